"""A record made ready for comparing: its folded texts, weighted views, keywords and codes."""

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from matchmaker.domain.explanation import Span, TextField
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.folding import Folded, fold_mapped
from matchmaker.matching.tokens import CONCEPT, Found
from matchmaker.matching.wording import Wording


class Script(IntEnum):
    """In which writing a text is; texts of one script can share words."""

    HAN = 0
    LATIN = 1


@dataclass(frozen=True)
class Place:
    """One text of a record: where it stands, as written, and folded with boilerplate blanked."""

    field: TextField
    language: Language
    row: int
    script: Script
    original: str
    folded: str
    wording: Wording = dataclasses.field(repr=False, compare=False)
    concepts: tuple[Found, ...] = ()

    @cached_property
    def _mapped(self) -> Folded:
        return self.wording.apply_mapped(fold_mapped(self.original))

    def span(self, start: int, end: int) -> Span:
        """Return the characters *start* to *end* of the folded text as a span of the original."""
        first, last = self._mapped.original(start, end)
        return Span(self.field, self.language, first, last, self.row)


@dataclass(frozen=True, slots=True)
class View:
    """The weighted tokens of all texts of a record in one script.

    ``norm`` is the length of the whole vector, ``neutral`` of its concepts alone, the part that
    another language can share.
    """

    script: Script
    weights: Mapping[str, float]
    norm: float
    neutral: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a keyword says: its concepts and the broader ones, its stems and character pairs.

    ``whole`` is the concept that the entire keyword is a wording of, or ''. ``telling`` is how
    much it tells, from 0 to 1. Keywords that share none of their ``hints`` are not alike.
    """

    concepts: frozenset[str]
    broader: frozenset[str]
    whole: str
    stems: frozenset[str]
    pairs: frozenset[str]
    telling: float
    hints: frozenset[str]


@dataclass(frozen=True, slots=True)
class Term:
    """One keyword of a record."""

    place: Place
    means: Meaning


@dataclass(frozen=True)
class Prepared:
    """One need or capability, ready for comparing; ``concepts`` are those of all its texts."""

    record: Need | Capability
    places: tuple[Place, ...]
    views: tuple[View, ...]
    terms: tuple[Term, ...]
    concepts: frozenset[str]

    @cached_property
    def scripts(self) -> frozenset[Script]:
        """The scripts of its texts."""
        return frozenset(place.script for place in self.places)

    @cached_property
    def hints(self) -> frozenset[str]:
        """The hints of all its keywords."""
        return frozenset(hint for term in self.terms for hint in term.means.hints)

    @cached_property
    def joined(self) -> str:
        """All folded texts, one a line, for looking words up."""
        return "\n".join(place.folded for place in self.places)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The Latin words of its texts."""
        return frozenset(
            token
            for view in self.views
            for token in view.weights
            if token.isascii() and token[0] != CONCEPT
        )

    @cached_property
    def titles(self) -> tuple[Place, ...]:
        """Its title, in one or two scripts."""
        return tuple(place for place in self.places if place.field is TextField.TITLE)


def length(weights: Mapping[str, float]) -> float:
    """Return the length of a vector, exactly the same for every order of its parts."""
    return math.sqrt(math.fsum(weight * weight for weight in weights.values()))
