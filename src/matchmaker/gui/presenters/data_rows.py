"""What the import desk lists: files and sheets, columns, problems, rows and their changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from matchmaker.domain.intake import (
    LEFT_OUT,
    Column,
    ImportPlan,
    Line,
    Outcome,
    Place,
    PlannedRow,
    Problem,
    ReadingChoice,
    Severity,
    SheetReading,
    reading_key,
)
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.messages import Message

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file, or one sheet of it; ``refused`` says why the file could not be read."""

    key: str
    file: str
    reading: SheetReading | None = None
    hint: Message | None = None
    refused: Message | None = None

    @property
    def is_file(self) -> bool:
        """Whether this is the line of a file that was read: nothing to choose."""
        return self.reading is None and self.refused is None


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of a sheet; ``field`` is '' if it is left out.

    ``by_choice`` says that a person decided, ``known`` that they did at an earlier import.
    """

    column: Column
    field: str
    by_choice: bool
    refused: int
    doubtful: int
    known: bool = False

    @property
    def state(self) -> str:
        """Name what there is to say about the column, the most important thing first."""
        if self.refused:
            return "refused"
        if self.doubtful:
            return "doubtful"
        if not self.field:
            return "left_out"
        if self.by_choice:
            return "by_choice" if not self.known else "as_before"
        if self.column.certain:
            return "recognised"
        return "by_part" if self.column.heading else "by_content"


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems of one kind in one column of one sheet, in file order.

    ``rows`` are those concerned, none if it is about the sheet; ``alike`` tells whether all of
    the problems say the same.
    """

    key: str
    severity: Severity
    problems: tuple[Problem, ...]
    rows: tuple[int, ...]
    alike: bool

    @property
    def first(self) -> Problem:
        """The first of them."""
        return self.problems[0]


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A row of the plan, with its sheet and the line as it was written."""

    key: str
    row: PlannedRow
    sheet: SheetReading | None
    line: Line | None

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """The headings and texts of the line, without empty cells."""
        return tuple(_cells(self.sheet, self.line))

    @property
    def title(self) -> LocalisedText:
        """The title of the record, empty if the row could not be read."""
        return self.row.draft.record.title if self.row.draft else LocalisedText()

    @property
    def code(self) -> str:
        """The code the record has or would get, or ''."""
        return self.row.draft.record.code if self.row.draft else ""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The reasons why the row is refused."""
        return tuple(p for p in self.row.problems if p.severity is Severity.ERROR)


def file_rows(
    plan: ImportPlan | None, refused: Iterable[tuple[str, Message]]
) -> tuple[FileRow, ...]:
    """Return the files that cannot be read, then the others with their sheets, as added."""
    found = [FileRow(f"refused:{name}", name, refused=why) for name, why in refused]
    for file, sheets in groupby(plan.sheets if plan else (), key=lambda each: each.file):
        found.append(FileRow(f"file:{file}", file))
        found.extend(
            FileRow(reading_key(file, each.sheet), file, each, _hint(each)) for each in sheets
        )
    return tuple(found)


def column_rows(
    reading: SheetReading, choices: Mapping[str, ReadingChoice]
) -> tuple[ColumnRow, ...]:
    """Return the columns of a sheet, with how many of their values were refused or doubtful."""
    chosen = choices.get(reading_key(reading.file, reading.sheet), reading.choice)
    by_choice = {index for index, _ in chosen.columns}
    return tuple(
        ColumnRow(
            column,
            "" if column.field == LEFT_OUT else column.field,
            column.index in by_choice,
            refused=_count(reading, column, Severity.ERROR),
            doubtful=_count(reading, column, Severity.WARNING),
            known=reading.known,
        )
        for column in reading.columns
    )


def problem_groups(plan: ImportPlan) -> tuple[ProblemGroup, ...]:
    """Return what there is to tell, each kind once a column, refusals first."""
    found: dict[tuple[object, ...], dict[Problem, None]] = {}
    for problem in _told(plan):
        place = problem.place
        key = (problem.severity, place.file, place.sheet, place.column, problem.message.text)
        found.setdefault(key, {})[problem] = None
    groups = [_group(str(key), tuple(each)) for key, each in found.items()]
    sheets = {(each.file, each.sheet): number for number, each in enumerate(plan.sheets)}

    def order(group: ProblemGroup) -> tuple[int, int, int]:
        place = group.first.place
        return _ORDER[group.severity], sheets.get((place.file, place.sheet), -1), place.row

    return tuple(sorted(groups, key=order))


def unread_groups(unread: Iterable[tuple[str, Message]]) -> tuple[ProblemGroup, ...]:
    """Return what there is to tell about files that could not be read."""
    return tuple(
        _group(f"unread:{name}", (Problem(Place(name), Severity.ERROR, why),))
        for name, why in unread
    )


def planned_lines(plan: ImportPlan, outcome: Outcome) -> tuple[PlannedLine, ...]:
    """Return the rows with one outcome, each with its line as written."""
    sheets = {(sheet.file, sheet.sheet): sheet for sheet in plan.sheets}
    lines = {key: {line.row: line for line in sheet.lines} for key, sheet in sheets.items()}
    found = []
    for row in plan.of(outcome):
        where = (row.place.file, row.place.sheet)
        line = lines.get(where, {}).get(row.place.row)
        found.append(PlannedLine(f"{where} {row.place.row}", row, sheets.get(where), line))
    return tuple(found)


def script_of(reading: SheetReading) -> Language:
    """Return the written Chinese that most titles of a sheet are in."""
    titles = [draft.record.title for draft in reading.drafts]
    traditional = sum(bool(title.zh_hant) for title in titles)
    return Language.ZH_HANT if traditional * 2 > len(titles) else Language.ZH_HANS


def _group(key: str, problems: tuple[Problem, ...]) -> ProblemGroup:
    first = problems[0]
    return ProblemGroup(
        key,
        first.severity,
        problems,
        rows=tuple(dict.fromkeys(each.place.row for each in problems if each.place.row)),
        # One by one: messages of one text share their hash, a set of many would crawl.
        alike=all(each.message == first.message for each in problems),
    )


def _told(plan: ImportPlan) -> Iterator[Problem]:
    """Yield every problem once; notes about left out columns and sheets stand beside them."""
    yield from (p for p in plan.problems if p.severity is not Severity.NOTE)
    for sheet in plan.sheets:
        yield from (p for p in sheet.problems if p.severity is not Severity.NOTE and p.place.row)
    for row in plan.rows:
        yield from row.problems


def _hint(reading: SheetReading) -> Message | None:
    """Return why a sheet was left out, if it was not by choice."""
    if reading.kind is not None:
        return None
    return next((problem.message for problem in reading.problems), None)


def _count(reading: SheetReading, column: Column, severity: Severity) -> int:
    return len({
        problem.place.row
        for problem in reading.problems
        if problem.severity is severity
        and problem.place.column == column.heading
        and problem.place.row > reading.header_row
        and column.heading
    })  # fmt: skip


def _cells(sheet: SheetReading | None, line: Line | None) -> Iterator[tuple[str, str]]:
    if sheet is None or line is None:
        return
    for column in sheet.columns:
        text = line.cells[column.index].strip() if column.index < len(line.cells) else ""
        if text and column.field != LEFT_OUT:
            yield column.heading, text
