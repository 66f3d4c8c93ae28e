"""Today: the funnel, the uncovered needs, the next steps and the parks lead somewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSizePolicy
from pytestqt.qtbot import QtBot

from matchmaker.domain.explanation import Criterion, Grade
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.pairing import Decision, RunBasis
from matchmaker.domain.texts import Language
from matchmaker.gui.pages.today import TodayPage
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.presenters.today import _percent
from matchmaker.messages import Message
from matchmaker.services import curating, overview, records
from matchmaker.services.engines import expected_encoder
from tests import builders
from tests.gui.conftest import Settle
from tests.gui.records_scene import clipped, shown, unnamed
from tests.services.scene import fill, second_need
from tests.store.test_runs import PROFILE


def run(session: Session) -> None:
    """Propose one strong pair for the first need and one weak pair for the second."""
    assert session.database is not None
    weak = builders.explanation(
        [builders.contribution(Criterion.FIELD, "7")],
        grade=Grade.WEAK,
        need=second_need().id,
    )
    proposals = [builders.proposal(), builders.proposal(explanation=weak)]
    needs = [builders.need(), second_need()]
    with session.database.transaction() as tx:
        basis = RunBasis(tx.position(), expected_encoder())
        tx.save_run(proposals, profile=PROFILE, needs=needs, capabilities=2, basis=basis)


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> TodayPage:
    assert session.database is not None
    fill(session.database)
    run(session)
    return shown(TodayPage, session, qtbot, settle)


def test_the_funnel_counts_and_each_stage_leads_to_its_place(
    page: TodayPage, qtbot: QtBot
) -> None:
    stages = page.presenter.stages()
    assert [stage.count for stage in stages] == [2, 2, 2, 2, 0, 0]
    assert [stage.place for stage in stages] == [
        "needs", "needs", "needs", "matching", "matching", "documents",
    ]  # fmt: skip
    assert stages[3].note == "1 uncovered"
    assert stages[5].note == "2 not yet accepted"
    assert stages[3].warns
    with qtbot.waitSignal(page.session.place_wanted) as wanted:
        qtbot.keyClick(page.funnel.buttons[3], Qt.Key.Key_Space)
    assert wanted.args == ["matching", ""]
    with qtbot.waitSignal(page.session.place_wanted) as wanted:
        page.steps.buttons[1].click()
    assert wanted.args == ["matching", "uncovered"]
    with qtbot.waitSignal(page.session.place_wanted) as wanted:
        page.uncovered.link.click()
    assert wanted.args == ["matching", "uncovered"]


def test_an_uncovered_need_names_the_nearest_and_the_one_reason(page: TodayPage) -> None:
    (row,) = page.presenter.uncovered()
    assert (row.code, row.nearest_code, row.nearest_owner) == ("N-002", "C-001", "HKUST")
    assert row.score == 7
    assert row.reason
    assert row.owner == "示例陶瓷 · Sanshui Park"


def test_enter_opens_matching_at_that_need(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.session.place_wanted) as wanted:
        qtbot.keyClick(page.uncovered.table, Qt.Key.Key_Return)
    assert wanted.args == ["matching", second_need().id]


def test_every_step_leads_to_where_it_is_done(page: TodayPage, qtbot: QtBot) -> None:
    steps = page.presenter.steps()
    assert [(step.page, step.record) for step in steps] == [
        ("matching", ""), ("matching", "uncovered"),
    ]  # fmt: skip
    with qtbot.waitSignal(page.session.place_wanted) as wanted:
        page.steps.buttons[0].click()
    assert wanted.args == ["matching", ""]


def test_printing_leads_to_documents(page: TodayPage, settle: Settle) -> None:
    session = page.session
    session.write(
        lambda database, _progress: curating.decide(
            database,
            (builders.need().id, builders.capability().id),
            curating.Ruling(Decision.ACCEPT),
            by="me",
        ),
        lambda _done: None,
        changed=lambda done: done.changed,
    )
    settle(session)
    assert page.presenter.steps()[-1].page == "documents"
    assert [stage.count for stage in page.presenter.stages()][4:] == [1, 1]


def test_the_bar_of_a_park_is_the_share_of_its_own_needs(
    session: Session, qtbot: QtBot, settle: Settle
) -> None:
    assert session.database is not None
    fill(session.database)
    more = [replace(builders.need(code=f"N-10{n}"), title=second_need().title) for n in range(3)]
    with session.database.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("Imported"), by="tests")
        for need in more:
            recorder.put(need)
    run(session)
    page = shown(TodayPage, session, qtbot, settle)
    parks = {park.name: park for park in page.presenter.parks()}
    nanhai, sanshui, chancheng = (
        parks[name] for name in ("Nanhai Park", "Sanshui Park", "Chancheng Park")
    )
    assert (nanhai.covered, nanhai.published, nanhai.bar.score) == (1, 4, 25)
    assert [part.end for part in nanhai.bar.segments] == [25, 100]
    assert (sanshui.covered, sanshui.published, sanshui.bar.score) == (0, 1, 0)
    assert [part.end for part in sanshui.bar.segments] == [100]
    assert (chancheng.published, chancheng.bar.segments) == (0, ())
    counts = [line[2].text() for line in page.parks._lines]
    assert "1 / 4" in counts
    assert "no needs yet" in counts


def test_parks_in_the_small_scene(page: TodayPage) -> None:
    parks = {park.name: park for park in page.presenter.parks()}
    assert (parks["Nanhai Park"].covered, parks["Nanhai Park"].published) == (1, 1)
    assert parks["Nanhai Park"].bar.score == 100
    assert (parks["Sanshui Park"].covered, parks["Sanshui Park"].published) == (0, 1)
    assert [part.end for part in parks["Sanshui Park"].bar.segments] == [100]


def test_an_edit_elsewhere_is_seen_at_once(page: TodayPage, settle: Settle) -> None:
    session = page.session
    draft = replace(second_need(), status=NeedStatus.DRAFT)
    session.write(
        lambda database, _progress: records.save(database, draft, by="me"),
        lambda _done: None,
        changed=lambda saved: saved.changed,
    )
    settle(session)
    assert [stage.count for stage in page.presenter.stages()][:3] == [2, 1, 1]
    assert page.uncovered._none.isVisible()


def test_without_a_run_the_card_says_where_to_start_one(
    session: Session, qtbot: QtBot, settle: Settle
) -> None:
    assert session.database is not None
    fill(session.database)
    page = shown(TodayPage, session, qtbot, settle)
    assert "No pairs have been proposed yet" in page.uncovered._none.text()
    assert not page.uncovered.table.isVisible()


def test_an_empty_event_begins_with_the_import(
    session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = shown(TodayPage, session, qtbot, settle)
    assert page.empty.isVisible()
    with qtbot.waitSignal(session.place_wanted) as wanted:
        page.empty._button.click()
    assert wanted.args == ["data", ""]
    with qtbot.waitSignal(session.place_wanted) as wanted:
        page.empty._link.click()
    assert wanted.args == ["needs", "new"]
    assert unnamed(page) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [(12, "12 days to the event"), (0, "The event is today"), (-1, "The event was 1 day ago")],
)
def test_the_days_are_counted(page: TodayPage, days: int, words: str) -> None:
    today = page.presenter.today
    assert today is not None
    page.presenter.today = replace(today, days_to_go=days)
    assert page.presenter.day_words() == words


def test_beside_the_sample_people_start_an_event_of_their_own(
    page: TodayPage, settle: Settle, qtbot: QtBot
) -> None:
    assert not page._own.isVisible()  # this one is theirs
    database = page.session.database
    assert database is not None
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("Edited"), by="tests")
        recorder.put(replace(builders.event(), sample=True))
    page.refresh(Changed.EVERYTHING)
    settle(page.session)
    with qtbot.waitSignal(page.session.event_wanted):
        qtbot.keyClick(page._own, Qt.Key.Key_Space)


def test_the_page_counts_as_the_service_does(page: TodayPage) -> None:
    assert page.session.database is not None
    counts = overview.counts(page.session.database)
    assert (counts.matched, counts.unproposed, counts.uncovered, counts.unaccepted) == (2, 0, 1, 2)
    assert len(page.presenter.uncovered()) == counts.uncovered


@pytest.mark.parametrize("language", list(Language))
def test_every_widget_is_named_and_nothing_is_clipped(
    page: TodayPage, settle: Settle, language: Language
) -> None:
    page.session.speak(language)
    settle(page.session)
    assert unnamed(page) == []
    assert clipped(page) == []
    assert "示例" in page.presenter.uncovered()[0].owner


@pytest.mark.parametrize(
    ("count", "whole", "percent"), [(52, 60, 87), (1, 8, 13), (399, 400, 99), (7, 7, 100)]
)
def test_shares_are_rounded_and_all_is_only_said_of_all(
    count: int, whole: int, percent: int
) -> None:
    assert _percent(count, whole) == percent


def test_once_no_need_is_uncovered_those_whose_best_is_only_possible_are_listed(
    page: TodayPage, settle: Settle
) -> None:
    assert page.presenter.possible() == ()
    parts = [builders.contribution(Criterion.FIELD, "7")]
    possible = builders.explanation(parts, grade=Grade.POSSIBLE, need=second_need().id)
    proposals = [builders.proposal(), builders.proposal(explanation=possible)]
    needs = [builders.need(), second_need()]
    assert page.session.database is not None
    with page.session.database.transaction() as tx:
        basis = RunBasis(tx.position(), expected_encoder())
        tx.save_run(proposals, profile=PROFILE, needs=needs, capabilities=2, basis=basis)
    page.refresh(Changed.PROPOSALS)
    settle(page.session)
    assert page.presenter.uncovered() == ()
    assert [row.code for row in page.presenter.possible()] == ["N-002"]
    assert page.uncovered.title.text() == "Best is only possible"
    assert page.uncovered.table.isVisible()
    assert "No need is uncovered" in page.uncovered._none.text()


def test_a_card_with_nothing_to_list_takes_no_room(page: TodayPage) -> None:
    page.uncovered.show_rows((), (), ran=True)
    QApplication.sendPostedEvents()
    assert page.uncovered.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Maximum
    assert not page.uncovered.table.isVisible()
