"""How alike the texts of needs and of all capabilities are, many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from matchmaker.domain.profile import Profile
from matchmaker.matching.joined import Ints
from matchmaker.matching.postings import Postings, Queries
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.preparing import Corpus
from matchmaker.matching.tokens import Floats
from matchmaker.matching.vectors import Script, Vectors, View


@dataclass(frozen=True, slots=True)
class _Side:
    """The columns of one script: whose they are, and their lengths."""

    script: Script
    columns: slice
    owners: Ints
    norms: Floats
    neutrals: Floats


class TextIndex:
    """The texts of all capabilities, turned round.

    It works with the same formulas as ``similarity``, which has the last word on every pair shown.
    """

    def __init__(self, corpus: Corpus, profile: Profile) -> None:
        """Turn the rows of the capabilities round, sorted by script."""
        self._size = len(corpus.capabilities)
        self._pivot = profile.parameters["text.pivot"]
        self._floor = profile.parameters["text.across_floor"]
        self._same = np.array(profile.curves["text_same"]).T
        self._across = np.array(profile.curves["text_across"]).T
        self.lexicon = corpus.vectors.lexicon
        first = len(corpus.needs) * len(Script)
        self._sides = tuple(_sides(corpus.vectors, first))
        self._postings = self._turned(corpus.vectors, first)

    def products(self, needs: Sequence[Prepared]) -> list[Floats]:
        """Return for each of *needs* the products of its views (rows) with the columns."""
        views = [view for need in needs for view in need.views]
        found = self._postings.products(_queries(views))
        ends = list(accumulate((len(need.views) for need in needs), initial=0))
        return [found[first:last] for first, last in pairwise(ends)]

    def similarities(self, needs: Sequence[Prepared], products: Sequence[Floats]) -> Floats:
        """Return how alike texts are (needs x capabilities); -1: could never have shared anything.

        Titles that are nearly the same are not looked at.
        """
        best = np.full((len(needs), self._size), -1.0)
        for script in Script:
            found = [
                (number, view, products[number][row])
                for number, need in enumerate(needs)
                for row, view in enumerate(need.views)
                if view.script is script
            ]
            if not found:
                continue
            numbers, views, rows = zip(*found, strict=True)
            together = np.array(rows)
            for side in self._sides:
                alike = self._curved(together[:, side.columns], views, side)
                cells = np.ix_(numbers, side.owners)
                best[cells] = np.maximum(best[cells], alike)
        return best

    def presence(self, queries: Queries) -> Floats:
        """Return the sums of the weights of *queries* over the tokens in each capability's texts.

        Of two scripts the better one counts.
        """
        found = self._postings.presence(queries)
        best = np.zeros((queries.count, self._size))
        for side in self._sides:
            best[:, side.owners] = np.maximum(best[:, side.owners], found[:, side.columns])
        return best

    def _curved(self, products: Floats, views: Sequence[View], side: _Side) -> Floats:
        """Return similarities from the *products* of *views*, all of one script, with *side*."""
        if views[0].script is side.script:
            lengths = np.hypot([view.norm for view in views], self._pivot)
            raw = products / lengths[:, None] / np.hypot(side.norms, self._pivot)
            same: Floats = np.interp(raw, *self._same)
            return same
        neutral = np.array([view.neutral for view in views])
        lengths = np.hypot(neutral, self._floor)
        raw = products / lengths[:, None] / np.hypot(side.neutrals, self._floor)
        earnable = (products > 0) | ((neutral > 0)[:, None] & (side.neutrals > 0))
        found: Floats = np.where(earnable, np.interp(raw, *self._across), -1.0)
        return found

    def _turned(self, vectors: Vectors, first: int) -> Postings:
        column = np.zeros(len(vectors.norms), np.int64)
        for side in self._sides:
            rows = first + side.owners * len(Script) + side.script
            column[rows] = np.arange(side.columns.start, side.columns.stop)
        sizes = np.diff(vectors.bounds[first:])
        start = vectors.bounds[first]
        count = sum(len(side.owners) for side in self._sides)
        return Postings(
            np.repeat(column[first:], sizes),
            vectors.tokens[start:],
            vectors.weights[start:],
            shape=(count, len(vectors.lexicon.names)),
        )


def _sides(vectors: Vectors, first: int) -> list[_Side]:
    found: list[_Side] = []
    start = 0
    for script in Script:
        norms = vectors.norms[first + script :: len(Script)]
        owners = np.flatnonzero(norms)
        neutrals = vectors.neutrals[first + script :: len(Script)][owners]
        columns = slice(start, start + len(owners))
        found.append(_Side(script, columns, owners, norms[owners], neutrals))
        start = columns.stop
    return found


def _queries(views: Sequence[View]) -> Queries:
    sizes = np.fromiter((len(view.tokens) for view in views), np.int64, len(views))
    none = np.zeros(0)
    return Queries(
        len(views),
        np.repeat(np.arange(len(views)), sizes),
        np.concatenate([none.astype(np.int64), *(view.tokens for view in views)]),
        np.concatenate([none, *(view.weights for view in views)]),
    )
