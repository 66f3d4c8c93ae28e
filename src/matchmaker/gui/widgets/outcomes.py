"""What an import would do, in figures: four counts to choose by, and one bar."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.columns import hairline
from matchmaker.gui.widgets.labels import plain_tip

_HEIGHT = 84
_BAR = 8
_ROLES = {"new": "accent", "changed": "text", "same": "text-muted", "refused": "status.error"}
_FILLS = {
    "new": "level.strong.fill",
    "changed": "level.possible.fill",
    "same": "level.track",
    "refused": "status.error",
}


class OutcomeCounts(QWidget):
    """Four counts side by side; pressing one chooses its rows, pressing it again none.

    ``chosen`` sends the code of the outcome, or ''.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Show no figures yet."""
        super().__init__()
        self._buttons = {code: _Count(theme, role) for code, role in _ROLES.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (code, button) in enumerate(self._buttons.items()):
            if number:
                row.addWidget(hairline(upright=True))
            row.addWidget(button, 1)
            button.clicked.connect(lambda _=False, c=code: self._pressed(c))

    def show_counts(self, counts: Mapping[str, int], words: Mapping[str, str]) -> None:
        """Show the *counts* by outcome, called *words*."""
        for code, button in self._buttons.items():
            button.show_count(counts.get(code, 0), words[code])

    def choose(self, code: str) -> None:
        """Show *code* as chosen ('' none), without the signal."""
        for each, button in self._buttons.items():
            button.setChecked(each == code)

    def value(self) -> str:
        """Return the chosen outcome, or ''."""
        return next((code for code, b in self._buttons.items() if b.isChecked()), "")

    def button(self, code: str) -> QAbstractButton:
        """Return the button of an outcome."""
        return self._buttons[code]

    def _pressed(self, code: str) -> None:
        value = code if self._buttons[code].isChecked() else ""
        self.choose(value)
        self.chosen.emit(value)


class OutcomeBar(QWidget):
    """The share of each outcome, in the order of the counts."""

    def __init__(self, theme: Theme) -> None:
        """Show an empty track."""
        super().__init__()
        self._theme = theme
        self._counts: Sequence[tuple[str, int]] = ()
        self.setFixedHeight(_BAR)
        theme.changed.connect(self.update)

    def show_counts(self, counts: Mapping[str, int], words: str) -> None:
        """Show *counts*; *words* say them to screen readers."""
        self._counts = tuple((code, counts.get(code, 0)) for code in _FILLS)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        total = sum(count for _, count in self._counts)
        painter.fillRect(self.rect(), self._theme.color("level.track"))
        shown = [(code, count) for code, count in self._counts if count]
        gaps = max(0, len(shown) - 1)
        # Every outcome that occurs is seen: at least three pixels of it.
        room = self.width() - gaps - 3 * len(shown)
        left = 0
        for number, (code, count) in enumerate(shown):
            width = 3 + round(room * count / total)
            width = self.width() - left if number == len(shown) - 1 else width
            painter.fillRect(QRect(left, 0, width, _BAR), self._theme.color(_FILLS[code]))
            left += width
            painter.fillRect(QRect(left, 0, 1, _BAR), self._theme.color("surface-raised"))
            left += 1


class _Count(QAbstractButton):
    """A large figure and its word; none of them stays, in slate."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._theme = theme
        self._role = role
        self._count = 0
        self._words = ""
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def show_count(self, count: int, words: str) -> None:
        self._count, self._words = count, words
        self.setAccessibleName(f"{count:,} {words}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(96, _HEIGHT)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, box = self._theme, self.rect()
        ground = "surface-raised"
        if self.isChecked():
            ground = "selection"
        elif self.underMouse():
            ground = "surface-hover"
        painter.fillRect(box, theme.color(ground))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("figure"))
        painter.setPen(theme.color(self._role if self._count else "text-muted"))
        painter.drawText(QRect(16, 10, box.width() - 18, 36), side, f"{self._count:,}")
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(16, 48, box.width() - 18, 20), side, self._words)
        if self.isChecked():
            painter.fillRect(QRect(0, box.bottom() - 1, box.width(), 2), theme.color("accent"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus-ring"), theme.size("focus")))
            painter.drawRect(box.adjusted(2, 2, -3, -3))
