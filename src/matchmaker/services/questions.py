"""What to ask about a pair, worked out from what the records say and do not say."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from matchmaker.domain.explanation import Criterion, Evidence, Explanation, Verdict
from matchmaker.domain.lists import Confidentiality
from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.records import Capability, Need
from matchmaker.messages import N_, NN_, Message

MOST = 6
_NAMED = 3  # indicators in one topic


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what it is about in a few words, and what to ask.

    ``targets`` are the numbers of the indicator rows it is about; their names lead the topic.
    """

    topic: Message
    ask: Message
    targets: tuple[int, ...] = ()


def questions(
    need: Need, capability: Capability, explanation: Explanation | None
) -> tuple[Asked, ...]:
    """Return at most six questions, the ones that decide most first."""
    found = [
        *_secrecy(need),
        *_short_indicators(need, explanation),
        *_readiness(need, capability),
        *_mode(need, capability),
        *_money(need, capability),
        *_time(need, capability),
        *_open_indicators(need, explanation),
        *_proof(capability),
        *_ownership(),
    ]
    return tuple(found[:MOST])


def indicator_outcomes(explanation: Explanation | None) -> dict[int, Evidence]:
    """Return the evidence of each of the need's indicator rows, by its number."""
    if explanation is None:
        return {}
    return {
        evidence.need[0].row: evidence
        for part in explanation.contributions
        if part.criterion is Criterion.INDICATORS
        for evidence in part.evidence
        if evidence.need and evidence.verdict is not None
    }


def missed_by(target: Target, reached: Reached) -> Decimal | None:
    """Return by how much *reached* misses *target* in its unit; None if it cannot be said."""
    if target.low is None or reached.value is None or target.unit != reached.unit:
        return None
    if target.comparison is Comparison.AT_MOST:
        miss = reached.value - target.low
    elif target.comparison is Comparison.RANGE and target.high is not None:
        miss = max(target.low - reached.value, reached.value - target.high)
    elif target.comparison is Comparison.EQUAL:
        miss = abs(reached.value - target.low)
    else:
        miss = target.low - reached.value
    return miss if miss > 0 else None


def _secrecy(need: Need) -> Iterator[Asked]:
    if need.confidentiality is Confidentiality.NDA:
        yield Asked(
            Message(N_("Confidentiality")),
            Message(N_("Whose form of NDA is signed, and who signs it by when?")),
        )


def _short_indicators(need: Need, explanation: Explanation | None) -> Iterator[Asked]:
    """Ask about the two first rows that fall short; of a guarded need nothing may be told."""
    if need.confidentiality is not Confidentiality.PUBLIC:
        return
    outcomes = indicator_outcomes(explanation)
    short = [n for n, e in outcomes.items() if e.verdict in {Verdict.SHORT, Verdict.NEAR}]
    for number in sorted(short, key=lambda n: (outcomes[n].verdict is Verdict.NEAR, n))[:2]:
        if number < len(need.indicators):
            yield Asked(
                Message(N_("falls short")),
                Message(N_("Can it still be reached, with what effort and by when?")),
                targets=(number,),
            )


def _readiness(need: Need, capability: Capability) -> Iterator[Asked]:
    if capability.trl is None:
        yield Asked(
            Message(N_("Readiness not stated")),
            Message(N_("How far is it: laboratory, pilot line or running production?")),
        )
    elif need.trl_min is not None and capability.trl < need.trl_min:
        gap = need.trl_min - capability.trl
        yield Asked(
            Message(
                NN_(
                    "{n} step short of the readiness wanted",
                    "{n} steps short of the readiness wanted",
                ),
                n=gap,
            ),
            Message(
                N_("Who carries the trial up to TRL {trl}, where and for how long?"),
                trl=need.trl_min,
            ),
        )


def _mode(need: Need, capability: Capability) -> Iterator[Asked]:
    if not capability.mode_offered:
        yield Asked(
            Message(N_("Way of working together not stated")),
            Message(N_("Licence, joint development or commission: which one?")),
        )
    elif need.mode_wanted and not need.mode_wanted & capability.mode_offered:
        yield Asked(
            Message(N_("No way of working together in common")),
            Message(N_("Which form would both sides accept?")),
        )


def _money(need: Need, capability: Capability) -> Iterator[Asked]:
    if need.budget is None and capability.price_hint is None:
        yield Asked(
            Message(N_("Budget and price not stated")),
            Message(N_("What would it cost, and what can be spent?")),
        )
    elif capability.price_hint is None:
        yield Asked(
            Message(N_("Price not stated")),
            Message(N_("What is the price range, and how is it charged?")),
        )
    elif need.budget is None:
        yield Asked(
            Message(N_("Budget not stated")),
            Message(N_("What can be spent, and in which stages?")),
        )
    elif capability.price_hint.band.rank > need.budget.band.rank:
        yield Asked(
            Message(N_("Price above the budget")),
            Message(N_("What would a smaller first stage cost?")),
        )


def _time(need: Need, capability: Capability) -> Iterator[Asked]:
    if need.deadline is not None and capability.lead_time is None:
        yield Asked(
            Message(N_("Time not stated")),
            Message(N_("What can be running by {month}?"), month=need.deadline),
        )
    elif need.deadline is None:
        yield Asked(
            Message(N_("Deadline not stated")), Message(N_("By when is a first result needed?"))
        )


def _open_indicators(need: Need, explanation: Explanation | None) -> Iterator[Asked]:
    """Ask about rows without a value; of a guarded need not even their names may be told."""
    if need.confidentiality is not Confidentiality.PUBLIC:
        return
    outcomes = indicator_outcomes(explanation)
    unknown = [n for n, e in sorted(outcomes.items()) if e.verdict is Verdict.NOT_STATED]
    if unknown and unknown[-1] < len(need.indicators):
        yield Asked(
            Message(N_("not stated")),
            Message(N_("Which value has been reached, and how was it measured?")),
            targets=tuple(unknown[:_NAMED]),
        )


def _proof(capability: Capability) -> Iterator[Asked]:
    if not capability.evidence and not any(row.how for row in capability.indicators):
        yield Asked(
            Message(N_("No proof stated")),
            Message(N_("Where has it run, and can it be seen?")),
        )


def _ownership() -> Iterator[Asked]:
    yield Asked(
        Message(N_("Ownership")),
        Message(N_("Who owns the results? Is a licence exclusive?")),
    )
