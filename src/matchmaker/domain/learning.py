"""What decisions teach about the weights of the criteria, and what other weights would move."""

from dataclasses import dataclass
from enum import StrEnum

from matchmaker.domain.pairing import Moved
from matchmaker.domain.weights import Weights


class LessonState(StrEnum):
    """What came of learning from decisions."""

    TOO_FEW = "too_few"
    ONE_SIDED = "one_sided"  # nearly all accepted, or nearly all rejected
    NO_BETTER = "no_better"  # other weights would not part accepted from rejected any better
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned from *accepted* and *rejected* pairs.

    ``missing`` is how many more decisions are wanted (of one kind, if it is ONE_SIDED).
    ``weights`` are offered only if they are better. ``separation`` is the share of all couples of
    an accepted and a rejected pair where the accepted one scores higher (ties count half), now
    and with adjusted weights; each pair was scored by weights that had not seen it.
    """

    state: LessonState
    accepted: int
    rejected: int
    missing: int = 0
    weights: Weights | None = None
    separation_now: float = 0.0
    separation_then: float = 0.0

    @property
    def decisions(self) -> int:
        """How many decisions were looked at."""
        return self.accepted + self.rejected


@dataclass(frozen=True, slots=True)
class Shift:
    """What other weights would change among the pairs that are proposed.

    ``moved`` has every pair whose rank would change, those that move most first; ``firsts``
    counts the needs that would get another first proposal. Pairs that are not proposed now are
    known only after the next run.
    """

    weights: Weights
    moved: tuple[Moved, ...]
    firsts: int

    @property
    def up(self) -> int:
        """How many pairs would rise."""
        return sum(each.rank_now < each.rank_before for each in self.moved)

    @property
    def down(self) -> int:
        """How many pairs would fall."""
        return len(self.moved) - self.up
