"""What a run of the matcher changed, in words and row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.pairing import RunReport
from matchmaker.domain.records import Capability, Need
from matchmaker.errors import MatchmakerError
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import N_, NN_, Message
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.proposing import Proposed
    from matchmaker.services.workbench import Desk


class RunChange(StrEnum):
    """What became of a pair in the newest run."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"

    @property
    def words(self) -> Message:
        """The word of the change."""
        return _WORDS[self]


_WORDS = {
    RunChange.NEW: Message(N_("New")),
    RunChange.GONE: Message(N_("Gone")),
    RunChange.MOVED: Message(N_("Moved")),
}


@dataclass(frozen=True, slots=True)
class RunRow:
    """One pair that the newest run proposed, withdrew or moved."""

    change: RunChange
    need: Need
    capability: Capability
    detail: Message | None = None


class Runs(QObject):
    """Finds pairs anew, one run at a time; what was found before stays readable meanwhile."""

    running_changed = Signal()

    def __init__(self, session: Session) -> None:
        """Begin at rest."""
        super().__init__()
        self._session = session
        self.running = False
        session.jobs.cancelled.connect(self._ended)
        session.jobs.crashed.connect(self._ended)

    def start(self) -> None:
        """Start a run, unless one is under way or nothing can be written."""
        if self.running or self._session.read_only:
            return
        job = self._session.write(
            _propose, self._done, self._failed, changed=lambda done: done.changed
        )
        self.running = job is not None
        self.running_changed.emit()

    def _done(self, proposed: "Proposed") -> None:
        self._ended()
        self._session.tell(run_words(proposed.report))
        if note := words_only_note(proposed.report):
            self._session.tell(note)

    def _failed(self, error: MatchmakerError) -> None:
        self._ended()
        self._session.tell_error(error)

    def _ended(self, _report: object = None) -> None:
        if self.running:
            self.running = False
            self.running_changed.emit()


def run_words(report: RunReport) -> Message:
    """Say what a run found, against the run before if there was one."""
    if report.run == 1:
        return Message(NN_("Run 1 · {n} proposal", "Run 1 · {n} proposals"), n=report.proposals)
    return Message(
        N_("Run {run} · {new} new, {gone} gone, {moved} moved"),
        run=report.run,
        new=len(report.new),
        gone=len(report.gone),
        moved=len(report.moved),
    )


def words_only_note(report: RunReport) -> Message | None:
    """Say it if a run compared words alone."""
    if report.basis.encoder or not report.proposals:
        return None
    return Message(
        N_(
            "By words alone: the sentence encoder is not there, so texts in different languages "
            "meet only where the glossary has their terms."
        )
    )


def run_rows(desk: "Desk") -> tuple[RunRow, ...]:
    """Return the pairs a run changed: new, gone, moved; a first run has only new ones."""
    needs = {row.need.id: row.need for row in desk.rows}
    found = []
    for change, need, capability, detail in _changes(desk.report):
        if need in needs and capability in desk.capabilities:
            found.append(RunRow(change, needs[need], desk.capabilities[capability], detail))
    return tuple(found)


def _changes(
    report: RunReport | None,
) -> Iterator[tuple[RunChange, NeedId, CapabilityId, Message | None]]:
    if report is None:
        return
    for need, capability in report.new:
        yield RunChange.NEW, need, capability, None
    for need, capability in report.gone:
        yield RunChange.GONE, need, capability, None
    for each in report.moved:
        detail = Message(
            N_("rank {before} → {now}, score {old} → {new}"),
            before=each.rank_before,
            now=each.rank_now,
            old=each.score_before,
            new=each.score_now,
        )
        yield RunChange.MOVED, each.need, each.capability, detail


def _propose(database: "Database", progress: Progress) -> "Proposed":
    from matchmaker.services import proposing

    return proposing.propose(database, progress=progress)
