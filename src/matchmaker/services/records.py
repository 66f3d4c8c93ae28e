"""Edit single records: check the limits, refuse stale edits, journal the change."""

import uuid
from dataclasses import dataclass, fields
from typing import TypeVar

from matchmaker.domain import limits
from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import Action, ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Label, Message
from matchmaker.services.changes import Changed, changed
from matchmaker.store import Database, Reader

Editable = Need | Capability | Organisation | Person
E_ = TypeVar("E_", Need, Capability, Organisation, Person)

_KIND: dict[type[Editable], RecordKind] = {
    Need: RecordKind.NEED,
    Capability: RecordKind.CAPABILITY,
    Organisation: RecordKind.ORGANISATION,
    Person: RecordKind.PERSON,
}
_TEXT_LIMITS = {
    "title": limits.TITLE,
    "name": limits.NAME,
    "problem": limits.PROBLEM,
    "summary": limits.PROBLEM,
    "expected": limits.EXPECTED,
    "constraints": limits.CONSTRAINTS,
    "tried_before": limits.CONSTRAINTS,
    "unwanted": limits.CONSTRAINTS,
    "applications": limits.APPLICATIONS,
    "profile": limits.PROFILE,
    "public_text": limits.PROBLEM,
}
_LINE_LIMITS = {"internal_text": limits.INTERNAL}
_CODE_PREFIX = {RecordKind.NEED: "N-", RecordKind.CAPABILITY: "C-"}


@dataclass(frozen=True, slots=True)
class Saved:
    """A record as it now stands, and the action that made it so (None: nothing was different)."""

    record: Editable
    action: Action | None
    changed: Changed


def new_id() -> RecordId:
    """Return a fresh record id."""
    return RecordId(uuid.uuid4().hex)


def next_code(database: Database, kind: RecordKind) -> str:
    """Return the next free code, such as ``N-061``."""
    prefix = _CODE_PREFIX[kind]
    with database.reading() as reader:
        codes = reader.codes(kind)
    numbers = [
        int(tail)
        for code in codes
        if code.startswith(prefix) and (tail := code[len(prefix) :]).isdecimal()
    ]
    return f"{prefix}{max(numbers, default=0) + 1:03d}"


def save(database: Database, record: E_, *, by: str, base: E_ | None = None) -> Saved:
    """Store *record*; *base* is the state its editor started from.

    Fields that only others changed since *base* are kept; a field both changed is refused.

    Raises:
        RecordError: a limit is passed, an obligatory text is missing, the code is taken, or the
            record was changed by someone else in the same field.
    """
    kind = _KIND[type(record)]
    check(record)
    with database.transaction() as tx:
        stored = tx.record(kind, RecordId(record.id))
        merged = _merged(record, base, stored) if base is not None else record
        _check_code(tx, merged)
        name = _name_of(merged)
        summary = (
            Message(N_("Added {name}"), name=name)
            if stored is None
            else Message(N_("Edited {name}"), name=name)
        )
        recorder = tx.act(ActionKind.EDIT, summary, by=by)
        written = recorder.put(merged)
    if not written:
        return Saved(merged, None, Changed.NOTHING)
    return Saved(merged, recorder.action, changed([kind]))


def delete(database: Database, kind: RecordKind, record: RecordId, *, by: str) -> Action:
    """Take a record out; undo or its history brings it back.

    Raises:
        RecordError: other records belong to it, or it is gone already.
    """
    with database.transaction() as tx:
        found = tx.record(kind, record)
        name = _name_of(found) if isinstance(found, Editable) else ""
        recorder = tx.act(ActionKind.DELETE, Message(N_("Deleted {name}"), name=name), by=by)
        recorder.remove(kind, record)
        return recorder.action


def check(record: Editable) -> None:
    """Hold a record to the limits of ``domain.limits``.

    Raises:
        RecordError: naming the field and its limit.
    """
    for each in fields(record):
        text = getattr(record, each.name)
        if isinstance(text, LocalisedText):
            _check_text(each.name, text, _TEXT_LIMITS.get(each.name, limits.ANY_TEXT))
        elif isinstance(text, str):
            _check_length(each.name, text, _LINE_LIMITS.get(each.name, limits.ANY_TEXT))
    if isinstance(record, Need | Capability):
        if not record.title:
            raise RecordError(Message(N_("A title is needed in at least one language.")))
        _check_rows(record)
    if isinstance(record, Organisation) and not record.name:
        raise RecordError(Message(N_("A name is needed in at least one language.")))


def text_limit(field: str, language: Language) -> int:
    """Return how many characters a text field may have in *language*."""
    factor = limits.ENGLISH_FACTOR if language is Language.EN else 1
    return int(_TEXT_LIMITS[field] * factor)


def _check_text(field: str, text: LocalisedText, limit: int) -> None:
    for language, value in text.items():
        factor = limits.ENGLISH_FACTOR if language is Language.EN else 1
        _check_length(field, value, min(int(limit * factor), limits.ANY_TEXT))


def _check_length(field: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise RecordError(
            Message(
                N_("{field} has {n} characters; at most {limit} fit. Shorten it."),
                field=Label("record_field", field),
                n=len(text),
                limit=limit,
            )
        )


def _check_rows(record: Need | Capability) -> None:
    for found, limit, message in (
        (len(record.keywords), limits.KEYWORDS, N_("At most {limit} keywords fit; remove some.")),
        (len(record.indicators), limits.INDICATORS, N_("At most {limit} indicators fit.")),
    ):
        if found > limit:
            raise RecordError(Message(message, limit=limit))
    if isinstance(record, Capability) and len(record.advantages) > limits.ADVANTAGES:
        raise RecordError(
            Message(N_("At most {limit} advantages fit; remove some."), limit=limits.ADVANTAGES)
        )


def _merged(record: E_, base: E_, stored: object) -> E_:
    if not isinstance(stored, type(record)):
        raise RecordError(
            Message(N_("This record was deleted meanwhile. Undo the deletion to keep your text."))
        )
    values = {}
    for each in fields(record):
        mine, old, now = (getattr(it, each.name) for it in (record, base, stored))
        if mine != old and now not in (old, mine):
            raise RecordError(
                Message(
                    N_(
                        "{field} was changed elsewhere meanwhile. Copy your text, reopen the "
                        "record, and add it."
                    ),
                    field=Label("record_field", each.name),
                )
            )
        values[each.name] = mine if mine != old else now
    return type(record)(**values)


def _check_code(tx: Reader, record: Editable) -> None:
    if not isinstance(record, Need | Capability):
        return
    other = (
        tx.need_by_code(record.code)
        if isinstance(record, Need)
        else tx.capability_by_code(record.code)
    )
    if not record.code or (other is not None and other.id != record.id):
        raise RecordError(
            Message(
                N_("The code “{code}” is empty or already used; choose another."), code=record.code
            )
        )


def _name_of(record: Editable) -> str:
    if isinstance(record, Need | Capability):
        return f"{record.code} {record.title.shown(Language.ZH_HANS)[0]}"
    if isinstance(record, Organisation):
        return record.name.shown(Language.ZH_HANS)[0]
    return record.name_zh or record.name_en
