"""Look a word or a concept up in the texts of a record, and say where it stands."""

from matchmaker.domain.explanation import Span
from matchmaker.matching.prepared import Place, Prepared


def find_word(word: str, side: Prepared, *, most: int = 3) -> tuple[Span, ...] | None:
    """Return the places of folded *word*, at most *most*; None if it is in no text."""
    if not word or word not in side.joined:
        return None
    found: list[Span] = []
    for place in side.places:
        for start in starts(word, place):
            found.append(place.span(start, start + len(word)))
            if len(found) == most:
                return tuple(found)
    return tuple(found) or None


def find_concept(concept: str, side: Prepared, *, most: int = 3) -> tuple[Span, ...]:
    """Return the places where *concept* is worded, at most *most*."""
    found = [
        place.span(there.start, there.end)
        for place in side.places
        for there in place.concepts
        if there.concept == concept
    ]
    return tuple(found[:most])


def starts(word: str, place: Place) -> list[int]:
    """Return where folded *word* begins in a text, never inside a longer Latin word."""
    text, found, start = place.folded, [], place.folded.find(word)
    while start >= 0:
        if whole(text, start, start + len(word)):
            found.append(start)
        start = text.find(word, start + 1)
    return found


def whole(text: str, start: int, end: int) -> bool:
    """Tell whether *start* to *end* cut through no Latin word or number."""
    left = start > 0 and _latin(text[start - 1]) and _latin(text[start])
    right = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not left and not right


def _latin(character: str) -> bool:
    return character < "\u2e80" and character.isalnum()  # Chinese begins there
