"""A record made ready for comparing: its folded texts, weighted views, keywords and codes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from matchmaker.domain.explanation import Span, TextField
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.matching.tokens import CONCEPT, Found


class Script(IntEnum):
    """In which writing a view of a record is: views of one script share words."""

    HAN = 0
    LATIN = 1


@dataclass(frozen=True, slots=True)
class Place:
    """One text of a record: where it stands, as written and folded."""

    field: TextField
    language: Language
    row: int
    original: str
    folded: str
    concepts: tuple[Found, ...]

    @property
    def script(self) -> Script:
        """The script that decides which view the text belongs to."""
        return Script.LATIN if self.language is Language.EN else Script.HAN


@dataclass(slots=True)
class View:
    """The weighted tokens of all texts of a record in one script.

    ``norm`` is the length of the whole vector, ``neutral`` of its language-neutral part: concepts
    and codes.
    """

    script: Script
    weights: Mapping[str, float]
    norm: float
    neutral: float


@dataclass(frozen=True, slots=True)
class Term:
    """One keyword: folded, with its concepts, its stems, and how telling it is (0 to 1)."""

    row: int
    original: str
    folded: str
    script: Script
    concepts: frozenset[str]
    broader: frozenset[str]
    stems: tuple[str, ...]
    weight: float
    covered: bool  # the concepts make up the whole keyword


@dataclass(frozen=True)
class Prepared:
    """One need or capability, ready for comparing."""

    record: Need | Capability
    places: tuple[Place, ...]
    views: tuple[View, ...]
    terms: tuple[Term, ...]
    concepts: frozenset[str]

    @cached_property
    def scripts(self) -> frozenset[Script]:
        """The scripts it has texts or keywords in."""
        return frozenset([v.script for v in self.views] + [t.script for t in self.terms])

    @cached_property
    def joined(self) -> str:
        """All folded texts, one a line, for looking words up."""
        return "\n".join(place.folded for place in self.places)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All Latin word tokens of its texts."""
        return frozenset(t for v in self.views for t in v.weights if t[0] != CONCEPT and t.isascii())

    @cached_property
    def title(self) -> str:
        """The folded title in its first language, or ''."""
        return next((p.folded for p in self.places if p.field is TextField.TITLE), "")


def length(weights: Mapping[str, float]) -> float:
    """Return the length of a vector, the same for every order of its parts."""
    return math.sqrt(math.fsum(w * w for w in weights.values()))


def span(place: Place, start: int, end: int) -> Span:
    """Return a span of a text as written."""
    return Span(place.field, place.language, start, end, place.row)
