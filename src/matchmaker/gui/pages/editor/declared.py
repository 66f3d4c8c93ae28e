"""What the two editors are made of: every field with its kind and its counterpart.

A need and a capability mirror each other; the editors differ in these declarations only.
"""

from dataclasses import dataclass
from enum import StrEnum

from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import PersonRole, Role
from matchmaker.messages import N_, Label, Message


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
    label: Message | None = None


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
    """A single fact; ``options`` is the controlled list, ``must`` leaves out “not stated”.

    ``label`` says more than the name of the field: whose it is, its unit, its limits.
    """

    field: str
    kind: FactKind
    options: str = ""
    must: bool = False
    label: Message | None = None


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
    party: Message
    organisation_role: Role
    indicators_meet: Message
    several_organisations: bool = False
    rows: tuple[str, ...] = ()  # fields of rows below the facts

    def label(self, field: str) -> Message:
        """Return what *field* is called on this form."""
        declared: tuple[TextRow | Fact, ...] = (*self.texts, *self.facts)
        found = next((each.label for each in declared if each.field == field), None)
        return found or field_label(field)


def field_label(field: str) -> Message:
    """Return what *field* is called everywhere."""
    return Message("{label}", label=Label("record_field", field))


NEED = Form(
    kind=RecordKind.NEED,
    side="need",
    name=Message(N_("Need")),
    texts=(
        TextRow("title", "title", lines=1, one_line=True, label=Message(N_("Title of the need"))),
        TextRow("problem", "summary", lines=4),
        TextRow("expected", "applications"),
        TextRow("constraints"),
        TextRow("tried_before"),
        TextRow("unwanted"),
        TextRow("public_text", "public_text"),
    ),
    facts=(
        Fact("trl_min", FactKind.READINESS, label=Message(N_("Lowest readiness (TRL 1\u20139)"))),
        Fact("budget", FactKind.MONEY, label=Message(N_("Budget (10,000 yuan)"))),
        Fact("deadline", FactKind.MONTH, label=Message(N_("Wanted by (month)"))),
        Fact("ip_wish", FactKind.LIST, "ownership_wish"),
        Fact("hightech_field", FactKind.FIELD),
        Fact("industry", FactKind.INDUSTRY),
        Fact("mode_wanted", FactKind.SEVERAL, "cooperation_mode"),
        Fact("confidentiality", FactKind.LIST, "confidentiality", must=True),
        Fact("need_type", FactKind.LIST, "need_type"),
        Fact(
            "status",
            FactKind.LIST,
            "need_status",
            must=True,
            label=Message(N_("Status of the need")),
        ),
        Fact("code", FactKind.LINE, must=True, label=Message(N_("Need code"))),
        Fact("year", FactKind.NUMBER),
    ),
    people=(PeopleField("contacts", PersonRole.CONTACT),),
    party=Message(N_("Organisation with the need")),
    organisation_role=Role.ENTERPRISE,
    indicators_meet=Message(N_("the target meets the value reached, row by row")),
)

CAPABILITY = Form(
    kind=RecordKind.CAPABILITY,
    side="capability",
    name=Message(N_("Capability")),
    texts=(
        TextRow(
            "title", "title", lines=1, one_line=True, label=Message(N_("Title of the capability"))
        ),
        TextRow("summary", "problem", lines=4),
        TextRow("applications", "expected"),
        TextRow("advantages", lines=1, one_line=True, row=0, label=Message(N_("Advantage"))),
        TextRow("advantages", lines=1, one_line=True, row=1, label=Message(N_("Advantage"))),
        TextRow("advantages", lines=1, one_line=True, row=2, label=Message(N_("Advantage"))),
        TextRow("team", lines=1, one_line=True, label=Message(N_("Team or department"))),
        TextRow("public_text", "public_text"),
    ),
    facts=(
        Fact("trl", FactKind.READINESS, label=Message(N_("Readiness (TRL 1\u20139)"))),
        Fact("price_hint", FactKind.MONEY, label=Message(N_("Price hint (10,000 yuan)"))),
        Fact("lead_time", FactKind.NUMBER),
        Fact("ipr_status", FactKind.SEVERAL, "ipr_status"),
        Fact("hightech_field", FactKind.FIELD),
        Fact("industries", FactKind.INDUSTRIES),
        Fact("mode_offered", FactKind.SEVERAL, "cooperation_mode"),
        Fact("valid_to", FactKind.DAY, label=Message(N_("Valid until (day)"))),
        Fact(
            "kind",
            FactKind.LIST,
            "capability_kind",
            must=True,
            label=Message(N_("Kind of capability")),
        ),
        Fact("process_stage", FactKind.LIST, "process_stage"),
        Fact("code", FactKind.LINE, must=True, label=Message(N_("Capability code"))),
    ),
    people=(
        PeopleField("inventors", PersonRole.INVENTOR),
        PeopleField("transfer_officer", PersonRole.TRANSFER_OFFICER, many=False),
    ),
    party=Message(N_("Organisations behind it")),
    organisation_role=Role.UNIVERSITY,
    indicators_meet=Message(N_("the value reached meets the target, row by row")),
    several_organisations=True,
    rows=("patents", "evidence"),
)
