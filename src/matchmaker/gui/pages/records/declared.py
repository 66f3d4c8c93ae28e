"""What tells the list of needs from the list of capabilities: words, columns, editor."""

from collections.abc import Callable
from dataclasses import dataclass

from matchmaker.domain.records import Capability, Need
from matchmaker.gui.pages.cells import Cell, CellKind
from matchmaker.gui.pages.editor.declared import Form
from matchmaker.gui.presenters.listing import Consented, ListRow, place_words
from matchmaker.gui.presenters.session import Session
from matchmaker.i18n.tables import field_name
from matchmaker.messages import N_, Label, Message


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: heading, what it shows, what it is sorted by, and how wide it is."""

    heading: Message
    cell: Callable[[Session, ListRow], Cell]
    sort: Callable[[Session, ListRow], object]
    width: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """One list page."""

    form: Form
    title: Message
    new: Message
    empty: Message
    search: Message
    counted: tuple[str, str]
    place: Message
    every_place: Message
    sort: str  # the controlled list of statuses or kinds
    every_sort: Message
    columns: tuple[ListColumn, ...]


LIST_KEYS = (
    ("Enter", Message(N_("Open the record"))),
    ("N", Message(N_("New record"))),
    ("Delete", Message(N_("Delete the record"))),
    ("Ctrl F", Message(N_("Search in the list"))),
    ("Esc", Message(N_("Clear words and filters"))),
)
NEED_KEYS = (
    ("P", Message(N_("Publish the chosen needs"))),
    ("Shift \u2191 \u2193", Message(N_("Choose several needs"))),
)
EDITOR_KEYS = (
    ("Esc", Message(N_("Back to the list"))),
    ("Ctrl S", Message(N_("Keep what is typed now"))),
    ("Ctrl L", Message(N_("The same field in the next language"))),
    ("Ctrl +", Message(N_("New indicator row"))),
    ("Ctrl Shift ↑ ↓", Message(N_("Move the indicator row"))),
    ("Ctrl H", Message(N_("History of this field"))),
    ("Ctrl Z", Message(N_("Take the last step back"))),
)
_CONSENT = {
    Consented.AGREED: ("check", "status.ok", N_("agreed")),
    Consented.OPEN: ("warning", "status.warning", N_("not asked")),
    Consented.NOBODY: ("", "text-muted", N_("nobody")),
}
_STATUS_ROLES = {
    "published": "status.ok",
    "in_talks": "accent",
    "intent": "accent",
    "signed": "accent",
    "returned": "status.warning",
}


def code_cell(_session: Session, row: ListRow) -> Cell:
    """Show the code in the colour of its side."""
    side = "need" if isinstance(row.record, Need) else "capability"
    return Cell(row.record.code, CellKind.CODE, role="text-muted" if row.expired else side)


def title_cell(session: Session, row: ListRow) -> Cell:
    """Show the title over the organisation, each in its own language."""
    title, language = session.shown(row.record.title)
    name, spoken = session.shown(row.organisation)
    return Cell(title, CellKind.TITLE, name, language=language, second_language=spoken)


def place_cell(session: Session, row: ListRow) -> Cell:
    """Show the park or institution."""
    return Cell(place_words(row.place, session.language) or "\u2014")


def field_cell(session: Session, row: ListRow) -> Cell:
    """Show the name of the high-tech field."""
    code = row.record.hightech_field
    return Cell(field_name(code, session.language) if code else "\u2014")


def readiness_cell(_session: Session, row: ListRow) -> Cell:
    """Show the readiness level."""
    record = row.record
    if isinstance(record, Need):
        return Cell(f"TRL \u2265 {record.trl_min}" if record.trl_min else "\u2014")
    return Cell(f"TRL {record.trl}" if record.trl else "\u2014")


def keywords_cell(_session: Session, row: ListRow) -> Cell:
    """Count the keywords."""
    count = len(row.record.keywords)
    return Cell(str(count), right=True, role="text" if count else "status.warning")


def state_cell(session: Session, row: ListRow) -> Cell:
    """Show the status of a need, the kind of a capability or that it is expired."""
    record = row.record
    if isinstance(record, Need):
        words = session.translator.label("need_status", record.status.value)
        return Cell(words, role=_STATUS_ROLES.get(record.status.value, "text-muted"))
    if row.expired:
        return Cell(session.text(N_("expired")), role="status.warning")
    return Cell(session.translator.label("capability_kind", record.kind.value))


def in_phrase(name: str) -> str:
    """Return the *name* of a field as it stands within a phrase: “Budget” is “budget”."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def percent_cell(session: Session, row: ListRow) -> Cell:
    """Show how complete the record is, and the missing field that matters most."""
    percent = row.completeness.percent
    role = "text" if row.completeness.matchable else "status.warning"
    lacking = row.completeness.missing
    first = session.translator.label("record_field", lacking[0].name) if lacking else ""
    words = session.text(N_("no {field}"), field=in_phrase(first)) if lacking else ""
    return Cell(f"{percent} %", CellKind.PERCENT, words, role=role, percent=percent)


def consent_cell(session: Session, row: ListRow) -> Cell:
    """Show whether somebody may be named on paper."""
    icon, role, words = _CONSENT[row.contact]
    return Cell(session.text(words), CellKind.SIGN, role=role, icon=icon)


def _code(_session: Session, row: ListRow) -> object:
    head = row.record.code.rstrip("0123456789")
    tail = row.record.code[len(head) :]
    return head, int(tail or 0)


def _title(session: Session, row: ListRow) -> object:
    return session.shown(row.record.title)[0].casefold()


def _readiness(_session: Session, row: ListRow) -> object:
    record = row.record
    return (record.trl if isinstance(record, Capability) else record.trl_min) or 0


def _field(_session: Session, row: ListRow) -> object:
    return [int(part) for part in row.record.hightech_field.split(".") if part]


def columns(place: Message, state: Message) -> tuple[ListColumn, ...]:
    """Return the columns of a list; *place* and *state* are what differs in the headings."""
    return (
        ListColumn(_label("code"), code_cell, _code, 78),
        ListColumn(Message(N_("Title and organisation")), title_cell, _title),
        ListColumn(place, place_cell, lambda s, row: place_words(row.place, s.language), 122),
        ListColumn(_label("hightech_field"), field_cell, _field, 148),
        ListColumn(Message(N_("Readiness")), readiness_cell, _readiness, 80),
        ListColumn(_label("keywords"), keywords_cell, lambda _, row: len(row.record.keywords), 78),
        ListColumn(state, state_cell, lambda _, row: row.sort_of_record, 116),
        ListColumn(
            Message(N_("Complete")), percent_cell, lambda _, row: row.completeness.percent, 152
        ),
        ListColumn(Message(N_("Contact")), consent_cell, lambda _, row: row.contact.value, 104),
    )


def _label(field: str) -> Message:
    return Message("{label}", label=Label("record_field", field))
