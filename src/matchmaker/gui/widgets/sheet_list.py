"""Lines of files and, indented under each, of its sheets."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Role
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.labels import plain_tip
from matchmaker.gui.widgets.lists import paint_row_ground

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 54
_EDGE = 15
_ICON = 18
_GAP = 10
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line: its title, what there is to say about it, its icon if it is a file, and a note."""

    title: str
    second: str
    icon: str = ""
    role: str = "text"
    second_role: str = "text-muted"
    language: Language | None = None
    note: str = ""
    note_role: str = "text-muted"


class FileDelegate(QStyledItemDelegate):
    """Paints files with an icon and their sheets indented."""

    def __init__(self, theme: Theme, line: Callable[[Any], FileLine]) -> None:
        """Ask *line* how to show a row."""
        super().__init__()
        self._theme = theme
        self._line = line

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Role.ROW)
        if row is None:
            return
        line = self._line(row)
        box: QRect = option.rect
        painter.save()
        paint_row_ground(painter, box, option.state, self._theme)
        if line.icon:
            ratio = painter.device().devicePixelRatioF()
            size = QSize(_ICON, _ICON)
            icon = self._theme.pixmap(line.icon, line.second_role, size, ratio=ratio)
            painter.drawPixmap(box.left() + _EDGE, box.top() + 10, icon)
        inner = box.adjusted(_EDGE + _ICON + _GAP, 8, -12, -8)
        half = inner.height() // 2
        first = QRect(inner.left(), inner.top(), inner.width(), half)
        first.setWidth(first.width() - self._note(painter, first, line))
        style = "strong" if line.icon else "body"
        elide = Qt.TextElideMode.ElideMiddle if line.icon else Qt.TextElideMode.ElideRight
        self._words(painter, first, (line.title, style, line.role, line.language), elide)
        second = QRect(inner.left(), inner.top() + half, inner.width(), half)
        words = (line.second, "small", line.second_role, None)
        self._words(painter, second, words, Qt.TextElideMode.ElideRight)
        painter.restore()

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        row = index.data(Role.ROW) if event.type() is QEvent.Type.ToolTip else None
        if row is None:
            return super().helpEvent(event, view, option, index)
        line = self._line(row)
        words = "\n".join(filter(None, (line.title, line.second)))
        QToolTip.showText(event.globalPos(), plain_tip(words), view)
        return True

    def _note(self, painter: QPainter, box: QRect, line: FileLine) -> int:
        if not line.note:
            return 0
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.color(line.note_role))
        painter.drawText(box, _RIGHT, line.note)
        return QFontMetrics(font).horizontalAdvance(line.note) + _GAP

    def _words(
        self,
        painter: QPainter,
        box: QRect,
        words: tuple[str, str, str, Language | None],
        elide: Qt.TextElideMode,
    ) -> None:
        text, style, role, language = words
        font = self._theme.font(style, language)
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        painter.drawText(box, _LEFT, QFontMetrics(font).elidedText(text, elide, box.width()))
