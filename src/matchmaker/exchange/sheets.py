"""Write spreadsheets and CSV so that nothing in them runs, and read back what was written."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.domain.texts import clean_text
from matchmaker.errors import OutputError
from matchmaker.exchange.delimited import GUARDED
from matchmaker.files import replace_file
from matchmaker.messages import N_, Message

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CELL_LIMIT = 32_767
_ROW_LIMIT = 1_048_576
_NAME_LIMIT = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDTHS = (8, 60)
_MEASURED = 200
_TRUSTED_DATE = (2000, 1, 1)


Cell = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to write: text stays text, numbers and days are such, None is an empty cell."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def write_workbook(path: Path, sheets: list[Sheet] | tuple[Sheet, ...]) -> Path:
    """Write an .xlsx whole or not at all; it is read back and compared before it counts.

    Raises:
        OutputError: a text is too long for a cell, or the file cannot be written.
    """
    cleaned = [_cleaned(sheet, name) for sheet, name in zip(sheets, _names(sheets), strict=True)]
    return replace_file(path, _workbook(cleaned), verify=lambda saved: _verify(saved, cleaned))


def write_csv(path: Path, sheet: Sheet) -> Path:
    """Write a .csv that Excel opens rightly: UTF-8 with BOM, CRLF, cells that run guarded.

    Raises:
        OutputError: the file cannot be written.
    """
    cleaned = _cleaned(sheet, sheet.name)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in (cleaned.headings, *cleaned.rows):
        writer.writerow([guarded(_text(cell)) for cell in row])
    return replace_file(path, text.getvalue().encode("utf-8-sig"))


def guarded(cell: str) -> str:
    """Return *cell* so that no spreadsheet runs it; our reader takes the guard away again."""
    return f"'{cell}" if cell.startswith(GUARDED) else cell


def _cleaned(sheet: Sheet, name: str) -> Sheet:
    width = len(sheet.headings)
    rows = tuple(
        tuple(clean_text(cell) if isinstance(cell, str) else cell for cell in row[:width])
        + ("",) * (width - len(row))
        for row in sheet.rows
    )
    return Sheet(name, tuple(clean_text(heading) for heading in sheet.headings), rows)


def _names(sheets: list[Sheet] | tuple[Sheet, ...]) -> list[str]:
    """Return names that Excel allows: short, without its signs, different without case."""
    names: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        plain = clean_text(sheet.name).translate(_FORBIDDEN).strip(" '")[:_NAME_LIMIT].strip(" '")
        name = plain or f"Sheet {number}"
        taken = {other.casefold() for other in names}
        if name.casefold() in taken or name.casefold() == "history":
            name = f"{name[: _NAME_LIMIT - 5]} ({number})"
        names.append(name)
    return names


def _workbook(sheets: list[Sheet]) -> bytes:
    from xlsxwriter import Workbook

    data = io.BytesIO()
    book = Workbook(
        data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    # Nothing of the machine or the hour gets in: the same tables make the same file.
    book.set_properties({"author": "", "created": datetime(*_TRUSTED_DATE)})  # noqa: DTZ001
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        "number": book.add_format({"valign": "top"}),
        "day": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
    }
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return data.getvalue()


def _fill(page: "Worksheet", sheet: Sheet, formats: dict[str, "Format"]) -> None:
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.headings):
        _check(page.write_string(0, column, heading, formats["head"]), sheet)
        page.set_column(column, column, _width(sheet, column))
    for at, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                _check(page.write_string(at, column, cell, formats["text"]), sheet)
            elif isinstance(cell, date):
                _check(page.write_datetime(at, column, cell, formats["day"]), sheet)
            elif cell is not None:
                _check(page.write_number(at, column, float(cell), formats["number"]), sheet)
    if sheet.rows and sheet.headings:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)


def _check(code: int, sheet: Sheet) -> None:
    if code == 0:
        return
    raise OutputError(
        Message(
            N_(
                "A text on the sheet “{sheet}” is too long for a spreadsheet cell ({limit} "
                "characters), or there are more than {rows} rows."
            ),
            sheet=sheet.name, limit=_CELL_LIMIT, rows=_ROW_LIMIT,
        )
    )  # fmt: skip


def _width(sheet: Sheet, column: int) -> float:
    cells = [sheet.headings[column]]
    cells += [_text(row[column]) for row in sheet.rows[:_MEASURED]]
    longest = max(_columns(line) for cell in cells for line in cell.split("\n"))
    return float(min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1]))


def _columns(text: str) -> int:
    return sum(2 if c >= "\u2e80" else 1 for c in text)


def _verify(path: Path, sheets: list[Sheet]) -> None:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as book:
        for sheet in sheets:
            rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            wanted = [[_text(cell) for cell in row] for row in (sheet.headings, *sheet.rows)]
            width = len(sheet.headings)
            read = [[_read_back(c) for c in row] + [""] * (width - len(row)) for row in rows]
            read += [[""] * width] * (len(wanted) - len(read))
            if read != wanted:
                raise OutputError(
                    Message(
                        N_(
                            "“{name}” could not be read back as it was written, so it was not "
                            "saved. Try another folder."
                        ),
                        name=path.name,
                    )
                )


def _text(cell: Cell) -> str:
    """Return a cell as text: what a CSV holds, and what is compared after writing."""
    if isinstance(cell, Decimal):
        return str(int(cell)) if cell == int(cell) else f"{cell.normalize():f}"
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell)


def _read_back(cell: object) -> str:
    if isinstance(cell, float):
        return _text(Decimal(repr(cell)))
    return _text(cell.date()) if isinstance(cell, datetime) else str(cell)
