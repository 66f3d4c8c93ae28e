"""The two sentences that say nearly the same in no shared term, one on each side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.mirror import SPINE
from matchmaker.i18n.explain import Said

_MARGIN = 16


class Nearness(QWidget):
    """Shows the reason that words cannot show; hidden where there is none."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        surface(self, "raised")
        self.need = PlainLabel(style="small", wrap=True)
        self.capability = PlainLabel(style="small", wrap=True)
        self.caption = PlainLabel(style="small", tone="muted", wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.setFixedWidth(SPINE - theme.size("space.s"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(0)
        row.addWidget(_padded(self.need), 1)
        row.addWidget(_padded(self.caption, width=SPINE))
        row.addWidget(_padded(self.capability), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline())
        layout.addLayout(row)
        self.hide()

    def show_passages(self, caption: str, passages: tuple[Said, Said] | None) -> None:
        """Show the two *passages* under *caption*; None hides the row."""
        self.setVisible(passages is not None)
        if passages is None:
            return
        self.caption.setText(caption)
        for label, said in zip((self.need, self.capability), passages, strict=True):
            label.show_text(said.text, said.language)


def _padded(label: PlainLabel, *, width: int = 0) -> QWidget:
    """Return *label* with the margins of its column; *width* 0: what both sides share evenly."""
    box = QWidget()
    inner = QHBoxLayout(box)
    if width:
        box.setFixedWidth(width)
        inner.setContentsMargins(0, 0, 0, 0)
    else:
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inner.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
    inner.addWidget(label)
    return box
