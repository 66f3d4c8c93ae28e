"""The journal: every change has its action, nothing in it can be altered."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import RecordError
from matchmaker.messages import Message
from matchmaker.store import Database
from tests import builders
from tests.store.scenes import fill


@pytest.fixture
def database() -> Database:
    database = Database.memory()
    fill(database)
    return database


def test_one_action_holds_all_changes_of_an_import(database: Database) -> None:
    with database.reading() as reader:
        (action,) = reader.actions()
        kinds = {each.record_kind for each in reader.changes(action)}
    assert action.kind is ActionKind.IMPORT
    assert action.at.tzinfo is not None
    assert kinds == {
        RecordKind.ORGANISATION,
        RecordKind.PERSON,
        RecordKind.EVENT,
        RecordKind.NEED,
        RecordKind.CAPABILITY,
    }


def test_a_change_names_the_value_and_the_version_it_replaces(database: Database) -> None:
    need = builders.need()
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("x"), by="me")
        assert recorder.put(replace(need, trl_min=8))
    with database.reading() as reader:
        newest, first = reader.actions()
        (change,) = reader.changes(newest)
    assert (change.field, change.before, change.after) == ("trl_min", "7", "8")
    assert change.replaces == first.version
    assert newest.version.counter == first.version.counter + 1


def test_an_unchanged_record_leaves_no_trace(database: Database) -> None:
    with database.transaction() as tx:
        assert not tx.act(ActionKind.EDIT, Message("x"), by="me").put(builders.need())
    with database.reading() as reader:
        assert len(reader.actions()) == 1


@pytest.mark.parametrize("table", ["action", "change"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_journal_is_append_only(database: Database, table: str, verb: str) -> None:
    with pytest.raises(RecordError, match="append only"), database.transaction() as tx:
        tx._connection.exec_driver_sql(verb.format(f'"{table}"'))


def test_a_record_others_belong_to_cannot_be_removed(database: Database) -> None:
    with pytest.raises(RecordError, match="still belong"), database.transaction() as tx:
        tx.act(ActionKind.DELETE, Message("x"), by="me").remove(
            RecordKind.PERSON, RecordId(builders.person().id)
        )


def test_the_history_of_a_record_is_newest_first(database: Database) -> None:
    need = builders.need()
    for trl in (8, 9):
        with database.transaction() as tx:
            tx.act(ActionKind.EDIT, Message("x"), by="me").put(replace(need, trl_min=trl))
    with database.reading() as reader:
        history = reader.history(RecordKind.NEED, RecordId(need.id))
    assert [change.after for _, change in history if change.field == "trl_min"] == ["9", "8", "7"]


def test_an_edit_writes_only_what_it_changed(database: Database) -> None:
    written: list[str] = []

    def note(*arguments: object) -> None:
        written.append(str(arguments[2]).split("(")[0].strip())

    with database.transaction() as tx:
        event.listen(tx._connection, "before_cursor_execute", note)
        recorder = tx.act(ActionKind.EDIT, Message("x"), by="me")
        recorder.put(builders.company())
        recorder.put(replace(builders.need(), trl_min=9))
    changes = [each for each in written if each.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert [each.split()[:3] for each in changes] == [
        ["UPDATE", "need", "SET"],
        ["DELETE", "FROM", "search"],
        ["INSERT", "INTO", "search"],
        ["INSERT", "INTO", "action"],
        ["INSERT", "INTO", "change"],
    ]


@pytest.mark.parametrize("kind", [RecordKind.ORGANISATION, RecordKind.NEED])
def test_what_others_belong_to_stays_and_it_is_said_in_words(
    database: Database, kind: RecordKind
) -> None:
    with database.transaction() as tx:
        tx.act(ActionKind.JUDGE, Message("x"), by="me").put(builders.judgement())
    record = builders.company() if kind is RecordKind.ORGANISATION else builders.need()
    words = "still belong" if kind is RecordKind.ORGANISATION else "Take that decision back"
    with pytest.raises(RecordError, match=words), database.transaction() as tx:
        tx.act(ActionKind.DELETE, Message("x"), by="me").remove(kind, RecordId(record.id))


def test_records_that_belong_together_go_together(database: Database) -> None:
    with database.transaction() as tx:
        tx.act(ActionKind.JUDGE, Message("x"), by="me").put(builders.judgement())
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.DELETE, Message("x"), by="me")
        recorder.remove(RecordKind.NEED, RecordId(builders.need().id))
        recorder.remove(RecordKind.JUDGEMENT, RecordId(builders.judgement().id))
    with database.reading() as reader:
        assert (reader.needs(), reader.judgements()) == ((), ())


def test_an_organisation_may_lose_its_last_record_in_the_step_that_removes_it(
    database: Database,
) -> None:
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.DELETE, Message("x"), by="me")
        need = replace(builders.need(), organisation=builders.university().id, contacts=())
        recorder.put(need)
        recorder.remove(RecordKind.PERSON, RecordId(builders.person().id))
        recorder.remove(RecordKind.ORGANISATION, RecordId(builders.company().id))
    with database.reading() as reader:
        assert reader.organisations() == (builders.university(),)
