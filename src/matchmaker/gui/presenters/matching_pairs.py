"""What the matching page compares: the needs it lists, their candidates, the pair side by side."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from matchmaker.domain.explanation import Explanation, Grade, whole_score
from matchmaker.domain.ids import CapabilityId
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.pairing import Pairing, PairState
from matchmaker.domain.records import Capability, Need

if TYPE_CHECKING:
    from matchmaker.services.workbench import Asked
    from matchmaker.services.workbench import Desk as Desk  # noqa: PLC0414 - offered on
    from matchmaker.services.workbench import DeskRow as DeskRow  # noqa: PLC0414 - offered on

_DECIDED = "decided"


class Show(StrEnum):
    """Which needs the list shows."""

    ALL = "all"
    UNDECIDED = "undecided"
    UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One capability of the chosen need's list; ``above`` is the proposal ranked before it."""

    pairing: Pairing
    capability: Capability
    organisations: tuple[Organisation, ...]
    above: Pairing | None = None

    @property
    def id(self) -> CapabilityId:
        """The capability's id."""
        return self.capability.id

    @property
    def weak(self) -> bool:
        """Whether the pair is proposed as weak."""
        proposal = self.pairing.proposal
        return proposal is not None and proposal.explanation.grade is Grade.WEAK


@dataclass(frozen=True, slots=True)
class Compared:
    """The two records side by side; ``pairing`` is None for a pair that was only asked about."""

    need: Need
    capability: Capability
    company: Organisation | None
    providers: tuple[Organisation, ...]
    pairing: Pairing | None
    explanation: Explanation | None
    above: Pairing | None = None

    @property
    def weak(self) -> bool:
        """Whether the pair, proposed or only asked about, is weak."""
        return self.explanation is not None and self.explanation.grade is Grade.WEAK

    @property
    def proposed(self) -> bool:
        """Whether the newest run proposes the pair."""
        return self.pairing is not None and self.pairing.proposal is not None


def undecided(row: "DeskRow") -> bool:
    """Whether a need still waits for a person."""
    return row.state.value != _DECIDED


def shows(row: "DeskRow", show: Show) -> bool:
    """Whether the list shows a need while it shows only *show*."""
    if show is Show.UNDECIDED:
        return undecided(row)
    return show is Show.ALL or row.uncovered is not None


def candidates_of(desk: "Desk", row: "DeskRow") -> tuple[Candidate, ...]:
    """Return the candidates of one need, best first, judged-only ones last."""
    found: list[Candidate] = []
    above: Pairing | None = None
    for pairing in row.pairings:
        capability = desk.capabilities.get(pairing.capability)
        if capability is not None:
            owners = _owners(desk, capability)
            found.append(Candidate(pairing, capability, owners, above))
            above = pairing
    return tuple(found)


def compared_of(
    desk: "Desk", row: "DeskRow", capability: CapabilityId | None, asked: "Asked | None"
) -> Compared | None:
    """Return what stands side by side: the pair that was *asked* about, or the chosen one."""
    company = desk.organisations.get(row.need.organisation)
    if asked is not None and asked.need == row.need.id:
        owners = _owners(desk, asked.capability)
        return Compared(row.need, asked.capability, company, owners, None, asked.explanation)
    for each in candidates_of(desk, row):
        if each.id == capability:
            proposal = each.pairing.proposal
            return Compared(
                row.need, each.capability, company, each.organisations, each.pairing,
                proposal.explanation if proposal else None, each.above,
            )  # fmt: skip
    return None


def first_choice(candidates: tuple[Candidate, ...]) -> Candidate | None:
    """Return the candidate a need opens with: its accepted partner, or who waits and is not weak.

    Where neither is there, who else is chosen, then a weak one that waits, then the first.
    """
    taken = {PairState.RESERVE, PairState.SHORTLISTED}
    accepted = [each for each in candidates if each.pairing.state is PairState.ACCEPTED]
    waiting = [each for each in candidates if each.pairing.state is PairState.PROPOSED]
    better = [each for each in waiting if not each.weak]
    chosen = [each for each in candidates if each.pairing.state in taken]
    return next(iter((*accepted, *better, *chosen, *waiting, *candidates)), None)


def next_choice(
    candidates: tuple[Candidate, ...], capability: CapabilityId
) -> CapabilityId | None:
    """Return the candidate after *capability* that waits for a decision, if one does."""
    here = next((n for n, each in enumerate(candidates) if each.id == capability), 0)
    following = (*candidates[here + 1 :], *candidates[:here])
    waiting = (each.id for each in following if each.pairing.state is PairState.PROPOSED)
    return next(waiting, None)


def points_behind(candidate: Candidate | Compared) -> int | None:
    """Return how many points a close candidate lies behind the one above; None if not close."""
    pairing, above = candidate.pairing, candidate.above
    if pairing is None or above is None:
        return None
    here, there = pairing.proposal, above.proposal
    if here is None or there is None or not here.close:
        return None
    return whole_score(there.explanation) - whole_score(here.explanation)


def _owners(desk: "Desk", capability: Capability) -> tuple[Organisation, ...]:
    known = desk.organisations
    return tuple(known[each] for each in capability.organisations if each in known)
