"""What stands between the two sides: the score, its word, and the terms both share."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.buttons import LinkButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.mirror import SPINE
from matchmaker.gui.widgets.tags import LevelMeter

_RULE = 3
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Spine(QWidget):
    """The column of 124 pixels between need and capability."""

    more_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        surface(self, "page")
        self.setFixedWidth(SPINE)
        self._caption = PlainLabel(style="small", tone="muted")
        self.score = PlainLabel(style="figure")
        self._meter = LevelMeter(theme)
        self._heading = PlainLabel(style="small", tone="muted", wrap=True)
        self.terms = PlainLabel(style="small", wrap=True)
        self.more = LinkButton()
        self.more.clicked.connect(lambda: self.more_wanted.emit())
        self._assemble()

    def show_score(self, caption: str, score: tuple[str, str, str]) -> None:
        """Show the score: the figure, the code of its level, and the word."""
        figure, level, words = score
        self._caption.setText(caption)
        self.score.setText(figure)
        self._meter.show_level(level, words)
        self._meter.setVisible(bool(words))

    def show_terms(self, heading: str, terms: Sequence[str]) -> None:
        """Show the shared terms, one a line."""
        self._heading.setText(heading)
        self.terms.setText("\n".join(terms))
        for part in (self._heading, self.terms):
            part.setVisible(bool(terms))

    def show_more(self, words: str) -> None:
        """Word the link to the whole texts ('' hides it)."""
        self.more.setText(words)
        self.more.setVisible(bool(words))

    def _assemble(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(4, 9, 4, 10)
        column.setSpacing(0)
        for label in (self._caption, self.score, self._heading, self.terms):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._caption)
        column.addWidget(self.score)
        column.addWidget(self._meter, 0, _MIDDLE)
        column.addSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self.terms)
        column.addStretch(1)
        column.addWidget(self.more, 0, _MIDDLE)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(hairline(upright=True))
        row.addLayout(column, 1)
        row.addWidget(hairline(upright=True))
        rule = QFrame()
        surface(rule, "line")
        rule.setFixedHeight(_RULE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(row, 1)
