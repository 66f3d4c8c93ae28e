"""Many folded texts as one string and as arrays, to look through all of them at once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from matchmaker.folding import HAN_RANGES
from matchmaker.matching.stems import WORD

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint32]

_PIECES = re.compile(f"({WORD.pattern})")
_HASHES = 1 << 18
_CHINESE = 0x2E80  # where Chinese begins
_MIXERS = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35)


@dataclass(frozen=True, slots=True)
class Words:
    """The Latin words of all texts in order: ``unique[ids[i]]`` stands at ``starts[i]``."""

    unique: list[str]
    ids: Ints
    starts: Ints


class Joined:
    """Texts behind one another, a line feed after each; places count from the first one's start.

    ``bounds`` says where each text begins, with one entry more than there are texts.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Join *texts*."""
        self.text = "\n".join((*texts, ""))
        sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
        self.bounds: Ints = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))

    @cached_property
    def codes(self) -> Codes:
        """The code point of each character."""
        return np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)

    @cached_property
    def han(self) -> Flags:
        """Whether each character is Chinese."""
        return _han_table()[self.codes]

    @cached_property
    def pairs(self) -> Ints:
        """The places where a Chinese character is followed by another one."""
        return np.flatnonzero(self.han[:-1] & self.han[1:])

    @cached_property
    def words(self) -> Words:
        """The Latin words."""
        pieces = _PIECES.split(self.text)  # what lies between words, a word, and so on
        ends = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
        words = pieces[1::2]
        unique = sorted(set(words))
        number = {word: i for i, word in enumerate(unique)}
        ids = np.fromiter(map(number.__getitem__, words), np.int64, len(words))
        return Words(unique, ids, ends[:-1:2])

    def owners(self, places: Ints) -> Ints:
        """Return in which text each of *places*, in ascending order, lies."""
        counts = np.diff(np.searchsorted(places, self.bounds))
        return np.repeat(np.arange(len(counts)), counts)

    def any_of(self, places: Ints) -> Flags:
        """Return for each text whether any of *places*, in ascending order, lies in it."""
        found: Flags = np.diff(np.searchsorted(places, self.bounds)) > 0
        return found


def hashes(codes: Codes, length: int) -> Ints:
    """Return a number below 2**18 for the first *length* characters from every place on."""
    count = max(0, len(codes) - length + 1)
    mixed = np.zeros(count, np.uint32)
    for place in range(length):
        mixed += codes[place : place + count] * np.uint32(_MIXERS[place])
    return (mixed >> np.uint32(14)).astype(np.int64)


def hash_table(beginnings: Iterable[str], length: int) -> Flags:
    """Return for each hash whether any of *beginnings*, strings of *length*, has it."""
    table = np.zeros(_HASHES, np.bool_)
    codes = np.frombuffer("".join(beginnings).encode("utf-32-le"), np.uint32)
    table[hashes(codes, length)[::length]] = True
    return table


def stable_order(keys: Ints) -> Ints:
    """Return the places of *keys*, 0 or more, in their order, equal ones in order of place.

    Sorting whole numbers with their places in the low bits is several times faster than any sort
    of places, where they fit into 63 bits.
    """
    shift = max(1, len(keys) - 1).bit_length()
    if not len(keys) or int(keys.max()) >> (63 - shift):
        return np.argsort(keys, kind="stable")
    packed = np.sort(keys << shift | np.arange(len(keys)))
    return packed & ((1 << shift) - 1)


@cache
def latin_letters() -> Flags:
    """Return for each code point below those of Chinese whether it is a letter or digit.

    The last entry stands for all others.
    """
    return np.array([*(chr(code).isalnum() for code in range(_CHINESE)), False], np.bool_)


@cache
def _han_table() -> Flags:
    table = np.zeros(0x110000, np.bool_)
    for first, last in HAN_RANGES:
        table[first : last + 1] = True
    return table
