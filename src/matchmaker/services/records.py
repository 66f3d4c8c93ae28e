"""Edit single records: check the limits, refuse stale edits, journal the change."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import Action, ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message
from matchmaker.services.changes import Changed, changed
from matchmaker.services.checking import (
    Editable,
    check,
    keyword_limit,
    label_of,
    text_limit,
)
from matchmaker.store import Database, Reader

__all__ = [
    "Edit", "Editable", "Saved", "SavedTogether", "check", "check_code", "delete",
    "keyword_limit", "name_of", "new_id", "next_code", "save", "save_together", "text_limit",
]  # fmt: skip

E_ = TypeVar("E_", bound=Editable)

_KIND: dict[type[Editable], RecordKind] = {
    Need: RecordKind.NEED,
    Capability: RecordKind.CAPABILITY,
    Organisation: RecordKind.ORGANISATION,
    Person: RecordKind.PERSON,
}
_CODE_PREFIX = {RecordKind.NEED: "N-", RecordKind.CAPABILITY: "C-"}


@dataclass(frozen=True, slots=True)
class Edit:
    """A record as it is to be, and the state its editor started from (None: it is new)."""

    record: Editable
    base: Editable | None = None


@dataclass(frozen=True, slots=True)
class SavedTogether:
    """Records as they now stand, in the order given, and the one action that made them so."""

    records: tuple[Editable, ...]
    action: Action | None
    changed: Changed


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
    done = save_together(database, [Edit(record, base)], by=by)
    return Saved(done.records[0], done.action, done.changed)


def save_together(database: Database, edits: Sequence[Edit], *, by: str) -> SavedTogether:
    """Store records that belong together as one step: organisations, people, the record itself.

    The step is named after the last of them; the others are named behind it.

    Raises:
        RecordError: as ``save``; then none of them is stored.
    """
    with database.transaction() as tx:
        ready = [_ready(tx, edit) for edit in edits]
        records = tuple(record for record, _ in ready)
        different = [(record, stored) for record, stored in ready if record != stored]
        if not different:
            return SavedTogether(records, None, Changed.NOTHING)
        recorder = tx.act(ActionKind.EDIT, _summary(different), by=by)
        for record, _ in different:
            recorder.put(record)
    kinds = [_KIND[type(record)] for record, _ in different]
    return SavedTogether(records, recorder.action, changed(kinds))


def delete(database: Database, kind: RecordKind, record: RecordId, *, by: str) -> Action:
    """Take a record out; undo or its history brings it back.

    Raises:
        RecordError: other records belong to it, or it is gone already.
    """
    with database.transaction() as tx:
        found = tx.record(kind, record)
        name = name_of(found) if isinstance(found, Editable) else ""
        recorder = tx.act(ActionKind.DELETE, Message(N_("Deleted {name}"), name=name), by=by)
        recorder.remove(kind, record)
        return recorder.action


def _ready(tx: Reader, edit: Edit) -> tuple[Editable, Editable | None]:
    """Return the record of *edit* merged with what is stored, and what is stored."""
    kind = _KIND[type(edit.record)]
    stored = tx.record(kind, RecordId(edit.record.id))
    before = stored if isinstance(stored, Editable) else None
    merged = _merged(edit.record, edit.base, before) if edit.base is not None else edit.record
    check(merged, stored=before)
    check_code(tx, merged)
    return merged, before


def _summary(different: Sequence[tuple[Editable, Editable | None]]) -> Message:
    main, stored = different[-1]
    others = ", ".join(name_of(record) for record, _ in different[:-1])
    if not others:
        text = N_("Added {name}") if stored is None else N_("Edited {name}")
        return Message(text, name=name_of(main))
    text = (
        N_("Added {name}, with {others}") if stored is None else N_("Edited {name}, with {others}")
    )
    return Message(text, name=name_of(main), others=others)


def _merged(record: E_, base: object, stored: object) -> E_:
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
                    field=label_of(record, each.name),
                )
            )
        values[each.name] = mine if mine != old else now
    return replace(record, **values)


def check_code(tx: Reader, record: Editable) -> None:
    """Refuse a code that is empty, or that another record of its kind has."""
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


def name_of(record: Editable) -> str:
    """Name a record for the list of steps: its code and title, or its name."""
    if isinstance(record, Need | Capability):
        return f"{record.code} {record.title.shown(Language.ZH_HANS)[0]}"
    if isinstance(record, Organisation):
        return record.name.shown(Language.ZH_HANS)[0]
    return record.name_zh or record.name_en
