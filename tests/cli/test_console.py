"""Printing: every character on every console, nothing printed twice, nobody disturbed."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from matchmaker.cli.console import Console, prepare
from matchmaker.cli.main import NOBODY_READS
from matchmaker.domain.texts import Language
from matchmaker.errors import OutputError
from matchmaker.i18n.translator import translator
from matchmaker.messages import Message
from matchmaker.progress import SILENT
from tests.flows.lists import write_lists


class Terminal(io.StringIO):
    """A stream with a person before it."""

    def isatty(self) -> bool:
        return True


def console(out: io.StringIO, err: io.StringIO) -> Console:
    return Console(translator(Language.EN), out, err)


@pytest.mark.parametrize("encoding", ["cp1252", "cp936", "ascii"])
def test_a_pipe_gets_utf8_whatever_the_code_page(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    prepare(stream)
    stream.write("铝 鋁 é ▇ \udcff")
    stream.flush()
    assert raw.getvalue() == "铝 鋁 é ▇ ?".encode()


def test_a_terminal_keeps_its_code_page_and_shows_a_question_mark() -> None:
    class Screen(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    raw = io.BytesIO()
    stream = Screen(raw, encoding="cp1252")
    prepare(stream)
    stream.write("é铝")
    stream.flush()
    assert raw.getvalue() == b"\xe9?"


def test_progress_is_one_line_that_disappears_and_only_on_a_terminal() -> None:
    screen = Terminal()
    with console(io.StringIO(), screen).progress() as progress:
        progress.report(1, 4, Message("Reading"))
        progress.report(4, 4, Message("Writing"))
    lines = screen.getvalue().split("\r")
    assert lines[1].startswith("Reading 1/4")
    assert lines[2].startswith("Writing 4/4")
    assert lines[3].strip() == ""
    assert "\n" not in screen.getvalue()
    pipe = io.StringIO()
    with console(io.StringIO(), pipe).progress() as progress:
        assert progress is SILENT
    assert pipe.getvalue() == ""


def test_json_keeps_chinese_readable() -> None:
    out = io.StringIO()
    console(out, io.StringIO()).json({"title": "铝型材"})
    assert "铝型材" in out.getvalue()
    assert json.loads(out.getvalue()) == {"title": "铝型材"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full disk to try")
def test_a_full_disk_behind_the_output_is_one_sentence(own_folder: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(match(own_folder), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == OutputError.exit_code
    assert done.stderr.decode().startswith("matchmaker: The result could not be printed (")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_reader_who_goes_away_is_no_error(own_folder: Path) -> None:
    running = subprocess.Popen(match(own_folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), said) == (NOBODY_READS, b"")


def match(folder: Path) -> list[str]:
    """Return a command that prints much, for a process of its own."""
    needs, capabilities = write_lists(folder)
    command = [sys.executable, "-m", "matchmaker", "match", str(needs), str(capabilities)]
    return [*command, "--json", "--language", "en"]
