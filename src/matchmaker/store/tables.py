"""The tables: one for each kind of record, the journal, and the derived runs."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from matchmaker.domain import lists
from matchmaker.domain.ids import OrganisationId, PersonId
from matchmaker.domain.organisation import Consent, FormerName, IndustryCode
from matchmaker.domain.pairing import Decision, Proposal, RejectReason, RunReport, Validity
from matchmaker.domain.quantities import Money, Reached, Target, YearMonth
from matchmaker.domain.records import FormExtra, Patent, Proof
from matchmaker.domain.texts import Language
from matchmaker.domain.texts import LocalisedText as Text3
from matchmaker.domain.weights import CriterionWeight
from matchmaker.store.columns import Encoded

_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(DeclarativeBase):
    """Root of the typed mappings."""

    metadata = MetaData(naming_convention=_NAMING)


def _value(hint: object, *, index: bool = False) -> Any:  # noqa: ANN401 - as mapped_column itself
    return mapped_column(Encoded(hint), index=index)


class OrganisationRow(Table):
    """``domain.organisation.Organisation``."""

    __tablename__ = "organisation"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[Text3] = _value(Text3)
    short_name: Mapped[Text3] = _value(Text3)
    former_names: Mapped[tuple[FormerName, ...]] = _value(tuple[FormerName, ...])
    roles: Mapped[frozenset[lists.Role]] = _value(frozenset[lists.Role])
    institution: Mapped[str] = mapped_column(index=True)
    uscc: Mapped[str] = mapped_column(index=True)
    br_no: Mapped[str]
    park: Mapped[lists.Park | None] = _value(lists.Park | None)
    district: Mapped[str]
    town: Mapped[str]
    industry: Mapped[IndustryCode | None] = _value(IndustryCode | None)
    hightech_fields: Mapped[tuple[str, ...]] = _value(tuple[str, ...])
    size: Mapped[lists.CompanySize | None] = _value(lists.CompanySize | None)
    profile: Mapped[Text3] = _value(Text3)
    address: Mapped[str]
    website: Mapped[str]
    source: Mapped[str]
    checked_on: Mapped[date | None]


class PersonRow(Table):
    """``domain.organisation.Person``."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    title: Mapped[Text3] = _value(Text3)
    department: Mapped[Text3] = _value(Text3)
    role: Mapped[lists.PersonRole] = _value(lists.PersonRole)
    mobile: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    wechat: Mapped[str]
    languages: Mapped[frozenset[Language]] = _value(frozenset[Language])
    consents: Mapped[tuple[Consent, ...]] = _value(tuple[Consent, ...])
    source: Mapped[str]


class NeedRow(Table):
    """``domain.records.Need``."""

    __tablename__ = "need"

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    title: Mapped[Text3] = _value(Text3)
    problem: Mapped[Text3] = _value(Text3)
    contacts: Mapped[tuple[str, ...]] = _value(tuple[PersonId, ...])
    indicators: Mapped[tuple[Target, ...]] = _value(tuple[Target, ...])
    constraints: Mapped[Text3] = _value(Text3)
    tried_before: Mapped[Text3] = _value(Text3)
    unwanted: Mapped[Text3] = _value(Text3)
    expected: Mapped[Text3] = _value(Text3)
    keywords: Mapped[tuple[str, ...]] = _value(tuple[str, ...])
    hightech_field: Mapped[str]
    industry: Mapped[IndustryCode | None] = _value(IndustryCode | None)
    need_type: Mapped[lists.NeedType | None] = _value(lists.NeedType | None)
    mode_wanted: Mapped[frozenset[lists.CooperationMode]] = _value(
        frozenset[lists.CooperationMode]
    )
    trl_min: Mapped[int | None]
    budget: Mapped[Money | None] = _value(Money | None)
    deadline: Mapped[YearMonth | None] = _value(YearMonth | None)
    ip_wish: Mapped[lists.OwnershipWish | None] = _value(lists.OwnershipWish | None)
    preferred_partner: Mapped[str]
    excluded_partners: Mapped[tuple[str, ...]] = _value(tuple[str, ...])
    confidentiality: Mapped[lists.Confidentiality] = _value(lists.Confidentiality)
    public_text: Mapped[Text3] = _value(Text3)
    internal_text: Mapped[str]
    status: Mapped[lists.NeedStatus] = _value(lists.NeedStatus, index=True)
    year: Mapped[int | None]
    carried_from: Mapped[str | None]
    form_extras: Mapped[tuple[FormExtra, ...]] = _value(tuple[FormExtra, ...])
    source: Mapped[str]
    checked_on: Mapped[date | None]


