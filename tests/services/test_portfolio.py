"""The best overall selection of an event: what is chosen, who is short, one step to take back."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from matchmaker.domain.explanation import Criterion, Explanation, Grade
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.pairing import Decision, PairState, Proposal, RejectReason
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.profiles import load_profile
from matchmaker.messages import Message
from matchmaker.services import curating, journaling, portfolio
from matchmaker.services.changes import Changed
from matchmaker.services.curating import Ruling
from matchmaker.services.portfolio import Limits
from matchmaker.store import Database
from tests import builders

LAB, SHOP = builders.english("Vision Lab"), builders.english("Kiln Lab")
NEEDS = tuple(builders.need(code=f"N-{number:03}") for number in range(1, 5))
OFFERS = (
    builders.capability(code="C-001", team=LAB, inventors=()),
    builders.capability(code="C-002", team=builders.english(" vision  lab "), inventors=()),
    builders.capability(code="C-003", team=SHOP, inventors=()),
)
SCORES = {  # one row a need
    "N-001": {"C-001": 90, "C-003": 60},
    "N-002": {"C-002": 80},
    "N-003": {"C-001": 70},
    "N-004": {"C-003": 30},
}


def explained(need: Need, offer: Capability, score: int) -> Explanation:
    grade = Grade.WEAK if score < 44 else Grade.STRONG
    part = builders.contribution(Criterion.TEXT, str(score), weight=Decimal(100))
    return builders.explanation([part], grade=grade, need=need.id, capability=offer.id)


def scored(needs: Sequence[Need] = NEEDS) -> Database:
    """Return an event whose proposals have the scores above."""
    database = Database.memory(now=lambda: builders.NOW)
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("Imported"), by="tests")
        for party in (builders.company(), builders.university()):
            recorder.put(party)
        recorder.put(builders.person())
        for need in needs:
            recorder.put(need)
        for offer in OFFERS:
            recorder.put(offer)
    proposals = [
        Proposal(explained(need, offer, SCORES[need.code][offer.code]), rank)
        for need in needs
        for rank, offer in enumerate((o for o in OFFERS if o.code in SCORES[need.code]), 1)
    ]
    with database.transaction() as tx:
        tx.save_run(proposals, profile=load_profile(), needs=needs, capabilities=len(OFFERS))
    return database


@pytest.fixture
def database() -> Database:
    return scored()


def pair(need: int, offer: int) -> tuple[NeedId, CapabilityId]:
    return NEEDS[need - 1].id, OFFERS[offer - 1].id


def chosen(found: portfolio.Suggestion) -> set[tuple[NeedId, CapabilityId]]:
    return {(each.need, each.capability) for each in found.chosen}


def test_a_need_steps_aside_so_that_more_needs_are_served(database: Database) -> None:
    found = portfolio.suggest(database, Limits(per_team=2))
    assert chosen(found) == {pair(1, 3), pair(2, 2), pair(3, 1)}
    assert [(s.need, s.best[0].capability, s.chosen[0].capability) for s in found.swaps] == [
        (NEEDS[0].id, OFFERS[0].id, OFFERS[2].id)
    ]
    assert (found.served, found.servable, found.overloads) == (3, 3, ())


def test_with_room_for_all_each_need_gets_its_best(database: Database) -> None:
    found = portfolio.suggest(database)
    assert chosen(found) == {pair(1, 1), pair(2, 2), pair(3, 1)}
    assert found.swaps == ()


def test_the_bottleneck_is_named_with_how_many_are_too_many(database: Database) -> None:
    found = portfolio.suggest(database, Limits(per_team=1))
    (overload,) = found.overloads
    assert [team.key[1] for team in overload.teams] == ["vision lab"]
    assert (overload.asked, overload.places, overload.short) == (2, 1, (NEEDS[2].id,))
    assert (found.served, found.servable) == (2, 3)


def test_accepted_pairs_stay_and_use_up_room(database: Database) -> None:
    curating.decide(database, pair(3, 1), Ruling(Decision.ACCEPT), by="Mei")
    found = portfolio.suggest(database, Limits(per_team=1))
    assert chosen(found) == {pair(1, 3)}
    (overload,) = found.overloads
    assert (overload.asked, overload.places, overload.short) == (2, 1, (NEEDS[1].id,))


def test_more_accepted_by_hand_than_allowed_is_told(database: Database) -> None:
    for each in (pair(1, 1), pair(2, 2), pair(3, 1)):
        curating.decide(database, each, Ruling(Decision.ACCEPT), by="Mei")
    (overload,) = portfolio.suggest(database, Limits(per_team=2)).overloads
    assert (overload.asked, overload.places, overload.short) == (3, 2, ())


def test_rejected_pairs_and_weak_proposals_are_out_unless_a_person_wants_them(
    database: Database,
) -> None:
    curating.decide(
        database, pair(1, 1), Ruling(Decision.REJECT, RejectReason.COST_OR_TIME), by="t"
    )
    assert pair(1, 1) not in chosen(portfolio.suggest(database))
    assert pair(4, 3) not in chosen(portfolio.suggest(database))
    curating.decide(database, pair(4, 3), Ruling(Decision.SHORTLIST), by="t")
    assert pair(4, 3) in chosen(portfolio.suggest(database))


@pytest.mark.parametrize(
    ("decision", "state"),
    [(Decision.ACCEPT, PairState.ACCEPTED), (Decision.RESERVE, PairState.RESERVE)],
)
def test_taking_it_over_is_one_step_that_one_undo_takes_back(
    database: Database, decision: Decision, state: PairState
) -> None:
    curating.decide(database, pair(1, 3), Ruling(Decision.SHORTLIST, note="liked"), by="Mei")
    wanted = sorted(chosen(portfolio.suggest(database, Limits(per_team=2))))
    done = portfolio.apply(database, wanted, decision)
    assert (done.decided, done.passed, done.changed) == (3, 0, Changed.JUDGEMENTS)
    with database.reading() as reader:
        judgements = reader.judgements()
        assert {(each.by, each.decision) for each in judgements} == {("portfolio", decision)}
        assert {p.state for p in reader.pairings() if (p.need, p.capability) in wanted} == {state}
    journaling.undo(database, by="Mei")
    with database.reading() as reader:
        (left,) = reader.judgements()
        assert (left.by, left.decision, left.note) == ("Mei", Decision.SHORTLIST, "liked")


def test_what_was_decided_meanwhile_is_passed_over(database: Database) -> None:
    wanted = sorted(chosen(portfolio.suggest(database)))
    reason = RejectReason.COMPETITOR
    for each in wanted:
        curating.decide(database, each, Ruling(Decision.REJECT, reason), by="Mei")
    done = portfolio.apply(database, [*wanted, *wanted])
    assert (done.action, done.decided, done.passed, done.changed) == (
        None, 0, len(wanted), Changed.NOTHING
    )  # fmt: skip


def test_the_order_in_which_records_came_changes_nothing() -> None:
    one, two = scored(), scored(NEEDS[::-1])
    limits = Limits(per_team=1, per_need=2)
    assert chosen(portfolio.suggest(one, limits)) == chosen(portfolio.suggest(two, limits))


def test_teams_are_listed_by_meetings_with_departments_of_any_spelling_as_one(
    database: Database,
) -> None:
    curating.decide(database, pair(2, 2), Ruling(Decision.ACCEPT), by="t")
    found = [
        (each.team.key[1], each.accepted, each.proposed) for each in portfolio.loads(database)
    ]
    assert found == [("vision lab", 1, 2), ("kiln lab", 0, 1)]
