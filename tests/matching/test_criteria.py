"""Each criterion by itself: what it gives, and when it is not stated."""

from decimal import Decimal

import pytest

from matchmaker.domain.explanation import Criterion, EvidenceKind, Level, Verdict
from matchmaker.domain.lists import CooperationMode
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.quantities import Comparison, Money, MoneyBand, Reached, Target, YearMonth
from matchmaker.domain.texts import LocalisedText
from matchmaker.matching.criteria.indicators import same_measure
from matchmaker.matching.pair import Setting
from matchmaker.matching.vocabulary import vocabulary
from tests.matching.scenes import TODAY, default, explain, need, offer, text

SETTING = Setting(default(), vocabulary(), TODAY)


@pytest.mark.parametrize(
    ("wanted", "offered", "similarity"),
    [
        ("8.3", "8.3", 1.0),
        ("8.3", "8.4", 0.5),
        ("8.3", "8", 0.5),
        ("8", "8", 0.5),
        ("8.3", "4.1", 0.0),
        ("1.2", "11.2", 0.0),
        ("", "8.3", None),
        ("8.3", "", None),
    ],
)
def test_field(wanted: str, offered: str, similarity: float | None) -> None:
    found = explain(need("a", hightech_field=wanted), offer("b", hightech_field=offered))
    assert found.part(Criterion.FIELD).similarity == similarity


@pytest.mark.parametrize(
    ("wanted", "offered", "similarity"),
    [
        ("3252", ["3252"], 1.0),
        ("3252", ["3251"], 0.8),
        ("3252", ["325"], 0.8),
        ("3252", ["32"], 0.5),
        ("3252", ["3071"], 0.05),
        ("3252", ["6510"], 0.0),
        ("3252", ["6510", "325"], 0.8),
        ("3252", [], None),
    ],
)
def test_industry(wanted: str, offered: list[str], similarity: float | None) -> None:
    found = explain(
        need("a", industry=IndustryCode(wanted)),
        offer("b", industries=tuple(map(IndustryCode, offered))),
    )
    assert found.part(Criterion.INDUSTRY).similarity == similarity


def test_industries_of_different_editions_are_not_compared() -> None:
    found = explain(
        need("a", industry=IndustryCode("3252")),
        offer("b", industries=(IndustryCode("3252", 2011),)),
    )
    assert found.part(Criterion.INDUSTRY).level is Level.MISSING


@pytest.mark.parametrize(
    ("wanted", "offered", "similarity", "level"),
    [
        (6, 7, 1.0, Level.STRONG),
        (6, 6, 1.0, Level.STRONG),
        (6, 5, 0.6, Level.POSSIBLE),
        (6, 4, 0.25, Level.WEAK),
        (6, 3, 0.0, Level.AGAINST),
        (None, 3, None, Level.MISSING),
        (6, None, None, Level.MISSING),
    ],
)
def test_readiness(
    wanted: int | None, offered: int | None, similarity: float | None, level: Level
) -> None:
    part = explain(need("a", trl_min=wanted), offer("b", trl=offered)).part(Criterion.READINESS)
    assert (part.similarity, part.level) == (similarity, level)


@pytest.mark.parametrize(
    ("wanted", "offered", "similarity"),
    [
        ({CooperationMode.LICENCE}, {CooperationMode.LICENCE, CooperationMode.PILOT}, 1.0),
        ({CooperationMode.LICENCE}, {CooperationMode.PILOT}, 0.0),
        ({CooperationMode.OTHER}, {CooperationMode.PILOT}, None),
        (set(), {CooperationMode.PILOT}, None),
    ],
)
def test_mode(
    wanted: set[CooperationMode], offered: set[CooperationMode], similarity: float | None
) -> None:
    found = explain(
        need("a", mode_wanted=frozenset(wanted)), offer("b", mode_offered=frozenset(offered))
    )
    assert found.part(Criterion.MODE).similarity == similarity


