"""Undo and redo: do, undo, redo gives back exactly what was there."""

import random
from dataclasses import replace

import pytest

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import RecordError
from matchmaker.messages import Message
from matchmaker.services import journaling
from matchmaker.services.changes import Changed
from matchmaker.store import Database
from tests import builders
from tests.store.scenes import fill, state


@pytest.fixture
def database() -> Database:
    database = Database.memory()
    fill(database)
    return database


def edit(database: Database, **over: object) -> None:
    with database.reading() as reader:
        need = reader.need(builders.need().id)
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("Edited"), by="me").put(replace(need, **over))  # type: ignore[arg-type]


def test_undo_takes_back_a_whole_import() -> None:
    database = Database.memory()
    empty = state(database)
    fill(database)
    full = state(database)
    done = journaling.undo(database, by="me")
    assert done is not None
    assert done.changed & Changed.NEEDS
    assert state(database) == empty
    journaling.redo(database, by="me")
    assert state(database) == full


def test_nothing_to_undo_or_redo_is_no_error() -> None:
    database = Database.memory()
    assert journaling.undo(database, by="me") is None
    assert journaling.redo(database, by="me") is None
    assert journaling.steps(database) == journaling.Steps(None, None)


def test_a_new_step_after_undo_ends_redo_but_keeps_the_old_branch(database: Database) -> None:
    edit(database, trl_min=8)
    journaling.undo(database, by="me")
    edit(database, trl_min=5)
    assert journaling.redo(database, by="me") is None
    with database.reading() as reader:
        history = reader.history(RecordKind.NEED, RecordId(builders.need().id))
    assert "8" in [change.after for _, change in history]


def test_fifty_random_steps_undo_and_redo_exactly(database: Database) -> None:
    chance = random.Random(20270624)
    seen = [state(database)]
    for number in range(50):
        if chance.random() < 0.2:
            with database.transaction() as tx:
                tx.act(ActionKind.EDIT, Message("x"), by="me").put(
                    builders.need(code=f"N-{number + 100}")
                )
        elif chance.random() < 0.3 and len(seen[-1][2]) > 1:  # type: ignore[arg-type]
            with database.reading() as reader:
                victim = chance.choice([n for n in reader.needs() if n.code != "N-001"])
            with database.transaction() as tx:
                tx.act(ActionKind.DELETE, Message("x"), by="me").remove(
                    RecordKind.NEED, RecordId(victim.id)
                )
        else:
            edit(database, trl_min=chance.randint(1, 9), year=2000 + number)
        seen.append(state(database))
    for expected in reversed(seen[:-1]):
        journaling.undo(database, by="me")
        assert state(database) == expected
    for expected in seen[1:]:
        journaling.redo(database, by="me")
        assert state(database) == expected


def test_a_field_changed_behind_the_journals_back_is_not_overwritten(database: Database) -> None:
    edit(database, trl_min=8)
    with database.transaction() as tx:
        tx._connection.exec_driver_sql("UPDATE need SET trl_min = 3")
    with pytest.raises(RecordError, match="changed since"):
        journaling.undo(database, by="me")
    with database.reading() as reader:
        assert reader.need(builders.need().id).trl_min == 3


def test_undo_says_what_it_took_back(database: Database) -> None:
    edit(database, trl_min=8)
    journaling.undo(database, by="me")
    with database.reading() as reader:
        newest, undone, _ = reader.actions()
    assert newest.kind is ActionKind.UNDO
    assert str(newest.summary) == "Undo: Edited"
    assert undone.undone
