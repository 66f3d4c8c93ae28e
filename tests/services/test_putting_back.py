"""Putting a value back: from any change of the journal, as a new step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import ActionKind, Change
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import RecordError
from matchmaker.messages import Message
from matchmaker.services import journaling, records
from matchmaker.store import Database
from tests import builders
from tests.services.scene import fill, second_company, second_need


@pytest.fixture
def database() -> Database:
    database = Database.memory()
    fill(database)
    return database


def stored(database: Database) -> Need:
    with database.reading() as reader:
        return reader.need(builders.need().id)


def past(database: Database, field: str) -> list[journaling.Entry]:
    found = journaling.history(database, RecordKind.NEED, RecordId(builders.need().id))
    return [each for each in found if each.change.field == field]


def change(database: Database, field: str, *, newest: int = 0) -> Change:
    return past(database, field)[newest].change


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


# --- what cannot go back ------------------------------------------------------------------------

BOTH = [
    (RecordKind.NEED, builders.need().id, "organisation"),
    (RecordKind.NEED, builders.need().id, "title"),
    (RecordKind.NEED, builders.need().id, "code"),
    (RecordKind.CAPABILITY, builders.capability().id, "organisations"),
    (RecordKind.CAPABILITY, builders.capability().id, "title"),
    (RecordKind.CAPABILITY, builders.capability().id, "code"),
]


@pytest.mark.parametrize(("kind", "record", "field"), BOTH)
def test_what_a_record_began_with_has_nothing_before_it(
    database: Database, kind: RecordKind, record: str, field: str
) -> None:
    found = journaling.history(database, kind, RecordId(record))
    (first,) = (each for each in found if each.change.field == field)
    assert (first.before_stands, first.after_stands) == (False, True)
    with pytest.raises(RecordError, match="cannot be left empty"):
        journaling.put_back(database, first.change, by="me")
    with database.reading() as reader:
        assert len(reader.actions(10)) == 1


@pytest.mark.parametrize(
    ("kind", "record", "field"), [each for each in BOTH if each[2] != "organisations"]
)
def test_what_a_record_began_with_goes_back(
    database: Database, kind: RecordKind, record: str, field: str
) -> None:
    with database.reading() as reader:
        before = reader.record(kind, RecordId(record))
    assert isinstance(before, Need | Capability)
    title = before.title
    for language, _ in before.title.items():  # noqa: PERF102 - a text, not a mapping
        title = title.with_text(language, "Another")
    others = {
        "organisation": second_company().id,
        "title": title,
        "code": "X-9",
    }
    over: dict[str, Any] = {field: others[field]}
    records.save(database, replace(before, **over), by="me")
    found = journaling.history(database, kind, RecordId(record))
    first = [each for each in found if each.change.field == field][-1]
    journaling.put_back(database, first.change, by="me", after=True)
    with database.reading() as reader:
        assert reader.record(kind, RecordId(record)) == before


def test_the_last_title_stays(database: Database) -> None:
    title = stored(database).title
    edit(database, title=title.with_text(Language.EN, "Inspection"))
    added = change(database, "title")
    edit(database, title=builders.english("Inspection"))
    with pytest.raises(RecordError, match="title is needed"):
        journaling.put_back(database, added, by="me")
    newest, edited, _ = past(database, "title")
    assert (newest.before_stands, newest.after_stands) == (True, True)
    assert (edited.before_stands, edited.after_stands) == (False, True)


def test_a_text_that_was_over_its_limit_does_not_go_back(database: Database) -> None:
    long = replace(stored(database), expected=builders.hans("长" * 501))
    with database.transaction() as tx:
        tx.act(ActionKind.IMPORT, Message("Imported"), by="me").put(long)
    edit(database, expected=builders.hans("短"))
    newest = past(database, "expected")[0]
    assert (newest.before_stands, newest.after_stands) == (False, True)
    with pytest.raises(RecordError, match="501"):
        journaling.put_back(database, newest.change, by="me")


def test_a_code_given_away_is_not_offered(database: Database) -> None:
    edit(database, code="N-009")
    records.save(database, replace(second_need(), code="N-001"), by="me")
    newest = past(database, "code")[0]
    assert (newest.before_stands, newest.after_stands) == (False, True)


def test_a_removed_record_offers_nothing(database: Database) -> None:
    edit(database, trl_min=4)
    records.delete(database, RecordKind.NEED, RecordId(builders.need().id), by="me")
    assert not any(each.before_stands or each.after_stands for each in past(database, "trl_min"))


def test_the_history_speaks_in_values(database: Database) -> None:
    edit(database, trl_min=4, status=NeedStatus.DRAFT, budget=None)
    assert [(each.before, each.after) for each in past(database, "trl_min")] == [(7, 4), (None, 7)]
    assert past(database, "status")[0].before is NeedStatus.PUBLISHED
    assert past(database, "budget")[0].before == builders.need().budget
    assert past(database, "title")[0].before is None


def test_undoing_onto_nothing_is_refused_by_the_store(database: Database) -> None:
    need = builders.need()
    with database.transaction() as tx, pytest.raises(RecordError, match="cannot be left empty"):
        tx.act(ActionKind.EDIT, Message("x"), by="me").apply(
            RecordKind.NEED, RecordId(need.id), {"title": None}
        )
    assert stored(database) == need
