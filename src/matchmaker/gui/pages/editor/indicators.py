"""The indicator rows: one line in three languages, operator, unit, now and target."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.limits import INDICATORS
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.gui.pages.editor.declared import Form
from matchmaker.gui.pages.editor.indicator_line import (
    CROSS,
    IndicatorLine,
    Row,
    add_part,
    line_layout,
    widths,
)
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.messages import N_

_WORDS = {
    "unit": N_("Unit"),
    "is": N_("Is"),
    "now": N_("Now"),
    "how": N_("How shown"),
    "target": N_("Target"),
    "value": N_("Reached"),
}


class Indicators(QWidget):
    """All rows; ``changed`` sends them, rows with nothing in them left out."""

    changed = Signal(str, object)
    left = Signal()

    def __init__(self, session: Session, form: Form) -> None:
        """Show no row yet."""
        super().__init__()
        self._session = session
        self._form = form
        self._locked = False
        self._rows: list[IndicatorLine] = []
        self._shown: tuple[Row, ...] = ()
        self._title = PlainLabel(style="strong")
        self._meets = ElidedLabel(style="small", tone="muted")
        self.add_button = Button(session.theme, kind="small", icon="plus", key="Ctrl +")
        self.add_button.clicked.connect(self.add_row)
        self._heads = [PlainLabel(style="small", tone="muted") for _ in self._columns()]
        self._problem = PlainLabel(style="small", tone="error", wrap=True)
        self._problem.setContentsMargins(20, 4, 12, 6)
        self._problem.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lay_out()

    def show_record(self, record: Need | Capability) -> None:
        """Show the rows of *record*; rows being typed stay where they are."""
        rows: tuple[Row, ...] = record.indicators
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
        """Add an empty row and go there; the eleventh does not fit."""
        if self._locked or len(self._rows) >= INDICATORS:
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
        self._title.setText(translator.label("record_field", "indicators"))
        self._meets.setText(self._session.say(self._form.indicators_meet))
        self.add_button.setText(translator.text(N_("Row")))
        for label, words in zip(self._heads, self._columns(), strict=True):
            label.setText(words)
        for line in self._rows:
            line.retranslate(self._columns())
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

    def _columns(self) -> tuple[str, ...]:
        translator = self._session.translator
        spoken = [translator.label("language", language.value) for language in Language]
        kinds = ("is", "unit", "now", "target")
        if self._form.kind is RecordKind.CAPABILITY:
            kinds = ("unit", "how", "value")  # type: ignore[assignment]
        return (*spoken, *(translator.text(_WORDS[kind]) for kind in kinds))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 7, 16, 7)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._meets, 1)
        head.addWidget(self.add_button)
        names = surface(QWidget(), "header")
        names.setFixedHeight(30)
        line = line_layout(names)
        for label, (width, stretch) in zip(self._heads, widths(self._form.kind), strict=True):
            add_part(line, label, width, stretch)
        line.addSpacing(CROSS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addWidget(names)
        whole.addWidget(hairline())
        whole.addLayout(self._lines)
        whole.addWidget(self._problem)
        self._names = names

    def _append(self) -> IndicatorLine:
        line = IndicatorLine(self._session, self._form.kind)
        line.edited.connect(self._edited)
        line.left.connect(self.left)
        line.moved.connect(lambda step: self._move(line, step))
        line.dropped.connect(lambda: self._drop(line))
        line.retranslate(self._columns())
        line.lock(on=self._locked)
        self._rows.append(line)
        self._lines.addWidget(line)
        return line

    def _take_away(self, line: IndicatorLine) -> None:
        self._rows.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _drop(self, line: IndicatorLine) -> None:
        at = self._rows.index(line)
        self._take_away(line)
        self._edited()
        self.left.emit()
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].focus()
        else:
            self.add_button.setFocus()
        self._say()

    def _move(self, line: IndicatorLine, step: int) -> None:
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
            self.changed.emit("indicators", rows)

    def _say(self) -> None:
        self.add_button.setEnabled(len(self._rows) < INDICATORS)
        self._names.setVisible(bool(self._rows))
