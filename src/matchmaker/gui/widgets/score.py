"""The score bar and the waterfall, painted from the geometry of ``domain.bars``."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchmaker.domain.bars import FULL, Bar, BarKind, Step
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.labels import plain_tip

_FILLS = {
    BarKind.STRONG: "level.strong.fill",
    BarKind.POSSIBLE: "level.possible.fill",
    BarKind.WEAK: "level.weak.fill",
}
_HATCH = 4.0
_LABELS = 92
_VALUES = 74
_ROW = 23
_STEP = 13
_AXIS = 22
_TOTAL = 30
_BETWEEN = 8  # pixels between the words under the axis
_LEAST_GAP = 4


class ScoreBar(QWidget):
    """A track from 0 to 100 whose solid part ends exactly at the score."""

    def __init__(self, theme: Theme) -> None:
        """Show an empty track."""
        super().__init__()
        self._theme = theme
        self._bar = Bar((), 0)
        self.setFixedHeight(theme.size("bar.height"))
        self.setMinimumWidth(60)
        theme.changed.connect(self.update)

    def show_bar(self, bar: Bar, words: str) -> None:
        """Show *bar*; *words* say the score to screen readers."""
        self._bar = bar
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.size("bar.height"))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bar(QPainter(self), self.rect().toRectF(), self._bar, self._theme)


@dataclass(frozen=True, slots=True)
class WaterfallRow:
    """One row as it is worded: the criterion, its points (``+23``), and out of how many."""

    label: str
    value: str
    out_of: str
    step: Step


@dataclass(frozen=True, slots=True)
class WaterfallWords:
    """The words around the steps; ``marks`` are points on the axis with what they mean."""

    total: str
    score: str
    marks: tuple[tuple[int, str], ...]
    spoken: str


class Waterfall(QWidget):
    """The bar unfolded: one row a criterion, each starting where the last one ended."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._rows: tuple[WaterfallRow, ...] = ()
        self._total = Bar((), 0)
        self._words = WaterfallWords("", "", (), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_steps(self, rows: Sequence[WaterfallRow], total: Bar, words: WaterfallWords) -> None:
        """Show *rows* and under them *total*."""
        self._rows = tuple(rows)
        self._total = total
        self._words = words
        self.setAccessibleName(words.spoken)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, len(self._rows) * _ROW + _TOTAL + _AXIS)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis = QRectF(_LABELS, 0, max(10, self.width() - _LABELS - _VALUES), self.height())
        self._paint_lines(painter, axis)
        for number, row in enumerate(self._rows):
            box = QRectF(0, number * _ROW, self.width(), _ROW)
            self._paint_row(painter, box, axis, row)
            if number + 1 < len(self._rows):
                self._paint_link(painter, box, axis, row.step.carry)
        self._paint_total(painter, axis)

    def _paint_lines(self, painter: QPainter, axis: QRectF) -> None:
        foot = len(self._rows) * _ROW
        painter.setPen(QPen(self._theme.color("border"), 1))
        for points in (0, *(mark for mark, _ in self._words.marks), FULL):
            x = _at(axis, points)
            painter.drawLine(QLineF(x, 0, x, foot))

    def _paint_row(self, painter: QPainter, box: QRectF, axis: QRectF, row: WaterfallRow) -> None:
        small = self._theme.font("small")
        painter.setFont(small)
        painter.setPen(self._theme.color("text-muted"))
        _paint_left(painter, QRectF(0, box.top(), _LABELS - 6, box.height()), row.label)
        if (piece := row.step.piece) is not None:
            left, right = _at(axis, piece.start), _at(axis, piece.end)
            top = box.top() + (_ROW - _STEP) / 2
            shape = QRectF(left, top, max(2.0, right - left), _STEP)
            _paint_piece(painter, shape, piece.kind, self._theme, outlined=True)
        values = QRectF(self.width() - _VALUES, box.top(), _VALUES, box.height())
        taken = row.step.points is not None and row.step.points < 0
        self._paint_value(painter, values, row, role="level.capped" if taken else "text")

    def _paint_value(
        self, painter: QPainter, box: QRectF, row: WaterfallRow, *, role: str
    ) -> None:
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("text-muted"))
        painter.drawText(box, side, row.out_of)
        used = painter.fontMetrics().horizontalAdvance(row.out_of) + 4
        painter.setFont(_bold(self._theme))
        painter.setPen(self._theme.color(role))
        painter.drawText(box.adjusted(0, 0, -used, 0), side, row.value)

    def _paint_link(self, painter: QPainter, box: QRectF, axis: QRectF, points: int) -> None:
        x = _at(axis, points)
        foot = box.top() + (_ROW + _STEP) / 2
        painter.setPen(QPen(self._theme.color("text-muted"), 1))
        painter.drawLine(QLineF(x, foot, x, foot + _ROW - _STEP))

    def _paint_total(self, painter: QPainter, axis: QRectF) -> None:
        top = len(self._rows) * _ROW
        painter.setPen(QPen(self._theme.color("text"), 1.2))
        painter.drawLine(QLineF(0, top + 2.5, self.width(), top + 2.5))
        painter.setFont(_bold(self._theme))
        painter.setPen(self._theme.color("text"))
        line = QRectF(0, top + 4, self.width(), _TOTAL - 8)
        _paint_left(painter, QRectF(0, line.top(), _LABELS - 6, line.height()), self._words.total)
        painter.drawText(
            line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._words.score
        )
        height = self._theme.size("bar.height.large")
        for piece in self._total.segments:
            left, right = _at(axis, piece.start), _at(axis, piece.end)
            shape = QRectF(left, line.center().y() - height / 2, right - left, height)
            _paint_piece(painter, shape, piece.kind, self._theme, outlined=True)
        self._paint_axis(painter, axis, top + _TOTAL - 2)

    def _paint_axis(self, painter: QPainter, axis: QRectF, top: float) -> None:
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("text-muted"))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        stops = ((0, "0"), *self._words.marks, (FULL, str(FULL)))
        width = painter.fontMetrics().horizontalAdvance
        boxes = apart([(_at(axis, points), width(words)) for points, words in stops])
        for number, (points, words) in enumerate(stops):
            at = boxes[number] if boxes else _at(axis, points)
            shown = words if boxes else str(points)
            painter.drawText(QRectF(at - 60, top, 120, 16), middle, shown)


