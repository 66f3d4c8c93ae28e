"""Save blank lists to fill in, and name the fields that a column of a list may be."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from matchmaker import exchange
from matchmaker.domain import limits
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import Language
from matchmaker.exchange.forms import rows
from matchmaker.exchange.layout import SEVERAL
from matchmaker.i18n import tables
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message

_TITLES = ("title", "title_en", "title_zh_hans", "title_zh_hant")
_TEXTS = ("text", "text_en", "text_zh_hans", "text_zh_hant")
_PERSON = ("contact", "contact_title", "department", "mobile", "phone", "email", "wechat")
_REST = ("year", "status", "confidentiality", "lang", "remarks", "id", "extra")
_OWNER = ("organisation", "organisation_en", "uscc", "park", "district", "town", "size", "role")
_COLUMNS: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.NEED: (
        "code", *_TITLES, *_OWNER, "profile", *_TEXTS, "indicators", "expected", "constraints",
        "tried", "unwanted", "keywords", "field", "industry", "need_type", "modes", "trl",
        "process_stage", "budget", "deadline", "ip_wish", "preferred_partner",
        "excluded_partners", *_PERSON, "consent", "valid_to", *_REST,
    ),
    RecordKind.CAPABILITY: (
        "code", *_TITLES, *_OWNER, "profile", "kind", *_TEXTS, "advantages", "indicators",
        "applications", "keywords", "field", "industry", "trl", "process_stage", "ipr",
        "patents", "modes", "price", "lead_time", "evidence", "inventor", *_PERSON, "consent",
        "valid_to", "preferred_partner", "excluded_partners", *_REST,
    ),
}  # fmt: skip
_TEMPLATES: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.NEED: (
        "code", "organisation", "uscc", "park", "town", "size", "title", "title_other", "text",
        "text_other", "indicators", "expected", "constraints", "tried", "unwanted", "keywords",
        "field", "industry", "need_type", "modes", "trl", "budget", "deadline", "ip_wish",
        "preferred_partner", "excluded_partners", "confidentiality", "contact", "contact_title",
        "mobile", "email", "consent", "remarks",
    ),
    RecordKind.CAPABILITY: (
        "code", "organisation", "department", "title", "title_other", "kind", "text",
        "text_other", "advantages", "indicators", "applications", "keywords", "field",
        "industry", "trl", "process_stage", "ipr", "patents", "modes", "price", "lead_time",
        "evidence", "inventor", "contact", "phone", "email", "consent", "valid_to", "remarks",
    ),
}  # fmt: skip
_MUST = {RecordKind.NEED: {"title", "organisation"}, RecordKind.CAPABILITY: {"title"}}
_LISTS = {
    "size": "company_size",
    "need_type": "need_type",
    "kind": "capability_kind",
    "modes": "cooperation_mode",
    "process_stage": "process_stage",
    "ip_wish": "ownership_wish",
    "ipr": "ipr_status",
    "confidentiality": "confidentiality",
}
_SEVERAL_VALUES = frozenset({"modes", "ipr"})
# Where the second heading of the table says more than the first.
_SECOND = frozenset({"title", "organisation", "unwanted", "budget", "price", "consent"})
_HINTS = {
    "code": N_("Your own number. A row with a known number changes that record."),
    "organisation": N_("The full name, as registered."),
    "uscc": N_("18 characters; format the cells as text."),
    "title": N_("One line, what it is about."),
    "text": N_("The present situation, what is needed or offered, and for what."),
    "indicators": N_("One figure a line with sign and unit, for example: missed defects ≤ 0.5 %."),
    "keywords": N_("3 to {limit} keywords, parted by semicolons."),
    "field": N_("A code of the national high-tech fields, such as 8.3, or its name."),
    "industry": N_("A code of GB/T 4754-2017, such as 3252, or its name."),
    "trl": N_("A technology readiness level from 1 to 9."),
    "budget": N_("An amount with its unit, or “to be discussed”."),
    "price": N_("An amount with its unit, or “to be discussed”."),
    "deadline": N_("A month, such as 2027-06."),
    "valid_to": N_("A day, such as 2027-12-31."),
    "lead_time": N_("A number of months."),
    "excluded_partners": N_("Names parted by semicolons; they are never proposed."),
    "inventor": N_("Names parted by semicolons."),
    "evidence": N_("One pilot, customer or test report a line."),
    "advantages": N_("One advantage a line, three at most."),
    "consent": N_("Yes, if the person agreed that the contact is printed for the other side."),
    "remarks": N_("Kept for the organisers; never printed."),
}
_NAMES = {RecordKind.NEED: N_("Needs"), RecordKind.CAPABILITY: N_("Capabilities")}


def columns(kind: RecordKind) -> tuple[str, ...]:
    """Return the fields that a column of a list of *kind* can be, in the order of a list."""
    return _COLUMNS[kind]


def may_repeat(field: str) -> bool:
    """Tell whether several columns of one list may be this *field*."""
    return field in SEVERAL


def save(path: Path, kind: RecordKind, translator: Translator) -> Path:
    """Write a blank list of *kind* to fill in, with a sheet that explains every column.

    Raises:
        OutputError: the file cannot be written.
    """
    fields = tuple(_fields(kind, translator.language))
    return exchange.write_workbook(
        path,
        [
            exchange.Sheet(
                translator.text(_NAMES[kind]),
                tuple(_marked(field, kind, translator.language) for field in fields),
                (),
            ),
            _guide(fields, kind, translator),
        ],
    )


def heading(field: str, kind: RecordKind, language: Language) -> str:
    """Return what a column of *field* is called in a list of *kind*; the field if unnamed."""
    known = _headings()
    for record in (kind.value, "both"):
        if found := known.get((record, field, language.value)):
            return found[1 if field in _SECOND and len(found) > 1 else 0]
    return field


@cache
def _headings() -> dict[tuple[str, str, str], list[str]]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in rows("headings"):
        place = (row["record"], row["field"], row["language"])
        found.setdefault(place, []).append(row["heading"])
    return found


def _fields(kind: RecordKind, language: Language) -> Iterator[str]:
    """Yield the fields of a blank list; the other language is the one of the other side."""
    chinese = "zh_hans" if kind is RecordKind.NEED else "zh_hant"
    other = chinese if language is Language.EN else "en"
    for field in _TEMPLATES[kind]:
        yield field.replace("other", other)


def _marked(field: str, kind: RecordKind, language: Language) -> str:
    return heading(field, kind, language) + (" *" if field in _MUST[kind] else "")


def _guide(fields: tuple[str, ...], kind: RecordKind, translator: Translator) -> exchange.Sheet:
    return exchange.Sheet(
        translator.text(N_("How to fill in")),
        tuple(translator.text(text) for text in (N_("Column"), N_("What to write"))),
        tuple((_marked(f, kind, translator.language), _hint(f, kind, translator)) for f in fields),
    )


def _hint(field: str, kind: RecordKind, translator: Translator) -> str:
    # Every line has words: a lone name of a column would look like a list of its own.
    chinese = translator.language is not Language.EN
    semicolon = "\uff1b" if chinese else "; "
    must = N_("Must be filled in.") if field in _MUST[kind] else N_("Optional.")
    parts = [translator.text(must)]
    if field in _HINTS:
        parts.append(translator.say(Message(_HINTS[field], limit=limits.KEYWORDS)))
    if field in _LISTS:
        name = _LISTS[field]
        words = semicolon.join(translator.label(name, code) for code in tables.codes(name))
        text = N_("One or more of: {words}") if field in _SEVERAL_VALUES else N_("One of: {words}")
        parts.append(translator.say(Message(text, words=words)))
    return ("" if chinese else " ").join(parts)  # Chinese sentences follow without a blank
