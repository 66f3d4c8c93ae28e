"""Prepare all needs and capabilities together: the rarity of a word is counted over both."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from matchmaker.domain.explanation import TextField
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.folding import fold, has_han
from matchmaker.matching.boilerplate import recurring, without_phrases, without_sentences
from matchmaker.matching.prepared import Meaning, Place, Prepared, Script, Term, View, length
from matchmaker.matching.reading import Source, keyword_language, sources
from matchmaker.matching.stems import WORD, tokens_of
from matchmaker.matching.tokens import CONCEPT, Found, scan
from matchmaker.matching.vocabulary import Vocabulary
from matchmaker.progress import Progress

_Counts = dict[Script, dict[str, float]]


@dataclass(frozen=True)
class Corpus:
    """All records of a run, prepared; ``rarity`` is the weight of each token (0: in too many)."""

    needs: tuple[Prepared, ...]
    capabilities: tuple[Prepared, ...]
    rarity: Mapping[str, float]

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
        self._parameters = profile.parameters
        self._vocabulary = vocabulary
        self._meanings: dict[str, Meaning] = {}

    def corpus(
        self, needs: Sequence[Need], capabilities: Sequence[Capability], *, progress: Progress
    ) -> Corpus:
        """Return all records prepared; the order of either list changes nothing but theirs."""
        records: list[Need | Capability] = [*needs, *capabilities]
        texts = [self._folded(record) for record in records]
        unwanted = recurring(([text for _, text in found] for found in texts), self._parameters)
        drafts: list[tuple[tuple[Place, ...], _Counts]] = []
        frequency: Counter[str] = Counter()
        for done, found in enumerate(texts):
            draft = self._scan(found, unwanted)
            drafts.append(draft)
            frequency.update(set().union(*draft[1].values()))
            if done % 256 == 0:
                progress.report(done, len(texts))
        rarity = self._rarity(frequency, len(records))
        prepared = tuple(
            self._prepared(record, places, counts, rarity)
            for record, (places, counts) in zip(records, drafts, strict=True)
        )
        return Corpus(prepared[: len(needs)], prepared[len(needs) :], rarity)

    def _folded(self, record: Need | Capability) -> list[tuple[Source, str]]:
        wording, found = self._vocabulary.wording, []
        for source in sources(record, self._parameters):
            folded = wording.apply(fold(source.text))
            found.append((source, without_phrases(folded, self._vocabulary)))
        return found

    def _scan(
        self, texts: Sequence[tuple[Source, str]], unwanted: frozenset[str]
    ) -> tuple[tuple[Place, ...], _Counts]:
        places: list[Place] = []
        counts: _Counts = {}
        for source, folded in texts:
            text = without_sentences(folded, unwanted)
            script = Script.HAN if has_han(text) else Script.LATIN
            found = scan(text, self._vocabulary)
            places.append(
                Place(
                    source.field,
                    source.language,
                    source.row,
                    script,
                    source.text,
                    text,
                    self._vocabulary.wording,
                    tuple(found.concepts),
                )
            )
            view = counts.setdefault(script, {})
            single = source.weight * self._parameters["text.character"]
            _add(view, found.characters, single)
            _add(view, found.pairs, source.weight)
            _add(view, found.words, source.weight)
            self._add_concepts(view, found.concepts, source.weight)
        return tuple(places), counts

    def _add_concepts(self, view: dict[str, float], found: Sequence[Found], weight: float) -> None:
        glossary, share = self._vocabulary.glossary, self._parameters["text.broader"]
        worth = {there.concept: self._parameters["text.inner"] for there in found if there.inner}
        worth |= {there.concept: 1.0 for there in found if not there.inner}
        for concept in sorted(worth):
            _add(view, [CONCEPT + concept], weight * worth[concept])
            for steps, broader in enumerate(glossary.ancestors(concept), 1):
                token = CONCEPT + broader
                view[token] = max(view.get(token, 0.0), weight * share**steps)

    def _rarity(self, frequency: Mapping[str, int], records: int) -> dict[str, float]:
        # log(cut x records / frequency) falls smoothly to nothing where a token is too common.
        top = self._parameters["text.cut"] * (records + self._parameters["text.prior"])
        return {
            token: rarity * (self._parameters["text.concept"] if token[0] == CONCEPT else 1.0)
            for token, count in frequency.items()
            if (rarity := math.log(top / (count + 0.5))) > 0
        }

    def _prepared(
        self,
        record: Need | Capability,
        places: tuple[Place, ...],
        counts: _Counts,
        rarity: Mapping[str, float],
    ) -> Prepared:
        views = tuple(_view(script, counts[script], rarity) for script in sorted(counts))
        return Prepared(
            record=record,
            places=places,
            views=tuple(view for view in views if view.norm),
            terms=() if _keywords_only(places) else tuple(self._terms(record)),
            concepts=frozenset(found.concept for place in places for found in place.concepts),
        )

    def _terms(self, record: Need | Capability) -> Iterator[Term]:
        seen: set[str] = set()
        for row, word in enumerate(record.keywords):
            text = self._vocabulary.wording.apply(fold(word))
            if text not in seen and any(map(str.isalnum, text)):
                seen.add(text)
                script = Script.HAN if has_han(text) else Script.LATIN
                place = Place(
                    TextField.KEYWORDS,
                    keyword_language(word),
                    row,
                    script,
                    word,
                    text,
                    self._vocabulary.wording,
                )
                yield Term(place, self._meaning(text))

    def _meaning(self, text: str) -> Meaning:
        if text not in self._meanings:
            found = scan(text, self._vocabulary)
            ancestors = self._vocabulary.glossary.ancestors
            concepts = frozenset(c.concept for c in found.concepts)
            broader = frozenset(b for c in concepts for b in ancestors(c)) - concepts
            general = self._parameters["keywords.general"] if self._is_general(text) else 1.0
            self._meanings[text] = Meaning(
                concepts=concepts,
                broader=broader,
                whole=_whole(found.concepts, text),
                stems=frozenset(found.words),
                pairs=frozenset(found.pairs),
                telling=general,
                hints=_hints(text) | concepts | broader,
            )
        return self._meanings[text]

    def _is_general(self, text: str) -> bool:
        general = self._vocabulary.general
        if has_han(text):
            return text in general or all(
                text[i : i + 2] in general for i in range(0, len(text), 2)
            )
        parts = [token for word in text.split() for token in tokens_of(word)]
        return all(part in general for part in parts)


def _whole(concepts: Sequence[Found], text: str) -> str:
    """Return the concept that all of *text* is a wording of, or ''."""
    if concepts and concepts[0].end - concepts[0].start == len(text):
        return concepts[0].concept
    return ""


def _hints(text: str) -> frozenset[str]:
    """Return the pairs of characters of a Chinese keyword, the beginnings of English words."""
    if has_han(text):
        return frozenset(text[i : i + 2] for i in range(max(1, len(text) - 1)))
    return frozenset(word[:3] for word in WORD.findall(text))


def _keywords_only(places: Sequence[Place]) -> bool:
    return bool(places) and all(place.field is TextField.KEYWORDS for place in places)


def _add(view: dict[str, float], tokens: Sequence[str], weight: float) -> None:
    for token in tokens:
        view[token] = view.get(token, 0.0) + weight


def _view(script: Script, counts: Mapping[str, float], rarity: Mapping[str, float]) -> View:
    weights = {
        token: _damped(count) * rarity[token] for token, count in counts.items() if token in rarity
    }
    concepts = {token: weight for token, weight in weights.items() if token[0] == CONCEPT}
    return View(script, weights, length(weights), length(concepts))


@lru_cache(maxsize=10_000)
def _damped(count: float) -> float:
    """Return what a token that occurs *count* times counts for: far less than as many."""
    return 1 + math.log(count) if count > 1 else count
