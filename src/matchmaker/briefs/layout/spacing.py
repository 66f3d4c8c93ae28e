"""How much air stands between things: wide where there is room, closer where a page is full."""

from dataclasses import dataclass, fields
from functools import cache

from matchmaker.briefs.layout.style import style


@dataclass(frozen=True, slots=True, eq=False)
class Spacing:
    """Distances in points; ``leading`` is a factor on the leading of every type.

    There is one object of each closeness, so that set lines are found again quickly.
    """

    leading: float
    head: float  # the head of the page
    sides: float  # the heads of both sides, at least
    sides_top: float
    sides_bottom: float
    owner: float  # above the organisation
    text_top: float
    text_bottom: float
    point: float  # above each advantage
    row: float
    row_air: float  # in a row of several lines
    bar: float
    total: float
    halves: float  # above why and questions
    question: float  # after each question
    block: float  # above the contacts
    contact: float  # over and under the contacts


@cache
def spacing(closeness: float = 0.0) -> Spacing:
    """Return the distances between wide (0) and close (1)."""
    wide, close = style().wide, style().close

    def between(name: str) -> float:
        return wide[name] + (close[name] - wide[name]) * closeness

    return Spacing(**{field.name: between(field.name) for field in fields(Spacing)})
