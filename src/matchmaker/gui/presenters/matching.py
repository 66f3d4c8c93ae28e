"""The matching page's state: which need, which candidate, what was decided, what a run changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.gui.notices import NoticeKind
from matchmaker.gui.presenters.matching_pairs import (
    Candidate,
    Compared,
    Show,
    candidates_of,
    compared_of,
    first_choice,
    next_choice,
    shows,
    undecided,
)
from matchmaker.gui.presenters.matching_work import ask, decide, read_desk
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import N_, Label, Message

if TYPE_CHECKING:
    from matchmaker.services.curating import Decided
    from matchmaker.services.workbench import Asked, Desk, DeskRow

_SAID = {
    Decision.ACCEPT: N_("{need} with {capability} is accepted."),
    Decision.RESERVE: N_("{need} with {capability} is in reserve."),
    Decision.SHORTLIST: N_("{need} with {capability} is on the shortlist."),
    Decision.REJECT: N_("{need} with {capability} is rejected: {reason}."),
}


class MatchingPresenter(QObject):
    """Holds what is chosen and acts on it; ``desk`` is None until it is read."""

    desk_changed = Signal()
    need_changed = Signal()
    pair_changed = Signal()
    answered = Signal(object)  # a Message about what was asked, or None

    def __init__(self, session: Session) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._session = session
        self.desk: Desk | None = None
        self.show = Show.ALL
        self.need_id: NeedId | None = None
        self.capability_id: CapabilityId | None = None
        self._asked: Asked | None = None
        self._pointed = False  # whether a person chose the candidate, and not this page
        self._wanted: str = ""
        self._decided: list[tuple[NeedId, CapabilityId]] = []

    # --- reading ------------------------------------------------------------------------------

    def load(self, *, judged: bool = False) -> None:
        """Read the desk again; what is chosen stays chosen where it still exists.

        *judged*: only judgements can have changed, so it is read only if the event file holds
        more than was taken into the desk already.
        """
        known = self.desk.position if self.desk is not None and judged else None
        work = self._session.read(lambda database, _p: read_desk(database, known), self._loaded)
        if work is None:
            self.desk = None
            self.desk_changed.emit()

    def forget(self) -> None:
        """Let go of everything: another event was opened."""
        self.desk, self._asked, self._decided = None, None, []
        self.need_id, self.capability_id = None, None

    def rows(self) -> tuple["DeskRow", ...]:
        """Return the needs of the list: those of the filter, and always the chosen one."""
        if self.desk is None:
            return ()
        return tuple(
            row for row in self.desk.rows if row.need.id == self.need_id or shows(row, self.show)
        )

    def counts(self) -> dict[Show, int]:
        """Count the needs of each filter."""
        rows = self.desk.rows if self.desk else ()
        return {
            Show.ALL: len(rows),
            Show.UNDECIDED: sum(undecided(row) for row in rows),
            Show.UNCOVERED: sum(row.uncovered is not None for row in rows),
        }

    def row(self) -> "DeskRow | None":
        """Return the chosen need's row."""
        return self.desk.row(self.need_id) if self.desk else None

    def candidates(self) -> tuple[Candidate, ...]:
        """Return the candidates of the chosen need, best first, judged-only ones last."""
        row = self.row()
        return candidates_of(self.desk, row) if self.desk and row else ()

    def compared(self) -> Compared | None:
        """Return the pair that is shown side by side."""
        row = self.row()
        if self.desk is None or row is None:
            return None
        return compared_of(self.desk, row, self.capability_id, self._asked)

    # --- choosing -----------------------------------------------------------------------------

    def show_only(self, show: Show) -> None:
        """Filter the list of needs."""
        self.show = show
        rows = [row for row in (self.desk.rows if self.desk else ()) if shows(row, self.show)]
        if rows and self.need_id not in {row.need.id for row in rows}:
            self._choose(rows[0].need.id)
        self.desk_changed.emit()

    def choose_need(self, need: NeedId | None) -> None:
        """Choose a need and the first candidate that waits for a decision."""
        if need != self.need_id:
            self._choose(need)
            self.need_changed.emit()

    def choose_candidate(self, capability: CapabilityId | None) -> None:
        """Choose a candidate of the chosen need, by a person's own hand."""
        self._pointed = self._pointed or capability is not None
        if capability is not None and (capability != self.capability_id or self._asked):
            self.capability_id, self._asked = capability, None
            self.pair_changed.emit()

    def choose_pair(self, need: NeedId, capability: CapabilityId) -> None:
        """Choose a need and one of its candidates."""
        if self.desk is not None and self.desk.row(need) is not None:
            self._choose(need)
            if capability in {each.id for each in self.candidates()}:
                self.capability_id, self._pointed = capability, True
            self.desk_changed.emit()

    def next_need(self) -> None:
        """Choose the next need that waits for a decision, or say that none does."""
        if self._choose_next_need():
            self.desk_changed.emit()
        else:
            self._session.tell(Message(N_("Every need with proposals has a decision.")))

    def show_record(self, record: str) -> None:
        """Choose the need with id *record*, now or as soon as the desk has been read."""
        if self.desk is None:
            self._wanted = record
        elif self.desk.row(NeedId(record)) is not None:
            self.show = Show.ALL
            self._choose(NeedId(record))
            self.desk_changed.emit()

    # --- acting -------------------------------------------------------------------------------

    def decide(
        self,
        decision: Decision,
        reason: RejectReason | None = None,
        note: str = "",
        *,
        stay: bool = False,
    ) -> None:
        """Decide on the pair that is shown, and go on.

        An acceptance goes on to the next need, unless it is to *stay*; the others to the next
        candidate. A weak pair is taken only if a person chose it: who just goes on pressing keys
        never does.
        """
        pair = self.compared()
        if pair is None or self._session.read_only:
            return
        if pair.weak and not self._pointed and decision is not Decision.REJECT:
            self._tell_weak(pair)
            return
        ids, by = (pair.need.id, pair.capability.id), self._session.by
        why = note or (Label("reject_reason", reason.value) if reason else "")
        need, capability = pair.need.code, pair.capability.code
        said = Message(_SAID[decision], need=need, capability=capability, reason=why)
        chosen = (decision, reason, note)
        self._session.write(
            lambda database, _progress: decide(database, ids, chosen, by=by),
            lambda done: self._took(done, said, decision if not stay else None),
            changed=lambda done: done[0].changed,
        )

    def undo(self) -> None:
        """Take the last step back and return to the pair it was about."""
        if self._decided:
            self.need_id, self.capability_id = self._decided.pop()
            self._asked, self._pointed = None, True
        self._session.undo_wanted.emit()

    def ask(self, code: str) -> None:
        """Show why the capability with this code is or is not proposed for the chosen need."""
        need = self.need_id
        if need is None or not code.strip():
            self.answered.emit(None)
            return
        self._session.read(
            lambda database, _progress: ask(database, need, code),
            self._answer,
            lambda error: self.answered.emit(error.message),
        )

    # --- inside -------------------------------------------------------------------------------

    def _choose(self, need: NeedId | None) -> None:
        self.need_id, self._asked, self._pointed = need, None, False
        first = first_choice(self.candidates())
        self.capability_id = first.id if first else None

    def _choose_next_need(self) -> bool:
        rows = self.desk.rows if self.desk else ()
        places = [number for number, row in enumerate(rows) if row.need.id == self.need_id]
        here = places[0] if places else -1
        for row in (*rows[here + 1 :], *rows[: max(here, 0)]):
            if undecided(row) and row.pairings:
                self._choose(row.need.id)
                return True
        return False

    def _tell_weak(self, pair: Compared) -> None:
        words = N_(
            "{capability} is only weak for {need}: choose it with \u2191 \u2193 or a click first."
        )
        said = Message(words, capability=pair.capability.code, need=pair.need.code)
        self._session.tell(said, kind=NoticeKind.WARNING)

    def _loaded(self, desk: "Desk | None") -> None:
        if desk is None:
            return
        self.desk = desk
        if self._wanted and desk.row(NeedId(self._wanted)) is not None:
            self.need_id, self.capability_id = NeedId(self._wanted), None
        self._wanted = ""
        if desk.row(self.need_id) is None:
            self.need_id = next((row.need.id for row in desk.rows if shows(row, self.show)), None)
        if self.capability_id not in {each.id for each in self.candidates()}:
            self._choose(self.need_id)
        self.desk_changed.emit()

    def _took(self, done: tuple["Decided", int], said: Message, decision: Decision | None) -> None:
        decided, position = done
        pairing = decided.pairing
        self._session.tell(said, undo=decided.action is not None)
        if decided.action is not None:
            self._decided.append((pairing.need, pairing.capability))
        if self.desk is None:
            return
        self.desk = self.desk.with_pairing(pairing, position)
        if pairing.need == self.need_id:
            self._asked = None
            self._move_on(pairing.capability, decision)
        self.desk_changed.emit()

    def _move_on(self, capability: CapabilityId, decision: Decision | None) -> None:
        """Go on after *decision* as a person would; None: stay with the pair."""
        if decision is Decision.ACCEPT and self._choose_next_need():
            return
        following = next_choice(self.candidates(), capability)
        if decision in {None, Decision.ACCEPT} or following is None:
            self.capability_id = capability
        else:
            self.capability_id, self._pointed = following, False

    def _answer(self, asked: "Asked") -> None:
        if asked.need != self.need_id:
            return
        self.answered.emit(None)
        if asked.capability.id in {each.id for each in self.candidates()}:
            self._asked, self._pointed = None, True
            self.capability_id = asked.capability.id
            self.desk_changed.emit()
            return
        self._asked, self._pointed = asked, True
        self.pair_changed.emit()
