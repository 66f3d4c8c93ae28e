"""The same headings next month are read as a person decided once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matchmaker.domain.intake import KnownLayout, ReadingChoice, SheetReading, reading_key
from matchmaker.domain.kinds import RecordKind
from matchmaker.exchange import layout_of, read_files
from tests.exchange.files import csv_file

ODD = ("项目", "谁提的", "说明一下")
ROW = ("瓷砖表面缺陷检测", "示例甲（禅城）有限公司", "靠人工")
CHOICE = ReadingChoice(
    kind=RecordKind.NEED, header_row=1, columns=((0, "title"), (1, "organisation"), (2, "text"))
)


def decided(tmp_path: Path) -> tuple[SheetReading, KnownLayout]:
    """Read an odd list as a person says, and return what is remembered of it."""
    path = csv_file(tmp_path / "june.csv", [ODD, ROW])
    (reading,) = read_files([path], overrides={reading_key("june.csv"): CHOICE})
    layout = layout_of(reading)
    assert layout is not None
    return reading, layout


def test_the_same_headings_need_no_choosing_in_any_order_or_row(tmp_path: Path) -> None:
    before, layout = decided(tmp_path)
    turned = [("佛山某区调研表",), (" 说明一下", "项目", "谁提的*"), (ROW[2], ROW[0], ROW[1])]
    path = csv_file(tmp_path / "july.csv", turned)
    (reading,) = read_files([path], known=[layout])
    assert reading.known
    assert reading.header_row == 2
    (draft,), (first,) = reading.drafts, before.drafts
    assert draft.record.title == first.record.title
    assert [each.name for each in draft.organisations] == [
        each.name for each in first.organisations
    ]
    assert draft.record == replace(first.record, source="july.csv")
    assert layout_of(reading) == layout


def test_other_headings_are_not_taken_for_it(tmp_path: Path) -> None:
    _, layout = decided(tmp_path)
    path = csv_file(tmp_path / "other.csv", [(*ODD, "备注二"), (*ROW, "x")])
    (reading,) = read_files([path], known=[layout])
    assert (reading.kind, reading.known) == (None, False)


def test_what_a_person_says_now_counts_more(tmp_path: Path) -> None:
    _, layout = decided(tmp_path)
    path = csv_file(tmp_path / "july.csv", [ODD, ROW])
    now = {reading_key("july.csv"): replace(CHOICE, columns=((0, "ignored"), (1, "title")))}
    (reading,) = read_files([path], overrides=now, known=[layout])
    assert not reading.known
    assert reading.drafts[0].record.title.zh_hans == ROW[1]


def test_two_columns_of_one_heading_are_told_apart(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [("名", "名", "厂"), ("a", "瓷砖检测", "示例甲")])
    choice = replace(CHOICE, columns=((0, "ignored"), (1, "title"), (2, "organisation")))
    (reading,) = read_files([path], overrides={reading_key("a.csv"): choice})
    layout = layout_of(reading)
    assert layout is not None
    (again,) = read_files([path], known=[layout])
    assert again.drafts[0].record.title.zh_hans == "瓷砖检测"


def test_a_list_that_was_recognised_by_itself_is_not_remembered(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [("企业名称", "需求名称"), ("示例甲", "瓷砖检测")])
    assert layout_of(read_files([path])[0]) is None
