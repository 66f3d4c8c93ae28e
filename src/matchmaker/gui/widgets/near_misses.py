"""Rows that set a need beside the capability that comes nearest, and say what it lacks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from matchmaker.domain.bars import Bar
from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Role
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.lists import paint_row_ground
from matchmaker.gui.widgets.score import paint_bar
from matchmaker.gui.widgets.tags import paint_ring

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_HEIGHT = 94
_SCORE = 150
_GAP = 24
_LINE = 22


@dataclass(frozen=True, slots=True)
class NearMiss:
    """One row as it is shown; without a nearest capability only the reason stands there."""

    title: str
    language: Language
    code: str
    owner: str
    nearest: str = ""
    nearest_language: Language | None = None
    nearest_code: str = ""
    reason: str = ""
    reason_role: str = "text-muted"
    bar: Bar | None = None
    score: str = ""
    change: str = ""


class NearMissDelegate(QStyledItemDelegate):
    """Paints the need at the left, the nearest capability in the middle, its bar at the right."""

    def __init__(self, theme: Theme, row: Callable[[Any], NearMiss]) -> None:
        """Ask *row* how to show a row."""
        super().__init__()
        self._theme = theme
        self._row = row

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(480, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        value = index.data(Role.ROW)
        if value is None:
            return
        row = self._row(value)
        box: QRect = option.rect
        theme = self._theme
        painter.save()
        paint_row_ground(painter, box, option.state, theme)
        inner = box.adjusted(20, 13, -20, -13)
        ring = QRect(inner.left(), inner.top() + 4, 14, 14)
        paint_ring(painter, ring.toRectF(), theme, "none")
        inner = inner.adjusted(26, 0, 0, 0)
        half = (inner.width() - _SCORE - 2 * _GAP) // 2
        left = QRect(inner.left(), inner.top(), half, inner.height())
        self._text(painter, left, row.code, "need", (row.title, row.language))
        self._second(painter, left, row.owner, "text-muted")
        middle = left.translated(half + _GAP, 0)
        if row.nearest_code:
            nearest = (row.nearest, row.nearest_language)
            self._text(painter, middle, row.nearest_code, "capability", nearest)
        self._second(painter, middle, row.reason, row.reason_role)
        below = middle.translated(0, _LINE)  # under the bar as well
        below.setRight(inner.right())
        self._second(painter, below, row.change, "text-muted")
        right = QRect(inner.right() - _SCORE, inner.top(), _SCORE, inner.height())
        self._score(painter, right, row)
        painter.restore()

    def _text(
        self,
        painter: QPainter,
        box: QRect,
        code: str,
        role: str,
        words: tuple[str, Language | None],
    ) -> None:
        theme = self._theme
        line = QRect(box.left(), box.top(), box.width(), _LINE)
        font = _bold(theme)
        painter.setFont(font)
        painter.setPen(theme.color(role))
        painter.drawText(line, _LEFT, code)
        used = QFontMetrics(font).horizontalAdvance(code) + 10
        font = theme.font("strong", words[1])
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        room = line.adjusted(used, 0, 0, 0)
        painter.drawText(room, _LEFT, _cut(" ".join(words[0].split()), font, room.width()))

    def _second(self, painter: QPainter, box: QRect, words: str, role: str) -> None:
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        line = QRect(box.left(), box.top() + _LINE + 2, box.width(), _LINE)
        painter.drawText(line, _LEFT, _cut(words, font, line.width()))

    def _score(self, painter: QPainter, box: QRect, row: NearMiss) -> None:
        if row.bar is None:
            return
        theme = self._theme
        painter.setFont(theme.font("lead"))
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(box.left(), box.top(), box.width(), _LINE), _RIGHT, row.score)
        height = theme.size("bar.height")
        bar = QRect(box.left(), box.top() + _LINE + 8, box.width(), height)
        paint_bar(painter, bar.toRectF(), row.bar, theme)


def _cut(words: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)


def _bold(theme: Theme) -> QFont:
    font = theme.font("small")
    font.setWeight(theme.font("strong").weight())
    return font
