"""What two texts have in common, as places in both originals, the most telling first."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import numpy as np

from matchmaker.domain.explanation import Evidence, EvidenceKind
from matchmaker.matching.looking import find_concept, find_word, wordings
from matchmaker.matching.pair import Pair
from matchmaker.matching.stems import tokens_of
from matchmaker.matching.titles import alike_titles
from matchmaker.matching.tokens import CONCEPT

_Weights = Mapping[str, float]


def text_evidence(pair: Pair) -> tuple[Evidence, ...]:
    """Return shared concepts and words of *pair*, the most telling first.

    A concept both sides word alike is a TERM. Words inside a concept that is shown already are
    left out, and so are general words.
    """
    concepts, pairs, latin = _shared_weights(pair)
    both = pair.need_side.concepts.keys() & pair.capability_side.concepts.keys()
    worded = "\n".join(form for c in both for form in wordings(c, pair.need_side))
    found = [(-concepts.get(CONCEPT + concept, 0.0), CONCEPT + concept) for concept in both]
    for word in _han_words(pair, pairs):
        if word not in worded:
            found.append((-sum(pairs.get(a + b, 0.0) for a, b in pairwise(word)), word))
    for word in _latin_words(pair, latin):
        if word not in worded:
            found.append((-sum(latin.get(token, 0.0) for token in tokens_of(word)), word))
    found.sort()
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
    bounds = (lexicon.concepts, len(lexicon.names)), (lexicon.pairs, lexicon.words), (
        lexicon.words,
        lexicon.concepts,
    )
    kinds: tuple[dict[str, float], ...] = ({}, {}, {})
    for view in pair.shared:
        for kind, ends in zip(kinds, bounds, strict=True):
            first, last = np.searchsorted(view.tokens, ends)
            parts = view.parts[first:last].tolist()
            for token, part in zip(view.tokens[first:last].tolist(), parts, strict=True):
                name = lexicon.names[token]
                kind[name] = max(part, kind.get(name, 0.0))
    return kinds[0], kinds[1], kinds[2]


def _concept_evidence(pair: Pair, concept: str) -> Evidence:
    need = find_concept(concept, pair.need_side)
    capability = find_concept(concept, pair.capability_side)
    alike = wordings(concept, pair.need_side) & wordings(concept, pair.capability_side)
    kind = EvidenceKind.TERM if alike else EvidenceKind.CONCEPT
    return Evidence(kind, need, capability, concept)


def _han_words(pair: Pair, shared: Collection[str]) -> set[str]:
    """Return the longest pieces of the need's texts that the capability has too."""
    known, there = pair.need_side.pairs, pair.capability_side.joined
    places = sorted({place for name in shared for place in known.get(name, ())})
    starts = set(places)
    found: set[str] = set()
    done = (-1, 0)
    for number, start in places:
        if (number, start) < done:
            continue
        text = pair.need_side.places[number].folded
        end = start + 2
        while (number, end - 1) in starts and text[start : end + 1] in there:
            end += 1
        found.add(_trimmed(text[start:end], pair))
        done = (number, end - 1)
    return found - {""}


def _trimmed(word: str, pair: Pair) -> str:
    """Cut function characters off both ends; '' if too little or only a general word is left."""
    general = pair.setting.vocabulary.general
    while word and word[0] in general:
        word = word[1:]
    while word and word[-1] in general:
        word = word[:-1]
    return "" if len(word) < 2 or word in general else word


def _latin_words(pair: Pair, shared: Collection[str]) -> set[str]:
    """Return the words of the need, as they are written, that begin with a *shared* token."""
    written = pair.need_side.latin if shared else {}
    return {word for token in shared if token.isascii() for word in written.get(token, ())}


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
