"""A record made ready for comparing: its folded texts, weighted views, keywords and codes."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from matchmaker.domain.explanation import Span, TextField
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.folding import Folded, fold_mapped
from matchmaker.matching.concepts import Found
from matchmaker.matching.reading import Source
from matchmaker.matching.tokens import Lexicon
from matchmaker.matching.vectors import Script, View
from matchmaker.matching.wording import Wording


@dataclass(frozen=True)
class Place:
    """One text of a record: where it stands, as written, and folded with boilerplate blanked."""

    source: Source
    script: Script
    folded: str
    wording: Wording
    concepts: tuple[Found, ...] = ()

    @cached_property
    def _mapped(self) -> Folded:
        return self.wording.apply_mapped(fold_mapped(self.source.text))

    def span(self, start: int, end: int) -> Span:
        """Return the characters *start* to *end* of the folded text as a span of the original."""
        first, last = self._mapped.original(start, end)
        return Span(self.source.field, self.source.language, first, last, self.source.row)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a keyword says: its concepts and the broader ones, its stems and character pairs.

    ``whole`` is the concept that the entire keyword is a wording of, or ''. ``telling`` is how
    much it tells, from 0 to 1. Keywords that share none of their ``hints`` are not alike.
    ``tokens`` stand for it in the index: its concepts, else its pairs or words.
    """

    concepts: frozenset[str]
    broader: frozenset[str]
    whole: str
    stems: frozenset[str]
    pairs: frozenset[str]
    telling: float
    hints: frozenset[str]
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Keyword:
    """One word that records have as a keyword: as written, and folded."""

    original: str
    language: Language
    script: Script
    folded: str
    wording: Wording
    means: Meaning

    @cached_property
    def ends(self) -> tuple[int, int]:
        """Where it begins and ends as written, blanks around it left out."""
        mapped = self.wording.apply_mapped(fold_mapped(self.original))
        return mapped.original(0, len(self.folded))


class Term(NamedTuple):
    """One keyword of a record, and which one it is."""

    keyword: Keyword
    row: int

    @property
    def means(self) -> Meaning:
        """What it says."""
        return self.keyword.means

    def span(self) -> Span:
        """Return where it stands."""
        return Span(
            TextField.KEYWORDS, self.keyword.language, *self.keyword.ends, row=self.row
        )


@dataclass(frozen=True)
class Prepared:
    """One need or capability, ready for comparing; ``lexicon`` names the tokens of its views."""

    record: Need | Capability
    places: tuple[Place, ...]
    views: tuple[View, ...]
    terms: tuple[Term, ...]
    lexicon: Lexicon

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts of all its texts."""
        return frozenset(found.concept for place in self.places for found in place.concepts)

    @cached_property
    def scripts(self) -> frozenset[Script]:
        """The scripts of its texts."""
        return frozenset(place.script for place in self.places)

    @cached_property
    def hints(self) -> frozenset[str]:
        """The hints of all its keywords."""
        return frozenset().union(*(term.means.hints for term in self.terms))

    @cached_property
    def joined(self) -> str:
        """All folded texts, one a line, for looking words up."""
        return "\n".join(place.folded for place in self.places)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The Latin words of its texts."""
        names, first, last = self.lexicon.names, self.lexicon.words, self.lexicon.concepts
        return frozenset(
            name
            for view in self.views
            for token in view.tokens[(view.tokens >= first) & (view.tokens < last)].tolist()
            if (name := names[token]).isascii()
        )

    @cached_property
    def titles(self) -> tuple[Place, ...]:
        """Its title, in one or two scripts."""
        return tuple(place for place in self.places if place.source.field is TextField.TITLE)

    @cached_property
    def tells(self) -> bool:
        """Whether any of its keywords tells something by itself."""
        return any(term.means.telling == 1 for term in self.terms)
