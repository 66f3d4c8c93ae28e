"""The page as it will print, with its place in the run and a grey switch."""

from bisect import bisect_right

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.presenters.documents import Ready
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import IconButton, SegmentedControl, allow
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.pdf import PdfView
from matchmaker.messages import N_

_BAR = 52
_COLOUR, _GREY = "colour", "grey"


class PreviewPanel(QWidget):
    """Turns the pages of what was prepared; says which pair each belongs to."""

    def __init__(self, session: Session) -> None:
        """Show an empty place."""
        super().__init__()
        self._session = session
        self._ready: Ready | None = None
        self._counted: tuple[int, int] | None = None
        self.view = PdfView(session.theme)
        self._code = PlainLabel(style="strong")
        self._page = PlainLabel(style="small", tone="muted")
        self._back = IconButton(session.theme, "chevron-left")
        self._forth = IconButton(session.theme, "chevron-right")
        self._ink = SegmentedControl()
        self._assemble()
        self.view.turned.connect(self._turned)
        self._back.clicked.connect(lambda: self.view.show_page(self.view.page - 1))
        self._forth.clicked.connect(lambda: self.view.show_page(self.view.page + 1))
        session.closing.connect(self._let_go)
        self._ink.chosen.connect(lambda value: self.view.set_grey(value == _GREY))

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._back.name(text(N_("Previous page")))
        self._forth.name(text(N_("Next page")))
        self._ink.set_choices([(_COLOUR, text(N_("Colour"))), (_GREY, text(N_("Grey")))])
        self._ink.choose(self._ink.value() or _COLOUR)
        self.view.setAccessibleName(text(N_("Preview of the page")))
        self._turned(self.view.page, self._pages())

    def show_ready(self, ready: Ready) -> None:
        """Show prepared pages, staying at the same pair where it is still among them."""
        code = self._code_at(self.view.page)
        self._ready = ready
        if ready.whole:
            self._counted = None
        self.view.show_pdf(ready.pdf, page=self._start_of(code))
        if ready.pdf is None:
            self.say(self._session.text(N_("No brief can be printed as it is; see the checks.")))

    def count(self, done: int, total: int) -> None:
        """Say how many briefs are made, beside the first of them."""
        self._counted = (done, total)
        self._turned(self.view.page, self._pages())

    def show_code(self, code: str) -> None:
        """Turn to the brief with *code*."""
        self.view.show_page(self._start_of(code))

    def say(self, words: str) -> None:
        """Say what stands here while nothing is shown."""
        self._ready = self._counted = None
        self.view.show_pdf(None)
        self.view.say(words)

    def _let_go(self) -> None:
        self._ready = None
        self.view.let_go()

    def _assemble(self) -> None:
        bar = surface(QWidget(), "page-bar")
        bar.setFixedHeight(_BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._code)
        row.addWidget(self._page)
        row.addStretch(1)
        for widget in (self._back, self._forth, self._ink):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)

    def _turned(self, page: int, pages: int) -> None:
        self._code.setText(self._code_at(page))
        words = self._session.text(N_("page {page} of {pages}"), page=page + 1, pages=pages)
        if self._counted is not None:
            done, total = self._counted
            words = self._session.text(N_("preparing: {n} of {total}"), n=done, total=total)
        self._page.setText(words if pages else "")
        text = self._session.text
        none = "" if pages else text(N_("No page is shown."))
        first, last = text(N_("This is the first page.")), text(N_("This is the last page."))
        allow(self._back, none or ("" if page > 0 else first), tip=self._back.accessibleName())
        allow(
            self._forth,
            none or ("" if page + 1 < pages else last),
            tip=self._forth.accessibleName(),
        )

    def _pages(self) -> int:
        return self._ready.prepared.pages if self._ready is not None else 0

    def _code_at(self, page: int) -> str:
        if self._ready is None or not self._ready.prepared.codes:
            return ""
        prepared = self._ready.prepared
        return prepared.codes[max(0, bisect_right(prepared.starts, page) - 1)]

    def _start_of(self, code: str) -> int:
        if self._ready is None or code not in self._ready.prepared.codes:
            return 0
        return self._ready.prepared.starts[self._ready.prepared.codes.index(code)]
