"""Data: files in, a dry run to look at, one step to take in and to take back; nothing guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from matchmaker import exchange
from matchmaker.domain.intake import (
    LEFT_OUT,
    ImportPlan,
    Line,
    Outcome,
    Place,
    PlannedRow,
    Problem,
    Severity,
    SheetReading,
)
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import OutputError
from matchmaker.gui.notices import NoticeKind
from matchmaker.gui.pages.data import DataPage
from matchmaker.gui.pages.importing.options import LEAVE_OUT
from matchmaker.gui.presenters.data_rows import (
    ColumnRow,
    FileRow,
    PlannedLine,
    problem_groups,
)
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.messages import Message
from matchmaker.services import curating, events, importing, journaling, layouts, proposing
from matchmaker.store import Database
from tests import builders
from tests.gui.conftest import Answers, Settle
from tests.gui.records_scene import clipped, shown, unnamed

HEADINGS = "需求编号,企业名称,需求名称,需求描述,技术成熟度,期望合作方式,展位"
ROWS = (
    "N-001,示例恒铝型材（南海）有限公司,铝型材表面缺陷在线检测,划伤靠人工目检。,7,委托开发,B12",
    "N-002,示例恒窑陶瓷（禅城）有限公司,辊道窑余热回收,烟气余热没有利用。,很高,,B13",
    "N-003,示例顺家电器（顺德）有限公司,压缩机异响在线识别,靠人耳听异响。,6,,",
)
BAD_ROWS = (
    "N-004,示例顺家电器（顺德）有限公司,,没有名称的一行。,,,",
    "N-001,示例恒铝型材（南海）有限公司,铝型材表面缺陷在线检测,划伤靠人工目检。,7,委托开发,B12",
)
CAPABILITIES = (
    "Technology no.,University,Technology title,Abstract\n"
    "C-001,City University of Hong Kong,Acoustic recognition of faults,Microphone arrays.\n"
)
_READ: dict[object, tuple[SheetReading, ...]] = {}


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the same files once for all tests: each reading starts a process of its own."""
    read = exchange.read_files

    def read_again(paths: Sequence[Path], **options: Any) -> tuple[SheetReading, ...]:
        files = tuple((p.name, p.read_bytes() if p.is_file() else b"") for p in paths)
        key = (files, tuple(sorted(options.get("overrides", {}).items())))
        if key not in _READ:
            _READ[key] = read(paths, **options)
        return _READ[key]

    monkeypatch.setattr(exchange, "read_files", read_again)


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> DataPage:
    return shown(DataPage, session, qtbot, settle)


Take = Callable[..., None]


@pytest.fixture
def take(page: DataPage, settle: Settle) -> Take:
    """Drop files and wait for the dry run."""

    def dropped(*paths: Path) -> None:
        page.take_files(paths)
        settle(page.session)

    return dropped


@pytest.fixture
def needs(tmp_path: Path) -> Path:
    return write(tmp_path / "needs.csv", *ROWS, *BAD_ROWS)


@pytest.fixture
def capabilities(tmp_path: Path) -> Path:
    path = tmp_path / "capabilities.csv"
    path.write_text(CAPABILITIES, encoding="utf-8")
    return path


def write(path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join((HEADINGS, *rows)), encoding=encoding)
    return path


def counts(page: DataPage) -> tuple[int, ...]:
    plan = page.presenter.desk.plan
    assert plan is not None
    return tuple(plan.count(outcome) for outcome in Outcome)


def lines(page: DataPage) -> list[str]:
    files = page.desk.files
    return [files._line(row).title for row in files.model.rows()]


def problems(page: DataPage) -> list[str]:
    panel = page.desk.outcome
    return [" / ".join(each.text for each in panel._problem(row).lines) for row in
            panel.problems.rows()]  # fmt: skip


def column(page: DataPage, heading: str) -> ColumnRow:
    rows = page.desk.sheet.model.rows()
    found: ColumnRow = next(row for row in rows if row.column.heading == heading)
    return found


