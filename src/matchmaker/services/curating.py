"""Decide on pairs: shortlist, accept, reserve, reject; every decision can be undone."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from matchmaker.domain.ids import CapabilityId, JudgementId, NeedId, RecordId
from matchmaker.domain.journal import Action, ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.pairing import (
    Decision,
    Judgement,
    Pairing,
    PairState,
    RejectReason,
    Validity,
    pair_code,
)
from matchmaker.domain.records import Need
from matchmaker.domain.texts import clean_text
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message
from matchmaker.services.changes import Changed
from matchmaker.store import Database, Reader

PairId = tuple[NeedId, CapabilityId]

_SUMMARIES = {
    Decision.SHORTLIST: N_("Shortlisted {need} with {capability}"),
    Decision.ACCEPT: N_("Accepted {need} with {capability}"),
    Decision.RESERVE: N_("Held {need} with {capability} in reserve"),
    Decision.REJECT: N_("Rejected {need} with {capability}"),
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decides on a pair; a rejection has a reason."""

    decision: Decision
    reason: RejectReason | None = None
    note: str = ""
    validity: Validity = Validity.THIS_EVENT


@dataclass(frozen=True, slots=True)
class Decided:
    """The pair as it now stands, and the action that made it so (None: nothing was different)."""

    pairing: Pairing
    action: Action | None
    changed: Changed


class NeedState(StrEnum):
    """How far a need has come on the board."""

    NONE = "none"  # nothing is proposed for it
    PROPOSED = "proposed"
    DECIDED = "decided"  # shortlisted, accepted or in reserve with somebody


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One need with its pairs: proposed ones by rank, then those only judged."""

    need: Need
    state: NeedState
    pairings: tuple[Pairing, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The workbench: needs by code, and how many needs and pairs are in which state."""

    rows: tuple[BoardRow, ...]
    needs: Mapping[NeedState, int]
    pairs: Mapping[PairState, int]

    def row(self, need: NeedId) -> BoardRow | None:
        """Return the row of one need."""
        return next((row for row in self.rows if row.need.id == need), None)


def decide(database: Database, pair: PairId, ruling: Ruling, *, by: str) -> Decided:
    """Keep what a person decided on *pair*, in place of what was decided before.

    Raises:
        RecordError: the need or capability is gone, or a rejection has no reason, or the reason
            is *other* and no note says which.
    """
    ruling = replace(ruling, note=clean_text(ruling.note))
    _refuse_unreasoned(ruling)
    with database.transaction() as tx:
        before = tx.pairing(*pair)
        old = before.judgement if before is not None else None
        if before is not None and old is not None and _says(old) == ruling:
            return Decided(before, None, Changed.NOTHING)
        summary = _summary(tx, pair, _SUMMARIES[ruling.decision])
        recorder = tx.act(ActionKind.JUDGE, summary, by=by)
        recorder.put(
            Judgement(
                id=old.id if old is not None else JudgementId(uuid.uuid4().hex),
                need=pair[0],
                capability=pair[1],
                decision=ruling.decision,
                by=by,
                at=recorder.action.at,
                reason=ruling.reason if ruling.decision is Decision.REJECT else None,
                note=ruling.note,
                validity=ruling.validity,
            )
        )
        tx.flush()
        return Decided(_pairing(tx, pair, before), recorder.action, Changed.JUDGEMENTS)


def _refuse_unreasoned(ruling: Ruling) -> None:
    if ruling.decision is not Decision.REJECT:
        return
    if ruling.reason is None:
        raise RecordError(Message(N_("A rejection needs a reason. Choose one and try again.")))
    if ruling.reason is RejectReason.OTHER and not ruling.note:
        raise RecordError(
            Message(N_("“Other” says too little: add a note with the reason and try again."))
        )


def withdraw(database: Database, pair: PairId, *, by: str) -> Decided:
    """Take back what was decided on *pair*; it is as if nobody had judged it.

    Raises:
        RecordError: the need or capability is gone.
    """
    with database.transaction() as tx:
        summary = _summary(tx, pair, N_("Took back the decision on {need} with {capability}"))
        before = tx.pairing(*pair)
        judged = tx.judgements_of(*pair)
        if not judged:
            return Decided(_pairing(tx, pair, before), None, Changed.NOTHING)
        recorder = tx.act(ActionKind.JUDGE, summary, by=by)
        for judgement in judged:
            recorder.remove(RecordKind.JUDGEMENT, RecordId(judgement.id))
        tx.flush()
        return Decided(_pairing(tx, pair, before), recorder.action, Changed.JUDGEMENTS)


def board(database: Database) -> Board:
    """Return the needs that are out for matching or have pairs, with all their pairs."""
    with database.reading() as reader:
        needs, pairings = reader.needs(), reader.pairings()
    by_need: dict[NeedId, list[Pairing]] = {}
    for pairing in pairings:
        by_need.setdefault(pairing.need, []).append(pairing)
    rows = tuple(
        BoardRow(need, need_state(found), found)
        for need in needs
        if (found := tuple(by_need.get(need.id, ()))) or need.status.matched
    )
    return Board(
        rows=rows,
        needs={state: sum(row.state is state for row in rows) for state in NeedState},
        pairs={state: sum(p.state is state for p in pairings) for state in PairState},
    )


def need_state(pairings: Iterable[Pairing]) -> NeedState:
    """Return how far a need with these pairs has come; rejections alone decide nothing."""
    states = {pairing.state for pairing in pairings}
    if states & {PairState.SHORTLISTED, PairState.ACCEPTED, PairState.RESERVE}:
        return NeedState.DECIDED
    return NeedState.PROPOSED if PairState.PROPOSED in states else NeedState.NONE


def _says(judgement: Judgement) -> Ruling:
    return Ruling(judgement.decision, judgement.reason, judgement.note, judgement.validity)


def _summary(reader: Reader, pair: PairId, text: str) -> Message:
    need, capability = reader.need(pair[0]), reader.capability(pair[1])
    return Message(text, need=need.code, capability=capability.code)


def _pairing(reader: Reader, pair: PairId, before: Pairing | None) -> Pairing:
    now = reader.pairing(*pair)
    if now is not None:
        return now
    if before is not None:
        return replace(before, proposal=None, judgement=None)
    return Pairing(*pair, code=pair_code(*pair), proposal=None, judgement=None)
