"""A record on the desk: read with its organisations and people, compared, and written back."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeVar

from matchmaker.domain import limits
from matchmaker.domain.blind import Leak, leaks
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId, RecordId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.folding import fold
from matchmaker.gui.presenters.listing import contacts, owners
from matchmaker.gui.presenters.session import Changed
from matchmaker.messages import N_, Label, Message

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

_ROWS = {"advantages": limits.ADVANTAGE, "team": limits.NAME}
T = TypeVar("T", bound=Need | Capability | Organisation | Person)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A need or capability with the organisations and people it names."""

    record: Need | Capability
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()

    @property
    def kind(self) -> RecordKind:
        """Tell need from capability."""
        return RecordKind.NEED if isinstance(self.record, Need) else RecordKind.CAPABILITY


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet as read, and everybody it could name."""

    sheet: Sheet
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet as it now stands in the file, and what that changed."""

    sheet: Sheet
    changed: Changed


def read_sheet(database: "Database", kind: RecordKind, record: RecordId) -> Opened | None:
    """Read one record with all it could name; None if it is not there (any more)."""
    with database.reading() as reader:
        found = reader.record(kind, record)
        organisations, people = reader.organisations(), reader.people()
    if not isinstance(found, Need | Capability):
        return None
    return Opened(gathered(found, organisations, people), organisations, people)


def new_sheet(database: "Database", kind: RecordKind, year: int) -> Opened:
    """Return an empty record with the next free code; nothing is written."""
    from matchmaker.services import records

    code = records.next_code(database, kind)
    record: Need | Capability
    if kind is RecordKind.NEED:
        fresh = NeedId(records.new_id())
        record = Need(fresh, code, OrganisationId(""), EMPTY_TEXT, year=year)
    else:
        record = Capability(CapabilityId(records.new_id()), code, (), EMPTY_TEXT)
    with database.reading() as reader:
        return Opened(Sheet(record), reader.organisations(), reader.people())


def gathered(
    record: Need | Capability,
    organisations: tuple[Organisation, ...],
    people: tuple[Person, ...],
) -> Sheet:
    """Return the sheet of *record*, its links looked up in *organisations* and *people*."""
    known = {each.id: each for each in organisations}
    met = {each.id: each for each in people}
    return Sheet(
        record,
        tuple(known[each] for each in owners(record) if each in known),
        tuple(met[each] for each in contacts(record) if each in met),
    )


def write_sheet(database: "Database", draft: Sheet, base: Sheet | None, *, by: str) -> Kept:
    """Write what of *draft* differs from *base* as one step: organisations, people, the record.

    Raises:
        RecordError: a limit is passed, the code is taken, or somebody else changed a field.
    """
    from matchmaker.services import records

    before = {each.id: each for each in _all_of(base)} if base else {}
    edits = [
        records.Edit(each, before.get(each.id))
        for each in _all_of(draft)
        if before.get(each.id) != each
    ]
    done = records.save_together(database, edits, by=by)
    stored = {each.id: each for each in done.records}
    whole = [stored.get(each.id, each) for each in _all_of(draft)]
    record = whole[-1]
    return Kept(
        Sheet(
            record if isinstance(record, Need | Capability) else draft.record,
            tuple(each for each in whole if isinstance(each, Organisation)),
            tuple(each for each in whole if isinstance(each, Person)),
        ),
        done.changed,
    )


def _all_of(sheet: Sheet) -> tuple[Organisation | Person | Need | Capability, ...]:
    return (*sheet.organisations, *sheet.people, sheet.record)


def text_limit(field: str, language: Language) -> int:
    """Return how many characters a text of the record may have in *language*."""
    from matchmaker.services import records

    if field in _ROWS:
        factor = limits.ENGLISH_FACTOR if language is Language.EN else 1
        return int(_ROWS[field] * factor)
    return records.text_limit(field, language)


