"""Score pairs of prepared records, choose the best of each need, and explain them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matchmaker.domain.explanation import Contribution, Criterion, Evidence, Explanation
from matchmaker.domain.pairing import Proposal
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.criteria import COMPARE, EVIDENCE
from matchmaker.matching.criteria import text as text_criterion
from matchmaker.matching.criteria.finding import Finding
from matchmaker.matching.grading import caps, grade
from matchmaker.matching.hard_rules import Rules
from matchmaker.matching.index import Estimate
from matchmaker.matching.pair import Pair, Setting
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.scoring import CRITERIA, Scored, Spreading, hundredths, levels, score
from matchmaker.matching.similarity import rough_similarity

_TOPIC = (Criterion.KEYWORDS, Criterion.TEXT)
_TEXT = CRITERIA.index(Criterion.TEXT)
_COMPARE = tuple(COMPARE[criterion] for criterion in CRITERIA)


@dataclass(frozen=True, slots=True)
class Scorer:
    """Everything that scoring a pair takes: the one home of the score."""

    setting: Setting
    spreading: Spreading
    rules: Rules
    digest: str

    def score(self, pair: Pair) -> Scored:
        """Return the points of a pair."""
        return score(tuple(compare(pair) for compare in _COMPARE), self.spreading)

    def roughly(self, pair: Pair, text: float) -> Scored:
        """Return the points of a pair with an estimate of its *text* similarity (-1: missing)."""
        alike = rough_similarity(text, pair.need_side, pair.capability_side, self.setting.profile)
        found = tuple(
            Finding(alike) if compare is text_criterion.compare else compare(pair)
            for compare in _COMPARE
        )
        return score(found, self.spreading)

    def exactly(self, pair: Pair, rough: Scored) -> Scored:
        """Return the points of a pair that was scored *roughly*."""
        found = list(rough.findings)
        found[_TEXT] = text_criterion.compare(pair)
        return rough if tuple(found) == rough.findings else score(tuple(found), self.spreading)

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
        topic = tuple(found for criterion in _TOPIC for found in evidence[criterion])
        held = caps(scored.findings, topic, self.setting.profile)
        total = hundredths(scored.total)
        return Explanation(
            need=pair.need.id,
            capability=pair.capability.id,
            score=total,
            grade=grade(total, held, self.setting.profile),
            contributions=tuple(self._contributions(scored, evidence)),
            caps=held,
            hard_rules=self.rules.broken(pair.need, pair.capability),
            profile=self.digest,
        )

    def _contributions(
        self, scored: Scored, evidence: dict[Criterion, tuple[Evidence, ...]]
    ) -> Iterator[Contribution]:
        profile = self.setting.profile
        found = levels(scored.findings, profile.parameters)
        for number, criterion in enumerate(CRITERIA):
            similarity = scored.findings[number].similarity
            yield Contribution(
                criterion=criterion,
                level=found[number],
                similarity=similarity,
                weight=hundredths(scored.weights[number]),
                points=hundredths(scored.points[number]),
                open_weight=profile.weights[criterion] if similarity is None else Decimal(0),
                evidence=evidence.get(criterion, ()),
            )


@dataclass(frozen=True, slots=True)
class Ranking:
    """Chooses the best capabilities of a need."""

    scorer: Scorer
    capabilities: Sequence[Prepared]

    def best(self, need: Prepared, estimate: Estimate, *, top: int) -> Iterator[Proposal]:
        """Yield the *top* pairs of *need* that break no hard rule, the best first.

        Ties are broken by the capability's code, then its id. The shortlist is widened until
        enough pairs are left.
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

        To choose them, the text similarity of the estimate is good enough: it differs from the
        exact one in the last place at most.
        """
        allowed = self._shortlist(need, estimate, top=top)
        rough = [(pair, self.scorer.roughly(pair, text)) for pair, text in allowed]
        rough.sort(key=_place)
        found = [(pair, self.scorer.exactly(pair, scored)) for pair, scored in rough[:top]]
        found.sort(key=_place)
        return found

    def _shortlist(
        self, need: Prepared, estimate: Estimate, *, top: int
    ) -> list[tuple[Pair, float]]:
        """Return enough pairs that break no hard rule, with the estimate of their texts."""
        most = max(top, self.scorer.setting.profile.shortlist)
        while True:
            numbers = estimate.best(most)
            pairs = [
                (self.scorer.pair(need, self.capabilities[number]), float(estimate.texts[number]))
                for number in numbers
            ]
            allowed = [
                (pair, text)
                for pair, text in pairs
                if not self.scorer.rules.broken(pair.need, pair.capability)
            ]
            if len(allowed) >= top or len(numbers) == len(self.capabilities):
                return allowed
            most *= 2


def _place(item: tuple[Pair, Scored]) -> tuple[int, str, str]:
    pair, scored = item
    return -scored.total, pair.capability.code, pair.capability.id
