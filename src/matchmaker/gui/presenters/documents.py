"""Prepare papers in the background: which pairs, for whom, checked, as the bytes that print."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.lists import Audience
from matchmaker.domain.texts import Language
from matchmaker.errors import MatchmakerError
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.printing import Pdf, print_pdf, printer_named
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_, Message
from matchmaker.progress import SILENT, Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.previewing import Prepared, Reach


__all__ = [
    "LANGUAGES", "Choice", "DocumentsPresenter", "Prepared", "Reach", "Reader", "Ready",
    "usual_reader",
]  # fmt: skip


class Reader(StrEnum):
    """Whose copy is printed."""

    COMPANY = "company"
    UNIVERSITY = "university"
    ENGLISH = "english"


LANGUAGES: dict[Reader, tuple[Language, Language | None]] = {
    Reader.COMPANY: (Language.ZH_HANS, Language.EN),
    Reader.UNIVERSITY: (Language.ZH_HANT, Language.EN),
    Reader.ENGLISH: (Language.EN, None),
}


def usual_reader(language: Language) -> Reader:
    """Return whose copy is printed first in *language*."""
    return next(reader for reader, (first, _) in LANGUAGES.items() if first is language)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be printed, for whom; ``pair`` is the code of one pair, or '' for *which*."""

    which: str = "accepted"
    reader: Reader = Reader.COMPANY
    picked: bool = False  # a person chose the reader
    second: bool = True
    audience: Audience = Audience.NAMED
    pair: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """Prepared briefs and the same bytes as pages to look at.

    ``whole`` is False for the first brief alone, shown while the others are made.
    """

    prepared: "Prepared"
    pdf: Pdf | None
    whole: bool = True


class DocumentsPresenter(QObject):
    """Keeps the choice, and prepares the papers again whenever it or the event changes."""

    counted = Signal(object)  # dict of which → number
    preparing = Signal()
    first = Signal(object)  # Ready, of the first brief alone
    counting = Signal(int, int)  # briefs made, of how many
    ready = Signal(object)  # Ready
    nothing = Signal(object)  # the Message that says why
    _made = Signal(int, int, int)  # out of the thread that makes them

    def __init__(self, session: Session) -> None:
        """Begin with the accepted pairs, for who reads the language of the screen."""
        super().__init__()
        self._session = session
        self.choice = Choice(reader=usual_reader(session.language))
        self.current: Ready | None = None
        self._asked = 0
        self._made.connect(self._count, Qt.ConnectionType.QueuedConnection)
        session.closing.connect(self.let_go)
        session.event_changed.connect(self.let_go)
        session.language_changed.connect(self._follow_language)

    def let_go(self) -> None:
        """Keep nothing of what was prepared: it holds contacts."""
        self._asked += 1
        self.current = None

    def load(self) -> None:
        """Count the pairs, then prepare the papers."""
        self._session.read(_counts, self._counted)

    def choose(self, choice: Choice) -> None:
        """Take another choice and prepare it."""
        if choice != self.choice:
            self.choice = choice
            self.prepare()

    def show_pair(self, code: str) -> None:
        """Prepare the brief of one pair."""
        self.choose(replace(self.choice, pair=code))

    def prepare(self) -> None:
        """Make the papers of the choice; an older preparation that ends later is dropped."""
        self.let_go()
        number = self._asked
        work = _Work(self.choice, lambda done, total: self._made.emit(number, done, total))
        self.preparing.emit()

        def failed(error: MatchmakerError) -> None:
            if number == self._asked:
                self.nothing.emit(error.message)

        def done(ready: Ready) -> None:
            if number == self._asked:
                self.current = ready
                self.ready.emit(ready)

        def begun(first: Ready) -> None:
            if number != self._asked:
                return
            if first.whole:
                done(first)
                return
            self.first.emit(first)
            self._session.read(work.all, done, failed)

        self._session.read(work.first, begun, failed)

    def save(self, path: Path) -> None:
        """Save the prepared bytes."""
        if (ready := self.current) is not None:
            self._session.jobs.run(lambda _: _save(ready, path), self._saved)

    def save_each(self, folder: Path) -> None:
        """Save every prepared brief as a file of its own."""
        if (ready := self.current) is not None:
            self._session.jobs.run(lambda p: _save_each(ready, folder, p), self._saved_each)

    def print(self, printer: str) -> None:
        """Send the prepared bytes to the printer of that name."""
        if (ready := self.current) is not None:
            self._session.jobs.run(
                lambda p: print_pdf(ready.prepared.data, printer_named(printer), progress=p),
                self._printed,
            )

    def export_proposals(self, path: Path) -> None:
        """Save all proposals as a workbook in the language of the screen."""
        translator = self._session.translator
        self._session.read(lambda database, _: _export(database, path, translator), self._saved)

    def _count(self, number: int, done: int, total: int) -> None:
        if number == self._asked:
            self.counting.emit(done, total)

    def _follow_language(self) -> None:
        """Print for who reads the screen's language, until a person chose somebody else."""
        usual = usual_reader(self._session.language)
        if not self.choice.picked and usual is not self.choice.reader:
            self.choose(replace(self.choice, reader=usual))

    def _counted(self, counts: dict[str, int]) -> None:
        if not counts.get(self.choice.which) and not self.choice.pair:
            filled = [which for which, number in counts.items() if number]
            if filled:
                self.choice = replace(self.choice, which=filled[0])
        self.counted.emit(counts)
        self.prepare()

    def _saved(self, path: Path) -> None:
        self._session.tell(
            Message(N_("Saved {name} in {folder}"), name=path.name, folder=str(path.parent))
        )

    def _saved_each(self, paths: tuple[Path, ...]) -> None:
        self._session.tell(
            Message(
                NN_("Saved {n} file in {folder}", "Saved {n} files in {folder}"),
                n=len(paths),
                folder=str(paths[0].parent),
            )
        )

    def _printed(self, pages: int) -> None:
        self._session.tell(
            Message(
                NN_("{n} page was sent to the printer", "{n} pages were sent to the printer"),
                n=pages,
            )
        )


