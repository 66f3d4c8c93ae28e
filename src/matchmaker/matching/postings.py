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
        names = sorted(set(chain.from_iterable(rows)))
        self._ids = {name: number for number, name in enumerate(names)}
        sizes = np.array([len(row) for row in rows], dtype=np.int64)
        count = int(sizes.sum())
        number = self._ids.__getitem__
        tokens = np.fromiter(map(number, chain.from_iterable(rows)), np.int64, count)
        weights = np.fromiter(chain.from_iterable(r.values() for r in rows), np.float64, count)
        order = np.argsort(tokens, kind="stable")
        self._rows = np.repeat(np.arange(self._size), sizes)[order]
        self._weights = weights[order]
        counts = np.bincount(tokens, minlength=len(names))
        self._bounds = np.concatenate(([0], np.cumsum(counts))).tolist()

    def products(self, weights: Mapping[str, float]) -> Floats:
        """Return the product of every row with the vector *weights*."""
        return self._sum(weights, weighted=True)

    def presence(self, weights: Mapping[str, float]) -> Floats:
        """Return the sum of *weights* over the tokens that each row has."""
        return self._sum(weights, weighted=False)

    def _sum(self, weights: Mapping[str, float], *, weighted: bool) -> Floats:
        numbers = [number for token in weights if (number := self._ids.get(token)) is not None]
        if not numbers:
            return np.zeros(self._size)
        bounds = self._bounds
        parts = [slice(bounds[number], bounds[number + 1]) for number in numbers]
        values = np.repeat(
            [weight for token, weight in weights.items() if token in self._ids],
            [part.stop - part.start for part in parts],
        )
        if weighted:
            values *= np.concatenate([self._weights[part] for part in parts])
        rows = np.concatenate([self._rows[part] for part in parts])
        found: Floats = np.bincount(rows, values, minlength=self._size).astype(np.float64)
        return found
