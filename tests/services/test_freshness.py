"""What changed since the last matching is counted, and what came back to itself is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from matchmaker.domain.lists import NeedStatus
from matchmaker.services import importing, journaling, overview, proposing
from matchmaker.services.freshness import changed_since_matching
from matchmaker.store import Database
from tests.services.lists import need, offer, write_list


@pytest.fixture
def database() -> Iterator[Database]:
    made = Database.memory()
    yield made
    made.close()


def take_in(database: Database, path: Path, *rows: dict[str, str], publish: bool = True) -> None:
    plan = importing.plan(database, [write_list(path, *rows)])
    importing.apply(database, replace(plan, publish=publish), by="t")


SECOND = {"需求编号": "N-002", "技术需求名称": "辊道窑余热回收"}


def test_an_import_after_a_run_is_counted_until_the_next_run(
    database: Database, tmp_path: Path
) -> None:
    take_in(database, tmp_path / "a.csv", need())
    take_in(database, tmp_path / "b.csv", offer())
    assert changed_since_matching(database) == 0  # never matched: nothing to match again
    proposing.propose(database)
    assert changed_since_matching(database) == 0
    take_in(database, tmp_path / "a.csv", need(**SECOND), need(主要问题="改由相机检验"))
    assert changed_since_matching(database) == 2
    said = [str(step.message) for step in overview.today(database).steps]
    assert "Match again: 2 records changed since the last matching." in said
    journaling.undo(database, by="t")
    assert changed_since_matching(database) == 0
    journaling.redo(database, by="t")
    assert changed_since_matching(database) == 2
    proposing.propose(database)
    assert changed_since_matching(database) == 0


def test_a_need_that_waits_for_its_check_is_no_reason_to_match(
    database: Database, tmp_path: Path
) -> None:
    take_in(database, tmp_path / "a.csv", need())
    take_in(database, tmp_path / "b.csv", offer())
    proposing.propose(database)
    take_in(database, tmp_path / "a.csv", need(**SECOND), publish=False)
    with database.reading() as reader:
        stands = {each.code: each.status for each in reader.needs()}
    assert stands == {"N-001": NeedStatus.PUBLISHED, "N-002": NeedStatus.FORM_CHECK}
    assert changed_since_matching(database) == 0
    said = [str(step.message) for step in overview.today(database).steps]
    assert "Check 1 need and publish it; until then it is not matched." in said
    assert overview.today(database).funnel.published == 1


def test_a_row_that_says_where_it_stands_is_believed(database: Database, tmp_path: Path) -> None:
    take_in(database, tmp_path / "a.csv", need(状态="已发布"), publish=False)
    with database.reading() as reader:
        assert [each.status for each in reader.needs()] == [NeedStatus.PUBLISHED]


def test_a_second_import_leaves_the_state_alone(database: Database, tmp_path: Path) -> None:
    take_in(database, tmp_path / "a.csv", need(), publish=False)
    plan = importing.plan(database, [tmp_path / "a.csv"])
    assert [str(row.outcome) for row in plan.rows] == ["same"]
