"""Rank capabilities for needs and explain any pair; one function scores both."""

import gc
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from matchmaker.domain.explanation import Explanation
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.pairing import Judgement, Proposal
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.embedding.embedded import (
    Embedded,
    Embedder,
    EncoderFailed,
    keys_of,
)
from matchmaker.matching.hard_rules import rules
from matchmaker.matching.index import Index
from matchmaker.matching.pair import Setting
from matchmaker.matching.parts import Parts
from matchmaker.matching.preparing import Corpus, Preparer
from matchmaker.matching.ranking import Ranking, Scorer
from matchmaker.matching.scoring import Spreading
from matchmaker.matching.vocabulary import Vocabulary
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pool:
    """What is matched: all needs and capabilities of an event, whose they are, what was judged.

    The rarity of words is counted over the pool, so a pair is explained within its pool.
    """

    needs: tuple[Need, ...]
    capabilities: tuple[Capability, ...]
    organisations: tuple[Organisation, ...] = ()
    judgements: tuple[Judgement, ...] = ()


class Engine:
    """Scores with one profile and one vocabulary; keeps the pool it prepared last."""

    def __init__(
        self, profile: Profile, vocabulary: Vocabulary, embedder: Embedder | None = None
    ) -> None:
        """Take the numbers of *profile* and the words of *vocabulary*.

        *embedder* tells what texts mean (None: pairs are found by words alone).
        """
        self._embedder = embedder
        self._profile = profile
        self._vocabulary = vocabulary
        self._spreading = Spreading(profile)
        self._failed = False
        self._last: tuple[Pool, Corpus] | None = None
        self._turned: tuple[Corpus, date, Index] | None = None

    @property
    def encoder(self) -> str:
        """The model of the sentence encoder; '' if pairs are found by words alone."""
        return self._embedder.model_id if self._embedder is not None else ""

    @property
    def failed(self) -> bool:
        """Whether its encoder has failed, so that it compares by words alone from then on."""
        return self._failed

    def knows(self, pool: Pool) -> bool:
        """Tell whether the records of *pool* are prepared."""
        last = self._last
        return last is not None and _same_records(last[0], pool)

    @property
    def vectors_in_use(self) -> frozenset[bytes]:
        """The keys of the stored vectors that the last pool needs; all others may go."""
        embedded = self._last[1].embedded if self._last is not None else None
        return keys_of(embedded) if embedded is not None else frozenset()

    def rank(
        self,
        pool: Pool,
        *,
        today: date,
        top: int | None = None,
        part: slice | None = None,
        progress: Progress = SILENT,
    ) -> tuple[Proposal, ...]:
        """Return the best capabilities of each need, in order of need code and rank.

        *top* is how many a need gets (None: as the profile says), *part* which of the needs in
        order of code are looked at (None: all). Pairs that break a hard rule are not proposed.
        The order of the records in the pool changes nothing.

        Raises:
            Cancelled: by *progress*.
        """
        with _uncollected():
            corpus = self._corpus(pool, progress)
            scorer = self._scorer(pool, corpus, today)
            index = self._index(corpus, scorer.setting)
            ranking = Ranking(scorer, corpus.capabilities)
            found: list[Proposal] = []
            numbers = _by_code(corpus.needs.records)[part or slice(None)]
            ordered = [corpus.needs[number] for number in numbers]
            estimated = zip(ordered, index.estimates(ordered), strict=True)
            for done, (need, estimate) in enumerate(estimated):
                progress.report(done, len(ordered), Message(N_("Comparing the lists")))
                found.extend(ranking.best(need, estimate, top=top or self._profile.top))
        progress.report(len(ordered), len(ordered))
        return tuple(found)

    def explain(
        self, need: Need, capability: Capability, *, pool: Pool, today: date
    ) -> Explanation:
        """Return why *need* and *capability* have the score they have, proposed or not.

        Both are looked up in *pool*, or take their place in it if they differ or are not there.
        """
        corpus = self._corpus(pool, SILENT)
        one, other = corpus.find(need), corpus.find(capability)
        if one is not None and other is not None:
            return self._scorer(pool, corpus, today).explanation(one, other)
        needs = (*(n for n in pool.needs if n.id != need.id), need)
        offers = (*(c for c in pool.capabilities if c.id != capability.id), capability)
        wide = replace(pool, needs=needs, capabilities=offers)
        return self.explain(need, capability, pool=wide, today=today)

    def _scorer(self, pool: Pool, corpus: Corpus, today: date) -> Scorer:
        model = f"-{corpus.embedded.model_id}" if corpus.embedded is not None else ""
        return Scorer(
            setting=Setting(self._profile, self._vocabulary, today, corpus.embedded),
            spreading=self._spreading,
            rules=rules(pool.organisations, pool.judgements, today=today),
            digest=f"{self._profile.digest}-{self._vocabulary.digest}{model}",
            parts=Parts(self._profile),
        )

    def _index(self, corpus: Corpus, setting: Setting) -> Index:
        if self._turned is not None:
            known, day, index = self._turned
            if known is corpus and day == setting.today:
                return index
        index = Index(corpus, setting, self._spreading)
        self._turned = (corpus, setting.today, index)
        return index

    def _embedded(self, corpus: Corpus, progress: Progress) -> Embedded | None:
        """Return what the texts mean; an encoder that fails is not asked again."""
        if self._embedder is None:
            return None
        try:
            records = (*corpus.needs, *corpus.capabilities)
            return self._embedder.embed(records, progress=progress)
        except EncoderFailed as error:
            _log.warning("The sentence encoder failed, words alone are compared: %s", error)
            self._embedder, self._failed = None, True
            return None

    def _corpus(self, pool: Pool, progress: Progress) -> Corpus:
        if self._last is not None:
            known, corpus = self._last
            if _same_records(known, pool):
                return corpus
        preparer = Preparer(self._profile, self._vocabulary)
        corpus = preparer.corpus(pool.needs, pool.capabilities, progress=progress)
        corpus = replace(corpus, embedded=self._embedded(corpus, progress))
        self._last = (pool, corpus)
        return corpus


def _same_records(one: Pool, other: Pool) -> bool:
    return one.needs == other.needs and one.capabilities == other.capabilities


def _by_code(records: Sequence[Need | Capability]) -> list[int]:
    return sorted(range(len(records)), key=lambda i: (records[i].code, records[i].id))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put garbage collection off: all that a run makes is alive until its end.

    Looking through it again and again took a quarter of the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # There and back, which puts all that was made among the old objects without a look.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