def _counts(database: "Database", _progress: Progress) -> dict[str, int]:
    from matchmaker.services import previewing

    return {which.value: number for which, number in previewing.counts(database).items()}


@dataclass(frozen=True, slots=True)
class _Work:
    """Makes the papers of one choice in a thread; ``tell`` is given how many are made."""

    choice: Choice
    tell: Callable[[int, int], None]

    def first(self, database: "Database", _progress: Progress) -> Ready:
        """Make the first brief; that is all of them if there is only one."""
        pairs = self._pairs(database)
        ready = self._prepared(database, pairs[:1], SILENT)
        return replace(ready, whole=len(pairs) == 1)

    def all(self, database: "Database", progress: Progress) -> Ready:
        """Make all of them."""
        return self._prepared(database, self._pairs(database), _Telling(progress, self.tell))

    def _pairs(self, database: "Database") -> tuple[tuple[NeedId, CapabilityId], ...]:
        from matchmaker.services import briefing

        if self.choice.pair:
            with database.reading() as reader:
                pairing = reader.pairing_by_code(self.choice.pair)
            if pairing is not None:
                return ((pairing.need, pairing.capability),)
        return briefing.chosen(database, briefing.Which(self.choice.which))

    def _prepared(
        self,
        database: "Database",
        pairs: tuple[tuple[NeedId, CapabilityId], ...],
        progress: Progress,
    ) -> Ready:
        from matchmaker.services import previewing
        from matchmaker.services.briefing import Copy

        choice = self.choice
        language, second = LANGUAGES[choice.reader]
        prepared = previewing.prepare(
            database,
            pairs,
            copy=Copy(language, second if choice.second else None, choice.audience),
            printed_at=datetime.now(UTC),
            progress=progress,
        )
        return Ready(prepared, Pdf(prepared.data) if prepared.data else None)


@dataclass(frozen=True, slots=True)
class _Telling:
    """Progress that also tells the page."""

    progress: Progress
    tell: Callable[[int, int], None]

    def report(self, done: int, total: int, message: Message | None = None) -> None:
        """Pass on what is done."""
        self.tell(done, total)
        self.progress.report(done, total, message)


def _save(ready: Ready, path: Path) -> Path:
    from matchmaker.services import previewing

    return previewing.save(ready.prepared, path)


def _save_each(ready: Ready, folder: Path, progress: Progress) -> tuple[Path, ...]:
    from matchmaker.services import briefing

    prepared = ready.prepared
    saved = briefing.save_each(
        prepared.briefs, folder, fitting=prepared.fitting, progress=progress
    )
    return saved.paths


def _export(database: "Database", path: Path, translator: Translator) -> Path:
    from matchmaker.services import exporting

    return exporting.proposals(database, path, translator)
