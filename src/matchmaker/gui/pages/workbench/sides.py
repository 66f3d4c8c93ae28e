"""One side of the comparison: its head, its text with the shared words marked, and more of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from matchmaker.gui.presenters.matching_sides import Passage, SideWords
from matchmaker.gui.theme import Theme, Tone
from matchmaker.gui.widgets.buttons import IconButton
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.excerpt import Excerpt
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel

_RULE = 3
_LINES = 6


class SidePane(QWidget):
    """Shows the words of one side; ``open_wanted`` comes from the button beside its code."""

    open_wanted = Signal()

    def __init__(self, theme: Theme, tone: Tone) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._tone = tone
        self._whole = False
        surface(self, "raised")
        # Both sides share the room evenly, whatever their words would like.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._code = PlainLabel(style="smallstrong", tone=tone.value)
        self._owner = ElidedLabel(style="small", tone="muted")
        self._open = IconButton(theme, "edit", role="text-muted", size=14)
        self._open.clicked.connect(lambda: self.open_wanted.emit())
        self._title = Excerpt(theme, style="lead")
        self._gist = PlainLabel(style="small", tone="muted", wrap=True)
        self._body = Excerpt(theme, lines=_LINES)
        self._passages: list[_PassageView] = []
        self._more = QVBoxLayout()
        self._more.setSpacing(theme.size("space.s"))
        self._assemble()

    def name_copy(self, words: str) -> None:
        """Word the entry of the context menus."""
        for text in (self._title, self._body, *(each.text for each in self._passages)):
            text.name_copy(words)

    def show_side(self, words: SideWords, *, open_words: str) -> None:
        """Show *words*; *open_words* name the button."""
        self._code.setText(words.code)
        owner = f"{words.kind} \u00b7 {words.owner}" if words.owner else words.kind
        self._owner.show_text(owner, words.owner_language)
        self._open.name(open_words)
        _show(self._title, words.title, self._tone)
        gist = words.gist
        self._gist.setVisible(gist is not None)
        if gist is not None:
            self._gist.show_text(*gist)
        _show(self._body, words.body, self._tone)
        self._body.setVisible(bool(words.body.text))
        self._show_more(words.more)

    def show_whole(self, *, whole: bool) -> None:
        """Show the whole text and everything else the record says, or the first lines."""
        self._whole = whole
        self._body.limit(0 if whole else _LINES)
        for view in self._passages:
            view.setVisible(whole and view.used)

    def has_more(self) -> bool:
        """Whether the record says more than is shown at first."""
        return self._body.is_cut() or any(view.used for view in self._passages)

    def _show_more(self, passages: Sequence[Passage]) -> None:
        while len(self._passages) < len(passages):
            view = _PassageView(self._theme)
            self._passages.append(view)
            self._more.addWidget(view)
        for number, view in enumerate(self._passages):
            view.used = number < len(passages)
            if view.used:
                view.show_passage(passages[number], self._tone)
            view.setVisible(self._whole and view.used)

    def _assemble(self) -> None:
        rule = QFrame()
        surface(rule, f"{self._tone.value}-rule")
        rule.setFixedHeight(_RULE)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._code)
        head.addWidget(self._owner, 1)
        head.addWidget(self._open)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 6, 16, 12)
        inner.setSpacing(2)
        inner.addLayout(head)
        for part in (self._title, self._gist):
            inner.addWidget(part)
        inner.addSpacing(6)
        inner.addWidget(self._body)
        inner.addLayout(self._more)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(inner, 1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)


class _PassageView(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.used = False
        self._label = PlainLabel(style="small", tone="muted")
        self.text = Excerpt(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label)
        layout.addWidget(self.text)

    def show_passage(self, passage: Passage, tone: Tone) -> None:
        self._label.setText(passage.label)
        _show(self.text, passage, tone)


def _show(view: Excerpt, passage: Passage, tone: Tone) -> None:
    view.show_text(passage.text, passage.language, marks=passage.marks, tone=tone)
