"""Undo and redo: do, undo, redo gives back exactly what was there."""

import random
from dataclasses import replace
from typing import Any

import pytest

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import Action, ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import RecordError
from matchmaker.messages import Message
from matchmaker.services import journaling
from matchmaker.services.changes import Changed
from matchmaker.store import Database, journal
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


def test_the_next_steps_are_found_without_reading_the_journal(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        edit(database, year=2000 + number)
    for _ in range(3):
        journaling.undo(database, by="me")
    worded: list[object] = []
    plain = journal._action

    def noted(row: Any, *, undone: bool) -> Action:
        worded.append(row)
        return plain(row, undone=undone)

    monkeypatch.setattr(journal, "_action", noted)
    steps = journaling.steps(database)
    assert steps.undo is not None
    assert steps.redo is not None
    assert (steps.undo.version.counter, steps.redo.version.counter) == (38, 39)
    assert (steps.undo.undone, steps.redo.undone) == (False, True)
    assert len(worded) == 2


def test_undo_reaches_behind_a_branch_that_was_left(database: Database) -> None:
    edit(database, year=2001)
    edit(database, year=2002)
    journaling.undo(database, by="me")
    edit(database, year=2003)
    journaling.undo(database, by="me")
    journaling.undo(database, by="me")
    with database.reading() as reader:
        assert reader.need(builders.need().id) == builders.need()
    for expected in (2001, 2003):
        assert journaling.redo(database, by="me") is not None
        with database.reading() as reader:
            assert reader.need(builders.need().id).year == expected
    assert journaling.redo(database, by="me") is None


def test_a_step_that_wrote_a_field_twice_is_taken_back_whole(database: Database) -> None:
    before = state(database)
    new = builders.need(code="N-002")
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("x"), by="me")
        for trl in (8, 9, 7, 6):
            recorder.put(replace(builders.need(), trl_min=trl))
        recorder.put(new)
        recorder.put(replace(new, trl_min=2))
        recorder.remove(RecordKind.NEED, RecordId(builders.need().id))
        recorder.put(replace(builders.need(), year=1999))
    after = state(database)
    assert journaling.undo(database, by="me") is not None
    assert state(database) == before
    assert journaling.redo(database, by="me") is not None
    assert state(database) == after
