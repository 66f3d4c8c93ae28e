"""Documents: the bytes previewed are the bytes saved; choices and checks speak plainly."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from matchmaker.domain.explanation import Grade
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.lists import Audience
from matchmaker.domain.pairing import Decision
from matchmaker.domain.texts import Language
from matchmaker.gui import printing
from matchmaker.gui.pages.documents import DocumentsPage
from matchmaker.gui.pages.papers.choices import ChoicesPanel
from matchmaker.gui.presenters.documents import Choice, Reader, Ready
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.messages import Message
from tests import builders
from tests.gui.conftest import Answers, Settle, present
from tests.store.scenes import fill
from tests.store.test_runs import PROFILE


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> DocumentsPage:
    database = session.database
    assert database is not None
    fill(database)
    with database.transaction() as tx:
        tx.act(ActionKind.JUDGE, Message("x"), by="me").put(builders.judgement(Decision.ACCEPT))
        proposal = builders.proposal(explanation=builders.explanation(grade=Grade.STRONG))
        tx.save_run([proposal], profile=PROFILE, needs=[builders.need()], capabilities=1)
    return shown(session, qtbot, settle)


def shown(session: Session, qtbot: QtBot, settle: Settle) -> DocumentsPage:
    page = DocumentsPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 780)
    page.retranslate()
    present(page, qtbot)
    page.refresh(Changed.EVERYTHING)
    settle(session)
    return page


def ready(page: DocumentsPage) -> Ready:
    found = page._presenter.current
    assert found is not None
    return found


def test_an_event_without_pairs_leads_to_matching(
    session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = shown(session, qtbot, settle)
    assert page._empty.isVisible()
    with qtbot.waitSignal(session.place_wanted) as wanted:
        page._empty.acted.emit()
    assert wanted.args == ["matching", ""]


def test_the_accepted_pair_is_prepared_and_shown(page: DocumentsPage) -> None:
    prepared = ready(page).prepared
    assert prepared.pages == 1
    assert page._preview._code.text() == prepared.codes[0]
    assert page._preview._page.text() == "page 1 of 1"


def test_what_is_saved_is_what_is_shown(
    page: DocumentsPage, session: Session, answers: Answers, tmp_path: Path, settle: Settle
) -> None:
    answers.target = tmp_path / "brief.pdf"
    page._save.click()
    settle(session)
    assert answers.target.read_bytes() == ready(page).prepared.data
    pdf = ready(page).pdf
    assert pdf is not None
    assert pdf.data == ready(page).prepared.data


def test_one_file_a_pair_is_named_by_its_codes(
    page: DocumentsPage, session: Session, answers: Answers, tmp_path: Path, settle: Settle
) -> None:
    answers.target = tmp_path
    page._each.click()
    settle(session)
    (name,) = [each.name for each in tmp_path.iterdir()]
    assert name == f"N-001 C-001 {ready(page).prepared.codes[0]}.pdf"


def test_another_reader_makes_other_pages(
    page: DocumentsPage, session: Session, settle: Settle
) -> None:
    before = ready(page).prepared.data
    page._choices.chosen.emit(Choice(reader=Reader.UNIVERSITY))
    settle(session)
    assert ready(page).prepared.data != before
    assert ready(page).prepared.briefs[0].language is Language.ZH_HANT


def test_a_blind_copy_names_no_company(
    page: DocumentsPage, session: Session, settle: Settle
) -> None:
    page._choices.chosen.emit(Choice(audience=Audience.COMPANY_BLIND))
    settle(session)
    assert builders.company().name.zh_hans not in repr(ready(page).prepared.briefs)


def test_a_missing_consent_is_shown_and_leads_to_its_brief(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    # The capability of the scene has no contact at all.
    assert ready(page).prepared.checks.no_consent == ready(page).prepared.codes
    assert any(line.codes for line in page._checks._lines)


def test_without_a_printer_saving_is_offered(
    page: DocumentsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", tuple)
    page._list_printers()
    page._print_now()
    notice = session.notices.current
    assert notice is not None
    assert "save a PDF instead" in str(notice.message)
    page._enable(ready=True)
    assert not page._print.isEnabled()
    assert "No printer" in page._print.toolTip()
    assert "No printer" in page._print.accessibleDescription()
    assert page._no_printer.isVisible()
    assert page._save.isEnabled()
    assert (page._save.toolTip(), page._save.accessibleDescription()) == ("", "")
    assert not page._printers.isVisible()


def test_arriving_with_a_code_shows_that_pair_only(
    page: DocumentsPage, session: Session, settle: Settle
) -> None:
    code = ready(page).prepared.codes[0]
    page.show_record(code)
    settle(session)
    assert page._choices._one.text() == f"Only the pair {code}"
    assert ready(page).prepared.codes == (code,)
    page._choices._all_again.click()
    settle(session)
    assert page._presenter.choice.pair == ""


def test_choices_without_pairs_cannot_be_taken(session: Session, qtbot: QtBot) -> None:
    panel = ChoicesPanel(session)
    qtbot.addWidget(panel)
    panel.retranslate()
    panel.show_counts({"accepted": 0, "all": 4})
    box = panel.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert [box.itemData(n) for n in range(box.count())] == ["all"]


@pytest.mark.parametrize("language", Language)
def test_every_control_has_a_name(
    page: DocumentsPage, session: Session, language: Language
) -> None:
    session.speak(language)
    page.retranslate()
    for widget in page.findChildren(QComboBox):
        assert widget.accessibleName()
    assert page._preview.view.accessibleName()


def test_the_pages_are_closed_with_the_session(page: DocumentsPage) -> None:
    pdf = page._preview.view._pdf
    assert pdf is not None
    page.session.closing.emit()
    assert page._preview.view._pdf is None
    assert not pdf._document.raw


def test_with_nothing_to_print_the_first_step_has_the_focus(
    session: Session, qtbot: QtBot, settle: Settle
) -> None:
    empty = shown(session, qtbot, settle)
    assert empty._empty.isVisible()
    assert empty._empty._button.hasFocus()


def many(session: Session, count: int) -> None:
    """Propose *count* capabilities for the one need."""
    database = session.database
    assert database is not None
    fill(database)
    offered = [builders.capability(code=f"C-{n:03d}") for n in range(101, 101 + count)]
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("x"), by="me")
        for each in offered:
            recorder.put(each)
    proposals = [
        builders.proposal(rank, explanation=builders.explanation(capability=each.id))
        for rank, each in enumerate(offered, 1)
    ]
    with database.transaction() as tx:
        tx.save_run(proposals, profile=PROFILE, needs=[builders.need()], capabilities=count)


def test_the_first_page_is_shown_while_the_others_are_made(
    session: Session, qtbot: QtBot, settle: Settle
) -> None:
    many(session, 4)
    page = shown(session, qtbot, settle)
    seen: list[tuple[int, bool, str]] = []
    counted: list[str] = []

    def look(first: Ready) -> None:
        seen.append((first.prepared.pages, page._save.isEnabled(), page._checks._said()))

    page._presenter.first.connect(look)
    page._presenter.counting.connect(lambda *_: counted.append(page._preview._page.text()))
    page._presenter.choose(Choice(which="all"))
    settle(session)
    assert seen == [(1, False, "The checks follow when every brief is ready.")]
    assert counted[-1] == "preparing: 4 of 4"
    assert len(ready(page).prepared.codes) == 4
    assert page._preview._page.text().startswith("page 1 of")
    assert page._save.isEnabled()


def test_recipients_are_named_by_who_gets_it_and_the_language_of_the_screen_comes_first(
    page: DocumentsPage, session: Session, settle: Settle
) -> None:
    box = page._choices._reader
    assert [box.itemText(n) for n in range(box.count())] == [
        "Company in the mainland (Simplified Chinese)",
        "University in Hong Kong (Traditional Chinese)",
        "Guests who read English (English only)",
    ]
    assert ready(page).prepared.briefs[0].language is Language.EN
    session.speak(Language.ZH_HANT)
    settle(session)
    assert ready(page).prepared.briefs[0].language is Language.ZH_HANT
    assert box.currentIndex() == 1
    box.setCurrentIndex(0)
    box.activated.emit(0)
    session.speak(Language.EN)
    settle(session)
    assert ready(page).prepared.briefs[0].language is Language.ZH_HANS


def test_nothing_of_an_event_is_kept_when_it_is_closed(page: DocumentsPage) -> None:
    assert ready(page).prepared.briefs
    page.session.closing.emit()
    assert page._presenter.current is None
    assert page._preview._ready is None


def test_telephone_numbers_and_late_changes_are_told_before_printing(
    page: DocumentsPage, session: Session, settle: Settle
) -> None:
    database = session.database
    assert database is not None
    changed = builders.need(problem=builders.english("Call 0757-8888 0000."))
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(changed)
    page._choices.chosen.emit(Choice(audience=Audience.CONTACT_BLIND))
    settle(session)
    words = " ".join(session.say(line.words) for line in page._checks._lines)
    assert "N-001, text: “0757-8888 0000” would be printed" in words
    assert "Matched on an earlier text" in words
