"""Find the concepts that texts are worded with, by the longest wording at each place."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from matchmaker.matching.joined import Joined, hashes
from matchmaker.matching.stems import parts_of, whole
from matchmaker.matching.vocabulary import Vocabulary


class Found(NamedTuple):
    """A concept at a place of a folded text; ``inner`` if inside the wording of another one."""

    concept: str
    start: int
    end: int
    inner: bool = False


def concepts_of(text: str, vocabulary: Vocabulary) -> tuple[Found, ...]:
    """Return the concepts of one folded text: those worded in Chinese, then the Latin ones."""
    return find_concepts(Joined([text]), vocabulary)[0]


def find_concepts(texts: Joined, vocabulary: Vocabulary) -> list[tuple[Found, ...]]:
    """Return the concepts of each text: those worded in Chinese, then the Latin ones.

    Wordings in Chinese come with the concepts inside of them; a Latin wording must not lie in a
    Chinese one.
    """
    found: list[list[Found]] = [[] for _ in texts.bounds[1:]]
    taken = bytearray(len(texts.text))
    _Han(texts, vocabulary).find(found, taken)
    _Latin(texts, vocabulary).find(found, taken)
    return [tuple(each) for each in found]


class _Han:
    """Looks for wordings with Chinese in them."""

    def __init__(self, texts: Joined, vocabulary: Vocabulary) -> None:
        self._texts = texts
        self._vocabulary = vocabulary
        self._inner: dict[str, list[tuple[str, int, int]]] = {}

    def find(self, found: list[list[Found]], taken: bytearray) -> None:
        """Add to *found*, and mark the places in *taken*."""
        text, end = self._texts.text, 0
        for start, number, base in zip(*self._candidates(), strict=True):
            if start < end:
                continue
            concept, last = _longest(text, start, len(text), self._vocabulary)
            if last:
                end = last
                taken[start:end] = b"\1" * (end - start)
                place = start - base
                own = found[number]
                own.append(Found(concept, place, end - base))
                for inner, a, b in self._inside(text[start:end], concept):
                    own.append(Found(inner, place + a, place + b, True))

    def _candidates(self) -> tuple[list[int], list[int], list[int]]:
        """Return places where a wording may begin, in which text they are, where that begins.

        Only texts with two Chinese characters in a row have any.
        """
        texts = self._texts
        if not texts.pairs.size:
            return [], [], []
        hints = np.zeros(len(texts.codes), np.bool_)
        for length, table in self._vocabulary.han_hints.items():
            found = table[hashes(texts.codes, length)]
            hints[: len(found)] |= found
        places = np.flatnonzero(hints)
        owners = texts.owners(places)
        wanted = texts.any_of(texts.pairs)[owners]
        places, owners = places[wanted], owners[wanted]
        return places.tolist(), owners.tolist(), texts.bounds[owners].tolist()

    def _inside(self, wording: str, outer: str) -> list[tuple[str, int, int]]:
        """Return the other concepts inside *wording* of the concept *outer*."""
        if wording in self._inner:
            return self._inner[wording]
        found: list[tuple[str, int, int]] = []
        end, size = 0, len(wording)
        for start in range(size - 1):
            # From the same start, only a shorter wording is another one.
            limit = size - 1 if start == 0 else size
            concept, last = _longest(wording, start, limit, self._vocabulary)
            if start >= end and last:
                end = last
                if concept != outer:
                    found.append((concept, start, end))
        self._inner[wording] = found
        return found


def _longest(text: str, start: int, limit: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """Return the concept of the longest wording at *start* and where it ends, or 0.

    A wording that begins or ends with Latin letters must not lie inside a longer word.
    """
    for length in vocabulary.han_heads.get(text[start : start + 2], ()):
        last = start + length
        wording = text[start:last]
        concept = vocabulary.han.get(wording) if last <= limit else None
        if concept and (wording not in vocabulary.han_edged or whole(text, start, last)):
            return concept, last
    return "", 0


class _Latin:
    """Looks for wordings in Latin words: sequences of the parts of words, by their stems."""

    def __init__(self, texts: Joined, vocabulary: Vocabulary) -> None:
        words = texts.words
        parts = [parts_of(word) for word in words.unique]
        counts = np.fromiter(map(len, parts), np.int64, len(parts))
        flat = [part for each in parts for part in each]
        # The parts of every word in turn: where each word's own begin, repeated as often.
        own = np.cumsum(counts) - counts
        sizes = counts[words.ids]
        behind = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        chosen = np.repeat(own[words.ids], sizes) + behind
        at = np.repeat(words.starts, sizes)
        self._texts = texts
        self._vocabulary = vocabulary
        self._stems = np.array([part[0] for part in flat], object)[chosen].tolist()
        self._starts = at + np.array([part[1] for part in flat], np.int64)[chosen]
        self._ends = at + np.array([part[2] for part in flat], np.int64)[chosen]
        alone, heads, seconds = vocabulary.latin_hints
        self._likely = np.array([part[0] in alone for part in flat], np.bool_)[chosen]
        first = np.array([part[0] in heads for part in flat], np.bool_)[chosen]
        second = np.array([part[0] in seconds for part in flat], np.bool_)[chosen]
        self._likely[:-1] |= first[:-1] & second[1:]

    def find(self, found: list[list[Found]], taken: bytearray) -> None:
        """Add to *found* what lies outside the places *taken*."""
        candidates = np.flatnonzero(self._likely)
        owners = self._texts.owners(self._starts[candidates])
        bases = self._texts.bounds[owners].tolist()
        starts, ends, end = self._starts.tolist(), self._ends.tolist(), 0
        for index, number, base in zip(candidates.tolist(), owners.tolist(), bases, strict=True):
            start = starts[index]
            if start < end:
                continue
            concept, count = self._longest(index, starts, ends)
            if not count:
                continue
            end = ends[index + count - 1]
            if taken.find(1, start, end) < 0:
                found[number].append(Found(concept, start - base, end - base))

    def _longest(self, index: int, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, int]:
        """Return the concept worded from part *index* on and how many parts that takes, or 0."""
        stems, forms = self._stems, self._vocabulary.latin
        for length in self._vocabulary.latin_heads[stems[index]]:
            concept = forms.get(tuple(stems[index : index + length]))
            if concept is None:
                continue
            last = min(index + length, len(stems))
            gaps = zip(ends[index : last - 1], starts[index + 1 : last], strict=True)
            if all(self._texts.text[a:b] in _BETWEEN for a, b in gaps):
                return concept, last - index
        return "", 0


# Only blanks, hyphens and strokes may lie between the words of one wording.
_BETWEEN = frozenset({" ", "-", "/", " - "})
