"""A card: a heading with a note or a link at its right, and what stands under it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import PlainLabel

_HEAD = 44


class Card(QWidget):
    """A raised region with a title; ``column`` takes its contents."""

    def __init__(self, *, ruled: bool = True) -> None:
        """Make an empty card; *ruled* draws a line under the heading."""
        super().__init__()
        surface(self, "card")
        self.title = PlainLabel(style="lead")
        self.note = PlainLabel(style="small", tone="muted")
        self.head = QHBoxLayout()
        self.head.setContentsMargins(16, 0, 16, 0)
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        inside = QWidget()
        inside.setFixedHeight(_HEAD)
        inside.setLayout(self.head)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self.column.addWidget(inside)
        if ruled:
            self.column.addWidget(hairline())
