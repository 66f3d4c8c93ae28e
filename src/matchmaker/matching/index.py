"""Find the capabilities worth comparing in full with a need, by a quick estimate of the score.

The only home of "which candidates": a faster index, or vectors of a sentence encoder, take the
place of this object without touching the criteria.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.alikeness import TextIndex
from matchmaker.matching.codes import Compared, code_criteria
from matchmaker.matching.embedding.together import of_many
from matchmaker.matching.joined import Ints
from matchmaker.matching.pair import Setting
from matchmaker.matching.postings import Postings, Queries
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.preparing import Corpus
from matchmaker.matching.scoring import CRITERIA, Spreading
from matchmaker.matching.tokens import Floats

_BLOCK = 32  # needs estimated together, so that what they need stays in the cache
# Products of texts found at once (32 MB). Few large products, because the idle threads of the
# linear algebra library keep turning, and so take a core, for a while after each.
_MOST_PRODUCTS = 1 << 22
_TEXT = CRITERIA.index(Criterion.TEXT)
_KEYWORDS = CRITERIA.index(Criterion.KEYWORDS)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is quickly found about one need and every capability.

    ``scores`` has three places. ``similarities`` (criteria x capabilities) are 0 where nothing is
    stated; bit *i* of ``known`` says that criterion *i* is. ``codes`` has the findings of the
    criteria that are known exactly, by the number of the criterion.
    """

    scores: Floats
    similarities: Floats
    known: Ints
    codes: Mapping[int, Compared]

    def best(self, most: int) -> list[int]:
        """Return the numbers of the *most* best capabilities, and of all as good as the last."""
        size = len(self.scores)
        if most >= size:
            return list(range(size))
        worst = np.partition(self.scores, size - most)[size - most]
        chosen: list[int] = np.flatnonzero(self.scores >= worst).tolist()
        return chosen


class Index:
    """All capabilities of a run, to be estimated for each need.

    Texts and codes are estimated exactly, keywords by their tokens, indicators not at all.
    """

    def __init__(self, corpus: Corpus, setting: Setting, spreading: Spreading) -> None:
        """Turn the capabilities of *corpus* round."""
        self._setting = setting
        self._size = len(corpus.capabilities)
        self._first = len(corpus.needs)
        self._texts = TextIndex(corpus, setting.profile)
        self._keyword_tokens = corpus.keywords.named
        self._names, rows, tokens = corpus.keywords.tokens(self._first, self._first + self._size)
        shape = (self._size, len(self._names))
        self._words = Postings(rows, tokens, np.ones(len(rows)), shape=shape)
        records = [c for c in corpus.capabilities.records if isinstance(c, Capability)]
        self._codes = code_criteria(records, setting)
        self._weights = spreading.table / 100
        self._curve = np.array(setting.profile.curves["keywords"]).T

    def estimates(self, needs: Sequence[Prepared]) -> Iterator[Estimate]:
        """Yield the estimate of each of *needs*."""
        many = max(_BLOCK, _MOST_PRODUCTS // max(1, self._size))
        for first in range(0, len(needs), many):
            products = self._texts.products(needs[first : first + many])
            for start in range(first, min(first + many, len(needs)), _BLOCK):
                some = products[start - first : start - first + _BLOCK]
                yield from self._block(needs[start : start + len(some)], some)

    def _block(self, needs: Sequence[Prepared], products: Sequence[Floats]) -> Iterator[Estimate]:
        found, known = self._compared(needs, products)
        scores = np.zeros((len(needs), self._size))
        for row, weights in enumerate(self._weights):
            scores += weights[known] * found[:, row]
        scores = np.round(scores, 3)
        for number, need in enumerate(needs):
            yield Estimate(scores[number], found[number], known[number], self._by_code(need))

    def _by_code(self, need: Prepared) -> dict[int, Compared]:
        if not isinstance(need.record, Need):
            return {}
        return {codes.row: codes.compared(need.record) for codes in self._codes}

    def _compared(
        self, needs: Sequence[Prepared], products: Sequence[Floats]
    ) -> tuple[Floats, Ints]:
        """Return similarities (needs x criteria x capabilities) and patterns of stated ones."""
        found = np.zeros((len(needs), len(CRITERIA), self._size))
        known = np.zeros((len(needs), self._size), np.int64)
        texts = self._with_meaning(needs, self._texts.similarities(needs, products))
        words = {_TEXT: texts, _KEYWORDS: self._keywords(needs)}
        for row, similarities in words.items():
            known |= (similarities >= 0).astype(np.int64) << row
            np.maximum(similarities, 0.0, out=found[:, row])
        for number, need in enumerate(needs):
            for row, compared in self._by_code(need).items():
                found[number, row] = compared.similarities
                known[number] |= compared.stated
        return found, known

    def _with_meaning(self, needs: Sequence[Prepared], words: Floats) -> Floats:
        embedded = self._setting.embedded
        if embedded is None:
            return words
        rows, columns = [need.number for need in needs], slice(self._first, None)
        mine, theirs = embedded.scripts[rows][:, None], embedded.scripts[columns]
        cosines = embedded.cosines(rows, columns)
        same = (mine & theirs) > 0
        found = of_many(words, cosines, same=same, profile=self._setting.profile)
        return np.where((mine > 0) & (theirs > 0), found, words)

    def _keywords(self, needs: Sequence[Prepared]) -> Floats:
        """Estimate the share of each need's keywords that a capability has, by their tokens.

        -1 where a need has no keyword that tells anything.
        """
        asked = [(i, *entry) for i, need in enumerate(needs) for entry in self._asked(need)]
        numbers = self._texts.lexicon.numbers
        share = self._words.presence(_queries(asked, self._names, len(needs)))
        within = self._texts.presence(_queries(asked, numbers, len(needs)))
        within *= self._setting.number("keywords.in_text")
        np.maximum(share, within, out=share)
        some = share > 0
        share[some] = np.interp(share[some], *self._curve)
        share[[not need.tells for need in needs]] = -1.0
        return share

    def _asked(self, need: Prepared) -> Iterator[tuple[str, float]]:
        """Yield what stands for the telling keywords of *need*, all together weighing 1."""
        telling = [term.keyword for term in need.terms if term.keyword.means.telling == 1]
        for keyword in telling:
            tokens = self._keyword_tokens(keyword.folded)
            for token in tokens:
                yield token, 1 / (len(tokens) * len(telling))


def _queries(
    asked: Sequence[tuple[int, str, float]], numbers: Mapping[str, int], count: int
) -> Queries:
    known = [(i, numbers[token], weight) for i, token, weight in asked if token in numbers]
    which, tokens, weights = zip(*known, strict=True) if known else ((), (), ())
    return Queries(
        count, np.array(which, np.int64), np.array(tokens, np.int64), np.array(weights, np.float64)
    )
