"""Weights: half points, never negative, 100 together, whatever is asked for."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.weights import (
    STEP,
    CriterionWeight,
    complete,
    listed,
    rebalanced,
    shared_out,
)

SHARES = st.fixed_dictionaries({c: st.floats(0, 1e6, allow_nan=False) for c in Criterion})
EVEN = {c: Decimal("12.5") for c in Criterion}


@given(SHARES)
def test_shares_become_half_points_that_add_up(shares: dict[Criterion, float]) -> None:
    weights = shared_out(shares)
    assert complete(weights)
    assert all(weight % STEP == 0 for weight in weights.values())
    if total := sum(shares.values()):
        assert all(abs(float(weights[c]) - 100 * shares[c] / total) <= 0.5001 for c in Criterion)


@given(SHARES, st.sampled_from(Criterion), st.decimals(-10, 130, places=1))
def test_one_weight_is_set_and_the_others_share_the_rest(
    shares: dict[Criterion, float], criterion: Criterion, wanted: Decimal
) -> None:
    before = shared_out(shares)
    after = rebalanced(before, criterion, wanted)
    assert complete(after)
    assert after[criterion] == min(max(wanted, Decimal(0)), Decimal(100)) // STEP * STEP
    others = [c for c in Criterion if c is not criterion]
    ranked = sorted(others, key=lambda c: before[c])
    assert all(after[a] <= after[b] + STEP for a, b in pairwise(ranked)), (
        "the others keep their order"
    )


def test_what_was_all_in_one_part_is_shared_evenly_when_that_part_goes() -> None:
    alone = {c: Decimal(100 if c is Criterion.TEXT else 0) for c in Criterion}
    after = rebalanced(alone, Criterion.TEXT, Decimal(30))
    assert after[Criterion.TEXT] == 30
    assert {after[c] for c in Criterion if c is not Criterion.TEXT} == {Decimal(10)}


def test_weights_are_kept_in_the_order_of_the_criteria() -> None:
    kept = listed(dict(reversed(EVEN.items())))
    assert kept == tuple(CriterionWeight(c, Decimal("12.5")) for c in Criterion)


def test_what_is_missing_or_too_much_is_not_complete() -> None:
    assert complete(EVEN)
    assert not complete({})
    assert not complete({c: w for c, w in EVEN.items() if c is not Criterion.MODE})
    assert not complete(EVEN | {Criterion.MODE: Decimal(13)})
    below = EVEN | {Criterion.MODE: Decimal("-0.5"), Criterion.TEXT: Decimal("25.5")}
    assert not complete(below)