@pytest.mark.parametrize(
    ("budget", "price", "similarity"),
    [
        (Money.of(Decimal(100)), Money.of(Decimal(99)), 1.0),
        (Money(MoneyBand.FROM_50_TO_100), Money(MoneyBand.FROM_50_TO_100), 1.0),
        (Money(MoneyBand.FROM_50_TO_100), Money(MoneyBand.FROM_100_TO_500), 0.5),
        (Money(MoneyBand.LE10), Money(MoneyBand.FROM_50_TO_100), 0.15),
        (Money(MoneyBand.LE10), Money(MoneyBand.GT1000), 0.0),
        (None, Money(MoneyBand.GT1000), None),
    ],
)
def test_budget(budget: Money | None, price: Money, similarity: float | None) -> None:
    found = explain(need("a", budget=budget), offer("b", price_hint=price))
    assert found.part(Criterion.BUDGET_TIME).similarity == similarity


@pytest.mark.parametrize(
    ("deadline", "months", "similarity"),
    [
        (YearMonth(2028, 6), 12, 1.0),
        (YearMonth(2028, 6), 18, 0.4),
        (YearMonth(2028, 6), 19, 0.0),
        (YearMonth(2027, 1), 1, 0.0),
        (None, 1, None),
    ],
)
def test_time(deadline: YearMonth | None, months: int, similarity: float | None) -> None:
    found = explain(need("a", deadline=deadline), offer("b", lead_time=months))
    assert found.part(Criterion.BUDGET_TIME).similarity == similarity


def test_budget_and_time_are_averaged() -> None:
    found = explain(
        need("a", budget=Money(MoneyBand.LE10), deadline=YearMonth(2028, 6)),
        offer("b", price_hint=Money(MoneyBand.GT1000), lead_time=6),
    )
    assert found.part(Criterion.BUDGET_TIME).similarity == 0.5


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "converted"),
    [
        ("150", "μm", "mm", "0.15"),
        ("150", "um", "毫米", "0.15"),
        ("25", "cm", "m", "0.25"),
        ("6", "bar", "MPa", "0.6"),
        ("90", "s", "min", "1.5"),
        ("2", "h", "分钟", "120"),
        ("1500", "kg", "t", "1.5"),
        ("30", "m/min", "m/s", "0.5"),
        ("0.1", "mg/m³", "μg/m3", "100"),
        ("300", "K", "℃", "26.85"),
        ("5", "kW", "W", "5000"),
        ("1", "％", "%", "1"),
        ("7", "片", "片", "7"),
        ("7", "", "", "7"),
        ("7", "mm", "kg", None),
        ("7", "mm", "", None),
        ("7", "Nm", "nm", None),
        ("7", "片", "箱", None),
    ],
)
def test_units_are_converted(value: str, unit: str, wanted: str, converted: str | None) -> None:
    found = vocabulary().units.convert(Decimal(value), unit, wanted)
    if converted is None:
        assert found is None
    else:
        assert found is not None
        assert abs(found - Decimal(converted)) < Decimal("1e-12")


@pytest.mark.parametrize(
    ("comparison", "low", "high", "reached", "verdict"),
    [
        (Comparison.AT_MOST, "0.5", None, "0.4", Verdict.MET),
        (Comparison.AT_MOST, "0.5", None, "0.5", Verdict.MET),
        (Comparison.AT_MOST, "0.5", None, "0.6", Verdict.NEAR),
        (Comparison.AT_MOST, "0.5", None, "0.61", Verdict.SHORT),
        (Comparison.AT_LEAST, "100", None, "120", Verdict.MET),
        (Comparison.AT_LEAST, "100", None, "85", Verdict.NEAR),
        (Comparison.AT_LEAST, "100", None, "50", Verdict.SHORT),
        (Comparison.RANGE, "10", "20", "15", Verdict.MET),
        (Comparison.RANGE, "10", "20", "21", Verdict.NEAR),
        (Comparison.RANGE, "10", "20", "40", Verdict.SHORT),
        (Comparison.EQUAL, "10", None, "10", Verdict.MET),
        (Comparison.EQUAL, "0", None, "5", Verdict.SHORT),
    ],
)
def test_indicators(
    comparison: Comparison, low: str, high: str | None, reached: str, verdict: Verdict
) -> None:
    top = Decimal(high) if high else None
    target = Target(text("漏检率"), "%", comparison, Decimal(low), top)
    found = explain(
        need("a", indicators=(target,)),
        offer("b", indicators=(Reached(text("漏检率"), "%", Decimal(reached)),)),
    ).part(Criterion.INDICATORS)
    assert [evidence.verdict for evidence in found.evidence] == [verdict]
    assert (found.level is Level.AGAINST) == (verdict is Verdict.SHORT)


