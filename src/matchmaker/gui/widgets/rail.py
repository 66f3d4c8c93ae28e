"""The rail: one button a place, icon above word."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import plain_tip

_HEIGHT = 60
_ICON = 20


class Rail(QWidget):
    """The places of the window, one of them chosen; ``chosen`` sends its name."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, places: Sequence[tuple[str, str]]) -> None:
        """Offer *places* of ``(name, icon)``."""
        super().__init__()
        self._theme = theme
        self._icons = dict(places)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        surface(self, "raised")
        self.setFixedWidth(theme.size("rail"))
        column = QVBoxLayout()
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        for name, _ in places:
            column.addWidget(self._make(name))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(hairline(upright=True))

    def name(self, place: str, words: str, key: str) -> None:
        """Word a place; *key* is told in its tool tip."""
        button = self._buttons[place]
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(plain_tip(f"{words} ({key})"))

    def choose(self, place: str) -> None:
        """Show *place* as chosen, without the signal."""
        if place in self._buttons:
            self._buttons[place].setChecked(True)

    def button(self, place: str) -> QToolButton:
        """Return the button of *place*; KeyError if there is none."""
        return self._buttons[place]

    def _make(self, place: str) -> QToolButton:
        button = _PlaceButton(self._theme, self._icons[place])
        button.setProperty("place", "true")
        button.setCheckable(True)
        button.setFixedSize(self._theme.size("rail") - 1, _HEIGHT)
        button.clicked.connect(lambda: self.chosen.emit(place))
        self._group.addButton(button)
        self._buttons[place] = button
        return button


class _PlaceButton(QToolButton):
    """Icon above word; the chosen one has a rule at its left."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, chosen = self._theme, self.isChecked()
        box = self.rect()
        if chosen or self.underMouse():
            painter.fillRect(box, theme.color("selection" if chosen else "surface-hover"))
        if chosen:
            rule = QRect(0, 0, theme.size("select-rule"), box.height())
            painter.fillRect(rule, theme.color("accent"))
        role = "accent" if chosen else "text-muted"
        ratio = self.devicePixelRatioF()
        pixmap = theme.pixmap(self._icon, role, QSize(_ICON, _ICON), ratio=ratio)
        painter.drawPixmap((box.width() - _ICON) // 2, 10, pixmap)
        font = theme.font("small")
        font.setWeight(theme.font("strong" if chosen else "small").weight())
        painter.setFont(font)
        painter.setPen(theme.color(role))
        foot = QRect(2, 34, box.width() - 4, 18)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, foot.width()
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus-ring"), theme.size("focus")))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
