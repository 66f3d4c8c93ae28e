"""Lists as life brings them: each oddity is put right, asked about or listed, never lost (I2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from matchmaker.domain.intake import (
    NO_HEADINGS,
    Draft,
    ReadingChoice,
    Severity,
    SheetReading,
    reading_key,
)
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import (
    CapabilityKind,
    CompanySize,
    Confidentiality,
    ConsentPurpose,
    NeedStatus,
    PersonRole,
    Role,
)
from matchmaker.domain.quantities import YearMonth
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.errors import InputFileError
from matchmaker.exchange import read_files, read_pairs, read_records
from matchmaker.messages import Message
from matchmaker.progress import Cancelled
from tests.exchange.files import HEADINGS, ROW, csv_file, fill, read_one, said, workbook

pytestmark = pytest.mark.importing

NEED, CAPABILITY = RecordKind.NEED, RecordKind.CAPABILITY


def read_rows(folder: Path, *rows: Sequence[str], name: str = "needs.csv") -> SheetReading:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows]
    return read_one(csv_file(folder / name, quoted))


def need_of(draft: Draft) -> Need:
    assert isinstance(draft.record, Need)
    return draft.record


def capability_of(draft: Draft) -> Capability:
    assert isinstance(draft.record, Capability)
    return draft.record


def one_need(folder: Path, **cells: str) -> tuple[Draft, SheetReading]:
    given = {"企业名称": "示例甲有限公司", "技术需求名称": "瓷砖缺陷检测", **cells}
    reading = read_rows(folder, tuple(given), tuple(given.values()))
    return reading.drafts[0], reading


# --- where the list is ----------------------------------------------------------------------


def test_title_rows_a_shifted_list_and_pages_of_help_are_seen_through(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet("需求")
    page.merge_range(0, 0, 0, 6, "2027年技术需求汇总表")
    page.merge_range(1, 0, 1, 6, "填报单位：    单位：万元")
    fill(page, [("", "", *HEADINGS), ("", "", *ROW)], top=3)
    fill(book.add_worksheet("填表说明"), [("一、技术需求名称不超过100字",), ("二、请如实填写",)])
    book.close()
    reading, guide = read_files([tmp_path / "a.xlsx"])
    assert (reading.kind, reading.header_row) == (NEED, 4)
    assert [(column.index, column.field) for column in reading.columns] == [
        (2, "code"), (3, "organisation"), (4, "title"), (5, "text"),
    ]  # fmt: skip
    assert reading.drafts[0].place.row == 5
    assert guide.kind is None
    assert "is not a list of needs or capabilities" in said(guide.problems, Severity.NOTE)


def test_headings_decide_between_needs_and_capabilities(tmp_path: Path) -> None:
    for headings, kind in (
        (HEADINGS, NEED),
        (("成果名称", "完成单位", "成果简介"), CAPABILITY),
        (("Technology title", "University", "Abstract", "TRL"), CAPABILITY),
        (("Problem statement", "Company", "Title"), NEED),
        (("科研項目", "院校", "項目簡介"), CAPABILITY),
    ):
        reading = read_rows(
            tmp_path, headings, ["a", "b", "c", "d"][: len(headings)], name="x.csv"
        )
        assert reading.kind is kind


def test_a_name_helps_where_headings_do_not_decide(tmp_path: Path) -> None:
    rows = (("Title", "Description", "Keywords"), ("a", "b", "c"))
    assert read_rows(tmp_path, *rows, name="needs.csv").kind is NEED
    assert read_rows(tmp_path, *rows, name="achievements.csv").kind is CAPABILITY
    (unknown,) = read_files([csv_file(tmp_path / "list.csv", rows)])
    assert unknown.kind is None
    assert [line.cells for line in unknown.lines] == [*rows]  # to show, so that a person can say
    choice = {reading_key("list.csv"): ReadingChoice(kind=CAPABILITY)}
    assert read_files([tmp_path / "list.csv"], overrides=choice)[0].kind is CAPABILITY


def test_of_two_columns_with_one_meaning_the_first_is_used_and_both_are_shown(
    tmp_path: Path,
) -> None:
    reading = read_rows(
        tmp_path, ("Title", "Technology", "Abstract"), ("first", "second", "x"), name="tech.csv"
    )
    assert reading.drafts[0].record.title.en == "first"
    assert [column.heading for column in reading.columns] == ["Title", "Technology", "Abstract"]
    warning = said(reading.problems, Severity.WARNING)
    assert "“Title” was used, “Technology” was left out" in warning


def test_unknown_columns_are_listed_and_empty_ones_shift_nothing(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        ("技术需求名称", "", "吉祥物", "企业名称", ""),
        ("检测", "", "狮子", "示例甲", ""),
    )
    assert reading.drafts[0].organisations[0].name.zh_hans == "示例甲"
    warnings = said(reading.problems, Severity.WARNING)
    assert "The column “吉祥物” is not known and was left out; choose its field" in warnings
    assert [column.heading for column in reading.columns] == ["技术需求名称", "吉祥物", "企业名称"]


def test_columns_without_a_heading_are_recognised_by_what_they_hold(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        ("技术需求名称", "企业名称", "", "", "", "", ""),
        ("检测", "示例甲", "a@b.example", "13800138000", "TRL 7", "8.3", "何物"),
        ("涂装", "示例乙", "c@d.example", "+86 139 0013 9000", "TRL6", "4.2", "其他"),
    )
    need = need_of(reading.drafts[0])
    contact = reading.drafts[0].contact
    assert contact is not None
    assert (contact.email, contact.mobile) == ("a@b.example", "13800138000")
    assert (need.trl_min, need.hightech_field) == (7, "8.3")
    warnings = said(reading.problems, Severity.WARNING)
    assert "Column D has no heading; it was recognised by its content" in warnings
    assert "Column G has no heading and was left out" in said(reading.problems, Severity.NOTE)


def test_a_person_may_choose_row_and_columns(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path / "needs.csv", [("eins", "zwei"), ("drei", "vier"), ("Mangel", "GmbH")]
    )
    choice = ReadingChoice(kind=NEED, header_row=2, columns=((0, "title"), (1, "organisation")))
    reading = read_files([path], overrides={reading_key("needs.csv"): choice})[0]
    assert reading.header_row == 2
    assert [draft.record.title.en for draft in reading.drafts] == ["Mangel"]
    skip = {reading_key("needs.csv"): ReadingChoice(skip=True)}
    assert read_files([path], overrides=skip)[0].kind is None


def test_a_list_may_have_no_headings_at_all(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [("Mangel", "GmbH", "x@y.hk"), ("Fehler", "AG", "z@y.hk")])
    choice = ReadingChoice(
        kind=NEED, header_row=NO_HEADINGS, columns=((0, "title"), (1, "organisation"))
    )
    (reading,) = read_files([path], overrides={reading_key("a.csv"): choice})
    assert [draft.record.title.en for draft in reading.drafts] == ["Mangel", "Fehler"]
    assert [draft.place.row for draft in reading.drafts] == [1, 2]
    assert reading.header_row == 0
    assert [column.field for column in reading.columns] == ["title", "organisation", "email"]


def test_hidden_sheets_are_left_out_unless_chosen(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "a.xlsx"))
    for name, hide in (("open", None), ("hidden", "hide"), ("very", "very_hidden")):
        page = book.add_worksheet(name)
        fill(page, [HEADINGS, ROW])
        if hide:
            getattr(page, hide)()
    book.close()
    readings = read_files([tmp_path / "a.xlsx"])
    assert [reading.kind for reading in readings] == [NEED, None, None]
    assert "The sheet “very” is hidden" in said(readings[2].problems)
    choice = {reading_key("a.xlsx", "hidden"): ReadingChoice(kind=NEED)}
    assert read_files([tmp_path / "a.xlsx"], overrides=choice)[1].kind is NEED


# --- oddities of spreadsheets ---------------------------------------------------------------


def test_numbers_dates_and_percentages_keep_their_meaning(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "needs.xlsx"))
    page = book.add_worksheet("a")
    fill(
        page,
        [("技术需求名称", "企业名称", "手机", "完成时限", "备注", "预算（万元）", "信用代码")],
    )
    fill(page, [("检测", "示例甲", 13800138000)], top=1)
    page.write_datetime(1, 3, date(2027, 6, 30), book.add_format({"num_format": "yyyy-mm-dd"}))
    page.write_number(1, 4, 0.05, book.add_format({"num_format": "0.0%"}))
    page.write_number(1, 5, 150.5)
    page.write_number(1, 6, 440605123456789012345.0)
    book.close()
    reading = read_one(tmp_path / "needs.xlsx")
    need = need_of(reading.drafts[0])
    assert reading.drafts[0].contact is not None
    assert reading.drafts[0].contact.mobile == "13800138000"
    assert need.deadline == YearMonth(2027, 6)
    assert need.internal_text == "5%"
    assert need.budget is not None
    assert str(need.budget.amount) == "150.50"
    assert "has lost digits in the spreadsheet" in said(reading.problems, Severity.WARNING)


def test_a_telephone_in_scientific_writing_is_not_guessed(tmp_path: Path) -> None:
    draft, reading = one_need(tmp_path, 联系电话="1.38E+10")
    assert draft.contact is None
    assert "is not a telephone number" in said(reading.problems, Severity.WARNING)


def test_errors_hidden_rows_and_columns_and_merged_cells_are_reported(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "needs.xlsx"))
    page = book.add_worksheet("a")
    fill(
        page,
        [
            ("企业名称", "技术需求名称", "预算", "限制条件"),
            ("", "一"),
            ("", "二", "50万"),
            ("", "三"),
        ],
    )
    page.merge_range(1, 0, 3, 0, "示例甲有限公司")
    page.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    page.set_row(2, None, None, {"hidden": True})
    page.set_column(3, 3, None, None, {"hidden": True})
    book.close()
    reading = read_one(tmp_path / "needs.xlsx")
    assert [d.organisations[0].name.zh_hans for d in reading.drafts] == ["示例甲有限公司"] * 3
    warnings, notes = (said(reading.problems, s) for s in (Severity.WARNING, Severity.NOTE))
    assert "2:预算: The cell shows the error #DIV/0!" in warnings
    assert "3:: One row is hidden in the file; it was read too" in warnings
    assert "The column “限制条件” is hidden" in warnings
    assert "is one cell over 3 rows" in notes


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    paths = [
        csv_file(folder / "needs.csv", [HEADINGS, ROW]) for folder in (tmp_path, tmp_path / "b")
    ]
    assert [reading.file for reading in read_files(paths)] == [str(path) for path in paths]


# --- values ---------------------------------------------------------------------------------


def test_a_need_is_read_field_by_field(tmp_path: Path) -> None:
    draft, reading = one_need(
        tmp_path,
        需求编号="N-007",
        英文名称="Tile inspection",
        主要问题="靠人工检验",
        关键词="表面缺陷、机器视觉；瓷砖",
        技术指标="漏检率≤0.5%（现3%）",
        高新技术领域="8.3",
        应用行业="3071",
        需求类型="工艺改进",
        期望合作方式="委托开发、技术许可",
        最低技术成熟度="TRL 7",
        预算="150万",
        完成时限="2027年6月",
        产权归属="归企业",
        公开程度="仅摘要",
        排除单位="示例乙、示例丙",
        意向合作单位="香港高校",
        年度="2027",
        备注="内部备注",
        归口管理部门="科技局",
        法定代表人="某某",
        状态="对接中",
    )
    need = need_of(draft)
    assert need.title == LocalisedText(zh_hans="瓷砖缺陷检测", en="Tile inspection")
    assert need.keywords == ("表面缺陷", "机器视觉", "瓷砖")
    assert need.confidentiality is Confidentiality.SUMMARY
    assert need.excluded_partners == ("示例乙", "示例丙")
    assert need.internal_text == "内部备注"
    assert [(e.field, e.value) for e in need.form_extras] == [("归口管理部门", "科技局")]
    assert need.status is NeedStatus.IN_TALKS
    assert need.year == 2027
    assert "某某" not in repr(draft)
    assert {"title", "budget", "deadline", "confidentiality", "indicators"} <= draft.stated
    assert "tried_before" not in draft.stated
    assert said(reading.problems, Severity.WARNING) == ""


def test_a_capability_is_read_field_by_field(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        ("Technology ID", "Technology title", "University", "Department", "Type of offer",
         "Abstract", "Key benefits", "Performance reached", "TRL", "IP status", "Patent no.",
         "Looking for", "Lead time (months)", "Inventors", "Contact person", "E-mail",
         "Evidence", "Valid until", "Target industry"),
        ("C-001", "Machine vision", "The Hong Kong Polytechnic University", "Engineering",
         "Facility", "Finds defects.", "1. Fast\n2. Cheap", "Rate: 98 % (pilot)", "7",
         "Patent granted; know-how", "CN123, US456", "Licensing", "12", "A Chan; B Lee",
         "C Wong", "kt@polyu.example", "Two pilot lines", "2028-12-31", "3071; 3252"),
    )  # fmt: skip
    draft = reading.drafts[0]
    capability = capability_of(draft)
    assert capability.kind is CapabilityKind.FACILITY
    assert [text.en for text in capability.advantages] == ["Fast", "Cheap"]
    assert capability.indicators[0].how.en == "pilot"
    assert [patent.number for patent in capability.patents] == ["CN123", "US456"]
    assert capability.valid_to == date(2028, 12, 31)
    assert capability.lead_time == 12
    assert [code.code for code in capability.industries] == ["3071", "3252"]
    lead = draft.organisations[0]
    assert (lead.institution, lead.roles) == ("PolyU", frozenset({Role.UNIVERSITY}))
    assert lead.name.zh_hant == "香港理工大學"
    assert [person.name_en for person in draft.inventors] == ["A Chan", "B Lee"]
    assert draft.contact is not None
    assert draft.contact.role is PersonRole.TRANSFER_OFFICER
    assert said(reading.problems, Severity.WARNING) == ""


def test_partners_come_in_their_order(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path, ("成果名称", "完成单位"), ("检测", "季华实验室、香港科技大学；示例甲有限公司")
    )
    found = [o.institution or o.name.zh_hans for o in reading.drafts[0].organisations]
    assert found == ["JIHUA", "HKUST", "示例甲有限公司"]


def test_texts_are_filed_under_their_script(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        ("科研項目", "項目簡介", "院校"),
        ("機械人視覺", "數碼影像檢測", "港大"),
        ("人工智能", "", "港大"),
        ("Robot vision", "", "港大"),
    )
    titles = [draft.record.title for draft in reading.drafts]
    assert [titles[0].zh_hant, titles[1].zh_hant, titles[2].en] == [
        "機械人視覺", "人工智能", "Robot vision",
    ]  # fmt: skip


def test_a_row_may_name_its_language(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, ("id", "title", "lang"), ("1", "人工智能", "zh-Hant"))
    assert reading.drafts[0].record.title == LocalisedText(zh_hant="人工智能")
    assert reading.drafts[0].record.code == "1"


def test_who_may_be_printed_is_decided_by_a_plain_yes(tmp_path: Path) -> None:
    for answer, printed in (
        ("是", True),
        ("√", True),
        ("否", False),
        ("", False),
        ("看情况", False),
    ):
        draft, _ = one_need(tmp_path, 联系人="张三", 是否同意公开联系方式=answer)
        assert draft.contact is not None
        assert draft.contact.may_be_printed is printed
        assert ("consent" in draft.stated) is bool(answer)
    draft, _ = one_need(tmp_path, 联系人="张三", 是否同意公开联系方式="是")
    assert draft.contact is not None
    consent = {each.purpose: each for each in draft.contact.consents}
    assert consent[ConsentPurpose.COUNTERPART_BRIEF].given_on is None
    assert consent[ConsentPurpose.COUNTERPART_BRIEF].how == "needs.csv: 是否同意公开联系方式"
    assert ConsentPurpose.CROSS_BORDER_HK not in consent


def test_several_telephones_in_a_cell_are_told_apart(tmp_path: Path) -> None:
    draft, reading = one_need(tmp_path, 联系电话="0757-0000 0011／13800138000、0757-0000 0012")
    assert draft.contact is not None
    assert draft.contact.phone == "0757-0000 0011 / 0757-0000 0012"
    assert draft.contact.mobile == "13800138000"
    assert "Several numbers in one cell" in said(reading.problems, Severity.NOTE)


def test_a_wrong_address_is_left_out_and_said(tmp_path: Path) -> None:
    draft, reading = one_need(tmp_path, 联系人="张三", 邮箱="zhang(at)b.example")
    assert draft.contact is not None
    assert draft.contact.email == ""
    assert "is not an e-mail address" in said(reading.problems, Severity.WARNING)


def test_a_long_text_is_kept_whole_and_said_and_an_endless_one_refused(tmp_path: Path) -> None:
    draft, reading = one_need(tmp_path, 主要问题="长" * 501)
    assert len(need_of(draft).problem.zh_hans) == 501
    assert "501 characters where 500 are allowed" in said(reading.problems, Severity.WARNING)
    _, reading = one_need(tmp_path, 英文名称="x" * 251)
    assert "251 characters where 250 are allowed" in said(reading.problems, Severity.WARNING)
    given = ("技术需求名称", "企业名称", "主要问题")
    reading = read_rows(tmp_path, given, ("检测", "示例甲", "长" * 4001))
    assert reading.drafts == ()
    assert "2:主要问题: The text has 4001 characters" in said(reading.problems, Severity.ERROR)


def test_too_many_keywords_and_advantages_are_kept_and_said(tmp_path: Path) -> None:
    draft, reading = one_need(tmp_path, 关键词="一、二、三、四、五、六、" + "长" * 21)
    assert len(draft.record.keywords) == 7
    warnings = said(reading.problems, Severity.WARNING)
    assert "7 keywords where 5 are allowed" in warnings
    assert "is longer than 20 characters" in warnings


def test_what_nobody_sees_is_removed_and_said(tmp_path: Path) -> None:
    draft, reading = one_need(
        tmp_path, 企业名称="示例\u202e甲\u200b有限公司", 主要问题="检\x0b验\x00结果"
    )
    assert draft.organisations[0].name.zh_hans == "示例甲有限公司"
    assert need_of(draft).problem.zh_hans == "检验结果"
    notes = said(reading.problems, Severity.NOTE)
    assert "2 invisible characters were removed" in notes
    assert "2 invisible characters were removed" in notes


def test_an_unknown_value_is_left_empty_never_guessed(tmp_path: Path) -> None:
    draft, reading = one_need(
        tmp_path,
        高新技术领域="海洋",
        需求类型="不知道",
        企业规模="巨型",
        园区="东莞",
        期望合作方式="独立研发",
    )
    need = need_of(draft)
    assert (need.hightech_field, need.need_type, need.mode_wanted) == ("", None, frozenset())
    warnings = said(reading.problems, Severity.WARNING)
    for value in ("海洋", "不知道", "巨型", "东莞", "独立研发"):
        assert f"“{value}” is not known here" in warnings


def test_a_town_tells_district_and_park(tmp_path: Path) -> None:
    draft, _ = one_need(tmp_path, 镇街="狮山", 企业规模="中型")
    lead = draft.organisations[0]
    assert (lead.town, lead.district, lead.park, lead.size) == (
        "狮山镇", "440605", "nanhai", CompanySize.MEDIUM,
    )  # fmt: skip
    draft, reading = one_need(tmp_path, 镇街="狮山镇", 区="顺德区")
    assert draft.organisations[0].town == ""
    assert "lies in another district" in said(reading.problems, Severity.WARNING)


@pytest.mark.parametrize("heading", ["镇街", "所在地"])
@pytest.mark.parametrize(
    ("written", "town", "park"),
    [
        ("禅城区南庄镇", "南庄镇", "chancheng"), ("顺德区容桂", "容桂街道", "shunde"),
        ("佛山市南海区狮山镇", "狮山镇", "nanhai"), ("容桂街道", "容桂街道", "shunde"),
        ("廣東省佛山市南海區獅山鎮軟件園路1號", "狮山镇", "nanhai"), ("顺德区", "", "shunde"),
    ],
)  # fmt: skip
def test_a_town_may_be_written_with_its_district(
    tmp_path: Path, heading: str, written: str, town: str, park: str
) -> None:
    draft, reading = one_need(tmp_path, **{heading: written})
    assert (draft.organisations[0].town, draft.organisations[0].park) == (town, park)
    assert not said(reading.problems, Severity.WARNING)


def test_a_list_in_everyday_words_is_read_and_guesses_are_said(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        ("公司全称", "想解决的问题（标题）", "具体情况说明", "预计投入（万）", "您的联系电话"),
        ("示例甲有限公司", "瓷砖缺陷检测", "漏检率高", "50", "0757-88880000"),
    )
    fields = [(column.field, column.certain) for column in reading.columns]
    assert fields == [
        ("organisation", True), ("title", True), ("text", True), ("budget", True),
        ("phone", False),
    ]  # fmt: skip
    assert "recognised by a part of its heading" in said(reading.problems, Severity.WARNING)
    likely = read_rows(
        tmp_path, ("贵方企业名称", "你们需求名称", "贵方联系电话"), ("甲", "检测", "0757-88880000")
    )
    assert likely.kind is NEED
    assert [column.certain for column in likely.columns] == [False] * 3


def test_a_missing_title_column_is_said_once_for_the_sheet(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "needs.csv", [("企业名称", "主要问题"), ("甲", "x"), ("乙", "y")])
    choice = {reading_key("needs.csv"): ReadingChoice(kind=NEED, header_row=1)}
    reading = read_files([path], overrides=choice)[0]
    errors = said(reading.problems, Severity.ERROR).splitlines()
    assert len(errors) == 1
    assert errors[0].startswith("0:: No column was taken as the title")


def test_a_row_without_title_is_refused_with_its_place_and_kept_for_correction(
    tmp_path: Path,
) -> None:
    reading = read_rows(tmp_path, HEADINGS, ROW, ("N-2", "示例乙", "", "有问题"))
    assert len(reading.drafts) == 1
    assert "3:技术需求名称: The row has no title" in said(reading.problems, Severity.ERROR)
    assert reading.lines[1].row == 3
    assert reading.lines[1].cells == ("N-2", "示例乙", "", "有问题")


# --- other files ----------------------------------------------------------------------------


def test_json_lines_are_read_with_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "needs.jsonl"
    records = [
        {"id": 1, "title": "瓷砖检测", "text": "靠人工", "keywords": ["视觉", "缺陷"]},
        {"id": "b", "title": "", "text": "x", "trl": 7.0},
    ]
    path.write_text(
        "\n".join(json.dumps(r, ensure_ascii=False) for r in records), encoding="utf-8"
    )
    reading = read_one(path)
    assert reading.drafts[0].record.keywords == ("视觉", "缺陷")
    assert reading.drafts[0].record.code == "1"
    assert reading.drafts[0].place.row == 1
    assert "2:title: The row has no title" in said(reading.problems, Severity.ERROR)


def test_for_ranking_words_are_enough(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "list.csv", [("id", "keywords"), ("a", "铝材；熔炼"), ("b", "")])
    (reading,) = read_records(path, CAPABILITY)
    assert [draft.record.code for draft in reading.drafts] == ["a", "b"]
    assert reading.drafts[0].record.keywords == ("铝材", "熔炼")


@pytest.mark.parametrize(
    "text",
    [
        "need,capability,level\nN-1,C-1,strong\nN-1,C-2,possible\n",
        "level;Capability;Need\nstrong;C-1;N-1\npossible;C-2;N-1\n",
        "N-1,C-1\nN-1,C-2\n",
        "需求编号,成果编号\nN-1,C-1\n\nN-1,C-2\n",
    ],
)
def test_pairs_are_read_by_heading_or_by_place(tmp_path: Path, text: str) -> None:
    (tmp_path / "pairs.csv").write_text(text, encoding="utf-8")
    assert read_pairs(tmp_path / "pairs.csv") == (("N-1", "C-1"), ("N-1", "C-2"))


def test_a_file_without_pairs_is_said(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("need\nN-1\n", encoding="utf-8")
    with pytest.raises(InputFileError, match="names no pairs"):
        read_pairs(tmp_path / "pairs.csv")


def test_reading_can_be_stopped_between_rows(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"a": [HEADINGS, *[ROW] * 200]})

    class Impatient:
        def report(self, done: int, total: int, message: Message | None = None) -> None:
            if done > 100:
                raise Cancelled

    with pytest.raises(Cancelled):
        read_files([path], progress=Impatient())
