"""Hold records to what they link to: nothing points at a record that is not there."""

from collections.abc import Callable, Collection
from typing import Any, cast

from sqlalchemy import Connection, select

from matchmaker.domain.ids import RecordId
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message
from matchmaker.store.kinds import LINKS, TABLES, Record, kind_of

Key = tuple[RecordKind, RecordId]


def check_targets(record: Record, find: Callable[[Key], Record | None]) -> None:
    """Refuse a record that links to one which *find* does not find.

    Raises:
        RecordError: saying so.
    """
    for field, target in LINKS.get(kind_of(record), {}).items():
        for link in _links(getattr(record, field)):
            if find((target, RecordId(link))) is None:
                raise RecordError(
                    Message(N_("A record it belongs to is no longer there; refresh the list."))
                )


def refuse_linked(
    connection: Connection, gone: Collection[Key], changing: Collection[Key]
) -> None:
    """Refuse to take records out that others link to, but for those *changing* as well.

    Raises:
        RecordError: saying what to do first.
    """
    targets = {kind for kind, _ in gone}
    for kind, fields in LINKS.items():
        for field, target in fields.items():
            if target in targets:
                removed = {record for each, record in gone if each is target}
                own = {record for each, record in changing if each is kind}
                _refuse(connection, (kind, field), removed, own)


def _refuse(
    connection: Connection, link: tuple[RecordKind, str], gone: set[RecordId], own: set[RecordId]
) -> None:
    kind, field = link
    table = cast("Any", TABLES[kind].__table__)
    for record, value in connection.execute(select(table.c.id, table.c[field])):
        if record not in own and not gone.isdisjoint(_links(value)):
            raise RecordError(_judged() if kind is RecordKind.JUDGEMENT else _belonging())


def _judged() -> Message:
    return Message(
        N_("There is a decision on a pair with this record. Take that decision back first.")
    )


def _belonging() -> Message:
    return Message(
        N_(
            "Other records still belong to this one. Delete or move them first, or undo the step "
            "that added them."
        )
    )


def _links(value: object) -> tuple[Any, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value) if isinstance(value, tuple) else ()
