"""Cards of ranked candidates: who offers what, how well it fits, and the one reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from matchmaker.domain.bars import Bar
from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Role
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.labels import plain_tip
from matchmaker.gui.widgets.lists import paint_row_ground
from matchmaker.gui.widgets.score import paint_bar
from matchmaker.gui.widgets.tags import meter_width, paint_level, paint_ring

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIGURE = 22
_HEAD, _TITLE, _GIST, _FOOT = 26, 20, 18, 18
_RING = 12
_GAP = 8


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """A candidate as it is shown; every word is said already.

    ``short`` and ``place`` name the institution, ``gist`` is the title in a second language ('' if
    the record has none). ``level`` is the code of the grade, ``reason_role`` the colour role of
    the reason. ``bar`` is None for a pair without a score. ``state`` is that of ``StateRing``.
    """

    rank: str
    code: str
    title: str
    language: Language
    short: str = ""
    place: str = ""
    place_language: Language | None = None
    gist: str = ""
    gist_language: Language | None = None
    bar: Bar | None = None
    score: str = ""
    out_of: str = ""
    level: str = ""
    level_words: str = ""
    reason: str = ""
    reason_role: str = "text-muted"
    state: str = ""
    state_words: str = ""


class CandidateDelegate(QStyledItemDelegate):
    """Paints rows as candidate cards."""

    def __init__(self, theme: Theme, card: Callable[[Any], CandidateCard]) -> None:
        """Ask *card* how to show a row."""
        super().__init__()
        self._theme = theme
        self._card = card

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(240, self._theme.size("row.candidate"))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Role.ROW)
        if row is None:
            return
        card = self._card(row)
        box: QRect = option.rect
        painter.save()
        paint_row_ground(painter, box, option.state, self._theme)
        inner = box.adjusted(18, 12, -16, -12)
        self._head(painter, QRect(inner.left(), inner.top(), inner.width(), _HEAD), card)
        self._titles(painter, inner.adjusted(0, _HEAD + 2, 0, 0), card)
        top = inner.top() + _HEAD + 2 + _TITLE + 1 + _GIST + _GAP
        height = self._theme.size("bar.height")
        if card.bar is not None:
            bar = QRect(inner.left(), top, inner.width(), height)
            paint_bar(painter, bar.toRectF(), card.bar, self._theme)
        self._foot(painter, QRect(inner.left(), top + height + 6, inner.width(), _FOOT), card)
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
        card = self._card(row)
        lines = (card.title, card.gist, f"{card.short} {card.place}".strip(), card.reason)
        QToolTip.showText(event.globalPos(), plain_tip("\n".join(filter(None, lines))), view)
        return True

    def _head(self, painter: QPainter, box: QRect, card: CandidateCard) -> None:
        theme = self._theme
        right = self._score(painter, box, card)
        if card.state:
            right = self._state(painter, box.adjusted(0, 0, right - box.right(), 0), card)
        left = box.left()
        for words, role, font in (
            (card.rank, "text-muted", theme.font("small")),
            (card.code, "capability", _bold(theme)),
            (card.short, "text", theme.font("small")),
            (card.place, "text-muted", theme.font("small", card.place_language)),
        ):
            room = right - left
            if not words or room < 16:
                continue
            fits = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(theme.color(role))
            painter.drawText(QRect(left, box.top(), room, box.height()), _LEFT, fits)
            left += max(QFontMetrics(font).horizontalAdvance(fits), 12) + _GAP

    def _score(self, painter: QPainter, box: QRect, card: CandidateCard) -> int:
        """Paint the figure and return where it begins."""
        if not card.score:
            return box.right()
        theme = self._theme
        caption = theme.font("caption")
        painter.setFont(caption)
        painter.setPen(theme.color("text-muted"))
        painter.drawText(box.adjusted(0, 5, 0, 0), _RIGHT, card.out_of)
        used = QFontMetrics(caption).horizontalAdvance(card.out_of) + 4
        figure = theme.font("figure")
        figure.setPixelSize(_FIGURE)
        painter.setFont(figure)
        painter.setPen(theme.color("text"))
        painter.drawText(box.adjusted(0, 0, -used, 0), _RIGHT, card.score)
        return box.right() - used - QFontMetrics(figure).horizontalAdvance(card.score) - 12

    def _state(self, painter: QPainter, box: QRect, card: CandidateCard) -> int:
        """Paint ring and word of a judged pair at the right of *box*; return where they begin."""
        theme = self._theme
        font = theme.font("small")
        width = QFontMetrics(font).horizontalAdvance(card.state_words)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(box, _RIGHT, card.state_words)
        left = box.right() - width - _RING - 5
        ring = QRect(left, box.center().y() - _RING // 2, _RING, _RING)
        paint_ring(painter, ring.toRectF(), theme, card.state)
        return left - _GAP

    def _titles(self, painter: QPainter, box: QRect, card: CandidateCard) -> None:
        theme = self._theme
        painter.setPen(theme.color("text"))
        font = theme.font("strong", card.language)
        lines = 1 if card.gist else 2
        for number, words in enumerate(lines_of(card.title, font, box.width(), most=lines)):
            line = QRect(box.left(), box.top() + number * _TITLE, box.width(), _TITLE)
            painter.setFont(font)
            painter.drawText(line, _LEFT, words)
        if card.gist:
            small = theme.font("small", card.gist_language)
            painter.setFont(small)
            painter.setPen(theme.color("text-muted"))
            line = QRect(box.left(), box.top() + _TITLE + 1, box.width(), _GIST)
            painter.drawText(line, _LEFT, lines_of(card.gist, small, box.width(), most=1)[0])

    def _foot(self, painter: QPainter, box: QRect, card: CandidateCard) -> None:
        theme = self._theme
        used = 0
        if card.level_words:
            paint_level(painter, box.toRectF(), theme, card.level, card.level_words)
            used = meter_width(theme, card.level_words) + 12
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color(card.reason_role))
        room = box.width() - used
        fits = QFontMetrics(font).elidedText(card.reason, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _RIGHT, fits)


class CodeDelegate(QStyledItemDelegate):
    """Paints rows as ring and code only, for a list folded to a narrow column."""

    def __init__(self, theme: Theme, code: Callable[[Any], tuple[str, str]]) -> None:
        """Ask *code* for the code of a row and its ring."""
        super().__init__()
        self._theme = theme
        self._code = code

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(60, 48)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Role.ROW)
        if row is None:
            return
        code, state = self._code(row)
        box: QRect = option.rect
        painter.save()
        paint_row_ground(painter, box, option.state, self._theme)
        middle = box.center().x()
        ring = QRect(middle - 6, box.top() + 8, 14, 14)
        paint_ring(painter, ring.toRectF(), self._theme, state)
        font = _bold(self._theme)
        painter.setFont(font)
        painter.setPen(self._theme.color("need"))
        words = QFontMetrics(font).elidedText(code, Qt.TextElideMode.ElideRight, box.width() - 8)
        foot = QRect(box.left() + 4, box.top() + 24, box.width() - 8, 18)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


def lines_of(text: str, font: QFont, width: int, *, most: int) -> list[str]:
    """Return at most *most* lines of *text* as they fit *width*, the last one ending in …."""
    whole = " ".join(text.split())
    layout = QTextLayout(whole, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    units = whole.encode("utf-16-le")  # Qt counts UTF-16 units
    while (line := layout.createLine()).isValid() and len(lines) < most:
        line.setLineWidth(max(20, width))
        start = line.textStart()
        last = len(lines) + 1 == most
        end = len(units) // 2 if last else start + line.textLength()
        lines.append(units[start * 2 : end * 2].decode("utf-16-le").strip())
    layout.endLayout()
    if lines:
        lines[-1] = QFontMetrics(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return lines or [""]


def _bold(theme: Theme) -> QFont:
    font = theme.font("small")
    font.setWeight(theme.font("strong").weight())
    return font
