"""The overview: counts that agree with the records, needs nobody serves, and what comes next."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from matchmaker.domain.explanation import Cap, CapRule, Contribution, Criterion, Grade
from matchmaker.domain.lists import Park
from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.services import curating, overview, proposing, workbench
from matchmaker.services.curating import Ruling
from matchmaker.services.next_steps import StepPlace
from matchmaker.services.overview import Funnel, NeedCounts, Today
from matchmaker.store import Database
from tests import builders
from tests.services.boards import KILN, PAIR, YOGHURT, filled


def _today(database: Database) -> Today:
    return overview.today(database, today=date(2027, 6, 1))


def _steps(database: Database) -> list[str]:
    return [str(step.message) for step in _today(database).steps]


@pytest.fixture
def database() -> Database:
    database = filled()
    proposing.propose(database, today=builders.TODAY)
    return database


def test_an_empty_event_asks_for_lists() -> None:
    found = overview.today(Database.memory(), today=builders.TODAY)
    assert found.funnel == Funnel(0, 0, 0, 0, 0, 0)
    assert (found.event, found.days_to_go, found.uncovered) == (None, None, ())
    assert {step.place for step in found.steps} == {StepPlace.DATA}
    assert [str(step.message) for step in found.steps] == [
        "Bring in the list of needs: drop the file on this window.",
        "Bring in the list of capabilities: drop the file on this window.",
    ]


def test_before_the_first_run_it_asks_to_propose() -> None:
    assert _steps(filled()) == ["Propose pairs: on the Matching page, start a run."]


def test_the_funnel_counts_each_stage(database: Database) -> None:
    assert _today(database).funnel == Funnel(3, 2, 2, 2, 0, 0)
    curating.decide(database, PAIR, Ruling(Decision.SHORTLIST), by="t")
    assert _today(database).funnel == Funnel(3, 2, 2, 2, 1, 0)
    curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="t")
    assert _today(database).funnel == Funnel(3, 2, 2, 2, 1, 1)


def test_every_count_of_needs_has_one_meaning(database: Database) -> None:
    assert overview.counts(database) == NeedCounts(2, 0, 1, 2)
    assert overview.counts(database) == _today(database).counts
    rows = workbench.desk(database).rows
    assert sum(row.uncovered is not None for row in rows) == 1
    curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="t")
    assert overview.counts(database) == NeedCounts(2, 0, 1, 1)
    curating.decide(database, PAIR, Ruling(Decision.REJECT, RejectReason.READINESS), by="t")
    assert overview.counts(database).unaccepted == 2


def test_before_the_first_run_every_need_lacks_everything() -> None:
    assert overview.counts(filled()) == NeedCounts(2, 2, 2, 2)


def test_a_need_without_partner_names_its_nearest_miss(database: Database) -> None:
    (row,) = _today(database).uncovered
    assert row.need.id == KILN.id
    assert row.nearest is not None
    assert row.nearest.explanation.grade is Grade.WEAK
    assert isinstance(row.nearest.reason, Cap | Contribution)


def test_the_nearest_miss_is_one_nobody_rejected(database: Database) -> None:
    before = _today(database).uncovered[0].nearest
    assert before is not None
    pair = (KILN.id, before.capability.id)
    ruling = Ruling(Decision.REJECT, RejectReason.WRONG_TOPIC)
    curating.decide(database, pair, ruling, by="t")
    after = _today(database).uncovered[0].nearest
    assert after is not None
    assert after.capability.id != before.capability.id


def test_choosing_somebody_covers_a_need(database: Database) -> None:
    curating.decide(database, (KILN.id, YOGHURT.id), Ruling(Decision.ACCEPT), by="t")
    assert _today(database).uncovered == ()


def test_rejecting_the_only_good_one_uncovers_a_need(database: Database) -> None:
    ruling = Ruling(Decision.REJECT, RejectReason.NO_CAPACITY)
    curating.decide(database, PAIR, ruling, by="t")
    assert [row.need.id for row in _today(database).uncovered] == [PAIR[0], KILN.id]


def test_parks_count_published_and_covered_needs(database: Database) -> None:
    parks = {row.park: (row.published, row.covered) for row in _today(database).parks}
    assert parks[Park.NANHAI] == (2, 1)
    assert parks[Park.SHUNDE] == (0, 0)
    assert None not in parks


def test_a_need_of_a_company_without_park_is_counted_apart() -> None:
    database = filled(builders.need(code="N-009", organisation=builders.university().id))
    parks = {row.park: row.published for row in _today(database).parks}
    assert parks[None] == 1


def test_the_days_to_the_event_are_counted(database: Database) -> None:
    assert _today(database).days_to_go == 23


def test_next_steps_follow_the_work(database: Database) -> None:
    assert _steps(database) == [
        "Decide on the proposals of 2 needs.",
        "Look at 1 uncovered need: what its nearest capability lacks.",
    ]
    curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="t")
    assert _steps(database) == [
        "Decide on the proposals of 1 need.",
        "Look at 1 uncovered need: what its nearest capability lacks.",
        "Print the brief of 1 accepted pair.",
    ]


def test_the_last_action_is_named(database: Database) -> None:
    curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="Mei")
    last = _today(database).last_action
    assert last is not None
    assert str(last.summary) == "Accepted N-001 with C-001"


def test_a_cap_to_weak_holds_a_pair_down_most() -> None:
    strict = Cap(CapRule.NO_SHARED_TOPIC, Grade.WEAK)
    capped = replace(builders.explanation(), caps=(strict,))
    assert overview.holds_down(capped) == strict


def test_else_the_part_that_lost_most_points_does() -> None:
    lost = replace(builders.contribution(Criterion.TEXT, "2"), weight=Decimal(30))
    kept = builders.contribution(Criterion.FIELD, "14")
    assert overview.holds_down(builders.explanation((kept, lost))) == lost
