"""What stands where nothing is yet: one sentence, one button, one link."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.buttons import Button, LinkButton
from matchmaker.gui.widgets.labels import PlainLabel


class EmptyState(QWidget):
    """Says what belongs here and offers the first step; left-aligned, no picture."""

    acted = Signal()
    linked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make it without words."""
        super().__init__()
        self._sentence = PlainLabel(wrap=True)
        self._button = Button(theme, kind="primary")
        self._link = LinkButton()
        row = QHBoxLayout()
        row.setSpacing(theme.size("space.l"))
        row.addWidget(self._button)
        row.addWidget(self._link)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(theme.size("space.m"))
        layout.addWidget(self._sentence)
        layout.addLayout(row)
        layout.addStretch(1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self._button)
        self._button.clicked.connect(lambda: self.acted.emit())
        self._link.clicked.connect(lambda: self.linked.emit())

    def say(self, sentence: str, button: str = "", link: str = "") -> None:
        """Show the words; a button or link of '' is left out."""
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._link.setText(link)
        self._link.setVisible(bool(link))
