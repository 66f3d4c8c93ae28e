"""A record made ready for comparing: its folded texts, weighted views, keywords and codes."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from matchmaker.domain.explanation import Span, TextField
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.folding import Folded, fold, fold_mapped, has_han
from matchmaker.matching.concepts import Concepts
from matchmaker.matching.reading import Source
from matchmaker.matching.stems import WORD, tokens_of, whole
from matchmaker.matching.telling import LEAST_HAN
from matchmaker.matching.tokens import Lexicon
from matchmaker.matching.vectors import Script, View
from matchmaker.matching.wording import Wording

_CLAUSE = re.compile(rf"[^\W_]{{{LEAST_HAN},}}")


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in all texts at once, and the wording they were put into."""

    concepts: Concepts
    wording: Wording


@dataclass(frozen=True)
class Place:
    """One text of a record: where it stands, as written, and folded with boilerplate blanked.

    ``kept`` says that every character of the original has kept its place. ``number`` is that of
    the text among those that were ``read`` together.
    """

    source: Source
    script: Script
    folded: str
    kept: bool
    read: "Read"
    number: int

    @cached_property
    def _mapped(self) -> Folded:
        return self.read.wording.apply_mapped(fold_mapped(self.source.text))

    def clauses(self) -> list[str]:
        """Return what stands between blanks or marks with Chinese in it, folded."""
        if self.script is not Script.HAN:
            return []
        if self.kept:
            return list(filter(has_han, _CLAUSE.findall(self.folded)))
        found = map(fold, filter(has_han, _CLAUSE.findall(self.source.text)))
        return [words for words in map(self.read.wording.apply, found) if words in self.folded]

    def span(self, start: int, end: int) -> Span:
        """Return the characters *start* to *end* of the folded text as a span of the original."""
        if not self.kept:
            start, end = self._mapped.original(start, end)
        return Span(self.source.field, self.source.language, start, end, self.source.row)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a keyword says: its concepts and the broader ones, the stems of an English one.

    ``whole`` is the concept that the entire keyword is a wording of, or ''. ``telling`` is how
    much it tells, from 0 to 1. ``hints`` are what one looks for on the other side. Keywords that
    share none of their ``marks``, their hints and characters, are not alike at all.
    """

    concepts: frozenset[str]
    broader: frozenset[str]
    whole: str
    stems: frozenset[str]
    telling: float
    hints: frozenset[str]
    marks: frozenset[str]


@dataclass(frozen=True)
class Keyword:
    """One word that records have as a keyword: as written, and folded."""

    original: str
    language: Language
    script: Script
    folded: str
    means: Meaning
    wording: Wording

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
        return Span(TextField.KEYWORDS, self.keyword.language, *self.keyword.ends, row=self.row)


@dataclass(frozen=True)
class Prepared:
    """One need or capability, ready for comparing; ``lexicon`` names the tokens of its views.

    ``number`` counts the records of its corpus, needs first.

    ``spans`` remembers the places of words that were looked up, ``standing`` how they stand there.
    """

    record: Need | Capability
    places: tuple[Place, ...]
    views: tuple[View, ...]
    terms: tuple[Term, ...]
    lexicon: Lexicon
    number: int
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict, repr=False, compare=False)
    standing: dict[str, tuple[str, bool]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def ideas(self) -> frozenset[str]:
        """The concepts of all its texts."""
        return frozenset(self._worded)

    def placed(self, concept: str) -> list[tuple[Place, int, int]]:
        """Return where *concept* is worded: texts with beginning and end, all in order."""
        known = self._placed.get(concept)
        if known is None:
            known = self._placed[concept] = []
            if concept in self.ideas:
                first, read = self.places[0].number, self.places[0].read.concepts
                begin = int(read.bounds[first])
                for entry, name in enumerate(self._worded, begin):
                    if name == concept:
                        text, start, end = read.place(entry)
                        known.append((self.places[text - first], start, end))
        return known

    @cached_property
    def _placed(self) -> dict[str, list[tuple[Place, int, int]]]:
        """The places of concepts that were looked up."""
        return {}

    @cached_property
    def _worded(self) -> list[str]:
        """The concepts of all its texts, as often as they are there, in order of the texts."""
        if not self.places:
            return []
        first, last = self.places[0], self.places[-1]
        return first.read.concepts.between(first.number, last.number + 1)

    def wordings(self, concept: str) -> frozenset[str]:
        """Return all wordings of *concept* in the texts, folded."""
        known = self._wordings.get(concept)
        if known is None:
            known = self._wordings[concept] = frozenset(
                [place.folded[start:end] for place, start, end in self.placed(concept)]
            )
        return known

    @cached_property
    def _wordings(self) -> dict[str, frozenset[str]]:
        """The wordings that were looked up."""
        return {}

    @cached_property
    def clauses(self) -> frozenset[str]:
        """What stands alone in its texts with Chinese in it, between blanks or marks, folded."""
        return frozenset([words for place in self.places for words in place.clauses()])

    @cached_property
    def latin(self) -> Mapping[str, set[str]]:
        """The Latin words as they are written, by the first token of each."""
        found: dict[str, set[str]] = {}
        for place in self.places:
            for there in WORD.finditer(place.folded):
                tokens = tokens_of(there.group())[:1]
                if tokens and whole(place.folded, *there.span()):
                    found.setdefault(tokens[0], set()).add(there.group())
        return found

    @cached_property
    def scripts(self) -> frozenset[Script]:
        """The scripts of its texts."""
        return frozenset(place.script for place in self.places)

    @cached_property
    def hints(self) -> frozenset[str]:
        """The hints of all its keywords."""
        return frozenset().union(*[term.keyword.means.hints for term in self.terms])

    @cached_property
    def marks(self) -> frozenset[str]:
        """The marks of all its keywords."""
        return frozenset().union(*[term.keyword.means.marks for term in self.terms])

    @cached_property
    def joined(self) -> str:
        """All folded texts, one a line, for looking words up."""
        return "\n".join(place.folded for place in self.places)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each text begins in the joined one."""
        return list(accumulate((len(place.folded) + 1 for place in self.places), initial=0))

    def span(self, start: int, end: int) -> Span:
        """Return the characters *start* to *end* of the joined text as a span of an original."""
        number = bisect_right(self._starts, start) - 1
        first = self._starts[number]
        return self.places[number].span(start - first, end - first)

    def original(self, span: Span) -> str:
        """Return the text, as written, that *span* points into; '' if there is none."""
        for place in self.places:
            source = place.source
            if (source.field, source.language, source.row) == (
                span.field,
                span.language,
                span.row,
            ):
                return source.text
        return ""

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
