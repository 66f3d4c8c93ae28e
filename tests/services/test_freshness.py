"""What changed since the last matching is counted, and what came back to itself is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.domain.texts import LocalisedText
from matchmaker.matching.profiles import load_profile
from matchmaker.services import (
    curating,
    engines,
    events,
    freshness,
    importing,
    journaling,
    overview,
    proposing,
    weighing,
)
from matchmaker.services.freshness import staleness
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
    assert staleness(database).records == 0  # never matched: nothing to match again
    proposing.propose(database)
    assert staleness(database).records == 0
    take_in(database, tmp_path / "a.csv", need(**SECOND), need(主要问题="改由相机检验"))
    assert staleness(database).records == 2
    said = [str(step.message) for step in overview.today(database).steps]
    assert "Match again: 2 records changed since the last matching." in said
    journaling.undo(database, by="t")
    assert staleness(database).records == 0
    journaling.redo(database, by="t")
    assert staleness(database).records == 2
    proposing.propose(database)
    assert staleness(database).records == 0


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
    assert staleness(database).records == 0
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


# --- other causes than records ------------------------------------------------------------------


@pytest.fixture
def matched(database: Database, tmp_path: Path) -> Database:
    events.create(database, events.new_event(LocalisedText(en="Event")), by="t")
    take_in(database, tmp_path / "a.csv", need())
    take_in(database, tmp_path / "b.csv", offer())
    proposing.propose(database)
    assert why(database) == ""
    return database


def why(database: Database) -> str:
    found = staleness(database)
    assert found.records == 0
    return str(found.why or "")


def test_other_weights_are_told_until_they_are_as_before(matched: Database) -> None:
    weights = dict(weighing.balance(matched).profile.weights)
    one, other = list(weights)[:2]
    weights[one], weights[other] = weights[one] + 1, weights[other] - 1
    weighing.weigh(matched, weights, by="t")
    assert "weights" in why(matched)
    said = [str(step.message) for step in overview.today(matched).steps]
    assert any(each.startswith("Match again: ") and "weights" in each for each in said)
    weighing.weigh(matched, None, by="t")
    assert why(matched) == ""


def test_a_run_with_a_profile_named_by_hand_is_nothing_to_mend(matched: Database) -> None:
    proposing.propose(matched, replace(load_profile("default"), digest="other"))
    assert why(matched) == ""


def test_a_veto_is_told_and_so_is_taking_it_back(matched: Database) -> None:
    with matched.reading() as reader:
        pair = (reader.needs()[0].id, reader.capabilities()[0].id)
    curating.decide(matched, pair, curating.Ruling(Decision.ACCEPT), by="t")
    assert why(matched) == ""  # what people choose does not change what is found
    rival = curating.Ruling(Decision.REJECT, RejectReason.COMPETITOR)
    curating.decide(matched, pair, rival, by="t")
    assert "ruled out" in why(matched)
    proposing.propose(matched)
    assert why(matched) == ""
    journaling.undo(matched, by="t")
    assert "ruled out" in why(matched)


def test_an_encoder_that_came_is_told_without_loading_it(
    matched: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "expected_encoder", lambda: "usem3-9")
    monkeypatch.setattr(engines, "installed_encoder", None)  # asking for it would fail
    assert "sentence encoder" in why(matched)
    monkeypatch.setattr(freshness, "expected_encoder", lambda: "")
    assert why(matched) == ""  # matching again would find less


def test_the_encoder_that_is_expected_is_the_one_that_is_used() -> None:
    expected = engines.expected_encoder()
    assert expected == engines.engine(load_profile("default")).encoder
