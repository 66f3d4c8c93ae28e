"""Prepare all needs and capabilities together: the rarity of a word is counted over both."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchmaker.domain.explanation import TextField
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.folding import fold_noted
from matchmaker.matching.boilerplate import recurring, without_phrases, without_sentences
from matchmaker.matching.concepts import find_concepts
from matchmaker.matching.embedding.embedded import Embedded
from matchmaker.matching.joined import Ints, Joined
from matchmaker.matching.prepared import Place, Prepared
from matchmaker.matching.reading import Source, sources
from matchmaker.matching.terms import Keywords
from matchmaker.matching.vectors import Script, Vectors
from matchmaker.matching.vocabulary import Vocabulary
from matchmaker.matching.weighing import SCRIPTS, Texts, weigh
from matchmaker.progress import Progress

_STEPS = 4
_Records = Sequence[Need | Capability]


@dataclass(frozen=True)
class Corpus:
    """All records of a run, prepared; ``vectors`` has two rows of each, first those of needs.

    ``embedded`` is what the texts mean, None without a sentence encoder.
    """

    needs: tuple[Prepared, ...]
    capabilities: tuple[Prepared, ...]
    vectors: Vectors
    embedded: Embedded | None = None

    @cached_property
    def by_id(self) -> dict[tuple[type, str], Prepared]:
        """The prepared records by kind and id."""
        return {
            (type(side.record), side.record.id): side for side in (*self.needs, *self.capabilities)
        }

    def find(self, record: Need | Capability) -> Prepared | None:
        """Return *record* prepared, if exactly this one is there."""
        side = self.by_id.get((type(record), record.id))
        return side if side is not None and side.record == record else None


class Preparer:
    """Prepares the records of one pool with one profile and vocabulary."""

    def __init__(self, profile: Profile, vocabulary: Vocabulary) -> None:
        """Keep the numbers and words to work with."""
        self._profile = profile
        self._vocabulary = vocabulary

    def corpus(
        self, needs: Sequence[Need], capabilities: Sequence[Capability], *, progress: Progress
    ) -> Corpus:
        """Return all records prepared; the order of either list changes nothing but theirs."""
        records: _Records = [*needs, *capabilities]
        steps = _Steps(progress)
        steps.next()
        found = [sources(record, self._profile.parameters) for record in records]
        sizes = np.fromiter(map(len, found), np.int64, len(found))
        owners = np.repeat(np.arange(len(records)), sizes)
        flat = [source for each in found for source in each]
        texts, kept = self._folded(flat, owners, records=len(records))
        steps.next()
        joined = Joined(texts)
        concepts = find_concepts(joined, self._vocabulary)
        scripts = np.where(joined.any_of(np.flatnonzero(joined.han)), Script.HAN, Script.LATIN)
        rows = owners * SCRIPTS + scripts
        counted = np.array([source.weight for source in flat], np.float64)
        read = Texts(joined, concepts, rows, counted)
        steps.next()
        vectors = weigh(
            read, self._vocabulary.glossary, self._profile.parameters, records=len(records)
        )
        steps.next()
        wording = self._vocabulary.wording
        given = zip(flat, scripts.tolist(), texts, concepts, kept, strict=True)
        places = [Place(s, Script(w), t, c, k, wording) for s, w, t, c, k in given]
        prepared = self._prepared(records, sizes, places, vectors)
        return Corpus(prepared[: len(needs)], prepared[len(needs) :], vectors)

    def _folded(
        self, found: Sequence[Source], owners: Ints, *, records: int
    ) -> tuple[list[str], list[bool]]:
        """Return the texts folded, boilerplate blanked, and which have kept every place."""
        noted = [fold_noted(source.text) for source in found]
        worded = self._vocabulary.wording.apply_all([folded for folded, _ in noted])
        kept = [
            same and folded == word for (folded, same), word in zip(noted, worded, strict=True)
        ]
        texts = without_phrases(worded, self._vocabulary)
        unwanted = recurring(
            texts, owners.tolist(), records=records, parameters=self._profile.parameters
        )
        return without_sentences(texts, unwanted), kept

    def _prepared(
        self, records: _Records, sizes: Ints, places: Sequence[Place], vectors: Vectors
    ) -> tuple[Prepared, ...]:
        keywords = Keywords(records, self._profile, self._vocabulary)
        ends = np.cumsum(sizes).tolist()
        found: list[Prepared] = []
        for number, (record, end) in enumerate(zip(records, ends, strict=True)):
            own = tuple(places[end - int(sizes[number]) : end])
            terms = () if _keywords_only(own) else tuple(keywords.of(record))
            found.append(
                Prepared(record, own, vectors.views(number), terms, vectors.lexicon, number)
            )
        return tuple(found)


class _Steps:
    """Reports the steps of the preparation."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0

    def next(self) -> None:
        self._progress.report(self._done, _STEPS)
        self._done += 1


def _keywords_only(places: Sequence[Place]) -> bool:
    return bool(places) and all(place.source.field is TextField.KEYWORDS for place in places)
