"""How one sheet was read, and what each of its columns means."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from matchmaker.domain.intake import SheetReading
from matchmaker.domain.kinds import RecordKind
from matchmaker.folding import has_han
from matchmaker.gui.models.rows import Column
from matchmaker.gui.pages.importing.first_rows import FirstRows
from matchmaker.gui.pages.importing.options import LEAVE_OUT, SheetOptions
from matchmaker.gui.presenters.data import DataPresenter
from matchmaker.gui.presenters.data_rows import ColumnRow, FileRow, column_rows, script_of
from matchmaker.gui.presenters.data_words import column_field, column_letters
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.theme import Tone
from matchmaker.gui.widgets.buttons import LinkButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.keys import on_list_key
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.gui.widgets.mapping import MappedColumn, MappingModel, MappingTable
from matchmaker.messages import N_, NN_, Message

_HEAD = 42
_FIRST_ROWS = 2  # the page of the stack
_FIELD = 1  # the column of the table that can be changed
_HEADINGS = {
    "heading": N_("Column in the file"),
    "field_words": N_("Field"),
    "example": N_("First value"),
    "check": N_("Check"),
}
_STATES: Mapping[str, tuple[str, Tone]] = {
    "recognised": (N_("recognised"), Tone.OK),
    "by_content": (N_("by its content"), Tone.WARNING),
    "by_part": (N_("part of heading"), Tone.WARNING),
    "by_choice": (N_("chosen by you"), Tone.OK),
    "as_before": (N_("as last time"), Tone.OK),
    "left_out": (N_("left out"), Tone.PLAIN),
}


class SheetPanel(QWidget):
    """The chosen sheet; ``removed`` sends its line when its file shall go."""

    removed = Signal(object)

    def __init__(self, session: Session, presenter: DataPresenter) -> None:
        """Show nothing yet."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self._row: FileRow | None = None
        self._offered: object = None
        surface(self, "raised")
        self._title = ElidedLabel(style="lead")
        self._remove = LinkButton()
        self.options = SheetOptions(session)
        self._stack = QStackedWidget()
        self._note = PlainLabel(style="small", tone="muted", wrap=True)
        self.overwrite = QCheckBox()
        self._sign = QLabel()
        self._reason = PlainLabel(wrap=True)
        self.first_rows = FirstRows(session)
        self.table = MappingTable(session.theme, self._column)
        self.model = MappingModel(self._columns(), session.say, key=lambda row: row.column.index)
        self.table.show_model(self.model)
        self._assemble()
        self._connect()

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._remove.setText(text(N_("Take the file out")))
        self.table.name(text(N_("Columns of the sheet")))
        self._note.setText(
            text(
                N_(
                    "A row is the same record if its code is known, or without a code the same "
                    "organisation and title. Empty cells never erase anything."
                )
            )
        )
        self.overwrite.setText(text(N_("Rows may overwrite records that have another title")))
        self.options.retranslate()
        self.first_rows.retranslate()
        self.model.retranslate()
        self._show()

    def show_row(self, row: FileRow | None) -> None:
        """Show the sheet or unreadable file of *row*."""
        self._row = row
        self._show()

    def pane(self) -> QWidget:
        """Return what takes the focus: the columns, or the first rows where nothing is known."""
        rows = self._stack.currentIndex() == _FIRST_ROWS
        return self.first_rows.table if rows else self.table

    def edit_field(self) -> None:
        """Go to the columns and open the choice of the current one."""
        self.table.setFocus()
        self.table.edit_field()

    def _assemble(self) -> None:
        head = QWidget()
        head.setFixedHeight(_HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(self._title, 1)
        row.addWidget(self._remove)
        columns = QWidget()
        column = QVBoxLayout(columns)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._note.setContentsMargins(20, 10, 20, 12)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        self.overwrite.setContentsMargins(20, 0, 20, 0)
        column.addWidget(self.overwrite)
        column.addWidget(self._note)
        self._stack.addWidget(columns)
        self._stack.addWidget(self._reason_page())
        self._stack.addWidget(self.first_rows)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(hairline())
        whole.addWidget(self.options)
        whole.addWidget(self._stack, 1)

    def _reason_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._reason, 1, Qt.AlignmentFlag.AlignTop)
        return page

    def _connect(self) -> None:
        self.table.picked.connect(self._pick_field)
        self.options.kind_chosen.connect(self._pick_kind)
        self.first_rows.chosen.connect(self._pick_start)
        self.options.header_chosen.connect(self._pick_header)
        self.options.encoding_chosen.connect(self._pick_encoding)
        self.overwrite.clicked.connect(self._pick_overwriting)
        self._remove.clicked.connect(lambda: self.removed.emit(self._row))
        self._session.theme_changed.connect(self._show)
        on_list_key(self.table, "M", self.table.edit_field)

    # --- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        row = self._row
        reading = row.reading if row else None
        self._remove.setVisible(row is not None)
        self.options.setVisible(reading is not None)
        if row is None:
            self._title.setText("")
            self._show_reason("", "info")
        elif reading is None:
            self._title.show_text(row.file)
            self._show_reason(self._session.say(row.refused) if row.refused else "", "error")
        else:
            self._show_reading(row, reading)

    def _show_reading(self, row: FileRow, reading: SheetReading) -> None:
        self._title.show_text(reading.sheet or row.file, script_of(reading))
        self.options.show_reading(reading)
        if reading.kind is None and reading.lines:
            if self._stack.currentIndex() != _FIRST_ROWS or self._offered != reading:
                self._offered = reading
                self.first_rows.show_sheet(reading)
            self._stack.setCurrentIndex(_FIRST_ROWS)
            return
        if reading.kind is None:
            said = row.hint or Message(N_("You left this sheet out. Choose what it lists."))
            self._show_reason(self._session.say(said), "info")
            return
        choices = self._presenter.choices
        self.overwrite.setVisible(choices.asks_to_overwrite(reading))
        self.overwrite.setChecked(reading.choice.overwrite)
        self._offer_fields(reading)
        self.model.set_rows(column_rows(reading, self._presenter.desk.choices))
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, _FIELD))
        self._stack.setCurrentIndex(0)

    def _offer_fields(self, reading: SheetReading) -> None:
        wanted = (reading.kind, self._session.language)
        if reading.kind is None or self._offered == wanted:
            return
        self._offered = wanted
        translator, kind = self._session.translator, reading.kind
        fields = ["", *(each.field for each in self._presenter.choices.fields(reading))]
        self.table.set_choices(
            [(field, column_field(field, kind, translator)) for field in fields]
        )

    def _show_reason(self, words: str, tone: str) -> None:
        theme, ratio = self._session.theme, self.devicePixelRatioF()
        self._reason.setText(words)
        self._sign.setPixmap(theme.pixmap(tone, f"status.{tone}", QSize(16, 16), ratio=ratio))
        self._sign.setVisible(bool(words))
        self._stack.setCurrentIndex(1)

    def _columns(self) -> tuple[Column[ColumnRow], ...]:
        def text(part: str) -> Column[ColumnRow]:
            return Column(
                Message(_HEADINGS[part]), lambda row: str(getattr(self._column(row), part))
            )

        return tuple(text(part) for part in _HEADINGS)

    def _column(self, row: ColumnRow) -> MappedColumn:
        reading = self._row.reading if self._row else None
        kind = reading.kind if reading and reading.kind else RecordKind.NEED
        translator = self._session.translator
        column = row.column
        heading = column.heading or translator.text(
            N_("Column {letter}"), letter=column_letters(column.index)
        )
        chinese = reading is not None and has_han(column.heading + column.example)
        words, tone = self._check(row)
        return MappedColumn(
            heading, row.field, column_field(row.field, kind, translator), column.example, words,
            tone, script_of(reading) if reading and chinese else None,
        )  # fmt: skip

    def _check(self, row: ColumnRow) -> tuple[str, Tone]:
        translator = self._session.translator
        if row.state == "refused":
            return translator.count(NN_("{n} refused", "{n} refused"), row.refused), Tone.ERROR
        if row.state == "doubtful":
            forms = NN_("{n} to look at", "{n} to look at")
            return translator.count(forms, row.doubtful), Tone.WARNING
        words, tone = _STATES[row.state]
        return translator.text(words), tone

    # --- choosing -------------------------------------------------------------------------------

    def _reading(self) -> SheetReading | None:
        return self._row.reading if self._row else None

    def _pick_field(self, row: ColumnRow, field: str) -> None:
        if (reading := self._reading()) is not None:
            choices = self._presenter.choices.column(reading, row.column.index, field)
            self._presenter.choose(choices)

    def _pick_kind(self, code: str) -> None:
        reading, choices = self._reading(), self._presenter.choices
        if reading is None:
            return
        if code != LEAVE_OUT and reading.kind is None and reading.lines:
            self.first_rows.choose(RecordKind(code))
        elif code != LEAVE_OUT:
            self._presenter.choose(choices.kind(reading, RecordKind(code)))
        elif choices.is_only_list(reading):
            self.removed.emit(self._row)
        elif reading.kind is not None:
            self._presenter.choose(choices.kind(reading, None))

    def _pick_start(self, code: str, row: int) -> None:
        if (reading := self._reading()) is not None:
            choices = self._presenter.choices.kind(reading, RecordKind(code), row=row)
            self._presenter.choose(choices)

    def _pick_header(self, row: int) -> None:
        reading = self._reading()
        if reading is not None and row != reading.header_row:
            self._presenter.choose(self._presenter.choices.header_row(reading, row))

    def _pick_overwriting(self, allowed: bool) -> None:
        if (reading := self._reading()) is not None:
            self._presenter.choose(self._presenter.choices.overwriting(reading, allowed=allowed))

    def _pick_encoding(self, encoding: str) -> None:
        reading = self._reading()
        if reading is not None and encoding != reading.encoding:
            self._presenter.choose(self._presenter.choices.encoding(reading, encoding))
