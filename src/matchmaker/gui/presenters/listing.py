"""The lists of needs and of capabilities: rows, search, filters, deletion; one code for both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.completeness import Completeness, completeness
from matchmaker.domain.ids import NeedId, OrganisationId, PersonId, RecordId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import NeedStatus, Park
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.i18n.tables import institution, park_name
from matchmaker.messages import N_, NN_, Label, Message

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.standing import Moved

_CHANGES = {RecordKind.NEED: Changed.NEEDS, RecordKind.CAPABILITY: Changed.CAPABILITIES}
_EVERY = 1_000_000  # a search in a list finds all, not the first few


class Consented(StrEnum):
    """Whether a record has somebody to talk to who may be named on paper."""

    NOBODY = "nobody"
    OPEN = "open"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record with what the list shows of its organisation and people."""

    record: Need | Capability
    organisation: LocalisedText
    place: str  # a park, an institution, or ''
    completeness: Completeness
    contact: Consented
    expired: bool = False

    @property
    def id(self) -> RecordId:
        """The record's id."""
        return RecordId(self.record.id)

    @property
    def sort_of_record(self) -> str:
        """The status of a need, the kind of a capability."""
        record = self.record
        return (record.status if isinstance(record, Need) else record.kind).value


class ListPresenter(QObject):
    """Rows of one kind; ``rows_changed`` after reading, ``filter_changed`` after a choice."""

    rows_changed = Signal()
    filter_changed = Signal()

    def __init__(
        self, session: Session, kind: RecordKind, *, today: Callable[[], date] | None = None
    ) -> None:
        """List records of *kind*; *today* tells which capabilities are expired."""
        super().__init__()
        self._session = session
        self._today = today or local_day
        self.kind = kind
        self.rows: tuple[ListRow, ...] = ()
        self.loaded = False
        self.words = ""
        self._filters: dict[str, str] = {}
        self._found: frozenset[str] | None = None
        self._asked = 0
        session.event_changed.connect(self._forget)

    @property
    def concerns(self) -> Changed:
        """What makes the list out of date."""
        return _CHANGES[self.kind] | Changed.ORGANISATIONS | Changed.PEOPLE

    def load(self) -> None:
        """Read all rows, and search again if something is searched for."""
        kind, today = self.kind, self._today()
        self._session.read(lambda database, _progress: _rows(database, kind, today), self._loaded)
        if self.words:
            self.find(self.words)

    def find(self, words: str) -> None:
        """Keep only rows that hold *words*, in either script; '' shows all again."""
        self.words = words
        self._asked += 1
        asked, kind = self._asked, self.kind
        if not words:
            self._found = None
            self.filter_changed.emit()
            return
        self._session.read(
            lambda database, _progress: _find(database, kind, words),
            lambda found: self._take_found(asked, found),
        )

    def filter_by(self, name: str, value: str) -> None:
        """Keep only rows with *value* of filter *name* (``place``, ``sort``, ``language``)."""
        self._filters[name] = value
        self.filter_changed.emit()

    def filters(self) -> int:
        """Count the filters in force."""
        return sum(bool(value) for value in self._filters.values())

    def clear(self) -> None:
        """Forget words and filters."""
        self._filters.clear()
        self.find("")

    def keeps(self, row: ListRow) -> bool:
        """Tell whether *row* is to be shown."""
        return self._matches_words(row) and self._passes_filters(row)

    def held_back(self) -> int:
        """Count the rows that match the words but not the filters."""
        return sum(self._matches_words(row) and not self._passes_filters(row) for row in self.rows)

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of filter *name* that some row has."""
        pick = _PICKS[name]
        return tuple(sorted({value for row in self.rows if (value := pick(row))}))

    def delete(self, row: ListRow) -> None:
        """Take a record out; the notice offers to take that back."""
        delete_record(self._session, self.kind, row.record)

    def move(self, needs: Sequence[NeedId], status: NeedStatus) -> None:
        """Give *needs* a status as one step; the notice offers to take that back."""
        by, session = self._session.by, self._session
        if not needs:
            return

        def moved_them(moved: "Moved") -> None:
            forms = NN_("{n} need: {status}.", "{n} needs: {status}.")
            told = Message(forms, n=moved.needs, status=Label("need_status", status.value))
            session.tell(told, undo=moved.action is not None)

        session.write(
            lambda database, _progress: _move(database, needs, status, by),
            moved_them,
            changed=lambda moved: moved.changed,
        )

    def _matches_words(self, row: ListRow) -> bool:
        return self._found is None or row.id in self._found

    def _passes_filters(self, row: ListRow) -> bool:
        return all(_passes(row, name, value) for name, value in self._filters.items() if value)

    def _loaded(self, rows: tuple[ListRow, ...]) -> None:
        self.rows = rows
        self.loaded = True
        self.rows_changed.emit()

    def _take_found(self, asked: int, found: frozenset[str]) -> None:
        if asked == self._asked:
            self._found = found
            self.filter_changed.emit()

    def _forget(self) -> None:
        self.rows = ()
        self.loaded = False
        self.clear()


def delete_record(
    session: Session,
    kind: RecordKind,
    record: Need | Capability,
    *,
    done: Callable[[], None] | None = None,
) -> None:
    """Delete *record* and say so, with Undo; *done* follows a success."""
    by, code = session.by, record.code

    def told(_result: object) -> None:
        session.tell(Message(N_("{code} is deleted."), code=code), undo=True)
        if done is not None:
            done()

    session.write(
        lambda database, _progress: _delete(database, kind, RecordId(record.id), by),
        told,
        changed=_CHANGES[kind] | Changed.PROPOSALS,
    )


def place_words(place: str, language: Language) -> str:
    """Name a park or institution shortly; '' for neither."""
    return _place(place, language) if place else ""


def place_of(organisation: Organisation | None) -> str:
    """Return the code of an organisation's institution, or else of its park."""
    if organisation is None:
        return ""
    return organisation.institution or (organisation.park.value if organisation.park else "")


