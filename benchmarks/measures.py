"""Measures of a ranking against judgements; ties count at their expected value."""

import math
from collections import defaultdict
from collections.abc import Mapping

RELEVANT = 3  # of the levels 1 to 4
_FIRST = 10
Scores = Mapping[str, float]


def ndcg(judged: Mapping[str, int], scores: Scores) -> float:
    """Return nDCG@10 with gain 2^(level-1)-1."""
    gains = {key: 2.0 ** (level - 1) - 1 for key, level in judged.items()}
    best = sorted(gains.values(), reverse=True)[:_FIRST]
    return _discounted(_expected(gains, scores)) / _discounted(best)


def precision(judged: Mapping[str, int], scores: Scores, *, first: int = 5) -> float:
    """Return the expected share of relevant ones among the *first*."""
    relevant = {key: float(level >= RELEVANT) for key, level in judged.items()}
    return sum(_expected(relevant, scores)[:first]) / first


def reciprocal_rank(judged: Mapping[str, int], scores: Scores) -> float:
    """Return the expected reciprocal rank of the first relevant one."""
    above = 0
    for tied in _tied(list(judged), scores):
        count, found = len(tied), sum(judged[key] >= RELEVANT for key in tied)
        if found:
            return _first_of(found, count, above)
        above += count
    return 0.0


def hit(right: str, scores: Scores, *, first: int) -> float:
    """Return how likely *right* is among the *first*."""
    above = sum(round(score, 9) > round(scores[right], 9) for score in scores.values())
    tied = sum(round(score, 9) == round(scores[right], 9) for score in scores.values())
    return min(1.0, max(0.0, (first - above) / tied))


def _first_of(found: int, count: int, above: int) -> float:
    """Average 1/rank over all orders of a tie of *count* with *found* relevant ones."""
    return sum(
        math.comb(count - i - 1, found - 1) / math.comb(count, found) / (above + i + 1)
        for i in range(count - found + 1)
    )


def _expected(values: Mapping[str, float], scores: Scores) -> list[float]:
    ranked: list[float] = []
    for tied in _tied(list(values), scores):
        mean = sum(values[key] for key in tied) / len(tied)
        ranked.extend([mean] * len(tied))
    return ranked


def _tied(keys: list[str], scores: Scores) -> list[list[str]]:
    groups: dict[float, list[str]] = defaultdict(list)
    for key in keys:
        groups[round(scores[key], 9)].append(key)
    return [groups[score] for score in sorted(groups, reverse=True)]


def _discounted(gains: list[float]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains[:_FIRST]))
