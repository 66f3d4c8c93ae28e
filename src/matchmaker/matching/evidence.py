"""What two texts have in common, as places in both originals, the most telling first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from matchmaker.domain.explanation import Evidence, EvidenceKind
from matchmaker.matching.looking import find_concept, find_word, standing
from matchmaker.matching.meaning import meaning_evidence
from matchmaker.matching.pair import Pair
from matchmaker.matching.stems import tokens_of
from matchmaker.matching.telling import is_measure, tells
from matchmaker.matching.titles import alike_titles
from matchmaker.matching.tokens import CONCEPT

_Weights = Mapping[str, float]


def text_evidence(pair: Pair) -> tuple[Evidence, ...]:
    """Return shared concepts and words of *pair*, the most telling first.

    A concept both sides word alike is a TERM. Words inside a concept that is shown already are
    left out, and so are general words.
    """
    need = pair.need_side
    lexicon = need.lexicon
    concepts = _shared_weights(pair, lexicon.concepts, len(lexicon.names))
    both = need.ideas & pair.capability_side.ideas
    found = [(-concepts.get(CONCEPT + concept, 0.0), CONCEPT + concept) for concept in both]
    found += _words(pair, "\n".join([form for c in both for form in need.wordings(c)]))
    found.sort()
    said = (*_title_evidence(pair), *_located(pair, [name for _, name in found]))
    return (*said, *meaning_evidence(pair, said))


def shares_words(pair: Pair) -> bool:
    """Tell whether the texts share any word or piece of one, though it may not tell by itself."""
    general, lexicon = pair.setting.vocabulary.general, pair.need_side.lexicon
    pieces = _shared_weights(pair, lexicon.pairs, lexicon.words)
    if any(not is_measure(two) and general.isdisjoint((two, *two)) for two in pieces):
        return True
    latin = _latin_words(pair, _shared_weights(pair, lexicon.words, lexicon.concepts))
    return any(not is_measure(word) and _both_have(word, pair) for word in latin)


def _words(pair: Pair, worded: str) -> Iterator[tuple[float, str]]:
    """Yield the words that both texts have and that tell by themselves, each with its worth.

    Worths are below zero. Words in *worded* are left out.
    """
    lexicon = pair.need_side.lexicon
    latin = _shared_weights(pair, lexicon.words, lexicon.concepts)
    for word in _latin_words(pair, latin):
        if word not in worded and _offered(word, pair):
            yield -sum([latin.get(token, 0.0) for token in tokens_of(word)]), word
    han = [word for word in _han_words(pair) if word not in worded and _offered(word, pair)]
    pairs = _shared_weights(pair, lexicon.pairs, lexicon.words) if han else {}
    for word in han:
        yield -sum([pairs.get(a + b, 0.0) for a, b in pairwise(word)]), word


def _offered(word: str, pair: Pair) -> bool:
    """Tell whether both texts have folded *word*, and it says something by itself."""
    ours, alone = standing(word, pair.need_side)
    theirs, free = standing(word, pair.capability_side) if ours else ("", False)
    told = bool(theirs) and tells(ours, alone=alone or free)
    return told and tells(theirs, alone=alone or free)


def _both_have(word: str, pair: Pair) -> bool:
    return bool(find_word(word, pair.need_side) and find_word(word, pair.capability_side))


def _located(pair: Pair, names: Sequence[str]) -> list[Evidence]:
    """Return the first of *names*, which stand in both texts, with their places."""
    found: list[Evidence] = []
    for name in names[: int(pair.setting.number("evidence.most"))]:
        if name[0] == CONCEPT:
            found.append(_concept_evidence(pair, name[1:]))
        else:
            need = find_word(name, pair.need_side)
            found.append(Evidence(EvidenceKind.TERM, need, find_word(name, pair.capability_side)))
    return found


def _shared_weights(pair: Pair, first: int, last: int) -> _Weights:
    """Return the most that each shared token from number *first* to before *last* adds."""
    most: dict[str, float] = {}
    names = pair.need_side.lexicon.names
    for view in pair.shared:
        start, end = view.tokens.searchsorted((first, last)).tolist()
        if start == end:
            continue
        tokens, parts = view.tokens[start:end].tolist(), view.parts[start:end].tolist()
        found = dict(zip([names[token] for token in tokens], parts, strict=True))
        for name, part in most.items():
            found[name] = max(part, found.get(name, 0.0))
        most = found
    return most


def _concept_evidence(pair: Pair, concept: str) -> Evidence:
    one, other = pair.need_side, pair.capability_side
    alike = not one.wordings(concept).isdisjoint(other.wordings(concept))
    kind = EvidenceKind.TERM if alike else EvidenceKind.CONCEPT
    return Evidence(kind, find_concept(concept, one), find_concept(concept, other), concept)


def _han_words(pair: Pair) -> set[str]:
    """Return what stands alone in one text with Chinese in it and is in the other one too."""
    one, other, general = pair.need_side, pair.capability_side, pair.setting.vocabulary.general
    found = {words for words in one.clauses if words in other.joined}
    found.update([words for words in other.clauses if words in one.joined])
    return found - general


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
