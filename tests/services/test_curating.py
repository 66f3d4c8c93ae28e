"""Curating: decisions are kept, replaced, taken back and undone."""

import pytest

from matchmaker.domain.pairing import Decision, PairState, RejectReason, Validity
from matchmaker.errors import RecordError
from matchmaker.services import curating, journaling, proposing
from matchmaker.services.changes import Changed
from matchmaker.services.curating import NeedState, Ruling
from matchmaker.store import Database
from tests import builders
from tests.services.boards import ALUMINIUM, CAMERA, DRAFT, KILN, PAIR, YOGHURT, filled


@pytest.fixture
def database() -> Database:
    database = filled()
    proposing.propose(database, today=builders.TODAY)
    return database


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (Decision.SHORTLIST, PairState.SHORTLISTED),
        (Decision.ACCEPT, PairState.ACCEPTED),
        (Decision.RESERVE, PairState.RESERVE),
        (Decision.REJECT, PairState.REJECTED),
    ],
)
def test_a_decision_sets_the_state(
    database: Database, decision: Decision, state: PairState
) -> None:
    reason = RejectReason.READINESS if decision is Decision.REJECT else None
    done = curating.decide(database, PAIR, Ruling(decision, reason, "seen"), by="Mei")
    judgement = done.pairing.judgement
    assert done.pairing.state is state
    assert done.changed is Changed.JUDGEMENTS
    assert judgement is not None
    assert (judgement.by, judgement.at, judgement.reason) == ("Mei", builders.NOW, reason)
    assert judgement.note == "seen"
    assert done.pairing.proposal is not None


def test_a_rejection_needs_a_reason(database: Database) -> None:
    with pytest.raises(RecordError, match="reason"):
        curating.decide(database, PAIR, Ruling(Decision.REJECT), by="t")
    with database.reading() as reader:
        assert reader.judgements() == ()


@pytest.mark.parametrize("note", ["", " \n "])
def test_another_reason_is_kept_only_with_the_note_that_says_it(
    database: Database, note: str
) -> None:
    with pytest.raises(RecordError, match="note"):
        curating.decide(database, PAIR, Ruling(Decision.REJECT, RejectReason.OTHER, note), by="t")
    with database.reading() as reader:
        assert reader.judgements() == ()


def test_a_new_decision_takes_the_place_of_the_old_one(database: Database) -> None:
    curating.decide(
        database,
        PAIR,
        Ruling(Decision.REJECT, RejectReason.OTHER, "moves abroad", Validity.FOR_GOOD),
        by="a",
    )
    done = curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="b")
    with database.reading() as reader:
        (judgement,) = reader.judgements()
    assert done.pairing.judgement == judgement
    assert (judgement.decision, judgement.reason) == (Decision.ACCEPT, None)
    assert judgement.validity is Validity.THIS_EVENT


def test_deciding_the_same_again_does_nothing(database: Database) -> None:
    curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="a")
    position = database.position()
    again = curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="b")
    assert again.action is None
    assert again.changed is Changed.NOTHING
    assert database.position() == position


def test_undo_takes_a_decision_back_and_redo_brings_it_again(database: Database) -> None:
    curating.decide(database, PAIR, Ruling(Decision.SHORTLIST), by="t")
    curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="t")
    journaling.undo(database, by="t")
    assert _state(database) is PairState.SHORTLISTED
    journaling.undo(database, by="t")
    assert _state(database) is PairState.PROPOSED
    journaling.redo(database, by="t")
    assert _state(database) is PairState.SHORTLISTED


def test_withdrawing_is_as_if_nobody_had_judged(database: Database) -> None:
    curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="t")
    done = curating.withdraw(database, PAIR, by="t")
    assert done.pairing.state is PairState.PROPOSED
    assert done.action is not None
    journaling.undo(database, by="t")
    assert _state(database) is PairState.ACCEPTED


def test_withdrawing_what_was_never_decided_changes_nothing(database: Database) -> None:
    done = curating.withdraw(database, PAIR, by="t")
    assert (done.action, done.changed) == (None, Changed.NOTHING)
    unknown = curating.withdraw(database, (DRAFT.id, CAMERA.id), by="t")
    assert unknown.pairing.state is PairState.GONE


def test_a_pair_nobody_proposed_can_be_decided_and_keeps_its_code(database: Database) -> None:
    pair = (DRAFT.id, YOGHURT.id)
    done = curating.decide(database, pair, Ruling(Decision.ACCEPT), by="t")
    assert done.pairing.proposal is None
    gone = curating.withdraw(database, pair, by="t")
    assert gone.pairing.state is PairState.GONE
    assert gone.pairing.code == done.pairing.code


def test_a_missing_record_is_refused(database: Database) -> None:
    missing = (ALUMINIUM.id, builders.capability(code="C-404").id)
    with pytest.raises(RecordError):
        curating.decide(database, missing, Ruling(Decision.ACCEPT), by="t")
    with pytest.raises(RecordError):
        curating.withdraw(database, missing, by="t")


def test_the_board_counts_needs_and_pairs(database: Database) -> None:
    curating.decide(database, PAIR, Ruling(Decision.ACCEPT), by="t")
    board = curating.board(database)
    assert [row.need.code for row in board.rows] == ["N-001", "N-002"]
    assert [row.state for row in board.rows] == [NeedState.DECIDED, NeedState.PROPOSED]
    assert board.needs == {NeedState.NONE: 0, NeedState.PROPOSED: 1, NeedState.DECIDED: 1}
    assert board.pairs[PairState.ACCEPTED] == 1
    assert sum(board.pairs.values()) == 4
    row = board.row(ALUMINIUM.id)
    assert row is not None
    assert [p.proposal.rank for p in row.pairings if p.proposal] == [1, 2]
    assert board.row(DRAFT.id) is None


def test_rejections_alone_decide_nothing(database: Database) -> None:
    for offer in (CAMERA, YOGHURT):
        ruling = Ruling(Decision.REJECT, RejectReason.WRONG_TOPIC)
        curating.decide(database, (KILN.id, offer.id), ruling, by="t")
    row = curating.board(database).row(KILN.id)
    assert row is not None
    assert row.state is NeedState.NONE


def test_a_board_without_a_run_shows_the_published_needs() -> None:
    board = curating.board(filled())
    assert [(row.need.code, row.state) for row in board.rows] == [
        ("N-001", NeedState.NONE),
        ("N-002", NeedState.NONE),
    ]


def _state(database: Database) -> PairState:
    with database.reading() as reader:
        pairing = reader.pairing(*PAIR)
    assert pairing is not None
    return pairing.state


def test_a_note_is_kept_without_characters_that_cannot_be_stored() -> None:
    database = filled()
    note = "备注🙂\x00\udcff\r\n-"
    decided = curating.decide(database, PAIR, curating.Ruling(Decision.ACCEPT, note=note), by="me")
    assert decided.pairing.judgement is not None
    assert decided.pairing.judgement.note == "备注🙂\n-"
