"""Prepare all needs and capabilities together: the rarity of a word is counted over both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, overload

import numpy as np
from typing_extensions import override

from matchmaker.domain.explanation import TextField
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.folding import fold_noted
from matchmaker.matching.boilerplate import recurring, without_phrases, without_sentences
from matchmaker.matching.concepts import find_concepts
from matchmaker.matching.embedding.embedded import Embedded
from matchmaker.matching.joined import Ints, Joined
from matchmaker.matching.prepared import Place, Prepared, Read
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

    needs: "Records"
    capabilities: "Records"
    vectors: Vectors
    keywords: Keywords
    embedded: Embedded | None = None

    @cached_property
    def _numbers(self) -> dict[tuple[type, str], tuple["Records", int]]:
        """Where each record is, by kind and id."""
        return {
            (type(record), record.id): (side, number)
            for side in (self.needs, self.capabilities)
            for number, record in enumerate(side.records)
        }

    def find(self, record: Need | Capability) -> Prepared | None:
        """Return *record* prepared, if exactly this one is there."""
        side, number = self._numbers.get((type(record), record.id), (self.needs, -1))
        return side[number] if number >= 0 and side.records[number] == record else None


class Records(Sequence[Prepared]):
    """Needs or capabilities, prepared one by one when they are first asked for."""

    def __init__(self, records: _Records, first: int, make: Callable[[int], Prepared]) -> None:
        """Count *records* from *first* on; *make* prepares one by its number."""
        self.records = records
        self.first = first
        self._make = make
        self._made: dict[int, Prepared] = {}

    @override
    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, number: int) -> Prepared: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Prepared]: ...
    @override
    def __getitem__(self, number: int | slice) -> Prepared | Sequence[Prepared]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self.records)))]
        made = self._made.get(number)
        if made is None:
            if not 0 <= number < len(self.records):
                raise IndexError(number)
            made = self._made[number] = self._make(self.first + number)
        return made


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
        written = _Written(
            flat, texts, kept, scripts.tolist(), Read(concepts, self._vocabulary.wording)
        )
        # Keywords that are read as the text of a record are not compared a second time.
        read_out = {number for number, own in enumerate(found) if own[:1] and _is_keyword(own[0])}
        keywords = Keywords(records, self._profile, self._vocabulary, without=read_out)
        maker = _Maker(records, np.cumsum(sizes).tolist(), written, keywords, vectors)
        return Corpus(
            Records(needs, 0, maker.prepared),
            Records(capabilities, len(needs), maker.prepared),
            vectors,
            keywords,
        )

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


class _Written(NamedTuple):
    """The texts of all records, and what was found out about each."""

    sources: Sequence[Source]
    texts: Sequence[str]
    kept: Sequence[bool]
    scripts: Sequence[int]
    read: Read


class _Maker(NamedTuple):
    """Makes single records of all that was worked out together."""

    records: _Records
    ends: Sequence[int]
    written: _Written
    keywords: Keywords
    vectors: Vectors

    def prepared(self, number: int) -> Prepared:
        """Return record *number*, prepared."""
        record = self.records[number]
        places = self._places(number)
        return Prepared(
            record=record,
            places=places,
            views=self.vectors.views(number),
            terms=self.keywords.of(number),
            lexicon=self.vectors.lexicon,
            number=number,
        )

    def _places(self, number: int) -> tuple[Place, ...]:
        sources, texts, kept, scripts, read = self.written
        own = range(self.ends[number - 1] if number else 0, self.ends[number])
        return tuple(
            [Place(sources[i], Script(scripts[i]), texts[i], kept[i], read, i) for i in own]
        )


class _Steps:
    """Reports the steps of the preparation."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0

    def next(self) -> None:
        self._progress.report(self._done, _STEPS)
        self._done += 1


def _is_keyword(source: Source) -> bool:
    return source.field is TextField.KEYWORDS
