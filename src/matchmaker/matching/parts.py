"""The parts of an explanation; those without evidence are made once for all pairs."""

from collections.abc import Mapping
from decimal import Decimal

from matchmaker.domain.explanation import Contribution, Criterion, Evidence
from matchmaker.domain.profile import Profile
from matchmaker.matching.criteria.finding import Finding
from matchmaker.matching.scoring import CRITERIA, Scored, hundredths, level

_Key = tuple[int, float | None, bool, int, int]


class Parts:
    """Words what was scored as contributions, with one profile."""

    def __init__(self, profile: Profile) -> None:
        """Take the weights and levels of *profile*."""
        self._profile = profile
        self._plain: dict[_Key, Contribution] = {}

    def contributions(
        self, scored: Scored, evidence: Mapping[Criterion, tuple[Evidence, ...]]
    ) -> tuple[Contribution, ...]:
        """Return the contribution of each criterion, in their order."""
        given = zip(scored.findings, scored.weights, scored.points, strict=True)
        found: list[Contribution] = []
        for number, (finding, weight, points) in enumerate(given):
            key = (number, finding.similarity, finding.against, weight, points)
            carried = evidence.get(CRITERIA[number])
            if carried:
                found.append(self._contribution(finding, key, carried))
                continue
            plain = self._plain.get(key)
            if plain is None:
                plain = self._plain[key] = self._contribution(finding, key, ())
            found.append(plain)
        return tuple(found)

    def _contribution(
        self, finding: Finding, key: _Key, evidence: tuple[Evidence, ...]
    ) -> Contribution:
        number, similarity, _, weight, points = key
        own = self._profile.weights[CRITERIA[number]]
        return Contribution(
            criterion=CRITERIA[number],
            level=level(finding, self._profile.parameters),
            similarity=similarity,
            weight=hundredths(weight),
            points=hundredths(points),
            open_weight=own if similarity is None else Decimal(0),
            evidence=evidence,
        )
