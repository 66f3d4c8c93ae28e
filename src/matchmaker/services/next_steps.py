"""Suggest what to do next, from where the event stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.pairing import Pairing, PairState
from matchmaker.domain.records import Capability, Need
from matchmaker.messages import N_, NN_, Message


class StepPlace(StrEnum):
    """Where a step is done."""

    DATA = "data"
    NEEDS = "needs"
    MATCHING = "matching"
    UNCOVERED = "uncovered"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next, and where it is done."""

    message: Message
    place: StepPlace


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the event stands; ``changed`` counts records since the last run of the matcher.

    ``why`` is what else there is to match again for.
    """

    needs: Sequence[Need]
    capabilities: Sequence[Capability]
    pairings: Sequence[Pairing]
    ran: bool
    changed: int
    uncovered: int
    why: Message | None = None


def steps(state: Standing) -> Iterator[Step]:
    """Yield what to do next, the most urgent first."""
    uncovered = state.uncovered
    yield from _lists_to_bring(state)
    if waiting := sum(need.status is NeedStatus.FORM_CHECK for need in state.needs):
        forms = NN_(
            "Check {n} need and publish it; until then it is not matched.",
            "Check {n} needs and publish them; until then they are not matched.",
        )
        yield Step(Message(forms, n=waiting), StepPlace.NEEDS)
    if not state.needs or not state.capabilities:
        return
    if not state.ran:
        words = Message(N_("Propose pairs: on the Matching page, start a run."))
        yield Step(words, StepPlace.MATCHING)
        return
    yield from _match_again(state)
    if open_needs := _undecided(state):
        forms = NN_(
            "Decide on the proposals of {n} need.", "Decide on the proposals of {n} needs."
        )
        yield Step(Message(forms, n=open_needs), StepPlace.MATCHING)
    if uncovered:
        forms = NN_(
            "Look at {n} uncovered need: what its nearest capability lacks.",
            "Look at {n} uncovered needs: what their nearest capabilities lack.",
        )
        yield Step(Message(forms, n=uncovered), StepPlace.UNCOVERED)
    if accepted := sum(p.state is PairState.ACCEPTED for p in state.pairings):
        forms = NN_(
            "Print the brief of {n} accepted pair.", "Print the briefs of {n} accepted pairs."
        )
        yield Step(Message(forms, n=accepted), StepPlace.DOCUMENTS)


def _lists_to_bring(state: Standing) -> Iterator[Step]:
    if not state.needs:
        words = Message(N_("Bring in the list of needs: drop the file on this window."))
        yield Step(words, StepPlace.DATA)
    if not state.capabilities:
        words = Message(N_("Bring in the list of capabilities: drop the file on this window."))
        yield Step(words, StepPlace.DATA)


def _match_again(state: Standing) -> Iterator[Step]:
    if state.changed:
        forms = NN_(
            "Match again: {n} record changed since the last matching.",
            "Match again: {n} records changed since the last matching.",
        )
        yield Step(Message(forms, n=state.changed), StepPlace.MATCHING)
    elif state.why is not None:
        yield Step(Message(N_("Match again: {why}"), why=state.why), StepPlace.MATCHING)


def _undecided(state: Standing) -> int:
    chosen = {PairState.SHORTLISTED, PairState.ACCEPTED, PairState.RESERVE}
    decided = {pairing.need for pairing in state.pairings if pairing.state in chosen}
    waiting = {pairing.need for pairing in state.pairings if pairing.state is PairState.PROPOSED}
    return len(waiting - decided)
