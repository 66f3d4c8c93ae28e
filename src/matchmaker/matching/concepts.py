"""Find the concepts that texts are worded with, by the longest wording at each place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matchmaker.matching.joined import Flags, Ints, Joined, hashes, latin_letters
from matchmaker.matching.stems import parts_of
from matchmaker.matching.tokens import ranges
from matchmaker.matching.vocabulary import Vocabulary


class Found(NamedTuple):
    """A concept at a place of a folded text; ``inner`` if inside the wording of another one."""

    concept: str
    start: int
    end: int
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts of many texts: those of text *i* are entries ``bounds[i]`` to ``bounds[i+1]``.

    ``names[concepts[j]]`` stands at ``starts[j]`` to ``ends[j]`` of its text.
    """

    names: tuple[str, ...]
    bounds: Ints
    concepts: Ints
    starts: Ints
    ends: Ints
    inner: Flags

    def of(self, text: int) -> tuple[Found, ...]:
        """Return the concepts of one text: those worded in Chinese, then the Latin ones."""
        own = slice(int(self.bounds[text]), int(self.bounds[text + 1]))
        names = self.between(text, text + 1)
        places = (self.starts[own].tolist(), self.ends[own].tolist(), self.inner[own].tolist())
        return tuple(map(Found, names, *places))

    def between(self, first: int, last: int) -> list[str]:
        """Return the concepts of texts *first* to before *last*, in the same order."""
        own = self.concepts[self.bounds[first] : self.bounds[last]].tolist()
        return [self.names[concept] for concept in own]

    def place(self, entry: int) -> tuple[int, int, int]:
        """Return the text of one entry, where it begins in it, and where it ends."""
        text = int(np.searchsorted(self.bounds, entry, side="right")) - 1
        return text, int(self.starts[entry]), int(self.ends[entry])

    def each(self) -> Iterator[tuple[Found, ...]]:
        """Yield the concepts of every text."""
        return map(self.of, range(len(self.bounds) - 1))


def concepts_of(text: str, vocabulary: Vocabulary) -> tuple[Found, ...]:
    """Return the concepts of one folded text: those worded in Chinese, then the Latin ones."""
    return find_concepts(Joined([text]), vocabulary).of(0)


def find_concepts(texts: Joined, vocabulary: Vocabulary) -> Concepts:
    """Return the concepts of each text.

    Wordings in Chinese come with the concepts inside of them; a Latin wording must not lie in a
    Chinese one.
    """
    han = _greedy(_han(texts, vocabulary))
    latin = _outside(_greedy(_latin(texts, vocabulary)), han)
    worded = _with_inner(han, _inside(han, texts, vocabulary), vocabulary)
    both = [
        worded,
        (vocabulary.latin_concepts[latin.forms], *latin[1:], np.zeros(len(latin.forms))),
    ]
    concepts, starts, ends, inner = (np.concatenate(each) for each in zip(*both, strict=True))
    owners = np.searchsorted(texts.bounds, starts, side="right") - 1
    order = np.argsort(owners, kind="stable")
    owners, bases = owners[order], texts.bounds[owners[order]]
    return Concepts(
        vocabulary.concepts,
        np.searchsorted(owners, np.arange(len(texts.bounds))),
        concepts[order],
        starts[order] - bases,
        ends[order] - bases,
        inner[order].astype(np.bool_),
    )


class _Matches(NamedTuple):
    """Wordings by their number at places of the joined texts, in order of the places."""

    forms: Ints
    starts: Ints
    ends: Ints

    def only(self, chosen: Flags | Ints) -> "_Matches":
        return _Matches(self.forms[chosen], self.starts[chosen], self.ends[chosen])


def _greedy(found: _Matches) -> _Matches:
    """Return the first match, the next that begins where it has ended or later, and so on."""
    chosen: list[int] = []
    end = 0
    for number, (start, last) in enumerate(
        zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    ):
        if start >= end:
            chosen.append(number)
            end = last
    return found.only(np.array(chosen, np.int64))


def _outside(found: _Matches, others: _Matches) -> _Matches:
    """Return the matches that overlap none of *others*."""
    before = np.searchsorted(others.starts, found.ends)
    ends = np.concatenate((np.zeros(1, np.int64), others.ends))
    return found.only(ends[before] <= found.starts)


def _han(texts: Joined, vocabulary: Vocabulary, *, inside: bool = False) -> _Matches:
    """Return the longest wording with Chinese in it at every place that has one.

    *inside*: the texts are wordings, and shorter ones are looked for; else only texts with two
    Chinese characters in a row have any.
    """
    if not inside and not texts.pairs.size:
        return _Matches(*(np.zeros(0, np.int64),) * 3)
    places = _likely(texts, vocabulary)
    owners = texts.owners(places)
    if not inside:
        wanted = texts.any_of(texts.pairs)[owners]
        places, owners = places[wanted], owners[wanted]
    forms, ends = np.full(len(places), -1), np.zeros(len(places), np.int64)
    whole_text = np.diff(texts.bounds)[owners] - 1 if inside else None
    for length, which, found in vocabulary.han_trie.walk(texts.codes, places):
        fits = ~vocabulary.han_edged[found]
        edged = np.flatnonzero(~fits)
        fits[edged] = _uncut(texts, places[which[edged]], length)
        if whole_text is not None:
            fits &= whole_text[which] > length
        forms[which[fits]], ends[which[fits]] = found[fits], places[which[fits]] + length
    there = forms >= 0
    return _Matches(forms[there], places[there], ends[there])


