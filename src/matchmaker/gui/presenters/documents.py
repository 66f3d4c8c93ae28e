"""Prepare papers in the background: which pairs, for whom, checked, as the bytes that print."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.lists import Audience
from matchmaker.domain.texts import Language
from matchmaker.errors import MatchmakerError
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.printing import Pdf, print_pdf, printer_named
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_, Message
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.previewing import Prepared


__all__ = ["LANGUAGES", "Choice", "DocumentsPresenter", "Prepared", "Reader", "Ready"]


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


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be printed, for whom; ``pair`` is the code of one pair, or '' for *which*."""

    which: str = "accepted"
    reader: Reader = Reader.COMPANY
    second: bool = True
    audience: Audience = Audience.NAMED
    pair: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """Prepared briefs and the same bytes as pages to look at."""

    prepared: "Prepared"
    pdf: Pdf | None


class DocumentsPresenter(QObject):
    """Keeps the choice, and prepares the papers again whenever it or the event changes."""

    counted = Signal(object)  # dict of which → number
    preparing = Signal()
    ready = Signal(object)  # Ready
    nothing = Signal(object)  # the Message that says why

    def __init__(self, session: Session) -> None:
        """Begin with the accepted pairs, for the company."""
        super().__init__()
        self._session = session
        self.choice = Choice()
        self.current: Ready | None = None
        self._asked = 0

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
        self._asked += 1
        number, choice = self._asked, self.choice
        self.preparing.emit()

        def done(ready: Ready) -> None:
            if number == self._asked:
                self.current = ready
                self.ready.emit(ready)

        def failed(error: MatchmakerError) -> None:
            if number == self._asked:
                self.current = None
                self.nothing.emit(error.message)

        self._session.read(lambda database, p: _prepare(database, choice, p), done, failed)

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


def _prepare(database: "Database", choice: Choice, progress: Progress) -> Ready:
    from matchmaker.services import previewing
    from matchmaker.services.briefing import Copy, Which

    language, second = LANGUAGES[choice.reader]
    copy = Copy(language, second if choice.second else None, choice.audience)
    wanted: Which | list[tuple[NeedId, CapabilityId]] = Which(choice.which)
    if choice.pair:
        with database.reading() as reader:
            pairing = reader.pairing_by_code(choice.pair)
        if pairing is not None:
            wanted = [(pairing.need, pairing.capability)]
    prepared = previewing.prepare(
        database,
        wanted,
        copy=copy,
        printed_at=datetime.now(UTC),
        progress=progress,
    )
    return Ready(prepared, Pdf(prepared.data) if prepared.data else None)


def _save(ready: Ready, path: Path) -> Path:
    from matchmaker.services import previewing

    return previewing.save(ready.prepared, path)


def _save_each(ready: Ready, folder: Path, progress: Progress) -> tuple[Path, ...]:
    from matchmaker.services import briefing

    return briefing.save_each(ready.prepared.briefs, folder, progress=progress).paths


def _export(database: "Database", path: Path, translator: Translator) -> Path:
    from matchmaker.services import exporting

    return exporting.proposals(database, path, translator)
