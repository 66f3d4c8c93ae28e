"""The edge: what goes wrong is said, reported without data, and leaves nothing half done."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from matchmaker.bootstrap import open_event
from matchmaker.cli.console import Console
from matchmaker.cli.main import STOPPED, UNEXPECTED, main
from matchmaker.errors import OutputError, UsageError
from matchmaker.messages import Message
from matchmaker.paths import log_folder
from matchmaker.progress import Progress
from matchmaker.services import curating, importing
from matchmaker.settings import Settings, save_settings, system_language
from tests.flows.lists import write_lists


class Interrupting:
    """Progress of a person who presses Ctrl+C at a certain report."""

    def __init__(self, at: int) -> None:
        self.left = at

    def report(self, done: int, total: int, message: Message | None = None) -> None:
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt


def interrupt(monkeypatch: pytest.MonkeyPatch, at: int) -> Interrupting:
    progress = Interrupting(at)

    @contextmanager
    def watched(self: Console) -> Iterator[Progress]:
        yield progress

    monkeypatch.setattr(Console, "progress", watched)
    return progress


@pytest.mark.parametrize("at", [1, 2, 4, 7])
def test_ctrl_c_during_an_import_leaves_no_event_and_no_helper_file(
    at: int, own_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = [str(path) for path in write_lists(own_folder)]
    progress = interrupt(monkeypatch, at)
    assert main(["import", *lists, "--event", "new.matchmaker"]) == STOPPED
    assert progress.left == 0
    assert not list(own_folder.glob("new.matchmaker*"))
    assert capsys.readouterr().err == (
        "matchmaker: Stopped. What was not finished was not kept.\n"
    )


def test_ctrl_c_inside_the_writing_of_an_import_takes_everything_back(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs, capabilities = (str(path) for path in write_lists(own_folder))
    assert main(["import", needs, "--event", "event.matchmaker"]) == 0
    write = importing._write

    def stopped(*arguments: object) -> None:
        write(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "_write", stopped)
    assert main(["import", capabilities]) == STOPPED
    database = open_event(Path("event.matchmaker"))
    with database.reading() as reader:
        assert len(reader.needs()) == 3
        assert reader.capabilities() == ()
    database.close()


def test_the_unexpected_is_reported_without_a_word_of_the_data(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = [str(path) for path in write_lists(own_folder)]
    assert main(["import", *lists, "--event", "event.matchmaker"]) == 0

    def broken(*arguments: object, **named: object) -> None:
        raise ZeroDivisionError("Ms Secret, 0757-0000 0099")

    monkeypatch.setattr(curating, "decide", broken)
    capsys.readouterr()
    assert main(["decide", "N-001", "C-001", "accept"]) == UNEXPECTED
    out, err = capsys.readouterr()
    (report,) = log_folder().glob("matchmaker-report-*.txt")
    assert out == ""
    assert err.count("\n") == 1
    assert str(report) in err
    written = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in written
    assert "decide.py" in written
    assert "Secret" not in written + err
    assert "0757" not in written + err


def test_damaged_settings_are_told_and_put_aside(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_settings(Settings(system_language()))
    (settings,) = own_home.rglob("settings.json")
    settings.write_text("{ not json", encoding="utf-8")
    assert main(["undo", "--event", "lost.matchmaker"]) == 4
    err = capsys.readouterr().err
    assert "Your settings could not be read" in err
    assert "lost.matchmaker" in err


def test_the_last_event_of_the_window_is_used_where_no_other_is_here(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = own_folder / "elsewhere"
    elsewhere.mkdir()
    needs, _ = write_lists(own_folder)
    event = elsewhere / "event.matchmaker"
    assert main(["import", str(needs), "--event", str(event)]) == 0
    save_settings(Settings(system_language()).with_event(event))
    assert main(["undo"]) == 0
    assert "Taken back" in capsys.readouterr().out


def test_the_window_opens_on_the_event_that_was_named(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs, _ = write_lists(own_folder)
    assert main(["import", str(needs), "--event", "event.matchmaker"]) == 0
    opened: list[Path | None] = []

    def window(event: Path | None) -> int:
        opened.append(event)
        return 0

    assert main(["app", "event.matchmaker"], open_window=window) == 0
    assert main(["app"], open_window=window) == 0
    assert opened == [Path("event.matchmaker"), None]
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["app"], open_window=window) == UsageError.exit_code
    assert len(opened) == 2


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["decide", "N", "C", "accept"]])
def test_closed_streams_are_no_reason_to_fail(
    words: list[str], own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    code = main(words)
    sys.stdout.close()
    sys.stderr.close()
    assert code == (0 if words[0].startswith("--") else UsageError.exit_code)


def test_help_that_cannot_be_printed_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("sys.stdout", Full())
    assert main(["--version"]) == OutputError.exit_code
    assert "could not be printed" in capsys.readouterr().err
