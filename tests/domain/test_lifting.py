"""What would change a score most, and which side leaves it open."""

from decimal import Decimal

from matchmaker.domain.explanation import Criterion, Level
from matchmaker.domain.lifting import Lift, lifts, silent_sides
from tests import builders

TEXT = builders.contribution(Criterion.TEXT, "10", weight=Decimal(60), level=Level.WEAK)
FIELD = builders.contribution(Criterion.FIELD, "40")
OPEN = builders.contribution(
    Criterion.INDICATORS, level=Level.MISSING, weight=Decimal(0), open_weight=Decimal(20)
)


def test_the_part_with_most_to_gain_comes_first_and_full_ones_are_out() -> None:
    found = lifts(builders.explanation([FIELD, TEXT, OPEN]))
    assert found == (Lift(Criterion.TEXT, 50, False), Lift(Criterion.INDICATORS, 10, True))


def test_a_part_that_is_not_stated_gains_what_stating_it_would_give() -> None:
    # 50 of 80 stated points; with 20 more that are met: 60 of 100.
    scaled = builders.contribution(Criterion.TEXT, "62.5", weight=Decimal(100))
    found = lifts(builders.explanation([scaled, OPEN]))
    assert [lift.points for lift in found if lift.missing] == [8]  # 20 x 37.5 / 100


def test_nothing_is_left_to_gain_at_full_score() -> None:
    assert lifts(builders.explanation([builders.contribution(Criterion.TEXT, "100")])) == ()


def test_the_silent_side_is_found_for_every_criterion() -> None:
    need, offer = builders.need(), builders.capability()
    for criterion in Criterion:
        assert silent_sides(criterion, need, offer) in {
            (False, False), (False, True), (True, False), (True, True)
        }  # fmt: skip
    assert silent_sides(Criterion.READINESS, builders.need(trl_min=None), offer)[0]
    assert silent_sides(Criterion.KEYWORDS, need, builders.capability(keywords=())) == (
        False,
        True,
    )
