"""A bar from 0 to 100 that is dragged or stepped to another weight, with a mark where it was."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider
from typing_extensions import override

from matchmaker.gui.theme import Theme

_STEPS = 2  # to a point
_HEIGHT = 24
_TRACK = 8
_KNOB = 7
_MARK = 16


class WeightBar(QSlider):
    """Its value counts half points; arrows step half a point, Page Up and Down five points."""

    def __init__(self, theme: Theme) -> None:
        """Begin at 0."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._before = 0.0
        self.setRange(0, 100 * _STEPS)
        self.setPageStep(5 * _STEPS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_before(self, weight: float) -> None:
        """Mark the weight that is in force."""
        self._before = weight
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._follow(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, end = self.height() / 2, self._place(self.value() / _STEPS)
        track = QRectF(_KNOB, middle - _TRACK / 2, self.width() - 2 * _KNOB, _TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("level.track"))
        painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), end - track.left(), _TRACK), _TRACK / 2, _TRACK / 2
        )
        before = self._place(self._before)
        painter.setPen(QPen(theme.color("text"), 2))
        painter.drawLine(
            int(before), int(middle - _MARK / 2), int(before), int(middle + _MARK / 2)
        )
        ring = theme.color("focus-ring" if self.hasFocus() else "accent")
        painter.setPen(QPen(ring, theme.size("focus")))
        painter.setBrush(theme.color("surface-raised"))
        painter.drawEllipse(
            QRectF(end - _KNOB + 1, middle - _KNOB + 1, 2 * _KNOB - 2, 2 * _KNOB - 2)
        )

    def _place(self, weight: float) -> float:
        return _KNOB + (self.width() - 2 * _KNOB) * weight / 100

    def _follow(self, event: QMouseEvent) -> None:
        wide = max(1, self.width() - 2 * _KNOB)
        self.setValue(round((event.position().x() - _KNOB) / wide * self.maximum()))
        event.accept()
