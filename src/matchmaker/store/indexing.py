"""Keep the search index in step with the records."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import cast

from sqlalchemy import Connection, select, text

from matchmaker.domain.ids import RecordId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.records import Capability, Need
from matchmaker.store.kinds import Record
from matchmaker.store.links import Key
from matchmaker.store.search import grams, searchable
from matchmaker.store.tables import CapabilityRow, NeedRow

Find = Callable[[Key], Record | None]


def update(connection: Connection, keys: Mapping[Key, bool], find: Find) -> None:
    """Index the records *keys* as *find* gives them; True: they may stand in the index already."""
    rows = sorted((_row_of(key), key) for key in keys)
    stale = [{"row": row} for row, key in rows if keys[key]]
    if stale:
        connection.execute(text("DELETE FROM search WHERE rowid = :row"), stale)
    # In the order of the rows, or the index would be written to disk after each of them.
    words = [
        {"row": row, "kind": key[0].value, "record": key[1], "grams": grams(found)}
        for row, key in rows
        if (record := find(key)) is not None
        and (found := searchable(record, _owners(record, find))) is not None
    ]
    if words:
        connection.execute(
            text(
                "INSERT INTO search (rowid, kind, record, grams) "
                "VALUES (:row, :kind, :record, :grams)"
            ),
            words,
        )


def renamed(before: Record | None, after: Record | None) -> bool:
    """Tell whether an organisation's names changed, by which its records are found too."""
    if not (isinstance(before, Organisation) and isinstance(after, Organisation)):
        return False
    return (before.name, before.short_name) != (after.name, after.short_name)


def owned(connection: Connection, organisations: Collection[RecordId]) -> Iterator[Key]:
    """Yield the needs and capabilities of these organisations."""
    for need, owner in connection.execute(select(NeedRow.id, NeedRow.organisation)):
        if owner in organisations:
            yield RecordKind.NEED, RecordId(need)
    wanted = frozenset(organisations)
    for capability, owners in connection.execute(
        select(CapabilityRow.id, CapabilityRow.organisations)
    ):
        if not wanted.isdisjoint(cast("tuple[RecordId, ...]", owners)):
            yield RecordKind.CAPABILITY, RecordId(capability)


def _row_of(key: Key) -> int:
    """Return where a record stands in the index: 62 bits of a hash, which need no look-up."""
    digest = hashlib.sha256(f"{key[0].value}:{key[1]}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 2


def _owners(record: Record, find: Find) -> list[Organisation]:
    owners: tuple[str, ...] = ()
    if isinstance(record, Need):
        owners = (record.organisation,)
    elif isinstance(record, Capability):
        owners = record.organisations
    found = [find((RecordKind.ORGANISATION, RecordId(each))) for each in owners]
    return [each for each in found if isinstance(each, Organisation)]
