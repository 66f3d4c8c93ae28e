"""A field of several rows, one line of fields each: added, moved and taken away by keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.quantities import Reached, Target
from matchmaker.domain.records import Capability, Need, Patent, Proof
from matchmaker.gui.pages.editor.inputs import LineField
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button, IconButton, allow
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.messages import N_, Message

CROSS = 32
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Widths = Sequence[tuple[int, int]]
Row = Target | Reached | Patent | Proof


class RowLine(QWidget):
    """One row of fields: ``edited`` follows typing, ``moved`` Ctrl+Shift+arrow."""

    edited = Signal()
    left = Signal()
    moved = Signal(int)
    dropped = Signal()

    def __init__(self, session: Session) -> None:
        """Build the cross that takes the row away; subclasses add the fields."""
        super().__init__()
        self.session = session
        self._cross = IconButton(session.theme, "close", role="text-muted", size=14)
        self._cross.setFixedWidth(CROSS)
        self._cross.clicked.connect(self.dropped)

    def show_row(self, row: object) -> None:
        """Show *row*."""
        raise NotImplementedError

    def row(self) -> Row | None:
        """Return the row as typed, None if nothing was."""
        raise NotImplementedError

    def parts(self) -> list[QWidget]:
        """Return the fields, one a column."""
        raise NotImplementedError

    def focus(self) -> None:
        """Go to the first field."""
        self.parts()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, columns: Sequence[str]) -> None:
        """Name the fields after their *columns*."""
        for part, words in zip(self.parts(), columns, strict=True):
            part.setAccessibleName(words)
        self._cross.name(self.session.text(N_("Take this row away")))

    def lock(self, *, on: bool) -> None:
        """Let nothing be typed."""
        for part in self.parts():
            if isinstance(part, LineField):
                part.setReadOnly(on)
            else:
                part.setEnabled(not on)
        self._cross.setVisible(not on)

    def rest(self) -> None:
        """Forget the steps of typing."""
        for part in self.parts():
            if isinstance(part, LineField):
                part.rest()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & _CTRL_SHIFT == _CTRL_SHIFT:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def lay_out(self, widths: Widths) -> None:
        """Put the fields side by side, and send on what is typed in them."""
        inside = QWidget()
        inside.setFixedHeight(40)
        line = _line_layout(inside)
        for part, (width, stretch) in zip(self.parts(), widths, strict=True):
            _add_part(line, part, width, stretch)
            if isinstance(part, LineField):
                part.edited.connect(self.edited)
                part.left.connect(self.left)
        line.addWidget(self._cross)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(inside)
        whole.addWidget(hairline())

    def done(self) -> None:
        """Tell a value that was chosen."""
        self.edited.emit()
        self.left.emit()


class RowList(QWidget):
    """All rows of a field; ``changed`` sends them, rows with nothing in them left out."""

    changed = Signal(str, object)
    left = Signal()

    def __init__(self, session: Session, field: str, widths: Widths, *, most: int) -> None:
        """Show no row of *field* yet; at most *most* fit, their columns as wide as *widths*."""
        super().__init__()
        self._session = session
        self.field = field
        self._most = most
        self._locked = False
        self._rows: list[RowLine] = []
        self._shown: tuple[Row, ...] = ()
        self.title = PlainLabel(style="strong")
        self._note = ElidedLabel(style="small", tone="muted")
        self.add_button = Button(session.theme, kind="small", icon="plus", key=self.key)
        self.add_button.clicked.connect(self.add_row)
        self._heads = [PlainLabel(style="small", tone="muted") for _ in widths]
        self._problem = PlainLabel(style="small", tone="error", wrap=True)
        self._problem.setContentsMargins(20, 4, 12, 6)
        self._problem.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._names = surface(QWidget(), "header")
        self._lay_out(widths)

    key = ""

    def line(self) -> RowLine:
        """Return a new empty line."""
        raise NotImplementedError

    def columns(self) -> Sequence[str]:
        """Return the headings of the columns."""
        raise NotImplementedError

    def note(self) -> str:
        """Return what stands beside the title."""
        return ""

    def show_record(self, record: Need | Capability) -> None:
        """Show the rows of *record*; rows being typed stay where they are."""
        rows: tuple[Row, ...] = getattr(record, self.field)
        if rows == self.value() and self._rows:
            self._shown = rows
            return
        self._shown = rows
        while len(self._rows) > len(rows):
            self._take_away(self._rows[-1])
        for number, row in enumerate(rows):
            if number >= len(self._rows):
                self._append()
            self._rows[number].show_row(row)
        self._say()

    def value(self) -> tuple[Row, ...]:
        """Return the rows that hold something."""
        return tuple(found for line in self._rows if (found := line.row()) is not None)

    def add_row(self) -> None:
        """Add an empty row and go there, if one more fits."""
        if self._locked or len(self._rows) >= self._most:
            return
        self._append().focus()
        self._say()

    def rest(self) -> None:
        """Forget the steps of typing: everything is kept."""
        for line in self._rows:
            line.rest()

    def retranslate(self) -> None:
        """Word headings and names."""
        translator = self._session.translator
        self.title.setText(translator.label("record_field", self.field))
        self._note.setText(self.note())
        self.add_button.setText(translator.text(N_("Row")))
        for label, words in zip(self._heads, self.columns(), strict=True):
            label.setText(words)
        for line in self._rows:
            line.retranslate(self.columns())
        self._say()

    def show_problem(self, words: str) -> None:
        """Show under the rows what is wrong with them."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def lock(self, *, on: bool) -> None:
        """Let nothing be typed."""
        self._locked = on
        self.add_button.setVisible(not on)
        for line in self._rows:
            line.lock(on=on)

    def focus(self) -> None:
        """Go to the first row, made if need be."""
        if self._rows:
            self._rows[0].focus()
        else:
            self.add_row()

    def _lay_out(self, widths: Widths) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 7, 16, 7)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self._note, 1)
        head.addWidget(self.add_button)
        self._names.setFixedHeight(30)
        line = _line_layout(self._names)
        for label, (width, stretch) in zip(self._heads, widths, strict=True):
            _add_part(line, label, width, stretch)
        line.addSpacing(CROSS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addWidget(self._names)
        whole.addLayout(self._lines)
        whole.addWidget(self._problem)

    def _append(self) -> RowLine:
        line = self.line()
        line.edited.connect(self._edited)
        line.left.connect(self.left)
        line.moved.connect(lambda step: self._move(line, step))
        line.dropped.connect(lambda: self._drop(line))
        line.retranslate(self.columns())
        line.lock(on=self._locked)
        self._rows.append(line)
        self._lines.addWidget(line)
        return line

    def _take_away(self, line: RowLine) -> None:
        self._rows.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _drop(self, line: RowLine) -> None:
        at = self._rows.index(line)
        self._take_away(line)
        self._edited()
        self.left.emit()
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].focus()
        else:
            self.add_button.setFocus()
        self._say()

    def _move(self, line: RowLine, step: int) -> None:
        at = self._rows.index(line)
        to = at + step
        if 0 <= to < len(self._rows):
            self._rows.insert(to, self._rows.pop(at))
            self._lines.removeWidget(line)
            self._lines.insertWidget(to, line)
            line.focus()
            self._edited()

    def _edited(self) -> None:
        rows = self.value()
        if rows != self._shown:
            self._shown = rows
            self.changed.emit(self.field, rows)

    def _say(self) -> None:
        full = Message(N_("No more than {n} rows fit; take one away first."), n=self._most)
        if len(self._rows) < self._most:
            allow(self.add_button)
            self.add_button.setAccessibleDescription(self.title.text())
        else:
            allow(self.add_button, self._session.say(full))
        self._names.setVisible(bool(self._rows))


def _line_layout(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout(widget)
    line.setContentsMargins(20, 0, 12, 0)
    line.setSpacing(10)
    return line


def _add_part(line: QHBoxLayout, widget: QWidget, width: int, stretch: int) -> None:
    if width:
        widget.setFixedWidth(width)
    line.addWidget(widget, stretch)
