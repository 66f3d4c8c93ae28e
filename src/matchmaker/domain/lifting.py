"""What would change a score most: the parts that are not stated, and those that fall short."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from matchmaker.domain.explanation import Criterion, Explanation, Level
from matchmaker.domain.records import Capability, Need

_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Lift:
    """How many whole points a part could still give, if it were stated and fully met."""

    criterion: Criterion
    points: int
    missing: bool


def lifts(explanation: Explanation) -> tuple[Lift, ...]:
    """Return what could still be gained, most points first; parts with nothing to gain are out.

    A part that falls short can give what it lacks of its weight. One that is not stated would
    take its share of the 100 points from all others: open weight x (100 - score) / (100 - the
    open weights of the other parts that are not stated). Near, not exact: codes and conditions
    take a limited share when little is stated.
    """
    parts = explanation.contributions
    unknown = sum((p.open_weight for p in parts if p.level is Level.MISSING), Decimal(0))
    found = []
    for part in parts:
        missing = part.level is Level.MISSING
        gain = part.weight - part.points
        if missing:
            stated = _FULL - unknown + part.open_weight
            gain = part.open_weight * (_FULL - explanation.score) / stated if stated else _FULL
        points = int(gain.to_integral_value(rounding=ROUND_HALF_UP))
        if points > 0:
            found.append(Lift(part.criterion, points, missing))
    return tuple(sorted(found, key=lambda lift: -lift.points))


def silent_sides(criterion: Criterion, need: Need, capability: Capability) -> tuple[bool, bool]:
    """Say whether the need, and whether the capability, leaves open what *criterion* compares."""
    return not _of_need(criterion, need), not _of_capability(criterion, capability)


def _of_need(criterion: Criterion, need: Need) -> bool:
    stated = {
        Criterion.FIELD: need.hightech_field,
        Criterion.INDUSTRY: need.industry,
        Criterion.KEYWORDS: need.keywords,
        Criterion.TEXT: need.problem,
        Criterion.INDICATORS: need.indicators,
        Criterion.READINESS: need.trl_min,
        Criterion.MODE: need.mode_wanted,
        Criterion.BUDGET_TIME: need.budget or need.deadline,
    }
    return bool(stated[criterion])


def _of_capability(criterion: Criterion, capability: Capability) -> bool:
    stated = {
        Criterion.FIELD: capability.hightech_field,
        Criterion.INDUSTRY: capability.industries,
        Criterion.KEYWORDS: capability.keywords,
        Criterion.TEXT: capability.summary,
        Criterion.INDICATORS: capability.indicators,
        Criterion.READINESS: capability.trl,
        Criterion.MODE: capability.mode_offered,
        Criterion.BUDGET_TIME: capability.price_hint or capability.lead_time,
    }
    return bool(stated[criterion])
