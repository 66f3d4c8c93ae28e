"""The bar above every page: title, tabs, a line of state, actions."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.buttons import button_text
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel


class PageBar(QWidget):
    """Title at the left, then tabs; state and actions at the right, the primary button last."""

    tab_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Make an empty bar."""
        super().__init__()
        self._theme = theme
        surface(self, "page")
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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(theme.size("space.m"))
        self._row.addWidget(self._title)
        self._row.addSpacing(theme.size("space.s"))
        self._row.addLayout(self._tabs)
        self._row.addStretch(1)
        self._row.addWidget(self._lock)
        self._row.addWidget(self._status, 3)
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
            whole = f"{words}  {count}" if count else words
            button.setText(button_text(whole))
            button.setAccessibleName(whole)
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
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("tab", "true")
            self._group.addButton(button, number)
            self._tabs.insertWidget(number, button)

    def _tint(self) -> None:
        ratio = self.devicePixelRatioF()
        self._lock.setPixmap(self._theme.pixmap("lock", "text-muted", QSize(16, 16), ratio=ratio))
