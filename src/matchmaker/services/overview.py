"""Where the event stands: the funnel, uncovered needs, parks, and what to do next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matchmaker.domain.event import Event
from matchmaker.domain.explanation import Cap, Contribution, Explanation, Grade
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.journal import Action
from matchmaker.domain.lifting import Lift, lifts
from matchmaker.domain.lists import NeedStatus, Park
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.pairing import Pairing, PairState, RunReport
from matchmaker.domain.records import Capability, Need
from matchmaker.services.freshness import Staleness, read_staleness
from matchmaker.services.next_steps import Standing, Step, steps
from matchmaker.services.proposing import local_date
from matchmaker.store import Database, Reader

_UNSCREENED = {NeedStatus.DRAFT, NeedStatus.FORM_CHECK, NeedStatus.RETURNED}
_DONE = {NeedStatus.SIGNED, NeedStatus.LONG_TERM}


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many needs have come how far; each stage is part of the one before."""

    collected: int
    screened: int
    published: int
    proposed: int
    shortlisted: int
    accepted: int


@dataclass(frozen=True, slots=True)
class NeedCounts:
    """What needs that are out for matching still lack; every screen and command counts so.

    ``unproposed``: no proposal of the newest run and nobody chosen. ``uncovered``: nobody chosen,
    and no open proposal better than weak (so every unproposed need is uncovered). ``unaccepted``:
    no accepted pair.
    """

    matched: int
    unproposed: int
    uncovered: int
    unaccepted: int


@dataclass(frozen=True, slots=True)
class NearestMiss:
    """The best pair of an uncovered need, and the one thing that holds it down most."""

    capability: Capability
    explanation: Explanation
    reason: Cap | Contribution

    @property
    def lifts(self) -> tuple[Lift, ...]:
        """The parts that would change its score, the one that would change most first."""
        return lifts(self.explanation)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A published need with no partner chosen and none proposed that is at least possible."""

    need: Need
    nearest: NearestMiss | None


@dataclass(frozen=True, slots=True)
class ParkCoverage:
    """Of one park (None: not known) how many published needs there are, and how many covered."""

    park: Park | None
    published: int
    covered: int


@dataclass(frozen=True, slots=True)
class Today:
    """What the first page shows; ``days_to_go`` is negative after the event's first day."""

    event: Event | None
    days_to_go: int | None
    capabilities: int
    funnel: Funnel
    counts: NeedCounts
    uncovered: tuple[Uncovered, ...]
    parks: tuple[ParkCoverage, ...]
    steps: tuple[Step, ...]
    last_run: RunReport | None
    last_action: Action | None


@dataclass(frozen=True, slots=True)
class _State:
    """Everything read at one moment."""

    event: Event | None
    needs: tuple[Need, ...]
    capabilities: tuple[Capability, ...]
    organisations: tuple[Organisation, ...]
    pairings: tuple[Pairing, ...]
    last_run: RunReport | None
    last_action: Action | None
    stale: Staleness

    @classmethod
    def read(cls, reader: Reader) -> "_State":
        return cls(
            event=reader.event(),
            needs=reader.needs(),
            capabilities=reader.capabilities(),
            organisations=reader.organisations(),
            pairings=reader.pairings(),
            last_run=reader.last_run(),
            last_action=next(iter(reader.actions(1)), None),
            stale=read_staleness(reader),
        )

    def by_need(self) -> Mapping[NeedId, list[Pairing]]:
        found: dict[NeedId, list[Pairing]] = {}
        for pairing in self.pairings:
            found.setdefault(pairing.need, []).append(pairing)
        return found


def today(database: Database, *, today: date | None = None) -> Today:
    """Return where the event stands on the day *today* (None: the local date)."""
    with database.reading() as reader:
        state = _State.read(reader)
    uncovered = tuple(_uncovered(state))
    starts = state.event.starts_on if state.event is not None else None
    return Today(
        event=state.event,
        days_to_go=(starts - (today or local_date())).days if starts is not None else None,
        capabilities=len(state.capabilities),
        funnel=_funnel(state),
        counts=_counts(state),
        uncovered=uncovered,
        parks=tuple(_parks(state, {row.need.id for row in uncovered})),
        steps=tuple(steps(_standing(state, len(uncovered)))),
        last_run=state.last_run,
        last_action=state.last_action,
    )


