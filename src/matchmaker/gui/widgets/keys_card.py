"""The card of keys: what can be pressed here, shown by F1."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from matchmaker.gui.widgets.fields import KeyCap
from matchmaker.gui.widgets.labels import PlainLabel


class KeysCard(QDialog):
    """A window of key caps with their words; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        """Belong to *parent*."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def show_keys(self, title: str, rows: Sequence[tuple[str, str]], *, close: str) -> None:
        """Open with *rows* of key and words."""
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(title, style="lead"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for number, (key, words) in enumerate(rows):
            grid.addWidget(KeyCap(key), number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(words), number, 1)
        layout.addLayout(grid)
        button = QPushButton(close)
        button.clicked.connect(self.close)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        self.open()
