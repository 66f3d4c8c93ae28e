"""Choose the few terms both sides share that tell a reader most."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matchmaker.domain.brief import Words
from matchmaker.domain.explanation import Evidence, EvidenceKind, Span, TextField
from matchmaker.domain.lists import Confidentiality
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.folding import HAN, fold
from matchmaker.i18n.explain import field_text, span_text
from matchmaker.matching.concepts import concepts_of
from matchmaker.matching.telling import is_measure, stands_alone, tells
from matchmaker.matching.vocabulary import vocabulary
from matchmaker.services.pair_brief.bodies import body_hidden, capability_body, need_body
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.speaker import Speaker

_MOST = 5
_OPEN = {TextField.TITLE, TextField.KEYWORDS}  # what also shows of a record kept secret
_KINDS = {EvidenceKind.TERM, EvidenceKind.CONCEPT}  # nearly the same spelling equals nothing
# Words are taken from where the reader sees them underlined, else from where they stand alone.
_PLACES = (TextField.BODY, TextField.ADVANTAGES, TextField.TITLE, TextField.KEYWORDS)
_HAN = re.compile(f"[{HAN}]")
_SENTENCE_END = re.compile(r"(?:^|[.!?;:\u3002\uff01\uff1f\uff1b\uff1a\u2022\n])\s*$")


@dataclass(frozen=True, slots=True)
class Term:
    """One shared term as each side writes it, and all places where it stands."""

    need: Words
    capability: Words
    concept: str
    need_spans: tuple[Span, ...]
    capability_spans: tuple[Span, ...]


def shared_terms(material: Material, speaker: Speaker) -> tuple[Term, ...]:
    """Return at most five shared terms: concepts first, then the longer ones.

    A number, a single character or a fragment is never one; a term inside a chosen one is left
    out; each concept comes in one form.
    """
    found: dict[str, Term] = {}
    for term in _candidates(material, speaker):
        key = term.concept or fold(term.need.text)
        found[key] = _merged(found[key], term) if key in found else term
    chosen: list[Term] = []
    for term in sorted(found.values(), key=lambda each: (not each.concept, -_length(each))):
        if not any(_nested(term, other) for other in chosen):
            chosen.append(term)
    return tuple(chosen[:_MOST])


def _candidates(material: Material, speaker: Speaker) -> Iterator[Term]:
    """Yield every shared term, those the reader sees in the text before those of other fields."""
    explanation = material.fresh
    parts = explanation.contributions if explanation is not None else ()
    ours_read, theirs_read = _printed(material, speaker)
    names = material.known_names() if speaker.copy.blind else None
    found: list[tuple[int, Term]] = []
    for evidence in (each for part in parts for each in part.evidence):
        need, capability = shown(material, speaker, evidence)
        read = (
            _read(material.need, need, ours_read),
            _read(material.capability, capability, theirs_read),
        )
        if evidence.kind not in _KINDS or not all(read):
            continue
        ours, place = _best(material.need, read[0], speaker)
        theirs, other = _best(material.capability, read[1], speaker)
        term = Term(ours, theirs, evidence.concept, need, capability)
        if _tells(term, material) and not (names and names.told(_both(term))):
            found.append((place + other, _natural(term)))
    yield from (term for _, term in sorted(found, key=lambda each: each[0]))


def shown(
    material: Material, speaker: Speaker, evidence: Evidence
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return both sides' places without those in texts that this copy may not show."""
    blind = speaker.copy.blind
    open_need = material.need.confidentiality is Confidentiality.PUBLIC
    need, capability = evidence.need, evidence.capability
    if not open_need or (blind and material.need.public_text):
        need = tuple(span for span in need if span.field in _OPEN)
    if blind and material.capability.public_text:
        capability = tuple(span for span in capability if span.field in _OPEN)
    return need, capability


