"""Going back with Esc, and leaving the window or the event: nothing typed is lost unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matchmaker.gui.pages.needs import NeedsPage
from matchmaker.gui.window import MainWindow
from matchmaker.store import Database
from tests import builders
from tests.gui.conftest import Answers, Settle

ESCAPE = Qt.Key.Key_Escape


def visit(window: MainWindow, settle: Settle, name: str, record: str = "") -> None:
    window.visit(name, record)
    settle(window.session)


def current(window: MainWindow) -> str:
    return window.session.settings.page


def press(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(window.focusWidget(), ESCAPE)
    settle(window.session)


def editor(window: MainWindow, settle: Settle) -> NeedsPage:
    """Open the first need."""
    visit(window, settle, "needs", builders.need().id)
    page = window.page
    assert isinstance(page, NeedsPage)
    return page


def type_title(page: NeedsPage, text: str) -> None:
    page.editor.texts[0].areas()[0].setPlainText(text)


def title(database: Database) -> str:
    with database.reading() as reader:
        return reader.need(builders.need().id).title.zh_hans


def test_escape_goes_back_along_the_pages_seen(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    for name in ("needs", "matching", "capabilities"):
        visit(window, settle, name)
    seen = []
    for _ in range(4):
        press(window, qtbot, settle)
        seen.append(current(window))
    assert seen == ["matching", "needs", "today", "today"]


def test_escape_closes_what_is_open_on_the_page_first(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    page = editor(window, settle)
    press(window, qtbot, settle)
    assert (current(window), page.editing.draft) == ("needs", None)
    page.rows.filter_by("place", "sanshui")
    press(window, qtbot, settle)
    assert (current(window), page.rows.filters()) == ("needs", 0)
    press(window, qtbot, settle)
    assert current(window) == "today"


def test_escape_in_the_search_field_of_the_frame_goes_to_the_page(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    visit(window, settle, "needs")
    window.frame.search()
    qtbot.keyClicks(window.frame.header.search, "N-0")
    press(window, qtbot, settle)
    page = window.page
    assert isinstance(page, NeedsPage)
    assert (current(window), page.table.hasFocus()) == ("needs", True)
    assert window.frame.header.search.text() == ""


def test_escape_goes_nowhere_from_the_first_page(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    press(window, qtbot, settle)
    assert current(window) == "today"


def test_the_window_closes_when_what_is_typed_is_kept(
    window: MainWindow, settle: Settle, qtbot: QtBot, answers: Answers
) -> None:
    database = window.session.database
    assert database is not None
    type_title(editor(window, settle), "\u65b0\u9898\u76ee")
    seen: list[str] = []
    window.session.saved.connect(lambda: seen.append(title(database)))
    assert not window.close()
    qtbot.waitUntil(window.isHidden, timeout=20_000)
    assert seen[-1:] == ["\u65b0\u9898\u76ee"]
    assert answers.asked == []


def test_what_cannot_be_kept_is_asked_about_before_the_window_closes(
    window: MainWindow, settle: Settle, answers: Answers
) -> None:
    page = editor(window, settle)
    type_title(page, "")
    visit(window, settle, "today")
    answers.yes = False
    assert not window.close()
    assert current(window) == "needs"
    assert answers.asked == [
        "Need N-001 holds something that cannot be kept as it is: see the red line."
    ]
    assert page.editing.draft is not None
    answers.yes = True
    assert window.close()


def test_another_event_is_opened_only_when_what_is_typed_may_go(
    window: MainWindow, settle: Settle, answers: Answers
) -> None:
    page = editor(window, settle)
    type_title(page, "")
    settle(window.session)
    before = window.session.database
    answers.yes = False
    window.frame.opening.choose()
    assert len(answers.asked) == 1
    assert window.session.database is before
    assert page.editing.draft is not None
    page.editing.discard()
