"""Laws of the score that hold for any records."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matchmaker.domain.explanation import Criterion, Level
from matchmaker.domain.lists import CooperationMode
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.quantities import Comparison, Money, Reached, Target, YearMonth
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.engine import Pool
from tests.matching.scenes import TODAY, engine, explain, need, offer, text

pytestmark = pytest.mark.matching

WORDS = (
    "铝型材",
    "表面缺陷",
    "检测",
    "陶瓷窑炉",
    "节能",
    "机器视觉",
    "注塑机",
    "焊接机器人",
    "废水处理",
    "压缩机",
    "变频控制",
    "残余应力",
    "surface defect",
    "machine vision",
    "ceramic",
    "kiln",
    "welding",
    "wastewater",
    "compressor",
    "C++",
    "5G",
    "TiO2",
)
TERMS = st.sampled_from(WORDS)
TEXTS = st.lists(TERMS, max_size=5).map(" ".join)
KEYWORDS = st.lists(TERMS, max_size=4, unique=True).map(tuple)
FIELDS = st.sampled_from(["", "8.3", "8.4", "4.1", "6"])
INDUSTRIES = st.sampled_from(["3252", "3071", "325", "39"]).map(IndustryCode)
MODES = st.frozensets(st.sampled_from(list(CooperationMode)), max_size=3)
LEVELS = st.none() | st.integers(1, 9)
MONEY = st.none() | st.integers(1, 2000).map(lambda n: Money.of(Decimal(n)))
LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def needs(draw: st.DrawFn, code: str = "N-1") -> Need:
    """Draw a need; anything may be missing."""
    return need(
        draw(TEXTS), draw(TEXTS), code=code, keywords=draw(KEYWORDS),
        hightech_field=draw(FIELDS), industry=draw(st.none() | INDUSTRIES),
        mode_wanted=draw(MODES), trl_min=draw(LEVELS), budget=draw(MONEY),
        deadline=draw(st.none() | st.just(YearMonth(2028, 1))),
        indicators=draw(
            st.lists(
                st.builds(
                    Target, st.sampled_from(["漏检率", "节能率"]).map(text), st.just("%"),
                    st.sampled_from([Comparison.AT_MOST, Comparison.AT_LEAST]),
                    st.integers(1, 99).map(Decimal),
                ), max_size=2,
            ).map(tuple)
        ),
    )  # fmt: skip


@st.composite
def offers(draw: st.DrawFn, code: str = "C-1") -> Capability:
    """Draw a capability; anything may be missing."""
    return offer(
        draw(TEXTS), draw(TEXTS), code=code, keywords=draw(KEYWORDS),
        hightech_field=draw(FIELDS), industries=draw(st.lists(INDUSTRIES, max_size=2).map(tuple)),
        mode_offered=draw(MODES), trl=draw(LEVELS), price_hint=draw(MONEY),
        lead_time=draw(st.none() | st.integers(1, 36)),
        indicators=draw(
            st.lists(
                st.builds(
                    Reached, st.sampled_from(["漏检率", "节能率"]).map(text), st.just("%"),
                    st.integers(1, 99).map(Decimal),
                ), max_size=2,
            ).map(tuple)
        ),
    )  # fmt: skip


@LAW
@given(needs(), offers())
def test_points_add_up_to_the_score_and_stay_in_range(one: Need, other: Capability) -> None:
    found = explain(one, other)
    assert sum(part.points for part in found.contributions) == found.score
    assert 0 <= found.score <= 100
    assert sum(part.weight for part in found.contributions) <= 100
    assert tuple(part.criterion for part in found.contributions) == tuple(Criterion)
    for part in found.contributions:
        assert 0 <= part.points <= part.weight
        assert part.points == part.points.quantize(Decimal("0.01"))


@LAW
@given(needs(), offers())
def test_a_missing_part_takes_and_gives_nothing(one: Need, other: Capability) -> None:
    for part in explain(one, other).contributions:
        missing = part.level is Level.MISSING
        assert missing == (part.similarity is None)
        assert missing == (part.open_weight > 0)
        if missing:
            assert part.points == part.weight == 0


@LAW
@given(needs(), offers(), TERMS)
def test_an_agreeing_keyword_never_lowers_a_pair(one: Need, other: Capability, word: str) -> None:
    # Keywords stand for the text of a record without one; then they are judged as text.
    assume(one.title and other.title)
    assume(word not in one.keywords and word not in other.keywords)
    more = replace(one, keywords=(*one.keywords, word))
    agreeing = replace(other, keywords=(*other.keywords, word))
    assert explain(more, agreeing).score >= explain(one, other).score - Decimal("0.02")


@LAW
@given(
    st.lists(needs(), min_size=1, max_size=3),
    st.lists(offers(), min_size=1, max_size=4),
    st.data(),
)
def test_row_order_changes_nothing_and_two_runs_are_equal(
    wanted: list[Need], offered: list[Capability], data: st.DataObject
) -> None:
    left = tuple(_numbered(each, "N", i) for i, each in enumerate(wanted))
    right = tuple(_numbered(each, "C", i) for i, each in enumerate(offered))
    first = engine().rank(Pool(left, right), today=TODAY)
    mixed = Pool(tuple(data.draw(st.permutations(left))), tuple(data.draw(st.permutations(right))))
    assert engine().rank(mixed, today=TODAY) == first
    assert engine().rank(Pool(left, right), today=TODAY) == first


@LAW
@given(needs(), offers())
def test_every_span_lies_in_its_text(one: Need, other: Capability) -> None:
    found = explain(one, other)
    for part in found.contributions:
        for evidence in part.evidence:
            for span in (*evidence.need, *evidence.capability):
                assert 0 <= span.start <= span.end <= 100


def _numbered(record: Any, letter: str, number: int) -> Any:
    return replace(record, id=f"{letter}{number}", code=f"{letter}-{number:03d}")
