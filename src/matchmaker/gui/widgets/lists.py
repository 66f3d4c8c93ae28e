"""Lists of records: two lines a row, one row chosen, worked by keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Role, RowTableModel
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.tags import paint_ring

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)  # fmt: skip
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Card:
    """A row as it is shown: title and code, under them a second line and a note at the right.

    ``side`` is the colour role of the code (``need`` or ``capability``); ``state`` that of
    ``StateRing`` ('' for no ring); ``note_tone`` the colour role of the note.
    """

    title: str
    code: str
    side: str = "need"
    second: str = ""
    note: str = ""
    note_tone: str = "text-muted"
    state: str = ""
    language: Language | None = None
    second_language: Language | None = None


class CardDelegate(QStyledItemDelegate):
    """Paints rows as cards of two lines; content in the face of its own language."""

    def __init__(self, theme: Theme, card: Callable[[Any], Card], *, height: int = 0) -> None:
        """Ask *card* how to show a row."""
        super().__init__()
        self._theme = theme
        self._card = card
        self._height = height or theme.size("row.double")

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, self._height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Role.ROW)
        if row is None:
            return
        card = self._card(row)
        box: QRect = option.rect
        state = option.state
        painter.save()
        paint_row_ground(painter, box, state, self._theme)
        inner = box.adjusted(15, 8, -12, -8)
        if card.state:
            ring = QRect(inner.left(), inner.top() + 4, 14, 14)
            paint_ring(painter, ring.toRectF(), self._theme, card.state)
            inner = inner.adjusted(24, 0, 0, 0)
        half = inner.height() // 2
        self._line(painter, QRect(inner.left(), inner.top(), inner.width(), half), _first(card))
        foot = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        self._line(painter, foot, _second(card))
        painter.restore()

    def _line(self, painter: QPainter, box: QRect, line: "_Line") -> None:
        used = 0
        if line.right:
            font = self._theme.font(line.right_style)
            if line.right_bold:
                font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(self._theme.color(line.right_role))
            room = int(box.width() * 0.6)
            words = QFontMetrics(font).elidedText(line.right, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box, _RIGHT, words)
            used = QFontMetrics(font).horizontalAdvance(words) + 10
        font = self._theme.font(line.style, line.language)
        painter.setFont(font)
        painter.setPen(self._theme.color(line.role))
        words = " ".join(line.left.split())
        words = QFontMetrics(font).elidedText(
            words, Qt.TextElideMode.ElideRight, box.width() - used
        )
        painter.drawText(box, _LEFT, words)


@dataclass(frozen=True, slots=True)
class _Line:
    left: str
    style: str
    role: str
    language: Language | None
    right: str
    right_style: str
    right_role: str
    right_bold: bool


def _first(card: Card) -> _Line:
    return _Line(
        card.title, "strong", "text", card.language, card.code, "small", card.side, right_bold=True
    )


def _second(card: Card) -> _Line:
    return _Line(
        card.second, "small", "text-muted", card.second_language, card.note, "small",
        card.note_tone, right_bold=card.note_tone != "text-muted",
    )  # fmt: skip


def paint_row_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, theme: Theme) -> None:
    """Paint what every row stands on: surface, hairline below, and the rule of a chosen row."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    hover = bool(state & QStyle.StateFlag.State_MouseOver)
    role = "selection" if chosen else "surface-hover" if hover else "surface-raised"
    painter.fillRect(box, theme.color(role))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("border"))
    if chosen:
        rule = theme.size("select-rule")
        painter.fillRect(QRect(box.left(), box.top(), rule, box.height()), theme.color("accent"))
    if chosen and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.color("focus-ring"), theme.size("focus")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(theme.size("select-rule") + 1, 1, -1, -2))


class RecordList(QListView):
    """A list with one chosen row: ``chosen`` follows the choice, ``opened`` comes with Enter.

    ``pointed`` sends the row a person went to with a key or the mouse, even if it was chosen.
    """

    chosen = Signal(object)
    pointed = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Make an empty list."""
        super().__init__()
        self._theme = theme
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(Role.ROW)))
        self.clicked.connect(lambda index: self.pointed.emit(index.data(Role.ROW)))
        theme.changed.connect(lambda: self.viewport().update())

    def name(self, text: str) -> None:
        """Say what is listed, to screen readers."""
        self.setAccessibleName(text)

    def show_model(self, model: RowTableModel[Any]) -> None:
        """List the rows of *model*; the choice follows its row when rows come and go."""
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def choose(self, key: object) -> bool:
        """Choose the row with *key*; False if it is not in the list."""
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
        super().keyPressEvent(event)
        if event.key() in _MOVES and self.currentIndex().isValid():
            self.pointed.emit(self.current_row())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do not jump by letters: they are keys of the page."""

    def _current_changed(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Role.ROW) if index.isValid() else None)
