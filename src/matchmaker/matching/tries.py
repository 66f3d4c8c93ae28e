"""Wordings as paths of a trie in flat arrays, to follow from many places at once."""

from collections.abc import Iterator, Sequence

import numpy as np

from matchmaker.matching.joined import Codes, Ints

_SHIFT = 21  # bits of one character


class Trie:
    """Sequences of numbers below 2**21, each but once, found by walking along all places at once.

    A node is the rank of its edge among those of its depth; an edge is its parent and a number.
    """

    def __init__(self, sequences: Sequence[Sequence[int]]) -> None:
        """Take the *sequences*, known by their place from then on."""
        sizes = np.fromiter(map(len, sequences), np.int64, len(sequences))
        count = int(sizes.sum())
        flat = np.fromiter((number for each in sequences for number in each), np.int64, count)
        starts = np.cumsum(sizes) - sizes
        self._levels: list[tuple[Ints, Ints]] = []
        nodes = np.zeros(len(sequences), np.int64)
        left = np.flatnonzero(sizes)
        while left.size:
            depth = len(self._levels)
            edges = nodes[left] << _SHIFT | flat[starts[left] + depth]
            different, nodes[left] = np.unique(edges, return_inverse=True)
            ended = left[sizes[left] == depth + 1]
            ends = np.full(len(different), -1)
            ends[nodes[ended]] = ended
            self._levels.append((different, ends))
            left = left[sizes[left] > depth + 1]

    def walk(self, codes: Codes | Ints, starts: Ints) -> Iterator[tuple[int, Ints, Ints]]:
        """Yield length by length which of *starts* a sequence begins at, and which sequence.

        The last of *codes* must be part of none.
        """
        which = np.arange(len(starts))
        nodes = np.zeros(len(starts), np.int64)
        for depth, (edges, ends) in enumerate(self._levels):
            wanted = nodes << _SHIFT | codes[starts[which] + depth].astype(np.int64)
            places = np.searchsorted(edges, wanted)
            places[places == len(edges)] = 0
            there = edges[places] == wanted
            which, nodes = which[there], places[there]
            found = ends[nodes]
            full = found >= 0
            yield depth + 1, which[full], found[full]
            if not which.size:
                return
