"""Every encoding of life is read rightly or said to be a judgement, never silently wrong (I1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.domain.intake import ReadingChoice, Severity, reading_key
from matchmaker.errors import InputFileError
from matchmaker.exchange import read_files
from tests.exchange.files import HEADINGS, ROW, csv_file, read_one, said

pytestmark = pytest.mark.importing

HANT = (
    ("需求編號", "企業名稱", "技術需求名稱", "主要問題"),
    ("N-001", "示例甲有限公司", "機械人視覺檢測瓷磚缺陷", "現時靠人手檢驗，漏檢率偏高"),
)
HKSCS = (HANT[0], ("N-001", "示例甲有限公司", "嗰啲瓷磚嘅缺陷", "人手檢驗，𨋢裏面睇唔到嘢"))
HANS = (HEADINGS, ROW)


@pytest.mark.parametrize("lines", [1, 3, 40])
@pytest.mark.parametrize(
    ("encoding", "rows", "certain"),
    [
        ("utf-8", HANS, True), ("utf-8-sig", HANS, True), ("utf-16", HANS, True),
        ("gb18030", HANS, False), ("gbk", HANS, False), ("utf-16-le", HANS, False),
        ("utf-16-be", HANS, False), ("utf-8", HANT, True), ("big5", HANT, False),
        ("big5hkscs", HKSCS, False), ("gb18030", HANT, False), ("utf-16", HKSCS, True),
    ],
)  # fmt: skip
def test_a_list_is_read_in_its_encoding(
    tmp_path: Path, encoding: str, rows: tuple[tuple[str, ...], ...], certain: bool, lines: int
) -> None:
    body = [(f"N-{number}", *rows[1][1:]) for number in range(lines)]
    reading = read_one(csv_file(tmp_path / "a.csv", [rows[0], *body], encoding=encoding))
    assert len(reading.drafts) == lines
    title = reading.drafts[0].record.title
    assert rows[1][2] in {title.zh_hans, title.zh_hant}
    assert reading.certain_encoding is certain
    judged = "which was judged by its characters" in said(reading.problems, Severity.WARNING)
    assert judged is not certain


def test_a_person_may_choose_the_encoding(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", HANS, encoding="gb18030")
    choice = {reading_key("a.csv"): ReadingChoice(encoding="gb18030")}
    reading = read_files([path], overrides=choice)[0]
    assert reading.certain_encoding
    assert reading.drafts[0].record.title.zh_hans == ROW[2]
    wrong = {reading_key("a.csv"): ReadingChoice(encoding="utf-8")}
    with pytest.raises(InputFileError, match="cannot be read as utf-8"):
        read_files([path], overrides=wrong)
    unknown = {reading_key("a.csv"): ReadingChoice(encoding="klingon")}
    with pytest.raises(InputFileError, match="cannot be read as klingon"):
        read_files([path], overrides=unknown)


def test_english_with_curly_quotes_of_windows_is_read(tmp_path: Path) -> None:
    rows = (("Title", "Company"), ("A “smart” café line – phase 2", "Example Ltd"))
    reading = read_one(csv_file(tmp_path / "needs.csv", rows, encoding="cp1252"))
    assert reading.drafts[0].record.title.en == "A “smart” café line – phase 2"
    assert not reading.certain_encoding


def test_accents_are_not_taken_for_rare_chinese(tmp_path: Path) -> None:
    rows = (("Title", "Company"), ("Checking of surfaces by Müller", "Fräsen and finishing Ltd"))
    reading = read_one(csv_file(tmp_path / "needs.csv", rows, encoding="cp1252"))
    assert reading.drafts[0].record.title.en == "Checking of surfaces by Müller"
    assert reading.encoding == "cp1252"


def test_a_lost_character_refuses_its_row_and_only_it(tmp_path: Path) -> None:
    rows = (*HANS, ("N-002", "示例乙有限公司", "铝\ufffd材", ""))
    reading = read_one(csv_file(tmp_path / "a.csv", rows))
    assert len(reading.drafts) == 1
    assert "3:技术需求名称: Characters were lost" in said(reading.problems, Severity.ERROR)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    lines = [delimiter.join(row) for row in (HEADINGS, (*ROW[:3], "一, 二; 三"))]
    if delimiter != "\t":
        lines[1] = delimiter.join([*ROW[:3], '"一, 二; 三"'])
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    reading = read_one(tmp_path / "a.csv")
    assert [column.field for column in reading.columns] == [
        "code",
        "organisation",
        "title",
        "text",
    ]
    problem = reading.drafts[0].record.problem  # type: ignore[union-attr]
    assert problem.zh_hans == "一, 二; 三"
