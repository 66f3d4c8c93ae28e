"""Undo, redo and history: everything a person did can be taken back, also an import."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import Action, ActionKind, Change
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Label, Message
from matchmaker.services import records
from matchmaker.services.changes import Changed, changed
from matchmaker.store import Database, Recorder

_SLOTS = {Language.ZH_HANS: "zh_hans", Language.ZH_HANT: "zh_hant", Language.EN: "en"}


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


def history(
    database: Database, kind: RecordKind, record: RecordId
) -> tuple[tuple[Action, Change], ...]:
    """Return every change of one record with its action, newest first."""
    with database.reading() as reader:
        return reader.history(kind, record)


def put_back(database: Database, change: Change, *, by: str, after: bool = False) -> Done | None:
    """Give a field the value it had before *change* (*after*: the one it got), as a new step.

    Of a text in several languages only those go back that the change touched. None if the field
    has that value already.

    Raises:
        RecordError: the record is gone, or the value no longer fits (a code given away since).
    """
    kind, record, field = change.record_kind, change.record, change.field
    with database.transaction() as tx:
        stored = tx.record(kind, record)
        if not isinstance(stored, records.Editable) or not field:
            raise RecordError(Message(N_("This record is no longer there; refresh the list.")))
        summary = Message(
            N_("Put back: {field} of {name}"),
            field=Label("record_field", field), name=records.name_of(stored),
        )  # fmt: skip
        recorder = tx.act(ActionKind.EDIT, summary, by=by)
        value = change.after if after else change.before
        now = recorder.current_text(kind, record, field)
        if isinstance(getattr(stored, field), LocalisedText):
            value = _languages_back(change, value, now)
        if value == now:
            return None
        if field == "code":
            records.check_code(tx, replace(stored, code=json.loads(value or '""')))
        recorder.apply(kind, record, {field: value})
    return Done(recorder.action, changed([kind]))


def _languages_back(change: Change, value: str | None, now: str | None) -> str | None:
    """Return the text *now* with the languages that *change* touched as *value* has them."""
    before, after, wanted, current = (
        json.loads(text) if text else {} for text in (change.before, change.after, value, now)
    )
    touched = [
        language
        for language, slot in _SLOTS.items()
        if before.get(slot) != after.get(slot)
        or (language in before.get("converted", ()))
        is not (language in after.get("converted", ()))
    ]
    text: dict[str, object] = {}
    for language, slot in _SLOTS.items():
        if found := (wanted if language in touched else current).get(slot):
            text[slot] = found
    converted = [
        language.value
        for language in _SLOTS
        if language in (wanted if language in touched else current).get("converted", ())
    ]
    if converted:
        text["converted"] = sorted(converted)
    return json.dumps(text, ensure_ascii=False, separators=(",", ":")) if text else None


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
