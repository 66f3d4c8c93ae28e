"""Prepare the keywords of all records: each different word is looked through once."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.folding import HAN_RUN, fold, has_han
from matchmaker.matching.concepts import Found, find_concepts
from matchmaker.matching.joined import Joined
from matchmaker.matching.prepared import Keyword, Meaning, Term
from matchmaker.matching.reading import keyword_language
from matchmaker.matching.stems import WORD, tokens_of, words
from matchmaker.matching.tokens import CONCEPT
from matchmaker.matching.vectors import Script
from matchmaker.matching.vocabulary import Vocabulary


class Keywords:
    """The keywords of all records of a pool by their spelling."""

    def __init__(
        self, records: Sequence[Need | Capability], profile: Profile, vocabulary: Vocabulary
    ) -> None:
        """Prepare every keyword of *records*."""
        self._vocabulary = vocabulary
        self._general = profile.parameters["keywords.general"]
        written = list({word: None for record in records for word in record.keywords})
        folded = vocabulary.wording.apply_all(list(map(fold, written)))
        different = list(dict.fromkeys(folded))
        concepts = find_concepts(Joined(different), vocabulary)
        means = {
            text: self._meaning(text, found)
            for text, found in zip(different, concepts, strict=True)
        }
        self._keywords = {
            word: self._keyword(word, text, means[text])
            for word, text in zip(written, folded, strict=True)
        }

    def of(self, record: Need | Capability) -> Iterator[Term]:
        """Yield the keywords of *record*, each spelling once, those without a letter left out."""
        seen: set[str] = set()
        for row, word in enumerate(record.keywords):
            keyword = self._keywords[word]
            if keyword.folded not in seen and any(map(str.isalnum, keyword.folded)):
                seen.add(keyword.folded)
                yield Term(keyword, row)

    def _keyword(self, word: str, text: str, means: Meaning) -> Keyword:
        script = Script.HAN if has_han(text) else Script.LATIN
        return Keyword(word, keyword_language(word), script, text, means, self._vocabulary.wording)

    def _meaning(self, text: str, found: Sequence[Found]) -> Meaning:
        ancestors = self._vocabulary.glossary.ancestors
        concepts = frozenset(there.concept for there in found)
        broader = frozenset(b for c in concepts for b in ancestors(c)) - concepts
        pairs = frozenset(a + b for run in HAN_RUN.findall(text) for a, b in pairwise(run))
        stems = frozenset(words(text))
        hints = _hints(text) | concepts | broader
        named = [CONCEPT + concept for concept in sorted(concepts)]
        return Meaning(
            concepts=concepts,
            broader=broader,
            whole=_whole(found, text),
            stems=stems,
            pairs=pairs,
            telling=self._general if self._is_general(text) else 1.0,
            hints=hints,
            marks=hints.union(text),
            tokens=tuple(named or sorted(pairs | stems)),
        )

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
