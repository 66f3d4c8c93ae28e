"""Score pairs of prepared records, choose the best of each need, and explain them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matchmaker.domain.explanation import Contribution, Criterion, Evidence, Explanation
from matchmaker.domain.pairing import Proposal
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.criteria import COMPARE, EVIDENCE
from matchmaker.matching.grading import caps, grade
from matchmaker.matching.hard_rules import Rules
from matchmaker.matching.index import Index
from matchmaker.matching.pair import Pair, Setting
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.scoring import CRITERIA, Scored, Spreading, hundredths, levels, score

_TOPIC = (Criterion.KEYWORDS, Criterion.TEXT)


@dataclass(frozen=True, slots=True)
class Scorer:
    """Everything that scoring a pair takes: the one home of the score."""

    setting: Setting
    spreading: Spreading
    rules: Rules
    digest: str

    def score(self, pair: Pair) -> Scored:
        """Return the points of a pair."""
        return score(tuple(COMPARE[criterion](pair) for criterion in CRITERIA), self.spreading)

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
    index: Index
    capabilities: Sequence[Prepared]

    def best(self, need: Prepared, *, top: int) -> Iterator[Proposal]:
        """Yield the *top* pairs of *need* that break no hard rule, the best first.

        Ties are broken by the capability's code, then its id. The shortlist is widened until
        enough pairs are left.
        """
        margin = int(self.scorer.setting.profile.close_margin * 100)
        above: int | None = None
        for rank, (pair, scored) in enumerate(self._compared(need, top=top), 1):
            close = above is not None and above - scored.total <= margin
            yield Proposal(self.scorer.explained(pair, scored), rank, close)
            above = scored.total

    def _compared(self, need: Prepared, *, top: int) -> list[tuple[Pair, Scored]]:
        most = max(top, self.scorer.setting.profile.shortlist)
        while True:
            numbers = self.index.candidates(need, most=most)
            pairs = [self.scorer.pair(need, self.capabilities[number]) for number in numbers]
            allowed = [p for p in pairs if not self.scorer.rules.broken(p.need, p.capability)]
            if len(allowed) >= top or len(numbers) == len(self.capabilities):
                break
            most *= 2
        found = [(pair, self.scorer.score(pair)) for pair in allowed]
        found.sort(
            key=lambda item: (-item[1].total, item[0].capability.code, item[0].capability.id)
        )
        return found[:top]
