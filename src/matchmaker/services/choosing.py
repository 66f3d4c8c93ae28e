"""Read a list as a person says in words: what it lists, where its headings are, its columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from matchmaker import exchange
from matchmaker.domain.intake import (
    LEFT_OUT,
    NO_HEADINGS,
    Column,
    ImportPlan,
    KnownLayout,
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

_LETTERS = re.compile("[A-Za-z]{1,3}")


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of one list; ``heading_row`` 0 says that it has none.

    ``columns`` pairs a heading, or the letters of a column, with a field; '' leaves it out.
    With a ``sheet`` only that one is taken in. ``whole`` is about all sheets of the file: its
    encoding, and whether rows may overwrite.
    """

    kind: RecordKind | None = None
    heading_row: int | None = None
    columns: tuple[tuple[str, str], ...] = ()
    sheet: str = ""
    whole: ReadingChoice = field(default=ReadingChoice())


class Unclear(StrEnum):
    """What is still to be told of a list."""

    KIND = "kind"  # needs or capabilities
    SHEET = "sheet"  # which of several
    NO_SHEETS = "no_sheets"  # a sheet was named, and the file has none with a name


class UnclearError(Exception):
    """Too little was told of a list; the caller words what to add. Not an error of the tree.

    ``names`` are the sheets there are.
    """

    def __init__(self, about: Unclear, file: str, names: tuple[str, ...] = ()) -> None:
        """Keep what it is about."""
        super().__init__(f"{about}: {file}")
        self.about = about
        self.file = file
        self.names = names


def plan_as_told(
    database: Database,
    path: Path,
    told: Told,
    *,
    known: Sequence[KnownLayout] = (),
    progress: Progress = SILENT,
) -> ImportPlan:
    """Plan the import of one file, reading one sheet of it as *told*; the file is opened once.

    Raises:
        UnclearError: more must be told.
        UsageError: what was told does not fit the file.
        InputFileError: the file cannot be read.
        Cancelled: a person stopped it.
    """
    opened = exchange.open_list(path, encoding=told.whole.encoding, progress=progress)
    sheets = exchange.understand(opened, known=known, progress=progress)
    sheet = _meant(sheets, told)
    choices = {_place(each): ReadingChoice(skip=True) for each in sheets} if told.sheet else {}
    choices[reading_key(opened.name)] = told.whole
    before = sheet.choice if sheet.known else ReadingChoice()
    choice = replace(
        before,
        encoding=told.whole.encoding,
        overwrite=told.whole.overwrite,
        kind=_kind(sheet, told),
        header_row=_heading_row(sheet, told),
    )
    if told.columns:
        headed = exchange.understand(opened, overrides={_place(sheet): choice}, progress=progress)
        (sheet,) = (each for each in headed if _place(each) == _place(sheet))
        columns = dict(before.columns) | _columns(sheet, told.columns)
        choice = replace(choice, columns=tuple(sorted(columns.items())))
    choices[_place(sheet)] = choice
    found = exchange.understand(opened, overrides=choices, known=known, progress=progress)
    return importing.plan_sheets(database, [path], found, progress=progress)


def guessed_heading_row(lines: Sequence[Line]) -> int:
    """Return the first row that has two cells or more: titles stand alone above a list.

    0 if that row holds a telephone number or the like: the list begins without headings.
    """
    rows = [line for line in lines if sum(bool(cell.strip()) for cell in line.cells) > 1]
    if not rows:
        return lines[0].row if lines else 1
    return 0 if any(map(exchange.looks_private, rows[0].cells)) else rows[0].row


def _place(sheet: SheetReading) -> str:
    return reading_key(sheet.file, sheet.sheet)


def _meant(sheets: Sequence[SheetReading], told: Told) -> SheetReading:
    """Return the sheet that is meant: the one named, the only one, the only one not recognised."""
    filled = [sheet for sheet in sheets if sheet.kind or sheet.lines]
    named = [each for each in filled if each.sheet and key(each.sheet) == key(told.sheet)]
    lists = [sheet for sheet in filled if sheet.kind]
    for found in (named,) if told.sheet else (filled, lists, [s for s in filled if not s.kind]):
        if len(found) == 1:
            return found[0]
    names = tuple(sheet.sheet for sheet in filled if sheet.sheet)
    raise UnclearError(Unclear.SHEET if names else Unclear.NO_SHEETS, sheets[0].file, names)


def _kind(sheet: SheetReading, told: Told) -> RecordKind:
    found = told.kind or sheet.kind
    if found is None:
        raise UnclearError(Unclear.KIND, sheet.file)
    return found


def _heading_row(sheet: SheetReading, told: Told) -> int:
    if told.heading_row is not None:
        return told.heading_row or NO_HEADINGS
    found = sheet.header_row if sheet.kind else guessed_heading_row(sheet.lines)
    return found or NO_HEADINGS


def _columns(sheet: SheetReading, wanted: Sequence[tuple[str, str]]) -> dict[int, str]:
    by_heading: Mapping[str, int] = {
        key(column.heading): column.index for column in reversed(sheet.columns) if column.heading
    }
    found: dict[int, str] = {}
    for name, meant in wanted:
        index = by_heading.get(key(name))
        if index is None:
            index = _index(name, sheet.columns)
        found[index] = _field(meant, sheet.kind or RecordKind.NEED)
    for column in sheet.columns:  # a field told for one column is not guessed for another
        taken = column.field in found.values() and not templates.may_repeat(column.field)
        if taken and column.index not in found:
            found[column.index] = LEFT_OUT
    return found


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
