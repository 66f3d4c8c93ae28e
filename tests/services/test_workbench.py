"""The matching page's reading: the desk, a judged pair put in place, and “why not?”."""

from __future__ import annotations

import pytest

from matchmaker.domain.brief import Mark
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.lists import Confidentiality
from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.domain.texts import Language
from matchmaker.errors import RecordError
from matchmaker.messages import Message
from matchmaker.services import curating, proposing, workbench
from matchmaker.services.pair_brief.material import Material
from matchmaker.store import Database
from tests import builders

NEED, OFFER = builders.need(), builders.capability()
OTHER = builders.capability(code="C-002", title=builders.hant("高反光金屬表面光度立體成像"))
RECORDS = (builders.company(), builders.university(), builders.person(), NEED, OFFER, OTHER)


@pytest.fixture
def database() -> Database:
    """One need, two capabilities, one run."""
    made = Database.memory()
    with made.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("Imported"), by="tests")
        for record in RECORDS:
            recorder.put(record)
    proposing.propose(made, today=builders.TODAY)
    return made


def test_the_desk_holds_needs_with_their_pairs_and_the_last_run(database: Database) -> None:
    desk = workbench.desk(database)
    row = desk.row(NEED.id)
    assert row is not None
    assert [pair.proposal.rank for pair in row.pairings if pair.proposal] == [1, 2]
    assert desk.report is not None
    assert desk.waiting == 1
    assert desk.position == database.position()


@pytest.mark.parametrize(
    "ruling",
    [
        curating.Ruling(Decision.ACCEPT),
        curating.Ruling(Decision.REJECT, RejectReason.WRONG_TOPIC),
    ],
)
def test_a_judged_pair_put_in_place_equals_reading_all_again(
    database: Database, ruling: curating.Ruling
) -> None:
    desk = workbench.desk(database)
    decided = curating.decide(database, (NEED.id, OFFER.id), ruling, by="tests")
    patched = desk.with_pairing(decided.pairing, database.position())
    assert patched == workbench.desk(database)


def test_taking_a_decision_back_puts_the_proposal_back(database: Database) -> None:
    before = workbench.desk(database)
    curating.decide(database, (NEED.id, OFFER.id), curating.Ruling(Decision.RESERVE), by="tests")
    desk = workbench.desk(database)
    taken = curating.withdraw(database, (NEED.id, OFFER.id), by="tests")
    after = desk.with_pairing(taken.pairing, database.position())
    assert after.rows == before.rows


@pytest.mark.parametrize("typed", ["C-002", "c-002", "C2", "2", " c 002 "])
def test_a_code_may_be_typed_in_any_way(database: Database, typed: str) -> None:
    assert workbench.ask(database, NEED.id, typed).capability.code == "C-002"


@pytest.mark.parametrize("typed", ["C-999", "", "R&D", "N-001"])
def test_an_unknown_code_is_refused_in_words(database: Database, typed: str) -> None:
    with pytest.raises(RecordError, match="no capability"):
        workbench.ask(database, NEED.id, typed)


def test_asking_gives_the_score_of_the_run(database: Database) -> None:
    asked = workbench.ask(database, NEED.id, "C-001")
    row = workbench.desk(database).row(NEED.id)
    assert row is not None
    proposal = next(p.proposal for p in row.pairings if p.capability == OFFER.id)
    assert proposal is not None
    assert asked.explanation.score == proposal.explanation.score


def test_the_organiser_sees_the_figures_of_a_confidential_need() -> None:
    secret = builders.need(confidentiality=Confidentiality.NDA)
    organisations = {each.id: each for each in (builders.company(), builders.university())}
    material = Material("", secret, OFFER, organisations, explanation=builders.explanation())
    rows = workbench.compared_rows(material, Language.EN, builders.TODAY)
    assert any("0.5" in row.need.first.text for row in rows)
    assert {row.mark for row in rows} <= set(Mark)
