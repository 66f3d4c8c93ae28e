"""One indicator row: names in three languages, operator, unit, now or how, and the figure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.gui.pages.editor.choices import Choice
from matchmaker.gui.pages.editor.figures import SIGNS, Typed, figure, reached, target
from matchmaker.gui.pages.editor.inputs import LineField, dashed
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import IconButton
from matchmaker.gui.widgets.columns import hairline
from matchmaker.messages import N_

Row = Target | Reached
CROSS = 32
_NAMES = (3, 3, 4)  # shares of what the fixed columns leave
_SIGN, _UNIT, _NOW, _FIGURE = 58, 84, 92, 96
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class IndicatorLine(QWidget):
    """One row of fields: ``edited`` follows typing, ``moved`` Ctrl+Shift+arrow."""

    edited = Signal()
    left = Signal()
    moved = Signal(int)
    dropped = Signal()

    def __init__(self, session: Session, kind: RecordKind) -> None:
        super().__init__()
        self._session = session
        self._kind = kind
        self._before: Row | None = None
        self._names = {language: LineField(language) for language in Language}
        self._sign = Choice(session.theme)
        self._sign.set_options([(comparison.value, sign) for comparison, sign in SIGNS.items()])
        self._sign.show_value(Comparison.AT_LEAST.value)
        self._unit = LineField()
        self._extra = LineField(right=kind is RecordKind.NEED)
        self._figure = LineField(right=True)
        self._cross = IconButton(session.theme, "close", role="text-muted", size=14)
        self._lay_out()
        for field in self._fields():
            field.edited.connect(self.edited)
            field.left.connect(self.left)
        self._sign.picked.connect(self._sign_picked)
        self._cross.clicked.connect(self.dropped)

    def show_row(self, row: Row) -> None:
        """Show *row*."""
        self._before = row
        for language, field in self._names.items():
            field.show_text(row.name.get(language))
            dashed(field, on=language in row.name.converted or not row.name.get(language))
        self._unit.show_text(row.unit)
        self._figure.show_text(figure(row))
        if isinstance(row, Target):
            self._sign.show_value(row.comparison.value)
            self._extra.show_text(row.now)
        else:
            self._extra.show_text(row.how.shown(self._session.language)[0])

    def row(self) -> Row | None:
        """Return the row as typed, None if nothing was."""
        typed = Typed(
            self._name(), self._unit.value(), self._figure.value(),
            Comparison(self._sign.value() or Comparison.AT_LEAST),
        )  # fmt: skip
        extra = self._extra.value()
        if not typed and not extra:
            return None
        if self._kind is RecordKind.NEED:
            return target(Typed(typed.name, typed.unit, typed.figure, typed.comparison, now=extra))
        before = self._before if isinstance(self._before, Reached) else None
        return reached(
            Typed(typed.name, typed.unit, typed.figure, how=extra), before, self._session.language
        )

    def retranslate(self, columns: Sequence[str]) -> None:
        """Name the fields after their *columns*."""
        parts = [*self._names.values()]
        parts += [self._sign] if self._kind is RecordKind.NEED else []  # type: ignore[list-item]
        parts += [self._unit, self._extra, self._figure]
        for part, words in zip(parts, columns, strict=True):
            part.setAccessibleName(words)
        self._cross.name(self._session.text(N_("Take this row away")))

    def lock(self, *, on: bool) -> None:
        """Let nothing be typed."""
        for field in self._fields():
            field.setReadOnly(on)
        self._sign.setEnabled(not on)
        self._cross.setVisible(not on)

    def rest(self) -> None:
        """Forget the steps of typing."""
        for field in self._fields():
            field.rest()

    def focus(self) -> None:
        """Go to the name in the reader's language."""
        self._names[self._session.language].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & _CTRL_SHIFT == _CTRL_SHIFT:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def _fields(self) -> tuple[LineField, ...]:
        return (*self._names.values(), self._unit, self._extra, self._figure)

    def _name(self) -> LocalisedText:
        name = self._before.name if self._before is not None else LocalisedText()
        for language, field in self._names.items():
            if field.value() != name.get(language):
                name = name.with_text(language, field.value())
        return name

    def _sign_picked(self) -> None:
        self.edited.emit()
        self.left.emit()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setFixedHeight(40)
        line = line_layout(inside)
        parts: list[QWidget] = [*self._names.values()]
        parts += [self._sign] if self._kind is RecordKind.NEED else []
        parts += [self._unit, self._extra, self._figure]
        for part, (width, stretch) in zip(parts, widths(self._kind), strict=True):
            add_part(line, part, width, stretch)
        line.addWidget(self._cross)
        self._cross.setFixedWidth(CROSS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(inside)
        whole.addWidget(hairline())


def widths(kind: RecordKind) -> list[tuple[int, int]]:
    """Return fixed width (0: none) and stretch of each column but the cross."""
    names = [(0, stretch) for stretch in _NAMES]
    if kind is RecordKind.NEED:
        return [*names, (_SIGN, 0), (_UNIT, 0), (_NOW, 0), (_FIGURE, 0)]
    return [*names, (_UNIT, 0), (0, 3), (_FIGURE, 0)]


def line_layout(widget: QWidget) -> QHBoxLayout:
    """Give *widget* the layout that headings and rows share."""
    line = QHBoxLayout(widget)
    line.setContentsMargins(20, 0, 12, 0)
    line.setSpacing(10)
    return line


def add_part(line: QHBoxLayout, widget: QWidget, width: int, stretch: int) -> None:
    """Add *widget* with the width of its column."""
    if width:
        widget.setFixedWidth(width)
    line.addWidget(widget, stretch)
