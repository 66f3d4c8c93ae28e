"""Posting lists: which rows have a token, and with what weight, as flat numpy arrays."""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class Postings:
    """Sparse rows turned round: for every token the rows that have it (CSR by token)."""

    def __init__(self, rows: Sequence[Mapping[str, float]]) -> None:
        """Turn *rows* (token to weight) round."""
        self._size = len(rows)
        names = sorted(set().union(*rows)) if rows else []
        self._ids = {name: number for number, name in enumerate(names)}
        sizes = np.array([len(row) for row in rows], dtype=np.int64)
        count = int(sizes.sum())
        number = self._ids.__getitem__
        tokens = np.fromiter(map(number, chain.from_iterable(rows)), np.int64, count)
        weights = np.fromiter(chain.from_iterable(row.values() for row in rows), np.float64, count)
        order = np.argsort(tokens, kind="stable")
        self._rows = np.repeat(np.arange(self._size, dtype=np.int32), sizes)[order]
        self._weights = weights[order]
        counts = np.bincount(tokens, minlength=len(names))
        self._bounds = np.concatenate(([0], np.cumsum(counts))).tolist()

    def products(self, weights: Mapping[str, float]) -> Floats:
        """Return the product of every row with the vector *weights*."""
        found = np.zeros(self._size)
        for token, weight in weights.items():
            if (number := self._ids.get(token)) is not None:
                part = slice(self._bounds[number], self._bounds[number + 1])
                found[self._rows[part]] += self._weights[part] * weight
        return found

    def presence(self, weights: Mapping[str, float]) -> Floats:
        """Return the sum of *weights* over the tokens that each row has."""
        found = np.zeros(self._size)
        for token, weight in weights.items():
            if (number := self._ids.get(token)) is not None:
                found[self._rows[self._bounds[number] : self._bounds[number + 1]]] += weight
        return found
