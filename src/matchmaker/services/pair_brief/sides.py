"""Word the two sides: heads and texts, with shared words marked."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

from matchmaker.domain.brief import Side, Words
from matchmaker.domain.explanation import Span, TextField
from matchmaker.domain.lists import Confidentiality, Role
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.i18n import tables
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_
from matchmaker.services.pair_brief.bodies import body_hidden, capability_body, need_body
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.speaker import Speaker
from matchmaker.services.pair_brief.terms import Term

_DOT = " \u00b7 "
_Spans = dict[tuple[TextField, int], list[Span]]


def need_side(material: Material, speaker: Speaker, terms: Sequence[Term]) -> Side:
    """Word the need's side."""
    need = material.need
    body = need_body(material, speaker)
    spans = _spans(each.need_spans for each in terms)
    text, gist, notes = _texts(speaker, need, body, spans)
    if body_hidden(material):
        text, gist, notes = _summary(need, speaker), None, speaker.notes((need.title,))
    return Side(
        label=speaker.text(N_("Need")),
        code=need.code,
        title=speaker.record(need.title),
        organisation=_company(material, speaker),
        place=_place(material, speaker),
        text=text,
        gist=gist,
        notes=notes,
    )


def capability_side(material: Material, speaker: Speaker, terms: Sequence[Term]) -> Side:
    """Word the capability's side, with up to three advantages."""
    capability = material.capability
    body = capability_body(material, speaker)
    spans = _spans(each.capability_spans for each in terms)
    text, gist, notes = _texts(speaker, capability, body, spans)
    points = tuple(
        _marked(speaker.shown(each), spans.get((TextField.ADVANTAGES, row), ()))
        for row, each in enumerate(capability.advantages)
        if each
    )
    return Side(
        label=speaker.text(N_("Capability")),
        code=capability.code,
        title=speaker.record(capability.title),
        organisation=_provider(material, speaker),
        place=_department(material, speaker),
        text=text,
        gist=gist,
        points=points,
        notes=notes,
    )


def organisation_name(organisation: Organisation, speaker: Speaker) -> Words:
    """Return the name for the reader, a known institution with its short code."""
    words = speaker.shown(organisation.name)
    code = organisation.institution
    if code and code not in words.text:
        return Words(f"{words.text} {code}", words.language)
    return words


def _summary(need: Need, speaker: Speaker) -> Words:
    """Say what a need that may not be shown is about: its keywords, which are public."""
    secret = need.confidentiality is Confidentiality.NDA
    wording = (
        N_("Details once an NDA is signed. It is about: {keywords}.")
        if secret
        else N_("The company shows a summary only. It is about: {keywords}.")
    )
    return speaker.first(lambda t: t.text(wording, keywords=t.text(N_(", ")).join(need.keywords)))


def _texts(
    speaker: Speaker, record: Need | Capability, body: LocalisedText, spans: _Spans
) -> tuple[Words, Words | None, tuple[Words, ...]]:
    """Return text, gist in the second language and the labels of foreign wordings."""
    said = speaker.record(body) if body else speaker.text(N_("not stated"))
    is_body = body is (record.problem if isinstance(record, Need) else record.summary)
    places = spans.get((TextField.BODY, 0), ()) if is_body else ()
    text = _marked(said.first, places)
    gist = _marked(said.second, places) if said.second else None
    return text, gist, speaker.notes((record.title, body))


def _marked(words: Words, spans: Sequence[Span]) -> Words:
    """Return *words* with the shared places marked."""
    marks = _joined(
        (span.start, min(span.end, len(words.text)))
        for span in spans
        if span.language is words.language
    )
    return Words(words.text, words.language, marks)


def _spans(groups: Iterable[tuple[Span, ...]]) -> _Spans:
    """Return the spans of the shared terms by field and row."""
    found: _Spans = {}
    for span in chain.from_iterable(groups):
        found.setdefault((span.field, span.row), []).append(span)
    return found


def _joined(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the places in order, overlapping ones as one."""
    done: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if end <= start:
            continue
        if done and start <= done[-1][1]:
            done[-1] = (done[-1][0], max(done[-1][1], end))
        else:
            done.append((start, end))
    return tuple(done)


def _company(material: Material, speaker: Speaker) -> Words:
    company = material.company
    if company is None:
        return speaker.first(lambda t: t.text(N_("Company not stated")))
    if not speaker.copy.blind:
        return organisation_name(company, speaker)
    park = company.park
    if park is None:
        return speaker.first(lambda t: t.text(N_("A company in Foshan")))
    return speaker.first(
        lambda t: t.text(N_("Company in {park}"), park=tables.park_name(park, t.language))
    )


def _place(material: Material, speaker: Speaker) -> Words:
    """Return park, town and size; on a blind copy the trade and the size."""
    company = material.company
    if company is None:
        return Words("", speaker.language)

    def words(t: Translator) -> str:
        industry = material.need.industry or company.industry
        parts = [
            tables.industry_name(industry, t.language) if speaker.copy.blind and industry else "",
            ""
            if speaker.copy.blind or not company.park
            else tables.park_name(company.park, t.language),
            "" if speaker.copy.blind else town_name(company.town, t.language),
            t.label("company_size", company.size.value) if company.size else "",
        ]
        return _DOT.join(part for part in parts if part)

    return speaker.first(words)


def _provider(material: Material, speaker: Speaker) -> Words:
    providers = material.providers
    if not providers:
        return speaker.first(lambda t: t.text(N_("Organisation not stated")))
    if speaker.copy.blind:
        role = min(providers[0].roles, key=list(Role).index, default=Role.RESEARCH_INSTITUTE)
        return speaker.first(lambda t: t.label("organisation_role", role.value))
    names = [organisation_name(each, speaker) for each in providers]
    comma = speaker.first(lambda t: t.text(N_(", "))).text
    return Words(comma.join(name.text for name in names), names[0].language)


def _department(material: Material, speaker: Speaker) -> Words:
    """Return department and kind; on a blind copy the field and the kind."""
    capability = material.capability
    team = "" if speaker.copy.blind else speaker.shown(capability.team).text

    def words(t: Translator) -> str:
        code = capability.hightech_field
        field = tables.field_name(code, t.language) if speaker.copy.blind and code else ""
        kind = t.label("capability_kind", capability.kind.value)
        return _DOT.join(part for part in (team, field, kind) if part)

    return speaker.first(words)


def town_name(town: str, language: Language) -> str:
    """Return a town of Foshan in *language*; as written if it is not in the table."""
    known = _towns().get(town)
    return known.shown(language)[0] if known else town


@cache
def _towns() -> dict[str, LocalisedText]:
    """Return the towns by each of their spellings."""
    found = {}
    for row in tables.rows("towns"):
        name = LocalisedText(row["zh_hans"], row["zh_hant"], row["en"])
        found.update({words: name for _, words in name.items()})
    return found