def _printed(material: Material, speaker: Speaker) -> tuple[Words, Words]:
    """Return the text of each side that the reader has before him; '' if there is none."""
    title = body_hidden(material)
    need = material.need.title if title else need_body(material, speaker)
    return speaker.shown(need), speaker.shown(capability_body(material, speaker))


def _read(record: Need | Capability, spans: tuple[Span, ...], printed: Words) -> tuple[Span, ...]:
    """Return the places worded in the script of the text printed, or with words out of it."""
    return tuple(span for span in spans if _reads(span_text(record, span), printed))


def _reads(words: str, printed: Words) -> bool:
    latin = words.isascii()
    if latin is (printed.language is Language.EN) or not printed.text:
        return True
    # Abbreviations are the same in every language.
    return (latin and words.isupper()) or fold(words) in fold(printed.text)


def _best(
    record: Need | Capability, spans: tuple[Span, ...], speaker: Speaker
) -> tuple[Words, int]:
    """Return the words of the span a reader sees first, and how far down its field stands."""
    held = {span.language: span_text(record, span) for span in spans}
    hans, hant, english = (held.get(language, "") for language in Language)
    nearest = LocalisedText(hans, hant, english).shown(speaker.language)[1]

    def rank(span: Span) -> tuple[bool, int, bool]:
        place = _PLACES.index(span.field) if span.field in _PLACES else len(_PLACES)
        begins = _begins_sentence(field_text(record, span), span.start)
        return span.language is not nearest, place, begins

    best = min(spans, key=rank)
    words = span_text(record, best)
    if _begins_sentence(field_text(record, best), best.start) and words[1:].islower():
        words = words[:1].lower() + words[1:]
    language = Language.EN if words.isascii() else best.language
    return Words(words, language), rank(best)[1]


def _begins_sentence(text: str, start: int) -> bool:
    return _SENTENCE_END.search(text[:start]) is not None


def _natural(term: Term) -> Term:
    """Return *term* once if both sides write it alike but for capitals."""
    ours, theirs = term.need.text, term.capability.text
    if ours != theirs and ours.casefold() == theirs.casefold():
        same = Words(max(ours, theirs), term.need.language)  # small letters sort last
        return Term(same, same, term.concept, term.need_spans, term.capability_spans)
    return term


def _tells(term: Term, material: Material) -> bool:
    """Tell whether both wordings say something by themselves."""
    both = (term.need.text, term.capability.text)
    if any(map(is_measure, both)):
        return False
    if term.concept:
        return not any(_says_more(words, term.concept) for words in both)
    sides = ((material.need, term.need_spans), (material.capability, term.capability_spans))
    alone = any(_alone(record, span) for record, spans in sides for span in spans)
    named = any(span.field is TextField.KEYWORDS for _, spans in sides for span in spans)
    return all(tells(words, alone=alone, named=named) for words in both)


def _says_more(words: str, concept: str) -> bool:
    """Tell whether *concept* only lies inside the wording of another one: a narrower word."""
    known = vocabulary()
    found = concepts_of(known.wording.apply(fold(words)), known)
    inner = [there.inner for there in found if there.concept == concept]
    return bool(inner) and all(inner)


def _alone(record: Need | Capability, span: Span) -> bool:
    return stands_alone(field_text(record, span), span.start, span.end)


def _both(term: Term) -> str:
    return f"{term.need.text} | {term.capability.text}"


def _merged(first: Term, more: Term) -> Term:
    return Term(
        first.need,
        first.capability,
        first.concept,
        tuple(dict.fromkeys((*first.need_spans, *more.need_spans))),
        tuple(dict.fromkeys((*first.capability_spans, *more.capability_spans))),
    )


def _length(term: Term) -> int:
    """Return the length of both wordings, a Chinese character counting as three letters."""
    both = term.need.text + term.capability.text
    return len(both) + 2 * len(_HAN.findall(both))


def _nested(term: Term, other: Term) -> bool:
    pairs = ((term.need, other.need), (term.capability, other.capability))
    return any(a in b or b in a for a, b in ((fold(x.text), fold(y.text)) for x, y in pairs))
