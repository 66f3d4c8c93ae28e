"""The history tab: who changed what and when, with the whole texts of the chosen row below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSplitter, QVBoxLayout, QWidget

from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.pages.editor.inputs import TextArea
from matchmaker.gui.presenters.history import (
    HistoryPresenter,
    HistoryRow,
    heading,
    when_words,
)
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.messages import N_

_TABLE, _TEXTS = 480, 200


class HistoryView(QWidget):
    """A table of changes, newest first, over the two texts of one of them."""

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
        self._texts = {"before": TextArea(), "after": TextArea()}
        self._names = {"before": PlainLabel(style="strong"), "after": PlainLabel(style="strong")}
        self._lay_out()
        self.table.chosen.connect(self._show_row)
        self.presenter.changed.connect(self._fill)

    def load(self, record: str) -> None:
        """Show the history of the record with id *record*."""
        self.presenter.load(record)

    def retranslate(self) -> None:
        """Word headings and rows."""
        self.table.name(self._session.text(N_("History of this record")))
        for name, label in self._names.items():
            label.setText(self._session.say(heading(name)))
            self._texts[name].setAccessibleName(label.text())
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
        sides.setSpacing(16)
        for name in ("before", "after"):
            side = QVBoxLayout()
            side.setSpacing(4)
            side.addWidget(self._names[name])
            self._texts[name].setReadOnly(True)
            side.addWidget(self._texts[name])
            sides.addLayout(side, 1)
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
        self._texts["before"].setPlainText(found.before if found else "")
        self._texts["after"].setPlainText(found.after if found else "")
