"""Undo, redo and history: everything a person did can be taken back, also an import."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import Action, ActionKind, Change
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Label, Message
from matchmaker.services import records
from matchmaker.services.changes import Changed, changed
from matchmaker.store import Database, Reader, Recorder


@dataclass(frozen=True, slots=True)
class Done:
    """An undo or redo: the action it worked on and what it changed."""

    action: Action
    changed: Changed


@dataclass(frozen=True, slots=True)
class Steps:
    """The actions that undo and redo would work on next; None: nothing to do."""

    undo: Action | None
    redo: Action | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of a record: the values on both sides, and which of them could be put back.

    A value is None where the field, or the whole record, was not there.
    """

    action: Action
    change: Change
    before: object
    after: object
    before_stands: bool
    after_stands: bool


def steps(database: Database) -> Steps:
    """Return what the next undo and the next redo would work on; the journal may be long."""
    with database.reading() as reader:
        return Steps(*reader.next_steps())


def undo(database: Database, *, by: str) -> Done | None:
    """Take back the newest action that stands; None if there is none.

    Raises:
        RecordError: a later action, or another laptop, changed the same fields since.
    """
    return _reverse(database, ActionKind.UNDO, by=by)


def redo(database: Database, *, by: str) -> Done | None:
    """Do again what was undone last; None if nothing was, or something new was done since.

    Raises:
        RecordError: the fields were changed meanwhile.
    """
    return _reverse(database, ActionKind.REDO, by=by)


def history(database: Database, kind: RecordKind, record: RecordId) -> tuple[Entry, ...]:
    """Return every change of one record with its action and its values, newest first."""
    with database.reading() as reader:
        stored = reader.record(kind, record)
        found = reader.history(kind, record)
        return tuple(_entry(reader, stored, action, change) for action, change in found)


def put_back(database: Database, change: Change, *, by: str, after: bool = False) -> Done | None:
    """Give a field the value it had before *change* (*after*: the one it got), as a new step.

    Of a text in several languages only those go back that the change touched. None if the field
    has that value already.

    Raises:
        RecordError: the record is gone, or the value cannot stand: there was none before, it is
            over a limit, or the code was given away since.
    """
    kind = change.record_kind
    with database.transaction() as tx:
        stored = tx.record(kind, change.record)
        if not isinstance(stored, records.Editable) or not change.field:
            raise RecordError(Message(N_("This record is no longer there; refresh the list.")))
        record = _with_value_back(tx, stored, change, after=after)
        if record == stored:
            return None
        summary = Message(
            N_("Put back: {field} of {name}"),
            field=Label("record_field", change.field), name=records.name_of(stored),
        )  # fmt: skip
        recorder = tx.act(ActionKind.EDIT, summary, by=by)
        recorder.put(record)
    return Done(recorder.action, changed([kind]))


def _entry(reader: Reader, stored: object, action: Action, change: Change) -> Entry:
    return Entry(
        action,
        change,
        before=_held(reader, change, after=False),
        after=_held(reader, change, after=True),
        before_stands=_stands(reader, stored, change, after=False),
        after_stands=_stands(reader, stored, change, after=True),
    )


def _held(reader: Reader, change: Change, *, after: bool) -> object:
    try:
        return reader.value(change, after=after) if change.field else None
    except RecordError:  # there was nothing yet, or nothing any more
        return None


def _stands(reader: Reader, stored: object, change: Change, *, after: bool) -> bool:
    if not isinstance(stored, records.Editable) or not change.field:
        return False
    try:
        _with_value_back(reader, stored, change, after=after)
    except RecordError:
        return False
    return True


def _with_value_back(
    reader: Reader, stored: records.Editable, change: Change, *, after: bool
) -> records.Editable:
    """Return *stored* with one value of *change*, held to everything an edit is held to."""
    value = reader.value(change, after=after)
    now = getattr(stored, change.field)
    if isinstance(value, LocalisedText) and isinstance(now, LocalisedText):
        value = _languages_back(_touched(reader, change), value, now)
    # The field is one of the record's, which no checker can tell from its name.
    record: records.Editable = replace(stored, **{change.field: value})  # type: ignore[arg-type]
    records.check(record, stored=stored)
    if change.field == "code":
        records.check_code(reader, record)
    return record


def _touched(reader: Reader, change: Change) -> set[Language]:
    """Return the languages of a text that *change* changed, or marked as checked or not."""
    before, after = (_held(reader, change, after=each) or EMPTY_TEXT for each in (False, True))
    if not isinstance(before, LocalisedText) or not isinstance(after, LocalisedText):
        return set()
    return {
        language
        for language in Language
        if before.get(language) != after.get(language)
        or language in before.converted ^ after.converted
    }


def _languages_back(
    touched: set[Language], value: LocalisedText, now: LocalisedText
) -> LocalisedText:
    """Return the text *now* with the languages *touched* as *value* has them."""
    text = now
    for language in touched:
        text = text.with_text(language, value.get(language))
    return replace(text, converted=text.converted | (value.converted & touched))


def _reverse(database: Database, kind: ActionKind, *, by: str) -> Done | None:
    with database.transaction() as tx:
        back, again = tx.next_steps()
        target = back if kind is ActionKind.UNDO else again
        if target is None:
            return None
        changes = tx.changes(target)
        summary = (
            Message(N_("Undo: {what}"), what=target.summary)
            if kind is ActionKind.UNDO
            else Message(N_("Redo: {what}"), what=target.summary)
        )
        recorder = tx.act(kind, summary, by=by, reverses=target.id)
        _put_back(recorder, changes, forward=kind is ActionKind.REDO)
    return Done(target, changed(each.record_kind for each in changes) | Changed.PROPOSALS)


def _put_back(recorder: Recorder, changes: tuple[Change, ...], *, forward: bool) -> None:
    wanted: dict[tuple[RecordKind, RecordId], dict[str, str | None]] = {}
    for each in _whole(changes):
        expected, value = (each.before, each.after) if forward else (each.after, each.before)
        if recorder.current_text(each.record_kind, each.record, each.field) != expected:
            raise RecordError(
                Message(
                    N_(
                        "This step can no longer be taken back by itself: the same field was "
                        "changed since. Change it by hand, or look into the record's history."
                    )
                )
            )
        wanted.setdefault((each.record_kind, each.record), {})[each.field] = value
    order = list(RecordKind)
    gone = [key for key, values in wanted.items() if "" in values and values[""] is None]
    for key in sorted(wanted.keys() - set(gone), key=lambda key: order.index(key[0])):
        recorder.apply(*key, wanted[key])
    for key in gone:
        recorder.remove(*key)


def _whole(changes: Iterable[Change]) -> Iterable[Change]:
    """Join the changes of one field that was written more than once in a step."""
    joined: dict[tuple[RecordKind, RecordId, str], Change] = {}
    for each in changes:
        key = (each.record_kind, each.record, each.field)
        joined[key] = replace(joined[key], after=each.after) if key in joined else each
    return [each for each in joined.values() if each.before != each.after]
