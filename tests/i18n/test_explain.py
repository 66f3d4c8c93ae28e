"""Explanations in words: short, factual, in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from matchmaker.domain.explanation import (
    Cap,
    CapRule,
    Contribution,
    Criterion,
    Evidence,
    EvidenceKind,
    Grade,
    HardRule,
    Level,
    Span,
    TextField,
    Verdict,
)
from matchmaker.domain.texts import Language
from matchmaker.i18n import explain
from matchmaker.i18n.translator import translator
from tests import builders as b
from tests.briefs import scenes

EN = translator(Language.EN)


def test_the_headline_names_what_carries_and_what_is_missing() -> None:
    assert explain.headline(scenes.explanation(), EN) == (
        "Agreement in keywords, field and texts; partly in indicators; "
        "against it: readiness; not stated: budget and time."
    )


def test_a_pair_with_nothing_says_so() -> None:
    parts = [b.contribution(c, level=Level.NONE) for c in Criterion]
    assert explain.headline(b.explanation(parts), EN) == "Little agreement in any part."
    assert explain.reason(b.explanation(parts), EN) == "little agreement in any part"


def test_the_reason_names_the_two_parts_that_give_most() -> None:
    parts = [
        b.contribution(Criterion.FIELD, "12"),
        b.contribution(Criterion.INDUSTRY, "10"),
        b.contribution(Criterion.TEXT, "30"),
    ]
    said = explain.reason(b.explanation(parts), EN)
    assert said == "the texts speak of the same thing · same field"


def test_a_hard_rule_comes_before_any_reason() -> None:
    ruled = b.explanation(hard_rules=(HardRule.EXPIRED,))
    assert explain.reason(ruled, EN) == "The capability is no longer valid"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("criterion", list(Criterion))
@pytest.mark.parametrize("level", list(Level))
def test_every_part_at_every_level_has_words(
    language: Language, criterion: Criterion, level: Level
) -> None:
    part = b.contribution(criterion, level=level)
    said = explain.contribution_words(part, translator(language))
    assert said
    assert "{" not in said


def test_indicators_are_counted_by_outcome() -> None:
    part = scenes.parts()[4]
    assert explain.contribution_words(part, EN) == "Indicators: 3 met, 1 nearly met"


def test_keywords_are_counted() -> None:
    terms = (_shared("铝型材", "鋁材"),)
    one = Contribution(
        Criterion.KEYWORDS, Level.STRONG, 1.0, Decimal(20), Decimal(20), evidence=terms
    )
    assert explain.contribution_words(one, EN) == "1 term in common"


@pytest.mark.parametrize("language", list(Language))
def test_every_cap_rule_verdict_and_level_has_words(language: Language) -> None:
    t = translator(language)
    assert all(explain.cap_words(Cap(rule, Grade.POSSIBLE), t) for rule in CapRule)
    assert all(explain.hard_rule_words(rule, t) for rule in HardRule)
    assert all(explain.verdict_words(verdict, t) for verdict in Verdict)
    assert all(explain.level_words(level, t) for level in Level)


def test_a_cap_names_the_grade_and_the_rule() -> None:
    said = explain.cap_words(Cap(CapRule.READINESS_GAP, Grade.POSSIBLE), EN)
    assert said == "Held at “Possible”: the gap in readiness is too wide"


def test_shared_terms_are_given_as_both_sides_write_them() -> None:
    pairs = explain.evidence_pairs(scenes.explanation(), scenes.need(), scenes.capability())
    assert pairs == (("铝型材", "鋁材"), ("实时", "即時"), ("表面缺陷", "表面瑕疵"))


def test_terms_worded_differently_come_before_equal_ones_and_each_once() -> None:
    need = b.need(keywords=("TRL", "铝型材"))
    capability = b.capability(keywords=("TRL", "aluminium profile"))
    evidence = (_row(0, 3, 0, 3), _row(1, 3, 1, 17), _row(0, 3, 0, 3))
    parts = [b.contribution(Criterion.KEYWORDS, "9", evidence=evidence)]
    assert explain.evidence_pairs(b.explanation(parts), need, capability) == (
        ("铝型材", "aluminium profile"),
        ("TRL", "TRL"),
    )


def test_words_that_are_only_spelled_alike_are_no_pair() -> None:
    alike = (_row(0, 3, 0, 3, kind=EvidenceKind.SIMILAR),)
    parts = [b.contribution(Criterion.KEYWORDS, "9", evidence=alike)]
    assert explain.evidence_pairs(b.explanation(parts), b.need(), b.capability()) == ()


@pytest.mark.parametrize("field", list(TextField))
def test_a_span_of_a_text_that_has_gone_gives_nothing(field: TextField) -> None:
    gone = Span(field, Language.EN, 500, 510, 99)
    assert explain.span_text(b.need(), gone) == ""
    assert explain.span_text(b.capability(), gone) == ""


def _shared(ours: str, theirs: str) -> Evidence:
    need = Span(TextField.KEYWORDS, Language.ZH_HANS, 0, len(ours))
    return Evidence(
        EvidenceKind.CONCEPT, (need,), (Span(TextField.KEYWORDS, Language.EN, 0, len(theirs)),)
    )


def _row(
    ours: int, ours_end: int, theirs: int, theirs_end: int, kind: EvidenceKind = EvidenceKind.TERM
) -> Evidence:
    return Evidence(
        kind,
        (Span(TextField.KEYWORDS, Language.ZH_HANS, 0, ours_end, ours),),
        (Span(TextField.KEYWORDS, Language.EN, 0, theirs_end, theirs),),
    )
