"""Write and read the journal: actions and their changes, append only."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from matchmaker.domain.ids import ActionId, RecordId, ReplicaId
from matchmaker.domain.journal import Action, ActionKind, Change, Version
from matchmaker.domain.kinds import RecordKind
from matchmaker.store import summaries
from matchmaker.store.tables import ActionRow, ChangeRow, ReplicaRow

_ACTION = cast("Any", ActionRow.__table__)
_CHANGE = cast("Any", ChangeRow.__table__)
_NEWEST = (
    select(_CHANGE.c.field, func.max(_CHANGE.c.id).label("id"))
    .where(_CHANGE.c.record == bindparam("record"))
    .group_by(_CHANGE.c.field)
    .subquery()
)
_VERSIONS = (
    select(_CHANGE.c.field, _ACTION.c.replica, _ACTION.c.counter)
    .join(_NEWEST, _NEWEST.c.id == _CHANGE.c.id)
    .join(_ACTION, _ACTION.c.id == _CHANGE.c.action)
)


def replica(connection: Connection) -> ReplicaId:
    """Return this file's own identity."""
    return ReplicaId(connection.execute(select(ReplicaRow.id)).scalar_one())


def position(connection: Connection) -> int:
    """Return the number of the newest action in this file, 0 before the first."""
    return connection.execute(select(func.max(_ACTION.c.position))).scalar_one() or 0


def next_version(connection: Connection) -> Version:
    """Return the version that this file's next action gets."""
    own = replica(connection)
    newest = connection.execute(
        select(func.max(_ACTION.c.counter)).where(_ACTION.c.replica == own)
    ).scalar_one()
    return Version(own, (newest or 0) + 1)


def write(connection: Connection, action: Action, changes: Sequence[Change]) -> None:
    """Append *action* and its *changes*."""
    connection.execute(
        insert(ActionRow),
        {
            "id": action.id,
            "position": position(connection) + 1,
            "kind": action.kind.value,
            "replica": action.version.replica,
            "counter": action.version.counter,
            "by": action.by,
            "at": action.at,
            "summary": summaries.to_text(action.summary),
            "reverses": action.reverses,
        },
    )
    if changes:
        connection.execute(insert(ChangeRow), [_row(action.id, each) for each in changes])


def versions(connection: Connection, record: RecordId) -> dict[str, Version]:
    """Return who last wrote each field of a record."""
    rows = connection.execute(_VERSIONS, {"record": record})
    return {row.field: Version(ReplicaId(row.replica), row.counter) for row in rows}


def removed(connection: Connection) -> frozenset[str]:
    """Return every record that was taken out at some time."""
    found = select(_CHANGE.c.record).where(_CHANGE.c.field == "", _CHANGE.c.after.is_(None))
    return frozenset(connection.execute(found).scalars())


def actions(connection: Connection, limit: int) -> tuple[Action, ...]:
    """Return the newest actions, newest first, each with whether it is undone."""
    rows = connection.execute(
        select(_ACTION).order_by(_ACTION.c.position.desc()).limit(limit)
    ).all()
    return _with_state(connection, rows)


def changed_since(
    connection: Connection, position: int
) -> dict[tuple[RecordKind, RecordId], frozenset[str]]:
    """Return the fields of each record that are not as they were after action *position*."""
    rows = connection.execute(
        select(_CHANGE)
        .join(_ACTION, _ACTION.c.id == _CHANGE.c.action)
        .where(_ACTION.c.position > position)
        .order_by(_CHANGE.c.id)
    )
    ends: dict[tuple[RecordKind, RecordId], dict[str, tuple[str | None, str | None]]] = {}
    for row in rows:
        fields = ends.setdefault((RecordKind(row.record_kind), RecordId(row.record)), {})
        first, _ = fields.get(row.field, (row.before, None))
        fields[row.field] = (first, row.after)
    found = {
        record: frozenset(name for name, (first, last) in fields.items() if first != last)
        for record, fields in ends.items()
    }
    return {record: names for record, names in found.items() if names}


