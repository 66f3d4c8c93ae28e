"""Link a record to the organisations and people its row names; those not named stay."""

from dataclasses import dataclass, replace
from typing import TypeVar

from matchmaker.domain.ids import OrganisationId, PersonId
from matchmaker.domain.intake import Draft, FieldChange, Problem
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.services.known import Organisations, People, Recognised

LINKS = ("contacts", "transfer_officer", "inventors", "organisation", "organisations")

T = TypeVar("T", Organisation, Person)


@dataclass(slots=True)
class Linked:
    """A record with its links, what that changed elsewhere, and what there is to tell."""

    record: Need | Capability
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()

    def told(self, found: Recognised[T], prefix: str) -> T:
        """Keep what was said about somebody and return them."""
        self.changes += tuple(
            replace(change, field=f"{prefix}.{change.field}") for change in found.changes
        )
        self.problems += found.problems
        return found.record


def link(
    record: Need | Capability, draft: Draft, organisations: Organisations, people: People
) -> Linked:
    """Recognise everybody that *draft* names, making those who are new."""
    linked = Linked(record)
    owners = tuple(
        dict.fromkeys(
            linked.told(organisations.take(each, draft.place), "organisation").id
            for each in draft.organisations
        )
    )
    if isinstance(record, Need):
        owner = owners[0] if owners else record.organisation
        contact = _contact(linked, draft, owner, people)
        known = record.contacts
        contacts = (contact, *known) if contact and contact not in known else known
        linked.record = replace(record, organisation=owner, contacts=contacts)
        return linked
    owners = owners or record.organisations
    lead = owners[0] if owners else OrganisationId("")
    officer = _contact(linked, draft, lead, people)
    inventors = tuple(
        linked.told(people.take(each, lead, draft.place), "person").id for each in draft.inventors
    )
    linked.record = replace(
        record,
        organisations=owners,
        transfer_officer=officer or record.transfer_officer,
        inventors=inventors or record.inventors,
    )
    return linked


def _contact(
    linked: Linked, draft: Draft, owner: OrganisationId, people: People
) -> PersonId | None:
    if draft.contact is None:
        return None
    stated = "consent" in draft.stated
    found = people.take(draft.contact, owner, draft.place, consent_stated=stated)
    return linked.told(found, "person").id
