"""Keywords: does the other side have them, as a keyword or in its texts."""

from rapidfuzz import fuzz

from matchmaker.domain.explanation import Evidence, EvidenceKind, Span
from matchmaker.matching.criteria.finding import MISSING, Finding
from matchmaker.matching.curves import along
from matchmaker.matching.looking import find_concept, find_word
from matchmaker.matching.pair import Pair, Setting
from matchmaker.matching.prepared import Prepared, Term


def compare(pair: Pair) -> Finding:
    """Return how well the need's keywords (the capability's, if it has none) are met.

    A keyword that the other side could never have met, having no text in its script and no
    concept, is left out. One telling keyword weighs 1, a general word little and nothing alone.
    """
    terms, other = sides(pair)
    setting = pair.setting
    met = [
        (term.means.telling, best)
        for term in terms
        if (best := _best(term, other, setting)) is not None
    ]
    if not any(telling == 1 for telling, _ in met):
        return MISSING
    share = sum(telling * best for telling, best in met) / sum(telling for telling, _ in met)
    return Finding(along(setting.profile.curves["keywords"], share))


def evidence(pair: Pair) -> tuple[Evidence, ...]:
    """Return where each keyword is met."""
    terms, other = sides(pair)
    swapped = terms is not pair.need_side.terms
    found: list[Evidence] = []
    for term in terms:
        if (place := _place(term, other, pair.setting)) is None:
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


def alike(term: Term, other: Term, setting: Setting) -> float:
    """Return how alike two keywords are, 0 to 1."""
    if term.keyword.folded == other.keyword.folded:
        return 1.0
    if term.means.whole and term.means.whole == other.means.whole:
        return 1.0
    best = 0.0
    if term.means.concepts & other.means.concepts:
        best = setting.number("keywords.concept")
    elif _related(term, other):
        best = setting.number("keywords.broader")
    return max(best, _spelled_alike(term, other, setting))


def _related(term: Term, other: Term) -> bool:
    return bool(
        term.means.broader & other.means.concepts or term.means.concepts & other.means.broader
    )


def _spelled_alike(term: Term, other: Term, setting: Setting) -> float:
    one, two = term.keyword.folded, other.keyword.folded
    if (
        term.keyword.script is not other.keyword.script
        or min(term.means.telling, other.means.telling) < 1
    ):
        return 0.0
    if min(len(one), len(two)) < setting.number("keywords.shortest") or not set(one) & set(two):
        return 0.0
    least = setting.number("keywords.ratio_least")
    ratio = fuzz.ratio(one, two, score_cutoff=least)
    if not ratio:
        return 0.0
    return setting.number("keywords.ratio_most") * (ratio - least + 10) / (110 - least)


def _best(term: Term, other: Prepared, setting: Setting) -> float | None:
    """Return how well *term* is met by *other*; None if it could never have been."""
    best = 0.0
    if not term.means.hints.isdisjoint(other.hints):
        best = max(alike(term, candidate, setting) for candidate in other.terms)
    within = setting.number("keywords.in_text")
    if best < within and _in_text(term, other):
        best = within
    elif not best and term.means.broader & other.concepts.keys():
        best = setting.number("keywords.broader") * within
    if best or term.keyword.script in other.scripts or (term.means.concepts and other.concepts):
        return best
    return None


def _in_text(term: Term, other: Prepared) -> bool:
    if term.means.concepts & other.concepts.keys():
        return True
    if term.means.telling < 1:
        return False
    if term.means.stems and term.keyword.folded.isascii() and term.means.stems <= other.stems:
        return True
    return term.keyword.folded in other.joined and bool(find_word(term.keyword.folded, other))


_Place = tuple[EvidenceKind, str, tuple[Span, ...]]


def _place(term: Term, other: Prepared, setting: Setting) -> _Place | None:
    """Return how and where *term* is met: by a keyword, else in a text, else nearly."""
    best, candidate = _nearest(term, other, setting)
    if candidate is not None and best >= setting.number("keywords.in_text"):
        return _met_by(term, candidate)
    if spans := find_word(term.keyword.folded, other):
        return EvidenceKind.TERM, "", spans
    for concept in sorted(term.means.concepts & other.concepts.keys()):
        return EvidenceKind.CONCEPT, concept, find_concept(concept, other)
    return _met_by(term, candidate) if candidate is not None else None


def _nearest(term: Term, other: Prepared, setting: Setting) -> tuple[float, Term | None]:
    found = [(alike(term, candidate, setting), candidate) for candidate in other.terms]
    best = max(found, key=lambda item: (item[0], -item[1].row), default=(0.0, None))
    return best if best[0] else (0.0, None)


def _met_by(term: Term, candidate: Term) -> _Place:
    spans = (candidate.span(),)
    if term.keyword.folded == candidate.keyword.folded:
        return EvidenceKind.TERM, "", spans
    for concept in sorted(term.means.concepts & candidate.means.concepts):
        return EvidenceKind.CONCEPT, concept, spans
    return EvidenceKind.SIMILAR, "", spans
