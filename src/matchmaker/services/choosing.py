"""Read a list as a person says in words: what it lists, where its headings are, its columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matchmaker.domain.intake import (
    NO_HEADINGS,
    Column,
    ImportPlan,
    Line,
    ReadingChoice,
    SheetReading,
    reading_key,
)
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import UsageError
from matchmaker.exchange.forms import key
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress
from matchmaker.services import importing, templates
from matchmaker.store import Database

LEFT_OUT = "ignored"
_LETTERS = re.compile("[A-Za-z]{1,3}")


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of one list; ``heading_row`` 0 says that it has none.

    ``columns`` pairs a heading, or the letters of a column, with a field; '' leaves it out.
    """

    kind: RecordKind | None = None
    heading_row: int | None = None
    columns: tuple[tuple[str, str], ...] = ()
    sheet: str = ""


def plan_as_told(
    database: Database, path: Path, told: Told, *, progress: Progress = SILENT
) -> ImportPlan:
    """Plan the import of one file, reading one sheet of it as *told*.

    Raises:
        UsageError: what was told does not fit the file.
        InputFileError: the file cannot be read.
    """
    plan = importing.plan(database, [path], progress=progress)
    sheet = _meant(plan.sheets, told)
    place = reading_key(sheet.file, sheet.sheet)
    choice = ReadingChoice(kind=_kind(sheet, told), header_row=_heading_row(sheet, told))
    plan = importing.plan(database, [path], choices={place: choice}, progress=progress)
    if not told.columns:
        return plan
    (sheet,) = (each for each in plan.sheets if reading_key(each.file, each.sheet) == place)
    choice = replace(choice, columns=_columns(sheet, told.columns))
    return importing.plan(database, [path], choices={place: choice}, progress=progress)


def guessed_heading_row(lines: Sequence[Line]) -> int:
    """Return the first row that has two cells or more: titles stand alone above a list."""
    rows = [line.row for line in lines if sum(bool(cell.strip()) for cell in line.cells) > 1]
    return rows[0] if rows else (lines[0].row if lines else 1)


def _meant(sheets: Sequence[SheetReading], told: Told) -> SheetReading:
    """Return the sheet that is meant: the one named, the only one, the only one not recognised."""
    filled = [sheet for sheet in sheets if sheet.kind or sheet.lines]
    named = [sheet for sheet in filled if key(sheet.sheet) == key(told.sheet)]
    lists = [sheet for sheet in filled if sheet.kind]
    for found in (named,) if told.sheet else (filled, lists, [s for s in filled if not s.kind]):
        if len(found) == 1:
            return found[0]
    raise UsageError(
        Message(
            N_("Name the sheet that is meant with --sheet; there are: {names}."),
            names=", ".join(sheet.sheet for sheet in filled),
        )
    )


def _kind(sheet: SheetReading, told: Told) -> RecordKind:
    found = told.kind or sheet.kind
    if found is None:
        raise UsageError(
            Message(N_("Say what the list holds: --kind need, or --kind capability."))
        )
    return found


def _heading_row(sheet: SheetReading, told: Told) -> int:
    if told.heading_row is not None:
        return told.heading_row or NO_HEADINGS
    return sheet.header_row if sheet.kind else guessed_heading_row(sheet.lines)


def _columns(
    sheet: SheetReading, wanted: Sequence[tuple[str, str]]
) -> tuple[tuple[int, str], ...]:
    by_heading: Mapping[str, int] = {
        key(column.heading): column.index for column in reversed(sheet.columns) if column.heading
    }
    found: dict[int, str] = {}
    for name, field in wanted:
        index = by_heading.get(key(name))
        if index is None:
            index = _index(name, sheet.columns)
        found[index] = _field(field, sheet.kind or RecordKind.NEED)
    for column in sheet.columns:  # a field told for one column is not guessed for another
        taken = column.field in found.values() and not templates.may_repeat(column.field)
        if taken and column.index not in found:
            found[column.index] = LEFT_OUT
    return tuple(sorted(found.items()))


def _index(letters: str, columns: Sequence[Column]) -> int:
    index = 0
    if _LETTERS.fullmatch(letters):
        for letter in letters.upper():
            index = index * 26 + ord(letter) - 64
        if any(column.index == index - 1 for column in columns):
            return index - 1
    raise UsageError(
        Message(
            N_("There is no column “{name}”; the headings are: {names}."),
            name=letters,
            names=", ".join(column.heading for column in columns if column.heading),
        )
    )


def _field(field: str, kind: RecordKind) -> str:
    if not field:
        return LEFT_OUT
    if field in templates.columns(kind):
        return field
    raise UsageError(
        Message(
            N_("“{name}” is no field; choose one of: {names}."),
            name=field,
            names=", ".join(templates.columns(kind)),
        )
    )
