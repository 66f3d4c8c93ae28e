"""What is written opens everywhere, runs nothing, and comes back as it was (I5, O1)."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaker.domain.texts import clean_text
from matchmaker.errors import OutputError
from matchmaker.exchange import Sheet, sheets, write_csv, write_workbook
from matchmaker.exchange.delimited import read_text
from matchmaker.exchange.isolation import read_raw
from matchmaker.exchange.wire import LIMITS, Limits
from matchmaker.exchange.workbook import read_workbook

pytestmark = pytest.mark.export

ODD = (
    "=1+1", "+852 0000 0041", "-x", "@sum", "'=x", "''", "'", "＝SUM(A1)", "https://a.example",
    "𠮷〇㐂啲嘢", "👩‍🔬", "a\u202eb\u200bc", "x" * 10_000, "1.50", "00123", "x_x000B_y", "_x005F_",
    "two\nlines", "tab\tin", '"quoted", and; more', "TRUE", "2027-06-30", "¹²³①㈱", "R&D <b>",
)  # fmt: skip
BAD = "NUL\x00 VT\x0b lone\ud800 FFFE\ufffe CR\r\nLF"

cells = st.one_of(
    st.sampled_from(ODD),
    st.text(max_size=20),
    st.text(alphabet="=+-@'＝\t\r\n ,;\"_x0B5F", max_size=8),
)


def back(path: Path) -> list[list[str]]:
    raw = read_raw(path)[0]
    return [[clean_text(cell) for cell in row] for row in raw.rows]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_odd_texts_come_back_as_they_were(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    table = Sheet("a", ("odd", "plain"), tuple((text, "x") for text in (*ODD, BAD)))
    if suffix == ".csv":
        write_csv(path, table)
    else:
        write_workbook(path, [table])
    assert back(path) == [["odd", "plain"], *([clean_text(t), "x"] for t in (*ODD, BAD))]


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=4))
def test_whatever_is_written_is_read_back(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    table = Sheet("t", ("first", "second"), tuple(rows))
    wanted = [["first", "second"], *([clean_text(a), clean_text(b)] for a, b in rows)]
    book = write_workbook(tmp_path / "a.xlsx", [table])
    text = write_csv(tmp_path / "a.csv", table)
    for raw in (*read_workbook(book, LIMITS), read_text(text, Limits())):
        read = [[clean_text(cell) for cell in row] for row in raw.rows]
        assert [[*row, "", ""][:2] for row in read] == _without_empty_end(wanted, len(read))


def _without_empty_end(rows: list[list[str]], count: int) -> list[list[str]]:
    assert all(row == ["", ""] for row in rows[count:])
    return rows[:count]


def test_no_cell_runs_and_none_is_a_link(tmp_path: Path) -> None:
    table = Sheet("a", ("=cmd", "b"), tuple((text, text) for text in ODD))
    write_workbook(tmp_path / "a.xlsx", [table])
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["a"]
    for row in page.iter_rows():
        for cell in row:
            assert cell.data_type in {"s", "n"}
            assert cell.value is None or isinstance(cell.value, str)
            assert cell.hyperlink is None
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:B{len(ODD) + 1}"


def test_a_csv_is_what_excel_expects(tmp_path: Path) -> None:
    data = write_csv(
        tmp_path / "a.csv", Sheet("a", ("名称",), (("=1",), ("多\n行",)))
    ).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == '名称\r\n\'=1\r\n"多\n行"\r\n'
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["名称"], ["'=1"], ["多\n行"]]


def test_every_cell_that_a_spreadsheet_would_run_is_guarded() -> None:
    for sign in "=+-@\t\r＝＋－＠'":
        assert sheets.guarded(f"{sign}x") == f"'{sign}x"
    assert sheets.guarded("x=1") == "x=1"
    assert sheets.guarded("") == ""


def test_names_of_sheets_are_made_to_fit(tmp_path: Path) -> None:
    names = ["a/b:c*d?[e]", "x" * 40, "x" * 40, "", "A B", "a b", "History", "'q'"]
    write_workbook(tmp_path / "a.xlsx", [Sheet(name, ("h",), ()) for name in names])
    written = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len(written) == len(names)
    assert len({name.casefold() for name in written}) == len(names)
    assert all(0 < len(name) <= 31 for name in written)


def test_a_text_too_long_for_a_cell_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [Sheet("a", ("h",), (("old",),))])
    before = path.read_bytes()
    with pytest.raises(OutputError, match="too long for a spreadsheet cell"):
        write_workbook(path, [Sheet("a", ("h",), (("x" * 32_768,),))])
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_file_that_does_not_read_back_does_not_replace_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [Sheet("a", ("h",), (("old",),))])
    before = path.read_bytes()
    other = write_workbook(
        tmp_path / "b.xlsx", [Sheet("a", ("h",), (("different",),))]
    ).read_bytes()
    monkeypatch.setattr(sheets, "_workbook", lambda _tables: other)
    with pytest.raises(OutputError, match="could not be read back"):
        write_workbook(path, [Sheet("a", ("h",), (("new",),))])
    assert path.read_bytes() == before


def test_the_same_tables_make_the_same_bytes(tmp_path: Path) -> None:
    table = [Sheet("a", ("h",), (("x",),))]
    one = write_workbook(tmp_path / "a.xlsx", table).read_bytes()
    assert write_workbook(tmp_path / "b.xlsx", table).read_bytes() == one


def test_a_short_row_is_filled_up_and_nothing_of_the_machine_gets_in(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [Sheet("a", ("h", "i"), (("x",), ()))])
    book = openpyxl.load_workbook(path)
    assert [[c.value for c in row] for row in book["a"].iter_rows()][:2] == [
        ["h", "i"],
        ["x", ""],
    ]
    assert not book.properties.creator
    assert book.properties.created.year == 2000
