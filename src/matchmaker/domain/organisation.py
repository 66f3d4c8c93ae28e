"""Organisations and people, with what may be done with their data."""

from dataclasses import dataclass
from datetime import date

from matchmaker.domain.ids import OrganisationId, PersonId
from matchmaker.domain.lists import CompanySize, ConsentPurpose, Park, PersonRole, Role
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText


@dataclass(frozen=True, slots=True)
class IndustryCode:
    """A GB/T 4754 code of 2 to 4 digits with the edition it belongs to."""

    code: str
    edition: int = 2017


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name used until a date (None: unknown)."""

    name: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company, university, laboratory, service organisation or office.

    ``institution`` is the code of the table ``institutions`` for the known Hong Kong and Foshan
    bodies; ``uscc`` the Unified Social Credit Code of a mainland body (GB 32100-2015).
    """

    id: OrganisationId
    name: LocalisedText
    short_name: LocalisedText = EMPTY_TEXT
    former_names: tuple[FormerName, ...] = ()
    roles: frozenset[Role] = frozenset()
    institution: str = ""
    uscc: str = ""
    br_no: str = ""
    park: Park | None = None
    district: str = ""
    town: str = ""
    industry: IndustryCode | None = None
    hightech_fields: tuple[str, ...] = ()
    size: CompanySize | None = None
    profile: LocalisedText = EMPTY_TEXT
    address: str = ""
    website: str = ""
    source: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """One purpose a person agreed to, and when that was taken back."""

    purpose: ConsentPurpose
    given_on: date | None = None
    how: str = ""
    recipient: str = ""
    notice_version: str = ""
    withdrawn_on: date | None = None


_ON_PAPER = frozenset({ConsentPurpose.PRINTED_CATALOGUE, ConsentPurpose.COUNTERPART_BRIEF})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to talk to; every field is personal data."""

    id: PersonId
    organisation: OrganisationId
    name_zh: str = ""
    name_en: str = ""
    title: LocalisedText = EMPTY_TEXT
    department: LocalisedText = EMPTY_TEXT
    role: PersonRole = PersonRole.CONTACT
    mobile: str = ""
    phone: str = ""
    email: str = ""
    wechat: str = ""
    languages: frozenset[Language] = frozenset()
    consents: tuple[Consent, ...] = ()
    source: str = ""

    @property
    def may_be_printed(self) -> bool:
        """Whether a living consent allows this person on a paper for the other side."""
        return any(c.purpose in _ON_PAPER and c.withdrawn_on is None for c in self.consents)
