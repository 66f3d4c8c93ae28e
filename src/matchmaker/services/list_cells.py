"""Say in one cell of a list what a record states in one column; empty means not stated."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from matchmaker.domain.ids import OrganisationId
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.quantities import Comparison, Money, Reached, Target
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.exchange import Cell
from matchmaker.exchange.languages import language_of
from matchmaker.i18n import tables
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_
from matchmaker.services.listed_people import ListedPeople

Record = Need | Capability
_SIGNS = {Comparison.AT_LEAST: "\u2265", Comparison.AT_MOST: "\u2264", Comparison.EQUAL: "="}
TITLES, TEXTS = (
    {f"{column}_{language.lower().replace('-', '_')}": language for language in Language}
    for column in ("title", "text")
)
_LISTS = {
    "status": ("status", "need_status"),
    "need_type": ("need_type", "need_type"),
    "ip_wish": ("ip_wish", "ownership_wish"),
    "confidentiality": ("confidentiality", "confidentiality"),
    "kind": ("kind", "capability_kind"),
    "process_stage": ("process_stage", "process_stage"),
    "ipr": ("ipr_status", "ipr_status"),
}
_LINES = {
    "expected": "expected", "constraints": "constraints", "tried": "tried_before",
    "unwanted": "unwanted", "applications": "applications",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Writing:
    """What every cell is written with."""

    translator: Translator
    organisations: Mapping[OrganisationId, Organisation]
    people: ListedPeople


def cell(record: Record, name: str, writing: Writing) -> Cell:
    """Return what *record* states in the column *name*."""
    if name in TITLES:
        return record.title.get(TITLES[name]) or None
    if name in TEXTS:
        return _body(record).get(TEXTS[name]) or None
    if name in _LINES:
        return _line(getattr(record, _LINES[name]), writing) or None
    if name in _LISTS:
        return _listed(getattr(record, _LISTS[name][0]), _LISTS[name][1], writing) or None
    value = _WRITERS[name](record, writing)
    return None if value == "" else value


def _body(record: Record) -> LocalisedText:
    return record.problem if isinstance(record, Need) else record.summary


def _line(text: LocalisedText, writing: Writing) -> str:
    return text.shown(writing.translator.language)[0]


def _listed(value: object, list_name: str, writing: Writing) -> str:
    if value is None:
        return ""
    codes = sorted(str(each) for each in value) if isinstance(value, frozenset) else [str(value)]
    return "; ".join(writing.translator.label(list_name, code) for code in codes)


def _modes(record: Record, writing: Writing) -> str:
    modes = record.mode_wanted if isinstance(record, Need) else record.mode_offered
    return _listed(modes, "cooperation_mode", writing)


def _indicators(record: Record, writing: Writing) -> str:
    return "\n".join(
        _target(row, writing) if isinstance(row, Target) else _reached(row, writing)
        for row in record.indicators
    )


def _target(row: Target, writing: Writing) -> str:
    if row.low is None:
        return row.text
    figure = (
        f"{row.low:f}\u2013{row.high:f}"
        if row.high is not None
        else f"{_SIGNS.get(row.comparison, '=')} {row.low:f}"
    )
    at_present = writing.translator.text(N_("at present"))
    now = f" ({at_present} {row.now})" if row.now else ""
    return f"{_line(row.name, writing)} {figure} {row.unit}".rstrip() + now


def _reached(row: Reached, writing: Writing) -> str:
    if row.value is None:
        return row.text
    how = f" ({_line(row.how, writing)})" if row.how else ""
    return f"{_line(row.name, writing)}: {row.value:f} {row.unit}".rstrip() + how


def _money(money: Money | None, writing: Writing) -> Cell:
    if money is None or money.amount is not None:
        return money.amount if money else None
    return writing.translator.label("budget_band", money.band.value)


def _industry(record: Record, _writing: Writing) -> str:
    codes = record.industries if isinstance(record, Capability) else (record.industry,)
    return "; ".join(each.code for each in codes if each is not None)


def _organisation(record: Record, writing: Writing) -> str:
    ids = record.organisations if isinstance(record, Capability) else (record.organisation,)
    return "\uff1b".join(
        _line(writing.organisations[each].name, writing)
        for each in ids
        if each in writing.organisations
    )


def _park(record: Record, writing: Writing) -> str:
    owner = writing.organisations.get(record.organisation) if isinstance(record, Need) else None
    park = owner.park if owner else None
    return tables.park_name(park, writing.translator.language) if park else ""


def _of_contact(pick: Callable[[Person, Writing], str]) -> "_Writer":
    def write(record: Record, writing: Writing) -> Cell:
        person = writing.people.contact(record)
        return pick(person, writing) if person else None

    return write


def _inventors(record: Record, writing: Writing) -> str:
    return "; ".join(each.name_zh or each.name_en for each in writing.people.inventors(record))


def _consent(record: Record, writing: Writing) -> str:
    agreed = writing.people.agreed(record)
    if agreed is None:
        return ""
    return writing.translator.text(N_("Yes") if agreed else N_("No"))


def _department(record: Record, writing: Writing) -> str:
    if isinstance(record, Capability) and record.team:
        return _line(record.team, writing)
    person = writing.people.contact(record)
    return _line(person.department, writing) if person else ""


def _language(record: Record, writing: Writing) -> str:
    """Name the language of what is written in both scripts alike: characters do not tell it."""
    wanted = writing.translator.language
    for text in _single_texts(record, writing):
        shown, language = text.shown(wanted)
        if shown and language_of(shown) is None:
            return writing.translator.label("language", language.value)
    return writing.translator.label("language", _body(record).shown(wanted)[1].value)


def _single_texts(record: Record, writing: Writing) -> Iterator[LocalisedText]:
    """Yield the texts that have one column for all languages."""
    owners = record.organisations if isinstance(record, Capability) else (record.organisation,)
    yield from (writing.organisations[each].name for each in owners if each)
    yield from (getattr(record, field) for field in _LINES.values() if hasattr(record, field))
    yield from (row.name for row in record.indicators)
    yield from getattr(record, "advantages", ())
    yield from (proof.text for proof in getattr(record, "evidence", ()))


def _of(field: str) -> "_Writer":
    def write(record: Record, _writing: Writing) -> Cell:
        value = getattr(record, field)
        return str(value) if field == "deadline" and value is not None else value

    return write


_Writer = Callable[[Record, Writing], Cell]
_WRITERS: Mapping[str, _Writer] = {
    "code": _of("code"),
    "organisation": _organisation,
    "park": _park,
    "department": _department,
    "indicators": _indicators,
    "keywords": lambda record, _: "; ".join(record.keywords),
    "field": _of("hightech_field"),
    "industry": _industry,
    "modes": _modes,
    "trl": lambda record, _: record.trl_min if isinstance(record, Need) else record.trl,
    "budget": lambda record, w: _money(getattr(record, "budget", None), w),
    "price": lambda record, w: _money(getattr(record, "price_hint", None), w),
    "deadline": _of("deadline"),
    "lead_time": _of("lead_time"),
    "valid_to": _of("valid_to"),
    "year": _of("year"),
    "preferred_partner": _of("preferred_partner"),
    "excluded_partners": lambda record, _: "; ".join(getattr(record, "excluded_partners", ())),
    "advantages": lambda record, w: "\n".join(
        _line(each, w) for each in getattr(record, "advantages", ())
    ),
    "patents": lambda record, _: "; ".join(each.number for each in getattr(record, "patents", ())),
    "evidence": lambda record, w: "\n".join(
        _line(each.text, w) for each in getattr(record, "evidence", ())
    ),
    "inventor": _inventors,
    "contact": _of_contact(lambda person, _: person.name_zh or person.name_en),
    "contact_title": _of_contact(lambda person, w: _line(person.title, w)),
    "mobile": _of_contact(lambda person, _: person.mobile),
    "phone": _of_contact(lambda person, _: person.phone),
    "email": _of_contact(lambda person, _: person.email),
    "wechat": _of_contact(lambda person, _: person.wechat),
    "consent": _consent,
    "lang": _language,
}
