"""Exporting: everything that was proposed and decided, as text, and what the file is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from matchmaker.domain.explanation import Level
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import OutputError
from matchmaker.i18n.translator import translator
from matchmaker.messages import Message
from matchmaker.services import curating, exporting, importing, overview, proposing, records
from matchmaker.store import Database
from tests import builders
from tests.services.lists import need, offer, write_list

pytestmark = pytest.mark.export

NOW = datetime(2027, 6, 1, 8, 30, tzinfo=UTC)
Table = list[list[str]]


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database.memory()
    with database.transaction() as tx:
        tx.act(ActionKind.CREATE_EVENT, Message("Started"), by="t").put(
            replace(builders.event(), sample=True)
        )
    paths = [
        write_list(
            tmp_path / "needs.csv",
            need(关键词="表面缺陷、机器视觉", 高新技术领域="8.3"),
            need(需求编号="N-002", 技术需求名称="=2+3 铝水除气", 高新技术领域="4.1"),
        ),
        write_list(
            tmp_path / "offers.csv",
            offer(关键词="表面缺陷；机器视觉", 所属领域="8.3"),
            offer(成果编号="C-002", 成果名称="Teaching of history", 完成单位="LU"),
        ),
    ]
    importing.apply(database, importing.plan(database, paths), by="t", into_sample=True)
    return database


def export(database: Database, folder: Path, language: Language = Language.EN) -> dict[str, Table]:
    path = exporting.proposals(
        database, folder / "out.xlsx", translator(language), now=lambda: NOW
    )
    return {
        page.title: [
            ["" if cell.value is None else str(cell.value) for cell in row]
            for row in page.iter_rows()
        ]
        for page in openpyxl.load_workbook(path).worksheets
    }


def test_every_pair_is_written_with_points_that_add_up(database: Database, tmp_path: Path) -> None:
    proposing.propose(database, today=NOW.date())
    head, *rows = export(database, tmp_path)["Proposals"]
    with database.reading() as reader:
        pairings = reader.pairings()
    assert len(rows) == len(pairings) > 0
    points = [index for index, heading in enumerate(head) if heading.startswith("Points: ")]
    assert points
    for row, pairing in zip(rows, pairings, strict=True):
        said = dict(zip(head, row, strict=True))
        assert sum(int(row[index] or 0) for index in points) == int(said["Score"])
        assert said["Pair code"] == pairing.code
        assert said["State"] == "Proposed"
    first = dict(zip(head, rows[0], strict=True))
    assert first["Need code"] == "N-001"
    assert first["Company"] == "示例甲陶瓷有限公司"
    assert first["Institution"] == "The Hong Kong Polytechnic University"
    assert first["Why"]
    assert any(row[1] == "=2+3 铝水除气" for row in rows)


def test_scores_are_numbers_and_what_is_not_stated_is_empty(
    database: Database, tmp_path: Path
) -> None:
    proposing.propose(database, today=NOW.date())
    path = exporting.proposals(database, tmp_path / "n.xlsx", translator(Language.EN))
    page = openpyxl.load_workbook(path).worksheets[0]
    head = [str(cell.value) for cell in page[1]]
    figures = [n for n, name in enumerate(head) if name in ("Rank", "Score") or "Points" in name]
    cells = [row[n] for row in page.iter_rows(min_row=2) for n in figures]
    assert cells
    assert all(cell.value is None or isinstance(cell.value, int) for cell in cells)
    with database.reading() as reader:
        proposal = reader.pairings()[0].proposal
    assert proposal is not None
    unstated = [
        part.criterion
        for part in proposal.explanation.contributions
        if part.level is Level.MISSING
    ]
    assert unstated
    first = dict(zip(head, next(page.iter_rows(min_row=2)), strict=True))
    for criterion in unstated:
        label = translator(Language.EN).label("criterion", criterion.value)
        assert first[f"Points: {label}"].value is None
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref


def test_judgements_are_written_as_states(database: Database, tmp_path: Path) -> None:
    proposing.propose(database, today=NOW.date())
    with database.reading() as reader:
        one, other = reader.pairings()[:2]
    curating.decide(database, (one.need, one.capability), curating.Ruling(Decision.ACCEPT), by="t")
    curating.decide(
        database,
        (other.need, other.capability),
        curating.Ruling(Decision.REJECT, RejectReason.WRONG_TOPIC),
        by="t",
    )
    head, *rows = export(database, tmp_path)["Proposals"]
    states = {row[head.index("Pair code")]: row[head.index("State")] for row in rows}
    assert states[one.code] == "Accepted"
    assert states[other.code] == "Rejected"


def test_a_judged_pair_that_is_no_longer_proposed_stays_in_the_table(
    database: Database, tmp_path: Path
) -> None:
    proposing.propose(database, today=NOW.date())
    with database.reading() as reader:
        pairing = reader.pairings()[0]
        judged = reader.need(pairing.need)
    pair = (pairing.need, pairing.capability)
    curating.decide(database, pair, curating.Ruling(Decision.SHORTLIST), by="t")
    records.save(database, replace(judged, status=NeedStatus.CLOSED), by="t")
    proposing.propose(database, today=NOW.date())
    head, *rows = export(database, tmp_path)["Proposals"]
    row = dict(zip(head, next(r for r in rows if r[-1] == pairing.code), strict=True))
    assert (row["Rank"], row["Score"], row["State"]) == ("", "", "Shortlisted")


def test_needs_are_uncovered_as_the_window_counts_them(database: Database, tmp_path: Path) -> None:
    proposing.propose(database, today=NOW.date())
    counts = overview.counts(database)
    found = [need.need.code for need in overview.uncovered_needs(database)]
    assert counts.uncovered > counts.unproposed
    tables = export(database, tmp_path)
    _, *rows = tables["Uncovered needs"]
    assert [row[0] for row in rows] == sorted(found)
    about = dict(row[:2] for row in tables["About"])
    assert about["Uncovered needs"].startswith("Uncovered: no partner is chosen")


def test_the_file_says_what_it_is(database: Database, tmp_path: Path) -> None:
    proposing.propose(database, today=NOW.date())
    about = dict(row[:2] for row in export(database, tmp_path)["About"])
    with database.reading() as reader:
        proposal = reader.pairings()[0].proposal
    assert proposal is not None
    assert about["Note"].startswith("Sample:")
    assert about["For whom"].startswith("Internal")
    assert about["Personal data"] == "None."
    assert about["Event"] == builders.event().title.shown(Language.EN)[0]
    assert about["Matching profile"] == proposal.explanation.profile
    assert about["Written"]


def test_an_event_without_proposals_can_be_exported(tmp_path: Path) -> None:
    tables = export(Database.memory(), tmp_path)
    assert len(tables) == 3
    assert tables["Proposals"][0][:2] == ["Need code", "Need"]


@pytest.mark.parametrize("language", list(Language))
def test_each_language_gets_its_own_words_and_texts(
    database: Database, tmp_path: Path, language: Language
) -> None:
    proposing.propose(database, today=NOW.date())
    proposals = next(iter(export(database, tmp_path, language).values()))
    name = LocalisedText("香港理工大学", "香港理工大學", "The Hong Kong Polytechnic University")
    assert name.get(language) in {cell for row in proposals for cell in row}


def test_a_folder_that_cannot_be_written_is_said(database: Database, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"out\.xlsx"):
        exporting.proposals(database, tmp_path / "no" / "out.xlsx", translator(Language.EN))
