"""A list that was written and brought in again changes nothing, in any language (I5, O1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from matchmaker.domain.intake import Outcome
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import IprStatus
from matchmaker.domain.records import Patent, Proof, ProofKind
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.i18n.translator import translator
from matchmaker.messages import Message
from matchmaker.services import events, importing, list_export
from matchmaker.store import Database
from tests import builders
from tests.gui.records_scene import expired, fill

pytestmark = pytest.mark.export


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return events.start_sample(tmp_path_factory.mktemp("s") / "s.matchmaker").database


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", [RecordKind.NEED, RecordKind.CAPABILITY])
def test_the_sample_comes_back_unchanged(
    sample: Database, tmp_path: Path, kind: RecordKind, language: Language
) -> None:
    path = list_export.save(sample, tmp_path / "list.xlsx", kind, translator(language))
    plan = importing.plan(sample, [path])
    with sample.reading() as reader:
        count = len(reader.needs() if kind is RecordKind.NEED else reader.capabilities())
    assert [row.outcome for row in plan.rows] == [Outcome.SAME] * count
    assert plan.new_organisations == 0


def test_what_a_cell_cannot_say_is_not_lost(tmp_path: Path) -> None:
    database = Database.memory()
    fill(database)
    both = LocalisedText("漏检率", "", "Missed defects")
    rich = replace(
        builders.capability(),
        organisations=(builders.company().id,),
        patents=(Patent("CN115000001", "CN", IprStatus.GRANTED), Patent("HK30012345")),
        evidence=(Proof(ProofKind.PILOT, LocalisedText("某厂试用三个月", "", "Ran 3 months")),),
        advantages=(LocalisedText("速度快", "", "Fast"),),
    )
    need = builders.need()
    named = replace(need.indicators[0], name=both)
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("Edited"), by="me")
        recorder.put(rich)
        recorder.put(replace(expired(), organisations=(builders.company().id,)))
        recorder.put(replace(need, indicators=(named,)))
    for kind in (RecordKind.NEED, RecordKind.CAPABILITY):
        path = list_export.save(
            database, tmp_path / f"{kind.value}.xlsx", kind, translator(Language.EN)
        )
        plan = importing.plan(database, [path])
        assert [row.changes for row in plan.rows] == [()] * len(plan.rows)
        assert {row.outcome for row in plan.rows} == {Outcome.SAME}


def test_cells_are_what_they_hold(tmp_path: Path) -> None:
    database = Database.memory()
    fill(database)
    path = list_export.save(
        database, tmp_path / "c.xlsx", RecordKind.CAPABILITY, translator(Language.EN)
    )
    page = openpyxl.load_workbook(path).worksheets[0]
    head = [cell.value for cell in page[1]]
    rows = {row[0].value: dict(zip(head, row, strict=True)) for row in page.iter_rows(min_row=2)}
    assert rows["C-002"]["TRL"].value == 4
    days = [c.value for c in rows["C-002"].values() if isinstance(c.value, datetime)]
    assert [day.date() for day in days] == [date(2020, 1, 31)]
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    assert any(cell.value is None for cell in rows["C-002"].values())
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref
