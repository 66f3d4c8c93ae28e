"""Paint the cells of tables: titles over organisations, completeness, scores, signs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from matchmaker.domain.bars import Bar
from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Role
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.score import paint_bar

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = int(_LEFT) | int(Qt.TextFlag.TextWordWrap)
_PAD = 10
_BAR = (46, 6)
_SCORE = 34
_TALL = 84  # of a row in which titles wrap
_LINES = 3
_FOOT = 19


class CellKind(StrEnum):
    """How a cell is painted."""

    PLAIN = "plain"
    CODE = "code"
    TITLE = "title"
    PERCENT = "percent"
    SCORE = "score"
    SIGN = "sign"
    WRAPPED = "wrapped"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: one line, or two; ``percent`` and ``bar`` are drawn; ``icon`` a sign.

    ``code`` stands before the second line, in the colour of ``code_role``.
    """

    text: str
    kind: CellKind = CellKind.PLAIN
    second: str = ""
    role: str = "text"
    language: Language | None = None
    second_language: Language | None = None
    percent: int = -1
    icon: str = ""
    right: bool = False
    code: str = ""
    code_role: str = "need"
    bar: Bar | None = None


class CellDelegate(QStyledItemDelegate):
    """Paints what ``cell(row, column)`` says; greyed where ``faded(row)`` holds."""

    def __init__(
        self, theme: Theme, cell: Callable[[Any, int], Cell], faded: Callable[[Any], bool]
    ) -> None:
        """Ask *cell* and *faded* at every painting."""
        super().__init__()
        self._theme = theme
        self._cell = cell
        self._faded = faded

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(60, 48)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Role.ROW)
        if row is None:
            return
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view = option.widget
        painter.save()
        self._ground(painter, box, state, index, view)
        cell = self._cell(row, index.column())
        inner = box.adjusted(_PAD, 0, -_PAD, -1)
        self._paint(painter, inner, cell, faded=self._faded(row))
        painter.restore()

    def _ground(
        self, painter: QPainter, box: QRect, state: QStyle.StateFlag, index: _Index, view: object
    ) -> None:
        theme = self._theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, theme.color("selection" if chosen else "surface-raised"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("border"))
        if not chosen:
            return
        if index.column() == 0:
            rule = QRect(box.left(), box.top(), theme.size("select-rule"), box.height())
            painter.fillRect(rule, theme.color("accent"))
        current = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        if isinstance(view, QTableView) and current and view.hasFocus():
            _ring(painter, box, theme, _ends(view, index.column()))

    def _paint(self, painter: QPainter, box: QRect, cell: Cell, *, faded: bool) -> None:
        role = "text-muted" if faded and cell.role == "text" else cell.role
        if cell.kind is CellKind.TITLE:
            self._two_lines(painter, box, cell, role)
        elif cell.kind is CellKind.PERCENT:
            self._percent(painter, box, cell)
        elif cell.kind is CellKind.SCORE:
            self._score(painter, box, cell)
        elif cell.kind is CellKind.WRAPPED:
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.color(role))
            painter.drawText(box, _WRAPPED, cell.text)
        else:
            box = self._icon(painter, box, cell)
            style = "strong" if cell.kind is CellKind.CODE else "body"
            self._line(painter, box, cell.text, (style, role, cell.language), right=cell.right)

    def _two_lines(self, painter: QPainter, box: QRect, cell: Cell, role: str) -> None:
        middle = box.center().y()
        upper = QRect(box.left(), middle - 20, box.width(), 21)
        lower = QRect(box.left(), middle + 1, box.width(), 19)
        look = ("strong", role, cell.language)
        if box.height() >= _TALL:
            lower.moveTop(self._wrapped(painter, box, cell.text, look))
        else:
            whole = not cell.second and not cell.code
            self._line(painter, box if whole else upper, cell.text, look)
        if cell.code:
            self._line(painter, lower, cell.code, ("small", cell.code_role, None))
            used = QFontMetrics(self._theme.font("small")).horizontalAdvance(cell.code)
            lower = lower.adjusted(used + 10, 0, 0, 0)
        self._line(painter, lower, cell.second, ("small", "text-muted", cell.second_language))

    def _wrapped(
        self, painter: QPainter, box: QRect, text: str, look: tuple[str, str, Language | None]
    ) -> int:
        """Paint *text* in up to three lines above a last one, all centred; return its top."""
        style, role, language = look
        font = self._theme.font(style, language)
        metrics = QFontMetrics(font)
        most, words = _LINES * metrics.lineSpacing(), " ".join(text.split())
        room = QRect(0, 0, box.width(), box.height() * 10)
        while (high := metrics.boundingRect(room, _WRAPPED, words).height()) > most:
            words = words[:-2].rstrip() + "\u2026"
        top = box.top() + (box.height() - high - _FOOT) // 2
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        painter.drawText(QRect(box.left(), top, box.width(), high), _WRAPPED, words)
        return top + high

    def _score(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if cell.bar is None:
            self._line(painter, box, cell.text, ("body", "text-muted", None))
            return
        width = box.width() - _SCORE
        bar = QRectF(box.left(), box.center().y() - 3, width, 8)
        paint_bar(painter, bar, cell.bar, self._theme)
        words = box.adjusted(width + 6, 0, 0, 0)
        self._line(painter, words, cell.text, ("strong", "text", None), right=True)

    def _percent(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        width, height = _BAR
        if cell.second:
            below = QRect(box.left(), box.center().y() + 1, box.width(), 19)
            self._line(painter, below, cell.second, ("small", "text-muted", None))
            box = QRect(box.left(), box.center().y() - 20, box.width(), 21)
        bar = QRectF(box.left(), box.center().y() - height / 2 + 1, width, height)
        painter.fillRect(bar, self._theme.color("level.track"))
        filled = QRectF(bar.left(), bar.top(), width * cell.percent / 100, height)
        painter.fillRect(filled, self._theme.color("level.strong.fill"))
        words = box.adjusted(width + 8, 0, 0, 0)
        self._line(painter, words, cell.text, ("body", cell.role, None), right=True)

    def _icon(self, painter: QPainter, box: QRect, cell: Cell) -> QRect:
        if not cell.icon:
            return box
        size = self._theme.size("icon.small")
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._theme.pixmap(cell.icon, cell.role, QSize(size, size), ratio=ratio)
        painter.drawPixmap(box.left(), box.center().y() - size // 2 + 1, pixmap)
        return box.adjusted(size + 6, 0, 0, 0)

    def _line(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        look: tuple[str, str, Language | None],
        *,
        right: bool = False,
    ) -> None:
        style, role, language = look
        font = self._theme.font(style, language)
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        words = QFontMetrics(font).elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, _RIGHT if right else _LEFT, words)


def _ends(table: QTableView, column: int) -> tuple[bool, bool]:
    """Tell whether a column is the first and the last one that is seen."""
    heading = table.horizontalHeader()
    at = heading.visualIndex(column)
    return at == 0, at == heading.count() - 1


def _ring(painter: QPainter, box: QRect, theme: Theme, ends: tuple[bool, bool]) -> None:
    """Draw one cell's part of the ring around the row that has the focus."""
    width, colour = theme.size("focus"), theme.color("focus-ring")
    bottom = box.bottom() - width  # above the hairline
    painter.fillRect(box.left(), box.top(), box.width(), width, colour)
    painter.fillRect(box.left(), bottom, box.width(), width, colour)
    for wanted, left in zip(ends, (box.left(), box.right() - width + 1), strict=True):
        if wanted:
            painter.fillRect(left, box.top(), width, box.height() - 1, colour)
