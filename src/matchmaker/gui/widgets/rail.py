"""The rail: one button a place, icon above word."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.buttons import button_text
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import plain_tip

_HEIGHT = 60


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
        theme.changed.connect(self._tint)
        self._tint()

    def name(self, place: str, words: str, key: str) -> None:
        """Word a place; *key* is told in its tool tip."""
        button = self._buttons[place]
        button.setText(button_text(words))
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
        button = QToolButton()
        button.setProperty("place", "true")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(self._theme.size("rail") - 1, _HEIGHT)
        button.clicked.connect(lambda: self.chosen.emit(place))
        self._group.addButton(button)
        self._buttons[place] = button
        return button

    def _tint(self) -> None:
        for place, button in self._buttons.items():
            icon = QIcon()
            for state, role in (
                (QIcon.State.Off, "text-muted"),
                (QIcon.State.On, "accent"),
            ):
                for ratio in (1.0, 1.5, 2.0, 3.0):
                    size = QSize(20, 20)
                    pixmap = self._theme.pixmap(self._icons[place], role, size, ratio=ratio)
                    icon.addPixmap(pixmap, QIcon.Mode.Normal, state)
            button.setIcon(icon)
