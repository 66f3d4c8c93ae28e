"""The bar above every page: title, tabs, a line of state, actions."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel

_PILL = 18
_GAP = 6


class PageBar(QWidget):
    """Title at the left, then tabs; state and actions at the right, the primary button last."""

    tab_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Make an empty bar."""
        super().__init__()
        self._theme = theme
        surface(self, "page-bar")
        self.setFixedHeight(theme.size("page-bar"))
        self._title = PlainLabel(style="title")
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(4)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.tab_chosen)
        self._lock = QLabel()
        self._lock.setVisible(False)
        self._status = ElidedLabel(style="small", tone="muted")
        self._status.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # As wide as its words where there is room, so that the lock stands right before them.
        self._status.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(theme.size("space.m"))
        self._row.addWidget(self._title)
        self._row.addSpacing(theme.size("space.s"))
        self._row.addLayout(self._tabs)
        self._row.addStretch(1)
        self._row.addWidget(self._lock)
        self._row.addWidget(self._status)
        theme.changed.connect(self._tint)

    def set_title(self, text: str) -> None:
        """Show the title of the page."""
        self._title.setText(text)

    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    def set_tabs(self, tabs: Sequence[tuple[str, str]], current: int = 0) -> None:
        """Offer tabs of ``(words, count)``; a count of '' is not shown."""
        buttons = self._group.buttons()
        if len(buttons) != len(tabs):
            self._make_tabs(len(tabs))
            buttons = self._group.buttons()
        for number, (button, (words, count)) in enumerate(zip(buttons, tabs, strict=True)):
            if isinstance(button, _Tab):
                button.show_words(words, count)
            button.setChecked(number == current)

    def tab(self) -> int:
        """Return the number of the chosen tab, -1 without tabs."""
        return self._group.checkedId()

    def choose_tab(self, number: int) -> None:
        """Choose a tab as a click would."""
        self._group.button(number).click()

    def set_status(self, text: str, *, tone: str = "muted") -> None:
        """Show a short line of state before the actions."""
        self._status.set_tone(tone)
        self._status.setText(text)

    def add(self, widget: QWidget) -> QWidget:
        """Add an action at the right, after those already there."""
        self._row.addWidget(widget)
        return widget

    def add_left(self, widget: QWidget) -> QWidget:
        """Add a widget after the title and tabs."""
        self._tabs.addWidget(widget)
        return widget

    def lock(self, reason: str) -> None:
        """Show a lock and why nothing can be changed here ('' takes it away)."""
        self._lock.setVisible(bool(reason))
        self._lock.setAccessibleName(reason)
        self.set_status(reason)
        self._tint()

    def _make_tabs(self, count: int) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._tabs.removeWidget(button)
            button.deleteLater()
        for number in range(count):
            button = _Tab(self._theme)
            self._group.addButton(button, number)
            self._tabs.insertWidget(number, button)

    def _tint(self) -> None:
        ratio = self.devicePixelRatioF()
        self._lock.setPixmap(self._theme.pixmap("lock", "text-muted", QSize(16, 16), ratio=ratio))


class _Tab(QPushButton):
    """Words and a count in a round field; the chosen one stands on a rule."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self._count = ""
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFlat(True)
        self.setFixedHeight(theme.size("page-bar"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def show_words(self, words: str, count: str) -> None:
        self._words, self._count = words, count
        self.setAccessibleName(f"{words} {count}".strip())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(24 + self._words_width() + self._pill_width(), self._theme.size("page-bar"))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._theme, self.rect()
        on = self.isChecked()
        painter.setFont(theme.font("strong" if on else "body"))
        painter.setPen(theme.color("text" if on or self.underMouse() else "text-muted"))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(12, 0, 0, 0), side, self._words)
        if self._count:
            left = 12 + self._words_width() + _GAP
            pill = QRect(left, (box.height() - _PILL) // 2, self._pill_width() - _GAP, _PILL)
            painter.setBrush(theme.color("level.track"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
            painter.setFont(_pill_font(theme))
            painter.setPen(theme.color("text"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._count)
        if on:
            rule = QRect(0, box.height() - 2, box.width(), 2)
            painter.fillRect(rule, theme.color("accent"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus-ring"), theme.size("focus")))
            painter.drawRect(box.adjusted(1, 6, -1, -6))

    def _words_width(self) -> int:
        return QFontMetrics(self._theme.font("strong")).horizontalAdvance(self._words)

    def _pill_width(self) -> int:
        if not self._count:
            return 0
        wide = QFontMetrics(_pill_font(self._theme)).horizontalAdvance(self._count)
        return max(20, wide + 12) + _GAP


def _pill_font(theme: Theme) -> QFont:
    font = theme.font("caption")
    font.setWeight(theme.font("strong").weight())
    return font
