"""Posting lists: which rows have a token, and with what weight, as flat numpy arrays."""

from dataclasses import dataclass

import numpy as np

from matchmaker.matching.joined import Flags, Ints
from matchmaker.matching.tokens import Floats, ranges

_FREQUENT = 1 / 16  # share of the rows from which a token is faster as a full column
_MOST_FULL = 1 << 22  # entries of all full columns together: 32 MB
_AT_ONCE = 32  # vectors added up together, so that their sums stay in the cache


@dataclass(frozen=True, slots=True)
class Queries:
    """Sparse vectors to multiply with: entry *i* is token ``tokens[i]`` of vector ``which[i]``."""

    count: int
    which: Ints
    tokens: Ints
    weights: Floats

    def only(self, chosen: Flags) -> "Queries":
        """Return the same vectors with the *chosen* entries."""
        return Queries(self.count, self.which[chosen], self.tokens[chosen], self.weights[chosen])

    def between(self, first: int, last: int) -> "Queries":
        """Return the vectors from *first* to before *last*; entries are in order of vectors."""
        start, end = np.searchsorted(self.which, (first, last))
        return Queries(
            last - first,
            self.which[start:end] - first,
            self.tokens[start:end],
            self.weights[start:end],
        )


class Postings:
    """Sparse rows turned round: for every token the rows that have it (CSR by token).

    A third of all entries are of a few hundred frequent tokens. These are kept as full columns
    too, because a dense product of matrices is far faster than adding them up one by one.
    """

    def __init__(
        self, rows: Ints, tokens: Ints, weights: Floats, *, shape: tuple[int, int]
    ) -> None:
        """Turn entries, in the order of their *rows*, round; *shape*: rows, different tokens."""
        self._size, count = shape
        order = np.argsort(tokens, kind="stable")
        self._rows = rows[order]
        self._weights = weights[order]
        self._counts = np.bincount(tokens, minlength=count)
        self._starts = np.cumsum(self._counts) - self._counts
        self._column = np.full(count, -1)
        self._full = self._columns()

    def products(self, queries: Queries) -> Floats:
        """Return the product of every vector of *queries* (rows) with every row (columns)."""
        columns = self._column[queries.tokens]
        frequent = columns >= 0
        dense = np.zeros((queries.count, len(self._full)))
        dense[queries.which[frequent], columns[frequent]] = queries.weights[frequent]
        found: Floats = dense @ self._full
        rare = queries.only(~frequent)
        for first in range(0, queries.count, _AT_ONCE):
            last = min(first + _AT_ONCE, queries.count)
            found[first:last] += self._sums(rare.between(first, last), self._weights)
        return found

    def presence(self, queries: Queries) -> Floats:
        """Return the sums of the weights of *queries* over the tokens that each row has."""
        return self._sums(queries, None)

    def _columns(self) -> Floats:
        """Choose the frequent tokens and return the weights of each in every row."""
        order = np.argsort(-self._counts, kind="stable")[: _MOST_FULL // max(1, self._size)]
        frequent = order[self._counts[order] > max(1.0, _FREQUENT * self._size)]
        self._column[frequent] = np.arange(len(frequent))
        sizes = self._counts[frequent]
        places = ranges(self._starts[frequent], sizes)
        full = np.zeros((len(frequent), self._size))
        full[np.repeat(np.arange(len(frequent)), sizes), self._rows[places]] = self._weights[
            places
        ]
        return full

    def _sums(self, queries: Queries, weights: Floats | None) -> Floats:
        sizes = self._counts[queries.tokens]
        places = ranges(self._starts[queries.tokens], sizes)
        values = np.repeat(queries.weights, sizes)
        if weights is not None:
            values *= weights[places]
        cells = np.repeat(queries.which * self._size, sizes)
        cells += self._rows[places]
        found = np.bincount(cells, values, minlength=queries.count * self._size)
        return found.astype(np.float64, copy=False).reshape(queries.count, self._size)
