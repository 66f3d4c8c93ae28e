"""Look a word or a concept up in the texts of a record, and say where it stands."""

from matchmaker.domain.explanation import Span
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.stems import whole
from matchmaker.matching.telling import stands_alone
from matchmaker.matching.tokens import CONCEPT

_MOST = 3  # places of one word are shown


def find_word(word: str, side: Prepared) -> tuple[Span, ...]:
    """Return the first places of folded *word*, never inside a longer Latin word."""
    known = side.spans.get(word)
    if known is not None:
        return known
    found: list[Span] = []
    text, size = side.joined, len(word)
    start = text.find(word) if word else -1
    while start >= 0 and len(found) < _MOST:
        if whole(text, start, start + size):
            found.append(side.span(start, start + size))
        start = text.find(word, start + 1)
    side.spans[word] = tuple(found)
    return side.spans[word]


def standing(word: str, side: Prepared) -> tuple[str, bool]:
    """Return folded *word* as it is first written in *side*, and whether it stands alone anywhere.

    '' where it is not in the texts.
    """
    known = side.standing.get(word)
    if known is None:
        texts = [(side.original(span), span.start, span.end) for span in find_word(word, side)]
        first = "".join([text[start:end] for text, start, end in texts[:1]])
        known = first, any(stands_alone(*each) for each in texts)
        side.standing[word] = known
    return known


def find_concept(concept: str, side: Prepared) -> tuple[Span, ...]:
    """Return the first places where *concept* is worded."""
    name = CONCEPT + concept
    if name not in side.spans:
        found = side.placed(concept)[:_MOST]
        side.spans[name] = tuple(place.span(start, end) for place, start, end in found)
    return side.spans[name]
