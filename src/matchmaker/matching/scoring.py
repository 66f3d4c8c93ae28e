"""Put findings together: weights spread over what is stated, points that add up, levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache

import numpy as np

from matchmaker.domain.explanation import Criterion, Level
from matchmaker.domain.profile import Profile
from matchmaker.matching.criteria.finding import Finding
from matchmaker.matching.joined import Ints
from matchmaker.matching.tokens import Floats

CRITERIA = tuple(Criterion)
_WORDS = (Criterion.KEYWORDS, Criterion.TEXT)
Known = tuple[bool, ...]  # for each criterion, in order: is it stated


@dataclass(frozen=True, slots=True)
class Scored:
    """Points and weights of each criterion in hundredths, in the order of ``Criterion``."""

    findings: tuple[Finding, ...]
    weights: tuple[int, ...]
    points: tuple[int, ...]

    @property
    def total(self) -> int:
        """The score in hundredths: the exact sum of the points."""
        return sum(self.points)


def score(findings: tuple[Finding, ...], spreading: "Spreading") -> Scored:
    """Return the points that *findings*, one for each criterion in order, are worth."""
    weights = spreading.weights(tuple(f.similarity is not None for f in findings))
    points = tuple(
        0 if finding.similarity is None else round(weight * finding.similarity)
        for weight, finding in zip(weights, findings, strict=True)
    )
    return Scored(findings, weights, points)


def totals(similarities: Floats, known: Ints, spreading: "Spreading") -> Ints:
    """Return the scores in hundredths of many pairs at once, exactly as ``score`` would.

    *similarities* (criteria x pairs) are 0 where nothing is stated; *known* says what is, as bits.
    """
    points: Ints = np.rint(spreading.table[:, known] * similarities).sum(axis=0).astype(np.int64)
    return points


class Spreading:
    """How the weights of what is not stated go to what is.

    In proportion; but codes and conditions take at most ``spread.limit`` times their own weight,
    and what is left over goes to the words. Where words are not known either it goes nowhere, so
    that a pair known by its codes alone never reaches 100.
    """

    def __init__(self, profile: Profile) -> None:
        """Take the weights and the limit of *profile*."""
        self._weights = tuple(float(profile.weights[c]) for c in CRITERIA)
        self._limit = profile.parameters["spread.limit"]
        self.weights = lru_cache(maxsize=None)(self._spread)

    @cached_property
    def table(self) -> Floats:
        """The weights (criteria x patterns) in hundredths; bit *i*: criterion *i* is stated."""
        count = len(CRITERIA)
        patterns = [tuple(bool(n >> i & 1) for i in range(count)) for n in range(1 << count)]
        return np.array([self.weights(pattern) for pattern in patterns], np.float64).T

    def _spread(self, known: Known) -> tuple[int, ...]:
        """Return the weight of each criterion in hundredths; those not *known* have 0."""
        own = [
            weight if there else 0.0 for weight, there in zip(self._weights, known, strict=True)
        ]
        total = sum(own)
        if not total:
            return (0,) * len(own)
        factor = 100 / total
        spread = [
            weight * (factor if c in _WORDS else min(factor, self._limit))
            for c, weight in zip(CRITERIA, own, strict=True)
        ]
        words = sum(w for c, w in zip(CRITERIA, own, strict=True) if c in _WORDS)
        left = 100 - sum(spread)
        if words:
            spread = [
                weight + (left * base / words if c in _WORDS else 0.0)
                for c, weight, base in zip(CRITERIA, spread, own, strict=True)
            ]
        return _hundredths(spread)


def level(finding: Finding, parameters: Mapping[str, float]) -> Level:
    """Return the level of a finding."""
    similarity = finding.similarity
    if similarity is None:
        return Level.MISSING
    if similarity >= parameters["levels.strong"]:
        return Level.STRONG
    if similarity >= parameters["levels.possible"]:
        return Level.POSSIBLE
    if similarity > 0:
        return Level.WEAK
    return Level.AGAINST if finding.against else Level.NONE


@cache
def hundredths(number: int) -> Decimal:
    """Return a number of hundredths as a Decimal with two places."""
    return Decimal(number).scaleb(-2)


def _hundredths(weights: list[float]) -> tuple[int, ...]:
    """Round to hundredths so that the sum is kept (largest remainder, earlier ones first)."""
    exact = [weight * 100 for weight in weights]
    floors = [int(number + 1e-9) for number in exact]
    left = round(sum(exact)) - sum(floors)
    order = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for index in order[:left]:
        floors[index] += 1
    return tuple(floors)
