"""Undo, redo and history: everything a person did can be taken back, also an import."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import Action, ActionKind, Change
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message
from matchmaker.services.changes import Changed, changed
from matchmaker.store import Database, Recorder


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
