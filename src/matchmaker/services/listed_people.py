"""The people that a list names: only those who agreed, unless all contacts are asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matchmaker.domain.ids import PersonId
from matchmaker.domain.organisation import Person
from matchmaker.domain.records import Capability, Need
from matchmaker.services.about import PersonalData

Record = Need | Capability


@dataclass(frozen=True, slots=True)
class ListedPeople:
    """All people of an event, and whether those who did not agree are written too."""

    people: Mapping[PersonId, Person]
    everybody: bool = False

    def contact(self, record: Record) -> Person | None:
        """Return the first person to talk to whom the list may name."""
        return next((each for each in self._contacts(record) if self._named(each)), None)

    def inventors(self, record: Record) -> tuple[Person, ...]:
        """Return the inventors, or nobody: a part of them, brought in, would replace all."""
        ids = record.inventors if isinstance(record, Capability) else ()
        found = tuple(self.people[each] for each in ids if each in self.people)
        return found if all(map(self._named, found)) else ()

    def agreed(self, record: Record) -> bool | None:
        """Tell whether the person to talk to agreed to be named, or took that back; None: open."""
        person = self.contact(record) or next(iter(self._contacts(record)), None)
        if person is None:
            return None
        if person.may_be_printed:
            return True
        return False if any(each.withdrawn_on for each in person.consents) else None

    def personal(self, records: Iterable[Record]) -> PersonalData:
        """Say what a list of *records* tells about people."""
        named = [
            person
            for record in records
            for person in (self.contact(record), *self.inventors(record))
            if person is not None
        ]
        if not named:
            return PersonalData.NONE
        agreed = all(person.may_be_printed for person in named)
        return PersonalData.AGREED if agreed else PersonalData.ALL

    def _contacts(self, record: Record) -> tuple[Person, ...]:
        if isinstance(record, Need):
            ids = record.contacts
        else:
            ids = (record.transfer_officer,) if record.transfer_officer else ()
        return tuple(self.people[each] for each in ids if each in self.people)

    def _named(self, person: Person) -> bool:
        return self.everybody or person.may_be_printed
