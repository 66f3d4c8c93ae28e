"""What the two editors are made of: every field with its kind and its counterpart.

A need and a capability mirror each other; the editors differ in these declarations only.
"""

from dataclasses import dataclass
from enum import StrEnum

from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import PersonRole, Role
from matchmaker.messages import N_, Message


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text in three languages side by side; ``meets`` is the field it is compared with.

    ``lines`` is the least height, ``one_line`` texts hold no line ends, ``row`` numbers the
    texts of a field that holds several.
    """

    field: str
    meets: str = ""
    lines: int = 2
    one_line: bool = False
    row: int | None = None


class FactKind(StrEnum):
    """How a single fact is put in."""

    LIST = "list"
    READINESS = "readiness"
    FIELD = "field"
    INDUSTRY = "industry"
    INDUSTRIES = "industries"
    SEVERAL = "several"
    MONEY = "money"
    MONTH = "month"
    NUMBER = "number"
    DAY = "day"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Fact:
    """A single fact; ``options`` is the controlled list, ``must`` leaves out “not stated”."""

    field: str
    kind: FactKind
    options: str = ""
    must: bool = False


@dataclass(frozen=True, slots=True)
class PeopleField:
    """A field that links people of one role; ``many`` or a single one."""

    field: str
    role: PersonRole
    many: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """One editor."""

    kind: RecordKind
    side: str  # colour role: need or capability
    name: Message
    texts: tuple[TextRow, ...]
    facts: tuple[Fact, ...]
    people: tuple[PeopleField, ...]
    organisation_role: Role
    indicators_meet: Message
    several_organisations: bool = False


NEED = Form(
    kind=RecordKind.NEED,
    side="need",
    name=Message(N_("Need")),
    texts=(
        TextRow("title", "title", lines=1, one_line=True),
        TextRow("problem", "summary", lines=4),
        TextRow("expected", "applications"),
        TextRow("constraints"),
        TextRow("tried_before"),
        TextRow("unwanted"),
        TextRow("public_text", "public_text"),
    ),
    facts=(
        Fact("trl_min", FactKind.READINESS),
        Fact("budget", FactKind.MONEY),
        Fact("deadline", FactKind.MONTH),
        Fact("ip_wish", FactKind.LIST, "ownership_wish"),
        Fact("hightech_field", FactKind.FIELD),
        Fact("industry", FactKind.INDUSTRY),
        Fact("mode_wanted", FactKind.SEVERAL, "cooperation_mode"),
        Fact("confidentiality", FactKind.LIST, "confidentiality", must=True),
        Fact("need_type", FactKind.LIST, "need_type"),
        Fact("status", FactKind.LIST, "need_status", must=True),
        Fact("code", FactKind.LINE, must=True),
        Fact("year", FactKind.NUMBER),
    ),
    people=(PeopleField("contacts", PersonRole.CONTACT),),
    organisation_role=Role.ENTERPRISE,
    indicators_meet=Message(N_("the target meets the value reached, row by row")),
)

CAPABILITY = Form(
    kind=RecordKind.CAPABILITY,
    side="capability",
    name=Message(N_("Capability")),
    texts=(
        TextRow("title", "title", lines=1, one_line=True),
        TextRow("summary", "problem", lines=4),
        TextRow("applications", "expected"),
        TextRow("advantages", lines=1, one_line=True, row=0),
        TextRow("advantages", lines=1, one_line=True, row=1),
        TextRow("advantages", lines=1, one_line=True, row=2),
        TextRow("team", lines=1, one_line=True),
        TextRow("public_text", "public_text"),
    ),
    facts=(
        Fact("trl", FactKind.READINESS),
        Fact("price_hint", FactKind.MONEY),
        Fact("lead_time", FactKind.NUMBER),
        Fact("ipr_status", FactKind.SEVERAL, "ipr_status"),
        Fact("hightech_field", FactKind.FIELD),
        Fact("industries", FactKind.INDUSTRIES),
        Fact("mode_offered", FactKind.SEVERAL, "cooperation_mode"),
        Fact("valid_to", FactKind.DAY),
        Fact("kind", FactKind.LIST, "capability_kind", must=True),
        Fact("process_stage", FactKind.LIST, "process_stage"),
        Fact("code", FactKind.LINE, must=True),
    ),
    people=(
        PeopleField("inventors", PersonRole.INVENTOR),
        PeopleField("transfer_officer", PersonRole.TRANSFER_OFFICER, many=False),
    ),
    organisation_role=Role.UNIVERSITY,
    indicators_meet=Message(N_("the value reached meets the target, row by row")),
    several_organisations=True,
)
