"""The mirror records: what a company needs and what a laboratory can do, field by field."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId, PersonId
from matchmaker.domain.lists import (
    CapabilityKind,
    Confidentiality,
    CooperationMode,
    IprStatus,
    NeedStatus,
    NeedType,
    OwnershipWish,
    ProcessStage,
)
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.quantities import Money, Reached, Target, YearMonth
from matchmaker.domain.texts import EMPTY_TEXT, LocalisedText


@dataclass(frozen=True, slots=True)
class FormExtra:
    """A field of an official form that is kept only to write the form out again."""

    form: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Need:
    """One technology need of one organisation. Limits of the texts: ``limits.py``."""

    id: NeedId
    code: str
    organisation: OrganisationId
    title: LocalisedText
    problem: LocalisedText = EMPTY_TEXT
    contacts: tuple[PersonId, ...] = ()
    indicators: tuple[Target, ...] = ()
    constraints: LocalisedText = EMPTY_TEXT
    tried_before: LocalisedText = EMPTY_TEXT
    unwanted: LocalisedText = EMPTY_TEXT
    expected: LocalisedText = EMPTY_TEXT
    keywords: tuple[str, ...] = ()
    hightech_field: str = ""
    industry: IndustryCode | None = None
    need_type: NeedType | None = None
    mode_wanted: frozenset[CooperationMode] = frozenset()
    trl_min: int | None = None
    budget: Money | None = None
    deadline: YearMonth | None = None
    ip_wish: OwnershipWish | None = None
    preferred_partner: str = ""
    excluded_partners: tuple[str, ...] = ()
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    public_text: LocalisedText = EMPTY_TEXT
    internal_text: str = ""
    status: NeedStatus = NeedStatus.PUBLISHED
    year: int | None = None
    carried_from: NeedId | None = None
    form_extras: tuple[FormExtra, ...] = ()
    source: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Patent:
    """A patent or application behind a capability."""

    number: str
    country: str = ""
    status: IprStatus | None = None


class ProofKind(StrEnum):
    """What shows that a capability works."""

    PILOT = "pilot"
    CUSTOMER = "customer"
    TEST_REPORT = "test_report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence that a capability works."""

    kind: ProofKind
    text: LocalisedText


@dataclass(frozen=True, slots=True)
class Capability:
    """One result, expertise, facility or service on offer; ``organisations`` lead first."""

    id: CapabilityId
    code: str
    organisations: tuple[OrganisationId, ...]
    title: LocalisedText
    summary: LocalisedText = EMPTY_TEXT
    kind: CapabilityKind = CapabilityKind.ACHIEVEMENT
    team: LocalisedText = EMPTY_TEXT
    inventors: tuple[PersonId, ...] = ()
    transfer_officer: PersonId | None = None
    advantages: tuple[LocalisedText, ...] = ()
    indicators: tuple[Reached, ...] = ()
    applications: LocalisedText = EMPTY_TEXT
    keywords: tuple[str, ...] = ()
    hightech_field: str = ""
    industries: tuple[IndustryCode, ...] = ()
    trl: int | None = None
    process_stage: ProcessStage | None = None
    ipr_status: frozenset[IprStatus] = frozenset()
    patents: tuple[Patent, ...] = ()
    mode_offered: frozenset[CooperationMode] = frozenset()
    price_hint: Money | None = None
    lead_time: int | None = None
    evidence: tuple[Proof, ...] = ()
    public_text: LocalisedText = EMPTY_TEXT
    internal_text: str = ""
    form_extras: tuple[FormExtra, ...] = ()
    valid_to: date | None = None
    source: str = ""
    checked_on: date | None = None
