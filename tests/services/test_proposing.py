"""Proposing: a run replaces the proposals, says what it changed, and touches no judgement."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from matchmaker.domain.explanation import HardRule
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.pairing import Decision, PairState, RejectReason, Validity
from matchmaker.errors import ProfileError, RecordError
from matchmaker.matching.profiles import load_profile
from matchmaker.messages import Message
from matchmaker.progress import Cancelled
from matchmaker.services import curating, journaling, proposing
from matchmaker.services.changes import Changed
from matchmaker.store import Database
from tests import builders
from tests.services.boards import ALUMINIUM, CAMERA, DRAFT, KILN, PAIR, YOGHURT, codes, filled

TODAY = builders.TODAY


def _put(database: Database, *records: object) -> None:
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("Edited"), by="tests")
        for record in records:
            recorder.put(record)  # type: ignore[arg-type]


def _judgements(database: Database) -> tuple[object, ...]:
    with database.reading() as reader:
        return reader.judgements()


def test_published_needs_are_matched_with_everything_on_offer() -> None:
    done = proposing.propose(filled(), today=TODAY)
    assert (done.report.needs, done.report.capabilities) == (2, 2)
    assert done.changed is Changed.PROPOSALS
    assert {codes(pair) for pair in done.report.new} == {
        ("N-001", "C-001"),
        ("N-001", "C-002"),
        ("N-002", "C-001"),
        ("N-002", "C-002"),
    }
    assert DRAFT.id not in {need for need, _ in done.report.new}


def test_the_true_pair_comes_first() -> None:
    database = filled()
    proposing.propose(database, today=TODAY)
    with database.reading() as reader:
        first = reader.pairings()[0]
    assert (first.need, first.capability) == PAIR
    assert first.proposal is not None
    assert first.proposal.rank == 1


def test_a_second_run_reports_only_what_changed() -> None:
    database = filled()
    proposing.propose(database, today=TODAY)
    again = proposing.propose(database, today=TODAY).report
    assert (again.run, again.new, again.gone, again.moved) == (2, (), (), ())
    _put(database, replace(YOGHURT, valid_to=date(2027, 1, 1)))
    third = proposing.propose(database, today=TODAY).report
    assert {codes(pair) for pair in third.gone} == {("N-001", "C-002"), ("N-002", "C-002")}


def test_judgements_survive_a_run_untouched() -> None:
    database = filled()
    proposing.propose(database, today=TODAY)
    curating.decide(database, PAIR, curating.Ruling(Decision.ACCEPT, note="met"), by="t")
    before = _judgements(database)
    _put(database, replace(CAMERA, title=builders.english("Something else")))
    proposing.propose(database, today=TODAY)
    assert _judgements(database) == before
    with database.reading() as reader:
        pairing = reader.pairing(*PAIR)
    assert pairing is not None
    assert pairing.state is PairState.ACCEPTED


def test_a_vetoed_pair_is_not_proposed_again() -> None:
    database = filled()
    ruling = curating.Ruling(Decision.REJECT, RejectReason.WRONG_TOPIC, validity=Validity.FOR_GOOD)
    curating.decide(database, PAIR, ruling, by="t")
    report = proposing.propose(database, today=TODAY).report
    assert PAIR not in report.new
    assert proposing.explain(database, PAIR, today=TODAY).hard_rules == (HardRule.VETO,)


def test_a_run_is_not_journaled_and_undo_does_not_see_it() -> None:
    database = filled()
    before = journaling.steps(database).undo
    proposing.propose(database, today=TODAY)
    assert journaling.steps(database).undo == before


def test_why_not_is_answered_for_any_pair() -> None:
    database = filled()
    proposing.propose(database, today=TODAY)
    with database.reading() as reader:
        kept = {(p.need, p.capability): p.proposal for p in reader.pairings()}
    for pair, proposal in kept.items():
        assert proposal is not None
        assert proposing.explain(database, pair, today=TODAY) == proposal.explanation
    assert proposing.explain(database, (DRAFT.id, CAMERA.id), today=TODAY).score > 0


def test_explaining_a_record_that_is_gone_says_so() -> None:
    with pytest.raises(RecordError):
        proposing.explain(filled(), (KILN.id, builders.capability(code="C-999").id), today=TODAY)


def test_the_event_chooses_the_profile() -> None:
    database = filled()
    _put(database, replace(builders.event(), profile="missing"))
    with pytest.raises(ProfileError, match="missing"):
        proposing.propose(database, today=TODAY)
    chosen = replace(load_profile(), top=1)
    assert len(proposing.propose(database, chosen, today=TODAY).report.new) == 2


def test_a_profile_can_be_given_by_path(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="mine"):
        proposing.propose(filled(), tmp_path / "mine.toml", today=TODAY)


def test_a_stopped_run_writes_nothing() -> None:
    class Stop:
        def report(self, done: int, total: int, message: Message | None = None) -> None:
            raise Cancelled

    database = filled()
    with pytest.raises(Cancelled):
        proposing.propose(database, today=TODAY, progress=Stop())
    with database.reading() as reader:
        assert reader.last_run() is None


def test_an_empty_event_has_an_empty_run() -> None:
    report = proposing.propose(Database.memory(), today=TODAY).report
    assert (report.needs, report.capabilities, report.proposals) == (0, 0, 0)


def test_needs_without_any_proposal_are_named() -> None:
    database = filled()
    expired = (
        replace(CAMERA, valid_to=date(2027, 1, 1)),
        replace(YOGHURT, valid_to=date(2027, 1, 1)),
    )
    _put(database, *expired)
    assert proposing.propose(database, today=TODAY).report.uncovered == (ALUMINIUM.id, KILN.id)
