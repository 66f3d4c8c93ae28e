"""Weights on the matching page: offered in one line, tried with a live preview, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.texts import Language
from matchmaker.domain.weights import complete
from matchmaker.gui.pages.matching import MatchingPage
from matchmaker.gui.pages.workbench.weights import WeightsDialog
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.matching.profiles import load_profile
from matchmaker.messages import Message
from matchmaker.services import journaling, weighing
from tests.gui.conftest import present
from tests.services import decided

Settle = Callable[[Session], None]
Opened = Callable[[int], MatchingPage]


@pytest.fixture
def opened(session: Session, qtbot: QtBot, settle: Settle) -> Opened:
    """Open the page over an event in which so many pairs are decided."""

    def open_page(decisions: int) -> MatchingPage:
        assert session.database is not None
        decided.fill(session.database)
        decided.judge(session.database, decisions)
        page = MatchingPage(session)
        qtbot.addWidget(page)
        page.resize(1356, 820)
        page.retranslate()
        session.changed.connect(page.refresh)
        session.language_changed.connect(page.retranslate)
        page.refresh(Changed.EVERYTHING)
        present(page, qtbot)
        settle(session)
        return page

    return open_page


def dialog_of(page: MatchingPage, session: Session, qtbot: QtBot, settle: Settle) -> WeightsDialog:
    page.bench.candidates.view.setFocus()
    qtbot.keyClick(page.bench.candidates.view, Qt.Key.Key_W)
    settle(session)
    dialog = page.weighing.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def labels(dialog: WeightsDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_adjusted_weights_are_offered_in_one_line_and_not_again_after_not_now(
    opened: Opened,
) -> None:
    page = opened(90)
    strip = page.weighing
    assert strip.isVisible()
    assert strip.words.text() == "90 decisions: adjusted weights are ready."
    strip.later.click()
    assert not strip.isVisible()
    found = strip.presenter.suggestion
    assert found is not None
    for more, offered in ((9, False), (10, True)):
        lesson = replace(found.lesson, accepted=found.lesson.accepted + more)
        strip.presenter.suggestion = replace(found, lesson=lesson)
        assert (strip.presenter.offer() is not None) is offered


def test_without_enough_decisions_nothing_is_offered_and_the_dialogue_says_what_is_missing(
    opened: Opened, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = opened(12)
    assert not page.weighing.isVisible()
    dialog = dialog_of(page, session, qtbot, settle)
    assert "18 more decisions are wanted" in labels(dialog)
    assert not dialog.suggested.isVisible()
    assert dialog.leave.text() == "Cancel"
    dialog.leave.click()
    assert not dialog.isVisible()


def test_the_dialogue_begins_with_what_is_suggested_and_shows_what_moves(
    opened: Opened, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = opened(90)
    dialog = dialog_of(page, session, qtbot, settle)
    line = dialog.lines[Criterion.READINESS]
    presenter = page.weighing.presenter
    assert line.before.text() == "6"
    assert line.box.value() == float((presenter.suggested() or {})[Criterion.READINESS])
    assert dialog.table.model().rowCount() > 0
    assert "need another first proposal" in labels(dialog) or "first proposal" in labels(dialog)
    dialog.now.click()
    settle(session)
    assert "Nothing moves" in labels(dialog)
    assert not dialog.table.isVisible()
    dialog.reject()


def test_weights_set_by_hand_always_add_up_and_come_back(
    opened: Opened, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = opened(12)
    dialog = dialog_of(page, session, qtbot, settle)
    presenter = page.weighing.presenter
    before = dict(presenter.weights)
    line = dialog.lines[Criterion.READINESS]
    line.box.setValue(40)
    assert presenter.weights[Criterion.READINESS] == 40
    assert line.bar.value() == 80
    assert complete(presenter.weights)
    qtbot.keyClick(line.bar, Qt.Key.Key_Right)
    assert presenter.weights[Criterion.READINESS] == Decimal("40.5")
    shown = sum(Decimal(str(each.box.value())) for each in dialog.lines.values())
    assert shown == 100
    settle(session)
    assert presenter.shift is not None
    assert presenter.shift.weights == presenter.weights
    line.box.setValue(float(before[Criterion.READINESS]))
    assert presenter.weights == before, "there and back leaves nothing behind"
    settle(session)
    dialog.reject()


def test_applied_weights_are_the_events_and_one_undo_takes_them_back(
    opened: Opened, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = opened(90)
    assert session.database is not None
    dialog = dialog_of(page, session, qtbot, settle)
    suggested = dict(page.weighing.presenter.suggested() or {})
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    assert not dialog.isVisible()
    assert dict(weighing.balance(session.database).profile.weights) == suggested
    desk = page.presenter.desk
    assert desk is not None
    assert desk.own_weights
    assert not desk.outdated, "it was matched again"
    assert desk.report is not None
    assert desk.report.run == 2
    journaling.undo(session.database, by="me")
    page.refresh(Changed.EVENT)
    settle(session)
    assert page.weighing.words.text() == "These pairs were found with other weights."
    assert weighing.balance(session.database).profile == load_profile()
    page.weighing.run.click()
    settle(session)
    desk = page.presenter.desk
    assert desk is not None
    assert not desk.outdated


def test_back_to_the_weights_of_the_profile(
    opened: Opened, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = opened(12)
    assert session.database is not None
    other = {each: Decimal("12.5") for each in Criterion}
    weighing.weigh(session.database, other, by="me")
    page.refresh(Changed.EVENT)
    settle(session)
    dialog = dialog_of(page, session, qtbot, settle)
    assert dialog.named.isVisible()
    dialog.named.click()
    settle(session)
    dialog.take.click()
    settle(session)
    assert not weighing.balance(session.database).own


def test_weights_in_force_cannot_be_applied_again(
    opened: Opened, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = opened(12)
    assert session.database is not None
    position = session.database.position()
    dialog = dialog_of(page, session, qtbot, settle)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    assert dialog.isVisible()
    assert session.database.position() == position
    dialog.reject()


def test_a_file_that_is_only_read_shows_weights_and_offers_nothing(
    opened: Opened, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = opened(90)
    session.read_only_reason = Message("held elsewhere")
    page.retranslate()
    assert not page.weighing.isVisible()
    dialog = dialog_of(page, session, qtbot, settle)
    assert not dialog.take.isVisible()
    dialog.reject()


@pytest.mark.parametrize("language", list(Language))
def test_everything_has_a_name_and_is_not_cut(
    opened: Opened, session: Session, qtbot: QtBot, settle: Settle, language: Language
) -> None:
    page = opened(90)
    session.speak(language)
    dialog = dialog_of(page, session, qtbot, settle)
    for line in dialog.lines.values():
        assert line.bar.accessibleName() == line.box.accessibleName() == line.name.text() != ""
        assert line.name.sizeHint().width() <= line.name.width()
    for button in (dialog.suggested, dialog.now, dialog.leave, dialog.take):
        assert button.text()
        assert button.sizeHint().width() <= button.width()
    assert page.weighing.button.accessibleName()
    assert page.weighing.words.sizeHint().width() <= page.weighing.words.width()
    dialog.reject()
