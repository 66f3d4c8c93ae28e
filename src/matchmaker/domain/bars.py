"""Work out the score bar and the waterfall once, in points from 0 to 100, for screen and paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from matchmaker.domain.explanation import (
    Contribution,
    Criterion,
    Explanation,
    Grade,
    Level,
    whole_points,
    whole_score,
    whole_weights,
)

FULL = 100


class BarKind(StrEnum):
    """How a piece of a bar is drawn."""

    STRONG = "strong"  # solid
    POSSIBLE = "possible"  # middle
    WEAK = "weak"  # light, outlined on paper
    TAKEN = "taken"  # an empty box: points taken away
    OPEN = "open"  # hatched: not stated, could still count


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a bar from ``start`` to ``end`` points."""

    kind: BarKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A score bar: the solid segments end exactly at ``score``; ``cap`` has an upright."""

    segments: tuple[Segment, ...]
    score: int
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the waterfall.

    ``points`` are what the criterion gives out of ``out_of``, which add up to 100 over the steps;
    ``points`` None: not stated, and ``out_of`` is what could still count, no part of those 100.
    ``carry`` is where the next row starts.
    """

    criterion: Criterion
    level: Level
    piece: Segment | None
    points: int | None
    out_of: int
    carry: int


_KINDS = {Level.STRONG: BarKind.STRONG, Level.POSSIBLE: BarKind.POSSIBLE}


def score_bar(explanation: Explanation, thresholds: Mapping[Grade, Decimal] | None = None) -> Bar:
    """Return the bar of *explanation*; *thresholds* (of the profile) place the mark of a cap.

    Parts lie in profile order; points taken away shorten the last solid parts and stand as a box
    directly behind the end; what is not stated follows as hatch. Everything is in whole points
    that add up to the whole score.
    """
    score = whole_score(explanation)
    solid: list[Segment] = []
    end = taken = 0
    for part, points in zip(explanation.contributions, whole_points(explanation), strict=True):
        if points > 0:
            solid.append(Segment(_kind(part), end, end + points))
            end += points
        taken -= min(points, 0)
    solid = _shortened(solid, score)
    behind = score
    if taken:
        solid.append(Segment(BarKind.TAKEN, behind, min(behind + taken, FULL)))
        behind = min(behind + taken, FULL)
    if (still_open := min(_open_points(explanation), FULL - behind)) > 0:
        solid.append(Segment(BarKind.OPEN, behind, behind + still_open))
    return Bar(tuple(solid), score, _cap_mark(explanation, thresholds or {}))


def waterfall(explanation: Explanation) -> tuple[Step, ...]:
    """Return one step a criterion, each starting where the one before ended."""
    steps = []
    at = 0
    figures = zip(whole_points(explanation), whole_weights(explanation), strict=True)
    for part, (points, out_of) in zip(explanation.contributions, figures, strict=True):
        if part.level is Level.MISSING:
            width = _whole(part.open_weight)
            piece = Segment(BarKind.OPEN, at, min(at + width, FULL)) if width else None
            steps.append(Step(part.criterion, part.level, piece, None, width, at))
            continue
        after = at + points
        kind = BarKind.TAKEN if points < 0 else _kind(part)
        piece = Segment(kind, min(at, after), max(at, after)) if points else None
        at = after
        steps.append(Step(part.criterion, part.level, piece, points, out_of, at))
    return tuple(steps)


def total_bar(explanation: Explanation) -> Bar:
    """Return the last row of the waterfall: the score in one piece and what is still open."""
    score = whole_score(explanation)
    pieces = [Segment(BarKind.STRONG, 0, score)] if score else []
    if (still_open := min(_open_points(explanation), FULL - score)) > 0:
        pieces.append(Segment(BarKind.OPEN, score, score + still_open))
    return Bar(tuple(pieces), score)


def _kind(part: Contribution) -> BarKind:
    return _KINDS.get(part.level, BarKind.WEAK)


def _shortened(solid: list[Segment], score: int) -> list[Segment]:
    """Cut the solid parts at *score*, whole parts going from the end."""
    return [
        Segment(part.kind, part.start, min(part.end, score))
        for part in solid
        if part.start < score
    ]


def _open_points(explanation: Explanation) -> int:
    missing = (p.open_weight for p in explanation.contributions if p.level is Level.MISSING)
    return _whole(sum(missing, Decimal(0)))


def _cap_mark(explanation: Explanation, thresholds: Mapping[Grade, Decimal]) -> int | None:
    """Return the threshold that the score passed but the grade was not allowed to."""
    if not explanation.caps:
        return None
    lowest = min((cap.to for cap in explanation.caps), key=lambda grade: grade.rank)
    above = [g for g in Grade if g.rank == lowest.rank + 1 and g in thresholds]
    if not above or explanation.score < thresholds[above[0]]:
        return None
    return _whole(thresholds[above[0]])


def _whole(amount: Decimal) -> int:
    return int(amount.to_integral_value(rounding=ROUND_HALF_UP))
