"""What two texts have in common, as places in both originals, the most telling first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from matchmaker.domain.explanation import Evidence, EvidenceKind
from matchmaker.matching.looking import find_concept, find_word, whole
from matchmaker.matching.pair import Pair
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.stems import WORD, tokens_of
from matchmaker.matching.titles import alike_titles
from matchmaker.matching.tokens import CONCEPT
from matchmaker.matching.vectors import Script

_Weights = Mapping[str, float]


def text_evidence(pair: Pair) -> tuple[Evidence, ...]:
    """Return shared concepts and words of *pair*, the most telling first.

    A concept both sides word alike is a TERM. Words inside a concept that is shown already are
    left out, and so are general words.
    """
    concepts, pairs, latin = _shared_weights(pair)
    both = pair.need_side.concepts & pair.capability_side.concepts
    worded = {form for c in both for form in _wordings(pair.need_side, c)}
    found = [(concepts.get(CONCEPT + concept, 0.0), CONCEPT + concept) for concept in both]
    for word, weight in _words(pair, pairs, latin):
        if not any(word in form for form in worded):
            found.append((weight, word))
    found.sort(key=lambda item: (-item[0], item[1]))
    return (*_title_evidence(pair), *_located(pair, [name for _, name in found]))


def _located(pair: Pair, names: Sequence[str]) -> list[Evidence]:
    """Return the first of *names* that stand in both texts, with their places."""
    most = int(pair.setting.number("evidence.most"))
    found: list[Evidence] = []
    for name in names:
        if name.startswith(CONCEPT):
            found.append(_concept_evidence(pair, name.removeprefix(CONCEPT)))
        elif (need := find_word(name, pair.need_side)) and (
            capability := find_word(name, pair.capability_side)
        ):
            found.append(Evidence(EvidenceKind.TERM, need, capability))
        if len(found) == most:
            break
    return found


def _shared_weights(pair: Pair) -> tuple[_Weights, _Weights, _Weights]:
    """Return the most that each shared concept, pair of characters and Latin word adds."""
    lexicon = pair.need_side.lexicon
    concepts: dict[str, float] = {}
    pairs: dict[str, float] = {}
    latin: dict[str, float] = {}
    for view in pair.shared:
        for token, part in zip(view.tokens.tolist(), view.parts.tolist(), strict=True):
            if token < lexicon.pairs:
                continue
            name = lexicon.names[token]
            if token >= lexicon.concepts:
                kind = concepts
            elif token < lexicon.words:
                kind = pairs
            elif name.isascii():
                kind = latin
            else:
                continue
            kind[name] = max(part, kind.get(name, 0.0))
    return concepts, pairs, latin


def _concept_evidence(pair: Pair, concept: str) -> Evidence:
    need = find_concept(concept, pair.need_side)
    capability = find_concept(concept, pair.capability_side)
    alike = _wordings(pair.need_side, concept) & _wordings(pair.capability_side, concept)
    kind = EvidenceKind.TERM if alike else EvidenceKind.CONCEPT
    return Evidence(kind, need, capability, concept)


def _wordings(side: Prepared, concept: str) -> set[str]:
    return {
        place.folded[there.start : there.end]
        for place in side.places
        for there in place.concepts
        if there.concept == concept
    }


def _words(pair: Pair, pairs: _Weights, latin: _Weights) -> Iterator[tuple[str, float]]:
    """Yield the longest shared strings of Chinese, and the shared Latin words as written."""
    worth: dict[str, float] = {}
    for place in pair.need_side.places:
        if pairs and place.script is Script.HAN:
            for word in _han_words(place.folded, pair, pairs):
                worth[word] = sum(pairs.get(a + b, 0.0) for a, b in pairwise(word))
        if latin:
            for word in _latin_words(place.folded, latin):
                worth[word] = sum(latin.get(token, 0.0) for token in tokens_of(word))
    yield from worth.items()


def _han_words(text: str, pair: Pair, shared: Collection[str]) -> Iterator[str]:
    """Yield the longest pieces of *text* that the capability has too."""
    there = pair.capability_side.joined
    index, last = 0, len(text)
    while index < last - 1:
        if text[index : index + 2] not in shared:
            index += 1
            continue
        end = index + 2
        while end < last and text[end - 1 : end + 1] in shared and text[index : end + 1] in there:
            end += 1
        if word := _trimmed(text[index:end], pair):
            yield word
        index = end - 1


def _trimmed(word: str, pair: Pair) -> str:
    """Cut function characters off both ends; '' if too little or only a general word is left."""
    general = pair.setting.vocabulary.general
    while word and word[0] in general:
        word = word[1:]
    while word and word[-1] in general:
        word = word[:-1]
    return "" if len(word) < 2 or word in general else word


def _latin_words(text: str, shared: Collection[str]) -> Iterator[str]:
    for found in WORD.finditer(text):
        word = found.group()
        if any(token in shared for token in tokens_of(word)[:1]) and whole(text, *found.span()):
            yield word


def _title_evidence(pair: Pair) -> tuple[Evidence, ...]:
    alike = alike_titles(pair.need_side, pair.capability_side, pair.setting.profile)
    return tuple(
        Evidence(
            EvidenceKind.SIMILAR,
            (one.span(0, len(one.folded)),),
            (other.span(0, len(other.folded)),),
        )
        for one, other, _ in alike[:1]
    )
