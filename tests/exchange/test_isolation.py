"""The reading child may fail in any way; the program says so and goes on (H2)."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from matchmaker.errors import InputFileError
from matchmaker.exchange.isolation import read_raw
from matchmaker.exchange.wire import LIMITS
from matchmaker.messages import Message
from matchmaker.progress import Cancelled
from tests.exchange.files import HEADINGS, ROW, workbook

pytestmark = pytest.mark.hostile

STOPPED = "was stopped because the file made the reader fail"
END = json.dumps({"end": True})
SHEET = {
    "sheet": "a", "hidden": False, "encoding": "", "certain": True, "first_row": 1, "rows": 1,
    "marks": [],
}  # fmt: skip

ENDLESS = f"""
row = {json.dumps({"lines": [["z" * 1000]]})!r}
os.write(1, {json.dumps(SHEET)!r}.encode() + b"\\n")
while True: os.write(1, row.encode() + b"\\n")
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return workbook(tmp_path / "a.xlsx", {"a": [HEADINGS, ROW]})


def child(code: str) -> list[str]:
    return [sys.executable, "-I", "-c", f"import sys, os\n{code}"]


def saying(*lines: object) -> list[str]:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    return child(f"sys.stdout.write({text!r})")


BROKEN = {
    "killed": (child("os.kill(os.getpid(), 9)"), STOPPED),
    "aborting": (child("os.abort()"), STOPPED),
    "silent": (child("sys.exit(0)"), STOPPED),
    "failing": (child("1 / 0"), STOPPED),
    "half": (saying(SHEET), STOPPED),
    "garbage": (child("os.write(1, bytes(range(256)))"), "cannot be trusted"),
    "no object": (saying("[1]", END), "cannot be trusted"),
    "too deep": (child("print('[' * 100000)"), "cannot be trusted"),
    "rows before a sheet": (saying({"lines": [["a"]]}, END), "cannot be trusted"),
    "numbers as cells": (saying(SHEET, {"lines": [[1]]}, END), "cannot be trusted"),
    "rows that are none": (saying(SHEET, {"lines": "abc"}, END), "cannot be trusted"),
    "sheet of the wrong kind": (saying({**SHEET, "sheet": 1}, END), "cannot be trusted"),
    "marks of the wrong kind": (saying({**SHEET, "marks": [[]]}, END), "cannot be trusted"),
    "unknown refusal": (saying({"refused": "because", "values": {}}), "cannot be trusted"),
    "refusal without values": (saying({"refused": "too_large"}), "cannot be trusted"),
    "too much": (child(ENDLESS), "cannot be trusted"),
    "one endless line": (child("while True: os.write(1, b'z' * 65536)"), "cannot be trusted"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_failing_child_is_one_sentence_and_the_next_import_works(good: Path, name: str) -> None:
    command, sentence = BROKEN[name]
    with pytest.raises(InputFileError) as caught:
        read_raw(good, command=command, limits=replace(LIMITS, answer=1_000_000))
    assert sentence in str(caught.value.message)
    assert len(read_raw(good)[0].rows) == 2


def test_a_reader_that_cannot_start_is_said(good: Path, tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="could not be started"):
        read_raw(good, command=[str(tmp_path / "no-such-program")])


def test_a_child_that_hangs_is_ended_by_the_clock(good: Path) -> None:
    hanging = child("sys.stdin.read(); import threading; threading.Event().wait()")
    with pytest.raises(InputFileError, match="took more than 0 seconds"):
        read_raw(good, command=hanging, limits=replace(LIMITS, seconds=0))


def test_a_wish_to_stop_ends_the_child_at_once(good: Path, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    hanging = child(
        f"open({str(mark)!r}, 'w').write(str(os.getpid()))\n"
        "import threading; threading.Event().wait()"
    )

    class Impatient:
        def report(self, done: int, total: int, message: Message | None = None) -> None:
            if mark.exists() and mark.read_text():
                raise Cancelled

    with pytest.raises(Cancelled):
        read_raw(good, command=hanging, progress=Impatient())
    assert not Path(f"/proc/{mark.read_text()}").exists() or sys.platform != "linux"


def test_progress_is_reported_while_reading(good: Path) -> None:
    told: list[str] = []

    class Listening:
        def report(self, done: int, total: int, message: Message | None = None) -> None:
            told.append(str(message))

    read_raw(good, progress=Listening())
    assert told
    assert set(told) == {"Reading a.xlsx"}


@pytest.mark.skipif(sys.platform == "win32", reason="address space is limited on POSIX only")
def test_the_child_works_under_a_limit_of_memory(good: Path) -> None:
    with pytest.raises(InputFileError):
        read_raw(good, limits=replace(LIMITS, memory=1_000_000))
    assert read_raw(good)


def test_modules_lying_about_are_not_taken_for_ours(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    for name in ("json", "python_calamine", "zipfile", "sitecustomize"):
        (evil / f"{name}.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(evil)
    monkeypatch.setenv("PYTHONPATH", str(evil))
    assert len(read_raw(good)[0].rows) == 2
