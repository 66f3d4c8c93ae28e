"""Write the needs or the capabilities as a list to edit and bring in again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matchmaker import exchange
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import Language
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_
from matchmaker.services import about, templates
from matchmaker.services.list_cells import TEXTS, TITLES, Record, Writing, cell
from matchmaker.services.listed_people import ListedPeople
from matchmaker.store import Database
from matchmaker.store.database import Clock, utc_now

_NAMES = {RecordKind.NEED: N_("Needs"), RecordKind.CAPABILITY: N_("Capabilities")}
_PERSON = ("contact", "contact_title", "mobile", "phone", "email", "wechat", "consent")
# The plain English heading names no unit, which a figure needs.
_UNIT_HEADINGS = {("budget", Language.EN): "Budget (CNY 10,000)"}
_COLUMNS = {
    RecordKind.NEED: (
        "code", "status", "organisation", "park", *TITLES, *TEXTS, "indicators", "expected",
        "constraints", "tried", "unwanted", "keywords", "field", "industry", "need_type", "modes",
        "trl", "budget", "deadline", "ip_wish", "confidentiality", "preferred_partner",
        "excluded_partners", "department", *_PERSON, "year", "lang",
    ),
    RecordKind.CAPABILITY: (
        "code", "kind", "organisation", "department", *TITLES, *TEXTS, "advantages",
        "indicators", "applications", "keywords", "field", "industry", "trl", "process_stage",
        "ipr", "patents", "modes", "price", "lead_time", "evidence", "valid_to", "inventor",
        *_PERSON, "lang",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which list, and whether it names people who did not agree to be named to the other side."""

    kind: RecordKind
    with_contacts: bool = False


def save(
    database: Database, path: Path, wanted: Wanted, translator: Translator, *, now: Clock = utc_now
) -> Path:
    """Write every need or capability, a row each, under the headings of the blank list.

    Numbers are numbers and days are days; what is not stated is an empty cell. People who did
    not agree, or took that back, are left out unless *wanted* says otherwise.

    Raises:
        OutputError: the file cannot be written; an older one is as it was.
    """
    kind = wanted.kind
    with database.reading() as reader:
        event = reader.event()
        records: tuple[Record, ...] = (
            reader.needs() if kind is RecordKind.NEED else reader.capabilities()
        )
        writing = Writing(
            translator,
            {each.id: each for each in reader.organisations()},
            ListedPeople(
                {each.id: each for each in reader.people()}, everybody=wanted.with_contacts
            ),
        )
    columns = _COLUMNS[kind]
    sheets = (
        exchange.Sheet(
            translator.text(_NAMES[kind]),
            tuple(_heading(name, kind, translator.language) for name in columns),
            tuple(tuple(cell(record, name, writing) for name in columns) for record in records),
        ),
        about.sheet(
            event,
            translator,
            _reading_it(wanted, translator),
            personal=writing.people.personal(records),
            now=now,
        ),
    )
    return exchange.write_workbook(path, sheets)


def _reading_it(wanted: Wanted, translator: Translator) -> Iterator[about.Line]:
    say = translator.text
    if not wanted.with_contacts:
        text = N_("People who did not agree to be named are left out; bringing it in keeps them.")
        yield say(N_("Left out")), say(text)
    empty = N_("An empty cell means: not stated.")
    yield say(N_("Empty cells")), say(empty)
    known = N_("Rows are recognised by their code when brought in again.")
    yield say(N_("Bringing it in")), say(known)


def _heading(name: str, kind: RecordKind, language: Language) -> str:
    return _UNIT_HEADINGS.get((name, language)) or templates.heading(name, kind, language)