def counts(database: Database) -> NeedCounts:
    """Count the needs that still lack a proposal, a possible partner, an accepted pair."""
    with database.reading() as reader:
        return _counts(_State.read(reader))


def uncovered_needs(database: Database) -> tuple[Uncovered, ...]:
    """Return the uncovered needs, each with its nearest miss."""
    with database.reading() as reader:
        return tuple(_uncovered(_State.read(reader)))


def _counts(state: _State) -> NeedCounts:
    pairings = state.by_need()
    matched = [pairings.get(need.id, []) for need in state.needs if need.status.matched]
    return NeedCounts(
        matched=len(matched),
        unproposed=sum(not any(map(_is_offer, each)) for each in matched),
        uncovered=sum(not any(map(_covers, each)) for each in matched),
        unaccepted=sum(all(p.state is not PairState.ACCEPTED for p in each) for each in matched),
    )


def _is_offer(pairing: Pairing) -> bool:
    return pairing.proposal is not None or _chosen(pairing)


def _chosen(pairing: Pairing) -> bool:
    return pairing.state in {PairState.SHORTLISTED, PairState.ACCEPTED}


def _funnel(state: _State) -> Funnel:
    published = {need.id for need in state.needs if _published(need)}

    def having(*states: PairState) -> int:
        return len(published & {p.need for p in state.pairings if p.state in states})

    chosen = (PairState.SHORTLISTED, PairState.ACCEPTED)
    return Funnel(
        collected=len(state.needs),
        screened=sum(need.status not in _UNSCREENED for need in state.needs),
        published=len(published),
        proposed=having(PairState.PROPOSED, PairState.RESERVE, *chosen),
        shortlisted=having(*chosen),
        accepted=having(PairState.ACCEPTED),
    )


def _published(need: Need) -> bool:
    return need.status.matched or need.status in _DONE


def _uncovered(state: _State) -> Iterator[Uncovered]:
    capabilities = {capability.id: capability for capability in state.capabilities}
    pairings = state.by_need()
    for need in state.needs:
        if (found := uncovered(need, pairings.get(need.id, ()), capabilities)) is not None:
            yield found


def uncovered(
    need: Need, pairings: Sequence[Pairing], capabilities: Mapping[CapabilityId, Capability]
) -> Uncovered | None:
    """Return *need* with its nearest miss if none of its *pairings* covers it, else None."""
    if not need.status.matched or any(_covers(pairing) for pairing in pairings):
        return None
    best = next((p for p in pairings if p.proposal and p.state is PairState.PROPOSED), None)
    if best is None or best.proposal is None:
        return Uncovered(need, None)
    explanation = best.proposal.explanation
    miss = NearestMiss(capabilities[best.capability], explanation, holds_down(explanation))
    return Uncovered(need, miss)


def _covers(pairing: Pairing) -> bool:
    if _chosen(pairing):
        return True
    proposal = pairing.proposal
    return (
        pairing.state is PairState.PROPOSED
        and proposal is not None
        and proposal.explanation.grade is not Grade.WEAK
    )


def holds_down(explanation: Explanation) -> Cap | Contribution:
    """Return what holds a pair down most: the strictest cap, or the part that lost most points."""
    strictest = min(explanation.caps, key=lambda cap: cap.to.rank, default=None)
    if strictest is not None and strictest.to is Grade.WEAK:
        return strictest
    return max(explanation.contributions, key=lambda part: part.weight - part.points)


def _parks(state: _State, uncovered: set[NeedId]) -> Iterator[ParkCoverage]:
    homes = {organisation.id: organisation.park for organisation in state.organisations}
    needs = [need for need in state.needs if need.status.matched]
    for park in (*Park, None):
        here = [need.id for need in needs if homes.get(need.organisation) is park]
        if here or park is not None:
            yield ParkCoverage(park, len(here), len([n for n in here if n not in uncovered]))


def _standing(state: _State, uncovered: int) -> Standing:
    return Standing(
        needs=state.needs,
        capabilities=state.capabilities,
        pairings=state.pairings,
        ran=state.last_run is not None,
        changed=state.stale.records,
        why=state.stale.why,
        uncovered=uncovered,
    )
