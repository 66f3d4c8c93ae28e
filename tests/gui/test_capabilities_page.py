"""Capabilities: the same list mirrored; what is expired is greyed and says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from matchmaker.domain.lists import CapabilityKind
from matchmaker.domain.records import Capability
from matchmaker.domain.texts import Language
from matchmaker.gui.pages.capabilities import CapabilitiesPage
from matchmaker.gui.presenters.session import Session
from tests import builders
from tests.gui.conftest import Settle
from tests.gui.records_scene import clipped, shown, unnamed
from tests.services.scene import fill


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> CapabilitiesPage:
    assert session.database is not None
    fill(session.database)
    return shown(CapabilitiesPage, session, qtbot, settle)


def test_a_row_names_institution_readiness_and_kind(page: CapabilitiesPage) -> None:
    row = page.model.rows()[0]
    texts = [page.table.cell(row, number).text for number in range(page.model.columnCount())]
    assert texts[0] == "C-001"
    assert texts[2:5] == ["HKUST", "smart instruments", "TRL 7"]
    assert texts[6] == "Research result"


def test_an_expired_entry_is_greyed_and_says_so(page: CapabilitiesPage) -> None:
    row = page.model.rows()[1]
    assert row.expired
    assert page.table._delegate._faded(row)
    assert page.table.cell(row, 0).role == "text-muted"
    assert page.table.cell(row, 6).text == "expired"


def test_the_editor_is_the_mirror_of_that_of_needs(page: CapabilitiesPage, settle: Settle) -> None:
    page.show_record(builders.capability().id)
    settle(page.session)
    assert page.page_bar.title() == "Capability C-001"
    fields = [row.row.field for row in page.editor.texts]
    assert fields[:3] == ["title", "summary", "applications"]
    assert fields.count("advantages") == 3
    assert page.editor.texts[1]._counterpart.text() == "Problem"


def test_a_second_advantage_is_kept_in_its_place(page: CapabilitiesPage, settle: Settle) -> None:
    page.show_record(builders.capability().id)
    settle(page.session)
    rows = [row for row in page.editor.texts if row.row.field == "advantages"]
    rows[1].areas()[2].setPlainText("Runs on one graphics card")
    page.editing.keep()
    settle(page.session)
    stored = stored_capability(page)
    assert [text.en for text in stored.advantages] == [
        "Learns a new defect from twenty pictures",
        "Runs on one graphics card",
    ]


def test_indicators_keep_how_they_were_shown(page: CapabilitiesPage, settle: Settle) -> None:
    page.show_record(builders.capability().id)
    settle(page.session)
    line: Any = page.editor.indicators._rows[0]
    assert line._figure.text() == "0.4"
    assert line._extra.text() == "pilot line, 6 months"
    line._figure.setText("0.35")
    line._figure.edited.emit()
    page.editing.keep()
    settle(page.session)
    row = stored_capability(page).indicators[0]
    assert str(row.value) == "0.35"
    assert row.how == builders.capability().indicators[0].how


def test_industries_are_added_and_taken_away(page: CapabilitiesPage, settle: Settle) -> None:
    page.show_record(builders.capability().id)
    settle(page.session)
    industries = field(page, "industries")
    industries._picked("2017:3071")
    settle(page.session)
    assert [code.code for code in stored_capability(page).industries] == ["3252", "3071"]
    industries._tags._drop(industries._tags.words()[0])
    settle(page.session)
    assert [code.code for code in stored_capability(page).industries] == ["3071"]


def test_kind_and_day_are_read_back_as_values(page: CapabilitiesPage, settle: Settle) -> None:
    page.show_record(builders.capability().id)
    settle(page.session)
    field(page, "kind")._choice.picked.emit("service")
    day = field(page, "valid_to")
    day._line.setText("2029-06-31")
    day._line.edited.emit()
    assert "valid_to" in page.editing.problems
    day._line.setText("2029-06-30")
    day._line.edited.emit()
    page.editing.keep()
    settle(page.session)
    stored = stored_capability(page)
    assert stored.kind is CapabilityKind.SERVICE
    assert stored.valid_to == date(2029, 6, 30)


def test_a_second_organisation_stands_behind_the_first(
    page: CapabilitiesPage, settle: Settle
) -> None:
    page.show_record(builders.capability().id)
    settle(page.session)
    parties = page.editor.parties
    parties._add.click()
    parties._lines[1].named.emit("示例联合实验室")
    settle(page.session)
    stored = stored_capability(page)
    assert len(stored.organisations) == 2
    assert stored.organisations[0] == builders.university().id
    parties._lines[0].dropped.emit()
    settle(page.session)
    assert stored_capability(page).organisations == stored.organisations[1:]


@pytest.mark.parametrize("language", list(Language))
def test_every_widget_is_named_and_nothing_is_clipped(
    page: CapabilitiesPage, settle: Settle, language: Language
) -> None:
    page.session.speak(language)
    page.show_record(builders.capability().id)
    settle(page.session)
    assert unnamed(page) == []
    assert clipped(page) == []


def field(page: CapabilitiesPage, name: str) -> Any:
    """The field of a fact, whatever kind it is."""
    return page.editor.field(name)


def stored_capability(page: CapabilitiesPage) -> Capability:
    database = page.session.database
    assert database is not None
    with database.reading() as reader:
        return reader.capability(builders.capability().id)
