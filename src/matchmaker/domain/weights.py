"""Weights of the criteria: they are never negative and always add up to 100."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from matchmaker.domain.explanation import Criterion

Weights = Mapping[Criterion, Decimal]

TOTAL = Decimal(100)
STEP = Decimal("0.5")  # weights that are not a profile's own come in half points


@dataclass(frozen=True, slots=True)
class CriterionWeight:
    """What one criterion counts for in an event that has weights of its own."""

    criterion: Criterion
    weight: Decimal


def listed(weights: Weights) -> tuple[CriterionWeight, ...]:
    """Return *weights* as they are kept with an event, in the order of the criteria."""
    return tuple(CriterionWeight(c, weights[c]) for c in Criterion if c in weights)


def complete(weights: Weights) -> bool:
    """Tell whether every criterion has a weight of 0 or more and they add up to 100."""
    return (
        set(weights) == set(Criterion)
        and min(weights.values()) >= 0
        and sum(weights.values()) == TOTAL
    )


def shared_out(
    shares: Mapping[Criterion, float | Decimal], total: Decimal = TOTAL
) -> dict[Criterion, Decimal]:
    """Return weights in half points that add up to *total*, in proportion to *shares*.

    Largest remainder: every weight is floored, then the largest remainders get the half points
    that are left; ties go to the earlier criterion. Shares that are all 0 get the same.
    """
    exact = {criterion: Fraction(share) for criterion, share in shares.items()}
    whole = sum(exact.values())
    steps = int(total / STEP)
    wanted = {c: share / whole if whole else Fraction(1, len(exact)) for c, share in exact.items()}
    floors = {criterion: int(share * steps) for criterion, share in wanted.items()}
    order = sorted(wanted, key=lambda c: floors[c] - wanted[c] * steps)
    for criterion in order[: steps - sum(floors.values())]:
        floors[criterion] += 1
    return {criterion: floors[criterion] * STEP for criterion in shares}


def rebalanced(
    weights: Weights, criterion: Criterion, weight: Decimal
) -> dict[Criterion, Decimal]:
    """Return *weights* with *criterion* at *weight*; the others share the rest as they stood."""
    chosen = min(max(weight, Decimal(0)), TOTAL) // STEP * STEP
    others = {c: each for c, each in weights.items() if c is not criterion}
    rest = shared_out(others, TOTAL - chosen)
    return {c: chosen if c is criterion else rest[c] for c in weights}
