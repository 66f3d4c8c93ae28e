"""Posting lists: which rows have a token, and with what weight, as flat numpy arrays."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_DENSE = 16  # a token in more than one row of so many is kept as a whole line of numbers


class Postings:
    """Sparse rows turned round: for every token the rows that have it (CSR by token)."""

    def __init__(self, rows: Sequence[Mapping[str, float]]) -> None:
        """Turn *rows* (token to weight) round."""
        self._size = len(rows)
        names = sorted(set(chain.from_iterable(rows)))
        self._ids = {name: number for number, name in enumerate(names)}
        sizes = np.array([len(row) for row in rows], dtype=np.int64)
        count = int(sizes.sum())
        tokens = np.fromiter(
            map(self._ids.__getitem__, chain.from_iterable(rows)), np.int64, count
        )
        weights = np.fromiter(chain.from_iterable(r.values() for r in rows), np.float64, count)
        order = np.argsort(tokens, kind="stable")
        self._rows = np.repeat(np.arange(self._size, dtype=np.int32), sizes)[order]
        self._weights = weights[order]
        counts = np.bincount(tokens, minlength=len(names))
        self._bounds = np.concatenate(([0], np.cumsum(counts))).tolist()
        common = np.flatnonzero(counts * _DENSE > self._size).tolist()
        self._lines = {number: line for line, number in enumerate(common)}
        self._dense = np.zeros((len(common), self._size), dtype=np.float32)
        for number, line in self._lines.items():
            part = slice(self._bounds[number], self._bounds[number + 1])
            self._dense[line, self._rows[part]] = self._weights[part]

    def products(self, weights: Mapping[str, float]) -> Floats:
        """Return the product of every row with the vector *weights*."""
        found = np.zeros(self._size)
        for number, weight in self._numbers(weights):
            if (line := self._lines.get(number)) is not None:
                # Not one matrix product: its threads would fight for the cores with everything.
                found += self._dense[line] * weight
                continue
            part = slice(self._bounds[number], self._bounds[number + 1])
            found[self._rows[part]] += self._weights[part] * weight
        return found

    def presence(self, weights: Mapping[str, float]) -> Floats:
        """Return the sum of *weights* over the tokens that each row has."""
        found = np.zeros(self._size)
        for number, weight in self._numbers(weights):
            found[self._rows[self._bounds[number] : self._bounds[number + 1]]] += weight
        return found

    def _numbers(self, weights: Mapping[str, float]) -> Iterator[tuple[int, float]]:
        for token, weight in weights.items():
            if (number := self._ids.get(token)) is not None:
                yield number, weight
