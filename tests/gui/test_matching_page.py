"""The matching page: choose, compare, decide, ask why not, run again; by keys alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import UnionType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from matchmaker.domain.explanation import whole_score
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.pairing import Decision, PairState, RejectReason, RunBasis
from matchmaker.domain.quantities import Reached
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.gui.pages.matching import MatchingPage
from matchmaker.gui.presenters.matching_pairs import Show
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.widgets.labels import ElidedLabel
from matchmaker.messages import Message
from matchmaker.services import curating, journaling, proposing
from matchmaker.store import Database
from tests import builders
from tests.gui.conftest import present

_REACHED = QAbstractButton | QLineEdit | QListView
OTHER_TITLE = builders.hans("再生铝熔体杂质快速分析")
BREWING = replace(
    builders.need(code="N-003", title=builders.hans("酱油酿造车间异味治理")),
    problem=builders.hans("发酵车间异味大，周边居民投诉。"),
    expected=LocalisedText(),
    keywords=("酱油", "异味"),
    hightech_field="",
    industry=None,
    indicators=(),
    mode_wanted=frozenset(),
    trl_min=None,
    budget=None,
    deadline=None,
)
RECORDS = (
    builders.company(),
    builders.university(),
    builders.person(),
    builders.event(),
    builders.need(),
    builders.need(code="N-002", title=OTHER_TITLE, keywords=("铝熔体", "杂质")),
    BREWING,
    builders.capability(
        indicators=(Reached(builders.hant("漏檢率"), "%", Decimal("0.4")),),
    ),
    builders.capability(
        code="C-002",
        title=builders.hant("高反光金屬表面光度立體成像"),
        keywords=("表面缺陷", "機器視覺"),
        price_hint=None,
        lead_time=None,
        trl=5,
    ),
    builders.capability(
        code="C-003",
        title=builders.english("Guided wave ultrasonics for pipes"),
        summary=builders.english("Finds corrosion under insulation."),
        keywords=("ultrasonics",),
        hightech_field="",
        industries=(),
        indicators=(),
    ),
    builders.capability(
        code="C-004", title=builders.hant("已過期的檢測技術"), valid_to=date(2020, 1, 1)
    ),
)


def settle(session: Session, qtbot: QtBot) -> None:
    """Wait until no job runs and every result has arrived."""
    qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)


def fill(database: Database) -> None:
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("Imported"), by="tests")
        for record in RECORDS:
            recorder.put(record)


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> MatchingPage:
    """The page over three needs and three capabilities with one run."""
    assert session.database is not None
    fill(session.database)
    proposing.propose(session.database, today=builders.TODAY)
    return open_page(session, qtbot)


def open_page(session: Session, qtbot: QtBot) -> MatchingPage:
    page = MatchingPage(session)
    qtbot.addWidget(page)
    page.resize(1356, 820)
    page.retranslate()
    session.changed.connect(page.refresh)
    session.language_changed.connect(page.retranslate)
    page.refresh(Changed.EVERYTHING)
    present(page, qtbot)
    page.entered()
    settle(session, qtbot)
    return page


def press(page: MatchingPage, key: Qt.Key | str, qtbot: QtBot) -> None:
    """Press a key in the list of candidates, and wait for what it does."""
    view = page.bench.candidates.view
    view.setFocus()
    qtbot.keyClick(view, key)
    settle(page.session, qtbot)


def states(page: MatchingPage) -> dict[str, PairState]:
    return {each.capability.code: each.pairing.state for each in page.presenter.candidates()}


def shown(page: MatchingPage) -> tuple[str, str]:
    pair = page.presenter.compared()
    assert pair is not None
    return pair.need.code, pair.capability.code


# --- showing ------------------------------------------------------------------------------------


def test_the_first_need_and_its_best_candidate_stand_side_by_side(page: MatchingPage) -> None:
    assert shown(page) == ("N-001", "C-001")
    words = page.bench.comparison.rows.words()
    assert any("0.5 %" in need and "0.4 %" in offer for need, _, offer, _ in words)
    assert any(remark.startswith("\u2713") for *_, remark in words)
    pair = page.presenter.compared()
    assert pair is not None
    assert pair.explanation is not None
    assert page.bench.comparison.spine.score.text() == str(whole_score(pair.explanation))


def test_the_parts_that_are_shown_add_up_to_the_score(page: MatchingPage) -> None:
    from matchmaker.gui.presenters.matching_comparison import score_words

    desk, pair = page.presenter.desk, page.presenter.compared()
    assert desk is not None
    assert pair is not None
    assert pair.explanation is not None
    said = score_words(pair.explanation, desk.profile, page.session.translator)
    values = [step.value.replace("\u2212", "-") for step in said.steps if step.value != "?"]
    assert sum(int(value) for value in values) == int(said.score)


def test_lists_keep_the_rules_of_qt_models(page: MatchingPage) -> None:
    views = (page.bench.needs.view, page.bench.candidates.view, page.uncovered.view)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(view.model(), mode) for view in views]
    page.presenter.show_only(Show.UNDECIDED)
    page.presenter.next_need()
    assert len(testers) == len(views)


def test_what_is_not_stated_is_said_before_the_decision(page: MatchingPage) -> None:
    page.presenter.choose_candidate(CapabilityId(builders.hex_id("C-002")))
    said = " ".join(page.bench.comparison.remarks.words())
    assert "Not stated. Up to" in said
    assert "Hard rules passed" in said


def test_a_title_in_one_language_gets_no_second_line() -> None:
    from matchmaker.gui.presenters.matching_words import second_title

    assert second_title(builders.english("Only English"), Language.EN) is None
    assert second_title(builders.hant("只有中文"), Language.ZH_HANT) is None
    assert second_title(LocalisedText("简", "繁", "En"), Language.ZH_HANS) == ("En", Language.EN)


def test_space_shows_the_whole_texts_and_hides_them_again(
    page: MatchingPage, qtbot: QtBot
) -> None:
    labels = [w for w in page.bench.comparison.findChildren(QLabel) if w.text() == "Expected"]
    assert labels
    assert not labels[0].isVisible()
    press(page, Qt.Key.Key_Space, qtbot)
    assert labels[0].isVisible()
    press(page, Qt.Key.Key_Space, qtbot)
    assert not labels[0].isVisible()


def test_the_list_of_needs_folds_in_a_narrow_window(page: MatchingPage, qtbot: QtBot) -> None:
    assert page.bench.needs.width() >= 272
    page.resize(1180, 720)
    qtbot.waitUntil(lambda: page.bench.needs.width() == 72)
    page.resize(1440, 900)
    qtbot.waitUntil(lambda: page.bench.needs.width() >= 272)


# --- deciding -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "state"),
    [("r", PairState.RESERVE), ("s", PairState.SHORTLISTED)],
)
def test_a_letter_decides_and_the_next_candidate_is_chosen(
    page: MatchingPage, qtbot: QtBot, key: str, state: PairState
) -> None:
    press(page, key, qtbot)
    assert states(page)["C-001"] is state
    assert shown(page)[1] != "C-001"
    notice = page.session.notices.current
    assert notice is not None
    assert notice.undo


def test_an_acceptance_goes_on_to_the_next_need_that_waits(
    page: MatchingPage, qtbot: QtBot
) -> None:
    press(page, "a", qtbot)
    assert shown(page)[0] == "N-002"
    notice = page.session.notices.current
    assert notice is not None
    assert notice.undo
    for _ in range(4):
        press(page, "a", qtbot)
    assert accepted(page) == {"N-001": 1, "N-002": 1}


def test_shift_and_a_accept_and_stay_with_the_need(page: MatchingPage, qtbot: QtBot) -> None:
    view = page.bench.candidates.view
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    settle(page.session, qtbot)
    assert shown(page) == ("N-001", "C-001")
    assert states(page)["C-001"] is PairState.ACCEPTED
    choose(page, "C-002")
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    settle(page.session, qtbot)
    said = page.bench.needs.view.model().index(0, 0).data()
    assert "Accepted C-001 +1" in said


def test_a_need_opens_with_the_partner_it_has(page: MatchingPage, qtbot: QtBot) -> None:
    choose(page, "C-002")
    press(page, "a", qtbot)
    page.presenter.choose_need(builders.need().id)
    assert shown(page) == ("N-001", "C-002")


def test_a_weak_pair_is_taken_only_if_a_person_chose_it(page: MatchingPage, qtbot: QtBot) -> None:
    page.presenter.choose_need(BREWING.id)
    pair = page.presenter.compared()
    assert pair is not None
    assert pair.weak
    for key in ("a", "r", "s"):
        press(page, key, qtbot)
    assert set(states(page).values()) == {PairState.PROPOSED}
    notice = page.session.notices.current
    assert notice is not None
    assert "only weak" in page.session.say(notice.message)
    press(page, Qt.Key.Key_Up, qtbot)  # it is the first already: a person went to it all the same
    press(page, "a", qtbot)
    assert accepted(page) == {"N-003": 1}


def test_a_click_on_the_weak_pair_that_is_shown_chooses_it(
    page: MatchingPage, qtbot: QtBot
) -> None:
    page.presenter.choose_need(BREWING.id)
    view = page.bench.candidates.view
    where = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    press(page, "a", qtbot)
    assert accepted(page) == {"N-003": 1}


def test_a_weak_pair_can_be_rejected_without_choosing_it(page: MatchingPage, qtbot: QtBot) -> None:
    page.presenter.choose_need(BREWING.id)
    press(page, "x", qtbot)
    press(page, "1", qtbot)
    assert PairState.REJECTED in states(page).values()


def accepted(page: MatchingPage) -> dict[str, int]:
    """Count the accepted pairs of each need that has one."""
    assert page.presenter.desk is not None
    counts = {
        row.need.code: sum(pair.state is PairState.ACCEPTED for pair in row.pairings)
        for row in page.presenter.desk.rows
    }
    return {code: count for code, count in counts.items() if count}


def choose(page: MatchingPage, code: str) -> None:
    page.presenter.choose_candidate(CapabilityId(builders.hex_id(code)))


def test_a_rejection_takes_its_reason_by_number(page: MatchingPage, qtbot: QtBot) -> None:
    press(page, "x", qtbot)
    assert page.bench.decision.reasons.isVisible()
    assert states(page)["C-001"] is PairState.PROPOSED
    press(page, "2", qtbot)
    assert not page.bench.decision.reasons.isVisible()
    judged = next(e for e in page.presenter.candidates() if e.capability.code == "C-001")
    assert judged.pairing.judgement is not None
    assert judged.pairing.judgement.reason is RejectReason.READINESS


def test_escape_closes_the_reasons_and_decides_nothing(page: MatchingPage, qtbot: QtBot) -> None:
    press(page, "x", qtbot)
    press(page, Qt.Key.Key_Escape, qtbot)
    assert not page.bench.decision.reasons.isVisible()
    assert set(states(page).values()) == {PairState.PROPOSED}


def open_note(page: MatchingPage, qtbot: QtBot) -> QLineEdit:
    """Reject for another reason, by keys alone, up to the note."""
    press(page, "x", qtbot)
    press(page, "7", qtbot)
    note = page.bench.decision.reasons.note
    qtbot.waitUntil(note.hasFocus)
    return note


def test_another_reason_asks_for_a_note_that_is_kept_and_shown(
    page: MatchingPage, qtbot: QtBot
) -> None:
    note = open_note(page, qtbot)
    assert states(page)["C-001"] is PairState.PROPOSED
    qtbot.keyClick(note, Qt.Key.Key_Return)
    settle(page.session, qtbot)
    assert states(page)["C-001"] is PairState.PROPOSED
    assert "needs a note" in page.bench.decision.reasons._wanted.text()
    qtbot.keyClicks(note, "moves to line 7 of a sister plant")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    settle(page.session, qtbot)
    assert states(page)["C-001"] is PairState.REJECTED
    assert page.bench.decision.reasons.isHidden()
    assert page.bench.candidates.view.hasFocus()
    page.presenter.choose_candidate(CapabilityId(builders.hex_id("C-001")))
    said = " ".join(page.bench.comparison.remarks.words())
    assert "moves to line 7 of a sister plant" in said


def test_escape_in_the_note_cancels_the_rejection(page: MatchingPage, qtbot: QtBot) -> None:
    note = open_note(page, qtbot)
    qtbot.keyClicks(note, "perhaps")
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    settle(page.session, qtbot)
    assert page.bench.decision.reasons.isHidden()
    assert set(states(page).values()) == {PairState.PROPOSED}
    assert page.bench.candidates.view.hasFocus()
    assert open_note(page, qtbot).text() == ""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.EN, "Profile: Standard"),
        (Language.ZH_HANS, "标准"),
        (Language.ZH_HANT, "標準"),
    ],
)
def test_the_profile_is_named_in_the_language_of_the_screen(
    page: MatchingPage, language: Language, words: str
) -> None:
    page.session.speak(language)
    assert words in page.page_bar._status.whole_text()
    assert "default" not in page.page_bar._status.whole_text()


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.EN, "words alone"), (Language.ZH_HANS, "仅按字词"), (Language.ZH_HANT, "只按字詞")],
)
def test_a_run_by_words_alone_is_told(page: MatchingPage, language: Language, words: str) -> None:
    page.session.speak(language)
    desk = page.presenter.desk
    assert desk is not None
    assert desk.report is not None
    alone = replace(desk.report, basis=RunBasis())
    with_meaning = replace(desk.report, basis=RunBasis(encoder="usem3"))
    for report, told in ((alone, True), (with_meaning, False)):
        page.presenter.desk = replace(desk, report=report)
        page._show_bar()
        assert (words in page.page_bar._status.whole_text()) is told


def test_a_greyed_brief_says_why(page: MatchingPage, qtbot: QtBot) -> None:
    assert (page.brief.accessibleDescription(), page.brief.toolTip()) == ("", "")
    page.presenter.ask("C-004")  # never proposed: it is no longer valid
    settle(page.session, qtbot)
    page._show_bar()
    assert not page.brief.isEnabled()
    assert "has a brief" in page.brief.accessibleDescription()
    assert "has a brief" in page.brief.toolTip()


def test_without_a_pair_the_decisions_say_why_they_are_grey(
    session: Session, qtbot: QtBot
) -> None:
    assert session.database is not None
    fill(session.database)
    page = open_page(session, qtbot)
    page.bench.decision.allow(pair=False, locked=None)
    for button in page.bench.decision.buttons.values():
        assert not button.isEnabled()
        assert "choose a need" in button.toolTip()
        assert "choose a need" in button.accessibleDescription()
        assert "choose a need" in button.statusTip()
    assert "choose a need" in page.bench.decision._locked.whole_text()


def test_letters_typed_into_the_field_decide_nothing(page: MatchingPage, qtbot: QtBot) -> None:
    page.bench.candidates.code.setFocus()
    qtbot.keyClicks(page.bench.candidates.code, "arsxn12")
    settle(page.session, qtbot)
    assert page.bench.candidates.code.text() == "arsxn12"
    assert set(states(page).values()) == {PairState.PROPOSED}
    assert shown(page) == ("N-001", "C-001")


def test_undo_returns_to_the_pair_it_was_about(page: MatchingPage, qtbot: QtBot) -> None:
    session = page.session

    def take_back() -> None:
        session.write(
            lambda database, _p: journaling.undo(database, by="tests"),
            lambda _done: None,
            changed=lambda done: done.changed if done else Changed.NOTHING,
        )

    session.undo_wanted.connect(take_back)
    press(page, "a", qtbot)
    press(page, "n", qtbot)
    assert shown(page)[0] != "N-001"
    press(page, "u", qtbot)
    assert shown(page) == ("N-001", "C-001")
    assert states(page)["C-001"] is PairState.PROPOSED


def test_next_need_passes_over_needs_that_are_decided(page: MatchingPage, qtbot: QtBot) -> None:
    press(page, "n", qtbot)
    assert shown(page)[0] == "N-002"
    press(page, "a", qtbot)
    press(page, "n", qtbot)
    assert shown(page)[0] != "N-002"


def test_a_decision_reads_nothing_again_but_another_change_does(
    page: MatchingPage, qtbot: QtBot
) -> None:
    press(page, "a", qtbot)
    desk = page.presenter.desk
    page.refresh(Changed.JUDGEMENTS)
    settle(page.session, qtbot)
    assert page.presenter.desk is desk
    assert page.session.database is not None
    pair = (NeedId(builders.hex_id("N-002")), CapabilityId(builders.hex_id("C-001")))
    ruling = curating.Ruling(Decision.SHORTLIST)
    curating.decide(page.session.database, pair, ruling, by="somebody else")
    page.refresh(Changed.JUDGEMENTS)
    settle(page.session, qtbot)
    assert page.presenter.desk is not desk
    assert page.presenter.counts()[Show.UNDECIDED] == 1


def test_judged_pairs_say_who_decided_and_why(page: MatchingPage, qtbot: QtBot) -> None:
    press(page, "x", qtbot)
    press(page, "3", qtbot)
    page.presenter.choose_candidate(CapabilityId(builders.hex_id("C-001")))
    said = " ".join(page.bench.comparison.remarks.words())
    assert "Rejected" in said
    assert page.session.by in said
    assert "Competitor" in said


def test_a_judged_pair_that_is_no_longer_proposed_comes_last_and_says_so(
    page: MatchingPage, qtbot: QtBot
) -> None:
    press(page, "x", qtbot)
    press(page, "3", qtbot)  # a competitor is a veto for the next run
    page.runs.start()
    settle(page.session, qtbot)
    last = page.presenter.candidates()[-1]
    assert (last.capability.code, last.pairing.proposal) == ("C-001", None)
    page.presenter.choose_candidate(last.id)
    assert "No longer proposed" in " ".join(page.bench.comparison.remarks.words())


# --- asking, running, other tabs ----------------------------------------------------------------


def test_any_capability_can_be_asked_about_by_its_code(page: MatchingPage, qtbot: QtBot) -> None:
    assert "C-004" not in states(page)
    qtbot.keyClicks(page.bench.candidates.code, "c4")
    qtbot.keyClick(page.bench.candidates.code, Qt.Key.Key_Return)
    settle(page.session, qtbot)
    assert shown(page) == ("N-001", "C-004")
    said = " ".join(page.bench.comparison.remarks.words())
    assert "Not proposed" in said
    assert "no longer valid" in said
    assert "Hard rules passed" not in said
    assert not page.brief.isEnabled()


def test_a_pair_that_was_only_asked_about_can_be_decided(page: MatchingPage, qtbot: QtBot) -> None:
    page.bench.candidates.asked.emit("C-004")
    settle(page.session, qtbot)
    press(page, "s", qtbot)
    assert states(page)["C-004"] is PairState.SHORTLISTED


def test_an_unknown_code_is_told_under_the_field(page: MatchingPage, qtbot: QtBot) -> None:
    page.bench.candidates.asked.emit("Z-999")
    settle(page.session, qtbot)
    said = [w.text() for w in page.bench.candidates.findChildren(QLabel) if w.isVisible()]
    assert any("Z-999" in words for words in said)
    assert shown(page) == ("N-001", "C-001")


def test_a_code_of_a_candidate_chooses_it(page: MatchingPage, qtbot: QtBot) -> None:
    page.bench.candidates.asked.emit("c-002")
    settle(page.session, qtbot)
    assert shown(page) == ("N-001", "C-002")
    assert page.bench.candidates.view.current_row() is not None


def test_a_run_reports_what_it_changed(page: MatchingPage, qtbot: QtBot) -> None:
    assert page.status.accessibleName().startswith("Run 1")
    page.run_button.click()
    assert not page.run_button.isEnabled()
    settle(page.session, qtbot)
    assert page.run_button.isEnabled()
    assert page.status.accessibleName() == "Run 2 \u00b7 0 new, 0 gone, 0 moved"
    page.status.click()
    assert page.panel.isVisible()


def test_the_report_of_a_run_leads_to_its_pairs(page: MatchingPage) -> None:
    from matchmaker.gui.presenters.matching_runs import run_rows

    assert page.presenter.desk is not None
    rows = run_rows(page.presenter.desk)
    row = next(each for each in rows if each.need.code == "N-002")
    page.status.click()
    page.panel.chosen.emit(row)
    assert shown(page) == ("N-002", row.capability.code)
    assert not page.panel.isVisible()


def test_uncovered_needs_stand_on_their_own_tab_with_the_reason(
    page: MatchingPage, qtbot: QtBot
) -> None:
    press(page, "2", qtbot)
    view = page.uncovered.view
    assert view.isVisible()
    assert view.model().rowCount() == page.presenter.counts()[Show.UNCOVERED] == 1
    assert "N-003" in view.model().index(0, 0).data()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.bench.isVisible()
    assert page.presenter.need_id == BREWING.id


def test_the_arrows_go_between_the_lists(page: MatchingPage, qtbot: QtBot) -> None:
    bench = page.bench
    bench.candidates.view.setFocus()
    qtbot.keyClick(bench.candidates.view, Qt.Key.Key_Left)
    assert bench.needs.view.hasFocus()
    qtbot.keyClick(bench.needs.view, Qt.Key.Key_Down)
    assert shown(page)[0] == "N-002"
    qtbot.keyClick(bench.needs.view, Qt.Key.Key_Right)
    assert bench.candidates.view.hasFocus()


def test_the_brief_of_the_pair_is_one_key_away(page: MatchingPage, qtbot: QtBot) -> None:
    wanted: list[tuple[str, str]] = []
    page.session.place_wanted.connect(lambda name, record: wanted.append((name, record)))
    page.bench.candidates.view.setFocus()
    qtbot.keyClick(page.bench.candidates.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    pair = page.presenter.compared()
    assert pair is not None
    assert pair.pairing is not None
    assert wanted == [("documents", pair.pairing.code)]


def test_a_need_can_be_shown_before_the_page_has_read_anything(
    session: Session, qtbot: QtBot
) -> None:
    assert session.database is not None
    fill(session.database)
    proposing.propose(session.database, today=builders.TODAY)
    page = MatchingPage(session)
    qtbot.addWidget(page)
    page.retranslate()
    page.refresh(Changed.EVERYTHING)
    page.show_record(builders.hex_id("N-002"))
    settle(session, qtbot)
    assert page.presenter.need_id == builders.hex_id("N-002")


# --- nothing yet, read-only, languages ----------------------------------------------------------


def test_an_empty_event_says_what_is_missing(session: Session, qtbot: QtBot) -> None:
    page = open_page(session, qtbot)
    wanted: list[str] = []
    session.place_wanted.connect(lambda name, _record: wanted.append(name))
    words = [w.text() for w in page.empty.findChildren(QLabel)]
    assert words == ["Nothing to match: 0 published needs, 0 capabilities."]
    page.empty.acted.emit()
    assert wanted == ["data"]


def test_before_the_first_run_the_page_offers_it(session: Session, qtbot: QtBot) -> None:
    assert session.database is not None
    fill(session.database)
    page = open_page(session, qtbot)
    assert page.empty.isVisible()
    assert not page.run_button.isVisible()
    page.empty.acted.emit()
    settle(session, qtbot)
    assert page.bench.isVisible()
    assert shown(page) == ("N-001", "C-001")


def test_letters_work_at_once_when_pairs_have_been_found(session: Session, qtbot: QtBot) -> None:
    assert session.database is not None
    fill(session.database)
    page = open_page(session, qtbot)
    button = page.empty.findChild(QAbstractButton)
    assert isinstance(button, QAbstractButton)
    button.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(session, qtbot)
    assert page.bench.candidates.view.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), "a")
    settle(session, qtbot)
    assert accepted(page) == {"N-001": 1}


def test_letters_work_at_once_after_another_run(page: MatchingPage, qtbot: QtBot) -> None:
    page.run_button.setFocus()
    qtbot.mouseClick(page.run_button, Qt.MouseButton.LeftButton)
    settle(page.session, qtbot)
    assert page.bench.candidates.view.hasFocus()


def test_a_run_takes_the_focus_from_nobody_who_types(page: MatchingPage, qtbot: QtBot) -> None:
    page.runs.start()
    page.bench.candidates.code.setFocus()
    settle(page.session, qtbot)
    assert page.bench.candidates.code.hasFocus()


def test_nothing_that_writes_is_offered_while_the_event_can_only_be_read(
    page: MatchingPage, qtbot: QtBot
) -> None:
    page.session.read_only_reason = Message("Another window has this event open.")
    page.refresh(Changed.PROPOSALS)
    page.retranslate()
    settle(page.session, qtbot)
    writing = (*page.bench.decision.buttons.values(), page.run_button)
    assert not any(button.isVisible() for button in writing)
    for key in ("a", "x", "u"):
        press(page, key, qtbot)
    assert set(states(page).values()) == {PairState.PROPOSED}
    said = [label.whole_text() for label in page.findChildren(ElidedLabel) if label.isVisible()]
    assert "Another window has this event open." in said


@pytest.mark.parametrize("language", list(Language))
def test_everything_has_a_name_and_no_fixed_label_is_cut(
    page: MatchingPage, qtbot: QtBot, language: Language
) -> None:
    page.session.speak(language)
    page.bench.decision.decide(Decision.REJECT)
    settle(page.session, qtbot)
    assert not [w for w in _visible(page, _REACHED) if not w.accessibleName()]
    qtbot.waitUntil(lambda: not _cut(page))


def _visible(page: MatchingPage, kinds: type[QWidget] | UnionType) -> list[QWidget]:
    return [w for w in page.findChildren(QWidget) if w.isVisible() and isinstance(w, kinds)]


def _cut(page: MatchingPage) -> list[str]:
    """Return the words of buttons and labels that have less room than they need."""
    found = [
        button.accessibleName()
        for button in _visible(page, QAbstractButton)
        if button.width() < button.sizeHint().width()
    ]
    for label in _visible(page, QLabel):
        if isinstance(label, QLabel) and not isinstance(label, ElidedLabel):
            wraps = label.wordWrap()
            needed = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
            found += [label.text()] if label.height() < needed else []
    return found


def test_hostile_names_are_shown_as_they_are_written(session: Session, qtbot: QtBot) -> None:
    assert session.database is not None
    fill(session.database)
    evil = '<img src="probe.png"> R&D <b>x</b>'
    with session.database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("Edited"), by="tests")
        recorder.put(builders.need(title=builders.hans(evil), problem=builders.hans(evil)))
    proposing.propose(session.database, today=builders.TODAY)
    page = open_page(session, qtbot)
    assert page.bench.comparison.need.findChildren(QLabel)
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
    assert evil in page.bench.needs.view.model().index(0, 0).data()
