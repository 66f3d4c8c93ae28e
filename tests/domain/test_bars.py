"""The score bar ends exactly at the score, and the waterfall adds up to it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from matchmaker.domain.bars import FULL, BarKind, score_bar, total_bar, waterfall
from matchmaker.domain.explanation import (
    Cap,
    CapRule,
    Contribution,
    Criterion,
    Explanation,
    Grade,
    Level,
    whole_score,
    whole_weights,
)
from matchmaker.domain.ids import CapabilityId, NeedId

THRESHOLDS = {Grade.STRONG: Decimal(70), Grade.POSSIBLE: Decimal(45)}


def part(
    criterion: Criterion, level: Level, points: str, *, weight: str = "12", open_weight: str = "0"
) -> Contribution:
    return Contribution(
        criterion, level, 0.5, Decimal(weight), Decimal(points), Decimal(open_weight)
    )


def explained(*parts: Contribution, caps: tuple[Cap, ...] = ()) -> Explanation:
    score = sum((each.points for each in parts), Decimal(0))
    return Explanation(NeedId("n"), CapabilityId("c"), score, Grade.POSSIBLE, parts, caps)


# The pair of the reference picture: 78 points, three taken away, five not stated.
PAIR = explained(
    part(Criterion.FIELD, Level.STRONG, "12"),
    part(Criterion.INDUSTRY, Level.STRONG, "10"),
    part(Criterion.KEYWORDS, Level.STRONG, "23", weight="24"),
    part(Criterion.TEXT, Level.STRONG, "12"),
    part(Criterion.INDICATORS, Level.POSSIBLE, "17", weight="20"),
    part(Criterion.READINESS, Level.AGAINST, "-3", weight="8"),
    part(Criterion.MODE, Level.STRONG, "7", weight="7"),
    part(Criterion.BUDGET_TIME, Level.MISSING, "0", weight="0", open_weight="5"),
)


@st.composite
def explanations(draw: st.DrawFn) -> Explanation:
    parts = []
    for criterion in Criterion:
        level = draw(st.sampled_from(Level))
        points = draw(st.decimals(0, 12, places=2))
        if level is Level.AGAINST:
            points = -points
        elif level in {Level.MISSING, Level.NONE}:
            points = Decimal(0)
        still = Decimal(draw(st.integers(0, 12))) if level is Level.MISSING else Decimal(0)
        parts.append(Contribution(criterion, level, None, Decimal(12), points, still))
    score = sum((each.points for each in parts), Decimal(0))
    if score < 0:
        parts.append(part(Criterion.FIELD, Level.STRONG, str(-score)))
    return explained(*parts)


def test_the_pair_of_the_picture_is_drawn_as_in_the_picture() -> None:
    bar = score_bar(PAIR, THRESHOLDS)
    assert bar.score == 78
    solid = [s for s in bar.segments if s.kind not in {BarKind.TAKEN, BarKind.OPEN}]
    assert solid[-1].end == 78
    assert [(s.start, s.end) for s in bar.segments if s.kind is BarKind.TAKEN] == [(78, 81)]
    assert [(s.start, s.end) for s in bar.segments if s.kind is BarKind.OPEN] == [(81, 86)]
    assert bar.cap is None


def test_the_steps_of_the_picture_start_where_the_last_one_ended() -> None:
    steps = waterfall(PAIR)
    assert [step.points for step in steps] == [12, 10, 23, 12, 17, -3, 7, None]
    assert [step.carry for step in steps] == [12, 22, 45, 57, 74, 71, 78, 78]
    taken = steps[5].piece
    assert taken is not None
    assert (taken.kind, taken.start, taken.end) == (BarKind.TAKEN, 71, 74)
    assert steps[7].out_of == 5


def test_what_a_part_is_out_of_is_never_below_its_points() -> None:
    raised = part(Criterion.FIELD, Level.STRONG, "6.38", weight="6.38")
    both = explained(raised, part(Criterion.INDUSTRY, Level.STRONG, "0.30"))
    assert (waterfall(both)[0].points, waterfall(both)[0].out_of) == (7, 7)


@given(st.data())
def test_what_the_stated_parts_are_out_of_adds_up_to_a_hundred(data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, 10_000), min_size=6, max_size=6)))
    shares = [b - a for a, b in pairwise([0, *cuts, 10_000])]
    parts = [
        part(
            criterion,
            Level.STRONG,
            str(Decimal(data.draw(st.integers(0, share))) / 100),
            weight=str(Decimal(share) / 100),
        )
        for criterion, share in zip(Criterion, shares, strict=False)
    ]
    missing = Contribution(
        Criterion.BUDGET_TIME, Level.MISSING, None, Decimal(0), Decimal(0), Decimal(6)
    )
    explanation = explained(*parts, missing)
    steps = waterfall(explanation)
    assert sum(step.out_of for step in steps if step.points is not None) == 100
    assert whole_weights(explanation)[-1] == 0
    assert all(step.points is None or step.points <= step.out_of for step in steps)


def test_a_cap_is_marked_at_the_threshold_it_kept_the_grade_below() -> None:
    capped = explained(*PAIR.contributions, caps=(Cap(CapRule.NO_SHARED_MODE, Grade.POSSIBLE),))
    assert score_bar(capped, THRESHOLDS).cap == 70
    lower = explained(*PAIR.contributions, caps=(Cap(CapRule.NO_SHARED_TOPIC, Grade.WEAK),))
    assert score_bar(lower, THRESHOLDS).cap == 45
    assert score_bar(capped).cap is None


def test_a_cap_that_changed_nothing_is_not_marked() -> None:
    low = explained(
        part(Criterion.FIELD, Level.STRONG, "30"),
        caps=(Cap(CapRule.NO_SHARED_MODE, Grade.POSSIBLE),),
    )
    assert score_bar(low, THRESHOLDS).cap is None


@given(explanations())
def test_the_solid_part_ends_exactly_at_the_score(explanation: Explanation) -> None:
    bar = score_bar(explanation, THRESHOLDS)
    solid = [s for s in bar.segments if s.kind not in {BarKind.TAKEN, BarKind.OPEN}]
    assert (solid[-1].end if solid else 0) == bar.score == whole_score(explanation)
    places = [place for s in bar.segments for place in (s.start, s.end)]
    assert places == sorted(places)
    assert all(0 <= place <= FULL for place in places)


@given(explanations())
def test_the_points_of_the_steps_add_up_to_the_score(explanation: Explanation) -> None:
    steps = waterfall(explanation)
    assert sum(step.points or 0 for step in steps) == whole_score(explanation)
    assert steps[-1].carry == whole_score(explanation)
    assert total_bar(explanation).score == whole_score(explanation)