def with_value(sheet: Sheet, field: str, value: object) -> Sheet:
    """Return *sheet* with one field of its record set."""
    # The field is one of a need or of a capability, which no checker can tell from its name.
    record = replace(sheet.record, **{field: value})  # type: ignore[arg-type]
    return replace(sheet, record=record)


def lacks(sheet: Sheet) -> dict[str, Message]:
    """Return what *sheet* cannot be stored without, by the field it belongs in."""
    found = {}
    if not sheet.record.title:
        found["title"] = Message(N_("A title is needed in at least one language."))
    if isinstance(sheet.record, Need) and not sheet.record.organisation:
        found["organisation"] = Message(N_("Choose the organisation, or write a new name."))
    return found


def leaks_in(sheet: Sheet) -> tuple[Leak, ...]:
    """Return the names of the sheet's organisations that its public texts give away."""
    return leaks(sheet.record, sheet.organisations, fold=fold)


def rebased(draft: Sheet, base: Sheet, stored: Sheet) -> Sheet:
    """Return *stored* with everything that *draft* changed since *base*."""
    old_organisations = {each.id: each for each in base.organisations}
    old_people = {each.id: each for each in base.people}
    now_organisations = {each.id: each for each in stored.organisations}
    now_people = {each.id: each for each in stored.people}
    record = rebased_record(draft.record, base.record, stored.record)
    return Sheet(
        record,
        tuple(
            rebased_record(each, old_organisations[each.id], now_organisations[each.id])
            if each.id in old_organisations and each.id in now_organisations
            else each
            for each in _linked(draft.organisations, stored.organisations, owners(record))
        ),
        tuple(
            rebased_record(each, old_people[each.id], now_people[each.id])
            if each.id in old_people and each.id in now_people
            else each
            for each in _linked(draft.people, stored.people, contacts(record))
        ),
    )


def rebased_record(draft: T, base: T, stored: T) -> T:
    """Return *stored* with every field that *draft* changed since *base*."""
    changes = {
        each.name: getattr(draft, each.name)
        for each in fields(draft)
        if getattr(draft, each.name) != getattr(base, each.name)
    }
    return replace(stored, **changes)


def checked(record: Need | Capability, language: Language) -> Need | Capability:
    """Return *record* with every text of *language* taken as checked by a person."""
    changes = {
        each.name: _checked(getattr(record, each.name), language)
        for each in fields(record)
        if isinstance(getattr(record, each.name), LocalisedText | tuple)
    }
    return replace(record, **changes)  # type: ignore[arg-type]


def field_of(message: Message) -> str:
    """Return the field a refusal is about, '' if it is about the whole record."""
    label = message.values.get("field")
    if isinstance(label, Label):
        return label.code
    return "code" if "code" in message.values else ""


def _linked(draft: tuple[T, ...], stored: tuple[T, ...], wanted: Sequence[str]) -> tuple[T, ...]:
    found = {str(each.id): each for each in (*stored, *draft)}
    return tuple(found[each] for each in wanted if each in found)


def _checked(value: object, language: Language) -> object:
    if isinstance(value, LocalisedText):
        return replace(value, converted=value.converted - {language})
    if isinstance(value, tuple):
        return tuple(_checked_row(row, language) for row in value)
    return value


def _checked_row(row: object, language: Language) -> object:
    if isinstance(row, LocalisedText):
        return _checked(row, language)
    name = getattr(row, "name", EMPTY_TEXT)
    if isinstance(name, LocalisedText) and name.converted:
        return replace(row, name=_checked(name, language))  # type: ignore[type-var]
    return row


def converted_languages(record: Need | Capability) -> list[Language]:
    """Return the languages in which some text of *record* was made by a machine."""
    found: set[Language] = set()
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        rows = value if isinstance(value, tuple) else (value,)
        for row in rows:
            text = row if isinstance(row, LocalisedText) else getattr(row, "name", None)
            if isinstance(text, LocalisedText):
                found |= text.converted
    return [language for language in Language if language in found]
