"""By team and the best overall selection: shown, named, taken over and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from matchmaker.domain.pairing import PairState
from matchmaker.domain.texts import Language
from matchmaker.gui.pages.matching import MatchingPage
from matchmaker.gui.pages.workbench.selection import SelectionDialog
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.messages import Message
from matchmaker.services import journaling
from tests.gui.conftest import Settle, present
from tests.services.test_portfolio import scored


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> MatchingPage:
    """The page on the tab of the teams."""
    session.use(scored())
    page = MatchingPage(session)
    qtbot.addWidget(page)
    page.resize(1180, 720)
    page.retranslate()
    session.changed.connect(page.refresh)
    session.language_changed.connect(page.retranslate)
    page.refresh(Changed.EVERYTHING)
    present(page, qtbot)
    settle(session)
    page.page_bar.choose_tab(2)
    return page


def opened(page: MatchingPage, settle: Settle) -> SelectionDialog:
    dialog = page.teams.open_selection()
    settle(page.session)
    return dialog


def accepted(session: Session) -> int:
    assert session.database is not None
    with session.database.reading() as reader:
        return sum(pair.state is PairState.ACCEPTED for pair in reader.pairings())


def test_teams_stand_busiest_first_with_the_usual_limit_on_their_bar(page: MatchingPage) -> None:
    rows = page.teams.model.rows()
    assert [(row.team, row.accepted, row.proposed) for row in rows] == [
        ("Vision Lab", 0, 3),
        ("Kiln Lab", 0, 1),
    ]
    assert [(row.bar.score, row.bar.cap) for row in rows] == [(25, 50), (8, 50)]


def test_the_table_keeps_the_rules_of_qt_models(page: MatchingPage, qtbot: QtBot) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(page.teams.model, mode)
    page.teams.show_rows()
    qtbot.keyClick(page.teams.view, Qt.Key.Key_1)
    assert page.page_bar.tab() == 0
    assert tester is not None


def test_what_differs_stands_first_and_says_instead_of_what(
    page: MatchingPage, settle: Settle
) -> None:
    dialog = opened(page, settle)
    assert dialog.model.rows()[0].instead == ""
    dialog.per_team.setValue(2)
    settle(page.session)
    first = dialog.model.rows()[0]
    assert (first.need, first.capability, first.instead) == ("N-001", "C-003", "C-001")
    assert "3 of 3 needs" in dialog.summary.text()
    dialog.reject()


def test_the_bottleneck_is_said_in_a_sentence(page: MatchingPage, settle: Settle) -> None:
    dialog = opened(page, settle)
    assert dialog.bottleneck.isHidden()
    dialog.per_team.setValue(1)
    settle(page.session)
    assert "is asked for 2 meetings in 1: accept 1 fewer, or allow more." in (
        dialog.bottleneck.text()
    )
    assert any(row.offer == "Nobody has room" for row in dialog.model.rows())
    dialog.reject()


def test_ctrl_enter_accepts_all_and_one_undo_takes_it_back(
    page: MatchingPage, qtbot: QtBot, settle: Settle
) -> None:
    session = page.session
    dialog = opened(page, settle)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    assert accepted(session) == 3
    assert [row.accepted for row in page.teams.model.rows()] == [3, 0]
    assert session.database is not None
    journaling.undo(session.database, by="tests")
    assert accepted(session) == 0


def test_nothing_can_be_taken_over_in_a_file_that_is_read_only(
    page: MatchingPage, settle: Settle
) -> None:
    page.session.read_only_reason = Message("Held elsewhere")
    dialog = opened(page, settle)
    assert (dialog.take.isVisible(), dialog.reserve.isVisible()) == (False, False)
    assert dialog.model.rows()
    dialog.reject()


@pytest.mark.parametrize("language", list(Language))
def test_everything_has_a_name_and_room_in_each_language(
    page: MatchingPage, settle: Settle, language: Language
) -> None:
    page.session.speak(language)
    dialog = opened(page, settle)
    for part in (page.teams.view, dialog.table, dialog.per_team, dialog.per_need):
        assert part.accessibleName()
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.sizeHint().width() <= label.width()
    dialog.reject()
    page.session.speak(Language.EN)
