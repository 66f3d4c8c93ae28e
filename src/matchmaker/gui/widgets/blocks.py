"""Lists of short paragraphs: a sign, a title, and lines that wrap, each in its own face."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Role
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.lists import RecordList, paint_row_ground

_Index = QModelIndex | QPersistentModelIndex
_EDGE = 16
_SIGN = 16
_GAP = 10
_ABOVE = 9
_MOST = 60  # lines of one text; the rest is cut with an ellipsis


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A text that wraps; ``role`` is its colour role."""

    text: str
    role: str = "text"
    style: str = "small"
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A row: its lines, and a sign at the left with its colour role ('' for none)."""

    lines: tuple[BlockLine, ...]
    sign: str = ""
    sign_role: str = "text-muted"


class BlockDelegate(QStyledItemDelegate):
    """Paints rows as blocks, as high as their words need."""

    def __init__(self, theme: Theme, block: Callable[[Any], Block]) -> None:
        """Ask *block* how to show a row."""
        super().__init__()
        self._theme = theme
        self._block = block

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        block = self._block(index.data(Role.ROW))
        height = sum(height for _, _, height in self._lines(block, width))
        return QSize(width, height + 2 * _ABOVE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Role.ROW)
        if row is None:
            return
        block = self._block(row)
        box: QRect = option.rect
        painter.save()
        paint_row_ground(painter, box, option.state, self._theme)
        if block.sign:
            size = QSize(_SIGN, _SIGN)
            ratio = painter.device().devicePixelRatioF()
            sign = self._theme.pixmap(block.sign, block.sign_role, size, ratio=ratio)
            painter.drawPixmap(box.left() + _EDGE, box.top() + _ABOVE + 2, sign)
        top = box.top() + _ABOVE
        for line, layout, height in self._lines(block, box.width()):
            painter.setPen(self._theme.color(line.role))
            layout.draw(painter, QPointF(box.left() + _indent(block), top))
            top += height
        painter.restore()

    def _lines(self, block: Block, width: int) -> Iterator[tuple[BlockLine, QTextLayout, int]]:
        room = max(40, width - _indent(block) - _EDGE)
        for line in block.lines:
            layout, height = self._laid_out(line, room)
            yield line, layout, height

    def _laid_out(self, line: BlockLine, width: int) -> tuple[QTextLayout, int]:
        # A line separator breaks the line inside one layout; "\n" would not.
        text = line.text.replace("\n", "\u2028")
        layout = QTextLayout(text, self._theme.font(line.style, line.language))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        step = self._theme.line_height(line.style)
        layout.beginLayout()
        count = 0
        while count < _MOST and (part := layout.createLine()).isValid():
            part.setLineWidth(width)
            part.setPosition(QPointF(0, count * step + (step - part.height()) / 2))
            count += 1
        layout.endLayout()
        return layout, count * step


class BlockList(RecordList):
    """A list whose rows are as high as their words need, laid out anew when it gets wider."""

    def __init__(self, theme: Theme, block: Callable[[Any], Block]) -> None:
        """Show rows as *block* says."""
        super().__init__(theme)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._delegate = BlockDelegate(theme, block)
        self.setItemDelegate(self._delegate)
        theme.changed.connect(self._measure)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._measure()

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def _indent(block: Block) -> int:
    return _EDGE + (_SIGN + _GAP if block.sign else 0)


def words_of(block: Block) -> str:
    """Return all words of a block, for screen readers."""
    return "\n".join(line.text for line in block.lines if line.text)
