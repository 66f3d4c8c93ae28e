"""Build domain values for tests: whole, plausible, and changed only where a test says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from matchmaker.domain.event import Event
from matchmaker.domain.explanation import Contribution, Criterion, Explanation, Grade, Level
from matchmaker.domain.ids import (
    CapabilityId,
    EventId,
    JudgementId,
    NeedId,
    OrganisationId,
    PersonId,
)
from matchmaker.domain.lists import (
    CapabilityKind,
    ConsentPurpose,
    CooperationMode,
    IprStatus,
    NeedType,
    OwnershipWish,
    Park,
    PersonRole,
    Role,
)
from matchmaker.domain.organisation import Consent, IndustryCode, Organisation, Person
from matchmaker.domain.pairing import Decision, Judgement, Pairing, Proposal, pair_code
from matchmaker.domain.quantities import (
    Comparison,
    Money,
    MoneyBand,
    Reached,
    Target,
    YearMonth,
)
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText

NOW = datetime(2027, 6, 1, 8, 30, tzinfo=UTC)
TODAY = NOW.date()


def hex_id(name: str) -> str:
    """Return the id that *name* always gets: 32 hexadecimal digits."""
    return uuid5(NAMESPACE_OID, name).hex


def hans(text: str) -> LocalisedText:
    """Return a text in Simplified Chinese only."""
    return LocalisedText(zh_hans=text)


def hant(text: str) -> LocalisedText:
    """Return a text in Traditional Chinese only."""
    return LocalisedText(zh_hant=text)


def english(text: str) -> LocalisedText:
    """Return a text in English only."""
    return LocalisedText(en=text)


def company(**over: Any) -> Organisation:
    """Return an invented manufacturer in Nanhai."""
    return replace(_COMPANY, **over)


def university(**over: Any) -> Organisation:
    """Return a Hong Kong university."""
    return replace(_UNIVERSITY, **over)


def organisation(**over: Any) -> Organisation:
    """Return an organisation: the manufacturer, if nothing else is said."""
    return replace(_COMPANY, **over)


def person(**over: Any) -> Person:
    """Return the contact of the manufacturer, who agreed to be printed."""
    return replace(_PERSON, **over)


def need(**over: Any) -> Need:
    """Return a published need with every kind of field; give *code* for another one."""
    if "code" in over and "id" not in over:
        over["id"] = NeedId(hex_id(over["code"]))
    return replace(_NEED, **over)


def capability(**over: Any) -> Capability:
    """Return a capability that meets ``need()``; give *code* for another one."""
    if "code" in over and "id" not in over:
        over["id"] = CapabilityId(hex_id(over["code"]))
    return replace(_CAPABILITY, **over)


def event(**over: Any) -> Event:
    """Return the first stop of an event."""
    return replace(_EVENT, **over)


def contribution(criterion: Criterion, points: str = "0", **over: Any) -> Contribution:
    """Return one part of a score, strong unless said otherwise."""
    amount = Decimal(points)
    plain = Contribution(
        criterion, Level.STRONG, 1.0, weight=max(amount, Decimal(0)), points=amount
    )
    return replace(plain, **over)


def explanation(
    parts: Sequence[Contribution] = (), *, grade: Grade = Grade.STRONG, **over: Any
) -> Explanation:
    """Return an explanation whose score is the sum of its *parts* (the usual ones: 72 points)."""
    chosen = tuple(parts) or _PARTS
    total = sum((part.points for part in chosen), Decimal(0))
    plain = Explanation(_NEED.id, _CAPABILITY.id, total, grade, chosen, profile="tests")
    return replace(plain, **over)


def proposal(rank: int = 1, **over: Any) -> Proposal:
    """Return a proposal for the usual pair."""
    return replace(Proposal(explanation(), rank), **over)


def judgement(decision: Decision = Decision.ACCEPT, **over: Any) -> Judgement:
    """Return a decision on the usual pair."""
    plain = Judgement(
        JudgementId(hex_id("judgement")), _NEED.id, _CAPABILITY.id, decision, "Organiser", NOW
    )
    return replace(plain, **over)


def pairing(**over: Any) -> Pairing:
    """Return the usual pair as proposed, not yet judged."""
    plain = Pairing(
        _NEED.id, _CAPABILITY.id, pair_code(_NEED.id, _CAPABILITY.id), proposal(), None
    )
    return replace(plain, **over)


_COMPANY = Organisation(
    id=OrganisationId(hex_id("company")),
    name=hans("示例恒铝型材（南海）有限公司"),
    short_name=hans("恒铝型材"),
    roles=frozenset({Role.ENTERPRISE}),
    park=Park.NANHAI,
    town="大沥镇",
    industry=IndustryCode("3252"),
    profile=hans("生产建筑与工业铝型材，三条挤压线，两条喷涂线。"),
)

_UNIVERSITY = Organisation(
    id=OrganisationId(hex_id("HKUST")),
    name=LocalisedText(
        "香港科技大学", "香港科技大學", "The Hong Kong University of Science and Technology"
    ),
    short_name=english("HKUST"),
    roles=frozenset({Role.UNIVERSITY}),
    institution="HKUST",
)

_PERSON = Person(
    id=PersonId(hex_id("person")),
    organisation=_COMPANY.id,
    name_zh="技术负责人",
    role=PersonRole.TECHNICAL,
    phone="0757-0000 0011",
    email="tech@henglv.example",
    consents=(Consent(ConsentPurpose.COUNTERPART_BRIEF, date(2027, 5, 4), how="form"),),
)

_NEED = Need(
    id=NeedId(hex_id("N-001")),
    code="N-001",
    organisation=_COMPANY.id,
    title=hans("铝型材表面缺陷在线检测"),
    problem=hans("喷涂线上的划伤、起泡和色差靠人工目检，夜班漏检率约3%，客户每月退货。"),
    contacts=(_PERSON.id,),
    indicators=(
        Target(hans("漏检率"), "%", Comparison.AT_MOST, Decimal("0.5"), now="3"),
        Target(hans("检测速度"), "m/min", Comparison.AT_LEAST, Decimal(25)),
    ),
    expected=hans("在线检测设备一套，能在线速25 m/min下判出五类缺陷。"),
    keywords=("铝型材", "表面缺陷", "机器视觉"),
    hightech_field="8.3",
    industry=IndustryCode("3252"),
    need_type=NeedType.PROCESS,
    mode_wanted=frozenset({CooperationMode.COMMISSIONED, CooperationMode.JOINT_DEVELOPMENT}),
    trl_min=7,
    budget=Money.of(Decimal(150)),
    deadline=YearMonth(2028, 6),
    ip_wish=OwnershipWish.SHARED,
    year=2027,
)

_CAPABILITY = Capability(
    id=CapabilityId(hex_id("C-001")),
    code="C-001",
    organisations=(_UNIVERSITY.id,),
    title=LocalisedText(
        "", "鋁材表面瑕疵的深度學習檢測", "Deep learning inspection of aluminium surfaces"
    ),
    summary=english(
        "Line-scan cameras and a network trained on few samples find scratches, blisters and "
        "colour shifts on coated aluminium profiles at line speed."
    ),
    kind=CapabilityKind.ACHIEVEMENT,
    advantages=(english("Learns a new defect from twenty pictures"),),
    indicators=(
        Reached(english("Miss rate"), "%", Decimal("0.4"), english("pilot line, 6 months")),
    ),
    applications=english("Aluminium extrusion, coil coating, appliance panels"),
    keywords=("aluminium profile", "surface defect", "machine vision"),
    hightech_field="8.3",
    industries=(IndustryCode("3252"),),
    trl=7,
    ipr_status=frozenset({IprStatus.GRANTED}),
    mode_offered=frozenset({CooperationMode.JOINT_DEVELOPMENT, CooperationMode.LICENCE}),
    price_hint=Money(MoneyBand.FROM_100_TO_500),
    lead_time=9,
)

_EVENT = Event(
    id=EventId(hex_id("event")),
    title=LocalisedText(
        "佛山升级需求 × 香港高校 2027", "", "Foshan needs × Hong Kong universities 2027"
    ),
    stop_name=LocalisedText("香港首站", "香港首站", "First stop: Hong Kong"),
    starts_on=date(2027, 6, 24),
)

_PARTS = (
    contribution(Criterion.FIELD, "20"),
    contribution(Criterion.INDUSTRY, "10"),
    contribution(Criterion.KEYWORDS, "18", level=Level.POSSIBLE, similarity=0.7),
    contribution(Criterion.TEXT, "12", level=Level.POSSIBLE, similarity=0.6),
    contribution(Criterion.INDICATORS, "8", level=Level.POSSIBLE, similarity=0.5),
    contribution(Criterion.READINESS, "-1", level=Level.AGAINST, similarity=0.0),
    contribution(Criterion.MODE, "5"),
    contribution(
        Criterion.BUDGET_TIME, level=Level.MISSING, similarity=None, open_weight=Decimal(8)
    ),
)
