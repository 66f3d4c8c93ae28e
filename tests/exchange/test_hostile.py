"""Files made to harm: one sentence each, the program lives, and the next import works (H1)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from matchmaker.errors import InputFileError
from matchmaker.exchange import read_files
from matchmaker.exchange.isolation import read_raw
from matchmaker.exchange.wire import LIMITS
from tests.exchange.files import (
    HEADINGS,
    ROW,
    SHEET,
    csv_file,
    listed_rows,
    lying_zip,
    raw_workbook,
    read_one,
    text_cell,
    workbook,
)

pytestmark = pytest.mark.hostile

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
    + "]><sst><si><t>&j;</t></si></sst>"
)


def _far_cell(path: Path) -> None:
    raw_workbook(
        path,
        f'<row r="1">{text_cell("A1", "x")}</row>'
        f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>',
    )


def _entity_bomb(path: Path) -> None:
    raw_workbook(path, listed_rows(), extra={"xl/sharedStrings.xml": BOMB.encode()})


def _entity_bomb_utf16(path: Path) -> None:
    raw_workbook(path, listed_rows(), extra={"xl/sharedStrings.xml": BOMB.encode("utf-16")})


def _entity_in_sheet(path: Path) -> None:
    sheet = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>{"&e;"}</worksheet>'
    raw_workbook(path, "", extra={"xl/worksheets/sheet1.xml": sheet.encode()})


def _ten_thousand_members(path: Path) -> None:
    raw_workbook(path, listed_rows(), extra={f"xl/m/{n}.xml": b"" for n in range(10_001)})


def _truncated(path: Path) -> None:
    data = workbook(path, {"a": [HEADINGS, ROW] * 50}).read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _cut_inside(path: Path) -> None:
    data = raw_workbook(path, listed_rows() * 40).read_bytes()
    middle = data.index(b"xl/worksheets/sheet1.xml") + 60
    path.write_bytes(data[:middle] + bytes(200) + data[middle + 200 :])


def _encrypted(path: Path) -> None:
    path.write_bytes(OLE2 + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))


def _encrypted_zip(path: Path) -> None:
    data = bytearray(raw_workbook(path, listed_rows()).read_bytes())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)


def _old_xls(path: Path) -> None:
    path.write_bytes(OLE2 + bytes(2000))


def _zip(*names: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, "x")

    return write


def _bytes(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def _copied_csv(path: Path) -> None:
    csv_file(path, [HEADINGS, ROW])


def _renamed_workbook(path: Path) -> None:
    other = path.with_suffix(".xlsx")
    path.write_bytes(workbook(other, {"a": [HEADINGS, ROW]}).read_bytes())


def _nested_zip(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("book.xlsx", inner.getvalue())


def _long_cell(path: Path) -> None:
    long = "x" * 40_000
    raw_workbook(path, f'<row r="1">{text_cell("A1", long)}</row>')


def _quadratic(path: Path) -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]><sst>{"&a;" * 5_000}</sst>'
    raw_workbook(path, listed_rows(), extra={"xl/sharedStrings.xml": bomb.encode()})


def _bomb_in_sheet(path: Path) -> None:
    raw_workbook(path, "", extra={"xl/worksheets/sheet1.xml": BOMB.encode()})


REFUSED = [
    ("quadratic.xlsx", _quadratic, "instructions inside that no spreadsheet needs"),
    ("laughsheet.xlsx", _bomb_in_sheet, "instructions inside that no spreadsheet needs"),
    ("nul.csv", _bytes(b"title,text\n" + b"\x00" * 500), "“nul.csv”"),
    ("binary.csv.xlsx", _zip("xl/workbook.bin", "content.xml"), "(.xlsb)"),
    ("far.xlsx", _far_cell, "reaches to row 1048576 and column 16384"),
    ("laughs.xlsx", _entity_bomb, "instructions inside that no spreadsheet needs"),
    ("laughs16.xlsx", _entity_bomb_utf16, "instructions inside that no spreadsheet needs"),
    ("xxe.xlsx", _entity_in_sheet, "instructions inside that no spreadsheet needs"),
    ("many.xlsx", _ten_thousand_members, "more than 10000 parts"),
    ("cut.xlsx", _truncated, "damaged or was not copied completely"),
    ("holed.xlsx", _cut_inside, "damaged or was not copied completely"),
    ("locked.xlsx", _encrypted, "protected with a password"),
    ("zipped.xlsx", _encrypted_zip, "protected with a password"),
    ("old.xls", _old_xls, "old Excel or Word file"),
    ("old.xlsx", _old_xls, "old Excel or Word file"),
    ("binary.xlsx", _zip("xl/workbook.bin"), "binary workbook (.xlsb)"),
    ("open.xlsx", _zip("mimetype", "content.xml"), "OpenDocument file"),
    ("letter.xlsx", _zip("word/document.xml"), "Word or PowerPoint file"),
    ("pictures.xlsx", _zip("a.png"), "a zip archive and not a workbook"),
    ("nested.xlsx", _nested_zip, "a zip archive and not a workbook"),
    ("renamed.csv", _renamed_workbook, "an Excel workbook with a wrong ending"),
    ("text.xlsx", _copied_csv, "ends like a workbook but is plain text"),
    ("noise.xlsx", _bytes(bytes(range(1, 9)) * 50), "damaged or was not copied completely"),
    ("empty.xlsx", _bytes(b""), "is empty"),
    ("empty.csv", _bytes(b""), "is empty"),
    ("blank.csv", _bytes(b"\xef\xbb\xbf \r\n \r\n"), "is empty"),
    ("print.csv", _bytes(b"%PDF-1.7 ..."), "is a PDF"),
    ("page.csv", _bytes(b"<html><table>Title</table></html>"), "is a web page"),
    ("noise.csv", _bytes(bytes(range(256)) * 40), "in any known encoding"),
    ("control.csv", _bytes(b"\x01\x02\x03a,b\n" * 90), "is not a table"),
    ("wide.csv", _bytes(b"title,text\n" + b"x" * 200_000), "131,072 characters at line 2"),
    ("quote.csv", _bytes(b'title,text\na,"b\nc,d\n'), "ends inside quotation marks at line 3"),
    ("bad.csv", _bytes(b'title,text\na,"b"c\n'), "quotation mark in the wrong place at line 2"),
    ("bad.jsonl", _bytes(b'{"title": "a"}\n{"title"\n'), "Line 2 of “bad.jsonl” is not"),
    ("list.jsonl", _bytes(b"[1]\n"), "Line 1 of “list.jsonl” is not a JSON object"),
    ("long.xlsx", _long_cell, "row 1 has a cell with more than 32767 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "sentence"), REFUSED, ids=[case[0] for case in REFUSED])
def test_a_file_made_to_harm_is_refused_in_one_sentence(
    tmp_path: Path, name: str, make: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(InputFileError) as caught:
        read_files([path])
    assert sentence in str(caught.value.message)
    assert name in str(caught.value.message)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="There is no file"):
        read_files([tmp_path / "gone.xlsx"])
    with pytest.raises(InputFileError, match="is a folder"):
        read_files([tmp_path])


def test_what_a_zip_says_about_its_sizes_is_never_believed(tmp_path: Path) -> None:
    small = replace(LIMITS, inflated=1_000_000)
    path = lying_zip(tmp_path / "lie.xlsx", says=10, holds=5_000_000)
    with pytest.raises(InputFileError, match="would take more than 1 MB"):
        read_raw(path, limits=small)
    with pytest.raises(InputFileError, match="damaged"):
        read_raw(lying_zip(tmp_path / "lie2.xlsx", says=10, holds=100_000))


def test_a_bomb_is_stopped_by_counting_what_comes_out(tmp_path: Path) -> None:
    path = raw_workbook(
        tmp_path / "bomb.xlsx", listed_rows(), extra={"xl/a.bin": bytes(60_000_000)}
    )
    assert path.stat().st_size < 100_000
    with pytest.raises(InputFileError, match="would take more than 200 MB"):
        read_raw(path)  # 60 MB out of 60 KB: the ratio gives it away
    assert read_raw(path, limits=replace(LIMITS, ratio=100_000))


def test_an_honest_file_passes_the_same_limits(tmp_path: Path) -> None:
    reading = read_one(raw_workbook(tmp_path / "good.xlsx", listed_rows()))
    assert len(reading.drafts) == 1


def test_too_many_cells_are_refused_and_counted(tmp_path: Path) -> None:
    few = replace(LIMITS, cells=100)
    book = workbook(tmp_path / "a.xlsx", {"a": [HEADINGS, *[ROW] * 40]})
    text = csv_file(tmp_path / "a.csv", [HEADINGS, *[ROW] * 40])
    for path in (book, text):
        with pytest.raises(InputFileError, match="more than 100 filled cells"):
            read_raw(path, limits=few)


def test_strange_member_names_and_a_lying_dimension_do_no_harm(tmp_path: Path) -> None:
    sheet = SHEET.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    extra = {
        "../../evil.xml": b"x",
        "xl/worksheets/sheet1.xml": sheet.format(listed_rows()).encode(),
    }
    path = raw_workbook(tmp_path / "a.xlsx", "", extra=extra)
    assert len(read_one(path).drafts) == 1
    assert not (tmp_path.parent / "evil.xml").exists()
