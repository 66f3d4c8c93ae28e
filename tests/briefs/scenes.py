"""Pairs and briefs for the tests of paper: short, full to the limits, empty, odd."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from matchmaker.domain.brief import Brief
from matchmaker.domain.explanation import (
    Contribution,
    Criterion,
    Evidence,
    EvidenceKind,
    Explanation,
    Grade,
    Level,
    Span,
    TextField,
    Verdict,
)
from matchmaker.domain.lists import CompanySize, ProcessStage
from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.services.pair_brief.composing import compose
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.speaker import Copy
from tests import builders as b

HANS, HANT, EN = Language.ZH_HANS, Language.ZH_HANT, Language.EN
COPIES = (Copy(HANS), Copy(HANT), Copy(EN), Copy(HANS, EN), Copy(HANT, EN))
PROBLEM = (
    "挤压与喷涂后的铝型材反光强、批次多，人工抽检漏检率高。"
    "希望在产线上实时识别划伤、气泡、麻点等表面缺陷并自动分级。"
)
PROBLEM_EN = "Glare and many batches defeat manual sampling; blisters should be found on the line."
SUMMARY = (
    "多角度光源配合輕量網絡，於高速產線即時檢出鋁材的刮傷、起泡等九類表面瑕疵，"
    "高反光面亦適用；已在一條中試線連續運行六個月。"
)
SUMMARY_EN = "Multi-angle light with a light network finds nine flaw classes at line speed."
THRESHOLDS = ((Grade.POSSIBLE, Decimal(45)), (Grade.STRONG, Decimal(70)))


def said(hans: str = "", hant: str = "", en: str = "") -> LocalisedText:
    """Return a text in up to three languages."""
    return LocalisedText(hans, hant, en)


def need(**over: Any) -> Need:
    """Return a need in two languages with four indicators."""
    rows = (
        ("最小缺陷", "Defect size", "mm", Comparison.AT_MOST, "0.3"),
        ("线速度", "Line speed", "m/min", Comparison.AT_LEAST, "60"),
        ("检出率", "Detection", "%", Comparison.AT_LEAST, "98"),
        ("缺陷类别", "Classes", "", Comparison.AT_LEAST, "12"),
    )
    plain = b.need(
        title=said("铝型材表面缺陷在线检测", "", "In-line inspection of extrusions"),
        problem=said(PROBLEM, "", PROBLEM_EN),
        indicators=tuple(
            Target(said(hans, "", en), unit, how, Decimal(low))
            for hans, en, unit, how, low in rows
        ),
    )
    return replace(plain, **over)


def capability(**over: Any) -> Capability:
    """Return a capability in two languages that meets three of the four."""
    rows = (
        ("最小缺陷", "Defect size", "mm", "0.2"),
        ("線速度", "Line speed", "m/min", "80"),
        ("檢出率", "Detection", "%", "98.6"),
        ("缺陷類別", "Classes", "", "9"),
    )
    plain = b.capability(
        title=said("", "基於機器視覺的鋁材表面瑕疵即時檢測", "Real-time flaw detection"),
        summary=said("", SUMMARY, SUMMARY_EN),
        advantages=(),
        team=said("", "機械工程學系", "Mechanical Engineering"),
        price_hint=None,
        trl=6,
        process_stage=ProcessStage.PILOT,
        indicators=tuple(
            Reached(said("", hant, en), unit, Decimal(value)) for hant, en, unit, value in rows
        ),
    )
    return replace(plain, **over)


def parts(*, readiness: str = "-3") -> tuple[Contribution, ...]:
    """Return eight parts that add up to 78 with the readiness given."""
    against = Decimal(readiness) < 0
    met = (Verdict.MET, Verdict.MET, Verdict.MET, Verdict.NEAR)
    shared = tuple(
        Evidence(
            EvidenceKind.CONCEPT,
            (_span(TextField.BODY, HANS, PROBLEM, ours),),
            (_span(TextField.BODY, HANT, SUMMARY, theirs),),
            concept=ours,
        )
        for ours, theirs in (("铝型材", "鋁材"), ("实时", "即時"), ("表面缺陷", "表面瑕疵"))
    )
    rows = tuple(
        Evidence(
            EvidenceKind.INDICATOR,
            (Span(TextField.INDICATORS, HANS, 0, 2, row),),
            (Span(TextField.INDICATORS, HANT, 0, 2, row),),
            verdict=verdict,
        )
        for row, verdict in enumerate(met)
    )
    return (
        b.contribution(Criterion.FIELD, "12"),
        b.contribution(Criterion.INDUSTRY, "10"),
        b.contribution(Criterion.KEYWORDS, "23", weight=Decimal(24)),
        b.contribution(Criterion.TEXT, "12", weight=Decimal(14), evidence=shared),
        b.contribution(
            Criterion.INDICATORS, "17", weight=Decimal(20), level=Level.POSSIBLE, evidence=rows
        ),
        b.contribution(
            Criterion.READINESS,
            readiness,
            weight=Decimal(8),
            level=Level.AGAINST if against else Level.WEAK,
        ),
        b.contribution(Criterion.MODE, "7"),
        b.contribution(
            Criterion.BUDGET_TIME, level=Level.MISSING, similarity=None, open_weight=Decimal(5)
        ),
    )


def explanation(**over: Any) -> Explanation:
    """Return the explanation of the usual pair: 78 points."""
    return replace(b.explanation(parts()), **over)


def material(**over: Any) -> Material:
    """Return what the usual brief is made from; it fits one page."""
    plain = Material(
        code="K7Q-48XC",
        need=need(),
        capability=capability(),
        organisations={
            b.company().id: b.company(size=CompanySize.MEDIUM),
            b.university().id: b.university(),
        },
        people={b.person().id: b.person()},
        event=b.event(sample=True),
        explanation=explanation(),
        thresholds=THRESHOLDS,
    )
    return replace(plain, **over)


def brief(copy: Copy = COPIES[0], **over: Any) -> Brief:
    """Return the brief of the usual pair, its material changed by *over*."""
    return compose(material(**over), copy, printed_at=b.NOW)


def full() -> Material:
    """Return a pair with every text at its limit and five indicators."""
    targets = tuple(
        Target(
            said(f"指标{n}的名称也可以很长", "", f"Indicator {n}"),
            "m/min",
            Comparison.RANGE,
            Decimal(10),
            Decimal("20.5"),
            now="大约十五上下",
        )
        for n in range(5)
    )
    return material(
        need=need(
            title=said("铝" * 100, "", "word " * 40),
            problem=said((PROBLEM * 9)[:500], "", (PROBLEM_EN + " ") * 14),
            indicators=targets,
        ),
        capability=capability(
            title=said("", "瑕" * 100, "Title " * 33),
            summary=said("", (SUMMARY * 9)[:500], (SUMMARY_EN + " ") * 15),
            advantages=tuple(said("", "優" * 50) for _ in range(3)),
        ),
    )


def empty() -> Material:
    """Return a pair of which nothing but the titles is known."""
    nothing = tuple(
        b.contribution(
            c, level=Level.MISSING, similarity=None, weight=Decimal(0), open_weight=Decimal(12)
        )
        for c in Criterion
    )
    return material(
        need=need(
            problem=said(), indicators=(), mode_wanted=frozenset(), trl_min=None, budget=None,
            deadline=None, ip_wish=None, contacts=(), keywords=(),
        ),
        capability=capability(
            summary=said(), indicators=(), trl=None, process_stage=None, team=said(),
            mode_offered=frozenset(), lead_time=None, ipr_status=frozenset(),
        ),
        explanation=b.explanation(nothing, grade=Grade.WEAK),
        people={},
    )  # fmt: skip


def _span(field: TextField, language: Language, text: str, words: str) -> Span:
    start = text.index(words)
    return Span(field, language, start, start + len(words))
