"""Putting a value back: from any change of the journal, as a new step that can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import Change
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.records import Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import RecordError
from matchmaker.services import journaling, records
from matchmaker.store import Database
from tests import builders
from tests.gui.records_scene import fill, second_need


@pytest.fixture
def database() -> Database:
    database = Database.memory()
    fill(database)
    return database


def stored(database: Database) -> Need:
    with database.reading() as reader:
        return reader.need(builders.need().id)


def change(database: Database, field: str, *, newest: int = 0) -> Change:
    found = journaling.history(database, RecordKind.NEED, RecordId(builders.need().id))
    return [each for _, each in found if each.field == field][newest]


def edit(database: Database, **over: object) -> None:
    records.save(database, replace(stored(database), **over), by="me")  # type: ignore[arg-type]


def test_a_value_goes_back_as_a_new_step_that_undo_takes_away(database: Database) -> None:
    edit(database, trl_min=4)
    edit(database, trl_min=5)
    first = change(database, "trl_min", newest=1)
    done = journaling.put_back(database, first, by="me")
    assert done is not None
    assert stored(database).trl_min == 7
    journaling.undo(database, by="me")
    assert stored(database).trl_min == 5
    journaling.put_back(database, first, by="me", after=True)
    assert stored(database).trl_min == 4


def test_a_default_goes_back_though_the_journal_leaves_it_out(database: Database) -> None:
    edit(database, status=NeedStatus.DRAFT)
    journaling.put_back(database, change(database, "status"), by="me")
    assert stored(database).status is NeedStatus.PUBLISHED


def test_only_the_languages_a_change_touched_go_back(database: Database) -> None:
    title = stored(database).title
    edit(database, title=title.with_text(Language.EN, "Inspection"))
    touched = change(database, "title")
    both = stored(database).title.with_text(Language.ZH_HANS, "新的名称")
    edit(
        database, title=replace(both, zh_hant="機器所譯", converted=frozenset({Language.ZH_HANT}))
    )
    journaling.put_back(database, touched, by="me")
    assert stored(database).title == LocalisedText(
        "新的名称", "機器所譯", "", converted=frozenset({Language.ZH_HANT})
    )


def test_a_value_that_stands_already_makes_no_step(database: Database) -> None:
    edit(database, trl_min=4)
    assert journaling.put_back(database, change(database, "trl_min"), by="me", after=True) is None
    with database.reading() as reader:
        assert len(reader.actions(10)) == 2


def test_a_code_given_away_meanwhile_does_not_go_back(database: Database) -> None:
    edit(database, code="N-009")
    records.save(database, replace(second_need(), code="N-001"), by="me")
    with pytest.raises(RecordError, match="already used"):
        journaling.put_back(database, change(database, "code"), by="me")
    assert stored(database).code == "N-009"


def test_a_record_that_is_gone_has_no_field_to_fill(database: Database) -> None:
    edit(database, trl_min=4)
    edited = change(database, "trl_min")
    records.delete(database, RecordKind.NEED, RecordId(builders.need().id), by="me")
    with pytest.raises(RecordError, match="no longer there"):
        journaling.put_back(database, edited, by="me")
