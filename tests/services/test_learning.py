"""Learning from an event's decisions: offered, applied by choice, undone, per event."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from matchmaker.domain.explanation import Criterion, whole_score
from matchmaker.domain.learning import LessonState
from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.domain.weights import complete, rebalanced
from matchmaker.errors import DatabaseReadOnly, RecordError
from matchmaker.matching.profiles import load_profile
from matchmaker.services import curating, journaling, learning, proposing, weighing, workbench
from matchmaker.services.changes import Changed
from matchmaker.services.portfolio import SIGNED
from matchmaker.store import Database
from tests import builders
from tests.services import decided

OTHER = rebalanced(load_profile().weights, Criterion.READINESS, Decimal(40))


@pytest.fixture
def database() -> Iterator[Database]:
    made = Database.memory(now=lambda: builders.NOW)
    decided.fill(made)
    yield made
    made.close()


def test_decisions_that_follow_other_weights_offer_them(database: Database) -> None:
    accepted = decided.judge(database, 90)
    found = learning.suggest(database)
    assert found.lesson.state is LessonState.BETTER
    assert (found.lesson.decisions, found.lesson.accepted) == (90, accepted)
    assert found.lesson.weights is not None
    assert complete(found.lesson.weights)
    now = found.balance.profile.weights[Criterion.READINESS]
    assert found.lesson.weights[Criterion.READINESS] > now
    assert found.lesson.separation_then > found.lesson.separation_now
    assert found.shift is not None
    assert found.shift.up
    assert found.shift.up + found.shift.down == len(found.shift.moved)
    assert learning.suggest(database).lesson == found.lesson


def test_too_few_and_one_sided_decisions_offer_nothing(database: Database) -> None:
    decided.judge(database, 29)
    few = learning.suggest(database)
    assert (few.lesson.state, few.lesson.missing, few.shift) == (LessonState.TOO_FEW, 1, None)
    decided.judge(database, 60, accept_all=True)
    same = learning.suggest(database)
    assert (same.lesson.state, same.shift) == (LessonState.ONE_SIDED, None)


def test_reserve_counts_neither_way_and_reasons_outside_the_score_are_left_out(
    database: Database,
) -> None:
    decided.judge(database, 40)
    with database.reading() as reader:
        judged = [p for p in reader.pairings() if p.judgement and p.proposal]
    for each, ruling in zip(
        judged,
        (
            curating.Ruling(Decision.RESERVE),
            curating.Ruling(Decision.SHORTLIST),
            curating.Ruling(Decision.REJECT, RejectReason.COMPETITOR),
        ),
        strict=False,
    ):
        curating.decide(database, (each.need, each.capability), ruling, by="me")
    found = learning.suggest(database)
    assert (found.lesson.decisions, found.left_out) == (37, 1)


def test_pairs_that_a_selection_accepted_teach_nothing(database: Database) -> None:
    decided.judge(database, 40)
    with database.reading() as reader:
        judged = [p for p in reader.pairings() if p.judgement and p.proposal]
    accept = curating.Ruling(Decision.ACCEPT, note="chosen together")
    curating.decide(database, (judged[0].need, judged[0].capability), accept, by=SIGNED)
    found = learning.suggest(database)
    assert (found.lesson.decisions, found.left_out) == (39, 0)


def test_the_preview_says_what_a_run_would_find(database: Database) -> None:
    balance = weighing.balance(database)
    before = list(balance.proposals.scores(balance.profile.weights))
    stored = [int(each.score * 100) for each in balance.proposals.explanations]
    assert before == stored
    shift = balance.shift(OTHER)
    weighing.weigh(database, OTHER, by="me")
    proposing.propose(database, today=builders.TODAY)
    with database.reading() as reader:
        for each in shift.moved:
            pairing = reader.pairing(each.need, each.capability)
            if pairing is not None and pairing.proposal is not None:
                assert whole_score(pairing.proposal.explanation) == each.score_now
    assert balance.shift(balance.profile.weights).moved == ()


def test_weights_are_the_events_own_and_one_undo_takes_them_back(database: Database) -> None:
    done = weighing.weigh(database, OTHER, by="me")
    assert (done.changed, dict(done.weights)) == (Changed.EVENT, OTHER)
    assert weighing.weigh(database, OTHER, by="me").action is None
    desk = workbench.desk(database)
    assert desk.own_weights
    assert desk.outdated
    assert dict(desk.profile.weights) == OTHER
    proposing.propose(database, today=builders.TODAY)
    assert not workbench.desk(database).outdated
    journaling.undo(database, by="me")
    desk = workbench.desk(database)
    assert (desk.own_weights, desk.profile) == (False, load_profile())
    assert desk.outdated
    journaling.redo(database, by="me")
    assert dict(weighing.balance(database).profile.weights) == OTHER


def test_weights_are_kept_in_the_file_and_belong_to_it_alone(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "a.matchmaker"
    with Database.open(path, create=True) as database:
        decided.fill(database)
        weighing.weigh(database, OTHER, by="me")
    with Database.open(path) as database:
        assert dict(weighing.balance(database).profile.weights) == OTHER
    assert load_profile().weights != OTHER
    with Database.open(path, read_only=True) as database, pytest.raises(DatabaseReadOnly):
        weighing.weigh(database, None, by="me")


def test_going_back_to_the_profile_is_a_step_of_its_own(database: Database) -> None:
    weighing.weigh(database, OTHER, by="me")
    back = weighing.weigh(database, None, by="me")
    assert back.action is not None
    assert back.weights == load_profile().weights
    assert not weighing.balance(database).own
    assert weighing.weigh(database, load_profile().weights, by="me").action is None
    journaling.undo(database, by="me")
    assert weighing.balance(database).own


def test_weights_that_do_not_add_up_are_refused(database: Database) -> None:
    with pytest.raises(RecordError):
        weighing.weigh(database, OTHER | {Criterion.MODE: Decimal(99)}, by="me")
    with Database.memory() as empty, pytest.raises(RecordError):
        weighing.weigh(empty, OTHER, by="me")


def test_an_event_without_proposals_has_nothing_to_learn_from_or_to_move() -> None:
    with Database.memory() as empty:
        found = learning.suggest(empty)
        assert found.lesson.state is LessonState.TOO_FEW
        assert found.balance.shift(OTHER).moved == ()
