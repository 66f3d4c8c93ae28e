"""The comparison row by row: the wish, what it is about, the offer, and how that stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.theme import Theme, Tone
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.marked import TextWithMarks

SPINE = 124
_ROW = 30
_HATCH = QSize(26, 10)
_STEP = 4


@dataclass(frozen=True, slots=True)
class Value:
    """What stands on one side; ``marks`` are the places (start, end) both sides share.

    ``stated`` is False where the words only say that nothing is stated.
    """

    text: str
    language: Language
    stated: bool = True
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MirrorRow:
    """One row; ``remark`` says how the offer stands to the wish, in the colour of ``tone``.

    ``open`` rows show the hatch of what is not stated in place of a remark.
    """

    need: Value
    label: str
    offer: Value
    remark: str = ""
    tone: str = "muted"
    open: bool = False


class MirrorTable(QWidget):
    """Rows with a spine of 124 pixels; a row grows where a value takes more than one line."""

    def __init__(self, theme: Theme) -> None:
        """Show no row."""
        super().__init__()
        self._theme = theme
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_rows(self, rows: Sequence[MirrorRow]) -> None:
        """Show *rows* in place of those before; widgets are used again."""
        while len(self._rows) < len(rows):
            made = _Row(self._theme)
            self._rows.append(made)
            self._layout.addWidget(made)
        for number, widget in enumerate(self._rows):
            widget.setVisible(number < len(rows))
            if number < len(rows):
                widget.show_row(rows[number])

    def words(self) -> tuple[tuple[str, ...], ...]:
        """Return the words of the rows shown: need, label, offer, remark."""
        return tuple(row.words() for row in self._rows if not row.isHidden())


class _Row(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "raised")
        self._need = _ValueView(theme, Tone.NEED)
        self._label = PlainLabel(style="small", tone="muted", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._offer = _ValueView(theme, Tone.CAPABILITY)
        self._remark = PlainLabel(style="small")
        self._remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hatch = Hatch(theme)
        offer = _cell(self._offer, 1)
        right = offer.layout()
        if isinstance(right, QHBoxLayout):
            right.addWidget(self._remark)
            right.addWidget(self._hatch)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_cell(self._need, 1), 1)
        row.addWidget(spine_cell(self._label))
        row.addWidget(offer, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hairline())
        whole.addLayout(row)
        self.setMinimumHeight(_ROW)

    def show_row(self, row: MirrorRow) -> None:
        self._need.show_value(row.need)
        self._offer.show_value(row.offer)
        self._label.setText(row.label)
        self._remark.set_tone(row.tone)
        self._remark.setText(row.remark)
        self._remark.setVisible(bool(row.remark))
        self._hatch.setVisible(row.open and not row.remark)

    def words(self) -> tuple[str, ...]:
        return self._need.text(), self._label.text(), self._offer.text(), self._remark.text()


class _ValueView(QWidget):
    """A value as a plain label, or as text with marks where both sides share a part of it."""

    def __init__(self, theme: Theme, tone: Tone) -> None:
        super().__init__()
        self._tone = tone
        self._plain = PlainLabel(wrap=True)
        self._marked = TextWithMarks(theme)
        if tone is Tone.NEED:
            self._plain.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._marked.align_right()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(self._plain)
        layout.addWidget(self._marked)
        layout.addStretch(1)

    def show_value(self, value: Value) -> None:
        self._plain.set_tone("" if value.stated else "muted")
        self._plain.show_text(value.text, value.language)
        self._marked.show_text(value.text, value.language, marks=value.marks, tone=self._tone)
        self._plain.setVisible(not value.marks)
        self._marked.setVisible(bool(value.marks))

    def text(self) -> str:
        return self._plain.text()


class Hatch(QWidget):
    """A small hatched box: not stated, still open."""

    def __init__(self, theme: Theme) -> None:
        """Make the box."""
        super().__init__()
        self._theme = theme
        self.setFixedSize(_HATCH)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("text-muted"), 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        at = box.left() - box.height()
        while at < box.right():
            painter.drawLine(QLineF(at, box.bottom(), at + box.height(), box.top()))
            at += _STEP
        painter.setClipping(False)
        painter.drawRect(box)


def spine_cell(*parts: QWidget) -> QWidget:
    """Return the cell between two sides, 124 pixels wide, with *parts* one below the other."""
    spine = QWidget()
    surface(spine, "page")
    spine.setFixedWidth(SPINE)
    column = QVBoxLayout()
    column.setContentsMargins(4, 4, 4, 4)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    row = QHBoxLayout(spine)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(hairline(upright=True))
    row.addLayout(column, 1)
    row.addWidget(hairline(upright=True))
    return spine


def _cell(label: QWidget, stretch: int) -> QWidget:
    cell = QWidget()
    # Both sides share the room left by the spine evenly, whatever their words would like.
    cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    layout = QHBoxLayout(cell)
    layout.setContentsMargins(16, 4, 16, 4)
    layout.setSpacing(8)
    layout.addWidget(label, stretch)
    return cell
