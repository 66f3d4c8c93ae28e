"""Look a word or a concept up in the texts of a record, and say where it stands."""

from collections.abc import Iterator
from itertools import islice

from matchmaker.domain.explanation import Span
from matchmaker.matching.prepared import Place, Prepared
from matchmaker.matching.stems import whole
from matchmaker.matching.tokens import CONCEPT

_MOST = 3  # places of one word are shown


def find_word(word: str, side: Prepared) -> tuple[Span, ...]:
    """Return the first places of folded *word*; none if it is in no text."""
    if word not in side.spans:
        there = bool(word) and word in side.joined
        side.spans[word] = tuple(islice(_places(word, side), _MOST)) if there else ()
    return side.spans[word]


def find_concept(concept: str, side: Prepared) -> tuple[Span, ...]:
    """Return the first places where *concept* is worded."""
    name = CONCEPT + concept
    if name not in side.spans:
        found = side.concepts.get(concept, [])[:_MOST]
        side.spans[name] = tuple(place.span(there.start, there.end) for place, there in found)
    return side.spans[name]


def wordings(concept: str, side: Prepared) -> set[str]:
    """Return all wordings of *concept* in the texts, folded."""
    return {
        place.folded[there.start : there.end] for place, there in side.concepts.get(concept, [])
    }


def _places(word: str, side: Prepared) -> Iterator[Span]:
    for place in side.places:
        for start in _starts(word, place):
            yield place.span(start, start + len(word))


def _starts(word: str, place: Place) -> Iterator[int]:
    """Yield where folded *word* begins in a text, never inside a longer Latin word."""
    text, size = place.folded, len(word)
    start = text.find(word)
    while start >= 0:
        if whole(text, start, start + size):
            yield start
        start = text.find(word, start + 1)
