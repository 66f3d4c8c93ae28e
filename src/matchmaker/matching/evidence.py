"""What two texts have in common, as places in both originals, the most telling first."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

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
            worth = sum([pairs.get(a + b, 0.0) for a, b in pairwise(word)])
            found.append((-worth, word))
    for word in _latin_words(pair, latin):
        if word not in worded:
            worth = sum([latin.get(token, 0.0) for token in tokens_of(word)])
            found.append((-worth, word))
    found.sort()
    return (*_title_evidence(pair), *_located(pair, [name for _, name in found]))


def _located(pair: Pair, names: Sequence[str]) -> list[Evidence]:
    """Return the first of *names* that stand in both texts, with their places."""
    most = int(pair.setting.number("evidence.most"))
    found: list[Evidence] = []
    for name in names:
        if name[0] == CONCEPT:
            found.append(_concept_evidence(pair, name[1:]))
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
    kinds: tuple[dict[str, float], ...] = ({}, {}, {})
    for view in pair.shared:
        tokens, parts = view.tokens.tolist(), view.parts.tolist()
        ends = [bisect_left(tokens, b) for b in (lexicon.pairs, lexicon.words, lexicon.concepts)]
        for kind, (first, last) in zip(kinds, pairwise((*ends, len(tokens))), strict=True):
            for token, part in zip(tokens[first:last], parts[first:last], strict=True):
                name = lexicon.names[token]
                if part > kind.get(name, 0.0):
                    kind[name] = part
    return kinds[2], kinds[0], kinds[1]


def _concept_evidence(pair: Pair, concept: str) -> Evidence:
    need = find_concept(concept, pair.need_side)
    capability = find_concept(concept, pair.capability_side)
    alike = wordings(concept, pair.need_side) & wordings(concept, pair.capability_side)
    kind = EvidenceKind.TERM if alike else EvidenceKind.CONCEPT
    return Evidence(kind, need, capability, concept)


def _han_words(pair: Pair, shared: Collection[str]) -> set[str]:
    """Return the longest pieces of the need's texts that the capability has too."""
    known, text = pair.need_side.pairs, pair.need_side.joined
    starts = sorted([start for name in shared for start in known.get(name, ())])
    found: set[str] = set()
    done = 0
    for first, last in _runs(starts):
        done = max(done, first)
        while done <= last:
            end = _longest(text, done, last + 2, there=pair.capability_side.joined)
            found.add(text[done:end])
            done = end - 1
    return {_trimmed(word, pair) for word in found} - {""}


def _runs(starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of numbers that follow one another."""
    first, last = -1, -2
    for start in starts:
        if start != last + 1:
            if first >= 0:
                yield first, last
            first = start
        last = start
    if first >= 0:
        yield first, last


def _longest(text: str, start: int, end: int, *, there: str) -> int:
    """Return where the longest piece of *text* from *start* on, to *end* at most, ends.

    It must be in *there*; two characters of it are.
    """
    if text[start:end] in there:
        return end
    last = start + 2
    while text[start : last + 1] in there:
        last += 1
    return last


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
