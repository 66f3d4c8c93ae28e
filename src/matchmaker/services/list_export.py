"""Write the needs or the capabilities as a list that can be edited and brought in again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from matchmaker import exchange
from matchmaker.domain.ids import OrganisationId, PersonId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.quantities import Comparison, Money, Reached, Target
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.exchange.languages import language_of
from matchmaker.i18n import tables
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_
from matchmaker.services import templates
from matchmaker.store import Database

Record = Need | Capability
_SIGNS = {Comparison.AT_LEAST: "\u2265", Comparison.AT_MOST: "\u2264", Comparison.EQUAL: "="}
_SLOTS = {
    "zh_hans": Language.ZH_HANS, "zh_hant": Language.ZH_HANT, "en": Language.EN,
}  # fmt: skip
_NAMES = {RecordKind.NEED: N_("Needs"), RecordKind.CAPABILITY: N_("Capabilities")}
_TITLES = tuple(f"title_{slot}" for slot in _SLOTS)
_TEXTS = tuple(f"text_{slot}" for slot in _SLOTS)
_PERSON = ("contact", "contact_title", "mobile", "phone", "email", "wechat")
# The plain English heading names no unit, which a figure needs.
_UNIT_HEADINGS = {("budget", Language.EN): "Budget (CNY 10,000)"}
_COLUMNS = {
    RecordKind.NEED: (
        "code", "status", "organisation", "park", *_TITLES, *_TEXTS, "indicators", "expected",
        "constraints", "tried", "unwanted", "keywords", "field", "industry", "need_type", "modes",
        "trl", "budget", "deadline", "ip_wish", "confidentiality", "preferred_partner",
        "excluded_partners", "department", *_PERSON, "year", "lang",
    ),
    RecordKind.CAPABILITY: (
        "code", "kind", "organisation", "department", *_TITLES, *_TEXTS, "advantages",
        "indicators", "applications", "keywords", "field", "industry", "trl", "process_stage",
        "ipr", "patents", "modes", "price", "lead_time", "evidence", "valid_to", "inventor",
        *_PERSON, "lang",
    ),
}  # fmt: skip
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
class _Writing:
    """What every cell is written with."""

    translator: Translator
    organisations: Mapping[OrganisationId, Organisation]
    people: Mapping[PersonId, Person]


def save(database: Database, path: Path, kind: RecordKind, translator: Translator) -> Path:
    """Write every need or capability, a row each, under the headings of the blank list.

    Numbers are numbers and days are days; what is not stated is an empty cell.

    Raises:
        OutputError: the file cannot be written; an older one is as it was.
    """
    with database.reading() as reader:
        records: tuple[Record, ...] = (
            reader.needs() if kind is RecordKind.NEED else reader.capabilities()
        )
        writing = _Writing(
            translator,
            {each.id: each for each in reader.organisations()},
            {each.id: each for each in reader.people()},
        )
    columns = _COLUMNS[kind]
    note = N_("An empty cell means: not stated.")
    sheets = (
        exchange.Sheet(
            translator.text(_NAMES[kind]),
            tuple(_heading(name, kind, translator.language) for name in columns),
            tuple(tuple(_cell(record, name, writing) for name in columns) for record in records),
        ),
        exchange.Sheet(
            translator.text(N_("About")),
            (translator.text(N_("About this file")),),
            (
                (translator.text(note),),
                (translator.text(N_("Rows are recognised by their code when brought in again.")),),
            ),
        ),
    )
    return exchange.write_workbook(path, sheets)


def _heading(name: str, kind: RecordKind, language: Language) -> str:
    return _UNIT_HEADINGS.get((name, language)) or templates.heading(name, kind, language)


def _cell(record: Record, name: str, writing: _Writing) -> exchange.Cell:
    slot = name.rpartition("title_")[2] if name in _TITLES else name.rpartition("text_")[2]
    if name in _TITLES:
        return record.title.get(_SLOTS[slot]) or None
    if name in _TEXTS:
        return _body(record).get(_SLOTS[slot]) or None
    if name in _LINES:
        return _line(getattr(record, _LINES[name]), writing) or None
    if name in _LISTS:
        return _listed(getattr(record, _LISTS[name][0]), _LISTS[name][1], writing) or None
    value = _WRITERS[name](record, writing)
    return None if value == "" else value


def _body(record: Record) -> LocalisedText:
    return record.problem if isinstance(record, Need) else record.summary


def _line(text: LocalisedText, writing: _Writing) -> str:
    return text.shown(writing.translator.language)[0]


def _listed(value: object, list_name: str, writing: _Writing) -> str:
    if value is None:
        return ""
    codes = sorted(str(each) for each in value) if isinstance(value, frozenset) else [str(value)]
    return "; ".join(writing.translator.label(list_name, code) for code in codes)


def _modes(record: Record, writing: _Writing) -> str:
    modes = record.mode_wanted if isinstance(record, Need) else record.mode_offered
    return _listed(modes, "cooperation_mode", writing)


def _indicators(record: Record, writing: _Writing) -> str:
    return "\n".join(
        _target(row, writing) if isinstance(row, Target) else _reached(row, writing)
        for row in record.indicators
    )


def _target(row: Target, writing: _Writing) -> str:
    if row.low is None:
        return row.text
    figure = (
        f"{row.low:f}\u2013{row.high:f}"
        if row.high is not None
        else f"{_SIGNS.get(row.comparison, '=')} {row.low:f}"
    )
    now = f" ({writing.translator.text(N_('at present'))} {row.now})" if row.now else ""
    return f"{_line(row.name, writing)} {figure} {row.unit}".rstrip() + now


def _reached(row: Reached, writing: _Writing) -> str:
    if row.value is None:
        return row.text
    how = f" ({_line(row.how, writing)})" if row.how else ""
    return f"{_line(row.name, writing)}: {row.value:f} {row.unit}".rstrip() + how


def _money(money: Money | None, writing: _Writing) -> exchange.Cell:
    if money is None or money.amount is not None:
        return money.amount if money else None
    return writing.translator.label("budget_band", money.band.value)


def _industry(record: Record, _writing: _Writing) -> str:
    codes = record.industries if isinstance(record, Capability) else (record.industry,)
    return "; ".join(each.code for each in codes if each is not None)


def _organisation(record: Record, writing: _Writing) -> str:
    ids = record.organisations if isinstance(record, Capability) else (record.organisation,)
    return "\uff1b".join(
        _line(writing.organisations[each].name, writing)
        for each in ids
        if each in writing.organisations
    )


def _park(record: Record, writing: _Writing) -> str:
    owner = writing.organisations.get(record.organisation) if isinstance(record, Need) else None
    park = owner.park if owner else None
    return tables.park_name(park, writing.translator.language) if park else ""


def _contact(record: Record, writing: _Writing) -> Person | None:
    if isinstance(record, Need):
        return next((writing.people[each] for each in record.contacts), None)
    officer = record.transfer_officer
    return writing.people.get(officer) if officer else None


def _of_contact(pick: Callable[[Person, _Writing], str]) -> "_Writer":
    def write(record: Record, writing: _Writing) -> exchange.Cell:
        person = _contact(record, writing)
        return pick(person, writing) if person else None

    return write


def _inventors(record: Record, writing: _Writing) -> str:
    ids = record.inventors if isinstance(record, Capability) else ()
    people = (writing.people[each] for each in ids if each in writing.people)
    return "; ".join(each.name_zh or each.name_en for each in people)


def _department(record: Record, writing: _Writing) -> str:
    if isinstance(record, Capability) and record.team:
        return _line(record.team, writing)
    person = _contact(record, writing)
    return _line(person.department, writing) if person else ""


def _language(record: Record, writing: _Writing) -> str:
    """Name the language of what is written in both scripts alike: characters do not tell it."""
    wanted = writing.translator.language
    for text in _single_texts(record, writing):
        shown, language = text.shown(wanted)
        if shown and language_of(shown) is None:
            return writing.translator.label("language", language.value)
    return writing.translator.label("language", _body(record).shown(wanted)[1].value)


def _single_texts(record: Record, writing: _Writing) -> Iterator[LocalisedText]:
    """Yield the texts that have one column for all languages."""
    owners = record.organisations if isinstance(record, Capability) else (record.organisation,)
    yield from (writing.organisations[each].name for each in owners if each)
    yield from (getattr(record, field) for field in _LINES.values() if hasattr(record, field))
    yield from (row.name for row in record.indicators)
    yield from getattr(record, "advantages", ())
    yield from (proof.text for proof in getattr(record, "evidence", ()))


def _of(field: str) -> "_Writer":
    def write(record: Record, _writing: _Writing) -> exchange.Cell:
        value = getattr(record, field)
        return str(value) if field == "deadline" and value is not None else value

    return write


_Writer = Callable[[Record, _Writing], exchange.Cell]
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
    "lang": _language,
}
