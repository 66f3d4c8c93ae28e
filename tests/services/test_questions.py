"""Questions made from what the records say and do not say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from matchmaker.domain.explanation import (
    Criterion,
    Evidence,
    EvidenceKind,
    Span,
    TextField,
    Verdict,
)
from matchmaker.domain.lists import Confidentiality, CooperationMode
from matchmaker.domain.quantities import Comparison, Money, MoneyBand, Reached, Target
from matchmaker.domain.records import Proof, ProofKind
from matchmaker.domain.texts import Language
from matchmaker.services.questions import MOST, missed_by, questions
from tests import builders as b


def topics(
    need: object = None, capability: object = None, explanation: object = None
) -> list[str]:
    asked = questions(need or b.need(), capability or b.capability(), explanation)  # type: ignore[arg-type]
    return [str(each.topic) for each in asked]


def outcome(*verdicts: Verdict) -> object:
    rows = tuple(
        Evidence(
            EvidenceKind.INDICATOR,
            (Span(TextField.INDICATORS, Language.ZH_HANS, 0, 2, row),),
            verdict=verdict,
        )
        for row, verdict in enumerate(verdicts)
    )
    return b.explanation([b.contribution(Criterion.INDICATORS, "5", evidence=rows)])


def test_a_pair_with_everything_stated_asks_about_ownership_only() -> None:
    assert topics() == ["Ownership"]


@pytest.mark.parametrize(
    ("need", "capability", "topic"),
    [
        ({"confidentiality": Confidentiality.NDA}, {}, "Confidentiality"),
        ({}, {"trl": None}, "Readiness not stated"),
        ({}, {"trl": 6}, "1 step short of the readiness wanted"),
        ({}, {"trl": 4}, "3 steps short of the readiness wanted"),
        ({}, {"mode_offered": frozenset()}, "Way of working together not stated"),
        (
            {},
            {"mode_offered": frozenset({CooperationMode.EQUITY})},
            "No way of working together in common",
        ),
        ({}, {"price_hint": None}, "Price not stated"),
        ({"budget": None}, {}, "Budget not stated"),
        ({"budget": None}, {"price_hint": None}, "Budget and price not stated"),
        ({}, {"price_hint": Money(MoneyBand.GT1000)}, "Price above the budget"),
        ({}, {"lead_time": None}, "Time not stated"),
        ({"deadline": None}, {}, "Deadline not stated"),
        ({}, {"indicators": (), "evidence": ()}, "No proof stated"),
    ],
)
def test_what_is_open_is_asked(
    need: dict[str, object], capability: dict[str, object], topic: str
) -> None:
    assert topic in topics(b.need(**need), b.capability(**capability))


def test_a_proof_answers_the_question_for_one() -> None:
    shown = b.capability(indicators=(), evidence=(Proof(ProofKind.PILOT, b.english("one line")),))
    assert "No proof stated" not in topics(capability=shown)


def test_rows_that_fall_short_are_asked_about_before_those_nearly_met() -> None:
    asked = questions(b.need(), b.capability(), outcome(Verdict.NEAR, Verdict.SHORT))  # type: ignore[arg-type]
    assert [each.targets for each in asked if each.targets] == [(1,), (0,)]


def test_rows_not_stated_are_asked_about_together() -> None:
    asked = questions(b.need(), b.capability(), outcome(Verdict.NOT_STATED, Verdict.NOT_STATED))  # type: ignore[arg-type]
    assert [each.targets for each in asked if each.targets] == [(0, 1)]


def test_never_more_than_six() -> None:
    need = b.need(confidentiality=Confidentiality.NDA, budget=None, deadline=None)
    bare = b.capability(
        trl=None, mode_offered=frozenset(), price_hint=None, lead_time=None, indicators=()
    )
    assert len(topics(need, bare, outcome(Verdict.SHORT, Verdict.NOT_STATED))) == MOST


@pytest.mark.parametrize(
    ("comparison", "low", "high", "value", "miss"),
    [
        (Comparison.AT_LEAST, 12, None, 9, 3),
        (Comparison.AT_MOST, 2, None, 5, 3),
        (Comparison.EQUAL, 5, None, 3, 2),
        (Comparison.RANGE, 10, 20, 25, 5),
        (Comparison.RANGE, 10, 20, 4, 6),
        (Comparison.AT_LEAST, 12, None, 12, None),
        (Comparison.AT_LEAST, None, None, 12, None),
    ],
)
def test_how_far_a_value_misses(
    comparison: Comparison, low: int | None, high: int | None, value: int, miss: int | None
) -> None:
    target = Target(
        b.english("x"),
        "mm",
        comparison,
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
    )
    found = missed_by(target, Reached(b.english("x"), "mm", Decimal(value)))
    assert found == (None if miss is None else Decimal(miss))


def test_values_in_other_units_are_not_subtracted() -> None:
    target = Target(b.english("x"), "mm", Comparison.AT_LEAST, Decimal(3))
    assert missed_by(target, Reached(b.english("x"), "cm", Decimal(2))) is None


@pytest.mark.parametrize("level", [Confidentiality.SUMMARY, Confidentiality.NDA])
def test_no_question_names_a_miss_of_a_target_kept_back(level: Confidentiality) -> None:
    found = outcome(Verdict.SHORT, Verdict.NEAR)
    assert "falls short" in topics(explanation=found)
    assert "falls short" not in topics(b.need(confidentiality=level), explanation=found)