def apart(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """Return the middles of words so that none touches the next; [] if there is no room.

    *wanted* holds the middle and the width of each, in pixels, from left to right.
    """
    middles = [middle for middle, _ in wanted]
    widths = [width for _, width in wanted]
    for number, (before, after) in enumerate(pairwise(widths)):
        lacking = (before + after) / 2 + _BETWEEN - (middles[number + 1] - middles[number])
        if lacking > 0:
            middles[number] -= lacking / 2
            middles[number + 1] += lacking / 2
    gaps = [
        right - left - (before + after) / 2
        for (left, before), (right, after) in pairwise(zip(middles, widths, strict=True))
    ]
    return middles if all(gap >= _LEAST_GAP for gap in gaps) else []


def paint_bar(painter: QPainter, box: QRectF, bar: Bar, theme: Theme) -> None:
    """Paint *bar* into *box*: track, parts with gaps of a pixel, and the upright of a cap."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    clip.addRoundedRect(box, theme.size("radius.bar"), theme.size("radius.bar"))
    painter.setClipPath(clip)
    painter.fillRect(box, theme.color("level.track"))
    for part in bar.segments:
        left, right = _at(box, part.start), _at(box, part.end)
        gap = 0.0 if part.kind is BarKind.OPEN else 1.0
        shape = QRectF(left, box.top(), max(1.0, right - left - gap), box.height())
        _paint_piece(painter, shape, part.kind, theme, outlined=False)
    painter.setClipping(False)
    if bar.cap is not None:
        x = round(_at(box, bar.cap))
        painter.fillRect(
            QRectF(x - 1, box.top() - 2, 2, box.height() + 4), theme.color("level.capped")
        )
    painter.restore()


def _paint_piece(
    painter: QPainter, shape: QRectF, kind: BarKind, theme: Theme, *, outlined: bool
) -> None:
    if kind in _FILLS:
        painter.fillRect(shape, theme.color(_FILLS[kind]))
        return
    inner = shape.adjusted(0.5, 0.5, -0.5, -0.5)
    if kind is BarKind.TAKEN:
        painter.fillRect(shape, theme.color("surface-raised"))
        painter.setPen(QPen(theme.color("level.capped"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)
        return
    _paint_hatch(painter, shape, theme)
    if outlined:
        painter.setPen(QPen(theme.color("text-muted"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)


def _paint_hatch(painter: QPainter, shape: QRectF, theme: Theme) -> None:
    painter.save()
    painter.setClipRect(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme.color("text-muted"), 1))
    at = shape.left() - shape.height()
    while at < shape.right():
        painter.drawLine(QLineF(at, shape.bottom(), at + shape.height(), shape.top()))
        at += _HATCH
    painter.restore()


def _paint_left(painter: QPainter, box: QRectF, words: str) -> None:
    fits = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fits)


def _at(box: QRectF, points: int) -> float:
    return box.left() + box.width() * points / FULL


def _bold(theme: Theme) -> QFont:
    font = theme.font("small")
    font.setWeight(theme.font("strong").weight())
    return font
