"""Read and write the figures of indicator rows as people type them."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText

SIGNS = {
    Comparison.AT_LEAST: "\u2265",
    Comparison.AT_MOST: "\u2264",
    Comparison.EQUAL: "=",
    Comparison.RANGE: "\u2013",
}
_NUMBER = r"[+-]?\d[\d,]*(?:\.\d+)?"
_RANGE = re.compile(rf"^\s*({_NUMBER})\s*(?:-|\u2013|\u2014|~|\uff5e|to)\s*({_NUMBER})\s*$")


@dataclass(frozen=True, slots=True)
class Typed:
    """One row as it stands in the fields."""

    name: LocalisedText
    unit: str
    figure: str
    comparison: Comparison = Comparison.AT_LEAST
    now: str = ""
    how: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything was typed."""
        return bool(self.name or self.unit or self.figure or self.now or self.how)


def target(typed: Typed) -> Target:
    """Return a row of a need; what is no number is kept as words."""
    plain = Target(typed.name, typed.unit, typed.comparison, now=typed.now)
    low, high = _figures(typed.figure)
    if high is not None:
        return replace(plain, comparison=Comparison.RANGE, low=low, high=high)
    if low is None:
        return replace(plain, text=typed.figure)
    if typed.comparison is Comparison.RANGE:
        plain = replace(plain, comparison=Comparison.EQUAL)
    return replace(plain, low=low)


def reached(typed: Typed, before: Reached | None, language: Language) -> Reached:
    """Return a row of a capability; ``how`` is written in *language*."""
    low, high = _figures(typed.figure)
    number = low if high is None else None
    how = before.how if before is not None else EMPTY_TEXT
    if typed.how != how.shown(language)[0]:
        how = how.with_text(how.shown(language)[1] if how else language, typed.how)
    words = "" if number is not None else typed.figure
    return Reached(typed.name, typed.unit, number, how, words)


def figure(row: Target | Reached) -> str:
    """Return what stands in the field of the figure."""
    if isinstance(row, Reached):
        return plain_number(row.value) or row.text
    if row.low is not None and row.high is not None:
        return f"{plain_number(row.low)}\u2013{plain_number(row.high)}"
    return plain_number(row.low) or row.text


def plain_number(value: Decimal | None) -> str:
    """Write a number as it is typed: no thousands marks, no exponent."""
    return "" if value is None else f"{value:f}"


def read_number(text: str) -> Decimal | None:
    """Read a number with or without thousands marks; None if it is none."""
    if not re.fullmatch(_NUMBER, text.strip()):
        return None
    try:
        return Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        return None


def _figures(text: str) -> tuple[Decimal | None, Decimal | None]:
    if found := _RANGE.match(text):
        return read_number(found[1]), read_number(found[2])
    return read_number(text), None
