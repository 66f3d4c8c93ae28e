"""The whole job on the sample, through the command line: lists in, decisions, paper out."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from matchmaker.services.events import sample_files
from tests.flows.conftest import Spoken, state
from tests.flows.lists import write_lists


@pytest.fixture
def sample(call: Spoken, own_folder: Path) -> Path:
    """Return an event into which the sample's own lists were taken."""
    event = own_folder / "foshan.matchmaker"
    assert call("import", *sample_files(), "--event", event).code == 0
    return event


def test_from_lists_to_paper(call: Spoken, sample: Path) -> None:
    found = call("propose", "--json").json
    assert (found["needs"], found["capabilities"]) == (60, 172)
    strong = [pair for pair in found["pairs"] if pair["grade"] == "strong"]
    assert strong
    for pair in found["pairs"]:
        assert sum(part["points"] for part in pair["parts"]) == pytest.approx(pair["score"])
    first = strong[0]
    done = call("decide", first["need"], first["capability"], "accept", "--json").json
    assert (done["state"], done["code"]) == ("accepted", first["code"])
    written = call("brief", "--which", "accepted", "--language", "zh-Hans", "--json").json
    with pikepdf.open(written["paths"][0]) as paper:
        assert len(paper.pages) == written["pages"] >= 1
    by_code = call("brief", "--code", first["code"].lower(), "--each", "--json").json
    assert first["code"] in by_code["paths"][0]
    assert Path(call("export", "--json").json["path"]).stat().st_size > 0


def test_taking_the_same_lists_in_again_changes_nothing(call: Spoken, sample: Path) -> None:
    before = state(sample)
    again = call("import", *sample_files(), "--json")
    assert again.code == 0
    assert again.json["counts"]["new"] == again.json["counts"]["changed"] == 0
    assert state(sample)[:6] == before[:6]


def test_undo_takes_the_import_back_and_redo_brings_it_again(call: Spoken, sample: Path) -> None:
    before = state(sample)[:4]
    assert call("undo", "--json").json["kind"] == "import"
    assert state(sample)[2:4] == ((), ())
    assert call("redo").code == 0
    assert state(sample)[:4] == before


def test_decisions_survive_a_new_run(call: Spoken, event: Path) -> None:
    call("decide", "N-001", "C-001", "accept")
    call("decide", "n-002", "c-002", "reject", "--reason", "other", "--note", "not now")
    before = state(event)[5]
    report = call("propose", "--json").json
    assert state(event)[5] == before
    states = {(pair["need"], pair["capability"]): pair["state"] for pair in report["pairs"]}
    assert states["N-001", "C-001"] == "accepted"
    assert states["N-002", "C-002"] == "rejected"
    assert call("brief", "--which", "accepted").code == 0


def test_a_decision_is_taken_back_by_itself(call: Spoken, event: Path) -> None:
    call("decide", "N-001", "C-001", "accept")
    call("decide", "N-002", "C-002", "reserve")
    assert call("decide", "N-001", "C-001", "--undo", "--json").json["state"] == "proposed"
    found = call("propose", "--json").json["pairs"]
    decided = [pair["need"] for pair in found if pair["state"] not in {"proposed", "gone"}]
    assert decided == ["N-002"]


def test_a_pair_nobody_proposed_can_be_decided_and_printed(call: Spoken, event: Path) -> None:
    assert call("decide", "N-001", "C-002", "shortlist").code == 0
    assert call("brief", "N-001", "C-002", "--out", "one.pdf").code == 0
    with pikepdf.open("one.pdf") as paper:
        assert len(paper.pages) >= 1


def test_a_dry_run_writes_nothing(call: Spoken, event: Path, own_folder: Path) -> None:
    before = state(event)
    Path("more.csv").write_text(
        "需求编号,企业名称,需求名称\nN-009,示例乙,电机异响\n", encoding="utf-8"
    )
    told = call("import", "more.csv", "--dry-run")
    assert "New 1, changed 0" in told.out
    assert state(event) == before
    assert call("import", "more.csv", "--dry-run", "--event", "new.matchmaker").code == 0
    assert not Path("new.matchmaker").exists()


def test_what_is_said_follows_the_language(call: Spoken, event: Path) -> None:
    for language in ("zh-Hans", "zh-Hant", "en"):
        assert call("propose", "--language", language).code == 0
        assert call("match", "lost.csv", "lost.csv", "--language", language).code == 3


def test_two_files_are_ranked_and_explained_without_an_event(
    call: Spoken, own_folder: Path
) -> None:
    needs, capabilities = write_lists(own_folder)
    found = call("match", needs, capabilities, "--top", "2", "--json").json["needs"]
    assert [each["ranked"][0]["capability"] for each in found] == ["C-001", "C-002", "C-003"]
    assert all(len(each["ranked"]) <= 2 for each in found)
    said = call("match", needs, capabilities, "--top", "1", "--explain").out
    assert re.search(r"Keywords +\+\d+ of \d+", said)
    Path("pairs.csv").write_text("N-001,C-003\n", encoding="utf-8")
    (asked,) = call("match", needs, capabilities, "--pairs", "pairs.csv", "--json").json["needs"]
    assert [row["capability"] for row in asked["ranked"]] == ["C-003"]
    everything = call("match", needs, capabilities, "--top", "3", "--json").json["needs"]
    scores = {(n["need"], r["capability"]): r["score"] for n in everything for r in n["ranked"]}
    assert (
        scores.get(("N-001", "C-003"), asked["ranked"][0]["score"]) == asked["ranked"][0]["score"]
    )
    assert not list(own_folder.glob("*.matchmaker"))


def test_a_list_without_titles_is_shown_by_its_keywords(call: Spoken, own_folder: Path) -> None:
    needs, _ = write_lists(own_folder)
    Path("offers.jsonl").write_text(
        '{"id": "C-1", "keywords": ["铝型材", "表面缺陷"]}\n', encoding="utf-8"
    )
    assert "铝型材, 表面缺陷" in call("match", needs, "offers.jsonl").out
