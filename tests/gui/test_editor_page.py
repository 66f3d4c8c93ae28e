"""The editor: every edit is kept; what is refused stands under its field; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matchmaker.domain.ids import NeedId
from matchmaker.domain.lists import CooperationMode, IprStatus, NeedStatus
from matchmaker.domain.quantities import Comparison, Money, MoneyBand, Target, YearMonth
from matchmaker.domain.records import FormExtra, Need, Patent, Proof, ProofKind
from matchmaker.domain.texts import Language
from matchmaker.errors import RecordError
from matchmaker.gui.pages.editor.figures import Typed, figure, reached, target
from matchmaker.gui.pages.editor.inputs import TextArea
from matchmaker.gui.pages.needs import NeedsPage
from matchmaker.gui.presenters.history import HistoryRow, _Words
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.messages import Message
from matchmaker.services import journaling, records
from tests import builders
from tests.gui.conftest import Settle
from tests.gui.records_scene import clipped, shown, unnamed
from tests.services.scene import fill, second_need

HANS, HANT, EN = range(3)


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> NeedsPage:
    assert session.database is not None
    fill(session.database)
    made = shown(NeedsPage, session, qtbot, settle)
    made.show_record(builders.need().id)
    settle(session)
    return made


def stored(page: NeedsPage, need: Need | None = None) -> Need:
    database = page.session.database
    assert database is not None
    with database.reading() as reader:
        return reader.need((need or builders.need()).id)


def steps(page: NeedsPage) -> int:
    database = page.session.database
    assert database is not None
    with database.reading() as reader:
        return len(reader.actions(1000))


def area(page: NeedsPage, field: str, column: int) -> TextArea:
    return next(row for row in page.editor.texts if row.row.field == field).areas()[column]


def fact(page: NeedsPage, field: str) -> Any:
    """The field of a fact, whatever kind it is."""
    return page.editor.field(field)


def undo(page: NeedsPage, settle: Settle) -> None:
    """Take the last step back, as the window does."""
    page.session.write(
        lambda database, _progress: journaling.undo(database, by="me"),
        lambda _done: None,
        changed=Changed.EVERYTHING,
    )
    settle(page.session)


def keep(page: NeedsPage, settle: Settle) -> None:
    page.editing.keep()
    settle(page.session)


# --- keeping ----------------------------------------------------------------------------------


def test_leaving_a_field_keeps_what_was_typed(
    page: NeedsPage, qtbot: QtBot, settle: Settle
) -> None:
    before = steps(page)
    title = area(page, "title", EN)
    title.setFocus()
    qtbot.keyClicks(title, "Surface inspection")
    assert stored(page).title.en == ""
    area(page, "problem", EN).setFocus()
    settle(page.session)
    assert stored(page).title.en == "Surface inspection"
    assert steps(page) == before + 1
    assert page.page_bar._status.whole_text().startswith("Kept ")


def test_a_pause_keeps_what_was_typed(page: NeedsPage, qtbot: QtBot, settle: Settle) -> None:
    title = area(page, "title", EN)
    title.setFocus()
    qtbot.keyClicks(title, "Surface")
    assert page.editing._pause.isActive()
    page.editing._pause.timeout.emit()
    settle(page.session)
    assert stored(page).title.en == "Surface"


def test_ctrl_s_keeps_at_once(page: NeedsPage, qtbot: QtBot, settle: Settle) -> None:
    title = area(page, "title", EN)
    title.setFocus()
    qtbot.keyClicks(title, "Surface")
    qtbot.keyClick(title, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(page.session)
    assert stored(page).title.en == "Surface"


def test_escape_keeps_before_it_goes_back(page: NeedsPage, qtbot: QtBot, settle: Settle) -> None:
    problem = area(page, "problem", EN)
    problem.setFocus()
    qtbot.keyClicks(problem, "Flaws are missed.")
    qtbot.keyClick(problem, Qt.Key.Key_Escape)
    settle(page.session)
    assert stored(page).problem.en == "Flaws are missed."
    assert page.views.currentIndex() == 0


def test_hiding_the_window_keeps_what_is_typed(page: NeedsPage, settle: Settle) -> None:
    area(page, "problem", EN).insertPlainText("Flaws are missed.")
    page.hide()
    settle(page.session)
    assert stored(page).problem.en == "Flaws are missed."


def test_looking_at_a_record_writes_nothing(page: NeedsPage, settle: Settle) -> None:
    before = steps(page)
    area(page, "title", EN).setFocus()
    area(page, "title", HANS).setFocus()
    page.back()
    settle(page.session)
    assert steps(page) == before


def test_typing_goes_on_while_a_write_is_under_way(
    page: NeedsPage, qtbot: QtBot, settle: Settle
) -> None:
    title = area(page, "title", EN)
    title.setFocus()
    qtbot.keyClicks(title, "Surface")
    page.editing.keep()
    qtbot.keyClicks(title, " inspection")
    settle(page.session)
    keep(page, settle)
    assert title.toPlainText() == "Surface inspection"
    assert stored(page).title.en == "Surface inspection"


def test_fields_others_changed_meanwhile_are_taken_over(page: NeedsPage, settle: Settle) -> None:
    database = page.session.database
    assert database is not None
    area(page, "title", EN).insertPlainText("Mine")
    records.save(database, replace(stored(page), trl_min=5), by="other", base=stored(page))
    keep(page, settle)
    found = stored(page)
    assert (found.title.en, found.trl_min) == ("Mine", 5)
    assert fact(page, "trl_min")._choice.value() == "5"


# --- refusing ---------------------------------------------------------------------------------


def test_a_text_that_is_too_long_is_refused_under_its_field_and_stays(
    page: NeedsPage, settle: Settle, qtbot: QtBot
) -> None:
    title = area(page, "title", HANS)
    title.setPlainText("测" * 101)
    keep(page, settle)
    row = page.editor.texts[0]
    assert row._problem.isVisible()
    assert "101" in row._problem.text()
    assert title.toPlainText() == "测" * 101
    assert stored(page).title == builders.need().title
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    settle(page.session)
    assert page.views.currentWidget() is page.editor
    title.setPlainText("测" * 100)
    keep(page, settle)
    assert not row._problem.isVisible()
    assert stored(page).title.zh_hans == "测" * 100


def test_what_cannot_be_kept_can_be_thrown_away(page: NeedsPage, settle: Settle) -> None:
    area(page, "title", HANS).setPlainText("")
    keep(page, settle)
    assert page.editor.texts[0]._problem.text() == "A title is needed in at least one language."
    assert page.editor_bar.discard.isVisible()
    page.editor_bar.discard.click()
    settle(page.session)
    assert page.views.currentIndex() == 0
    assert stored(page) == builders.need()


def test_a_field_both_changed_is_refused_and_the_text_stays(
    page: NeedsPage, settle: Settle
) -> None:
    database = page.session.database
    assert database is not None
    area(page, "title", EN).insertPlainText("Mine")
    theirs = replace(stored(page), title=builders.hans("别人的标题"))
    records.save(database, theirs, by="other", base=stored(page))
    keep(page, settle)
    assert "elsewhere" in page.editor.texts[0]._problem.text()
    assert area(page, "title", EN).toPlainText() == "Mine"


def test_a_code_in_use_is_refused_under_the_code(page: NeedsPage, settle: Settle) -> None:
    field = fact(page, "code")
    field._line.setText("N-002")
    field._line.edited.emit()
    keep(page, settle)
    assert "N-002" in field._problem.text()
    assert stored(page).code == "N-001"


def test_an_amount_that_is_no_number_stays_as_typed(page: NeedsPage, settle: Settle) -> None:
    field = fact(page, "budget")
    field._amount.setText("many")
    field._amount.edited.emit()
    keep(page, settle)
    assert field._problem.isVisible()
    assert field._amount.text() == "many"
    assert stored(page).budget == Money.of(Decimal(150))


def test_a_refusal_about_the_whole_record_stands_on_top(page: NeedsPage) -> None:
    page.editing._failed(RecordError(Message("Something else is wrong.")))
    assert page.editor._error.isVisible()
    assert page.editor._error.text() == "Something else is wrong."


# --- undo -------------------------------------------------------------------------------------


def test_undo_at_the_window_takes_the_kept_step_back(page: NeedsPage, settle: Settle) -> None:
    title = area(page, "title", EN)
    title.insertPlainText("Surface")
    keep(page, settle)
    undo(page, settle)
    assert title.toPlainText() == ""
    assert stored(page) == builders.need()


def test_ctrl_z_belongs_to_the_field_until_it_is_kept(
    page: NeedsPage, qtbot: QtBot, settle: Settle
) -> None:
    title = area(page, "title", EN)
    title.setFocus()
    qtbot.keyClicks(title, "Surface")
    qtbot.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert title.toPlainText() == ""
    qtbot.keyClicks(title, "Surface")
    keep(page, settle)
    assert not title.document().isUndoAvailable()
    qtbot.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert title.toPlainText() == "Surface"


def test_undoing_the_creation_closes_the_editor(page: NeedsPage, settle: Settle) -> None:
    page._begin()
    settle(page.session)
    page.editor.parties._lines[0]._choice.picked.emit(builders.company().id)
    area(page, "title", EN).insertPlainText("A new need")
    keep(page, settle)
    assert not page.editing.is_new
    undo(page, settle)
    assert page.views.currentIndex() == 0


# --- new and deleted --------------------------------------------------------------------------


def test_a_new_need_gets_the_next_code_and_is_written_with_its_title(
    page: NeedsPage, settle: Settle, qtbot: QtBot
) -> None:
    page.back()
    before = steps(page)
    qtbot.keyClick(page.table, Qt.Key.Key_N)
    settle(page.session)
    assert page.page_bar.title() == "Need N-003"
    page.back()
    settle(page.session)
    assert steps(page) == before
    page._begin()
    settle(page.session)
    area(page, "title", HANS).setPlainText("陶瓷窑炉余热回收")
    keep(page, settle)
    assert not page.editor.parties._problem.isVisible()
    page.back()
    settle(page.session)
    assert page.editor.parties._problem.isVisible()
    page.editor.parties._lines[0]._choice.picked.emit(builders.company().id)
    settle(page.session)
    assert not page.editor.parties._problem.isVisible()
    assert [row.record.code for row in page.model.rows()] == ["N-001", "N-002", "N-003"]


def test_deleting_in_the_editor_goes_back_and_can_be_undone(
    page: NeedsPage, settle: Settle
) -> None:
    page.editor_bar.delete.click()
    settle(page.session)
    assert [row.record.code for row in page.model.rows()] == ["N-002"]
    notice = page.session.notices.current
    assert notice is not None
    assert notice.undo


# --- the fields -------------------------------------------------------------------------------


def test_every_kind_of_fact_is_kept_as_its_value(page: NeedsPage, settle: Settle) -> None:
    fact(page, "trl_min")._choice.picked.emit("4")
    fact(page, "status")._choice.picked.emit("in_talks")
    fact(page, "deadline")._choice.picked.emit("2029-03")
    fact(page, "hightech_field")._choice.picked.emit("8.4")
    fact(page, "industry")._choice.picked.emit("2017:3071")
    fact(page, "mode_wanted")._choice.picked.emit(("licence",))
    fact(page, "budget")._band.picked.emit("le10")
    settle(page.session)
    keep(page, settle)
    found = stored(page)
    assert found.trl_min == 4
    assert found.status is NeedStatus.IN_TALKS
    assert found.deadline == YearMonth(2029, 3)
    assert found.hightech_field == "8.4"
    assert found.industry is not None
    assert found.industry.code == "3071"
    assert found.mode_wanted == frozenset({CooperationMode.LICENCE})
    assert found.budget == Money(MoneyBand.LE10)


def test_what_is_not_stated_can_be_chosen_again(page: NeedsPage, settle: Settle) -> None:
    for name in ("trl_min", "deadline", "industry", "need_type"):
        fact(page, name)._choice.picked.emit("")
    fact(page, "budget")._band.picked.emit("")
    settle(page.session)
    keep(page, settle)
    found = stored(page)
    assert (found.trl_min, found.deadline, found.industry) == (None, None, None)
    assert (found.need_type, found.budget) == (None, None)


def test_an_amount_chooses_its_band(page: NeedsPage, settle: Settle) -> None:
    field = fact(page, "budget")
    field._amount.setText("1,200")
    field._amount.edited.emit()
    assert field._band.value() == "gt1000"
    keep(page, settle)
    assert stored(page).budget == Money.of(Decimal(1200))


def test_a_field_is_found_by_any_part_of_its_name(
    page: NeedsPage, qtbot: QtBot, settle: Settle
) -> None:
    choice = fact(page, "hightech_field")._choice
    choice._field.setText("process control")
    choice._field.editingFinished.emit()
    settle(page.session)
    assert stored(page).hightech_field == "8.1"
    choice._field.setText("nothing like that")
    choice._field.editingFinished.emit()
    assert choice.currentText().startswith("8.1")


def test_indicator_rows_are_added_moved_and_taken_away(
    page: NeedsPage, qtbot: QtBot, settle: Settle
) -> None:
    rows = page.editor.indicators
    qtbot.keyClick(area(page, "title", EN), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert len(rows._rows) == 3
    line: Any = rows._rows[2]
    line._names[Language.EN].setText("Noise")
    line._unit.setText("dB")
    line._figure.setText("60-70")
    line._figure.edited.emit()
    keep(page, settle)
    last = stored(page).indicators[2]
    assert (last.comparison, last.low, last.high) == (
        Comparison.RANGE, Decimal(60), Decimal(70),
    )  # fmt: skip
    move = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(line, Qt.Key.Key_Up, move)
    keep(page, settle)
    assert [row.name.en for row in stored(page).indicators] == ["", "Noise", ""]
    line._cross.click()
    settle(page.session)
    assert stored(page).indicators == builders.need().indicators


def test_an_empty_indicator_row_is_not_kept_and_stays_on_the_screen(
    page: NeedsPage, settle: Settle
) -> None:
    page.editor.indicators.add_row()
    keep(page, settle)
    page.editing.reload()
    settle(page.session)
    assert stored(page).indicators == builders.need().indicators
    assert len(page.editor.indicators._rows) == 3


def test_an_eleventh_indicator_does_not_fit(page: NeedsPage) -> None:
    for _ in range(12):
        page.editor.indicators.add_row()
    assert len(page.editor.indicators._rows) == 10
    assert not page.editor.indicators.add_button.isEnabled()


def test_keywords_are_tags_and_five_fit(page: NeedsPage, qtbot: QtBot, settle: Settle) -> None:
    field = page.editor.side.keywords.field
    qtbot.keyClicks(field.field, "vision, optics, steel")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    settle(page.session)
    keep(page, settle)
    assert stored(page).keywords == (*builders.need().keywords, "vision", "optics")
    assert field.field.text() == "steel"
    assert page.editor.side.keywords._problem.text() == "At most 5 keywords fit; remove some."
    field.field.clear()
    field.field.edited.emit()
    assert not field.field.isVisible()
    assert page.editor.side.keywords._problem.text() == ""
    field._tags[0].removed.emit("铝型材")
    keep(page, settle)
    assert len(stored(page).keywords) == 4
    assert field.field.isVisible()


def test_ctrl_l_goes_to_the_same_field_in_the_next_language(page: NeedsPage, qtbot: QtBot) -> None:
    area(page, "problem", HANS).setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(area(page, "problem", HANS), Qt.Key.Key_L, control)
    assert area(page, "problem", HANT).hasFocus()


# --- parties ----------------------------------------------------------------------------------


def test_a_new_organisation_and_contact_are_kept_with_the_need(
    page: NeedsPage, settle: Settle
) -> None:
    page.back()
    page._begin()
    settle(page.session)
    area(page, "title", EN).insertPlainText("Kiln control")
    people = page.editor.people[0]
    assert not people._add.isEnabled()
    page.editor.parties._lines[0].named.emit("示例窑业有限公司")
    settle(page.session)
    page.editor.parties._lines[0]._place_picked("sanshui")
    people._begin()
    line = people._lines[0]
    line._chinese.setText("李工")
    line._chinese.edited.emit()
    line._phone.setText("0757-0000 0022")
    line._phone.edited.emit()
    keep(page, settle)
    line._agreed.click()
    settle(page.session)
    row = page.model.rows()[2]
    assert row.place == "sanshui"
    assert row.contact.value == "agreed"
    database = page.session.database
    assert database is not None
    with database.reading() as reader:
        person = next(each for each in reader.people() if each.name_zh == "李工")
        company = reader.organisation(person.organisation)
    assert person.mobile == "0757-0000 0022"
    assert person.may_be_printed
    assert company.name.zh_hans == "示例窑业有限公司"


def test_consent_is_taken_back_not_forgotten(page: NeedsPage, settle: Settle) -> None:
    box = page.editor.people[0]._lines[0]._agreed
    assert box.isChecked()
    box.click()
    settle(page.session)
    database = page.session.database
    assert database is not None
    with database.reading() as reader:
        person = reader.person(builders.person().id)
    assert not person.may_be_printed
    assert person.consents[0].withdrawn_on is not None


def test_another_organisation_is_chosen_from_those_known(page: NeedsPage, settle: Settle) -> None:
    line = page.editor.parties._lines[0]
    line._choice.picked.emit(second_need().organisation)
    settle(page.session)
    keep(page, settle)
    assert stored(page).organisation == second_need().organisation


# --- what is said beside -----------------------------------------------------------------------


def test_the_right_column_names_what_is_missing_and_leads_there(
    page: NeedsPage, settle: Settle
) -> None:
    page._open(second_need().id)
    settle(page.session)
    side = page.editor.side
    assert side._whole._figure.text() == "26"
    names = [row._name.text() for row in side._lacks._rows]
    assert names[:3] == ["Keywords", "High-tech field", "Industry"]
    side._lacks._rows[1]._name.click()
    assert fact(page, "hightech_field")._choice._field.hasFocus()


def test_a_converted_text_says_so_until_it_is_checked(page: NeedsPage, settle: Settle) -> None:
    page._open(second_need().id)
    settle(page.session)
    column = page.editor.texts[0]._columns[HANT]
    assert column.note.whole_text() == "machine-converted, not checked"
    assert column.area.property("dashed") == "true"
    page.editor.head._marks[Language.ZH_HANT].click()
    keep(page, settle)
    assert column.note.whole_text() == ""
    assert stored(page, second_need()).title.converted == frozenset()
    assert not page.editor.head._marks[Language.ZH_HANT].isVisible()


def test_an_empty_text_names_the_language_shown_instead(page: NeedsPage) -> None:
    note = page.editor.texts[0]._columns[EN].note
    assert note.whole_text() == "empty, 简体中文 is shown"


def test_a_name_in_the_public_text_is_told(page: NeedsPage, settle: Settle) -> None:
    assert "No name" in page.editor.side._names._words.text()
    area(page, "problem", HANT).insertPlainText("恒鋁型材的噴塗線")
    keep(page, settle)
    assert "恒铝型材" in page.editor.side._names._words.text()


def test_counts_follow_typing_and_turn_when_too_long(page: NeedsPage) -> None:
    column = page.editor.texts[0]._columns[EN]
    column.area.setPlainText("x" * 251)
    assert column.count.text() == "251 / 250"
    assert column.note.whole_text() == "too long: shorten it"


def test_internal_text_is_kept_and_never_among_the_public_ones(
    page: NeedsPage, settle: Settle
) -> None:
    page.page_bar.choose_tab(1)
    page.editor.internal.text.setPlainText("Asked by phone, 3 May.")
    page.editor.internal._excluded.changed.emit(("Rival Ltd",))
    keep(page, settle)
    found = stored(page)
    assert found.internal_text == "Asked by phone, 3 May."
    assert found.excluded_partners == ("Rival Ltd",)


def test_the_history_says_who_what_before_and_after(page: NeedsPage, settle: Settle) -> None:
    fact(page, "status")._choice.picked.emit("in_talks")
    settle(page.session)
    page.page_bar.choose_tab(2)
    settle(page.session)
    rows = page.editor.history._model.rows()
    assert [(row.field, row.before, row.after) for row in rows] == [
        ("Status", "Published", "In talks"),
        ("", "", "Added"),
    ]
    assert rows[0].by == page.session.by
    assert rows[1].done == "Import"


def test_history_words_follow_the_language(page: NeedsPage, settle: Settle) -> None:
    fact(page, "mode_wanted")._choice.picked.emit(("licence", "transfer"))
    fact(page, "budget")._band.picked.emit("10-50")
    area(page, "title", EN).insertPlainText("Inspection")
    keep(page, settle)
    page.page_bar.choose_tab(2)
    settle(page.session)
    found = {row.field: row for row in page.editor.history._model.rows()}
    assert isinstance(found["Title"], HistoryRow)
    assert (found["Title"].before, found["Title"].after) == ("", "Inspection")
    assert found["Budget"].before == "CNY 1,500,000"
    assert found["Budget"].after == "CNY 100,000 to 500,000"
    assert set(found["Cooperation wanted"].after.split(", ")) == {
        "Licence", "Technology transfer (assignment)",
    }  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("tab", [0, 1, 2])
def test_every_widget_is_named_and_nothing_is_clipped(
    page: NeedsPage, settle: Settle, language: Language, tab: int
) -> None:
    page.page_bar.choose_tab(tab)
    page.session.speak(language)
    settle(page.session)
    assert unnamed(page) == []
    assert clipped(page) == []


# --- figures -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "comparison", "low", "high", "text"),
    [
        ("0.5", Comparison.AT_MOST, "0.5", None, ""),
        ("1,200", Comparison.AT_MOST, "1200", None, ""),
        ("60–80", Comparison.RANGE, "60", "80", ""),
        ("60 ~ 80", Comparison.RANGE, "60", "80", ""),
        ("as now", Comparison.AT_MOST, None, None, "as now"),
        ("1e5", Comparison.AT_MOST, None, None, "1e5"),
    ],
)
def test_figures_are_read_as_people_write_them(
    typed: str, comparison: Comparison, low: str | None, high: str | None, text: str
) -> None:
    row = target(Typed(builders.hans("速度"), "m", typed, Comparison.AT_MOST))
    assert row.comparison is comparison
    assert (row.low, row.high) == (low and Decimal(low), high and Decimal(high))
    assert row.text == text
    assert figure(replace(row)) == typed.replace(",", "").replace(" ~ ", "–")


def test_a_target_goes_through_the_fields_unchanged() -> None:
    for row in builders.need().indicators:
        again = target(Typed(row.name, row.unit, figure(row), row.comparison, now=row.now))
        assert again == row


def test_a_value_reached_goes_through_the_fields_unchanged() -> None:
    for row in builders.capability().indicators:
        how = row.how.shown(Language.ZH_HANS)[0]
        typed = Typed(row.name, row.unit, figure(row), how=how)
        assert reached(typed, row, Language.ZH_HANS) == row
    assert isinstance(builders.need().indicators[0], Target)


def test_history_shows_labels_and_names_instead_of_codes(page: NeedsPage) -> None:
    words = _Words(page.session.translator, {"n" * 32: builders.english("N-009")})
    shown = {
        "carried_from": words._value("carried_from", NeedId("n" * 32)),
        "checked_on": words._value("checked_on", date(2027, 6, 24)),
        "patents": words._value("patents", (Patent("HK1", "HK", IprStatus.GRANTED),)),
        "evidence": words._value(
            "evidence", (Proof(ProofKind.PILOT, builders.english("Ran a month")),)
        ),
        "form_extras": words._value("form_extras", (FormExtra("a", "b", "c"),)),
        "status": words._value("status", NeedStatus.IN_TALKS),
        "indicators": words._value("indicators", builders.need().indicators),
        "reached": words._value("indicators", builders.capability().indicators),
    }
    assert shown["indicators"] == "漏检率 ≤ 0.5 %, 检测速度 ≥ 25 m/min"
    assert shown["reached"] == "Miss rate 0.4 %"
    assert shown["carried_from"] == "N-009"
    assert shown["checked_on"] == page.session.translator.day(date(2027, 6, 24))
    assert shown["patents"].startswith("HK1 HK ")
    assert shown["patents"].endswith("Patent granted")
    assert shown["evidence"] == "Ran a month"
    assert shown["form_extras"] == "b: c"
    assert shown["status"] == "In talks"
