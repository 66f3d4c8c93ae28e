"""Score pairs of prepared records, choose the best of each need, and explain them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from matchmaker.domain.explanation import Criterion, Explanation
from matchmaker.domain.pairing import Proposal
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.criteria import COMPARE, EVIDENCE
from matchmaker.matching.criteria.finding import Finding
from matchmaker.matching.grading import caps, grade
from matchmaker.matching.hard_rules import Rules
from matchmaker.matching.index import Estimate
from matchmaker.matching.joined import Ints
from matchmaker.matching.pair import Pair, Setting
from matchmaker.matching.parts import Parts
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.scoring import (
    CRITERIA,
    Scored,
    Spreading,
    hundredths,
    score,
    totals,
)
from matchmaker.matching.similarity import shared_with_many
from matchmaker.matching.titles import same_title
from matchmaker.matching.tokens import Floats

_TEXT = CRITERIA.index(Criterion.TEXT)
# What an estimate does not know, or not well enough to choose by.
_UNKNOWN = (CRITERIA.index(Criterion.KEYWORDS), CRITERIA.index(Criterion.INDICATORS))
_COMPARE = tuple(COMPARE[criterion] for criterion in CRITERIA)
_NOTHING: Mapping[int, Finding] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Scorer:
    """Everything that scoring a pair takes: the one home of the score."""

    setting: Setting
    spreading: Spreading
    rules: Rules
    digest: str
    parts: Parts

    def score(self, pair: Pair, *, found: Mapping[int, Finding] = _NOTHING) -> Scored:
        """Return the points of a pair; *found* gives what was found by number of criterion."""
        findings = [
            found[row] if row in found else compare(pair) for row, compare in enumerate(_COMPARE)
        ]
        return score(tuple(findings), self.spreading)

    def pair(self, need: Prepared, capability: Prepared) -> Pair:
        """Return the two sides with their records."""
        wanted, offered = need.record, capability.record
        if not isinstance(wanted, Need) or not isinstance(offered, Capability):
            raise TypeError(wanted, offered)
        return Pair(wanted, offered, need, capability, self.setting)

    def explanation(self, need: Prepared, capability: Prepared) -> Explanation:
        """Return the score of a pair with its reasons."""
        pair = self.pair(need, capability)
        return self.explained(pair, self.score(pair))

    def explained(self, pair: Pair, scored: Scored) -> Explanation:
        """Return the reasons of a pair that was *scored*."""
        evidence = {criterion: find(pair) for criterion, find in EVIDENCE.items()}
        topic = (*evidence[Criterion.KEYWORDS], *evidence[Criterion.TEXT])
        held = caps(pair, scored.findings, topic)
        total = hundredths(scored.total)
        return Explanation(
            need=pair.need.id,
            capability=pair.capability.id,
            score=total,
            grade=grade(total, held, self.setting.profile),
            contributions=self.parts.contributions(scored, evidence),
            caps=held,
            hard_rules=self.rules.broken(pair.need, pair.capability),
            profile=self.digest,
        )


@dataclass(frozen=True, slots=True)
class Ranking:
    """Chooses the best capabilities of a need."""

    scorer: Scorer
    capabilities: Sequence[Prepared]

    def best(self, need: Prepared, estimate: Estimate, *, top: int) -> Iterator[Proposal]:
        """Yield the *top* pairs of *need* that break no hard rule, the best first.

        Ties are broken by the capability's code, then its id.
        """
        margin = int(self.scorer.setting.profile.close_margin * 100)
        above: int | None = None
        for rank, (pair, scored) in enumerate(self._compared(need, estimate, top=top), 1):
            close = above is not None and above - scored.total <= margin
            yield Proposal(self.scorer.explained(pair, scored), rank, close)
            above = scored.total

    def _compared(
        self, need: Prepared, estimate: Estimate, *, top: int
    ) -> list[tuple[Pair, Scored]]:
        """Return the *top* pairs with their points, the best first.

        The estimated similarity of texts differs from the exact one in the last place at most:
        good enough to choose those that are scored one by one.
        """
        numbers, pairs = self._shortlist(need, estimate, top=top)
        found = [{row: _COMPARE[row](pair) for row in _UNKNOWN} for pair in pairs]
        total = totals(*_refined(estimate, numbers, pairs, found), self.scorer.spreading).tolist()
        order = sorted(range(len(pairs)), key=lambda i: (-total[i], *_names(pairs[i])))[:top]
        shared = shared_with_many(need, [pairs[i].capability_side for i in order])
        best: list[tuple[Pair, Scored]] = []
        for i, given in zip(order, shared, strict=True):
            exact = {row: codes.finding(numbers[i]) for row, codes in estimate.codes.items()}
            pair = replace(pairs[i], given=given)
            best.append((pair, self.scorer.score(pair, found=found[i] | exact)))
        return sorted(best, key=lambda item: (-item[1].total, *_names(item[0])))

    def _shortlist(
        self, need: Prepared, estimate: Estimate, *, top: int
    ) -> tuple[list[int], list[Pair]]:
        """Return enough pairs that break no hard rule, with the numbers of their capabilities.

        The shortlist is widened until there are.
        """
        most = max(top, self.scorer.setting.profile.shortlist)
        while True:
            numbers = estimate.best(most)
            pairs = [(n, self.scorer.pair(need, self.capabilities[n])) for n in numbers]
            broken = self.scorer.rules.broken
            allowed = [(n, pair) for n, pair in pairs if not broken(pair.need, pair.capability)]
            if len(allowed) >= top or len(numbers) == len(self.capabilities):
                return [n for n, _ in allowed], [pair for _, pair in allowed]
            most *= 2


def _names(pair: Pair) -> tuple[str, str]:
    return pair.capability.code, pair.capability.id


def _refined(
    estimate: Estimate,
    numbers: list[int],
    pairs: Sequence[Pair],
    found: Sequence[Mapping[int, Finding]],
) -> tuple[Floats, Ints]:
    """Return the estimate of *pairs* with what was *found*, and with titles nearly the same."""
    similarities = estimate.similarities[:, numbers]
    known = estimate.known[numbers]
    for row in _UNKNOWN:
        values = [each[row].similarity for each in found]
        similarities[row] = [0.0 if value is None else value for value in values]
        stated = np.array([value is not None for value in values], np.int64)
        known = known & ~(1 << row) | stated << row
    titles = [_by_title(pair) for pair in pairs]
    np.maximum(np.round(similarities[_TEXT], 9), titles, out=similarities[_TEXT])
    return similarities, known


def _by_title(pair: Pair) -> float:
    """Return how alike texts with nearly the same title are, 0 for any other pair."""
    title = same_title(pair.need_side, pair.capability_side, pair.setting.profile)
    return pair.text_similarity(title) or 0.0 if title else 0.0
