"""Open a stranger's file in a process of its own; plain data goes out through the pipe.

Whatever happens in here, a wrong answer included, cannot harm the program: it only reads lines
of JSON. The child works under limits of memory and time and runs no code but ours.
"""

import contextlib
import json
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from matchmaker.exchange.containers import check_inflation, is_workbook
from matchmaker.exchange.refusal import Refused
from matchmaker.exchange.wire import Limits, RawSheet

FLAG = "--read-one-file"
_ROWS_A_LINE = 200
_SPARE_SECONDS = 5


def main() -> int:
    """Answer one request from standard input on standard output; return the exit code."""
    with os.fdopen(0, "rb") as source, os.fdopen(os.dup(1), "wb") as target:
        # Whatever a library prints must not get between our lines.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        request = json.loads(source.readline())
        limits = Limits(**request["limits"])
        _limit_process(limits)
        for line in _answers(request, limits):
            target.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            target.write(b"\n")
            target.flush()
    return 0


def _answers(request: dict[str, str], limits: Limits) -> Iterator[dict[str, object]]:
    try:
        for sheet in _sheets(Path(request["path"]), request["encoding"], limits):
            yield from _sheet_lines(sheet, limits)
    except Refused as refused:
        yield {"refused": refused.code, "values": refused.values}
    except FileNotFoundError:
        yield {"refused": "missing", "values": {}}
    except IsADirectoryError:
        yield {"refused": "folder", "values": {}}
    except OSError as error:
        yield {"refused": "locked", "values": {"errno": error.errno or 0}}
    except MemoryError:
        yield {"refused": "memory", "values": {}}
    except Exception as error:  # noqa: BLE001 - a broken file may raise anything (docs/architecture.md)
        yield {"refused": "unreadable", "values": {"reason": type(error).__name__}}
    yield {"end": True}


def _sheets(path: Path, encoding: str, limits: Limits) -> Iterator[RawSheet]:
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):  # opening a pipe would wait for ever
        raise Refused("folder" if stat.S_ISDIR(mode) else "not_a_file")
    with path.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        if size > limits.inflated:
            raise Refused("too_large", limit=limits.inflated // 1_000_000)
        workbook = is_workbook(stream, path.name)
        if workbook:
            check_inflation(stream, size, limits)
    yield from _open(path, encoding, limits, workbook=workbook)


def _open(path: Path, encoding: str, limits: Limits, *, workbook: bool) -> Iterator[RawSheet]:
    if workbook:
        from matchmaker.exchange.workbook import read_workbook

        yield from read_workbook(path, limits)
    else:
        from matchmaker.exchange.delimited import read_text

        yield read_text(path, limits, encoding=encoding)


def _sheet_lines(sheet: RawSheet, limits: Limits) -> Iterator[dict[str, object]]:
    _check_texts(sheet, limits)
    yield {
        "sheet": sheet.name, "hidden": sheet.hidden, "encoding": sheet.encoding,
        "certain": sheet.certain_encoding, "first_row": sheet.first_row, "rows": len(sheet.rows),
        "marks": [asdict(mark) for mark in sheet.marks],
    }  # fmt: skip
    for start in range(0, len(sheet.rows), _ROWS_A_LINE):
        yield {"lines": sheet.rows[start : start + _ROWS_A_LINE]}


def _check_texts(sheet: RawSheet, limits: Limits) -> None:
    for number, row in enumerate(sheet.rows):
        if any(len(cell) > limits.text for cell in row):
            raise Refused("cell_too_long", row=number + sheet.first_row, limit=limits.text)


def _limit_process(limits: Limits) -> None:
    if sys.platform == "win32":  # the parent's clock stops it there
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds + _SPARE_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        if hard in {resource.RLIM_INFINITY, -1} or hard > most:
            with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
                resource.setrlimit(kind, (most, most))
