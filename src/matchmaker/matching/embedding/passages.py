"""Cut the texts of a record into passages that the encoder reads one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matchmaker.domain.explanation import Span, TextField
from matchmaker.folding import has_han
from matchmaker.matching.embedding.space import Kind
from matchmaker.matching.prepared import Place, Prepared
from matchmaker.matching.vectors import Script

# Boilerplate has been blanked to line feeds; a full stop ends a sentence only before a blank.
_SENTENCE = re.compile(r"(?:[^\u3002\uff1b;!?\n.]|\.(?!\s|$))+")
_SHORTEST = {Script.HAN: 3, Script.LATIN: 8}  # characters: less means nothing by itself
_LONGEST = 400
_MOST = 16  # of one record
_TITLE = 2.0


@dataclass(frozen=True, slots=True)
class Passage:
    """One title or sentence: what the encoder reads, and where it stands in the folded text.

    Keywords that stand for the text of a record are one passage, with a place for each.
    """

    text: str
    kind: Kind
    places: tuple[tuple[Place, int, int], ...]

    @property
    def script(self) -> Script:
        """In which writing it is."""
        return self.places[0][0].script

    @property
    def weight(self) -> float:
        """What it counts for: a title twice as much as a sentence of the body."""
        return _TITLE if self.kind is Kind.PHRASE else self.places[0][0].source.weight

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands in the original."""
        return tuple(place.span(start, end) for place, start, end in self.places)


def passages_of(record: Prepared) -> tuple[Passage, ...]:
    """Return the first passages of *record* in the order they are written.

    Chinese is read folded, so that both scripts are one; English as written, because the encoder
    knows capitals.
    """
    found: list[Passage] = []
    keywords: dict[Script, list[tuple[Place, int, int]]] = {}
    for place in record.places:
        if place.source.field is TextField.KEYWORDS:
            keywords.setdefault(place.script, []).append((place, 0, len(place.folded)))
            continue
        kind = Kind.PHRASE if place.source.field is TextField.TITLE else Kind.SENTENCE
        found += [
            Passage(_read(place, start, end), kind, ((place, start, end),))
            for start, end in _pieces(place, kind)
        ]
    for script, places in keywords.items():
        between = "" if script is Script.HAN else " "
        text = between.join(_read(*each) for each in places)[:_LONGEST]
        found.append(Passage(text, Kind.PHRASE, tuple(places)))
    return tuple(found[:_MOST])


def _pieces(place: Place, kind: Kind) -> Iterator[tuple[int, int]]:
    """Yield where the passages of *place* begin and end, blanks around them left out."""
    text = place.folded
    found = [(0, len(text))] if kind is Kind.PHRASE else _sentences(text)
    for first, last in found:
        piece = text[first:last]
        start = first + len(piece) - len(piece.lstrip())
        end = min(start + len(piece.strip()), start + _LONGEST)
        if end - start >= _SHORTEST[Script.HAN if has_han(text[start:end]) else Script.LATIN]:
            yield start, end


def _sentences(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _SENTENCE.finditer(text)]


def _read(place: Place, start: int, end: int) -> str:
    text = place.source.text if place.kept and place.script is Script.LATIN else place.folded
    return " ".join(text[start:end].split())