def told(session: Session) -> str:
    notice = session.notices.current
    return session.say(notice.message) if notice else ""


def stored(session: Session) -> list[str]:
    assert session.database is not None
    with session.database.reading() as reader:
        return [need.code for need in reader.needs()]


# --- the first step -----------------------------------------------------------------------------


def test_an_empty_desk_offers_the_first_step(page: DataPage) -> None:
    assert page.start.isVisible()
    assert not page.desk.isVisible()
    assert page.start.add.isVisible()
    assert not page.start._earlier.isVisible()


def test_files_can_be_chosen_instead_of_dropped(
    page: DataPage, answers: Answers, needs: Path, settle: Settle
) -> None:
    answers.files = (needs,)
    page.start.add.click()
    settle(page.session)
    assert page.desk.isVisible()
    assert answers.asked == ["Choose lists to import"]


@pytest.mark.parametrize("kind", [RecordKind.NEED, RecordKind.CAPABILITY])
def test_a_blank_list_can_be_saved(
    page: DataPage, answers: Answers, tmp_path: Path, settle: Settle, kind: RecordKind
) -> None:
    answers.target = tmp_path / "blank.xlsx"
    page.start.templates[kind].click()
    settle(page.session)
    assert load_workbook(answers.target).worksheets[0].max_column > 20
    assert told(page.session).startswith("Saved blank.xlsx")


def test_a_folder_gets_one_sentence_and_nothing_is_read(
    page: DataPage, take: Take, tmp_path: Path
) -> None:
    take(tmp_path)
    assert page.start.isVisible()
    (words,) = page.start.remarks.words()
    assert "is a folder. Choose the files inside it." in words


def test_without_an_event_files_are_not_read(page: DataPage, needs: Path, settle: Settle) -> None:
    database, page.session.database = page.session.database, None
    page.take_files([needs])
    assert "Open or start an event first" in told(page.session)
    page.session.database = database


# --- the dry run --------------------------------------------------------------------------------


def test_dropped_lists_are_shown_with_what_would_happen(
    page: DataPage, take: Take, needs: Path, capabilities: Path
) -> None:
    take(needs, capabilities)
    assert lines(page) == ["needs.csv", "5 rows", "capabilities.csv", "1 row"]
    assert counts(page) == (4, 0, 0, 2)
    assert page.desk.carry_out.text() == "Import 4 rows"
    assert page.desk.files._count.whole_text() == "2 files, 2 sheets"
    assert page.desk.outcome._read.text() == "6 rows read · 4 organisations are new"
    assert stored(page.session) == []


