"""Small signs of state: tags, the three-step meter, the ring; each with a word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchmaker.gui.theme import Theme, Tone
from matchmaker.gui.widgets.labels import PlainLabel, plain_tip, restyle

_STEPS = {"strong": 3, "possible": 2, "weak": 1}
_METER = 16
_RING = 14
# state → colour role; the drawing differs as well, see paint_ring
_RING_ROLES = {
    "none": "status.warning",
    "proposed": "text-muted",
    "shortlisted": "accent",
    "accepted": "accent",
    "decided": "accent",
    "met": "accent",
    "reserve": "accent",
    "rejected": "text-muted",
    "gone": "text-muted",
}
_HALF = frozenset({"proposed", "shortlisted"})
_FULL = frozenset({"accepted", "decided", "met"})


class Tag(PlainLabel):
    """A few words on a tint."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Show *text* in *tone*."""
        super().__init__(text, style="")
        self.setProperty("tag", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tag(self, text: str, tone: Tone) -> None:
        """Change words and tone."""
        self.setText(text)
        restyle(self, "tag", tone.value)


class CountTag(PlainLabel):
    """A number in a small round field."""

    def __init__(self, text: str = "") -> None:
        """Show *text*."""
        super().__init__(text, style="")
        self.setProperty("tag", "count")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class LevelMeter(QWidget):
    """Three steps and the word of a level: strong, possible or weak."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._level = ""
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_level(self, level: str, words: str) -> None:
        """Show *level* with its *words*."""
        self._level = level
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(meter_width(self._theme, self._words), self._theme.line_height("small"))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_level(painter, self.rect().toRectF(), self._theme, self._level, self._words)


class StateRing(QWidget):
    """The ring of a need or pair: dashed none, half proposed, full decided, ticked met."""

    def __init__(self, theme: Theme, size: int = _RING) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._state = ""
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def show_state(self, state: str, words: str) -> None:
        """Show *state*; *words* say it to screen readers and in the tool tip."""
        self._state = state
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ring(painter, self.rect().toRectF(), self._theme, self._state)


def meter_width(theme: Theme, words: str) -> int:
    """Return the width of meter and *words* in pixels."""
    return _METER + 5 + QFontMetrics(_word_font(theme)).horizontalAdvance(words) + 2


def paint_level(painter: QPainter, box: QRectF, theme: Theme, level: str, words: str) -> None:
    """Paint the meter and the word of *level* at the left of *box*."""
    steps = _STEPS.get(level, 0)
    ink = theme.color(f"level.{level}" if level in _STEPS else "level.missing")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1))
    top = box.center().y() - 5.5
    for number in range(3):
        step = QRectF(box.left() + number * 6 + 0.5, top + 0.5, 3, 10)
        painter.setBrush(ink if number < steps else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(step, 1, 1)
    painter.setFont(_word_font(theme))
    word_box = box.adjusted(_METER + 5, 0, 0, 0)
    painter.drawText(word_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


def paint_ring(painter: QPainter, box: QRectF, theme: Theme, state: str) -> None:
    """Paint the ring of *state* into the square *box*."""
    if state not in _RING_ROLES:
        return
    ink = theme.color(_RING_ROLES[state])
    edge = box.width() / 10
    ring = box.adjusted(edge + 0.5, edge + 0.5, -edge - 0.5, -edge - 0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, 1.5)
    if state in {"none", "gone"}:
        pen.setDashPattern([1.6, 1.6])
    painter.setPen(pen)
    painter.setBrush(ink if state in _FULL else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    if state in _HALF:
        painter.setBrush(ink)
        painter.drawPie(ring, -90 * 16, 180 * 16)
    _paint_sign(painter, ring, theme, state)
    painter.restore()


def _paint_sign(painter: QPainter, ring: QRectF, theme: Theme, state: str) -> None:
    centre, unit = ring.center(), ring.width() / 10
    if state == "met":
        painter.setPen(QPen(theme.color("surface-raised"), 1.6))
        painter.drawPolyline([
            centre + QPointF(-2.6 * unit, 0.2 * unit),
            centre + QPointF(-0.7 * unit, 2.0 * unit),
            centre + QPointF(2.7 * unit, -2.0 * unit),
        ])  # fmt: skip
    elif state == "reserve":
        painter.setBrush(painter.pen().color())
        painter.drawEllipse(centre, 1.6 * unit, 1.6 * unit)
    elif state == "rejected":
        arm = 2.0 * unit
        painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm))
        painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm))


def _word_font(theme: Theme) -> QFont:
    font = theme.font("small")
    font.setWeight(theme.font("strong").weight())
    return font
