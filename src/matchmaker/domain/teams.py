"""Who would sit at the table for a capability, and how many meetings that makes."""

from dataclasses import dataclass

from matchmaker.domain.ids import NeedId, OrganisationId, PersonId
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText

TeamKey = tuple[OrganisationId | None, str]


@dataclass(frozen=True, slots=True)
class Team:
    """The people behind a capability: a department of an organisation, or one contact person.

    ``person`` stands where no department is stated; ``code`` is the capability's own where
    neither is: nobody knows then whether two capabilities share their people.
    """

    key: TeamKey
    organisation: Organisation | None
    department: LocalisedText = EMPTY_TEXT
    person: Person | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """How many meetings a team has and may get; ``proposed`` are open pairs better than weak."""

    team: Team
    accepted: int
    proposed: int


@dataclass(frozen=True, slots=True)
class Overload:
    """Teams that are asked for ``asked`` meetings where there are ``places``.

    ``short`` needs get nobody for it; none where more was accepted by hand than is allowed.
    """

    teams: tuple[Team, ...]
    asked: int
    places: int
    short: tuple[NeedId, ...] = ()


def team_of(
    capability: Capability,
    organisations: dict[OrganisationId, Organisation],
    people: dict[PersonId, Person],
) -> Team:
    """Return the team of *capability*: its stated one, its inventors', or its contact person."""
    lead = capability.organisations[0] if capability.organisations else None
    home = organisations.get(lead) if lead else None
    known = [people[each] for each in capability.inventors if each in people]
    departments = (capability.team, *(person.department for person in known))
    for department in departments:
        if name := _plain(department):
            return Team((lead, name), home, department)
    contact = people.get(capability.transfer_officer) if capability.transfer_officer else None
    for person in (*known, *((contact,) if contact else ())):
        return Team((lead, f"person:{person.id}"), home, person=person)
    return Team((lead, f"capability:{capability.id}"), home, code=capability.code)


def _plain(text: LocalisedText) -> str:
    """Return a name to compare: the English one first, then the others, without case."""
    for language in (Language.EN, Language.ZH_HANT, Language.ZH_HANS):
        if name := " ".join(text.get(language).split()).casefold():
            return name
    return ""
