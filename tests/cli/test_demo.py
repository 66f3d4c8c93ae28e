"""The demo: everything it promises, again and again, and nobody else's file."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from matchmaker.bootstrap import open_event
from matchmaker.cli.commands import demo
from matchmaker.cli.folder import DemoFolder
from matchmaker.cli.main import main
from matchmaker.domain.explanation import Grade
from matchmaker.domain.pairing import PairState
from matchmaker.errors import OutputError


def test_the_demo_does_the_whole_job_twice_and_leaves_others_alone(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Path | None] = []

    def window(event: Path | None) -> int:
        opened.append(event)
        return 0

    folder = DemoFolder(Path("demo"))
    monkeypatch.setattr(demo, "has_screen", lambda: False)
    assert main(["demo"], open_window=window) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 10
    for path in (folder.event, folder.pdf, folder.proposals, folder.briefs):
        assert str(path) in out
    assert err == "matchmaker: There is no screen here, so the window stays closed.\n"
    papers = len(list(folder.briefs.iterdir()))
    mine = folder.briefs / "my notes.pdf"
    mine.write_bytes(b"mine")
    monkeypatch.setattr(demo, "has_screen", lambda: True)
    assert main(["demo", "--out", "demo"], open_window=window) == 0
    assert opened == [folder.event]
    assert mine.read_bytes() == b"mine"
    assert len(list(folder.briefs.iterdir())) == papers + 1
    _check(folder, papers)


def _check(folder: DemoFolder, papers: int) -> None:
    database = open_event(folder.event)
    with database.reading() as reader:
        assert (len(reader.needs()), len(reader.capabilities())) == (60, 172)
        event = reader.event()
        accepted = [pair for pair in reader.pairings() if pair.state is PairState.ACCEPTED]
        judgements = reader.judgements()
    database.close()
    assert event is not None
    assert event.sample
    assert len(accepted) == papers == len(judgements) > 30
    assert len({pair.need for pair in accepted}) == papers
    assert {pair.proposal.explanation.grade for pair in accepted if pair.proposal} == {
        Grade.STRONG
    }
    assert {judgement.by for judgement in judgements} == {"demo"}
    with pikepdf.open(folder.pdf) as paper:
        assert len(paper.pages) >= papers


@pytest.mark.parametrize("name", ["sample.matchmaker", "briefs.pdf", "proposals.xlsx", "briefs"])
def test_a_file_of_somebody_else_stops_the_demo(
    name: str, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own_folder / "demo" / name
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    assert main(["demo", "--no-window"]) == OutputError.exit_code
    assert f"“{name}” in demo was not made by the demo" in capsys.readouterr().err
    assert [each.name for each in path.parent.iterdir()] == [name]
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_file_in_place_of_the_folder_stops_the_demo(own_folder: Path) -> None:
    (own_folder / "demo").write_text("mine", encoding="utf-8")
    assert main(["demo", "--no-window"]) == OutputError.exit_code
