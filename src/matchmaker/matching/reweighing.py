"""Rank proposals again with other weights, from what was stored of them: no text is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from matchmaker.domain.explanation import Explanation
from matchmaker.domain.learning import Shift
from matchmaker.domain.pairing import Moved
from matchmaker.domain.profile import Profile
from matchmaker.domain.weights import Weights
from matchmaker.matching.joined import Ints
from matchmaker.matching.scoring import CRITERIA, Spreading, totals
from matchmaker.matching.tokens import Floats


@dataclass(frozen=True, slots=True)
class Reweighing:
    """The proposals of a run as arrays, need by need, ties in the order of capability codes."""

    explanations: tuple[Explanation, ...]
    profile: Profile
    similarities: Floats  # criteria x pairs, 0 where nothing is stated
    known: Ints  # bit i: criterion i is stated
    needs: Ints  # number of each pair's need

    @classmethod
    def of(cls, explanations: Sequence[Explanation], profile: Profile) -> "Reweighing":
        """Take proposals, those of a need together and in the order that breaks ties."""
        found = [_similarities(each) for each in explanations]
        order = {need: n for n, need in enumerate(dict.fromkeys(e.need for e in explanations))}
        bits = [sum(1 << i for i, s in enumerate(row) if s is not None) for row in found]
        plain = [[s or 0.0 for s in row] for row in found]
        return cls(
            explanations=tuple(explanations),
            profile=profile,
            similarities=np.array(plain, np.float64).reshape(-1, len(CRITERIA)).T,
            known=np.array(bits, np.int64),
            needs=np.array([order[each.need] for each in explanations], np.int64),
        )

    def scores(self, weights: Weights) -> Ints:
        """Return the scores in hundredths, exactly as a run with *weights* gives them."""
        spreading = Spreading(replace(self.profile, weights=weights))
        return totals(self.similarities, self.known, spreading)

    def shift(self, weights: Weights) -> Shift:
        """Return what *weights* would move, against the weights of the profile."""
        before, now = self.scores(self.profile.weights), self.scores(weights)
        old, new = self._ranks(before), self._ranks(now)
        changed = np.flatnonzero(old != new)
        order = np.lexsort((changed, -np.abs(now - before)[changed], -np.abs(new - old)[changed]))
        moved = tuple(
            Moved(
                self.explanations[i].need, self.explanations[i].capability,
                int(old[i]), int(new[i]), _whole(before[i]), _whole(now[i]),
            )
            for i in changed[order]
        )  # fmt: skip
        return Shift(weights, moved, firsts=int(((new == 1) & (old != 1)).sum()))

    def _ranks(self, scores: Ints) -> Ints:
        """Return the rank of each pair within its need, from 1."""
        order = np.lexsort((-scores, self.needs))  # stable: ties keep their order
        starts = np.searchsorted(self.needs[order], self.needs[order], side="left")
        ranks = np.empty(len(scores), np.int64)
        ranks[order] = np.arange(len(scores)) - starts + 1
        return ranks


def _similarities(explanation: Explanation) -> list[float | None]:
    found = {part.criterion: part.similarity for part in explanation.contributions}
    return [found.get(criterion) for criterion in CRITERIA]


def _whole(hundredths: int) -> int:
    return (int(hundredths) + 50) // 100