def test_a_target_nobody_answers_is_not_stated() -> None:
    target = Target(text("漏检率"), "%", Comparison.AT_MOST, Decimal("0.5"))
    unread = Target(text("寿命"), "", text="十年以上")
    found = explain(
        need("a", indicators=(target, unread)),
        offer("b", indicators=(Reached(text("节拍"), "s", Decimal(3)),)),
    ).part(Criterion.INDICATORS)
    assert found.level is Level.MISSING
    assert [(e.kind, e.verdict, e.capability) for e in found.evidence] == [
        (EvidenceKind.INDICATOR, Verdict.NOT_STATED, ())
    ] * 2


def test_the_best_answer_to_a_target_counts() -> None:
    target = Target(text("漏检率"), "%", Comparison.AT_MOST, Decimal("0.5"))
    rows = tuple(Reached(text("漏检率"), "%", Decimal(v)) for v in ("3", "0.2"))
    found = explain(need("a", indicators=(target,)), offer("b", indicators=rows))
    assert found.part(Criterion.INDICATORS).similarity == 1
    assert found.part(Criterion.INDICATORS).evidence[0].capability[0].row == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (text("漏检率"), text("漏檢率"), True),
        (text("表面粗糙度"), text("Surface roughness"), True),
        (LocalisedText(zh_hans="抗拉强度", en="Tensile strength"), text("tensile strength"), True),
        (text("漏检率"), text("误检率"), False),
        (text("温度"), text("湿度"), False),
    ],
)
def test_indicator_names(one: LocalisedText, other: LocalisedText, *, same: bool) -> None:
    assert same_measure(one, other, SETTING) is same
    assert same_measure(other, one, SETTING) is same


@pytest.mark.parametrize(
    ("wanted", "offered", "level"),
    [
        (("铝型材",), ("鋁型材",), Level.STRONG),
        (("铝型材",), ("aluminium profile",), Level.STRONG),
        (("表面缺陷检测",), ("表面缺陷检测技术",), Level.STRONG),
        (("铝型材",), ("益生菌",), Level.NONE),
        (("阳极氧化",), ("阴极保护",), Level.NONE),
    ],
)
def test_keywords(wanted: tuple[str, ...], offered: tuple[str, ...], level: Level) -> None:
    found = explain(need("甲", keywords=wanted), offer("乙", keywords=offered))
    assert found.part(Criterion.KEYWORDS).level is level


def test_a_keyword_found_in_the_text_counts_a_little_less() -> None:
    in_text = explain(need("甲", keywords=("阳极氧化",)), offer("铝材阳极氧化着色"))
    listed = explain(need("甲", keywords=("阳极氧化",)), offer("乙", keywords=("阳极氧化",)))
    assert 0 < (in_text.part(Criterion.KEYWORDS).similarity or 0) < 1
    assert listed.part(Criterion.KEYWORDS).similarity == 1


def test_the_offers_keywords_are_looked_for_if_the_need_has_none() -> None:
    found = explain(need("铝材阳极氧化着色"), offer("乙", keywords=("阳极氧化",)))
    part = found.part(Criterion.KEYWORDS)
    assert part.level is Level.STRONG
    assert part.evidence[0].need[0].field == "title"
    assert part.evidence[0].capability[0].field == "keywords"


def test_a_keyword_that_could_never_be_met_is_not_held_against_the_pair() -> None:
    found = explain(need("甲", keywords=("咏叹调",)), offer("Wandering poets"))
    assert found.part(Criterion.KEYWORDS).level is Level.MISSING
