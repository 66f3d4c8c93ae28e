"""Starting an event: one page of questions, by keys alone, and the title bar names the event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchmaker.domain.event import Event
from matchmaker.domain.texts import Language
from matchmaker.gui.pages.data import DataPage
from matchmaker.gui.pages.new_event import EventDialog
from matchmaker.gui.presenters import new_event
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.window import MainWindow
from matchmaker.services import journaling
from tests.gui.conftest import Answers, Settle
from tests.gui.records_scene import clipped, unnamed

pytestmark = pytest.mark.ux


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """New events go into a folder of the test."""
    monkeypatch.setattr(new_event, "documents_folder", lambda: tmp_path / "Documents")


def ask(window: MainWindow, qtbot: QtBot, settle: Settle) -> EventDialog:
    qtbot.keyClick(
        window,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    return opened(window, qtbot, settle)


def opened(window: MainWindow, qtbot: QtBot, settle: Settle) -> EventDialog:
    dialog = window.frame.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.title.hasFocus)
    settle(window.session)
    return dialog


def send(dialog: EventDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def event(session: Session) -> Event:
    assert session.database is not None
    with session.database.reading() as reader:
        found = reader.event()
    assert found is not None
    return found


def test_an_event_is_started_by_keys_and_names_the_window(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    dialog = ask(window, qtbot, settle)
    typed = ("R&D needs: Foshan / 2028", Qt.Key.Key_Return, "Hong Kong", Qt.Key.Key_Return)
    for keys in typed:
        field = QApplication.focusWidget()
        assert field is not None
        if isinstance(keys, str):
            qtbot.keyClicks(field, keys)
        else:
            qtbot.keyClick(field, keys)
    assert dialog.fixed.hasFocus()
    qtbot.keyClick(dialog.fixed, Qt.Key.Key_Space)
    dialog.first.setDate(QDate(2028, 6, 24))
    assert dialog.last.date() == QDate(2028, 6, 24)
    qtbot.keyClicks(dialog.host, "Foshan Zone")
    send(dialog, qtbot)
    settle(window.session)
    found = event(window.session)
    assert (found.title.en, found.stop_name.en) == ("R&D needs: Foshan / 2028", "Hong Kong")
    assert (found.starts_on, found.ends_on) == (date(2028, 6, 24), date(2028, 6, 24))
    assert (found.organiser.en, found.sample) == ("Foshan Zone", False)
    assert window.windowTitle() == "R&D needs: Foshan / 2028 \u2014 matchmaker"
    database = window.session.database
    assert database is not None
    assert database.path == tmp_path / "Documents" / "R&D needs_ Foshan _ 2028.matchmaker"
    assert window.session.settings.page == "today"
    assert "is started" in window.frame.notice.words()


@pytest.mark.parametrize("language", list(Language))
def test_the_title_is_kept_in_the_language_of_the_organiser(
    window: MainWindow, qtbot: QtBot, settle: Settle, language: Language
) -> None:
    window.session.speak(language)
    dialog = ask(window, qtbot, settle)
    assert unnamed(dialog) == []
    assert clipped(dialog) == []
    dialog.title.setText("佛山专场")
    send(dialog, qtbot)
    settle(window.session)
    found = event(window.session)
    assert dict(found.title.items()) == {language: "佛山专场"}
    assert (found.starts_on, found.stop_name.get(language)) == (None, "")


def test_without_a_title_nothing_is_made_and_that_is_said(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    before = window.session.database
    dialog = ask(window, qtbot, settle)
    send(dialog, qtbot)
    assert dialog.isVisible()
    assert "title" in dialog.wrong.text()
    assert dialog.title.hasFocus()
    qtbot.keyClick(dialog.title, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.session.database is before
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_never_taken(
    window: MainWindow, qtbot: QtBot, settle: Settle, answers: Answers, tmp_path: Path
) -> None:
    taken = tmp_path / "Documents" / "Foshan.matchmaker"
    taken.parent.mkdir()
    taken.write_text("mine", encoding="utf-8")
    dialog = ask(window, qtbot, settle)
    dialog.title.setText("Foshan")
    assert dialog._file.whole_text().endswith("Foshan (2).matchmaker")
    answers.target = taken
    dialog._change.click()
    send(dialog, qtbot)
    assert dialog.isVisible()
    assert "exists already" in dialog.wrong.text()
    dialog.reject()
    assert taken.read_text(encoding="utf-8") == "mine"


def test_days_that_are_not_fixed_say_so_and_the_host_of_the_last_event_is_offered(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    dialog = ask(window, qtbot, settle)
    assert dialog.host.text() == event(window.session).organiser.get(Language.EN)
    assert not dialog.first.isEnabled()
    assert "The days are fixed" in dialog.first.accessibleDescription()
    dialog.fixed.setChecked(True)
    assert dialog.first.isEnabled()
    assert dialog.first.accessibleDescription() == ""
    dialog.reject()


def test_the_open_event_is_described_again_and_that_can_be_undone(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    before = event(window.session)
    window.frame.ask_about()
    dialog = opened(window, qtbot, settle)
    dialog.title.setText("Second round")
    dialog.stop.setText("Shenzhen")
    send(dialog, qtbot)
    settle(window.session)
    after = event(window.session)
    assert (after.id, after.title.en, after.stop_name.en) == (
        before.id,
        "Second round",
        "Shenzhen",
    )
    assert after.title.zh_hans == before.title.zh_hans
    assert window.windowTitle().startswith("Second round")
    assert window.session.database is not None
    journaling.undo(window.session.database, by="tests")
    assert event(window.session) == before


def test_the_menu_offers_it(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    window.frame.header.events.aboutToShow.emit()
    words = [action.text() for action in window.frame.header.events.actions()]
    assert words[:2] == ["New event\u2026", "About this event\u2026"]
    window.frame.header.events.actions()[0].trigger()
    opened(window, qtbot, settle).reject()


def drop_list(window: MainWindow, settle: Settle, folder: Path) -> DataPage:
    """Drop a list on the page Data of a window."""
    path = folder / "list.csv"
    path.write_text("企业名称,需求名称\n示例甲,瓷砖缺陷检测\n", encoding="utf-8")
    window.visit("data")
    page = window.page
    assert isinstance(page, DataPage)
    page.take_files([path])
    settle(window.session)
    assert page.presenter.desk.plan is not None
    return page


def test_files_go_along_to_the_event_that_was_asked_for_with_them(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    page = drop_list(window, settle, tmp_path)
    page.presenter.own_event()
    dialog = opened(window, qtbot, settle)
    dialog.title.setText("Own")
    send(dialog, qtbot)
    settle(window.session)
    assert event(window.session).title.en == "Own"
    assert [path.name for path in page.presenter.desk.paths] == ["list.csv"]
    assert page.presenter.desk.to_import == 1


def test_after_escape_the_files_do_not_follow_to_another_event(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    page = drop_list(window, settle, tmp_path)
    page.presenter.own_event()
    dialog = opened(window, qtbot, settle)
    qtbot.keyClick(dialog.title, Qt.Key.Key_Escape)
    window.frame.opening.ask()
    other = opened(window, qtbot, settle)
    assert other is not dialog
    other.title.setText("Another")
    send(other, qtbot)
    settle(window.session)
    assert event(window.session).title.en == "Another"
    assert page.presenter.desk.paths == ()
