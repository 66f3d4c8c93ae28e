"""Say on what a figure was measured."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version


def machine(*packages: str) -> str:
    """Return one line: machine, Python, and the versions of *packages*."""
    found = ", ".join(f"{package} {version(package)}" for package in packages)
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, {found}"
    )


def median_seconds(work: Callable[[], object], *, times: int = 5) -> tuple[float, float]:
    """Return the median wall and processor seconds of *times* runs of *work*."""
    walls, cpus = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return statistics.median(walls), statistics.median(cpus)
