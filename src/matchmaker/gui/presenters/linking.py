"""Change which organisations and people a record names, and what is known of them."""

import re
import uuid
from dataclasses import replace
from datetime import date

from matchmaker.domain.ids import OrganisationId, PersonId
from matchmaker.domain.lists import ConsentPurpose, Park, PersonRole, Role
from matchmaker.domain.organisation import Consent, Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.folding import HAN
from matchmaker.gui.presenters.listing import owners
from matchmaker.gui.presenters.sheets import Sheet

_CHINESE = re.compile(f"[{HAN}]")


def with_organisation(sheet: Sheet, position: int, organisation: Organisation | None) -> Sheet:
    """Put *organisation* at *position*, or take away what stands there (None)."""
    ids = list(owners(sheet.record))
    ids[position : position + 1] = [organisation.id] if organisation is not None else []
    kept = tuple(dict.fromkeys(ids))
    if isinstance(sheet.record, Need):
        first = kept[0] if kept else OrganisationId("")
        record: Need | Capability = replace(sheet.record, organisation=first)
    else:
        record = replace(sheet.record, organisations=kept)
    known = sheet.organisations if organisation is None else (*sheet.organisations, organisation)
    return replace(sheet, record=record, organisations=known)


def changed_organisation(sheet: Sheet, organisation: Organisation) -> Sheet:
    """Take *organisation* as it is now in place of what the sheet has."""
    return replace(
        sheet,
        organisations=tuple(
            organisation if each.id == organisation.id else each for each in sheet.organisations
        ),
    )


def linked(sheet: Sheet, field: str) -> tuple[PersonId, ...]:
    """Return the people that *field* of the record names."""
    value = getattr(sheet.record, field)
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


def with_person(sheet: Sheet, field: str, person: Person) -> Sheet:
    """Name *person* in *field*, behind those it names already."""
    return _with_people(sheet, field, (*linked(sheet, field), person.id), (*sheet.people, person))


def without_person(sheet: Sheet, field: str, person: PersonId) -> Sheet:
    """Name *person* no more in *field*; the person stays in the file."""
    kept = tuple(each for each in linked(sheet, field) if each != person)
    return _with_people(sheet, field, kept, sheet.people)


def changed_person(sheet: Sheet, person: Person) -> Sheet:
    """Take *person* as they are now in place of what the sheet has."""
    return replace(
        sheet, people=tuple(person if each.id == person.id else each for each in sheet.people)
    )


def new_organisation(name: str, language: Language, role: Role) -> Organisation:
    """Return an organisation nobody entered before."""
    return Organisation(
        OrganisationId(uuid.uuid4().hex),
        LocalisedText.of(language_of(name, language), name),
        roles=frozenset({role}),
    )


def new_person(organisation: OrganisationId, role: PersonRole) -> Person:
    """Return a person nobody entered before, without a name yet."""
    return Person(PersonId(uuid.uuid4().hex), organisation, role=role)


def with_place(organisation: Organisation, place: str) -> Organisation:
    """Return *organisation* in a park ('' for none)."""
    return replace(organisation, park=Park(place) if place else None)


def with_phone(person: Person, number: str) -> Person:
    """Return *person* with a number, in the field that is in use."""
    if person.mobile or not person.phone:
        return replace(person, mobile=number)
    return replace(person, phone=number)


def with_consent(person: Person, *, given: bool, today: date) -> Person:
    """Return *person* with the consent to be named to the counterpart given or taken back."""
    if given is person.may_be_printed:
        return person
    if given:
        consent = Consent(ConsentPurpose.COUNTERPART_BRIEF, given_on=today)
        return replace(person, consents=(*person.consents, consent))
    on_paper = {ConsentPurpose.COUNTERPART_BRIEF, ConsentPurpose.PRINTED_CATALOGUE}
    return replace(
        person,
        consents=tuple(
            replace(each, withdrawn_on=today)
            if each.purpose in on_paper and each.withdrawn_on is None
            else each
            for each in person.consents
        ),
    )


def language_of(text: str, reader: Language) -> Language:
    """Return the language a name typed by *reader* is most likely in."""
    if not _CHINESE.search(text):
        return Language.EN
    return Language.ZH_HANT if reader is Language.ZH_HANT else Language.ZH_HANS


def _with_people(
    sheet: Sheet, field: str, ids: tuple[PersonId, ...], people: tuple[Person, ...]
) -> Sheet:
    many = isinstance(getattr(sheet.record, field), tuple)
    value = ids if many else (ids[-1] if ids else None)
    # The field is one of the record's own, which no checker can tell from its name.
    record = replace(sheet.record, **{field: value})  # type: ignore[arg-type]
    return replace(sheet, record=record, people=people)
