"""Start the reading child, watch it, and take its answer as plain data or not at all."""

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO

from matchmaker.errors import InputFileError
from matchmaker.exchange.child import FLAG
from matchmaker.exchange.complaints import complaint
from matchmaker.exchange.wire import LIMITS, Limits, Mark, RawSheet
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress

_TICK = 0.2  # seconds between two looks at the clock and at the wish to stop
_LONGEST_LINE = 64_000_000
_WAITING_LINES = 64
# -I: no module of the current folder or of the environment gets in; our own code comes first.
_START = (
    "import sys; own, *others = sys.argv[1:]; own in sys.path or sys.path.insert(0, own); "
    "sys.path.extend(others); from matchmaker.exchange.child import main; main()"
)


def read_raw(
    path: Path,
    *,
    encoding: str = "",
    limits: Limits = LIMITS,
    command: Sequence[str] = (),
    progress: Progress = SILENT,
) -> tuple[RawSheet, ...]:
    """Read the sheets of one file in a child process.

    *command* replaces the child, in tests. Progress is reported at least every 0.2 s, and a wish
    to stop ends the child at once.

    Raises:
        InputFileError: the file is refused, or the child failed in any way.
        Cancelled: a person stopped it.
    """
    request = {"path": str(path), "encoding": encoding, "limits": asdict(limits)}
    process = _start(list(command) or _command(), path.name)
    try:
        _ask(process, request)
        return _collect(_watched(process, path.name, limits, progress), path.name, limits)
    finally:
        _end(process)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):  # the bundle is its own interpreter
        return [sys.executable, FLAG]
    places = [place for place in sys.path if place and Path(place).is_dir()]
    own = str(Path(__file__).resolve().parents[2])
    others = [place for place in places if "-packages" in place and place != own]
    return [sys.executable, "-I", "-X", "utf8", "-c", _START, own, *others]


def _start(command: list[str], name: str) -> "subprocess.Popen[bytes]":
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            creationflags=flags,
        )  # fmt: skip
    except OSError as error:
        raise complaint("no_reader", name, {"errno": error.errno or 0}) from error


def _ask(process: "subprocess.Popen[bytes]", request: Mapping[str, object]) -> None:
    assert process.stdin is not None  # noqa: S101 - Popen was given PIPE
    with contextlib.suppress(OSError):  # a child that is gone says so by its missing answer
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.close()


def _watched(
    process: "subprocess.Popen[bytes]", name: str, limits: Limits, progress: Progress
) -> Iterator[bytes]:
    lines: queue.Queue[bytes | None] = queue.Queue(_WAITING_LINES)
    stop = threading.Event()
    reader = threading.Thread(target=_pump, args=(process.stdout, lines, stop), daemon=True)
    reader.start()
    deadline = time.monotonic() + limits.seconds
    message = Message(N_("Reading {name}"), name=name)
    try:
        while True:
            progress.report(0, 0, message)
            if time.monotonic() > deadline:
                raise complaint("too_slow", name, {"limit": limits.seconds})
            with contextlib.suppress(queue.Empty):
                line = lines.get(timeout=_TICK)
                if line is None:
                    return
                yield line
    finally:
        stop.set()
        process.kill()
        reader.join()


def _pump(
    stream: IO[bytes] | None, lines: "queue.Queue[bytes | None]", stop: threading.Event
) -> None:
    assert stream is not None  # noqa: S101 - Popen was given PIPE
    line: bytes | None = b"."
    while line is not None and not stop.is_set():
        with contextlib.suppress(OSError, ValueError):
            line = stream.readline(_LONGEST_LINE) or None
        while not stop.is_set():
            with contextlib.suppress(queue.Full):
                lines.put(line, timeout=_TICK)
                break


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def _collect(lines: Iterator[bytes], name: str, limits: Limits) -> tuple[RawSheet, ...]:
    sheets: list[RawSheet] = []
    taken = cells = 0
    with contextlib.closing(lines) as answer:  # type: ignore[type-var]
        for line in answer:
            taken += len(line)
            if taken > limits.answer:
                raise complaint("wrong_answer", name)
            said = _object(line, name)
            if "refused" in said:
                raise _refusal(said, name)
            if "end" in said:
                return tuple(sheets)
            try:
                cells += _take(said, sheets)
            except (KeyError, TypeError, ValueError, IndexError) as error:
                raise complaint("wrong_answer", name) from error
            if cells > 2 * limits.cells:
                raise complaint("wrong_answer", name)
    raise complaint("stopped", name)


def _object(line: bytes, name: str) -> dict[str, object]:
    try:
        said = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise complaint("wrong_answer", name) from error
    if not isinstance(said, dict):
        raise complaint("wrong_answer", name)
    return said


def _refusal(said: Mapping[str, object], name: str) -> InputFileError:
    values = said.get("values")
    return complaint(str(said["refused"]), name, values if isinstance(values, dict) else {})


def _take(said: Mapping[str, object], sheets: list[RawSheet]) -> int:
    if "lines" in said:
        rows = _rows(said["lines"])
        sheets[-1].rows.extend(rows)
        return sum(map(len, rows))
    marks = said["marks"]
    if not isinstance(marks, list):
        raise TypeError
    first = said["first_row"]
    sheets.append(
        RawSheet(
            name=_text(said["sheet"]),
            hidden=said["hidden"] is True,
            encoding=_text(said["encoding"]),
            certain_encoding=said["certain"] is True,
            first_row=1 if first == 1 else 0,
            marks=[_mark(mark) for mark in marks],
        )
    )
    return 0


def _rows(value: object) -> list[list[str]]:
    if not isinstance(value, list):
        raise TypeError
    for row in value:
        if not isinstance(row, list) or not all(isinstance(cell, str) for cell in row):
            raise TypeError
    return value


def _mark(value: object) -> Mark:
    if not isinstance(value, dict):
        raise TypeError
    numbers = [value["row"], value["column"], value["count"]]
    if not all(isinstance(number, int) for number in numbers):
        raise TypeError
    return Mark(_text(value["code"]), numbers[0], numbers[1], _text(value["value"]), numbers[2])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
