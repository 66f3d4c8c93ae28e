"""Gather the changes of one action and write them: rows, search words, pair codes, journal."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import Action, Change, Version
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.pairing import Judgement
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message
from matchmaker.store import indexing, journal, runs
from matchmaker.store.kinds import CLASSES, ORDER, TABLES, Record, fields_of, kind_of
from matchmaker.store.links import Key, check_targets, refuse_linked
from matchmaker.store.reader import Reader
from matchmaker.store.tables import JudgementRow
from matchmaker.store.values import default_of, text_of, value_of

_PRESENT = "true"  # the value of the field "" of a record that exists


class Recorder:
    """Gathers the changes of one action; rows are written in bulk when it ends."""

    def __init__(self, reader: Reader, connection: Connection, action: Action) -> None:
        """Belong to *action*, inside the transaction of *connection*."""
        self.action = action
        self._reader = reader
        self._connection = connection
        self._changes: list[Change] = []
        self._state: dict[Key, Record | None] = {}
        self._stored: dict[Key, Record | None] = {}  # as it was before this action
        self._written: dict[Key, None] = {}  # what this action changed, in order
        self._known: dict[RecordKind, frozenset[str]] = {}
        self._removed: frozenset[str] | None = None

    def put(self, record: Record) -> bool:
        """Insert or update *record*; return False, and write nothing, if it is as stored."""
        kind = kind_of(record)
        key = (kind, RecordId(record.id))
        before = self._current(key)
        changes = self._differences(kind, before, record)
        if not changes:
            return False
        self._changes.extend(changes)
        self._keep(key, record)
        return True

    def remove(self, kind: RecordKind, record: RecordId) -> None:
        """Take a record out; the journal keeps all of it, so that it can come back.

        Raises:
            RecordError: the record is not there (any more).
        """
        before = self._current((kind, record))
        if before is None:
            raise RecordError(Message(N_("This record is no longer there; refresh the list.")))
        versions = journal.versions(self._connection, record)
        for field in fields_of(kind)[1:]:
            old = text_of(kind, field, getattr(before, field))
            if old is not None:
                self._changes.append(Change(kind, record, field, old, None, versions.get(field)))
        self._changes.append(Change(kind, record, "", _PRESENT, None, versions.get("")))
        self._keep((kind, record), None)

    def apply(self, kind: RecordKind, record: RecordId, values: Mapping[str, str | None]) -> None:
        """Set fields from journal text (None: the default); ``{"": None}`` removes the record.

        Raises:
            RecordError: a field without a default would be left empty.
        """
        if values.get("", _PRESENT) is None:
            self.remove(kind, record)
            return
        before = self._current((kind, record))
        parts: dict[str, Any] = {"id": record}
        if before is not None:
            parts = {name: getattr(before, name) for name in fields_of(kind)}
        parts |= {field: value_of(kind, field, text) for field, text in values.items() if field}
        self.put(CLASSES[kind](**parts))

    def current_text(self, kind: RecordKind, record: RecordId, field: str) -> str | None:
        """Return a field's value as journal text; None if record or value are absent."""
        found = self._current((kind, record))
        if found is None:
            return None
        if not field:
            return _PRESENT
        return text_of(kind, field, getattr(found, field))

    def write(self) -> None:
        """Write the gathered rows, the search words, the pair codes and the journal."""
        present = [record for key in self._written if (record := self._state[key]) is not None]
        gone = [key for key in self._written if self._state[key] is None and self._stored[key]]
        for record in present:
            check_targets(record, self._current)
        if gone:
            refuse_linked(self._connection, gone, self._written)
        for kind in ORDER:
            self._write_rows(kind, [each for each in present if kind_of(each) is kind])
        for kind in reversed(ORDER):
            self._delete_rows(kind, [key[1] for key in gone if key[0] is kind])
        self._index()
        if any(isinstance(each, Judgement) for each in present):
            runs.give_codes(self._connection, JudgementRow)
        if self._changes or self.action.reverses:
            journal.write(self._connection, self.action, self._changes)

    def _keep(self, key: Key, record: Record | None) -> None:
        self._state[key] = record
        self._written[key] = None

    def _current(self, key: Key) -> Record | None:
        if key not in self._state:
            known = key[1] in self._ids(key[0])
            self._state[key] = self._stored[key] = self._reader.record(*key) if known else None
        return self._state[key]

    def _differences(self, kind: RecordKind, before: Record | None, after: Record) -> list[Change]:
        record = RecordId(after.id)
        if before is None:
            changes = [Change(kind, record, "", None, _PRESENT, self._absence(record))]
            fields = [f for f in fields_of(kind)[1:] if getattr(after, f) != default_of(kind, f)]
            olds: dict[str, str | None] = dict.fromkeys(fields)
            versions: dict[str, Version] = {}
        else:
            changes = []
            fields = [f for f in fields_of(kind)[1:] if getattr(after, f) != getattr(before, f)]
            olds = {f: text_of(kind, f, getattr(before, f)) for f in fields}
            versions = journal.versions(self._connection, record) if fields else {}
        for field in fields:
            new = text_of(kind, field, getattr(after, field))
            changes.append(Change(kind, record, field, olds[field], new, versions.get(field)))
        return changes

    def _ids(self, kind: RecordKind) -> frozenset[str]:
        # One look at the ids spares an import a query for each of its new records.
        if kind not in self._known:
            table = TABLES[kind].__table__
            self._known[kind] = frozenset(self._connection.execute(select(table.c.id)).scalars())
        return self._known[kind]

    def _absence(self, record: RecordId) -> Version | None:
        if self._removed is None:
            self._removed = journal.removed(self._connection)
        if record not in self._removed:
            return None
        return journal.versions(self._connection, record).get("")

    def _write_rows(self, kind: RecordKind, records: Sequence[Record]) -> None:
        table = cast("Any", TABLES[kind].__table__)
        known = [each for each in records if self._stored[kind, RecordId(each.id)]]
        new = [each for each in records if not self._stored[kind, RecordId(each.id)]]
        if new:
            self._connection.execute(insert(table), [_columns(kind, each) for each in new])
        if known:
            change = update(table).where(table.c.id == bindparam("_id"))
            rows = [{**_columns(kind, each), "_id": each.id} for each in known]
            self._connection.execute(change, rows)

    def _delete_rows(self, kind: RecordKind, records: Sequence[RecordId]) -> None:
        table = cast("Any", TABLES[kind].__table__)
        if records:
            gone = delete(table).where(table.c.id == bindparam("_id"))
            self._connection.execute(gone, [{"_id": record} for record in records])

    def _index(self) -> None:
        keys = {key: self._stored[key] is not None for key in self._written}
        names = [key[1] for key in keys if indexing.renamed(self._stored[key], self._state[key])]
        if names:
            keys |= dict.fromkeys(indexing.owned(self._connection, names), True)
        indexing.update(self._connection, keys, self._current)


def _columns(kind: RecordKind, record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in fields_of(kind)}
