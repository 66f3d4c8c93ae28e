"""Why a pair is proposed: codes and numbers that add up, never prose."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.texts import Language


class Criterion(StrEnum):
    """A part of the score, in the order it is always shown (list ``criterion``)."""

    FIELD = "field"
    INDUSTRY = "industry"
    KEYWORDS = "keywords"
    TEXT = "text"
    INDICATORS = "indicators"
    READINESS = "readiness"
    MODE = "mode"
    BUDGET_TIME = "budget_time"


class Level(StrEnum):
    """How well one criterion is met; MISSING is its own level, never a silent zero."""

    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"
    NONE = "none"
    AGAINST = "against"
    MISSING = "missing"


class Grade(StrEnum):
    """What a score means (list ``grade``)."""

    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"

    @property
    def rank(self) -> int:
        """0 for weak to 2 for strong."""
        return (Grade.WEAK, Grade.POSSIBLE, Grade.STRONG).index(self)


class TextField(StrEnum):
    """A field of a need or capability that evidence can point into."""

    TITLE = "title"
    BODY = "body"  # problem of a need, summary of a capability
    EXPECTED = "expected"
    APPLICATIONS = "applications"
    ADVANTAGES = "advantages"
    KEYWORDS = "keywords"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` of one text; ``row`` counts keywords, rows, advantages."""

    field: TextField
    language: Language
    start: int
    end: int
    row: int = 0


class EvidenceKind(StrEnum):
    """What two places have in common."""

    TERM = "term"  # the same word, after folding the script
    CONCEPT = "concept"  # one concept of the glossary in two wordings
    SIMILAR = "similar"  # nearly the same spelling
    INDICATOR = "indicator"
    MEANING = "meaning"  # two passages that say nearly the same in no shared term


class Verdict(StrEnum):
    """How an offered value stands to a wanted one."""

    MET = "met"
    NEAR = "near"
    SHORT = "short"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Places in both texts that carry a contribution.

    ``concept`` is the glossary id of a shared concept. For INDICATOR the spans' ``row`` numbers
    name the two rows (no capability span: nothing comparable) and ``verdict`` the outcome.
    """

    kind: EvidenceKind
    need: tuple[Span, ...]
    capability: tuple[Span, ...] = ()
    concept: str = ""
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion gives.

    ``weight`` is its share of the 100 points here: the profile's weight plus its part of the
    weights of criteria that are not stated; for a MISSING one it is 0, and ``open_weight`` is
    what it could have counted for. ``points`` have two decimals and may be negative.
    """

    criterion: Criterion
    level: Level
    similarity: float | None
    weight: Decimal
    points: Decimal
    open_weight: Decimal = Decimal(0)
    evidence: tuple[Evidence, ...] = ()


class CapRule(StrEnum):
    """A named rule that lowers the grade and leaves the score alone."""

    TOO_LITTLE_KNOWN = "too_little_known"
    NO_SHARED_TOPIC = "no_shared_topic"
    READINESS_GAP = "readiness_gap"
    NO_SHARED_MODE = "no_shared_mode"
    INDICATORS_SHORT = "indicators_short"
    PROBLEM_NOT_DESCRIBED = "problem_not_described"


@dataclass(frozen=True, slots=True)
class Cap:
    """One rule that held the grade down to ``to``."""

    rule: CapRule
    to: Grade


class HardRule(StrEnum):
    """A rule outside the sum that takes a pair out of the proposals."""

    EXCLUDED_PARTNER = "excluded_partner"
    SAME_ORGANISATION = "same_organisation"
    EXPIRED = "expired"
    VETO = "veto"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Score, grade and reasons of one pair.

    ``score`` is the exact sum of the contributions' points, 0 to 100. ``profile`` is the digest of
    the matching profile and engine version that made it, so that old scores can be told apart.
    """

    need: NeedId
    capability: CapabilityId
    score: Decimal
    grade: Grade
    contributions: tuple[Contribution, ...]
    caps: tuple[Cap, ...] = ()
    hard_rules: tuple[HardRule, ...] = ()
    profile: str = ""

    def part(self, criterion: Criterion) -> Contribution:
        """Return the contribution of *criterion*; KeyError if the profile leaves it out."""
        for contribution in self.contributions:
            if contribution.criterion is criterion:
                return contribution
        raise KeyError(criterion)


def whole_points(explanation: Explanation) -> tuple[int, ...]:
    """Return the points of each contribution as whole numbers that add up to the whole score.

    Largest remainder: every share is floored, then the largest remainders get the points that are
    left; ties go to the earlier criterion. Screen and paper round here and nowhere else.
    """
    points = [c.points for c in explanation.contributions]
    floors = [int(p.to_integral_value(rounding="ROUND_FLOOR")) for p in points]
    left = whole_score(explanation) - sum(floors)
    order = sorted(range(len(points)), key=lambda i: (-(points[i] - floors[i]), i))
    for i in order[:left]:
        floors[i] += 1
    return tuple(floors)


def whole_score(explanation: Explanation) -> int:
    """Return the score as the whole number that is shown everywhere (halves go up)."""
    return int(explanation.score.to_integral_value(rounding="ROUND_HALF_UP"))


def whole_weights(explanation: Explanation) -> tuple[int, ...]:
    """Return what each contribution is out of, as whole numbers that add up to all weights: 100.

    Largest remainder as in ``whole_points``, but never “7 of 6”: where rounding to the whole score
    lifts a part over its own weight, the weight goes up with it, and another one down.
    """
    points = whole_points(explanation)
    weights = [c.weight for c in explanation.contributions]
    total = int(sum(weights, Decimal(0)).to_integral_value(rounding="ROUND_HALF_UP"))
    floors = [int(w.to_integral_value(rounding="ROUND_FLOOR")) for w in weights]
    whole = [max(*each) for each in zip(points, floors, strict=True)]
    while sum(whole) < total:
        whole[_most([w - n for w, n in zip(weights, whole, strict=True)])] += 1
    while sum(whole) > max(total, sum(points)):
        slack = [Decimal(n - p) for n, p in zip(whole, points, strict=True)]
        whole[_most(slack)] -= 1
    return tuple(whole)


def _most(amounts: list[Decimal]) -> int:
    return max(range(len(amounts)), key=lambda i: (amounts[i], -i))
