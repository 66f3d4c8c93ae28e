"""Sparse rows of weighted tokens, and the parts of them that two rows share."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np

from matchmaker.matching.joined import Ints
from matchmaker.matching.tokens import Floats, Lexicon


class Script(IntEnum):
    """In which writing a text is; texts of one script can share words."""

    HAN = 0
    LATIN = 1


@dataclass(frozen=True, slots=True)
class View:
    """The weighted tokens of all texts of a record in one script, by ascending token number.

    ``norm`` is the length of the whole vector, ``neutral`` of its concepts alone, the part that
    another language can share.
    """

    script: Script
    tokens: Ints
    weights: Floats
    norm: float
    neutral: float


@dataclass(frozen=True, slots=True)
class Vectors:
    """Rows of ascending tokens with weights, row *i* from ``bounds[i]`` to ``bounds[i+1]``.

    ``norms`` and ``neutrals`` are the lengths of each row and of its concepts.
    """

    lexicon: Lexicon
    bounds: Ints
    tokens: Ints
    weights: Floats
    norms: Floats
    neutrals: Floats

    @classmethod
    def of(
        cls, rows: Ints, tokens: Ints, weights: Floats, *, size: int, lexicon: Lexicon
    ) -> "Vectors":
        """Return *size* rows from entries that are in order of row and token."""
        squares = weights * weights
        neutral = tokens >= lexicon.concepts
        return cls(
            lexicon,
            np.searchsorted(rows, np.arange(size + 1)),
            tokens,
            weights,
            np.sqrt(np.bincount(rows, squares, minlength=size)),
            np.sqrt(np.bincount(rows[neutral], squares[neutral], minlength=size)),
        )

    def views(self, record: int) -> tuple[View, ...]:
        """Return the rows of *record* that have any token, one a script."""
        found = []
        for script in Script:
            row = record * len(Script) + script
            start, end = self.bounds[row], self.bounds[row + 1]
            if start < end:
                tokens, weights = self.tokens[start:end], self.weights[start:end]
                found.append(
                    View(
                        script, tokens, weights, float(self.norms[row]), float(self.neutrals[row])
                    )
                )
        return tuple(found)


def shared(one: View, other: View) -> tuple[Ints, Floats]:
    """Return the tokens that two views share and what each adds to their product."""
    if len(one.tokens) > len(other.tokens):
        one, other = other, one
    places = np.searchsorted(other.tokens, one.tokens)
    places[places == len(other.tokens)] = 0
    same = np.flatnonzero(other.tokens[places] == one.tokens)
    return one.tokens[same], one.weights[same] * other.weights[places[same]]


def shared_by_many(one: View, others: Sequence[View], *, size: int) -> list[tuple[Ints, Floats]]:
    """Return what *one* shares with each of *others*, as ``shared``; *size*: of the lexicon."""
    if not others:
        return []
    # Looked up in a table of all tokens: faster than a search where it is used often.
    weight = np.zeros(size)
    weight[one.tokens] = one.weights
    tokens = np.concatenate([other.tokens for other in others])
    parts = weight[tokens]
    there = np.flatnonzero(parts)
    parts = parts[there] * np.concatenate([other.weights for other in others])[there]
    tokens = tokens[there]
    ends = np.cumsum([len(other.tokens) for other in others])
    bounds = [0, *np.searchsorted(there, ends).tolist()]
    return [(tokens[first:last], parts[first:last]) for first, last in pairwise(bounds)]
