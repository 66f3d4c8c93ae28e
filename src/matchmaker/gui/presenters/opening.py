"""Open an event file: the last one at the start, another one, a new one, or the sample."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from matchmaker.bootstrap import Opened, create_event, open_first, open_sample, open_with_note
from matchmaker.bootstrap import sample_path as _sample_path
from matchmaker.domain.event import EventWords
from matchmaker.errors import MatchmakerError
from matchmaker.gui.locks import EventLock
from matchmaker.gui.notices import FileFilter, NoticeKind
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import N_, Message
from matchmaker.progress import Progress

_SUFFIX = ".matchmaker"


@dataclass(frozen=True, slots=True)
class Recent:
    """A recent event file, and whether it is still there."""

    path: Path
    there: bool


class OpeningPresenter(QObject):
    """Opens event files away from the window and holds the lock of the one that is open.

    ``asked`` comes when a person wants a new event and the open one can be left, with what to
    call right before the new one is opened, or None.
    """

    asked = Signal(object)

    def __init__(self, session: Session) -> None:
        """Open for *session*."""
        super().__init__()
        self._session = session
        self._lock = EventLock()
        # Asked before another event is opened; False: not now, or once what is typed is kept.
        self.leaving: Callable[[Callable[[], object]], bool] = lambda _then: True

    def start(self, event: Path | None) -> None:
        """Open *event*, or the last one, or the sample; a failure falls back to the next."""
        settings = self._session.settings
        self._run(
            lambda progress: open_first(settings, event, progress=progress),
            self._start_failed if event is not None else None,
        )

    def choose(self) -> None:
        """Let the person choose an event file and open it."""
        if not self.leaving(self.choose):
            return
        title = self._session.text(N_("Open an event"))
        paths = self._session.asks.open_files(title, self._filters())
        if paths:
            self.open(paths[0])

    def open(self, path: Path) -> None:
        """Open the event file *path*; a failure is told and the open event stays."""
        if not self.leaving(partial(self.open, path)):
            return
        self._run(lambda _progress: open_with_note(path))

    def sample(self) -> None:
        """Open the sample event."""
        if not self.leaving(self.sample):
            return
        self._run(lambda progress: Opened(open_sample(progress=progress)))

    def ask(self) -> None:
        """Ask for a new event, once what is typed in the open one is kept."""
        self.ask_for(None)

    def ask_for(self, before: Callable[[], None] | None) -> None:
        """Ask for a new event; *before* is called right before that one is opened, if it is."""
        if self.leaving(partial(self.ask_for, before)):
            self.asked.emit(before)

    def create(
        self, path: Path, words: EventWords, *, before: Callable[[], None] | None = None
    ) -> None:
        """Start the event that *words* describe in a new file at *path*, and open it."""
        by = self._session.by
        self._run(
            lambda _progress: Opened(create_event(path, words, by=by)),
            on_done=partial(self._begun, before),
        )

    def recent(self) -> tuple[Recent, ...]:
        """Return the recent events but the open one; the sample has an entry of its own."""
        database = self._session.database
        known = {str(_sample_path()), str(database.path) if database else ""}
        names = self._session.settings.recent_events
        return tuple(Recent(Path(n), Path(n).is_file()) for n in names if n not in known)

    def close(self) -> None:
        """Give the lock back."""
        self._lock.release()

    def _run(
        self,
        work: Callable[[Progress], Opened],
        on_failed: Callable[[MatchmakerError], None] | None = None,
        *,
        on_done: Callable[[Opened], None] | None = None,
    ) -> None:
        self._session.jobs.run(work, on_done or self._opened, on_failed, writes=True)

    def _begun(self, before: Callable[[], None] | None, opened: Opened) -> None:
        if before is not None:
            before()
        self._opened(opened)
        session, path = self._session, opened.database.path
        session.go("today")
        told = Message(N_("The event is started in {file}. Bring in the first list."),
                       file=str(path) if path is not None else "")  # fmt: skip
        session.tell(told)

    def _opened(self, opened: Opened) -> None:
        path = opened.database.path
        reason = self._lock.take(path) if path is not None else None
        self._session.use(opened.database, read_only_reason=reason)
        if opened.note is not None:
            self._session.tell(opened.note, kind=NoticeKind.WARNING)

    def _start_failed(self, error: MatchmakerError) -> None:
        self.start(None)
        self._session.tell_error(error)

    def _filters(self) -> tuple[FileFilter, ...]:
        return (FileFilter(self._session.text(N_("Event files")), (f"*{_SUFFIX}",)),)
