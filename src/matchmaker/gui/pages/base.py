"""What every page is: a page bar above, its own widgets below, and what the window calls."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

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

    def panes(self) -> tuple[QWidget, ...]:
        """Return the regions of the page, in the order F6 visits them."""
        return ()

    def keys(self) -> tuple[tuple[str, Message], ...]:
        """Return the keys of this page and what they do, shown by F1."""
        return ()
