"""What is asked of an event when it is started or described again: defaults, and what is wrong."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.event import Event, EventWords
from matchmaker.domain.texts import Language
from matchmaker.errors import OutputError
from matchmaker.files import free_path
from matchmaker.gui.notices import FileFilter
from matchmaker.gui.presenters.listing import local_day
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.messages import N_, Message
from matchmaker.paths import documents_folder
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

SUFFIX = ".matchmaker"


class NewEventPresenter(QObject):
    """Keeps where a new event goes, and reads the open one; ``known`` follows."""

    known = Signal()

    def __init__(self, session: Session) -> None:
        """Ask for *session*."""
        super().__init__()
        self._session = session
        self._chosen: Path | None = None
        self.open_event: Event | None = None

    def load(self) -> None:
        """Read the open event: it is described again, or gives its host to the next one."""
        self._session.read(_event, self._loaded)

    @property
    def language(self) -> Language:
        """The language an organiser writes in."""
        return self._session.language

    def host(self) -> str:
        """Return the host to begin with: the last event's, unless that is the sample."""
        event = self.open_event
        return "" if event is None or event.sample else event.organiser.get(self.language)

    def first_day(self) -> date:
        """Return the day a calendar begins with."""
        return local_day()

    def path(self, title: str) -> Path:
        """Return the file for an event of *title*: the chosen one, or a free name."""
        if self._chosen is not None:
            return self._chosen
        name = title.strip() or self._session.text(N_("New event"))
        try:
            return free_path(documents_folder(), name + SUFFIX)
        except OutputError:
            return documents_folder() / f"matchmaker{SUFFIX}"

    def choose_path(self, title: str) -> None:
        """Let the person choose another file."""
        text = self._session.text
        kinds = (FileFilter(text(N_("Event files")), (f"*{SUFFIX}",)),)
        name = self.path(title).name
        path = self._session.asks.save_file(text(N_("Where the event is kept")), name, kinds)
        if path is not None:
            whole = path.suffix == SUFFIX
            self._chosen = path if whole else path.with_name(path.name + SUFFIX)

    def wrong(self, words: EventWords, path: Path | None) -> Message | None:
        """Say why an event of *words* cannot be kept in *path* (None: in the open file)."""
        if not words.title.strip():
            return Message(N_("Write the title of the event first."))
        if words.starts_on and words.ends_on and words.ends_on < words.starts_on:
            return Message(N_("The last day is before the first. Correct one of them."))
        if path is not None and path.exists():
            taken = N_("“{name}” exists already. Choose another name, or open it.")
            return Message(taken, name=path.name)
        return None

    def describe(self, words: EventWords) -> None:
        """Keep *words* in the open event."""
        by = self._session.by
        self._session.write(
            lambda database, _progress: _describe(database, words, by),
            lambda _event: self._session.tell(Message(N_("The event is changed.")), undo=True),
            changed=Changed.EVENT,
        )

    def _loaded(self, event: Event | None) -> None:
        self.open_event = event
        self.known.emit()


def _event(database: "Database", _progress: Progress) -> Event | None:
    with database.reading() as reader:
        return reader.event()


def _describe(database: "Database", words: EventWords, by: str) -> Event:
    from matchmaker.services import events

    return events.describe(database, words, by=by)
