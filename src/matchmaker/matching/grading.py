"""Grades: what a score means, and the named rules that hold a grade down."""

from decimal import Decimal

from matchmaker.domain.explanation import Cap, CapRule, Criterion, Evidence, Grade
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Need
from matchmaker.matching.criteria.finding import Finding
from matchmaker.matching.evidence import shares_words
from matchmaker.matching.pair import Pair
from matchmaker.matching.scoring import CRITERIA

_FIELD = CRITERIA.index(Criterion.FIELD)
_READINESS = CRITERIA.index(Criterion.READINESS)
_MODE = CRITERIA.index(Criterion.MODE)
_INDICATORS = CRITERIA.index(Criterion.INDICATORS)


def grade(score: Decimal, caps: tuple[Cap, ...], profile: Profile) -> Grade:
    """Return the grade of *score*, lowered to what the strictest of *caps* allows."""
    earned = Grade.WEAK
    for candidate in (Grade.POSSIBLE, Grade.STRONG):
        if score >= profile.grades[candidate]:
            earned = candidate
    return min((earned, *(cap.to for cap in caps)), key=lambda g: g.rank)


def caps(
    pair: Pair, findings: tuple[Finding, ...], evidence: tuple[Evidence, ...]
) -> tuple[Cap, ...]:
    """Return the rules that apply, in the order of ``CapRule``, whatever the score is.

    *evidence* is that of words and concepts together.
    """
    profile = pair.setting.profile
    apart = not evidence and not findings[_FIELD].similarity and not shares_words(pair)
    outcome = (
        (CapRule.TOO_LITTLE_KNOWN, _known(findings, profile) < profile.parameters["known.least"]),
        (CapRule.NO_SHARED_TOPIC, apart),
        (CapRule.READINESS_GAP, findings[_READINESS].against),
        (CapRule.NO_SHARED_MODE, findings[_MODE].against),
        (CapRule.INDICATORS_SHORT, findings[_INDICATORS].against),
        (CapRule.PROBLEM_NOT_DESCRIBED, not _described(pair.need)),
    )
    return tuple(
        [
            Cap(rule, profile.caps[rule])
            for rule, applies in outcome
            if applies and rule in profile.caps
        ]
    )


def _described(need: Need) -> bool:
    return any(text.strip() for _, text in need.problem.items())


def _known(findings: tuple[Finding, ...], profile: Profile) -> Decimal:
    """Return the weights of what is stated."""
    weights = profile.weights
    known = zip(CRITERIA, findings, strict=True)
    return sum([weights[c] for c, found in known if found.similarity is not None], Decimal(0))
