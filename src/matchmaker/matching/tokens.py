"""Number the tokens of many texts: Chinese characters and pairs, Latin words, concepts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from matchmaker.matching.joined import Ints, Joined
from matchmaker.matching.stems import tokens_of

CONCEPT = "#"  # concept tokens begin with it; no word does
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Lexicon:
    """All tokens by number, the characters first; then ``pairs`` begin, ``words``, ``concepts``.

    A token's number grows with its name within its kind, whatever the order of the records.
    """

    names: tuple[str, ...]
    pairs: int
    words: int
    concepts: int

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each token."""
        return {name: number for number, name in enumerate(self.names)}


@dataclass(frozen=True, slots=True)
class Entries:
    """Which token occurs in which text, in the order of the texts."""

    texts: Ints
    tokens: Ints

    def shifted(self, by: int) -> "Entries":
        """Return the same entries with all token numbers *by* higher."""
        return Entries(self.texts, self.tokens + by)


def characters(joined: Joined) -> tuple[list[str], Entries]:
    """Return the Chinese characters that occur, in order, and where."""
    places = np.flatnonzero(joined.han)
    codes = joined.codes[places]
    names, ids = _ranked(codes.astype(np.int64), 0x110000)
    return list(map(chr, names.tolist())), Entries(joined.owners(places), ids)


def pairs(joined: Joined) -> tuple[list[str], Entries]:
    """Return the pairs of Chinese characters that occur, in order, and where."""
    places = joined.pairs
    codes = joined.codes.astype(np.int64)
    single, ids = _ranked(np.concatenate((codes[places], codes[places + 1])), 0x110000)
    count = len(single)
    keys, numbers = _ranked(ids[: len(places)] * count + ids[len(places) :], count * count)
    characters = list(map(chr, single.tolist()))
    names = [
        characters[a] + characters[b]
        for a, b in zip(*map(_list, divmod(keys, count or 1)), strict=True)
    ]
    return names, Entries(joined.owners(places), numbers)


def words(joined: Joined) -> tuple[list[str], Entries]:
    """Return the tokens of the Latin words that occur, in order, and where."""
    found = [tokens_of(word) for word in joined.words.unique]
    names = sorted({token for tokens in found for token in tokens})
    number = {name: i for i, name in enumerate(names)}
    flat = np.array([number[token] for tokens in found for token in tokens], np.int64)
    counts = np.fromiter(map(len, found), np.int64, len(found))
    ids = joined.words.ids
    owners = np.repeat(joined.owners(joined.words.starts), counts[ids])
    return names, Entries(owners, flat[ranges((np.cumsum(counts) - counts)[ids], counts[ids])])


def ranges(starts: Ints, sizes: Ints) -> Ints:
    """Return the numbers from each of *starts*, as many as *sizes* says, behind one another."""
    before = np.cumsum(sizes) - sizes
    found: Ints = np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))
    return found


def _ranked(keys: Ints, limit: int) -> tuple[Ints, Ints]:
    """Return the different *keys*, all below *limit*, in order, and the rank of every key."""
    if limit > _MOST_DIRECT:
        names, ranks = np.unique(keys, return_inverse=True)
        return names, ranks
    table = np.zeros(limit, np.int32)
    table[keys] = 1
    names = np.flatnonzero(table)
    table[names] = np.arange(len(names), dtype=np.int32)
    return names, table[keys].astype(np.int64)


_MOST_DIRECT = 1 << 24


def _list(array: Ints) -> list[int]:
    found: list[int] = array.tolist()
    return found


def merged(parts: Iterable[Entries]) -> Entries:
    """Return all entries of *parts*, one part after the other."""
    every = list(parts)
    return Entries(
        np.concatenate([part.texts for part in every]),
        np.concatenate([part.tokens for part in every]),
    )