class CapabilityRow(Table):
    """``domain.records.Capability``."""

    __tablename__ = "capability"

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    organisations: Mapped[tuple[str, ...]] = _value(tuple[OrganisationId, ...])
    title: Mapped[Text3] = _value(Text3)
    summary: Mapped[Text3] = _value(Text3)
    kind: Mapped[lists.CapabilityKind] = _value(lists.CapabilityKind, index=True)
    team: Mapped[Text3] = _value(Text3)
    inventors: Mapped[tuple[str, ...]] = _value(tuple[PersonId, ...])
    transfer_officer: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    advantages: Mapped[tuple[Text3, ...]] = _value(tuple[Text3, ...])
    indicators: Mapped[tuple[Reached, ...]] = _value(tuple[Reached, ...])
    applications: Mapped[Text3] = _value(Text3)
    keywords: Mapped[tuple[str, ...]] = _value(tuple[str, ...])
    hightech_field: Mapped[str]
    industries: Mapped[tuple[IndustryCode, ...]] = _value(tuple[IndustryCode, ...])
    trl: Mapped[int | None]
    process_stage: Mapped[lists.ProcessStage | None] = _value(lists.ProcessStage | None)
    ipr_status: Mapped[frozenset[lists.IprStatus]] = _value(frozenset[lists.IprStatus])
    patents: Mapped[tuple[Patent, ...]] = _value(tuple[Patent, ...])
    mode_offered: Mapped[frozenset[lists.CooperationMode]] = _value(
        frozenset[lists.CooperationMode]
    )
    price_hint: Mapped[Money | None] = _value(Money | None)
    lead_time: Mapped[int | None]
    evidence: Mapped[tuple[Proof, ...]] = _value(tuple[Proof, ...])
    public_text: Mapped[Text3] = _value(Text3)
    internal_text: Mapped[str]
    form_extras: Mapped[tuple[FormExtra, ...]] = _value(tuple[FormExtra, ...])
    valid_to: Mapped[date | None]
    source: Mapped[str]
    checked_on: Mapped[date | None]


class ProgrammeRow(Table):
    """``domain.event.Programme``."""

    __tablename__ = "programme"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[Text3] = _value(Text3)
    year: Mapped[int]


class EventRow(Table):
    """``domain.event.Event``."""

    __tablename__ = "event"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[Text3] = _value(Text3)
    programme: Mapped[str | None] = mapped_column(ForeignKey("programme.id"))
    stop: Mapped[int]
    stop_name: Mapped[Text3] = _value(Text3)
    kind: Mapped[lists.EventKind] = _value(lists.EventKind)
    venue: Mapped[Text3] = _value(Text3)
    city: Mapped[Text3] = _value(Text3)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    organiser: Mapped[Text3] = _value(Text3)
    languages: Mapped[tuple[Language, ...]] = _value(tuple[Language, ...])
    profile: Mapped[str]
    sample: Mapped[bool]
    weights: Mapped[tuple[CriterionWeight, ...]] = _value(tuple[CriterionWeight, ...])


class JudgementRow(Table):
    """``domain.pairing.Judgement``."""

    __tablename__ = "judgement"

    id: Mapped[str] = mapped_column(primary_key=True)
    need: Mapped[str] = mapped_column(ForeignKey("need.id"), index=True)
    capability: Mapped[str] = mapped_column(ForeignKey("capability.id"), index=True)
    decision: Mapped[Decision] = _value(Decision)
    by: Mapped[str]
    at: Mapped[datetime] = _value(datetime)
    reason: Mapped[RejectReason | None] = _value(RejectReason | None)
    note: Mapped[str]
    validity: Mapped[Validity] = _value(Validity)


class ReplicaRow(Table):
    """This file's own identity in the journal: one row."""

    __tablename__ = "replica"

    id: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = _value(datetime)


class ActionRow(Table):
    """``domain.journal.Action``; append only."""

    __tablename__ = "action"
    __table_args__ = (UniqueConstraint("replica", "counter"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(unique=True)
    kind: Mapped[str]
    replica: Mapped[str]
    counter: Mapped[int]
    by: Mapped[str]
    at: Mapped[datetime] = _value(datetime)
    summary: Mapped[str]
    reverses: Mapped[str | None] = mapped_column(ForeignKey("action.id"))


class ChangeRow(Table):
    """``domain.journal.Change``; append only."""

    __tablename__ = "change"
    __table_args__ = (Index(None, "record", "field"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(ForeignKey("action.id"), index=True)
    record_kind: Mapped[str]
    record: Mapped[str]
    field: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    replaces_replica: Mapped[str | None]
    replaces_counter: Mapped[int | None]


class RunRow(Table):
    """One run of the matcher; only the newest keeps its proposals."""

    __tablename__ = "run"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = _value(datetime)
    profile: Mapped[str]
    digest: Mapped[str]
    report: Mapped[RunReport] = _value(RunReport)


class ProposalRow(Table):
    """``domain.pairing.Proposal`` of the newest run; derived, so not in the journal."""

    __tablename__ = "proposal"

    need: Mapped[str] = mapped_column(ForeignKey("need.id", ondelete="CASCADE"), primary_key=True)
    capability: Mapped[str] = mapped_column(
        ForeignKey("capability.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    run: Mapped[int] = mapped_column(ForeignKey("run.id"))
    rank: Mapped[int]
    score: Mapped[int]
    proposal: Mapped[Proposal] = _value(Proposal)


class PairCodeRow(Table):
    """The code on paper of every pair that was ever proposed or judged; never reused."""

    __tablename__ = "pair_code"

    code: Mapped[str] = mapped_column(primary_key=True)
    need: Mapped[str]
    capability: Mapped[str]

    __table_args__ = (UniqueConstraint("need", "capability"),)
