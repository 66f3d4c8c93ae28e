"""Remarks one below the other: a sign, a few words in its colour, and a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.labels import PlainLabel

_SIGNS = {"ok": "check", "warning": "warning", "error": "error", "info": "info"}
_SIGN = QSize(16, 16)


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark; ``tone`` is ``ok``, ``warning``, ``error`` or ``info``."""

    tone: str
    title: str
    text: str = ""


class Remarks(QWidget):
    """A column of remarks; widgets are used again."""

    def __init__(self, theme: Theme) -> None:
        """Show none."""
        super().__init__()
        self._theme = theme
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(7)
        theme.changed.connect(self._tint)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show *remarks* in place of those before."""
        while len(self._rows) < len(remarks):
            row = _Row(self._theme)
            self._rows.append(row)
            self._layout.addWidget(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(remarks))
            if number < len(remarks):
                row.show_remark(remarks[number])

    def words(self) -> tuple[str, ...]:
        """Return the words shown, one text a remark."""
        return tuple(row.words() for row in self._rows if not row.isHidden())

    def _tint(self) -> None:
        for row in self._rows:
            row.tint()


class _Row(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tone = "info"
        self._sign = QLabel()
        self._sign.setFixedWidth(18)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._title = PlainLabel(style="smallstrong", wrap=True)
        self._text = PlainLabel(style="small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_remark(self, remark: Remark) -> None:
        self._tone = remark.tone
        self._title.set_tone(remark.tone)
        self._title.setText(remark.title)
        self._text.setText(remark.text)
        self._text.setVisible(bool(remark.text))
        self.tint()

    def tint(self) -> None:
        role = f"status.{self._tone}"
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(_SIGNS[self._tone], role, _SIGN, ratio=ratio))

    def words(self) -> str:
        return f"{self._title.text()} {self._text.text()}".strip()