def _likely(texts: Joined, vocabulary: Vocabulary) -> Ints:
    """Return the places where a wording with Chinese in it may begin."""
    hints = np.zeros(len(texts.codes), np.bool_)
    for length, table in vocabulary.han_hints.items():
        found = table[hashes(texts.codes, length)]
        hints[: len(found)] |= found
    return np.flatnonzero(hints)


def _uncut(texts: Joined, starts: Ints, length: int) -> Flags:
    """Tell of wordings that begin or end with Latin letters if they lie in no longer word."""
    letters = latin_letters()
    codes = np.minimum(texts.codes, len(letters) - 1)
    first = letters[codes[starts]] & (starts > 0) & letters[codes[starts - 1]]
    ends = starts + length
    found: Flags = ~(first | (letters[codes[ends - 1]] & letters[codes[ends]]))
    return found


def _inside(han: _Matches, texts: Joined, vocabulary: Vocabulary) -> tuple[Ints, _Matches]:
    """Return the matches inside each different wording of *han*, and which wording they are of.

    Their places count from the beginning of the wording.
    """
    forms, first = np.unique(han.forms, return_index=True)
    places = zip(han.starts[first].tolist(), han.ends[first].tolist(), strict=True)
    wordings = Joined([texts.text[start:end] for start, end in places])
    found = _greedy(_han(wordings, vocabulary, inside=True))
    owners = wordings.owners(found.starts)
    bases = wordings.bounds[owners]
    concepts = vocabulary.han_concepts
    other = concepts[found.forms] != concepts[forms[owners]]
    inner = _Matches(found.forms, found.starts - bases, found.ends - bases).only(other)
    return forms[owners[other]], inner


def _with_inner(
    han: _Matches, inside: tuple[Ints, _Matches], vocabulary: Vocabulary
) -> tuple[Ints, Ints, Ints, Flags]:
    """Return concepts, places, and whether they are inner: those inside a match after it."""
    outer, inner = inside
    first, last = np.searchsorted(outer, han.forms), np.searchsorted(outer, han.forms, "right")
    sizes = last - first
    chosen = ranges(first, sizes)
    bases = np.repeat(han.starts, sizes)
    order = np.argsort(
        np.concatenate((np.arange(len(sizes)), np.repeat(np.arange(len(sizes)), sizes))),
        kind="stable",
    )
    return (
        np.concatenate(
            (vocabulary.han_concepts[han.forms], vocabulary.han_concepts[inner.forms[chosen]])
        )[order],
        np.concatenate((han.starts, bases + inner.starts[chosen]))[order],
        np.concatenate((han.ends, bases + inner.ends[chosen]))[order],
        (np.arange(len(order)) >= len(sizes))[order],
    )


def _latin(texts: Joined, vocabulary: Vocabulary) -> _Matches:
    """Return the longest wording of Latin words at every part of a word that has one."""
    codes, starts, ends = _parts(texts, vocabulary)
    alone, heads, seconds = (table[codes] for table in vocabulary.latin_hints)
    likely = alone.copy()
    likely[:-1] |= heads[:-1] & seconds[1:]
    places = np.flatnonzero(likely)
    # How many gaps that no wording may have lie before each part.
    gaps = np.concatenate((np.zeros(2, np.int64), np.cumsum(~_joining(texts, starts, ends))))
    forms, lasts = np.full(len(places), -1), np.zeros(len(places), np.int64)
    stopped = np.concatenate((codes, np.zeros(1, np.int64)))
    for length, which, found in vocabulary.latin_trie.walk(stopped, places):
        last = places[which] + length - 1
        fits = gaps[last + 1] == gaps[places[which] + 1]
        forms[which[fits]], lasts[which[fits]] = found[fits], last[fits]
    there = forms >= 0
    return _Matches(forms[there], starts[places[there]], ends[lasts[there]])


def _parts(texts: Joined, vocabulary: Vocabulary) -> tuple[Ints, Ints, Ints]:
    """Return the stems of all parts of Latin words by number (0: in no wording), and places."""
    words, numbers = texts.words, vocabulary.latin_stems
    parts = [parts_of(word) for word in words.unique]
    counts = np.fromiter(map(len, parts), np.int64, len(parts))
    flat = [part for each in parts for part in each]
    # The parts of every word in turn: where each word's own begin, repeated as often.
    sizes = counts[words.ids]
    chosen = ranges((np.cumsum(counts) - counts)[words.ids], sizes)
    at = np.repeat(words.starts, sizes)
    stems = np.array([numbers.get(part[0], 0) for part in flat], np.int64)
    first = np.array([part[1] for part in flat], np.int64)
    last = np.array([part[2] for part in flat], np.int64)
    return stems[chosen], at + first[chosen], at + last[chosen]


def _joining(texts: Joined, starts: Ints, ends: Ints) -> Flags:
    """Tell of each gap between two parts if it is one that may lie inside a wording.

    It is a blank, a hyphen or a stroke, or a hyphen between blanks.
    """
    blank, hyphen, stroke = map(ord, " -/")
    codes, first, size = texts.codes, ends[:-1], starts[1:] - ends[:-1]
    one, two = codes[first], codes[np.minimum(first + 1, len(codes) - 1)]
    three = codes[np.minimum(first + 2, len(codes) - 1)]
    single = (size == 1) & ((one == blank) | (one == hyphen) | (one == stroke))
    spaced = (size == 3) & (one == blank) & (two == hyphen) & (three == blank)
    found: Flags = single | spaced
    return found
