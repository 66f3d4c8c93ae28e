"""Tell what was odd in a sheet as a whole: hidden parts, merged cells, columns left out."""

from collections.abc import Iterator
from statistics import median

from matchmaker.domain.intake import (
    GUESSED_COLUMN,
    JUDGED_ENCODING,
    NO_INSTITUTION_COLUMN,
    UNKNOWN_COLUMN,
    Column,
    Place,
    Problem,
    Severity,
)
from matchmaker.domain.kinds import RecordKind
from matchmaker.exchange.layout import Layout
from matchmaker.exchange.wire import Mark, RawSheet
from matchmaker.messages import N_, NN_, Message

_JUDGED = 200
_FEW = 6  # columns: in so short a list each was meant to be read
_LONG = 15  # characters: a cell so long says something


def hidden_sheet(file: str, sheet: str) -> Problem:
    """Say that a hidden sheet was left out."""
    return Problem(
        Place(file, sheet),
        Severity.NOTE,
        Message(N_("The sheet “{sheet}” is hidden and was left out."), sheet=sheet),
    )


def not_a_list(file: str, sheet: str) -> Problem:
    """Say that a sheet, or a file that is one, holds no list."""
    if not sheet:
        words = Message(N_("No list of needs or capabilities was recognised in the file."))
        return Problem(Place(file), Severity.NOTE, words)
    return Problem(
        Place(file, sheet),
        Severity.NOTE,
        Message(
            N_("The sheet “{sheet}” is not a list of needs or capabilities and was left out."),
            sheet=sheet,
        ),
    )


def without_titles(file: str, sheet: str) -> Problem:
    """Say that records are compared by their words alone."""
    return Problem(
        Place(file, sheet),
        Severity.WARNING,
        Message(
            N_(
                "No column was recognised as the title, so the keywords and texts alone are "
                "compared. An import needs titles."
            )
        ),
    )


def below_the_list(place: Place, value: str) -> Problem:
    """Say that a row is no record: a sum, a remark, a signature."""
    return Problem(
        place,
        Severity.NOTE,
        Message(N_("“{value}” stands below the list and was left out."), value=value[:60]),
    )


def sheet_problems(raw: RawSheet, file: str, layout: Layout) -> tuple[Problem, ...]:
    """Return what to tell about a sheet that was read."""
    return (
        *_institution(raw, file, layout),
        *_encoding(raw, file),
        *_columns(raw, file, layout),
        *_hidden(raw, file, layout),
        *_merged(raw, file, layout),
    )


def row_marks(raw: RawSheet) -> dict[int, list[tuple[int, Problem]]]:
    """Return the (column, problem) pairs of cells that need a look, by row index."""
    found: dict[int, list[tuple[int, Problem]]] = {}
    for mark in raw.marks:
        if mark.code == "error":
            message = Message(
                N_("The cell shows the error {value}; it was read as empty."), value=mark.value
            )
        elif mark.code == "long_number":
            message = Message(
                N_("{value} has lost digits in the spreadsheet; write it as text."),
                value=mark.value,
            )
        else:
            continue
        problem = Problem(Place(""), Severity.WARNING, message, mark.value)
        found.setdefault(mark.row, []).append((mark.column, problem))
    return found


def _encoding(raw: RawSheet, file: str) -> Iterator[Problem]:
    if not raw.certain_encoding:
        yield Problem(
            Place(file, raw.name),
            Severity.WARNING,
            Message(JUDGED_ENCODING, encoding=raw.encoding.upper()),
        )


def _institution(raw: RawSheet, file: str, layout: Layout) -> Iterator[Problem]:
    named = {column.field for column in layout.columns} & {"organisation", "organisation_en"}
    if layout.kind is RecordKind.CAPABILITY and not named:
        yield Problem(Place(file, raw.name), Severity.WARNING, Message(NO_INSTITUTION_COLUMN))


def _columns(raw: RawSheet, file: str, layout: Layout) -> Iterator[Problem]:
    row = layout.header + raw.first_row
    repeated = {column.index for column in layout.repeated}
    for column in layout.repeated:
        yield Problem(
            Place(file, raw.name, row, column.heading),
            Severity.WARNING,
            Message(
                N_("Two columns mean the same: “{first}” was used, “{second}” was left out."),
                first=next(c.heading for c in layout.columns if c.field == column.field),
                second=column.heading,
            ),
        )
    for column in layout.columns:
        place = Place(file, raw.name, row, column.heading)
        if column.field == "ignored":
            yield Problem(place, Severity.NOTE, _left_out(column.heading, column.index))
        elif not column.field and column.index not in repeated:
            yield _unknown(raw, layout, column, place)
        elif not column.certain:
            yield Problem(place, Severity.WARNING, _guessed(column))


def _unknown(raw: RawSheet, layout: Layout, column: Column, place: Place) -> Problem:
    """Warn of a column that may matter: one of few, or one of long texts."""
    cells = (
        row[column.index].strip()
        for row in raw.rows[layout.header + 1 : layout.header + 1 + _JUDGED]
        if column.index < len(row)
    )
    lengths = [len(cell) for cell in cells if cell]
    matters = len(layout.columns) <= _FEW or median(lengths or [0]) >= _LONG
    if not (column.heading and lengths and matters):
        return Problem(place, Severity.NOTE, _left_out(column.heading, column.index))
    return Problem(place, Severity.WARNING, Message(UNKNOWN_COLUMN, heading=column.heading))


def _guessed(column: Column) -> Message:
    if column.heading:
        return Message(GUESSED_COLUMN, heading=column.heading)
    return Message(
        N_("Column {letter} has no heading; it was recognised by its content."),
        letter=letters(column.index),
    )


def _left_out(heading: str, index: int) -> Message:
    if heading:
        return Message(N_("The column “{heading}” was left out."), heading=heading)
    return Message(N_("Column {letter} has no heading and was left out."), letter=letters(index))


def _hidden(raw: RawSheet, file: str, layout: Layout) -> Iterator[Problem]:
    headings = {column.index: column.heading for column in layout.columns}
    for mark in raw.marks:
        if mark.code == "hidden_rows":
            yield Problem(
                Place(file, raw.name, mark.row + raw.first_row),
                Severity.WARNING,
                Message(
                    NN_(
                        "One row is hidden in the file; it was read too.",
                        "{n} rows are hidden in the file; they were read too.",
                    ),
                    n=mark.count,
                ),
            )
        for index in (
            range(mark.column, mark.column + mark.count) if mark.code == "hidden_columns" else ()
        ):
            if index in headings:
                yield Problem(
                    Place(file, raw.name, layout.header + raw.first_row, headings[index]),
                    Severity.WARNING,
                    Message(
                        N_("The column “{heading}” is hidden in the file; it was read too."),
                        heading=headings[index],
                    ),
                )


def _merged(raw: RawSheet, file: str, layout: Layout) -> Iterator[Problem]:
    for mark in raw.marks:
        if mark.code == "merged" and mark.row > layout.header:
            yield _merged_cell(mark, Place(file, raw.name, mark.row + raw.first_row))


def _merged_cell(mark: Mark, place: Place) -> Problem:
    return Problem(
        place,
        Severity.NOTE,
        Message(
            N_("“{value}” is one cell over {count} rows; it was read for each of them."),
            value=mark.value[:60],
            count=mark.count,
        ),
    )


def letters(index: int) -> str:
    """Return the letters of a column as a spreadsheet shows them: 0 is A."""
    name = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
