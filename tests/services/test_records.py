"""Editing records: limits named, stale edits refused, nothing overwritten unseen."""

from dataclasses import replace

import pytest

from matchmaker.domain.ids import NeedId, OrganisationId, PersonId, RecordId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.quantities import Target
from matchmaker.domain.records import Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.errors import RecordError
from matchmaker.messages import Message
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


# --- together ------------------------------------------------------------------------------------


def test_records_that_belong_together_are_one_step_with_a_name(database: Database) -> None:
    company = builders.company(id=OrganisationId("c" * 32), name=builders.hans("新公司"))
    person = builders.person(id=PersonId("p" * 32), organisation=company.id, name_zh="李工")
    need = builders.need(code="N-077", organisation=company.id, contacts=(person.id,))
    before = stored(database)
    edits = [records.Edit(each) for each in (company, person, need)]
    done = records.save_together(database, edits, by="me")
    assert done.action is not None
    assert str(done.action.summary) == "Added N-077 铝型材表面缺陷在线检测, with 新公司, 李工"
    assert done.changed == Changed.ORGANISATIONS | Changed.PEOPLE | Changed.NEEDS
    journaling.undo(database, by="me")
    with database.reading() as reader:
        assert reader.need_by_code("N-077") is None
        assert all(each.id != company.id for each in reader.organisations())
        assert all(each.id != person.id for each in reader.people())
    assert stored(database) == before


def test_if_one_is_refused_none_is_stored(database: Database) -> None:
    company = builders.company(id=OrganisationId("c" * 32), name=builders.hans("新公司"))
    need = builders.need(code="", id=NeedId("n" * 32), organisation=company.id)
    with pytest.raises(RecordError, match="already used"):
        records.save_together(database, [records.Edit(company), records.Edit(need)], by="me")
    with database.reading() as reader:
        assert all(each.id != company.id for each in reader.organisations())


# --- limits of rows ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("keywords", ("长" * 21,), "has 21 characters; at most 20"),
        ("keywords", ("x" * 41,), "has 41 characters; at most 40"),
        ("indicators", (Target(LocalisedText("长" * 101)),), "101 characters; at most 100"),
        ("indicators", (Target(LocalisedText("率"), unit="x" * 10_000),), "10000 characters"),
        ("code", "N" * 41, "41 characters; at most 40"),
    ],
)
def test_a_row_that_is_too_long_is_refused(
    database: Database, field: str, value: object, said: str
) -> None:
    with pytest.raises(RecordError, match=said):
        records.save(database, replace(stored(database), **{field: value}), by="me")  # type: ignore[arg-type]


def test_what_was_imported_too_long_does_not_stop_another_edit(database: Database) -> None:
    long = replace(stored(database), problem=LocalisedText("长" * 600))
    with database.transaction() as tx:
        tx.act(ActionKind.IMPORT, Message("Imported"), by="t").put(long)
    records.save(database, replace(long, trl_min=9), by="me", base=long)
    assert stored(database).trl_min == 9


@pytest.mark.parametrize("title", [LocalisedText("长" * 101), LocalisedText()])
def test_what_a_caller_says_was_stored_waives_no_limit(
    database: Database, title: LocalisedText
) -> None:
    before = stored(database)
    claimed = replace(before, title=title)
    records.save(database, replace(claimed, trl_min=9), by="me", base=claimed)
    assert stored(database) == replace(before, trl_min=9)


def test_what_another_made_too_long_does_not_stop_an_edit(database: Database) -> None:
    base = stored(database)
    long = replace(base, title=LocalisedText("长" * 101))
    with database.transaction() as tx:
        tx.act(ActionKind.IMPORT, Message("Imported"), by="me").put(long)
    records.save(database, replace(base, trl_min=9), by="me", base=base)
    assert stored(database) == replace(long, trl_min=9)
