"""Importing: a plan that can be trusted, one action, no duplicates, nothing erased unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from matchmaker.domain.intake import (
    ImportPlan,
    Outcome,
    PlannedRow,
    ReadingChoice,
    Severity,
    reading_key,
)
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import NeedStatus, NeedType, PersonRole, Role
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.quantities import Money, MoneyBand
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import InputFileError, RecordError
from matchmaker.exchange import Sheet, write_csv
from matchmaker.i18n.translator import translator
from matchmaker.messages import Message
from matchmaker.progress import Cancelled
from matchmaker.services import events, importing, journaling
from matchmaker.services.changes import Changed
from matchmaker.services.naming import core_name
from matchmaker.store import Database
from tests.services.lists import need, offer, without, write_list

pytestmark = pytest.mark.importing


@pytest.fixture
def database() -> Database:
    return Database.memory()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "needs.csv"


def take_in(database: Database, *paths: Path) -> ImportPlan:
    plan = importing.plan(database, paths)
    importing.apply(database, plan, by="tests")
    return plan


def outcomes(plan: ImportPlan) -> list[str]:
    return [row.outcome.value for row in plan.rows]


def told(row: PlannedRow, severity: Severity = Severity.ERROR) -> str:
    return "\n".join(str(p.message) for p in row.problems if p.severity is severity)


def state(database: Database) -> tuple[object, ...]:
    with database.reading() as reader:
        return (
            reader.organisations(), reader.people(), reader.needs(), reader.capabilities(),
        )  # fmt: skip


# --- one import -----------------------------------------------------------------------------


def test_a_plan_writes_nothing_and_applying_it_is_one_action(
    database: Database, path: Path
) -> None:
    write_list(path, need(), need(需求编号="N-002", 技术需求名称="釉线喷墨断线预警"))
    position = database.position()
    plan = importing.plan(database, [path])
    assert database.position() == position
    assert outcomes(plan) == ["new", "new"]
    assert plan.new_organisations == 1
    done = importing.apply(database, plan, by="me")
    assert (done.new, done.changed, done.same, done.refused) == (2, 0, 0, 0)
    assert done.changed_kinds == Changed.ORGANISATIONS | Changed.PEOPLE | Changed.NEEDS
    assert done.action is not None
    assert done.action.kind is ActionKind.IMPORT
    assert str(done.action.summary) == "Imported needs.csv: 2 new, 0 changed"
    with database.reading() as reader:
        assert len(reader.actions()) == 1
        first = reader.needs()[0]
        assert reader.organisation(first.organisation).name.zh_hans == "示例甲陶瓷有限公司"
        person = reader.person(first.contacts[0])
    assert (person.name_zh, person.may_be_printed) == ("张三", True)
    assert person.source == "needs.csv"
    assert all(consent.given_on is None for consent in person.consents)


def test_undo_takes_a_whole_import_back(database: Database, path: Path) -> None:
    before = state(database)
    take_in(database, write_list(path, need(), need(需求编号="N-2", 技术需求名称="另一个需求")))
    after = state(database)
    assert after != before
    journaling.undo(database, by="me")
    assert state(database) == before
    journaling.redo(database, by="me")
    assert state(database) == after


def test_a_second_import_of_the_same_file_changes_nothing(database: Database, path: Path) -> None:
    write_list(path, need(), need(需求编号="", 技术需求名称="没有编号的需求"))
    take_in(database, path)
    before = state(database)
    plan = importing.plan(database, [path])
    assert outcomes(plan) == ["same", "same"]
    assert plan.new_organisations == 0
    done = importing.apply(database, plan, by="me")
    assert done.action is None
    assert done.changed_kinds is Changed.NOTHING
    assert state(database) == before


def test_a_plan_is_refused_when_the_event_has_moved_on(database: Database, path: Path) -> None:
    plan = importing.plan(database, [write_list(path, need())])
    take_in(database, write_list(path.with_name("offers.csv"), offer()))
    before = state(database)
    with pytest.raises(RecordError, match="has changed since this import was prepared"):
        importing.apply(database, plan, by="me")
    assert state(database) == before


def test_stopping_while_taking_in_leaves_nothing(database: Database, path: Path) -> None:
    rows = [need(需求编号=f"N-{n}", 技术需求名称=f"需求{n}号{n * 7919}") for n in range(1, 60)]
    plan = importing.plan(database, [write_list(path, *rows)])

    class Impatient:
        def report(self, done: int, total: int, message: Message | None = None) -> None:
            if str(message) == "Taking in":
                raise Cancelled

    before = state(database)
    with pytest.raises(Cancelled):
        importing.apply(database, plan, by="me", progress=Impatient())
    assert state(database) == before
    assert database.position() == 0


def test_an_event_with_records_is_backed_up_first(tmp_path: Path, path: Path) -> None:
    database = Database.open(tmp_path / "event.matchmaker", create=True)
    take_in(database, write_list(path, need()))
    assert not (tmp_path / "backups").exists()
    take_in(database, write_list(path, need(预算="200万")))
    assert len(list((tmp_path / "backups").iterdir())) == 1
    database.close()


def test_a_file_that_cannot_be_read_leaves_the_event_as_it_was(
    database: Database, path: Path
) -> None:
    good = write_list(path, need())
    bad = path.with_name("bad.xlsx")
    bad.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(InputFileError, match=r"bad\.xlsx"):
        importing.plan(database, [good, bad])
    assert database.position() == 0


# --- what is known already ------------------------------------------------------------------


def test_a_change_is_shown_field_by_field_and_an_empty_cell_erases_nothing(
    database: Database, path: Path
) -> None:
    take_in(database, write_list(path, need(需求类型="工艺改进", 英文名称="Tile inspection")))
    write_list(path, need(主要问题="", 预算="300-400万", 英文名称=""))
    plan = importing.plan(database, [path])
    assert outcomes(plan) == ["changed"]
    assert [(c.field, c.before, c.after) for c in plan.rows[0].changes] == [
        ("budget", "150.00", "100-500")
    ]
    importing.apply(database, plan, by="me")
    with database.reading() as reader:
        found = reader.needs()[0]
    assert found.problem.zh_hans == "现在靠人工检验"
    assert found.title.en == "Tile inspection"
    assert found.need_type is NeedType.PROCESS
    assert found.budget == Money(MoneyBand.FROM_100_TO_500)


def test_without_a_code_company_and_title_tell_a_need(database: Database, path: Path) -> None:
    take_in(database, write_list(path, need()))
    again = without(need(技术需求名称="瓷砖 表面缺陷在線檢測", 预算="90万"), "需求编号")
    plan = importing.plan(database, [write_list(path, again)])
    assert outcomes(plan) == ["changed"]
    other = without(need(企业名称="示例乙铝业有限公司"), "需求编号")
    assert outcomes(importing.plan(database, [write_list(path, other)])) == ["new"]


def test_codes_are_given_from_the_next_free_number(database: Database, path: Path) -> None:
    take_in(database, write_list(path, need(需求编号="N-007")))
    rows = [
        need(需求编号="", 技术需求名称="没有编号"),
        need(需求编号="N-008", 技术需求名称="有编号的"),
    ]
    plan = importing.plan(database, [write_list(path, *rows)])
    assert [row.draft.record.code for row in plan.rows if row.draft] == ["N-009", "N-008"]


@pytest.mark.parametrize(
    "name",
    [
        "示例甲陶瓷股份有限公司", "示例甲陶瓷", "广东示例甲陶瓷有限公司",
        "佛山市示例甲陶瓷有限公司",
        "示例甲陶瓷（佛山）有限公司", "示例甲陶瓷集团有限公司", "示例甲陶瓷 有限公司",
        "示例甲陶瓷有限責任公司",
    ],
)  # fmt: skip
def test_a_company_is_known_by_its_core_name(database: Database, path: Path, name: str) -> None:
    take_in(database, write_list(path, need()))
    second = need(需求编号="N-002", 技术需求名称="另一个需求", 企业名称=name)
    plan = take_in(database, write_list(path, second))
    assert plan.new_organisations == 0
    assert "was read as the known “示例甲陶瓷有限公司”" in told(plan.rows[0], Severity.NOTE) or (
        name == "示例甲陶瓷 有限公司"
    )
    with database.reading() as reader:
        assert [o.name.zh_hans for o in reader.organisations()] == ["示例甲陶瓷有限公司"]


@pytest.mark.parametrize(
    "name",
    [
        "示例乙陶瓷有限公司",
        "示例甲陶瓷机械有限公司",
        "示例甲陶瓷（三水）有限公司",
        "示例甲瓷有限公司",
    ],
)
def test_companies_that_only_look_alike_stay_two(
    database: Database, path: Path, name: str
) -> None:
    take_in(database, write_list(path, need()))
    plan = importing.plan(database, [write_list(path, need(需求编号="N-2", 企业名称=name))])
    assert plan.new_organisations == 1


def test_a_name_of_nothing_but_its_form_is_still_a_name() -> None:
    assert core_name("有限公司") == core_name("有限公司") != ""
    assert core_name("Example Co., Ltd.") == core_name("EXAMPLE LIMITED") == "example"


def test_a_credit_code_decides_before_any_name(database: Database, path: Path) -> None:
    one, other = "91440604MA9X00019M", "91440605MA9X00028L"
    from stdnum.cn import uscc

    one, other = (code[:-1] + str(uscc.calc_check_digit(code[:-1])) for code in (one, other))
    take_in(database, write_list(path, need(信用代码=one)))
    renamed = need(
        需求编号="N-2", 技术需求名称="改名后的需求", 企业名称="示例新名陶瓷有限公司", 信用代码=one
    )
    plan = importing.plan(database, [write_list(path, renamed)])
    assert plan.new_organisations == 0
    assert "has the credit code of “示例甲陶瓷有限公司”" in told(plan.rows[0], Severity.WARNING)
    twin = need(需求编号="N-3", 技术需求名称="同名公司的需求", 信用代码=other)
    assert importing.plan(database, [write_list(path, twin)]).new_organisations == 1


def test_an_institution_is_one_whatever_it_is_called(database: Database, path: Path) -> None:
    names = ("香港理工大学", "PolyU", "The Hong Kong Polytechnic University", "理大")
    rows = [
        offer(成果编号=f"C-{n}", 成果名称=f"Technology {n * 7919}", 完成单位=name)
        for n, name in enumerate(names)
    ]
    take_in(database, write_list(path.with_name("offers.csv"), *rows))
    with database.reading() as reader:
        assert [each.institution for each in reader.organisations()] == ["PolyU"]
        assert len({each.organisations for each in reader.capabilities()}) == 1


def test_details_of_a_company_are_filled_in_and_the_first_statement_counts(
    database: Database, path: Path
) -> None:
    take_in(database, write_list(path, need()))
    rows = (
        need(镇街="狮山镇", 企业规模="中型"),
        need(需求编号="N-2", 技术需求名称="另一个需求", 企业规模="大型", 公司英文名="Example Ltd"),
    )
    plan = take_in(database, write_list(path, *rows))
    assert [c.field for c in plan.rows[0].changes] == [
        "organisation.park", "organisation.district", "organisation.town", "organisation.size",
    ]  # fmt: skip
    assert "“large” differs from row 2, which was kept" in told(plan.rows[1], Severity.WARNING)
    assert _company(database).size == "medium"
    assert _company(database).name.en == "Example Ltd"
    assert outcomes(importing.plan(database, [path])) == ["same", "same"]


def test_a_company_that_needs_and_offers_has_both_roles(database: Database, path: Path) -> None:
    offers = path.with_name("offers.csv")
    write_list(offers, offer(完成单位="示例甲陶瓷有限公司", 机构角色="服务机构"))
    files = (write_list(path, need()), offers)
    take_in(database, *files)
    assert _company(database).roles == {Role.ENTERPRISE, Role.SERVICE}
    assert outcomes(importing.plan(database, files)) == ["same", "same"]


def _company(database: Database) -> Organisation:
    with database.reading() as reader:
        (found,) = reader.organisations()
        return found


def test_people_are_known_by_name_or_post_and_a_no_counts(database: Database, path: Path) -> None:
    rows = (
        need(),
        need(需求编号="N-2", 技术需求名称="另一个需求", 邮箱="zhang@a.example"),
        need(需求编号="N-3", 技术需求名称="第三个", 是否同意公开联系方式="否"),
        need(需求编号="N-4", 技术需求名称="第四个", 联系人="李四"),
    )
    plan = take_in(database, write_list(path, *rows))
    with database.reading() as reader:
        people = {each.name_zh: each for each in reader.people()}
    assert set(people) == {"张三", "李四"}
    assert people["张三"].email == "zhang@a.example"
    assert not people["张三"].may_be_printed
    assert people["李四"].may_be_printed
    assert "Row 2 says otherwise about the consent" in told(plan.rows[2], Severity.WARNING)
    assert outcomes(importing.plan(database, [path])) == ["same"] * 4


def test_a_later_no_takes_the_consent_back_and_an_empty_cell_does_not(
    database: Database, path: Path
) -> None:
    take_in(database, write_list(path, need()))
    assert outcomes(take_in(database, write_list(path, need(是否同意公开联系方式="")))) == ["same"]
    plan = take_in(database, write_list(path, need(是否同意公开联系方式="否")))
    assert outcomes(plan) == ["changed"]
    assert [change.field for change in plan.rows[0].changes] == ["person.consents"]
    with database.reading() as reader:
        assert not reader.people()[0].may_be_printed
    assert outcomes(take_in(database, write_list(path, need()))) == ["changed"]
    with database.reading() as reader:
        assert reader.people()[0].may_be_printed


def test_inventors_and_transfer_officers_are_linked(database: Database, path: Path) -> None:
    row = offer(发明人="A Chan; B Lee", 联系人="C Wong", 邮箱="kt@polyu.example")
    take_in(database, write_list(path.with_name("offers.csv"), row))
    with database.reading() as reader:
        (capability,) = reader.capabilities()
        assert [reader.person(p).name_en for p in capability.inventors] == ["A Chan", "B Lee"]
        assert capability.transfer_officer is not None
        officer = reader.person(capability.transfer_officer)
    assert (officer.name_en, officer.role) == ("C Wong", PersonRole.TRANSFER_OFFICER)


# --- repetitions and refusals ---------------------------------------------------------------


def test_a_copy_inside_one_import_is_refused_and_the_first_row_named(
    database: Database, path: Path
) -> None:
    spaced = need(需求编号="", 技术需求名称="瓷砖表面缺陷 在线检测")
    plan = importing.plan(database, [write_list(path, need(), need(), spaced)])
    assert outcomes(plan) == ["new", "refused", "refused"]
    for row in plan.rows[1:]:
        assert told(row) == "The row is a copy of row 2 (needs.csv)."


def test_one_code_for_two_contents_is_refused(database: Database, path: Path) -> None:
    other = need(技术需求名称="完全不同的需求")
    plan = importing.plan(database, [write_list(path, need(), other)])
    assert outcomes(plan) == ["new", "refused"]
    assert "The code N-001 is already used in row 2 (needs.csv)" in told(plan.rows[1])
    same_title = need(需求编号="", 预算="90万")
    plan = importing.plan(database, [write_list(path, need(), same_title)])
    assert "has the title of row 2 (needs.csv) but other contents" in told(plan.rows[1])


def test_titles_that_look_alike_are_shown_and_both_kept(database: Database, path: Path) -> None:
    rows = (need(), need(需求编号="N-002", 技术需求名称="瓷砖表面缺陷的在线检测"))
    plan = importing.plan(database, [write_list(path, *rows)])
    assert outcomes(plan) == ["new", "new"]
    assert "nearly that of N-001" in told(plan.rows[1], Severity.WARNING)
    other = need(需求编号="N-003", 技术需求名称="瓷砖表面缺陷的在线检测", 企业名称="示例乙")
    plan = importing.plan(database, [write_list(path, need(), other)])
    assert told(plan.rows[1], Severity.WARNING) == ""


def test_a_need_without_company_is_refused(database: Database, path: Path) -> None:
    rows = (without(need(), "企业名称"), without(need(需求编号="N-2"), "技术需求名称"))
    plan = importing.plan(database, [write_list(path, *rows, need(需求编号="N-3"))])
    assert outcomes(plan) == ["refused", "refused", "new"]
    assert "names no company" in told(plan.rows[0])
    assert "has no title" in told(plan.rows[1])
    assert plan.new_organisations == 1


@pytest.mark.parametrize(
    ("headings", "reason"),
    [(("需求名称", "主要问题"), "the company name"), (("企业名称", "主要问题"), "the title")],
)
def test_a_missing_column_is_one_thing_to_tell_of_the_sheet(
    database: Database, path: Path, headings: tuple[str, ...], reason: str
) -> None:
    path.write_text("\n".join([",".join(headings), "甲,x", "乙,y"]), encoding="utf-8-sig")
    choice = {reading_key(path.name): ReadingChoice(kind=RecordKind.NEED, header_row=1)}
    plan = importing.plan(database, [path], choices=choice)
    assert outcomes(plan) == ["refused", "refused"]
    assert len({problem.place for row in plan.rows for problem in row.problems}) == 1
    assert all(f"No column was taken as {reason}" in told(row) for row in plan.rows)


def test_refused_rows_are_saved_corrected_and_taken_in(
    database: Database, path: Path, tmp_path: Path
) -> None:
    rows = (need(), need(), without(need(需求编号="N-2", 技术需求名称="将被补上"), "企业名称"))
    plan = take_in(database, write_list(path, *rows))
    saved = importing.save_refused(plan, tmp_path / "refused.xlsx", translator(Language.EN))
    book = openpyxl.load_workbook(saved)
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert cells[0][-2:] == ["Row in the file", "Why it was refused"]
    assert [row[-2:] for row in cells[1:]] == [
        ["3", "The row is a copy of row 2 (needs.csv)."],
        ["4", "The row names no company. Add its name to take it in."],
    ]
    headings, body = (
        [str(cell) for cell in cells[0]],
        [[c or "" for c in row] for row in cells[1:]],
    )
    body[1][headings.index("企业名称")] = "示例甲陶瓷有限公司"
    corrected = write_csv(
        tmp_path / "corrected.csv",
        Sheet("", tuple(headings), tuple(tuple(map(str, row)) for row in body)),
    )
    again = take_in(database, corrected)
    assert outcomes(again) == ["same", "new"]
    with database.reading() as reader:
        assert [each.code for each in reader.needs()] == ["N-001", "N-2"]


def test_a_thousand_rows_of_one_company_are_planned_without_comparing_all_with_all(
    database: Database, path: Path
) -> None:
    rows = [
        need(需求编号="", 技术需求名称=f"{n * 104729 % 100003} 号工序 {n}") for n in range(1000)
    ]
    plan = importing.plan(database, [write_list(path, *rows)])
    assert plan.count(Outcome.NEW) == 1000


# --- what waits, and what the sample takes ------------------------------------------------------


def test_new_needs_that_state_no_status_wait_unless_they_are_published(
    database: Database, path: Path
) -> None:
    rows = (need(), need(需求编号="N-2", 技术需求名称="余热回收", 状态="已发布"))
    plan = importing.plan(database, [write_list(path, *rows)])
    assert plan.waiting == 0
    unchecked = replace(plan, publish=False)
    assert unchecked.waiting == 1
    importing.apply(database, unchecked, by="t")
    with database.reading() as reader:
        assert sum(each.status is NeedStatus.FORM_CHECK for each in reader.needs()) == 1


def test_the_sample_takes_lists_only_on_wish(database: Database, path: Path) -> None:
    sample = events.new_event(LocalisedText(en="Sample"))
    events.create(database, replace(sample, sample=True), by="sample")
    plan = importing.plan(database, [write_list(path, need())])
    with pytest.raises(importing.SampleError):
        importing.apply(database, plan, by="t")
    with database.reading() as reader:
        assert reader.needs() == ()
    assert importing.apply(database, plan, by="t", into_sample=True).new == 1
    again = importing.plan(database, [path])
    assert importing.apply(database, again, by="t").same == 1  # nothing to write, nothing to ask