def local_day() -> date:
    """Return the day it is here."""
    return datetime.now().astimezone().date()


@cache
def _place(place: str, language: Language) -> str:
    if known := institution(place):
        return known.short_name.shown(language)[0] or place
    return park_name(Park(place), language) if place in set(Park) else place


def _passes(row: ListRow, name: str, value: str) -> bool:
    if name == "language":
        lacking = value.startswith("-")
        has = bool(row.record.title.get(Language(value.removeprefix("-"))))
        return has is not lacking
    return _PICKS[name](row) == value


_PICKS: Mapping[str, Callable[[ListRow], str]] = {
    "place": lambda row: row.place,
    "sort": lambda row: row.sort_of_record,
}


def _rows(database: "Database", kind: RecordKind, today: date) -> tuple[ListRow, ...]:
    with database.reading() as reader:
        records: tuple[Need | Capability, ...] = (
            reader.needs() if kind is RecordKind.NEED else reader.capabilities()
        )
        organisations = {each.id: each for each in reader.organisations()}
        people = {each.id: each for each in reader.people()}
    return tuple(_row(record, organisations, people, today) for record in records)


def _row(
    record: Need | Capability,
    organisations: Mapping[OrganisationId, Organisation],
    people: Mapping[PersonId, Person],
    today: date,
) -> ListRow:
    owner = next((organisations[each] for each in owners(record) if each in organisations), None)
    found = [people[each] for each in contacts(record) if each in people]
    agreed = any(person.may_be_printed for person in found)
    return ListRow(
        record=record,
        organisation=owner.name if owner is not None else EMPTY_TEXT,
        place=place_of(owner),
        completeness=completeness(record),
        contact=(Consented.AGREED if agreed else Consented.OPEN) if found else Consented.NOBODY,
        expired=isinstance(record, Capability)
        and record.valid_to is not None
        and record.valid_to < today,
    )


def owners(record: Need | Capability) -> tuple[OrganisationId, ...]:
    """Return the organisations a record belongs to, the leading one first."""
    if isinstance(record, Capability):
        return record.organisations
    return (record.organisation,) if record.organisation else ()


def contacts(record: Need | Capability) -> tuple[PersonId, ...]:
    """Return the people to talk to about a record."""
    if isinstance(record, Need):
        return record.contacts
    officer = (record.transfer_officer,) if record.transfer_officer else ()
    return (*record.inventors, *officer)


def _move(database: "Database", needs: Sequence[NeedId], status: NeedStatus, by: str) -> "Moved":
    from matchmaker.services import standing

    return standing.set_status(database, needs, status, by=by)


def _find(database: "Database", kind: RecordKind, words: str) -> frozenset[str]:
    with database.reading() as reader:
        return frozenset(reader.find(kind, words, limit=_EVERY))


def _delete(database: "Database", kind: RecordKind, record: RecordId, by: str) -> None:
    from matchmaker.services import records

    records.delete(database, kind, record, by=by)
