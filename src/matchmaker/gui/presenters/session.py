"""What is open now: the event file, the language, the look, and everything that runs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from typing_extensions import Unpack

from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import MatchmakerError
from matchmaker.gui.jobs import Job, Jobs
from matchmaker.gui.notices import Asks, Dialogs, Notice, NoticeKind, Notices
from matchmaker.gui.theme import Theme
from matchmaker.i18n.translator import Translator, translator
from matchmaker.messages import N_, Message
from matchmaker.paths import documents_folder
from matchmaker.progress import Progress
from matchmaker.services.changes import Changed
from matchmaker.settings import Settings, ThemeChoice, person_name, save_settings

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

__all__ = ["Changed", "Remembered", "Session"]

T = TypeVar("T")

_SAVE_AFTER_MS = 400


class Remembered(TypedDict, total=False):
    """The entries of the settings a page may keep."""

    page: str
    last_folder: str
    geometry: str
    last_event: str
    publish_imports: bool


class Session(QObject):
    """The one value every page and presenter is given.

    ``changed(Changed)`` follows every write, ``event_changed`` the opening of another file,
    ``language_changed`` and ``theme_changed`` a switch; pages get the first three through
    ``refresh`` and ``retranslate``; ``closing`` comes once, before the file is closed.
    """

    changed = Signal(object)
    event_changed = Signal()
    language_changed = Signal()
    theme_changed = Signal()
    saved = Signal()
    closing = Signal()
    undo_wanted = Signal()
    # A new one is to be started; with what to call right before it is opened, or None.
    event_wanted = Signal(object)
    place_wanted = Signal(str, str)  # page name, record id or ""

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        *,
        asks: Asks | None = None,
        save: Callable[[Settings], None] = save_settings,
    ) -> None:
        """Begin with no event open; *asks* and *save* are replaced in tests."""
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.translator: Translator = translator(settings.language)
        self.jobs = Jobs()
        self.notices = Notices()
        self.asks: Asks = asks or Dialogs(self._last_folder, self._remember_folder)
        self.database: Database | None = None
        self.read_only_reason: Message | None = None
        self.saved_at: datetime | None = None
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save_now)
        self.jobs.failed.connect(self.tell_error)
        self.jobs.crashed.connect(self._tell_crash)
        theme.changed.connect(self.theme_changed)

    # --- words ------------------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The language of the interface."""
        return self.settings.language

    @property
    def by(self) -> str:
        """Who is named as the author of what is done now."""
        return person_name(self.settings)

    def say(self, message: Message) -> str:
        """Word *message* in the language of the interface."""
        return self.translator.say(message)

    def text(self, text: str, /, **values: object) -> str:
        """Word a text marked with ``N_``."""
        return self.translator.text(text, **values)

    def shown(self, text: LocalisedText) -> tuple[str, Language]:
        """Return the best text for this reader and the language it is really in."""
        return text.shown(self.language)

    def speak(self, language: Language) -> None:
        """Switch the interface to *language*, live."""
        if language is self.language:
            return
        self.settings = replace(self.settings, language=language)
        self.translator = translator(language)
        self.theme.speak(language)
        self._timer.start()
        self.language_changed.emit()

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Switch the look, live."""
        self.settings = replace(self.settings, theme=choice)
        self._timer.start()
        self.theme.choose(choice)

    # --- the event file -----------------------------------------------------------------------

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed now: no file, held elsewhere, write-protected."""
        database = self.database
        return database is None or self.read_only_reason is not None or database.read_only

    def use(self, database: "Database", *, read_only_reason: Message | None = None) -> None:
        """Make *database* the open event; the one before is closed."""
        before, self.database = self.database, database
        self.read_only_reason = read_only_reason
        self.saved_at = None
        if before is not None and before is not database:
            self.jobs.run(lambda _: before.close(), lambda _: None, writes=True)
        if database.path is not None:
            self.settings = self.settings.with_event(database.path)
            self._timer.start()
        self.event_changed.emit()

    def read(
        self,
        work: Callable[["Database", Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[MatchmakerError], None] | None = None,
    ) -> Job | None:
        """Run reading *work* on the open event in a thread; None if no event is open.

        A result that comes after another event was opened is dropped.
        """
        return self._run(work, on_done, on_failed, writes=False)

    def write(
        self,
        work: Callable[["Database", Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[MatchmakerError], None] | None = None,
        *,
        changed: Callable[[T], Changed] | Changed,
    ) -> Job | None:
        """Run writing *work*, one at a time; afterwards ``changed`` tells every page.

        *changed* is the set of kinds, or how to read it from the result.
        """

        def finished(result: T) -> None:
            self.saved_at = datetime.now(UTC)
            self.saved.emit()
            on_done(result)
            self.changed.emit(changed(result) if callable(changed) else changed)

        return self._run(work, finished, on_failed, writes=True)

    # --- telling ------------------------------------------------------------------------------

    def tell(
        self, message: Message, *, kind: NoticeKind = NoticeKind.DONE, undo: bool = False
    ) -> None:
        """Show one line at the foot of the window; *undo* offers to take the last step back."""
        self.notices.show(Notice(message, kind, undo=undo))

    def tell_error(self, error: MatchmakerError) -> None:
        """Show what went wrong and what to do next."""
        self.notices.show(Notice(error.message, NoticeKind.ERROR))

    def go(self, page: str, record: str = "") -> None:
        """Ask the window to show *page* (``needs``, ``matching`` …) and there *record*."""
        self.place_wanted.emit(page, record)

    def remember(self, **entries: Unpack[Remembered]) -> None:
        """Keep entries in the settings; written a moment later, all at once."""
        self.settings = replace(self.settings, **entries)
        self._timer.start()

    def save_now(self) -> None:
        """Write the settings; failing to is told, and nothing else stops."""
        self._timer.stop()
        try:
            self._save(self.settings)
        except MatchmakerError as error:
            self.tell_error(error)

    def close(self) -> bool:
        """Stop all work, keep the settings, close the file; False if some work does not end."""
        self.closing.emit()
        ended = self.jobs.close()
        self.save_now()
        if ended and self.database is not None:
            self.database.close()
            self.database = None
        return ended

    def _run(
        self,
        work: Callable[["Database", Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[MatchmakerError], None] | None,
        *,
        writes: bool,
    ) -> Job | None:
        database = self.database
        if database is None:
            return None

        def finished(result: T) -> None:
            if self.database is database:
                on_done(result)

        def failed(error: MatchmakerError) -> None:
            if self.database is database:
                (on_failed or self.tell_error)(error)

        return self.jobs.run(lambda p: work(database, p), finished, failed, writes=writes)

    def _tell_crash(self, report: Path) -> None:
        message = Message(
            N_("Something unexpected went wrong; nothing you entered is lost. Report: {file}"),
            file=report.name,
        )
        self.notices.show(Notice(message, NoticeKind.ERROR, details=str(report)))

    def _last_folder(self) -> str:
        known = self.settings.last_folder
        return known if known and Path(known).is_dir() else str(documents_folder())

    def _remember_folder(self, folder: str) -> None:
        self.remember(last_folder=folder)
