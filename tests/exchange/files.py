"""Build files for the importer: plain lists, and those made to harm."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from matchmaker.domain.intake import Problem, Severity, SheetReading
from matchmaker.exchange import read_files

HEADINGS = ("需求编号", "企业名称", "技术需求名称", "主要问题")
ROW = ("N-001", "示例甲（禅城）有限公司", "瓷砖表面缺陷检测", "现在靠人工检验，漏检率高")

OPEN = "http://schemas.openxmlformats.org"
MIME = "application/vnd.openxmlformats"
SHEETS = f"{MIME}-officedocument.spreadsheetml"
CONTENT_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="{OPEN}/package/2006/content-types">
<Default Extension="rels" ContentType="{MIME}-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{SHEETS}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEETS}.worksheet+xml"/>
</Types>"""
RELATION = f"{OPEN}/officeDocument/2006/relationships"
RELS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="{OPEN}/package/2006/relationships">
<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"""
WORKBOOK = f"""<?xml version="1.0" encoding="UTF-8"?>
<workbook xmlns="{OPEN}/spreadsheetml/2006/main" xmlns:r="{RELATION}">
<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"""
WORKBOOK_RELS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="{OPEN}/package/2006/relationships">
<Relationship Id="rId1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>"""
SHEET = (
    f'<worksheet xmlns="{OPEN}/spreadsheetml/2006/main"><sheetData>{{}}</sheetData></worksheet>'
)


def workbook(path: Path, sheets: Mapping[str, Iterable[Sequence[object]]]) -> Path:
    """Write an .xlsx as people make it: numbers as numbers, nothing in empty cells."""
    book = Workbook(str(path))
    for name, rows in sheets.items():
        fill(book.add_worksheet(name), rows)
    book.close()
    return path


def fill(page: Worksheet, rows: Iterable[Sequence[object]], *, top: int = 0) -> None:
    """Write rows into a sheet from row *top*."""
    for number, row in enumerate(rows, top):
        for column, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    page.write_string(number, column, value)
            elif value is not None:
                page.write(number, column, value)


def raw_workbook(path: Path, cells: str, *, extra: Mapping[str, bytes] | None = None) -> Path:
    """Write an .xlsx whose only sheet holds exactly the XML *cells*."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES.encode(),
        "_rels/.rels": RELS.encode(),
        "xl/workbook.xml": WORKBOOK.encode(),
        "xl/_rels/workbook.xml.rels": WORKBOOK_RELS.encode(),
        "xl/worksheets/sheet1.xml": SHEET.format(cells).encode(),
        **(extra or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def text_cell(reference: str, text: str) -> str:
    """Return the XML of a cell with its text inside."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def listed_rows() -> str:
    """Return the XML of a list that can be read."""
    rows = []
    for number, row in enumerate((HEADINGS, ROW), 1):
        cells = "".join(text_cell(f"{'ABCD'[i]}{number}", text) for i, text in enumerate(row))
        rows.append(f'<row r="{number}">{cells}</row>')
    return "".join(rows)


def lying_zip(path: Path, *, says: int, holds: int) -> Path:
    """Write an .xlsx one member of which states a wrong size, with a sum that fits the lie."""
    honest = raw_workbook(path, listed_rows(), extra={"xl/lie.xml": b" " * holds})
    data = bytearray(honest.read_bytes())
    crc = zlib.crc32(b" " * says)
    local = data.index(b"PK\x03\x04", data.rindex(b"PK\x03\x04", 0, data.index(b"xl/lie.xml")))
    central = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/lie.xml"))
    struct.pack_into("<I", data, local + 14, crc)
    struct.pack_into("<I", data, local + 22, says)
    struct.pack_into("<I", data, central + 16, crc)
    struct.pack_into("<I", data, central + 24, says)
    path.write_bytes(data)
    return path


def csv_file(path: Path, rows: Iterable[Sequence[str]], *, encoding: str = "utf-8-sig") -> Path:
    """Write a plain .csv without any quoting."""
    path.write_bytes("\r\n".join(",".join(row) for row in rows).encode(encoding))
    return path


def read_one(path: Path) -> SheetReading:
    """Read a file that has one list."""
    lists = [reading for reading in read_files([path]) if reading.kind is not None]
    assert len(lists) == 1
    return lists[0]


def said(problems: Iterable[Problem], severity: Severity | None = None) -> str:
    """Return what is told, one problem a line."""
    return "\n".join(
        f"{p.place.row}:{p.place.column}: {p.message!s}"
        for p in problems
        if severity in {None, p.severity}
    )
