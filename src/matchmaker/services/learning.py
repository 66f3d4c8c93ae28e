"""Learn weights from what people decided, and show what they would move; applied by choice."""

from collections.abc import Iterable
from dataclasses import dataclass

from matchmaker.domain.learning import Lesson, Shift
from matchmaker.domain.pairing import Decision, Judgement, Pairing, RejectReason
from matchmaker.matching.learning import Example, example, learn
from matchmaker.services.portfolio import SIGNED
from matchmaker.services.weighing import Balance, read_balance
from matchmaker.store import Database

# What no comparison of two records can know teaches nothing about weights.
_OUTSIDE = frozenset({RejectReason.COMPETITOR, RejectReason.MET_BEFORE, RejectReason.NO_CAPACITY})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the decisions teach; ``shift`` is there if other weights are offered.

    ``left_out`` counts accepted and rejected pairs that teach nothing: they are no longer
    proposed, so their parts are not known, or the reason stands outside the score.
    """

    lesson: Lesson
    balance: Balance
    shift: Shift | None
    left_out: int


def suggest(database: Database) -> Suggestion:
    """Return adjusted weights from accepted and rejected pairs, if there are better ones.

    Pairs in reserve or on the shortlist count neither way. Nothing is written.

    Raises:
        ProfileError: the event's profile cannot be used.
    """
    with database.reading() as reader:
        pairings, balance = reader.pairings(), read_balance(reader)
    decided = sum(_decided(pairing.judgement) for pairing in pairings)
    examples = _examples(pairings)
    lesson = learn(examples, balance.profile)
    shift = balance.shift(lesson.weights) if lesson.weights is not None else None
    return Suggestion(lesson, balance, shift, decided - len(examples))


def _examples(pairings: Iterable[Pairing]) -> tuple[Example, ...]:
    return tuple(
        example(each.proposal.explanation, accepted=each.judgement.decision is Decision.ACCEPT)
        for each in pairings
        if each.proposal is not None
        and each.judgement is not None
        and _decided(each.judgement)
        and each.judgement.reason not in _OUTSIDE
    )


def _decided(judgement: Judgement | None) -> bool:
    """Tell whether a person accepted or rejected; what the best overall selection took is not."""
    if judgement is None or judgement.by == SIGNED:
        return False
    return judgement.decision in {Decision.ACCEPT, Decision.REJECT}
