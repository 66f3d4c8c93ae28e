"""What a file brings in: drafts with their places, problems, and the plan of an import."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchmaker.domain.ids import RecordId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.messages import N_, Message

# Words about a sheet of which each front door says by itself what to press or to type.
JUDGED_ENCODING = N_(
    "The file was read as {encoding}, which was judged by its characters. Look at the first "
    "rows; choose another encoding if they are wrong."
)
UNKNOWN_COLUMN = N_("The column “{heading}” is not known and was left out; choose its field.")
GUESSED_COLUMN = N_(
    "The column “{heading}” was recognised by a part of its heading; check its field."
)
NO_COMPANY_COLUMN = N_(
    "No column was taken as the company name. Choose it under the columns of the sheet."
)
NO_TITLE_COLUMN = N_("No column was taken as the title. Choose it under the columns of the sheet.")
NO_INSTITUTION_COLUMN = N_(
    "No column was recognised as the institution, so nobody would know whose capabilities these "
    "are. Choose it under the columns of the sheet."
)
OTHER_RECORD = N_(
    "The code {code} is already “{known}”; this row says “{title}”. Give it a code of its own, "
    "or allow overwriting."
)
REFUSED_ROW = N_(
    "This row of a file of refused rows would overwrite {code}, “{known}”. Give it a code of its "
    "own, or allow overwriting."
)
REFUSED_WHY = N_("Why it was refused")  # the heading that tells a file of refused rows


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; row 0 means the sheet, column '' the whole row."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""


class Severity(StrEnum):
    """What a problem means for its row."""

    ERROR = "error"  # the row is refused
    WARNING = "warning"  # the row is taken, a value needs a look
    NOTE = "note"  # something was put right and is reported


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to tell about a place in a file."""

    place: Place
    severity: Severity
    message: Message
    value: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet and the field it was read as ('' if it is left out)."""

    index: int
    heading: str
    field: str
    certain: bool
    example: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One row read from a file: a record whose id, and whose links, are not known yet.

    ``record.id`` and the links of the record are empty; ``organisations`` and ``contact`` stand
    for them in the same order. ``stated`` names the fields the row really has: an empty cell
    never erases.
    """

    place: Place
    record: Need | Capability
    organisations: tuple[Organisation, ...]
    contact: Person | None
    stated: frozenset[str]
    inventors: tuple[Person, ...] = ()

    @property
    def kind(self) -> RecordKind:
        """Tell need from capability."""
        return RecordKind.NEED if isinstance(self.record, Need) else RecordKind.CAPABILITY

    @property
    def settled(self) -> bool:
        """Whether the row itself says where it stands; only needs stand somewhere."""
        return self.kind is not RecordKind.NEED or "status" in self.stated


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet as written, to give it back for correction."""

    row: int
    cells: tuple[str, ...]


NO_HEADINGS = -1  # as the row of headings: the list has none
LEFT_OUT = "ignored"  # as the field of a column: never recognised again by what stands in it


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """What a person decided about a file or sheet; whatever is empty is recognised.

    ``columns`` pairs column indexes with fields ('' leaves a column out); ``header_row`` counts
    as a person does, or is ``NO_HEADINGS``. With ``overwrite`` a row may take the place of a
    record with its code whose title is quite another one.
    """

    encoding: str = ""
    kind: RecordKind | None = None
    header_row: int = 0
    columns: tuple[tuple[int, str], ...] = ()
    skip: bool = False
    overwrite: bool = False

    @property
    def of_layout(self) -> bool:
        """Whether it says how the sheet is laid out."""
        return bool(self.kind or self.header_row or self.columns or self.skip)


@dataclass(frozen=True, slots=True)
class KnownLayout:
    """How a list with these headings was read before, as a person decided.

    ``headings`` and ``columns`` (heading, field) name headings in the spelling they are compared
    in, a second one of that spelling with ``#2`` behind it.
    """

    headings: frozenset[str]
    kind: RecordKind
    columns: tuple[tuple[str, str], ...] = ()


def reading_key(file: str, sheet: str = "") -> str:
    """Return what a choice is kept under: the file, or one sheet of it."""
    return f"{file}\n{sheet}" if sheet else file


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What was read from one sheet; ``kind`` is None if it is not a list of records.

    ``lines`` keeps the rows as written, for the file of refused rows; of a sheet that is no list
    the first rows only, to show. ``choice`` is what a person decided about it, and ``known`` says
    that this was taken over from an earlier import.
    """

    file: str
    sheet: str
    kind: RecordKind | None
    header_row: int
    columns: tuple[Column, ...]
    rows: int
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]
    encoding: str = ""
    certain_encoding: bool = True
    lines: tuple[Line, ...] = ()
    choice: ReadingChoice = ReadingChoice()
    known: bool = False


class Outcome(StrEnum):
    """What an import would do with a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that an import would change, both values as text for a person."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """The fate of one row; ``draft`` is None only for a refused row that could not be read."""

    place: Place
    outcome: Outcome
    draft: Draft | None = None
    existing: RecordId | None = None
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A dry run: every row with its outcome; applying it is one action that can be undone.

    ``basis`` is the journal position the plan was made against; applying it to a file that has
    moved on is refused rather than guessed. New needs that state no status are published at once
    if ``publish`` is set, else they wait for a check.
    """

    files: tuple[str, ...]
    sheets: tuple[SheetReading, ...]
    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]
    new_organisations: int
    basis: int
    publish: bool = True

    def count(self, outcome: Outcome) -> int:
        """Count the rows with one outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def waiting(self) -> int:
        """Count the new needs that wait for a check: none if they are published at once."""
        drafts = (row.draft for row in self.rows if row.outcome is Outcome.NEW)
        return 0 if self.publish else sum(d is not None and not d.settled for d in drafts)

    def of(self, outcome: Outcome) -> Sequence[PlannedRow]:
        """Return the rows with one outcome, in file order."""
        return [row for row in self.rows if row.outcome is outcome]
