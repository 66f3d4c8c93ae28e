"""Measure how much memory a command and its children need at most, all at the same time."""

import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_EVERY = 0.05  # seconds
_PROC = Path("/proc")


def peak_of(command: Sequence[str]) -> float:
    """Run *command*; return its peak in MB (Linux; elsewhere 0).

    Memory that processes share is counted once (proportional set size). Looking so often slows
    the command down, so its time is not taken here.

    Raises:
        SystemExit: the command failed.
    """
    peak = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, sum(_megabytes(each) for each in _family(process.pid)))
            time.sleep(_EVERY)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return peak


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        for thread in (_PROC / str(process) / "task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                yield from _family(int(child))
    except OSError:
        return  # it has ended


def _megabytes(process: int) -> float:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:"))
