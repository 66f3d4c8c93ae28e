"""The table of a list page: columns as declared, several rows chosen at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.pages.cells import Cell, CellDelegate
from matchmaker.gui.pages.records.declared import ListColumn, Listing
from matchmaker.gui.presenters.listing import ListRow
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.tables import RecordTable

_ROW = 48


class ListTable(RecordTable):
    """Rows of records; ``picked`` follows every change of which rows are chosen."""

    picked = Signal()

    def __init__(self, session: Session, listing: Listing) -> None:
        """Show no row yet."""
        super().__init__(session.theme)
        self._session = session
        self._listing = listing
        self.rows_model: RowTableModel[ListRow] = RowTableModel(
            [self._column(each) for each in listing.columns],
            session.say,
            key=lambda row: row.id,
            parent=self,
        )
        self._delegate = CellDelegate(session.theme, self.cell, lambda row: row.expired)
        self.show_model(self.rows_model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        heading = self.horizontalHeader()
        heading.setStretchLastSection(False)
        for number, column in enumerate(listing.columns):
            if not column.width:
                heading.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.rows_model.layoutChanged.connect(self.picked)

    def cell(self, row: ListRow, number: int) -> Cell:
        """Return what one cell shows."""
        return self._listing.columns[number].cell(self._session, row)

    def picked_rows(self) -> tuple[ListRow, ...]:
        """Return the chosen rows, in the order shown."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = self.rows_model.rows()
        return tuple(rows[number] for number in numbers if number < len(rows))

    def neighbour(self) -> str:
        """Return the id of the row to choose when the current one goes, '' for none."""
        at = self.currentIndex().row()
        rows = self.rows_model.rows()
        follow = rows[at + 1 : at + 2] or rows[max(at - 1, 0) : at]
        return follow[0].id if follow else ""

    def _column(self, column: ListColumn) -> Column[ListRow]:
        session = self._session
        return Column(
            column.heading,
            lambda row: _spoken(column.cell(session, row)),
            sort=lambda row: column.sort(session, row),
            width=column.width or 240,
        )


def _spoken(cell: Cell) -> str:
    return f"{cell.text}, {cell.second}" if cell.second else cell.text
