"""Needs: found, filtered, sorted, opened and deleted without a mouse, in three languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchmaker.domain.texts import Language
from matchmaker.gui.notices import NoticeKind
from matchmaker.gui.pages.needs import NeedsPage
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import Message
from tests import builders
from tests.gui.conftest import Settle
from tests.gui.records_scene import clipped, shown, unnamed
from tests.services.scene import fill


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> NeedsPage:
    assert session.database is not None
    fill(session.database)
    return shown(NeedsPage, session, qtbot, settle)


def codes(page: NeedsPage) -> list[str]:
    return [row.record.code for row in page.model.rows()]


def words_of(page: NeedsPage) -> str:
    return page.empty._sentence.text()


def test_a_row_shows_what_the_organiser_asks_for(page: NeedsPage) -> None:
    assert codes(page) == ["N-001", "N-002"]
    row = page.model.rows()[0]
    cells = [page.table.cell(row, number) for number in range(page.model.columnCount())]
    assert [cell.text for cell in cells] == [
        "N-001", "铝型材表面缺陷在线检测", "Nanhai Park", "smart instruments", "TRL ≥ 7", "3",
        "Published", "100 %", "agreed",
    ]  # fmt: skip
    assert cells[1].second == "示例恒铝型材（南海）有限公司"
    assert cells[1].language is Language.ZH_HANS


def test_a_need_that_cannot_be_matched_is_marked(page: NeedsPage) -> None:
    row = page.model.rows()[1]
    assert page.table.cell(row, 7).role == "status.warning"
    assert page.table.cell(row, 8).text == "nobody"


def test_the_model_keeps_qts_rules(page: NeedsPage) -> None:
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    whole = page.model.rowCount()
    assert whole > 1
    page.table.sortByColumn(7, Qt.SortOrder.AscendingOrder)
    page.rows.filter_by("place", "nanhai")
    assert 0 < page.model.rowCount() < whole
    page.rows.clear()
    assert page.model.rowCount() == whole
    assert tester.model() is page.model
    del tester


@pytest.mark.parametrize("words", ["缺陷", "表面", "N-001", "恒铝", "瑕疵检测不存在"])
def test_the_search_takes_two_characters_in_either_script(
    page: NeedsPage, settle: Settle, words: str
) -> None:
    page.filters.search.set_words(words)
    settle(page.session)
    assert codes(page) == ([] if "不存在" in words else ["N-001"])


def test_traditional_words_find_simplified_texts(page: NeedsPage, settle: Settle) -> None:
    page.filters.search.set_words("鋁型材")
    settle(page.session)
    assert codes(page) == ["N-001"]


def test_nothing_found_repeats_the_words_and_offers_to_clear(
    page: NeedsPage, settle: Settle
) -> None:
    page.filters.choices["place"].show_value("sanshui")
    page.rows.filter_by("place", "sanshui")
    page.filters.search.set_words("铝型材")
    settle(page.session)
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    assert "“铝型材”" in words_of(page)
    assert "1 row that fits is held back" in words_of(page)
    page.empty._button.click()
    settle(page.session)
    assert codes(page) == ["N-001", "N-002"]
    assert page.filters.search.text() == ""
    assert page.filters.choices["place"].value() == ""


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("place", "sanshui", ["N-002"]),
        ("sort", "published", ["N-001", "N-002"]),
        ("language", "zh-Hant", ["N-002"]),
        ("language", "-en", ["N-001", "N-002"]),
    ],
)
def test_each_filter_keeps_what_it_says(
    page: NeedsPage, name: str, value: str, left: list[str]
) -> None:
    page.filters.choices[name].picked.emit(value)
    assert codes(page) == left


def test_only_values_that_some_row_has_are_offered(page: NeedsPage) -> None:
    places = page.filters.choices["place"]
    assert [places.itemData(n) for n in range(places.count())] == ["", "nanhai", "sanshui"]


def test_headings_sort(page: NeedsPage) -> None:
    page.table.sortByColumn(7, Qt.SortOrder.AscendingOrder)
    assert codes(page) == ["N-002", "N-001"]
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert codes(page) == ["N-002", "N-001"]


def test_the_count_says_how_many_of_how_many(page: NeedsPage) -> None:
    assert page.filters._count.text() == "2 needs"
    page.rows.filter_by("place", "sanshui")
    assert page.filters._count.text() == "1 of 2"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_open_and_escape_comes_back_to_the_row(
    page: NeedsPage, qtbot: QtBot, settle: Settle, key: Qt.Key
) -> None:
    page.table.choose(page.model.rows()[1].id)
    qtbot.keyClick(page.table, key)
    settle(page.session)
    assert page.views.currentWidget() is page.editor
    assert page.page_bar.title() == "Need N-002"
    qtbot.keyClick(page.editor.texts[0].areas()[0], Qt.Key.Key_Escape)
    settle(page.session)
    assert page.views.currentIndex() == 0
    row = page.table.current_row()
    assert getattr(row, "record").code == "N-002"  # noqa: B009


def test_delete_is_told_with_undo_and_the_neighbour_is_chosen(
    page: NeedsPage, qtbot: QtBot, settle: Settle
) -> None:
    page.table.choose(page.model.rows()[0].id)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    settle(page.session)
    assert codes(page) == ["N-002"]
    notice = page.session.notices.current
    assert notice is not None
    assert notice.undo
    assert notice.kind is NoticeKind.DONE
    row = page.table.current_row()
    assert getattr(row, "record").code == "N-002"  # noqa: B009


def test_letters_are_typed_in_the_search_field(page: NeedsPage, qtbot: QtBot) -> None:
    page.filters.search.setFocus()
    qtbot.keyClicks(page.filters.search, "N")
    assert page.filters.search.text() == "N"
    assert page.editing.draft is None


def test_an_empty_event_offers_the_first_step(
    session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = shown(NeedsPage, session, qtbot, settle)
    assert words_of(page) == "No needs yet. Bring in the first list."
    with qtbot.waitSignal(session.place_wanted) as wanted:
        page.empty._button.click()
    assert wanted.args == ["data", ""]
    page.empty._link.click()
    settle(session)
    assert page.views.currentWidget() is page.editor


def test_a_file_that_can_only_be_read_shows_why_and_no_button_that_writes(
    page: NeedsPage, settle: Settle, qtbot: QtBot
) -> None:
    session = page.session
    session.read_only_reason = Message("Another window has this event open.")
    session.event_changed.emit()
    settle(session)
    assert not page._new.isVisible()
    assert page.page_bar._lock.isVisible()
    page.show_record(builders.need().id)
    settle(session)
    area = page.editor.texts[0].areas()[0]
    assert area.isReadOnly()
    assert not page.editor_bar.delete.isVisible()
    assert not page.editor.indicators.add_button.isVisible()
    qtbot.keyClick(area, Qt.Key.Key_Escape)
    settle(session)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    settle(session)
    assert codes(page) == ["N-001", "N-002"]


@pytest.mark.parametrize("language", list(Language))
def test_every_widget_is_named_and_nothing_is_clipped(
    page: NeedsPage, settle: Settle, language: Language
) -> None:
    page.session.speak(language)
    settle(page.session)
    assert unnamed(page) == []
    assert clipped(page) == []


def test_the_page_follows_a_switch_of_language(page: NeedsPage) -> None:
    page.session.speak(Language.ZH_HANT)
    row = page.model.rows()[0]
    assert page.table.cell(row, 2).text == "南海園"
    assert page.table.cell(row, 6).text == "已發佈"


def test_opening_a_record_opens_no_window_of_its_own(page: NeedsPage, settle: Settle) -> None:
    before = {id(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    page.show_record(builders.need().id)
    settle(page.session)
    after = {id(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    assert after == before
