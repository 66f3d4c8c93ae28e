"""Patents, proofs, posts; histories of fields; status of many; whatever is pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchmaker.domain import limits
from matchmaker.domain.lists import IprStatus, NeedStatus, PersonRole
from matchmaker.domain.records import Capability, Patent, ProofKind
from matchmaker.domain.texts import Language
from matchmaker.gui.pages.capabilities import CapabilitiesPage
from matchmaker.gui.pages.needs import NeedsPage
from matchmaker.gui.pages.records.declared import in_phrase
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.services import journaling
from tests import builders
from tests.gui.conftest import Settle
from tests.gui.records_scene import clipped, shown, unnamed
from tests.services.scene import fill

CONTROL = Qt.KeyboardModifier.ControlModifier
Page = NeedsPage | CapabilitiesPage


@pytest.fixture
def needs(session: Session, qtbot: QtBot, settle: Settle) -> NeedsPage:
    assert session.database is not None
    fill(session.database)
    return shown(NeedsPage, session, qtbot, settle)


@pytest.fixture
def capabilities(session: Session, qtbot: QtBot, settle: Settle) -> CapabilitiesPage:
    assert session.database is not None
    fill(session.database)
    page = shown(CapabilitiesPage, session, qtbot, settle)
    page.show_record(builders.capability().id)
    settle(session)
    return page


@pytest.fixture
def editor(needs: NeedsPage, settle: Settle) -> NeedsPage:
    needs.show_record(builders.need().id)
    settle(needs.session)
    return needs


def read(page: Page, get: Callable[[Any], Any]) -> Any:
    database = page.session.database
    assert database is not None
    with database.reading() as reader:
        return get(reader)


def capability(page: Page) -> Capability:
    found = read(page, lambda reader: reader.capability(builders.capability().id))
    assert isinstance(found, Capability)
    return found


def keep(page: Page, settle: Settle) -> None:
    page.editing.keep()
    settle(page.session)


def rows(page: Page, field: str) -> Any:
    return page.editor.field(field)


def undo(page: Page, settle: Settle) -> None:
    page.session.write(
        lambda database, _progress: journaling.undo(database, by="me"),
        lambda _done: None,
        changed=Changed.EVERYTHING,
    )
    settle(page.session)


# --- patents, proofs, posts -------------------------------------------------------------------


def test_patents_are_added_changed_and_taken_away(
    capabilities: CapabilitiesPage, settle: Settle
) -> None:
    before = capability(capabilities).patents
    field = rows(capabilities, "patents")
    field.add_row()
    line = field._rows[-1]
    line._number.setText("HK30012345")
    line._country.setText("HK")
    line._country.edited.emit()
    line._status.show_value("granted")
    line._status.picked.emit("granted")
    keep(capabilities, settle)
    added = Patent("HK30012345", "HK", IprStatus.GRANTED)
    assert capability(capabilities).patents == (*before, added)
    line._cross.click()
    settle(capabilities.session)
    assert capability(capabilities).patents == before


def test_a_full_list_says_why_no_row_can_be_added(capabilities: CapabilitiesPage) -> None:
    field = rows(capabilities, "evidence")
    assert field.add_button.accessibleDescription() == "Evidence"
    for _ in range(limits.PROOFS):
        field.add_row()
    reason = f"No more than {limits.PROOFS} rows fit; take one away first."
    assert not field.add_button.isEnabled()
    assert field.add_button.accessibleDescription() == reason
    assert reason in field.add_button.toolTip()
    field._rows[-1]._cross.click()
    assert field.add_button.isEnabled()
    assert field.add_button.accessibleDescription() == "Evidence"


def test_proofs_have_a_kind_and_a_text_in_three_languages(
    capabilities: CapabilitiesPage, settle: Settle
) -> None:
    field = rows(capabilities, "evidence")
    field.add_row()
    line = field._rows[-1]
    line._kind.show_value("pilot")
    line._texts[Language.EN].setText("Ran three months on one line")
    line._texts[Language.EN].edited.emit()
    keep(capabilities, settle)
    proof = capability(capabilities).evidence[-1]
    assert proof.kind is ProofKind.PILOT
    assert proof.text.en == "Ran three months on one line"


def test_a_persons_role_and_post_are_kept(editor: NeedsPage, settle: Settle) -> None:
    line = editor.editor.people[0]._lines[0]
    assert line._role.value() == "technical"
    line._posts[Language.ZH_HANT].setText("技術總監")
    line._posts[Language.ZH_HANT].edited.emit()
    line._role.picked.emit("contact")
    settle(editor.session)
    keep(editor, settle)
    person = read(editor, lambda reader: reader.person(builders.person().id))
    assert person.title.zh_hant == "技術總監"
    assert person.role is PersonRole.CONTACT


def test_the_labels_name_the_unit_and_the_record(editor: NeedsPage) -> None:
    words = {field.fact.field: field.label.text() for field in editor.editor.facts}
    assert words["budget"] == "Budget (10,000 yuan)"
    assert words["trl_min"] == "Lowest readiness (TRL 1–9)"
    assert editor.editor.texts[0].label.text() == "Title of the need"


@pytest.mark.parametrize("language", list(Language))
def test_the_capability_form_is_named_and_fits(
    capabilities: CapabilitiesPage, settle: Settle, language: Language
) -> None:
    for name in ("patents", "evidence"):
        rows(capabilities, name).add_row()
    capabilities.editor.past.show_field("trl")
    capabilities.session.speak(language)
    settle(capabilities.session)
    assert unnamed(capabilities) == []
    assert clipped(capabilities) == []


# --- history of a field ------------------------------------------------------------------------


def test_a_value_of_a_fields_history_is_put_back_and_undone(
    editor: NeedsPage, settle: Settle, qtbot: QtBot
) -> None:
    fact = rows(editor, "trl_min")
    for value in ("4", "5"):
        fact._choice.picked.emit(value)
        settle(editor.session)
        keep(editor, settle)
    fact._choice.setFocus()
    qtbot.keyClick(fact._choice, Qt.Key.Key_H, CONTROL)
    settle(editor.session)
    past = editor.editor.past
    assert past.is_open
    found = past.panel._model.rows()
    assert [(row.before, row.after) for row in found] == [("4", "5"), ("7", "4"), ("", "7")]
    assert past.panel._card(found[2]).code == "Import"
    past.panel.list.setCurrentIndex(past.panel._model.index(1, 0))
    past.panel.values.buttons["before"].click()
    settle(editor.session)
    assert read(editor, lambda reader: reader.need(builders.need().id)).trl_min == 7
    assert fact._choice.value() == "7"
    assert past.panel._model.rows()[0].after == "7"
    notice = editor.session.notices.current
    assert notice is not None
    assert notice.undo
    undo(editor, settle)
    assert fact._choice.value() == "5"
    assert editor.back()
    assert past.column.currentWidget() is editor.editor.side
    assert editor.views.currentWidget() is editor.editor


def offered(page: Page) -> dict[str, bool]:
    buttons = page.editor.past.panel.values.buttons
    return {side: not button.isHidden() for side, button in buttons.items()}


@pytest.mark.parametrize("field", ["title", "organisation", "code"])
def test_what_a_need_cannot_be_without_is_not_offered(
    editor: NeedsPage, settle: Settle, field: str
) -> None:
    editor.editor.past.show_field(field)
    settle(editor.session)
    assert offered(editor) == {"before": False, "after": True}


@pytest.mark.parametrize("field", ["title", "organisations", "code"])
def test_what_a_capability_cannot_be_without_is_not_offered(
    capabilities: CapabilitiesPage, settle: Settle, field: str
) -> None:
    capabilities.editor.past.show_field(field)
    settle(capabilities.session)
    assert offered(capabilities) == {"before": False, "after": True}


def test_a_locked_history_offers_nothing(editor: NeedsPage, settle: Settle) -> None:
    editor.editor.past.show_field("trl_min")
    settle(editor.session)
    assert offered(editor) == {"before": True, "after": True}
    editor.editor.past.panel.lock(on=True)
    assert offered(editor) == {"before": False, "after": False}


def test_every_label_offers_the_history_of_its_field(editor: NeedsPage) -> None:
    labels = editor.editor.past.parts.labels()
    fields = {row.row.field for row in editor.editor.texts}
    fields |= {field.fact.field for field in editor.editor.facts}
    assert fields | {"indicators", "keywords", "contacts", "internal_text"} <= set(labels)
    for label in labels.values():
        assert label.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu


def test_the_menu_of_a_label_opens_the_history(editor: NeedsPage, settle: Settle) -> None:
    menu = editor.editor.past.menu("title")
    assert menu.actions()[0].text() == "History of this field"
    menu.actions()[0].trigger()
    menu.close()
    settle(editor.session)
    assert editor.editor.past.panel.field == "title"


def test_what_is_typed_is_kept_before_a_value_is_put_back(
    editor: NeedsPage, settle: Settle
) -> None:
    area = editor.editor.texts[0].areas()[2]
    area.insertPlainText("Surface")
    editor.page_bar.choose_tab(2)
    keep(editor, settle)
    area.insertPlainText(" inspection")
    row = editor.editor.history._model.rows()[0]
    editor.editor.past.put_back(row, later=False)
    settle(editor.session)
    assert read(editor, lambda reader: reader.need(builders.need().id)).title.en == ""
    undo(editor, settle)
    found = read(editor, lambda reader: reader.need(builders.need().id))
    assert found.title.en == "Surface inspection"


# --- status of many ----------------------------------------------------------------------------


def choose_all(page: NeedsPage) -> None:
    page.table.setFocus()
    page.table.selectAll()


def test_p_publishes_what_is_chosen_as_one_step(
    needs: NeedsPage, settle: Settle, qtbot: QtBot
) -> None:
    standing = needs.standing
    assert standing is not None
    choose_all(needs)
    assert not standing.publish.isEnabled()
    assert standing.publish.accessibleDescription() == "Everything chosen is published."
    standing.menu.actions()[0].trigger()
    settle(needs.session)
    assert {row.sort_of_record for row in needs.model.rows()} == {"draft"}
    assert len(needs.table.picked_rows()) == 2
    assert standing.publish.text() == "Publish 2"
    qtbot.keyClick(needs.table, Qt.Key.Key_P)
    settle(needs.session)
    found = read(needs, lambda reader: reader.needs())
    assert {need.status for need in found} == {NeedStatus.PUBLISHED}
    undo(needs, settle)
    found = read(needs, lambda reader: reader.needs())
    assert {need.status for need in found} == {NeedStatus.DRAFT}


def test_the_status_of_nothing_is_grey_with_the_reason(needs: NeedsPage) -> None:
    standing = needs.standing
    assert standing is not None
    needs.table.clearSelection()
    standing.show_state()
    assert not standing.status.isEnabled()
    assert standing.status.accessibleDescription() == "Choose needs in the list first."
    choose_all(needs)
    assert standing.status.isEnabled()
    assert standing.status.accessibleDescription() == ""


def test_one_of_two_is_published_alone(needs: NeedsPage, settle: Settle) -> None:
    standing = needs.standing
    assert standing is not None
    choose_all(needs)
    standing.menu.actions()[0].trigger()
    settle(needs.session)
    flags = (
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    )
    needs.table.selectionModel().select(needs.model.index(1, 0), flags)
    standing.publish.click()
    settle(needs.session)
    assert [row.sort_of_record for row in needs.model.rows()] == ["draft", "published"]


def test_capabilities_have_no_status_to_change(capabilities: CapabilitiesPage) -> None:
    assert capabilities.standing is None


def test_the_list_names_the_missing_field(needs: NeedsPage) -> None:
    assert needs.table.cell(needs.model.rows()[1], 7).second == "no keywords"


@pytest.mark.parametrize(
    ("name", "within"),
    [("Budget", "budget"), ("High-tech field", "high-tech field"), ("IP rights", "IP rights"),
     ("\u9884\u7b97", "\u9884\u7b97"), ("", "")],
)  # fmt: skip
def test_the_name_of_a_field_is_small_within_a_phrase(name: str, within: str) -> None:
    assert in_phrase(name) == within


# --- whatever is pasted -------------------------------------------------------------------------

LONG = "长" * 10_000
PASTED = (
    "👩‍🔬 emoji 🧪",
    "<img src=x onerror=alert(1)><b>bold</b>",
    "a\u202eb\u200bc",
    "nul\x00here",
)


def paste(page: Page, text: str, qtbot: QtBot, widget: Any) -> None:
    QApplication.clipboard().setText(text)
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_A, CONTROL)
    widget.paste()


@pytest.mark.parametrize("number", [0, 1, 6])
def test_a_long_text_is_refused_with_the_reason_and_stays_whole(
    editor: NeedsPage, qtbot: QtBot, settle: Settle, number: int
) -> None:
    row = editor.editor.texts[number]
    paste(editor, LONG, qtbot, row.areas()[0])
    keep(editor, settle)
    assert len(row.areas()[0].toPlainText()) >= 10_000
    assert "characters; at most" in row._problem.text()


def test_long_lines_are_refused_with_the_reason_and_stay_whole(
    editor: NeedsPage, qtbot: QtBot, settle: Settle
) -> None:
    view = editor.editor
    line: Any = view.indicators._rows[0]
    for widget, problem in (
        (rows(editor, "code")._line, rows(editor, "code")._problem),
        (rows(editor, "year")._line, rows(editor, "year")._problem),
        (line._unit, view.indicators._problem),
        (view.people[0]._lines[0]._chinese, view._error),
        (view.people[0]._lines[0]._posts[Language.EN], view._error),
    ):
        before = widget.text()
        paste(editor, LONG, qtbot, widget)
        assert len(widget.text()) == 10_000
        keep(editor, settle)
        assert problem.isVisibleTo(view), widget.accessibleName()
        assert problem.text()
        widget.setText(before)
        widget.edited.emit()
        keep(editor, settle)
        assert not editor.editing.problems


def test_keywords_too_long_or_too_many_stay_with_the_reason(
    editor: NeedsPage, qtbot: QtBot, settle: Settle
) -> None:
    field = editor.editor.side.keywords.field
    problem = editor.editor.side.keywords._problem
    paste(editor, "x" * 60, qtbot, field.field)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    keep(editor, settle)
    assert "60 characters; at most 40" in problem.text()
    field._drop("x" * 60)
    keep(editor, settle)
    assert problem.text() == ""
    paste(editor, "vision, optics, steel", qtbot, field.field)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert field.field.text() == "steel"
    assert problem.text() == "At most 5 keywords fit; remove some."


@pytest.mark.parametrize("text", PASTED)
def test_odd_signs_are_kept_or_told_and_never_rich(
    editor: NeedsPage, qtbot: QtBot, settle: Settle, text: str
) -> None:
    area = editor.editor.texts[1].areas()[2]
    area.setFocus()
    area.insertPlainText(text)
    unit = editor.editor.people[0]._lines[0]._english
    unit.setText(text)
    unit.edited.emit()
    unit.editingFinished.emit()
    unit.setFocus()
    area.setFocus()
    keep(editor, settle)
    problem = read(editor, lambda reader: reader.need(builders.need().id)).problem.en
    name = read(editor, lambda reader: reader.person(builders.person().id)).name_en
    assert problem == text.replace("\x00", "")
    seen = text.replace("\u202e", "").replace("\u200b", "").replace("\x00", "")
    assert name == unit.text() == seen
    notice = editor.session.notices.current
    told = str(notice.message) if notice is not None else ""
    assert ("nobody can see" in told) is (seen != text)
