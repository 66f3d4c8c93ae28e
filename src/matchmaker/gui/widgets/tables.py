"""Tables of records: headings that sort, hairlines, one row chosen."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from matchmaker.gui.models.rows import Role, RowTableModel
from matchmaker.gui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class _Cells(QStyledItemDelegate):
    """Cells without a frame of their own: the row is what is chosen."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.textElideMode = Qt.TextElideMode.ElideRight


class RecordTable(QTableView):
    """A table over a ``RowTableModel``: ``chosen`` follows the choice, ``opened`` Enter."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, *, row: str = "row.normal") -> None:
        """Make an empty table; *row* is the size of a row in the theme."""
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Cells(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.size(row))
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setStretchLastSection(True)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heading.setSortIndicatorClearable(True)
        heading.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(Role.ROW)))

    def name(self, text: str) -> None:
        """Say what the table holds, to screen readers."""
        self.setAccessibleName(text)

    def show_model(self, model: RowTableModel[Any]) -> None:
        """Show *model* with the widths its columns ask for; headings sort."""
        self.setModel(model)
        self.setSortingEnabled(True)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def choose(self, key: object) -> bool:
        """Choose the row with *key*; False if it is not shown."""
        model = self.model()
        index = model.index_of(key) if isinstance(model, RowTableModel) else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def current_row(self) -> object:
        """Return the chosen row, or None."""
        index = self.currentIndex()
        return index.data(Role.ROW) if index.isValid() else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.current_row())
            return
        rows = self.model().rowCount() if self.model() is not None else 0
        if event.key() in _ENDS and rows and not event.modifiers():
            # Qt would go along the columns of a row, which nobody can see here.
            row = 0 if event.key() == Qt.Key.Key_Home else rows - 1
            self.setCurrentIndex(self.model().index(row, 0))
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do not jump by letters: they are keys of the page."""

    def _current_changed(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Role.ROW) if index.isValid() else None)
