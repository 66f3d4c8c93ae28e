"""One table model for all: rows are frozen values, columns are declared data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from matchmaker.messages import Message

T = TypeVar("T")

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What delegates ask for beside Qt's own roles."""

    ROW = int(Qt.ItemDataRole.UserRole) + 1  # the value itself
    SORT = ROW + 1


# No slots: Python 3.11 cannot make Column[Row](…) of a frozen generic class that has them.
@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: its heading and what it shows of a row.

    ``sort`` gives the key to sort by (default: the text), ``decoration`` an icon or colour,
    ``right`` sets figures to the right.
    """

    heading: Message
    text: Callable[[T], str]
    sort: Callable[[T], object] | None = None
    decoration: Callable[[T], object] | None = None
    right: bool = False
    width: int = 120


class RowTableModel(QAbstractTableModel, Generic[T]):
    """Rows as given by the presenter, seen through a filter and in the order asked for.

    The model owns no data of its own: ``set_rows`` takes a new tuple; selection survives by key.
    """

    def __init__(
        self,
        columns: Sequence[Column[T]],
        say: Callable[[Message], str],
        *,
        key: Callable[[T], object],
        parent: QObject | None = None,
    ) -> None:
        """Show *columns*, headings worded by *say*; *key* tells rows apart."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._say = say
        self._key = key
        self._all: tuple[T, ...] = ()
        self._shown: tuple[T, ...] = ()
        self._keep: Callable[[T], bool] | None = None
        self._sort: tuple[int, bool] | None = None

    def set_rows(self, rows: Sequence[T]) -> None:
        """Replace all rows; persistent indexes follow their row by key."""
        self._all = tuple(rows)
        self._rearrange()

    def set_filter(self, keep: Callable[[T], bool] | None) -> None:
        """Show only rows that *keep* accepts (None: all)."""
        self._keep = keep
        self._rearrange()

    def rows(self) -> tuple[T, ...]:
        """Return the rows shown now, in order."""
        return self._shown

    def hidden(self) -> int:
        """Count the rows the filter holds back."""
        return len(self._all) - len(self._shown)

    def row_at(self, index: _Index) -> T | None:
        """Return the row at *index*, or None."""
        return self._shown[index.row()] if index.isValid() else None

    def index_of(self, key: object) -> QModelIndex:
        """Return the index of the row with *key*; an invalid one if it is not shown."""
        for number, row in enumerate(self._shown):
            if self._key(row) == key:
                return self.index(number, 0)
        return QModelIndex()

    def retranslate(self) -> None:
        """Word headings and cells again, after a change of language."""
        if self.columns:
            last = len(self.columns) - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        self._rearrange()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(row)
            case Qt.ItemDataRole.DecorationRole:
                return column.decoration(row) if column.decoration else None
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Role.ROW:
                return row
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say(self.columns[section].heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by *column* (-1: as given); rows that are equal stay in their given order."""
        self._sort = None if column < 0 else (column, order is Qt.SortOrder.DescendingOrder)
        self._rearrange()

    def _rearrange(self) -> None:
        """Work out what is shown, and carry persistent indexes over by key."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [(self._key(self._shown[i.row()]), i.column()) for i in before]
        self._shown = self._arranged()
        places = {self._key(row): number for number, row in enumerate(self._shown)}
        after = [
            self.index(places[key], column) if key in places else QModelIndex()
            for key, column in keys
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arranged(self) -> tuple[T, ...]:
        keep = self._keep
        rows = [row for row in self._all if keep is None or keep(row)]
        if self._sort is not None:
            number, backwards = self._sort
            column = self.columns[number]
            by = column.sort or column.text
            rows.sort(key=lambda row: by(row), reverse=backwards)  # type: ignore[arg-type,return-value]
        return tuple(rows)