def test_a_bad_file_is_told_first_and_the_others_go_on(
    page: DataPage, take: Take, needs: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0 no list")
    take(needs, picture, tmp_path / "gone.xlsx")
    assert counts(page) == (3, 0, 0, 2)
    assert set(lines(page)[:2]) == {"photo.jpg", "gone.xlsx"}
    first, second, *_ = problems(page)
    assert {first.split(" / ")[0], second.split(" / ")[0]} == {"photo.jpg", "gone.xlsx"}
    page.desk.files.list.choose("refused:gone.xlsx")
    assert "There is no file" in page.desk.sheet._reason.text()


def test_two_bad_files_of_one_name_are_told_apart(
    page: DataPage, take: Take, needs: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "other" / "needs.csv"
    bad.parent.mkdir()
    bad.write_bytes(b"")
    take(needs, bad)
    assert page.presenter.desk.paths == (needs,)
    assert [each.path for each in page.presenter.desk.unread] == [bad]


def test_problems_of_one_kind_are_told_once_refusals_first(
    page: DataPage, take: Take, needs: Path
) -> None:
    take(needs)
    said = problems(page)
    assert said[0].startswith("Row 5 · 需求名称 / The row has no title")
    assert said[1].startswith("Row 6 / The row is a copy of row 2")
    assert any("“很高”" in words for words in said[2:])


def test_many_problems_of_one_kind_are_listed_one_by_one(
    page: DataPage, take: Take, tmp_path: Path
) -> None:
    words = "甲乙丙丁戊己庚"
    rows = [
        f"N-0{n},{word}有限公司,{word}缺陷检测,说明。,{word}等,," for n, word in enumerate(words)
    ]
    take(write(tmp_path / "levels.csv", *rows))
    panel = page.desk.outcome
    (group,) = panel.problems.rows()
    assert problems(page)[0].startswith("7 rows · 技术成熟度 / ")
    assert problems(page)[0].endswith("and 6 more like this")
    panel.problem_list.choose(group.key)
    details = panel.details.model.rows()
    assert len(details) == 7
    assert "“庚等”" in details[-1].block.lines[1].text
    assert panel.details.isVisible()


def test_a_count_lists_its_rows_and_escape_leads_back(
    page: DataPage, take: Take, needs: Path, qtbot: QtBot
) -> None:
    take(needs)
    panel = page.desk.outcome
    panel.counts.button("refused").click()
    assert panel.list() is panel.row_list
    assert [row.row.place.row for row in panel.rows.rows()] == [5, 6]
    assert panel._list_title.text() == "Refused rows"
    written = [each.block.lines[-1].text for each in panel.details.model.rows()]
    assert "没有名称的一行。" in written
    panel.row_list.setFocus()
    qtbot.keyClick(panel.row_list, Qt.Key.Key_Escape)
    assert panel.list() is panel.problem_list
    assert panel.counts.value() == ""


def test_a_changed_row_shows_before_and_after(
    page: DataPage, take: Take, needs: Path, tmp_path: Path, settle: Settle
) -> None:
    take(needs)
    page.presenter.carry_out()
    settle(page.session)
    take(write(tmp_path / "later.csv", ROWS[0].replace("7,委托开发", "8,合作开发")))
    assert counts(page) == (0, 1, 0, 0)
    panel = page.desk.outcome
    panel.choose("changed")
    (line,) = panel.rows.rows()
    assert isinstance(line, PlannedLine)
    assert panel._card(line).note == "2 fields"
    said = {
        each.block.lines[0].text: (each.block.lines[1].text, each.block.lines[2].text)
        for each in panel.details.model.rows()
    }
    assert said["Readiness wanted"] == ("7", "→ 8")
    assert said["Cooperation wanted"] == ("Commissioned development", "→ Joint development")


def test_the_models_keep_qts_rules(page: DataPage, take: Take, needs: Path) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    desk = page.desk
    models = (desk.files.model, desk.sheet.model, desk.outcome.rows, desk.outcome.problems)
    testers = [QAbstractItemModelTester(model, mode) for model in models]
    take(needs)
    desk.outcome.choose("new")
    desk.outcome.choose("")
    page.presenter.clear()
    assert len(testers) == len(models)


# --- how a sheet is read ------------------------------------------------------------------------


def test_a_column_can_be_read_as_another_field(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    take(needs)
    assert column(page, "展位").state == "left_out"
    page.desk.sheet.table.picked.emit(column(page, "展位"), "remarks")
    settle(page.session)
    assert (column(page, "展位").field, column(page, "展位").state) == ("remarks", "by_choice")
    plan = page.presenter.desk.plan
    assert plan is not None
    draft = plan.rows[0].draft
    assert draft is not None
    assert draft.record.internal_text == "B12"


def test_a_field_chosen_twice_moves_to_the_new_column(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    take(needs)
    page.desk.sheet.table.picked.emit(column(page, "展位"), "trl")
    settle(page.session)
    assert column(page, "展位").field == "trl"
    assert column(page, "技术成熟度").field == ""


def test_a_column_left_out_is_not_recognised_again_by_its_content(
    page: DataPage, take: Take, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "mails.csv"
    path.write_text("需求名称,企业名称,\n缺陷检测,甲公司,a@example.com\n", encoding="utf-8")
    take(path)
    (unnamed_column,) = [row for row in page.desk.sheet.model.rows() if not row.column.heading]
    assert (unnamed_column.field, unnamed_column.state) == ("email", "by_content")
    assert page.desk.sheet._column(unnamed_column).heading == "Column C"
    page.desk.sheet.table.picked.emit(unnamed_column, "")
    settle(page.session)
    (after,) = [row for row in page.desk.sheet.model.rows() if row.column.index == 2]
    assert after.field == ""
    assert after.column.field == LEFT_OUT


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_key_m_opens_the_choice_of_a_column(
    page: DataPage, take: Take, needs: Path, qtbot: QtBot, settle: Settle
) -> None:
    take(needs)
    table = page.desk.sheet.table
    table.setCurrentIndex(page.desk.sheet.model.index(6, 0))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_M)
    box = table.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Do not import"
    box.setCurrentIndex(box.findData("remarks"))
    box.activated.emit(box.currentIndex())
    settle(page.session)
    assert column(page, "展位").field == "remarks"


def test_a_judged_encoding_is_said_and_can_be_changed(
    page: DataPage, take: Take, tmp_path: Path, settle: Settle
) -> None:
    take(write(tmp_path / "old.csv", *ROWS, encoding="gb18030"))
    assert page.desk.files._line(page.desk.files.model.rows()[0]).second == ("GB18030, a guess")
    assert page.desk.sheet.options.encoding.currentData() == "gb18030"
    page.desk.sheet.options.encoding_chosen.emit("utf-8")
    settle(page.session)
    notice = page.session.notices.current
    assert notice is not None
    assert notice.kind is NoticeKind.ERROR
    assert counts(page)[0] == 3  # the reading that works has stayed
    assert page.desk.sheet.options.encoding.currentData() == "gb18030"
    assert page.desk.carry_out.isEnabled()


def test_headings_can_stand_in_another_row(
    page: DataPage, take: Take, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "titled.csv"
    path.write_text("\n".join((HEADINGS, HEADINGS, *ROWS)), encoding="utf-8")
    take(path)
    options = page.desk.sheet.options
    assert options.header.text() == "1"
    options.header.setText("2")
    options.header.editingFinished.emit()
    settle(page.session)
    plan = page.presenter.desk.plan
    assert plan is not None
    assert plan.sheets[0].header_row == 2
    assert counts(page)[0] == 3


def test_a_sheet_can_be_left_out_and_brought_back(
    page: DataPage, take: Take, tmp_path: Path, settle: Settle
) -> None:
    book = Workbook()
    for number, row in enumerate(ROWS[:2]):
        sheet = book.active if number == 0 else book.create_sheet("二")
        assert sheet is not None
        sheet.append(HEADINGS.split(","))
        sheet.append(row.split(","))
    book.save(tmp_path / "two.xlsx")
    take(tmp_path / "two.xlsx")
    assert counts(page)[0] == 2
    options = page.desk.sheet.options
    options.kind_chosen.emit(LEAVE_OUT)
    settle(page.session)
    assert counts(page)[0] == 1
    assert "You left this sheet out" in page.desk.sheet._reason.text()
    options.kind_chosen.emit("need")
    settle(page.session)
    assert counts(page)[0] == 2


def test_leaving_out_the_only_list_takes_the_file_out(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    take(needs)
    page.desk.sheet.options.kind_chosen.emit(LEAVE_OUT)
    settle(page.session)
    assert page.start.isVisible()
    assert page.presenter.desk.paths == ()


def test_delete_takes_a_file_out_and_alt_arrows_change_the_sheet(
    page: DataPage, take: Take, needs: Path, capabilities: Path, qtbot: QtBot, settle: Settle
) -> None:
    take(needs, capabilities)
    files = page.desk.files
    files.list.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    row = files.current()
    assert isinstance(row, FileRow)
    assert row.file == "capabilities.csv"
    qtbot.keyClick(files.list, Qt.Key.Key_Delete)
    settle(page.session)
    assert lines(page) == ["needs.csv", "5 rows"]


def test_opening_a_problem_shows_its_sheet(
    page: DataPage, take: Take, needs: Path, capabilities: Path
) -> None:
    take(capabilities, needs)
    panel = page.desk.outcome
    panel.problem_list.opened.emit(panel.problems.rows()[0])
    row = page.desk.files.current()
    assert row is not None
    assert row.file == "needs.csv"


# --- pasting ------------------------------------------------------------------------------------


def test_copied_cells_are_read_like_a_file(page: DataPage, qtbot: QtBot, settle: Settle) -> None:
    cells = "\n".join((HEADINGS, *ROWS)).replace(",", "\t")
    QGuiApplication.clipboard().setText(cells)
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(page.session)
    assert counts(page)[0] == 3
    (kept,) = page.presenter.desk.paths
    assert kept.exists()
    page.presenter.carry_out()
    settle(page.session)
    assert not kept.exists()
    assert stored(page.session) == ["N-001", "N-002", "N-003"]


def test_other_text_is_not_pasted(page: DataPage) -> None:
    page.presenter.paste("a few words")
    assert told(page.session).startswith("Nothing to paste.")
    assert page.start.isVisible()


# --- taking in and taking back ------------------------------------------------------------------


def test_control_enter_takes_the_lists_in_as_one_step(
    page: DataPage, take: Take, needs: Path, qtbot: QtBot, settle: Settle
) -> None:
    take(needs)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(page.session)
    assert stored(page.session) == ["N-001", "N-002", "N-003"]
    assert told(page.session) == "Imported: 3 new, 0 changed, 0 the same, 2 refused."
    notice = page.session.notices.current
    assert notice is not None
    assert notice.undo
    assert page.start.isVisible()
    (earlier,) = page.start.model.rows()
    assert earlier.next
    assert "needs.csv: 3 new, 0 changed" in page.session.say(earlier.summary)


def test_an_import_can_be_taken_back_with_t(
    page: DataPage, take: Take, needs: Path, qtbot: QtBot, settle: Settle
) -> None:
    take(needs)
    page.presenter.carry_out()
    settle(page.session)
    page.start.table.setFocus()
    qtbot.keyClick(page.start.table, Qt.Key.Key_T)
    settle(page.session)
    assert stored(page.session) == []
    assert told(page.session).startswith("Taken back: Imported needs.csv")
    (earlier,) = page.start.model.rows()
    assert earlier.undone
    assert not page.start.back.isEnabled()
    assert page.start._state(earlier) == "taken back"


def test_an_import_with_later_steps_cannot_be_taken_back_alone(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    take(needs)
    page.presenter.carry_out()
    settle(page.session)
    (earlier,) = page.start.model.rows()
    database = page.session.database
    assert database is not None
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("Later"), by="me").put(builders.company())
    page.presenter.take_back(earlier)
    settle(page.session)
    assert len(stored(page.session)) == 3
    assert "Undo the later steps first" in told(page.session)
    page.presenter.load()
    settle(page.session)
    assert not page.start.back.isEnabled()
    assert "Later steps come first" in page.start._why_not.text()


def test_refused_rows_are_saved_with_the_reasons_also_after_the_import(
    page: DataPage, take: Take, answers: Answers, needs: Path, tmp_path: Path, settle: Settle
) -> None:
    take(needs)
    answers.target = tmp_path / "refused.xlsx"
    page.desk.outcome._save.click()
    settle(page.session)
    before = list(load_workbook(answers.target).active.values)  # type: ignore[union-attr]
    assert "The row has no title" in str(before[1][-1])
    answers.target = tmp_path / "after.xlsx"
    page.presenter.carry_out()
    settle(page.session)
    assert page.start._save.isVisible()
    page.start._save.click()
    settle(page.session)
    after = list(load_workbook(answers.target).active.values)  # type: ignore[union-attr]
    assert after == before


def test_the_dry_run_follows_what_happens_elsewhere(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    take(needs)
    database = page.session.database
    assert database is not None
    plan = importing.plan(database, [needs])
    page.session.write(
        lambda db, _: importing.apply(db, plan, by="you"),
        lambda _: None,
        changed=lambda done: done.changed_kinds,
    )
    settle(page.session)
    assert counts(page) == (0, 0, 3, 2)
    assert page.desk.carry_out.text() == "Nothing to import"
    assert not page.desk.carry_out.isEnabled()


def test_an_outdated_dry_run_is_refused_and_made_again(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    take(needs)
    database = page.session.database
    assert database is not None
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("Elsewhere"), by="you").put(builders.company())
    page.presenter.carry_out()
    settle(page.session)
    assert "nothing was taken in" in told(page.session)
    assert page.desk.isVisible()
    page.presenter.carry_out()
    settle(page.session)
    assert len(stored(page.session)) == 3


def test_a_stopped_reading_leaves_the_desk_as_it_was(
    page: DataPage, take: Take, needs: Path, capabilities: Path, settle: Settle
) -> None:
    take(needs)
    page.take_files([capabilities])
    assert not page.desk.carry_out.isEnabled()
    page.session.jobs.cancel_all()
    settle(page.session)
    if len(page.presenter.desk.paths) == 1:  # else the work was faster than the wish to stop
        assert lines(page) == ["needs.csv", "5 rows"]
    assert page.desk.carry_out.isEnabled()
    assert not page.presenter.working


def test_another_event_clears_the_desk(page: DataPage, take: Take, needs: Path) -> None:
    take(needs)
    page.session.event_changed.emit()
    assert page.start.isVisible()
    assert page.presenter.desk.paths == ()


def test_putting_the_files_away_writes_nothing(page: DataPage, take: Take, needs: Path) -> None:
    take(needs)
    page.desk.away.click()
    assert page.start.isVisible()
    assert stored(page.session) == []
    assert journaling.steps(page.session.database).undo is None  # type: ignore[arg-type]


def test_a_file_that_can_only_be_read_shows_the_dry_run_and_no_import(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    page.session.read_only_reason = Message("Held by another window.")
    page.session.event_changed.emit()
    take(needs)
    assert counts(page)[0] == 3
    assert not page.desk.carry_out.isVisible()
    assert not page.desk._promise.isVisible()
    assert page.page_bar._status.whole_text() == "Held by another window."
    page.presenter.carry_out()
    settle(page.session)
    assert stored(page.session) == []


# --- what needs a word from the person ---------------------------------------------------------

ODD = "佛山某区调研表,,\n甲,谁提的,说明一下\n瓷砖缺陷检测,示例甲（禅城）有限公司,靠人工\n"


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(ODD, encoding="utf-8")
    return path


def test_a_list_nobody_recognises_is_offered_with_its_first_rows(
    page: DataPage, take: Take, odd: Path, settle: Settle
) -> None:
    take(odd)
    rows = page.desk.sheet.first_rows
    assert rows.isVisible()
    line = rows.table.current_row()
    assert isinstance(line, Line)
    assert line.row == 2  # the title above stands alone
    assert unnamed(page) == clipped(page) == []
    rows.kinds[RecordKind.NEED].click()
    settle(page.session)
    assert [each.column.heading for each in page.desk.sheet.model.rows()] == [
        "甲", "谁提的", "说明一下",
    ]  # fmt: skip
    assert counts(page) == (0, 0, 0, 1)  # no column is the title yet
    for heading, field in (("甲", "title"), ("谁提的", "organisation")):
        page.desk.sheet._pick_field(column(page, heading), field)
        settle(page.session)
    assert counts(page) == (1, 0, 0, 0)


def test_a_list_without_headings_can_be_said_to_have_none(
    page: DataPage, take: Take, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("瓷砖缺陷检测,示例甲（禅城）有限公司\n", encoding="utf-8")
    take(path)
    page.desk.sheet.first_rows.none.setChecked(True)
    page.desk.sheet.first_rows.kinds[RecordKind.NEED].click()
    settle(page.session)
    assert [page.desk.sheet._column(row).heading for row in page.desk.sheet.model.rows()] == [
        "Column A", "Column B",
    ]  # fmt: skip
    assert page.desk.sheet.options.header.text() == "0"


def test_the_choice_of_columns_is_remembered_for_the_next_list(
    page: DataPage, take: Take, odd: Path, settle: Settle
) -> None:
    take(odd)
    page.desk.sheet.first_rows.kinds[RecordKind.NEED].click()
    settle(page.session)
    for heading, field in (("甲", "title"), ("谁提的", "organisation")):
        page.desk.sheet._pick_field(column(page, heading), field)
        settle(page.session)
    page.desk.carry_out.click()
    settle(page.session)
    _READ.clear()
    july = odd.rename(odd.with_name("july.csv"))
    take(july)
    assert counts(page) == (0, 0, 1, 0)
    assert page.desk.sheet._column(column(page, "甲")).check == "as last time"
    page.desk.sheet._pick_field(column(page, "说明一下"), "text")
    settle(page.session)
    assert counts(page) == (0, 1, 0, 0)  # one more choice keeps the others


def test_after_an_import_it_says_quietly_to_match_again(
    page: DataPage, take: Take, needs: Path, capabilities: Path, settle: Settle
) -> None:
    take(capabilities)
    page.desk.carry_out.click()
    settle(page.session)
    assert not page.start.again.isVisible()  # nothing was ever matched
    assert page.session.database is not None
    proposing.propose(page.session.database)
    take(needs)
    page.desk.carry_out.click()
    settle(page.session)
    assert page.start._stale.text() == "3 records changed since the last matching."
    page.start.again.click()
    settle(page.session)
    assert not page.start.again.isVisible()


def test_new_needs_are_published_or_wait_as_the_person_says(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    take(needs)
    assert page.desk.publish.isVisible()
    assert page.desk.publish.isChecked()
    page.desk.publish.click()
    assert not page.session.settings.publish_imports  # remembered
    page.desk.carry_out.click()
    settle(page.session)
    assert page.session.database is not None
    with page.session.database.reading() as reader:
        assert {each.status for each in reader.needs()} == {NeedStatus.FORM_CHECK}


def test_lists_enter_the_sample_only_by_a_button_that_says_so(
    page: DataPage, take: Take, needs: Path, settle: Settle, qtbot: QtBot
) -> None:
    session = page.session
    sample = events.new_event(LocalisedText(en="Sample"))
    assert session.database is not None
    events.create(session.database, replace(sample, sample=True), by="sample")
    page.presenter.load()
    settle(session)
    take(needs)
    assert not page.desk.carry_out.isVisible()
    with qtbot.waitSignal(session.event_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    assert stored(session) == []
    page.desk.into_sample.click()
    settle(session)
    assert len(stored(session)) == 3


def test_the_files_move_to_the_event_that_was_asked_for(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    asked: list[Any] = []
    page.session.event_wanted.connect(asked.append)
    take(needs)
    page.presenter.own_event()
    (begins,) = asked
    begins()
    page.session.use(Database.memory())
    settle(page.session)
    assert counts(page) == (3, 0, 0, 2)
    page.session.use(Database.memory())
    settle(page.session)
    assert page.presenter.desk.paths == ()


def test_files_do_not_move_to_an_event_that_was_not_asked_for(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    take(needs)
    page.presenter.own_event()  # and the question was left with Esc
    page.session.use(Database.memory())
    settle(page.session)
    assert page.presenter.desk.paths == ()


def test_files_put_away_meanwhile_do_not_move(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    asked: list[Any] = []
    page.session.event_wanted.connect(asked.append)
    take(needs)
    page.presenter.own_event()
    page.presenter.clear()
    asked[0]()
    page.session.use(Database.memory())
    settle(page.session)
    assert page.presenter.desk.paths == ()


def test_a_layout_that_cannot_be_remembered_is_a_remark_and_the_import_stands(
    page: DataPage, take: Take, odd: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OutputError(Message("The disk is full."))

    monkeypatch.setattr(layouts, "remember", full)
    take(odd)
    page.desk.sheet.first_rows.kinds[RecordKind.NEED].click()
    settle(page.session)
    for heading, field in (("甲", "title"), ("谁提的", "organisation")):
        page.desk.sheet._pick_field(column(page, heading), field)
        settle(page.session)
    page.desk.carry_out.click()
    settle(page.session)
    assert len(stored(page.session)) == 1
    assert told(page.session).startswith("Imported: 1 new")
    assert "The disk is full." in told(page.session)


def test_the_sample_is_asked_for_before_it_is_known_to_be_one(
    page: DataPage, take: Take, needs: Path, settle: Settle
) -> None:
    session = page.session
    sample = events.new_event(LocalisedText(en="Sample"))
    assert session.database is not None
    events.create(session.database, replace(sample, sample=True), by="sample")
    take(needs)
    page.presenter.sample = False  # its reading has not come back yet
    page.presenter.carry_out()
    settle(session)
    assert stored(session) == []
    assert "sample event" in told(session)


def test_rows_with_a_telephone_number_are_no_headings(
    page: DataPage, take: Take, tmp_path: Path
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("张三,138 0000 0000,瓷砖缺陷检测\n", encoding="utf-8")
    take(path)
    assert page.desk.sheet.first_rows.none.isChecked()


def test_after_a_veto_it_says_to_match_again(
    page: DataPage, take: Take, needs: Path, capabilities: Path, settle: Settle
) -> None:
    take(capabilities)
    page.desk.carry_out.click()
    settle(page.session)
    take(needs)
    page.desk.carry_out.click()
    settle(page.session)
    database = page.session.database
    assert database is not None
    proposing.propose(database)
    with database.reading() as reader:
        pair = (reader.needs()[0].id, reader.capabilities()[0].id)
    rival = curating.Ruling(Decision.REJECT, RejectReason.COMPETITOR)
    curating.decide(database, pair, rival, by="t")
    page.refresh(Changed.EVERYTHING)
    settle(page.session)
    assert "ruled out" in page.start._stale.text()
    assert page.start.again.isVisible()


# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(1096, 620), (1356, 800)], ids=["least", "usual"])
def test_every_control_is_named_and_nothing_is_cut(
    page: DataPage, take: Take, needs: Path, language: Language, size: tuple[int, int]
) -> None:
    page.resize(*size)
    page.session.speak(language)
    assert unnamed(page) == []
    assert clipped(page) == []
    take(needs)
    page.desk.outcome.choose("refused")
    assert unnamed(page) == []
    assert clipped(page) == []
    options = page.desk.sheet.options
    assert options.kind.sizeHint().width() <= options.kind.width()
    assert options.encoding.sizeHint().width() <= options.encoding.width()
    for view in (page.desk.files.list, page.desk.sheet.table, page.desk.outcome.list()):
        assert view.accessibleName()
        index = view.model().index(view.model().rowCount() - 1, 0)
        assert index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_language_switches_live(page: DataPage, take: Take, needs: Path) -> None:
    take(needs)
    page.session.speak(Language.ZH_HANS)
    assert page.page_bar.title() == "导入清单"
    assert page.desk.sheet._column(column(page, "企业名称")).field_words == "单位"
    assert "需求名称" in problems(page)[0]


def test_every_key_of_the_page_is_told(page: DataPage) -> None:
    told = [key for key, _ in page.keys()]  # noqa: SIM118 - not a mapping
    assert {"Ctrl ↵", "M", "T", "Del", "Esc", "Ctrl V"} <= set(told)


def test_thousands_of_differing_problems_are_grouped_without_comparing_all_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    compare = Message.__eq__

    def counting(one: Message, other: object) -> bool:
        asked.append(1)
        return compare(one, other)

    text = "“{value}” is not known here and was left out."
    told = tuple(
        Problem(Place("a.csv", "", row, "x"), Severity.WARNING, Message(text, value=row))
        for row in range(2, 1002)
    )
    rows = tuple(PlannedRow(each.place, Outcome.REFUSED, problems=(each,)) for each in told)
    monkeypatch.setattr(Message, "__eq__", counting)
    (group,) = problem_groups(ImportPlan(("a.csv",), (), rows, (), 0, 0))
    assert len(group.problems) == len(group.rows) == 1000
    assert not group.alike
    assert len(asked) < 5 * len(told)
