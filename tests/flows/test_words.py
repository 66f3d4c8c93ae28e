"""The words of the command line: what was left out, what to type next, one number for all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.flows.conftest import Spoken
from tests.flows.lists import write_lists

HEADING = "需求编号,企业名称,需求名称,吉祥物,颜色\n"
ROWS = "N-1,示例甲,电机异响识别,熊,红\nN-2,,窑炉节能,虎,绿\nN-3,示例乙,,猫,蓝\n"
EVENT = ("--event", "e.matchmaker")


def write(name: str, text: str, encoding: str = "utf-8") -> Path:
    path = Path(name)
    path.write_bytes(text.encode(encoding))
    return path


def test_unknown_columns_are_named_in_one_line(call: Spoken) -> None:
    said = call("import", write("n.csv", HEADING + ROWS), *EVENT).out
    assert "not known and left out: 吉祥物, 颜色" in said
    assert said.count("吉祥物") == 1
    assert "choose its field" not in said
    assert "--columns" in said


def test_ranking_names_unknown_columns_and_no_option_it_has_not(
    call: Spoken, own_folder: Path
) -> None:
    needs, capabilities = write_lists(own_folder)
    needs.write_text(needs.read_text("utf-8").replace("园区", "吉祥物"), encoding="utf-8")
    said = call("match", needs, capabilities).out
    assert "1 column is not known and left out: 吉祥物." in said
    assert "--columns" not in said


def test_the_sheet_and_the_outcomes_count_the_same_rows(call: Spoken) -> None:
    said = call("import", write("n.csv", HEADING + ROWS), *EVENT).out
    assert "n.csv: 3 rows of needs" in said
    assert "New 1, changed 0, the same 0, refused 2." in said
    assert "need a look" not in said
    assert said.index("row 3") < said.index("row 4")


def test_rows_below_the_list_are_notes(call: Spoken) -> None:
    foot = "合计：8项,,,,\n备注：以上均为示例,,,,\n,,制表人：张三,,\nTotal,,8,,\n"
    said = call("import", write("n.csv", HEADING + ROWS + foot), *EVENT)
    assert "n.csv: 3 rows of needs" in said.out
    assert "refused 2." in said.out
    assert said.out.count("below the list") == 4


def test_a_judged_encoding_names_the_option(call: Spoken) -> None:
    path = write("n.csv", HEADING + ROWS, "gb18030")
    said = call("import", path, *EVENT).out
    assert "--encoding" in said
    assert "choose another encoding" not in said
    told = call("import", path, "--encoding", "gb18030", "--event", "f.matchmaker")
    assert (told.code, "--encoding" in told.out) == (0, False)
    bad = call("import", path, "--encoding", "klingon", *EVENT)
    assert (bad.code, "klingon" in bad.err) == (2, True)


def test_ranking_takes_the_encoding_too(call: Spoken, own_folder: Path) -> None:
    needs, capabilities = write_lists(own_folder)
    for path in (needs, capabilities):
        path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    assert call("match", needs, capabilities, "--encoding", "gb18030").code == 0
    assert call("match", needs, capabilities, "--encoding", "utf-8").code == 3


def test_overwriting_is_refused_and_can_be_allowed(call: Spoken) -> None:
    head = "Technology no.,Institution,Technology title\n"
    call("import", write("a.csv", head + "X1,PolyU,Deflectometry\n"), *EVENT)
    other = write("b.csv", head + "X1,PolyU,Digital twin for logistics\n")
    said = call("import", other, *EVENT)
    assert "--overwrite" in said.out
    assert "refused 1" in said.out
    assert "changed 1" in call("import", other, "--overwrite", *EVENT).out


def test_a_list_of_capabilities_without_institution_warns(call: Spoken) -> None:
    path = write("c.csv", "Technology no.,Technology title\nX1,Deflectometry\n")
    assert "No column was recognised as the institution" in call("import", path, *EVENT).out


# --- two files without an event -----------------------------------------------------------------


def test_ranking_refuses_what_an_import_refuses(call: Spoken, own_folder: Path) -> None:
    needs, capabilities = write_lists(own_folder)
    with needs.open("a", encoding="utf-8") as stream:
        stream.write("N-8,,南海,电机异响,描述,,,\nN-001,示例丁,南海,电机过热,描述,,,\n")
        stream.write(",示例戊,南海,喷涂色差,描述,,,\n")
    told = call("match", needs, capabilities)
    taken = call("import", needs, *EVENT)
    for sentence in ("The row names no company.", "The code N-001 is already used in row 2"):
        assert sentence in taken.out
        assert sentence in told.out
    assert "Compared 4 needs" in told.out
    shape = call("match", needs, capabilities, "--json").json
    assert [each["need"] for each in shape["needs"]] == ["N-001", "N-002", "N-003", "N-009"]


def test_ranking_leaves_out_a_cap_that_held_nothing(call: Spoken, own_folder: Path) -> None:
    said = call("match", *write_lists(own_folder), "--explain").out
    grade = ""
    for line in said.splitlines():
        grade = line.split("] ")[1].split(" ")[0] if "/100 [" in line else grade
        assert not (grade == "Weak" and "Held at “Possible”" in line), line


# --- wrong files --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("photo.xlsx", b"\xff\xd8\xff\xe1\x2a\x3cExif" + b"\x20" * 50, "is a picture"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "is a picture"),
        ("scan.xlsx", b"GIF89a" + b" " * 50, "is a picture"),
        ("notes.docx", b"PK\x03\x04" + b"broken" * 9, "Word"),
        ("notes.docx", b"just words", "Word"),
        ("words.xlsx", "需求编号,企业名称".encode(), "plain text"),
    ],
    ids=["jpeg", "png", "gif", "broken-docx", "text-docx", "text-xlsx"],
)
def test_a_file_that_is_no_list_is_called_what_it_is(
    call: Spoken, name: str, data: bytes, said: str
) -> None:
    Path(name).write_bytes(data)
    told = call("import", name, *EVENT)
    assert (told.code, said in told.err) == (3, True), told.err
    if "docx" in name:
        assert ".xlsx and .csv" in told.err


def test_a_mistyped_name_is_said_to_be_one(call: Spoken) -> None:
    told = call("import", "lost.csv", *EVENT)
    assert "There is no file “lost.csv”" in told.err
    assert "no longer" not in told.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_refused_at_once(call: Spoken) -> None:
    os.mkfifo("pipe.csv")
    told = call("import", "pipe.csv", *EVENT)
    assert (told.code, "not an ordinary file" in told.err) == (3, True)


def test_a_missing_folder_is_named_and_no_english_gets_into_chinese(
    call: Spoken, event: Path
) -> None:
    told = call("export", "--out", "none/here/list.xlsx")
    assert (told.code, "does not exist" in told.err) == (6, True)
    assert "No such file" not in told.err
    told = call("export", "--out", "none/here/list.xlsx", "--language", "zh-Hans")
    assert "No such file" not in told.err


# --- codes and help -----------------------------------------------------------------------------


def test_swapped_codes_are_said_to_be_swapped(call: Spoken, event: Path) -> None:
    told = call("decide", "C-001", "N-001", "accept")
    assert (told.code, "“C-001” is a capability" in told.err) == (5, True)
    assert "need first" in told.err


@pytest.mark.parametrize("typed", ["1", "N-01", "n1"])
def test_a_code_nearly_right_is_met_with_a_suggestion(
    call: Spoken, event: Path, typed: str
) -> None:
    told = call("decide", typed, "C-001", "accept")
    assert (told.code, "did you mean “N-001”" in told.err) == (5, True)
    told = call("decide", "N-001", "C-01", "accept")
    assert "did you mean “C-001”" in told.err


def test_a_mistyped_paper_code_has_a_typing_error(call: Spoken, event: Path) -> None:
    assert "has a typing error" in call("brief", "--code", "K7Q-48XX").err
    assert "not a whole pair code" in call("brief", "--code", "K7Q").err


def test_help_is_a_word_too(call: Spoken) -> None:
    assert "matchmaker import" in call("help", "import").out
    assert call("help").out == call("--help").out
    assert call("help", "nonsense").code == 2


def test_chinese_is_said_with_chinese_signs(call: Spoken) -> None:
    path = write("n.csv", HEADING + ROWS)
    said = call("import", path, *EVENT, "--language", "zh-Hans").out
    first = said.splitlines()[0]
    assert first.startswith("n.csv：")
    assert "第 3 行，" in said or "第3行，" in said or "：" in said


def test_invisible_characters_are_told_and_gone(call: Spoken) -> None:
    head = "需求编号,企业名称,需求名称\n"
    path = write("n.csv", head + "N\u202e-1,示例甲,电机\u202e异响\x07识别\n")
    said = call("import", path, *EVENT)
    assert "invisible character" in said.out
    rows = call("import", path, "--event", "f.matchmaker", "--json").json["rows"]
    assert rows[0]["code"] == "N-1"
    assert rows[0]["title"] == {"zh-Hans": "电机异响识别"}
