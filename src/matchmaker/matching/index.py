"""Find the capabilities worth comparing in full with a need, by a quick estimate of the score.

The only home of "which candidates": a faster index, or vectors of a sentence encoder, take the
place of this object without touching the criteria.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.codes import code_criteria
from matchmaker.matching.pair import Setting
from matchmaker.matching.postings import Postings
from matchmaker.matching.prepared import Prepared, Term, View
from matchmaker.matching.scoring import CRITERIA, Spreading
from matchmaker.matching.tokens import CONCEPT

Floats = npt.NDArray[np.float64]


class Index:
    """All capabilities of a run; ``candidates`` orders them by a quick estimate of the score.

    Texts and codes are estimated exactly, keywords by their tokens, indicators not at all.
    """

    def __init__(
        self, capabilities: Sequence[Prepared], setting: Setting, spreading: Spreading
    ) -> None:
        """Build the posting lists of *capabilities*."""
        views = [(number, v) for number, c in enumerate(capabilities) for v in c.views]
        self._setting = setting
        self._size = len(capabilities)
        self._texts = Postings([view.weights for _, view in views])
        self._words = Postings([_keyword_tokens(c.terms) for c in capabilities])
        self._owners = np.array([number for number, _ in views], dtype=np.int64)
        self._scripts = np.array([int(view.script) for _, view in views], dtype=np.int64)
        self._norms = np.array([view.norm for _, view in views])
        self._neutrals = np.array([view.neutral for _, view in views])
        records = [c.record for c in capabilities if isinstance(c.record, Capability)]
        self._codes = code_criteria(records, setting)
        self._weights = _weight_table(spreading)
        curves = setting.profile.curves
        self._curves = {name: np.array(points).T for name, points in curves.items()}

    def candidates(self, need: Prepared, *, most: int) -> list[int]:
        """Return the numbers of the *most* best capabilities, and of all as good as the last."""
        if not self._size:
            return []
        score = self._estimate(need)
        chosen = np.arange(self._size)
        if most < self._size:
            worst = np.partition(score, self._size - most)[self._size - most]
            chosen = np.flatnonzero(score >= worst)
        return [int(number) for number in chosen]

    def _estimate(self, need: Prepared) -> Floats:
        found = np.full((len(CRITERIA), self._size), np.nan)
        found[CRITERIA.index(Criterion.TEXT)] = self._text(need)
        found[CRITERIA.index(Criterion.KEYWORDS)] = self._keywords(need)
        if isinstance(need.record, Need):
            for codes in self._codes:
                row = CRITERIA.index(codes.criterion)
                found[row] = _mean(found[row], codes.similarities(need.record))
        known = ~np.isnan(found)
        pattern = (1 << np.arange(len(CRITERIA))) @ known
        points = np.where(known, found, 0.0) * self._weights[pattern].T
        estimate: Floats = np.round(points.sum(axis=0), 3)
        return estimate

    def _text(self, need: Prepared) -> Floats:
        best = np.full(self._size, np.nan)
        for view in need.views:
            raw = self._alike(view)
            for script in np.unique(self._scripts):
                rows = np.flatnonzero(self._scripts == script)
                owners = self._owners[rows]
                best[owners] = np.fmax(best[owners], raw[rows])
        return best

    def _alike(self, view: View) -> Floats:
        products = self._texts.products(view.weights)
        floor = self._setting.number("text.across_floor")
        norms = np.hypot(view.neutral, floor) * np.hypot(self._neutrals, floor)
        pivot = self._setting.number("text.pivot")
        lengths = np.hypot(view.norm, pivot) * np.hypot(self._norms, pivot)
        same = np.interp(products / lengths, *self._curves["text_same"])
        across = np.interp(products / norms, *self._curves["text_across"])
        earnable = (products > 0) | ((self._neutrals > 0) & (view.neutral > 0))
        found: Floats = np.where(
            self._scripts == view.script, same, np.where(earnable, across, np.nan)
        )
        return found

    def _keywords(self, need: Prepared) -> Floats:
        """Estimate the share of the need's keywords that a capability has, by their tokens."""
        wanted = [term for term in need.terms if term.means.telling == 1]
        if not wanted:
            return np.full(self._size, np.nan)
        tokens: dict[str, float] = {}
        for term in wanted:
            own = _keyword_tokens((term,))
            for token in own:
                tokens[token] = tokens.get(token, 0.0) + 1 / (len(own) * len(wanted))
        share = self._words.products(tokens)
        in_text = self._texts.presence(tokens) * self._setting.number("keywords.in_text")
        np.maximum.at(share, self._owners, in_text)
        worth: Floats = np.interp(share, *self._curves["keywords"])
        return worth


def _mean(one: Floats, other: Floats) -> Floats:
    """Return the mean of two columns; where one is not known, the other."""
    both: Floats = np.where(
        np.isnan(one), other, np.where(np.isnan(other), one, (one + other) / 2)
    )
    return both


def _keyword_tokens(terms: Sequence[Term]) -> dict[str, float]:
    """Return what stands for keywords: their concepts, else their pairs or words."""
    tokens: dict[str, float] = {}
    for term in terms:
        concepts = [CONCEPT + concept for concept in sorted(term.means.concepts)]
        tokens |= dict.fromkeys(concepts or sorted(term.means.pairs | term.means.stems), 1.0)
    return tokens


def _weight_table(spreading: Spreading) -> Floats:
    """Return the weights for every pattern of stated criteria, bit *i* standing for the *i*-th."""
    count = len(CRITERIA)
    patterns = [tuple(bool(n >> i & 1) for i in range(count)) for n in range(1 << count)]
    return np.array([spreading.weights(pattern) for pattern in patterns]) / 100
