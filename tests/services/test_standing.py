"""Status of many needs at once: one step, named, and taken back as one."""

from __future__ import annotations

import pytest

from matchmaker.domain.ids import NeedId
from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.texts import Language
from matchmaker.errors import RecordError
from matchmaker.i18n.translator import translator
from matchmaker.services import journaling, standing
from matchmaker.services.changes import Changed
from matchmaker.store import Database
from tests import builders
from tests.services.scene import fill, second_need

IDS = [builders.need().id, second_need().id]


@pytest.fixture
def database() -> Database:
    database = Database.memory()
    fill(database)
    return database


def statuses(database: Database) -> list[NeedStatus]:
    with database.reading() as reader:
        return [need.status for need in reader.needs()]


def test_many_needs_move_in_one_step_that_undo_takes_back(database: Database) -> None:
    moved = standing.set_status(database, IDS, NeedStatus.DRAFT, by="me")
    assert (moved.needs, moved.changed) == (2, Changed.NEEDS)
    assert statuses(database) == [NeedStatus.DRAFT] * 2
    assert moved.action is not None
    assert translator(Language.EN).say(moved.action.summary) == "2 needs: Draft"
    journaling.undo(database, by="me")
    assert statuses(database) == [NeedStatus.PUBLISHED] * 2


def test_needs_that_stand_there_already_make_no_step(database: Database) -> None:
    moved = standing.set_status(database, [*IDS, IDS[0]], NeedStatus.PUBLISHED, by="me")
    assert (moved.needs, moved.action, moved.changed) == (0, None, Changed.NOTHING)


def test_a_need_that_is_gone_stops_the_whole_step(database: Database) -> None:
    with pytest.raises(RecordError, match="no longer there"):
        standing.set_status(database, [IDS[0], NeedId("gone")], NeedStatus.DRAFT, by="me")
    assert statuses(database) == [NeedStatus.PUBLISHED] * 2
