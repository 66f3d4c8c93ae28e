"""Read the sheets of a workbook as text, with marks on what is hidden, merged or an error."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from matchmaker.exchange.refusal import Refused
from matchmaker.exchange.sheetxml import Look, look_through, percent_styles, sheet_parts
from matchmaker.exchange.wire import Limits, Mark, RawSheet

_EXACT_DIGITS = 15  # more do not survive in a spreadsheet's numbers


def read_workbook(path: Path, limits: Limits) -> Iterator[RawSheet]:
    """Yield the worksheets in order; the zip must have been counted before.

    Raises:
        Refused: damaged, or a sheet reaches too far.
    """
    looks = _look(path, limits)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ == SheetTypeEnum.WorkSheet and sheet.name in looks:
                    raw = _read_sheet(book.get_sheet_by_name(sheet.name), looks[sheet.name])
                    raw.hidden = sheet.visible != SheetVisibleEnum.Visible
                    yield raw
    except PasswordError as error:
        raise Refused("encrypted") from error
    except (CalamineError, ZipError, XmlError) as error:
        raise Refused("damaged") from error


def _look(path: Path, limits: Limits) -> dict[str, Look]:
    looks: dict[str, Look] = {}
    left = limits.cells
    with ZipFile(path) as archive:
        percent = percent_styles(archive)
        members = set(archive.namelist())
        for name, part in sheet_parts(archive).items():
            if part not in members:
                raise Refused("damaged")
            with archive.open(part) as stream:
                look = look_through(stream, percent=percent, cells=left)  # type: ignore[arg-type]
            if look.area > limits.cells:
                raise Refused(
                    "reaches_too_far", sheet=name, rows=look.last_row + 1,
                    columns=look.last_column + 1,
                )  # fmt: skip
            left -= look.cells
            looks[name] = look
    return looks


def _read_sheet(sheet: CalamineSheet, look: Look) -> RawSheet:
    raw = RawSheet(sheet.name)
    percents = set(look.percents)
    for number, values in enumerate(sheet.to_python(skip_empty_area=False)):
        row: list[str] = []
        for column, value in enumerate(values):
            text = "" if value == "" else cell_text(value, percent=(number, column) in percents)
            if isinstance(value, float) and abs(value) >= 10**_EXACT_DIGITS:
                raw.marks.append(Mark("long_number", number, column, text))
            row.append(text)
        while row and not row[-1]:
            row.pop()
        raw.rows.append(row)
    _fill_merged(raw, sheet)
    raw.marks.extend(Mark("error", row, column, value) for row, column, value in look.errors)
    if hidden := [row for row in look.hidden_rows if row < len(raw.rows) and any(raw.rows[row])]:
        raw.marks.append(Mark("hidden_rows", hidden[0], count=len(hidden)))
    for first, last in look.hidden_columns:
        raw.marks.append(Mark("hidden_columns", column=first, count=last - first + 1))
    return raw


def cell_text(value: object, *, percent: bool = False) -> str:
    """Write a cell's value as text: whole numbers as digits, days as ``2027-06-30``."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{_number(value * 100)}%" if percent else _number(value)
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else ""


def _number(value: float) -> str:
    if value == int(value):
        return str(int(value))
    return f"{Decimal(format(value, '.15g')):f}"


def _fill_merged(raw: RawSheet, sheet: CalamineSheet) -> None:
    """Give a value merged over several rows to each of them, as a person reads it."""
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        last = min(bottom, len(raw.rows) - 1)
        if last <= top or left >= len(raw.rows[top]) or not raw.rows[top][left]:
            continue
        for row in raw.rows[top + 1 : last + 1]:
            row.extend([""] * (left + 1 - len(row)))
            row[left] = raw.rows[top][left]
        raw.marks.append(Mark("merged", top, left, raw.rows[top][left], last - top + 1))