def next_steps(connection: Connection) -> tuple[Action | None, Action | None]:
    """Return the newest action that stands, and the one undone last that nothing came after.

    Reads back only as far as these two.
    """
    undo = redo = None
    open_end = True  # nothing new was done since
    reversals: dict[str, bool] = {}  # action → undone, by the newest reversal of it
    with connection.execution_options(stream_results=True).execute(
        select(_ACTION.c.id, _ACTION.c.kind, _ACTION.c.reverses).order_by(
            _ACTION.c.position.desc()
        )
    ) as rows:
        for row in rows:
            if row.reverses is None:
                open_end = False
                if not reversals.get(row.id, False):
                    undo = row.id
                    break
            elif row.reverses not in reversals:
                reversals[row.reverses] = row.kind == ActionKind.UNDO.value
                if open_end and redo is None and reversals[row.reverses]:
                    redo = row.reverses
    found = connection.execute(select(_ACTION).where(_ACTION.c.id.in_([undo, redo])))
    by_id = {row.id: _action(row, undone=row.id == redo) for row in found}
    return by_id.get(undo), by_id.get(redo)


def changes_of(connection: Connection, action: ActionId) -> tuple[Change, ...]:
    """Return what one action changed, in order."""
    rows = connection.execute(
        select(_CHANGE).where(_CHANGE.c.action == action).order_by(_CHANGE.c.id)
    )
    return tuple(_change(row) for row in rows)


def history(
    connection: Connection, kind: RecordKind, record: RecordId
) -> tuple[tuple[Action, Change], ...]:
    """Return every change of one record with its action, newest first."""
    rows = connection.execute(
        select(_CHANGE)
        .where(_CHANGE.c.record == record, _CHANGE.c.record_kind == kind.value)
        .order_by(_CHANGE.c.id.desc())
    ).all()
    actions_of = select(_CHANGE.c.action).where(_CHANGE.c.record == record)
    found = connection.execute(select(_ACTION).where(_ACTION.c.id.in_(actions_of))).all()
    by_id = {each.id: each for each in _with_state(connection, found)}
    return tuple((by_id[row.action], _change(row)) for row in rows)


def age(record: Any) -> Any:  # noqa: ANN401 - a column and a clause, which SQLAlchemy types so
    """Return the clause that orders records by when this file took their newest change.

    It counts changes: no clock can turn the order round.
    """
    newest = select(func.max(_CHANGE.c.id)).where(_CHANGE.c.record == record)
    return newest.scalar_subquery()


def _with_state(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Action, ...]:
    """Return the actions of *rows*; undone is what the last reversal of each says."""
    reversals = connection.execute(
        select(_ACTION.c.kind, _ACTION.c.reverses)
        .where(_ACTION.c.reverses.is_not(None))
        .order_by(_ACTION.c.position)
    )
    kinds = {row.reverses: row.kind for row in reversals}
    return tuple(_action(row, undone=kinds.get(row.id) == ActionKind.UNDO.value) for row in rows)


def _row(action: ActionId, change: Change) -> dict[str, object]:
    replaces = change.replaces
    return {
        "action": action,
        "record_kind": change.record_kind.value,
        "record": change.record,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "replaces_replica": replaces.replica if replaces else None,
        "replaces_counter": replaces.counter if replaces else None,
    }


def _action(row: Row[Any], *, undone: bool) -> Action:
    return Action(
        id=ActionId(row.id),
        kind=ActionKind(row.kind),
        version=Version(ReplicaId(row.replica), row.counter),
        by=row.by,
        at=cast("datetime", row.at),
        summary=summaries.from_text(row.summary),
        reverses=ActionId(row.reverses) if row.reverses else None,
        undone=undone,
    )


def _change(row: Row[Any]) -> Change:
    replaced = row.replaces_replica is not None
    return Change(
        record_kind=RecordKind(row.record_kind),
        record=RecordId(row.record),
        field=row.field,
        before=row.before,
        after=row.after,
        replaces=Version(ReplicaId(row.replaces_replica), row.replaces_counter)
        if replaced
        else None,
    )
