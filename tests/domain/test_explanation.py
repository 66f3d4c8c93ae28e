"""Whole points on screen and paper: rounded once, adding up."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from matchmaker.domain.explanation import Criterion, whole_points, whole_score
from tests import builders

points = st.lists(
    st.decimals(min_value=-8, max_value=30, places=2),
    min_size=len(Criterion),
    max_size=len(Criterion),
)


@given(points)
def test_whole_points_add_up_to_the_whole_score(values: list[Decimal]) -> None:
    assume(0 <= sum(values) <= 100)
    parts = [builders.contribution(c, str(v)) for c, v in zip(Criterion, values, strict=True)]
    explanation = builders.explanation(parts)
    shown = whole_points(explanation)
    assert sum(shown) == whole_score(explanation)
    assert all(abs(s - v) < 1 for s, v in zip(shown, values, strict=True))


def test_halves_go_up() -> None:
    parts = [builders.contribution(Criterion.FIELD, "44.50")]
    assert whole_score(builders.explanation(parts)) == 45
