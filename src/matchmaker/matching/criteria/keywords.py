"""Keywords: does the other side have them, as a keyword or in its texts."""

from rapidfuzz import fuzz

from matchmaker.domain.explanation import Evidence, EvidenceKind, Span
from matchmaker.matching.criteria.finding import MISSING, Finding
from matchmaker.matching.curves import along
from matchmaker.matching.looking import find_concept, find_word
from matchmaker.matching.pair import KeywordNumbers, Pair
from matchmaker.matching.prepared import Keyword, Prepared, Term
from matchmaker.matching.telling import tells


def compare(pair: Pair) -> Finding:
    """Return how well the need's keywords (the capability's, if it has none) are met.

    A keyword that the other side could never have met, having no text in its script and no
    concept, is left out. One telling keyword weighs 1, a general word little and nothing alone.
    """
    terms, other = sides(pair)
    numbers = pair.setting.keywords
    met = [
        (keyword.means.telling, best)
        for keyword, _ in terms
        if (best := _best(keyword, other, numbers)) is not None
    ]
    if not any(telling == 1 for telling, _ in met):
        return MISSING
    share = sum([telling * best for telling, best in met]) / sum([telling for telling, _ in met])
    return Finding(along(pair.setting.profile.curves["keywords"], share))


def evidence(pair: Pair) -> tuple[Evidence, ...]:
    """Return where each keyword is met; numbers and bare units are not shown."""
    terms, other = sides(pair)
    swapped = terms is not pair.need_side.terms
    found: list[Evidence] = []
    for term in terms:
        if not tells(term.keyword.original.strip(), alone=True, named=True):
            continue
        if (place := _place(term, other, pair.setting.keywords)) is None:
            continue
        kind, concept, there = place
        here = (term.span(),)
        need, capability = (there, here) if swapped else (here, there)
        found.append(Evidence(kind, need, capability, concept))
    return tuple(found)


def sides(pair: Pair) -> tuple[tuple[Term, ...], Prepared]:
    """Return the keywords to look for, and the side to look in.

    They are the need's, or the capability's where the need has none that tells anything.
    """
    if pair.need_side.tells:
        return pair.need_side.terms, pair.capability_side
    return pair.capability_side.terms, pair.need_side


def alike(one: Keyword, other: Keyword, numbers: KeywordNumbers) -> float:
    """Return how alike two keywords are, 0 to 1."""
    mine, theirs = one.means, other.means
    if one.folded == other.folded or (mine.whole and mine.whole == theirs.whole):
        return 1.0
    best = 0.0
    if not mine.concepts.isdisjoint(theirs.concepts):
        best = numbers.concept
    elif not mine.broader.isdisjoint(theirs.concepts) or not mine.concepts.isdisjoint(
        theirs.broader
    ):
        best = numbers.broader
    return max(best, _spelled_alike(one, other, numbers))


def _spelled_alike(one: Keyword, other: Keyword, numbers: KeywordNumbers) -> float:
    if one.script is not other.script or one.means.telling < 1 or other.means.telling < 1:
        return 0.0
    if min(len(one.folded), len(other.folded)) < numbers.shortest:
        return 0.0
    least = numbers.ratio_least
    ratio = fuzz.ratio(one.folded, other.folded, score_cutoff=least)
    if not ratio:
        return 0.0
    return numbers.ratio_most * (ratio - least + 10) / (110 - least)


def _best(keyword: Keyword, other: Prepared, numbers: KeywordNumbers) -> float | None:
    """Return how well *keyword* is met by *other*; None if it could never have been."""
    means = keyword.means
    best = 0.0
    if not means.hints.isdisjoint(other.hints):
        best, _ = _nearest(keyword, other, numbers)
    if best < numbers.in_text and _in_text(keyword, other):
        best = numbers.in_text
    elif not best and not means.broader.isdisjoint(other.ideas):
        best = numbers.broader * numbers.in_text
    if best or keyword.script in other.scripts or (means.concepts and other.ideas):
        return best
    return None


def _in_text(keyword: Keyword, other: Prepared) -> bool:
    means, text = keyword.means, keyword.folded
    if not means.concepts.isdisjoint(other.ideas):
        return True
    if means.telling < 1:
        return False
    if means.stems and text.isascii() and means.stems <= other.stems:
        return True
    return text in other.joined and bool(find_word(text, other))


_Place = tuple[EvidenceKind, str, tuple[Span, ...]]


def _place(term: Term, other: Prepared, numbers: KeywordNumbers) -> _Place | None:
    """Return how and where *term* is met: by a keyword, else in a text, else nearly."""
    keyword = term.keyword
    best, candidate = _nearest(keyword, other, numbers)
    if candidate is not None and best >= numbers.in_text:
        return _met_by(keyword, candidate)
    if spans := find_word(keyword.folded, other):
        return EvidenceKind.TERM, "", spans
    for concept in sorted(keyword.means.concepts & other.ideas):
        return EvidenceKind.CONCEPT, concept, find_concept(concept, other)
    return _met_by(keyword, candidate) if candidate is not None else None


def _nearest(
    keyword: Keyword, other: Prepared, numbers: KeywordNumbers
) -> tuple[float, Term | None]:
    """Return the most alike keyword of *other*, the first of several, and how alike it is."""
    most, nearest, marks = 0.0, None, keyword.means.marks
    if marks.isdisjoint(other.marks):
        return most, nearest
    for term in other.terms:
        if marks.isdisjoint(term.keyword.means.marks):
            continue
        found = alike(keyword, term.keyword, numbers)
        if found > most:
            most, nearest = found, term
    return most, nearest


def _met_by(keyword: Keyword, candidate: Term) -> _Place:
    spans = (candidate.span(),)
    if keyword.folded == candidate.keyword.folded:
        return EvidenceKind.TERM, "", spans
    for concept in sorted(keyword.means.concepts & candidate.keyword.means.concepts):
        return EvidenceKind.CONCEPT, concept, spans
    return EvidenceKind.SIMILAR, "", spans
