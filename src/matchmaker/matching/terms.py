"""Prepare the keywords of all records: each different word is looked through once."""

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.folding import HAN_RUN, fold, has_han
from matchmaker.matching.concepts import Found, find_concepts
from matchmaker.matching.joined import Ints, Joined
from matchmaker.matching.prepared import Keyword, Meaning, Term
from matchmaker.matching.reading import keyword_language
from matchmaker.matching.stems import WORD, tokens_of, words
from matchmaker.matching.tokens import CONCEPT
from matchmaker.matching.vectors import Script
from matchmaker.matching.vocabulary import Vocabulary


class Keywords:
    """The keywords of all records of a pool by their spelling."""

    def __init__(
        self,
        records: Sequence[Need | Capability],
        profile: Profile,
        vocabulary: Vocabulary,
        *,
        without: Collection[int] = (),
    ) -> None:
        """Look for concepts in the keywords of *records*, but for those of numbers *without*."""
        self.wording = vocabulary.wording
        self._vocabulary = vocabulary
        self._general = profile.parameters["keywords.general"]
        self._written = [
            () if number in without else record.keywords for number, record in enumerate(records)
        ]
        written = list({word: None for words in self._written for word in words})
        folded = vocabulary.wording.apply_all(list(map(fold, written)))
        self._folded = dict(zip(written, folded, strict=True))
        self._rows = [self._compared(words) for words in self._written]
        self._numbers = {text: number for number, text in enumerate(dict.fromkeys(folded))}
        self._concepts = find_concepts(Joined(list(self._numbers)), vocabulary)
        self._keywords: dict[str, Keyword] = {}
        self._means: dict[str, Meaning] = {}
        self._ancestors: dict[str, tuple[str, ...]] = {}

    def of(self, record: int) -> tuple[Term, ...]:
        """Return the keywords of a record, each spelling once, those without a letter left out."""
        words = self._written[record]
        return tuple([Term(self._keyword(words[row]), row) for row in self._rows[record]])

    def tokens(self, first: int, last: int) -> tuple[dict[str, int], Ints, Ints]:
        """Return what stands for the keywords of records *first* to before *last* in the index.

        Tokens by number, and entries: rows, counted from *first*, and numbers of tokens.
        """
        numbers: dict[str, int] = {}
        known: dict[str, list[int]] = {}
        found: list[set[int]] = []
        for record in range(first, last):
            own: set[int] = set()
            for row in self._rows[record]:
                text = self._folded[self._written[record][row]]
                if text not in known:
                    names = self.named(text)
                    known[text] = [numbers.setdefault(name, len(numbers)) for name in names]
                own.update(known[text])
            found.append(own)
        sizes = np.fromiter(map(len, found), np.int64, len(found))
        flat = [token for own in found for token in own]
        return numbers, np.repeat(np.arange(len(found)), sizes), np.array(flat, np.int64)

    def _compared(self, written: Sequence[str]) -> list[int]:
        """Return which of the keywords of a record are compared."""
        seen: set[str] = set()
        found: list[int] = []
        for row, word in enumerate(written):
            folded = self._folded[word]
            if folded not in seen and any(map(str.isalnum, folded)):
                seen.add(folded)
                found.append(row)
        return found

    def named(self, text: str) -> list[str]:
        """Return what stands for a keyword, folded: its concepts, else its pairs or words."""
        number = self._numbers[text]
        concepts = self._concepts.between(number, number + 1)
        if concepts:
            return [CONCEPT + concept for concept in sorted(set(concepts))]
        return sorted(_pairs(text).union(words(text)))

    def _keyword(self, word: str) -> Keyword:
        known = self._keywords.get(word)
        if known is None:
            text = self._folded[word]
            script = Script.HAN if has_han(text) else Script.LATIN
            means = self._means.get(text)
            if means is None:
                means = self._meaning(text, self._concepts.of(self._numbers[text]))
                self._means[text] = means
            known = Keyword(word, keyword_language(word), script, text, means, self.wording)
            self._keywords[word] = known
        return known

    def _meaning(self, text: str, found: Sequence[Found]) -> Meaning:
        concepts = frozenset([there.concept for there in found])
        broader = frozenset([b for c in concepts for b in self._broader(c)]) - concepts
        hints = _hints(text).union(concepts, broader)
        return Meaning(
            concepts=concepts,
            broader=broader,
            whole=_whole(found, text),
            stems=frozenset(words(text)) if text.isascii() else frozenset(),
            telling=self._general if self._is_general(text) else 1.0,
            hints=hints,
            marks=hints.union(text),
        )

    def _broader(self, concept: str) -> tuple[str, ...]:
        if concept not in self._ancestors:
            self._ancestors[concept] = self._vocabulary.glossary.ancestors(concept)
        return self._ancestors[concept]

    def _is_general(self, text: str) -> bool:
        general = self._vocabulary.general
        if has_han(text):
            return text in general or all(
                text[i : i + 2] in general for i in range(0, len(text), 2)
            )
        parts = [token for word in text.split() for token in tokens_of(word)]
        return all(part in general for part in parts)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for run in HAN_RUN.findall(text) for a, b in pairwise(run))


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
