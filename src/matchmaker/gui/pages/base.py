"""What every page is: a page bar above, its own widgets below, and what the window calls."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.widgets.page_bar import PageBar
from matchmaker.messages import Message


class Page(QWidget):
    """One place of the rail.

    A page sets ``title``, fills ``self.body`` and ``self.page_bar`` in ``__init__``, words
    everything in ``retranslate`` and loads in ``refresh``; the window calls both once after
    making the page.
    """

    title: ClassVar[Message]

    def __init__(self, session: Session) -> None:
        """Make an empty page."""
        super().__init__()
        self.session = session
        self.page_bar = PageBar(session.theme)
        below = QWidget()
        self.body = QVBoxLayout(below)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page_bar)
        layout.addWidget(below, 1)

    def retranslate(self) -> None:
        """Word everything that is fixed, after a change of language; extend it."""
        self.page_bar.set_title(self.session.say(self.title))

    def refresh(self, changed: Changed) -> None:
        """Load again what *changed* concerns; everything is set when an event was opened."""

    def entered(self) -> None:
        """Do what a visit asks for, such as giving the list the focus."""
        self.setFocus()

    def find_here(self) -> None:
        """Give the focus to this page's own search field (Ctrl+F)."""

    def show_record(self, record: str) -> None:
        """Bring the record with id *record* into view."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files that were dropped on the window; only the page of data does."""

    def back(self) -> bool:
        """Take one step back inside the page (Esc); False if there is none to take."""
        return False

    def keep(self, _then: Callable[[], object], /) -> bool:
        """Write what is typed and not written yet, and call what is given a moment later.

        False, and nothing is called, if everything is written, or cannot be as it is.
        """
        return False

    def unkept(self) -> str:
        """Name the record that cannot be written as it is typed; '' if there is none."""
        return ""

    def panes(self) -> tuple[QWidget, ...]:
        """Return the regions of the page, in the order F6 visits them."""
        return ()

    def keys(self) -> tuple[tuple[str, Message], ...]:
        """Return the keys of this page and what they do, shown by F1."""
        return ()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.back():
            super().keyPressEvent(event)  # Qt offers it to the window next
