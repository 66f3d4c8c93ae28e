"""The controlled lists: codes are stored, labels live in ``resources/taxonomy/lists.csv``."""

from enum import StrEnum


class Role(StrEnum):
    """What an organisation does at an event (list ``organisation_role``)."""

    ENTERPRISE = "enterprise"
    UNIVERSITY = "university"
    RESEARCH_INSTITUTE = "research_institute"
    SERVICE = "service"
    INVESTMENT = "investment"
    GOVERNMENT = "government"


class Park(StrEnum):
    """One of the five parks of the zone, one a district (table ``districts``)."""

    CHANCHENG = "chancheng"
    NANHAI = "nanhai"
    SHUNDE = "shunde"
    GAOMING = "gaoming"
    SANSHUI = "sanshui"


class CompanySize(StrEnum):
    """Size of a company (list ``company_size``)."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class PersonRole(StrEnum):
    """What a person is to the record (list ``person_role``)."""

    CONTACT = "contact"
    TECHNICAL = "technical"
    INVENTOR = "inventor"
    TRANSFER_OFFICER = "transfer_officer"
    INTERPRETER = "interpreter"


class ConsentPurpose(StrEnum):
    """What personal data may be used for (list ``consent_purpose``)."""

    THIS_EVENT = "this_event"
    FUTURE_EVENTS = "future_events"
    PRINTED_CATALOGUE = "printed_catalogue"
    COUNTERPART_BRIEF = "counterpart_brief"
    CROSS_BORDER_HK = "cross_border_hk"
    CROSS_BORDER_FOSHAN = "cross_border_foshan"
    FOLLOW_UP = "follow_up"
    PROMOTION = "promotion"


class NeedType(StrEnum):
    """What kind of help a need asks for (list ``need_type``)."""

    CHALLENGE = "challenge"
    PRODUCT = "product"
    PROCESS = "process"
    TESTING = "testing"
    DIGITAL = "digital"
    TALENT = "talent"
    OTHER = "other"


class NeedStatus(StrEnum):
    """Where a need stands (list ``need_status``)."""

    DRAFT = "draft"
    FORM_CHECK = "form_check"
    CONTENT_CHECK = "content_check"
    RETURNED = "returned"
    PUBLISHED = "published"
    IN_TALKS = "in_talks"
    INTENT = "intent"
    SIGNED = "signed"
    LONG_TERM = "long_term"
    CLOSED = "closed"

    @property
    def matched(self) -> bool:
        """Whether needs in this state take part in matching."""
        return self in _MATCHED


_MATCHED = frozenset({NeedStatus.PUBLISHED, NeedStatus.IN_TALKS, NeedStatus.INTENT})


class CapabilityKind(StrEnum):
    """What a capability is (list ``capability_kind``)."""

    ACHIEVEMENT = "achievement"
    EXPERTISE = "expertise"
    FACILITY = "facility"
    SERVICE = "service"


class CooperationMode(StrEnum):
    """How two sides would work together (list ``cooperation_mode``)."""

    COMMISSIONED = "commissioned"
    JOINT_DEVELOPMENT = "joint_development"
    TRANSFER = "transfer"
    LICENCE = "licence"
    CONSULTING = "consulting"
    TECH_SERVICE = "tech_service"
    EQUITY = "equity"
    JOINT_LAB = "joint_lab"
    PILOT = "pilot"
    PEOPLE = "people"
    OTHER = "other"


class OwnershipWish(StrEnum):
    """Who should own the results (list ``ownership_wish``)."""

    COMPANY = "company"
    UNIVERSITY = "university"
    SHARED = "shared"
    NEGOTIABLE = "negotiable"


class ProcessStage(StrEnum):
    """How far a process technology has come (list ``process_stage``)."""

    PILOT = "pilot"
    SMALL_SERIES = "small_series"
    FULL_LINE = "full_line"


class IprStatus(StrEnum):
    """Intellectual property of a capability (list ``ipr_status``)."""

    GRANTED = "granted"
    APPLIED = "applied"
    COPYRIGHT = "copyright"
    DESIGN = "design"
    TRADEMARK = "trademark"
    KNOW_HOW = "know_how"
    EXCLUSIVE = "exclusive"
    OTHER = "other"


class Confidentiality(StrEnum):
    """How much of a need others may read (list ``confidentiality``)."""

    PUBLIC = "public"
    SUMMARY = "summary"
    NDA = "nda"


class EventKind(StrEnum):
    """Kind of event (list ``event_kind``)."""

    MATCHMAKING = "matchmaking"
    ROADSHOW = "roadshow"
    EXHIBITION = "exhibition"
    VISIT = "visit"


class Audience(StrEnum):
    """How much a document names: everything, no company, or no persons."""

    NAMED = "named"
    COMPANY_BLIND = "company_blind"
    CONTACT_BLIND = "contact_blind"
