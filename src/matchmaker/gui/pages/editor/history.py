"""The history tab: who changed what and when, with the whole texts of the chosen row below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSplitter, QVBoxLayout, QWidget

from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.pages.editor.values_back import ValuesBack
from matchmaker.gui.presenters.history import (
    HistoryPresenter,
    HistoryRow,
    heading,
    when_words,
)
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.messages import N_

_TABLE, _TEXTS = 480, 200


class HistoryView(QWidget):
    """A table of changes, newest first, over the two texts of one of them.

    ``wanted`` asks to put a value of a change back (True: the later one).
    """

    wanted = Signal(object, bool)

    def __init__(self, session: Session, kind: RecordKind) -> None:
        """Show nothing yet."""
        super().__init__()
        self._session = session
        self.presenter = HistoryPresenter(session, kind)
        self._model: RowTableModel[HistoryRow] = RowTableModel(
            self._columns(), session.say, key=lambda row: row.key, parent=self
        )
        self.table = RecordTable(session.theme, row="row.compact")
        self.table.show_model(self._model)
        for number in (3, 4):
            self.table.horizontalHeader().setSectionResizeMode(
                number, QHeaderView.ResizeMode.Stretch
            )
        self.values = ValuesBack(session, upright=False)
        self._lay_out()
        self.table.chosen.connect(self._show_row)
        self.presenter.changed.connect(self._fill)
        self.values.wanted.connect(self._put_back)

    def load(self, record: str) -> None:
        """Show the history of the record with id *record*."""
        self.presenter.load(record)

    def retranslate(self) -> None:
        """Word headings and rows."""
        self.table.name(self._session.text(N_("History of this record")))
        self.values.retranslate()
        self._model.retranslate()
        self._fill()

    def _columns(self) -> tuple[Column[HistoryRow], ...]:
        say = self._session
        return (
            Column(heading("when"), lambda row: when_words(row, say.translator), width=140),
            Column(heading("who"), lambda row: f"{row.by} \u00b7 {row.done}", width=170),
            Column(heading("what"), lambda row: row.field, width=130),
            Column(heading("before"), lambda row: " ".join(row.before.split())),
            Column(heading("after"), lambda row: " ".join(row.after.split())),
        )

    def _lay_out(self) -> None:
        below = surface(QWidget(), "raised")
        sides = QHBoxLayout(below)
        sides.setContentsMargins(20, 12, 20, 12)
        sides.addWidget(self.values)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(below)
        parts.setStretchFactor(0, 1)
        parts.setSizes([_TABLE, _TEXTS])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(parts)

    def _fill(self) -> None:
        self._model.set_rows(self.presenter.rows())
        if self._model.rows() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._show_row(self.table.current_row())

    def _show_row(self, row: object) -> None:
        found = row if isinstance(row, HistoryRow) else None
        self.values.show_row(found)

    def lock(self, *, on: bool) -> None:
        """Let nothing be put back."""
        self.values.lock(on=on)

    def _put_back(self, later: bool) -> None:
        row = self.table.current_row()
        if isinstance(row, HistoryRow):
            self.wanted.emit(row, later)
