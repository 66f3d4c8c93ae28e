"""Editing records: limits named, stale edits refused, nothing overwritten unseen."""

from dataclasses import replace

import pytest

from matchmaker.domain.ids import NeedId, RecordId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.records import Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.errors import RecordError
from matchmaker.services import journaling, records
from matchmaker.services.changes import Changed
from matchmaker.store import Database
from tests import builders
from tests.store.scenes import fill


@pytest.fixture
def database() -> Database:
    database = Database.memory()
    fill(database)
    return database


def stored(database: Database) -> Need:
    with database.reading() as reader:
        return reader.need(builders.need().id)


def test_a_saved_edit_is_one_action_that_can_be_taken_back(database: Database) -> None:
    saved = records.save(database, replace(stored(database), trl_min=9), by="me")
    assert saved.action is not None
    assert stored(database).trl_min == 9
    journaling.undo(database, by="me")
    assert stored(database).trl_min == 7


def test_saving_what_is_stored_does_nothing(database: Database) -> None:
    assert records.save(database, stored(database), by="me").action is None


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"title": LocalisedText()}, "title is needed"),
        ({"title": LocalisedText("长" * 101)}, "101 characters; at most 100"),
        ({"title": LocalisedText("短", en="x" * 251)}, "251 characters; at most 250"),
        ({"problem": LocalisedText("长" * 501)}, "at most 500"),
        ({"keywords": ("a", "b", "c", "d", "e", "f")}, "At most 5 keywords"),
        ({"code": ""}, "is empty or already used"),
    ],
)
def test_a_passed_limit_is_named(database: Database, over: dict[str, object], said: str) -> None:
    before = stored(database)
    with pytest.raises(RecordError, match=said):
        records.save(database, replace(before, **over), by="me")  # type: ignore[arg-type]
    assert stored(database) == before


def test_a_code_cannot_be_given_twice(database: Database) -> None:
    with pytest.raises(RecordError, match="already used"):
        records.save(database, replace(stored(database), id=NeedId("other")), by="me")


def test_two_editors_of_different_fields_both_keep_their_change(database: Database) -> None:
    base = stored(database)
    records.save(database, replace(base, trl_min=9), by="a", base=base)
    records.save(database, replace(base, year=2028), by="b", base=base)
    assert (stored(database).trl_min, stored(database).year) == (9, 2028)


def test_two_editors_of_one_field_are_not_resolved_silently(database: Database) -> None:
    base = stored(database)
    records.save(database, replace(base, trl_min=9), by="a", base=base)
    with pytest.raises(RecordError, match="changed elsewhere"):
        records.save(database, replace(base, trl_min=5), by="b", base=base)
    assert stored(database).trl_min == 9


def test_a_deleted_record_comes_back_with_undo(database: Database) -> None:
    before = stored(database)
    records.delete(database, RecordKind.NEED, RecordId(before.id), by="me")
    with pytest.raises(RecordError, match="no longer there"):
        stored(database)
    with pytest.raises(RecordError, match="deleted meanwhile"):
        records.save(database, replace(before, trl_min=2), by="me", base=before)
    journaling.undo(database, by="me")
    assert stored(database) == before


def test_the_next_code_is_free(database: Database) -> None:
    assert records.next_code(database, RecordKind.NEED) == "N-002"
    assert records.next_code(database, RecordKind.CAPABILITY) == "C-002"


def test_saving_what_is_stored_refreshes_no_screen(database: Database) -> None:
    saved = records.save(database, stored(database), by="me")
    assert saved.changed is Changed.NOTHING


@pytest.mark.parametrize(
    ("field", "value"),
    [("internal_text", "x" * 2001), ("preferred_partner", "x" * 4001), ("source", "x" * 4001)],
)
def test_no_text_is_longer_than_layout_and_scores_can_bear(
    database: Database, field: str, value: str
) -> None:
    with pytest.raises(RecordError, match="at most"):
        records.save(database, replace(stored(database), **{field: value}), by="me")  # type: ignore[arg-type]
