"""Read a consistent snapshot of the event file as domain values."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Executable, bindparam, select, text

from matchmaker.domain.event import Event, Programme
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId, PersonId, RecordId
from matchmaker.domain.journal import Action, Change
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.pairing import Judgement, Pairing, RunReport
from matchmaker.domain.records import Capability, Need
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message
from matchmaker.store import journal, runs, vectors
from matchmaker.store.codec import CodecError
from matchmaker.store.kinds import CLASSES, TABLES, Record, fields_of, kind_of_class
from matchmaker.store.search import match_expression
from matchmaker.store.values import value_of

R = TypeVar("R", bound=Record)


class Reader:
    """Records, pairings and history as they stand; lists come in the order of their codes."""

    def __init__(self, connection: Connection, kept: runs.Kept | None = None) -> None:
        """Read through *connection*, which is inside a transaction.

        *kept* are the proposals read before, of a reader that sees only what is committed.
        """
        self._connection = connection
        self.kept = kept or runs.Kept()

    def organisations(self) -> tuple[Organisation, ...]:
        """Return all organisations, by name."""
        found = self._all(Organisation)
        return tuple(sorted(found, key=lambda each: (each.name.zh_hans or each.name.en, each.id)))

    def people(self) -> tuple[Person, ...]:
        """Return all people."""
        return self._all(Person)

    def needs(self) -> tuple[Need, ...]:
        """Return all needs."""
        return self._all(Need, order="code")

    def capabilities(self) -> tuple[Capability, ...]:
        """Return all capabilities."""
        return self._all(Capability, order="code")

    def programmes(self) -> tuple[Programme, ...]:
        """Return all programmes."""
        return self._all(Programme)

    def events(self) -> tuple[Event, ...]:
        """Return all events, by stop."""
        return self._all(Event, order="stop")

    def event(self) -> Event | None:
        """Return the event this file is about, or None before it is set up."""
        return next(iter(self.events()), None)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every judgement, the one made or changed last at the end."""
        return self._judgements()

    def judgements_of(self, need: NeedId, capability: CapabilityId) -> tuple[Judgement, ...]:
        """Return the judgements of one pair, the one in force at the end."""
        table = TABLES[RecordKind.JUDGEMENT].__table__
        return self._judgements(table.c.need == need, table.c.capability == capability)

    def organisation(self, record: OrganisationId) -> Organisation:
        """Return one organisation; RecordError if it is gone."""
        return self._required(Organisation, record)

    def person(self, record: PersonId) -> Person:
        """Return one person; RecordError if they are gone."""
        return self._required(Person, record)

    def need(self, record: NeedId) -> Need:
        """Return one need; RecordError if it is gone."""
        return self._required(Need, record)

    def capability(self, record: CapabilityId) -> Capability:
        """Return one capability; RecordError if it is gone."""
        return self._required(Capability, record)

    def need_by_code(self, code: str) -> Need | None:
        """Return the need with this code, if there is one."""
        return self._by_code(Need, code)

    def capability_by_code(self, code: str) -> Capability | None:
        """Return the capability with this code, if there is one."""
        return self._by_code(Capability, code)

    def codes(self, kind: RecordKind) -> tuple[str, ...]:
        """Return the codes of all needs or all capabilities."""
        table = TABLES[kind].__table__
        return tuple(
            self._connection.execute(select(table.c.code).order_by(table.c.code)).scalars()
        )

    def record(self, kind: RecordKind, record: RecordId) -> Record | None:
        """Return any record, if it is there."""
        return next(self._select(CLASSES[kind], _by_id(kind), {"id": record}), None)

    def pairings(self) -> tuple[Pairing, ...]:
        """Return proposed and judged pairs, by need code, then rank; judged-only pairs last."""
        return runs.pairings(self._connection, self.judgements(), kept=self.kept)

    def pairing(self, need: NeedId, capability: CapabilityId) -> Pairing | None:
        """Return one pair if it is proposed or judged."""
        judgements = self.judgements_of(need, capability)
        return runs.pairing(self._connection, need, capability, judgements)

    def pairing_by_code(self, code: str) -> Pairing | None:
        """Return the pair with the code printed on paper."""
        found = runs.pair_of_code(self._connection, code)
        return self.pairing(*found) if found else None

    def text_vectors(self, model: str) -> dict[bytes, bytes]:
        """Return what the sentence encoder *model* made of texts, by the hash of each text."""
        return vectors.read(self._connection, model)

    def last_run(self) -> RunReport | None:
        """Return the report of the newest run of the matcher."""
        return runs.last_report(self._connection)

    def position(self) -> int:
        """Return the number of the newest action, 0 before the first."""
        return journal.position(self._connection)

    def changed_since(self, position: int) -> Mapping[tuple[RecordKind, RecordId], frozenset[str]]:
        """Return which fields of which records differ from how action *position* left them."""
        return journal.changed_since(self._connection, position)

    def actions(self, limit: int = 100) -> tuple[Action, ...]:
        """Return the newest actions, newest first, each with whether it is undone."""
        return journal.actions(self._connection, limit)

    def next_steps(self) -> tuple[Action | None, Action | None]:
        """Return what the next undo and the next redo would work on."""
        return journal.next_steps(self._connection)

    def changes(self, action: Action) -> tuple[Change, ...]:
        """Return what one action changed, in order."""
        return journal.changes_of(self._connection, action.id)

    def history(self, kind: RecordKind, record: RecordId) -> tuple[tuple[Action, Change], ...]:
        """Return every change of one record, newest first."""
        return journal.history(self._connection, kind, record)

    def value(self, change: Change, *, after: bool) -> object:
        """Return what a field held before a change, or after it.

        Raises:
            RecordError: there was nothing, and the field has no default.
        """
        text = change.after if after else change.before
        return value_of(change.record_kind, change.field, text)

    def find(self, kind: RecordKind, words: str, *, limit: int = 1000) -> tuple[RecordId, ...]:
        """Return the records of *kind* that hold all *words* (two characters are enough)."""
        expression = match_expression(words)
        if expression is None:
            return ()
        found = self._connection.execute(
            text("SELECT record FROM search WHERE search MATCH :q AND kind = :kind LIMIT :limit"),
            {"q": f"grams : ({expression})", "kind": kind.value, "limit": limit},
        )
        return tuple(RecordId(row.record) for row in found)

    def _all(self, cls: type[R], *, order: str = "id") -> tuple[R, ...]:
        kind = kind_of_class(cls)
        table = TABLES[kind].__table__
        found = _chosen(kind).order_by(table.c[order], table.c.id)
        return tuple(self._select(cls, found))

    def _judgements(self, *which: ColumnElement[bool]) -> tuple[Judgement, ...]:
        table = TABLES[RecordKind.JUDGEMENT].__table__
        found = _chosen(RecordKind.JUDGEMENT).where(*which)
        found = found.order_by(journal.age(table.c.id))
        return tuple(self._select(Judgement, found))

    def _select(
        self,
        cls: type[R],
        statement: Executable,
        values: Mapping[str, str] | None = None,
    ) -> Iterator[R]:
        try:
            for row in self._connection.execute(statement, values):
                yield cls(*cast("Any", row))
        except UnicodeEncodeError:  # of what is looked for
            raise
        except ValueError as error:  # a day, read by SQLAlchemy itself
            raise CodecError(str(error)) from error

    def _required(self, cls: type[R], record: str) -> R:
        found = next(self._select(cls, _by_id(kind_of_class(cls)), {"id": record}), None)
        if found is None:
            raise RecordError(Message(N_("This record is no longer there; refresh the list.")))
        return found

    def _by_code(self, cls: type[R], code: str) -> R | None:
        kind = kind_of_class(cls)
        found = _chosen(kind).where(TABLES[kind].__table__.c.code == code)
        return next(self._select(cls, found), None)


@cache
def _by_id(kind: RecordKind) -> Any:  # noqa: ANN401 - its columns are known only when it runs
    table = TABLES[kind].__table__
    return _chosen(kind).where(table.c.id == bindparam("id"))


@cache
def _chosen(kind: RecordKind) -> Any:  # noqa: ANN401
    """Return the query of a kind, with its columns in the order of its fields."""
    table = TABLES[kind].__table__
    return select(*(table.c[name] for name in fields_of(kind)))
