"""Grades: what a score means, and the named rules that hold a grade down."""

from decimal import Decimal

from matchmaker.domain.explanation import Cap, CapRule, Criterion, Evidence, Grade
from matchmaker.domain.profile import Profile
from matchmaker.matching.criteria.finding import Finding
from matchmaker.matching.scoring import CRITERIA

Findings = dict[Criterion, Finding]


def grade(score: Decimal, caps: tuple[Cap, ...], profile: Profile) -> Grade:
    """Return the grade of *score*, lowered to what the strictest of *caps* allows."""
    earned = Grade.WEAK
    for candidate in (Grade.POSSIBLE, Grade.STRONG):
        if score >= profile.grades[candidate]:
            earned = candidate
    return min((earned, *(cap.to for cap in caps)), key=lambda g: g.rank)


def caps(
    findings: tuple[Finding, ...], evidence: tuple[Evidence, ...], profile: Profile
) -> tuple[Cap, ...]:
    """Return the rules that apply, in the order of ``CapRule``, whatever the score is.

    *evidence* is that of words and concepts together.
    """
    by_criterion = dict(zip(CRITERIA, findings, strict=True))
    outcome = {
        CapRule.TOO_LITTLE_KNOWN: _known(by_criterion, profile)
        < profile.parameters["known.least"],
        CapRule.NO_SHARED_TOPIC: not evidence and not by_criterion[Criterion.FIELD].similarity,
        CapRule.READINESS_GAP: by_criterion[Criterion.READINESS].against,
        CapRule.NO_SHARED_MODE: by_criterion[Criterion.MODE].against,
        CapRule.INDICATORS_SHORT: by_criterion[Criterion.INDICATORS].against,
    }
    return tuple(
        Cap(rule, profile.caps[rule])
        for rule, applies in outcome.items()
        if applies and rule in profile.caps
    )


def _known(findings: Findings, profile: Profile) -> Decimal:
    known = (c for c, finding in findings.items() if finding.similarity is not None)
    return sum((profile.weights[c] for c in known), Decimal(0))
