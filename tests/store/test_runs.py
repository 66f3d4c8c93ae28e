"""Runs of the matcher: what is new, gone and moved, and judgements that outlive them."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from matchmaker.domain.explanation import Criterion, Grade
from matchmaker.domain.ids import CapabilityId, NeedId, RecordId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.pairing import Decision, PairState, Proposal, RunReport, read_pair_code
from matchmaker.domain.profile import Profile
from matchmaker.messages import Message
from matchmaker.store import Database, runs
from matchmaker.store.tables import ProposalRow
from tests import builders
from tests.store.scenes import fill

PROFILE = Profile(
    name="tests",
    weights={},
    grades={},
    caps={},
    parameters={},
    shortlist=30,
    top=10,
    close_margin=Decimal(3),
    digest="d",
)
NEED = builders.need()
FIRST = builders.capability()
SECOND = builders.capability(code="C-002")


@pytest.fixture
def database() -> Database:
    database = Database.memory()
    fill(database)
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(SECOND)
    return database


def proposal(capability: CapabilityId, *, points: int, rank: int) -> Proposal:
    parts = [builders.contribution(Criterion.FIELD, str(points))]
    return Proposal(builders.explanation(parts, grade=Grade.POSSIBLE, capability=capability), rank)


def run(database: Database, *proposals: Proposal) -> RunReport:
    with database.transaction() as tx:
        return tx.save_run(proposals, profile=PROFILE, needs=[NEED], capabilities=2)


def judge(database: Database, decision: Decision, capability: CapabilityId) -> None:
    with database.transaction() as tx:
        tx.act(ActionKind.JUDGE, Message("x"), by="me").put(
            builders.judgement(decision, capability=capability)
        )


def test_a_run_says_what_is_new_gone_and_moved(database: Database) -> None:
    first = run(database, proposal(FIRST.id, points=60, rank=1))
    assert first.new == ((NEED.id, FIRST.id),)
    assert (first.gone, first.moved, first.uncovered) == ((), (), ())
    second = run(
        database, proposal(SECOND.id, points=70, rank=1), proposal(FIRST.id, points=58, rank=2)
    )
    assert second.new == ((NEED.id, SECOND.id),)
    (moved,) = second.moved
    assert (moved.rank_before, moved.rank_now) == (1, 2)
    assert (moved.score_before, moved.score_now) == (60, 58)
    third = run(database)
    assert set(third.gone) == {(NEED.id, FIRST.id), (NEED.id, SECOND.id)}
    assert third.uncovered == (NEED.id,)


def test_the_same_run_again_changes_nothing(database: Database) -> None:
    proposals = [proposal(FIRST.id, points=60, rank=1)]
    run(database, *proposals)
    again = run(database, *proposals)
    assert (again.new, again.gone, again.moved) == ((), (), ())
    with database.reading() as reader:
        assert reader.last_run() == again


def test_a_judgement_outlives_a_run_that_no_longer_proposes_the_pair(database: Database) -> None:
    run(database, proposal(FIRST.id, points=60, rank=1))
    judge(database, Decision.ACCEPT, FIRST.id)
    run(database)
    with database.reading() as reader:
        (pairing,) = reader.pairings()
    assert pairing.proposal is None
    assert pairing.state is PairState.ACCEPTED


def test_the_latest_judgement_is_in_force(database: Database) -> None:
    run(database, proposal(FIRST.id, points=60, rank=1))
    judge(database, Decision.ACCEPT, FIRST.id)
    later = builders.judgement(Decision.RESERVE, id="later", at=builders.NOW.replace(hour=20))
    with database.transaction() as tx:
        tx.act(ActionKind.JUDGE, Message("x"), by="me").put(later)
    with database.reading() as reader:
        (pairing,) = reader.pairings()
    assert pairing.state is PairState.RESERVE


def test_a_pair_keeps_its_code_and_is_found_by_it(database: Database) -> None:
    run(database, proposal(FIRST.id, points=60, rank=1))
    with database.reading() as reader:
        code = reader.pairings()[0].code
    run(database, proposal(SECOND.id, points=70, rank=1), proposal(FIRST.id, points=50, rank=2))
    with database.reading() as reader:
        typed = read_pair_code(code.lower().replace("-", " "))
        assert typed == code
        found = reader.pairing_by_code(typed)
    assert found is not None
    assert (found.need, found.capability) == (NEED.id, FIRST.id)
    assert found.proposal is not None
    assert found.proposal.rank == 2


def test_an_unknown_code_opens_nothing(database: Database) -> None:
    run(database, proposal(FIRST.id, points=60, rank=1))
    with database.reading() as reader:
        assert reader.pairing_by_code("222-2222") is None
        assert reader.pairing(NeedId("x"), CapabilityId("y")) is None


def test_pairs_come_by_need_code_and_rank(database: Database) -> None:
    other = builders.need(code="N-000")
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(other)
    of_other = replace(
        proposal(FIRST.id, points=50, rank=1),
        explanation=replace(proposal(FIRST.id, points=50, rank=1).explanation, need=other.id),
    )
    run(
        database,
        proposal(SECOND.id, points=60, rank=1),
        proposal(FIRST.id, points=50, rank=2),
        of_other,
    )
    with database.reading() as reader:
        found = [(each.need, each.capability) for each in reader.pairings()]
    assert found == [(other.id, FIRST.id), (NEED.id, SECOND.id), (NEED.id, FIRST.id)]


def test_a_clock_that_runs_backwards_does_not_bring_an_old_decision_back(
    database: Database,
) -> None:
    judge(database, Decision.ACCEPT, FIRST.id)
    later = builders.judgement(Decision.REJECT, id="0", at=builders.NOW.replace(year=2001))
    with database.transaction() as tx:
        tx.act(ActionKind.JUDGE, Message("x"), by="me").put(later)
    with database.reading() as reader:
        assert [each.decision for each in reader.judgements()] == ["accept", "reject"]
        (pairing,) = reader.pairings()
        one = reader.pairing(NEED.id, FIRST.id)
    assert pairing.state is PairState.REJECTED
    assert one == pairing


def test_what_was_deleted_while_the_matcher_worked_is_left_out(database: Database) -> None:
    with database.transaction() as tx:
        tx.act(ActionKind.DELETE, Message("x"), by="me").remove(
            RecordKind.CAPABILITY, RecordId(SECOND.id)
        )
    report = run(
        database, proposal(SECOND.id, points=70, rank=1), proposal(FIRST.id, points=60, rank=2)
    )
    assert report.new == ((NEED.id, FIRST.id),)
    with database.transaction() as tx:
        gone = tx.save_run(
            [], profile=PROFILE, needs=[NEED, builders.need(code="N-7")], capabilities=1
        )
    assert (gone.needs, gone.uncovered) == (1, (NEED.id,))


def ranks(database: Database) -> list[int]:
    with database.reading() as reader:
        return [each.proposal.rank for each in reader.pairings() if each.proposal]


def test_proposals_are_decoded_once_and_not_at_all_where_they_were_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    column = ProposalRow.__table__.c.proposal.type
    plain = column._read  # type: ignore[attr-defined]

    def noted(text: str) -> object:
        read.append(text)
        return plain(text)

    monkeypatch.setattr(column, "_read", noted)
    path = tmp_path / "event.matchmaker"
    with Database.open(path, create=True) as database:
        fill(database)
        with database.transaction() as tx:
            tx.act(ActionKind.EDIT, Message("x"), by="me").put(SECOND)
        for rank in (1, 2):
            run(
                database,
                proposal(SECOND.id, points=70, rank=rank),
                proposal(FIRST.id, points=60, rank=3),
            )
            assert ranks(database) == [rank, 3]
        with pytest.raises(ZeroDivisionError):
            run_and_fail(database)
        assert ranks(database) == [2, 3]
    assert read == []
    with Database.open(path) as database:
        assert ranks(database) == ranks(database) == [2, 3]
        assert len(read) == 2
        with database.transaction() as tx:
            tx.act(ActionKind.DELETE, Message("x"), by="me").remove(
                RecordKind.CAPABILITY, RecordId(SECOND.id)
            )
        assert ranks(database) == [3]
    assert len(read) == 2


def run_and_fail(database: Database) -> None:
    with database.transaction() as tx:
        tx.save_run(
            [proposal(FIRST.id, points=1, rank=9)], profile=PROFILE, needs=[NEED], capabilities=2
        )
        assert len(tx.pairings()) == 1
        raise ZeroDivisionError


def test_another_windows_run_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "event.matchmaker"
    with Database.open(path, create=True) as mine, Database.open(path) as theirs:
        fill(mine)
        run(mine, proposal(FIRST.id, points=60, rank=1))
        assert ranks(theirs) == ranks(mine) == [1]
        run(theirs, proposal(FIRST.id, points=60, rank=2))
        assert ranks(theirs) == ranks(mine) == [2]


def test_pairs_whose_codes_would_be_equal_get_different_ones(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "pair_code", lambda _need, _capability, *, salt: f"CODE-{salt}")
    run(database, proposal(FIRST.id, points=60, rank=1), proposal(SECOND.id, points=50, rank=2))
    with database.reading() as reader:
        assert {each.code for each in reader.pairings()} == {"CODE-0", "CODE-1"}
