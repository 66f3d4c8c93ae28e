"""Hold the locks: pinned, hashed, without addresses, and true to pyproject.toml."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "requirements" / "runtime.txt"
DEV = ROOT / "requirements" / "dev.txt"
LOCKS = (RUNTIME, DEV)

MOST_PACKAGES = 40
REFUSED = {
    "pyside6", "pyside6-addons", "pysqlite3", "pysqlcipher3", "sqlcipher3-binary", "apsw",
    "pandas", "scikit-learn", "torch", "onnxruntime", "jieba", "opencc", "zhconv", "hanziconv",
    "pymupdf", "qrcode", "chardet", "pydantic", "psycopg2",
}  # fmt: skip


def pins(lock: str) -> dict[str, list[Requirement]]:
    """Return what a lock pins: name → one requirement a line."""
    found: dict[str, list[Requirement]] = {}
    for line in re.findall(r"(?m)^[A-Za-z0-9].*$", lock):
        pin = Requirement(line.rstrip("\\").strip())
        found.setdefault(canonicalize_name(pin.name), []).append(pin)
    return found


def faults(lock: str) -> list[str]:
    """Name the lines of a lock that are not exact, not hashed, or hold an address."""
    blocks = re.split(r"(?m)^(?=\S)", lock)
    loose = [b.splitlines()[0] for b in blocks if b.strip() and not is_exact(b)]
    addresses = re.findall(
        r"(?m)^.*(?:://|@ |--index|--extra-index|--find-links|/\w+/\w+/).*$", lock
    )
    return loose + addresses


def is_exact(block: str) -> bool:
    """Say whether one block of a lock pins one version by at least one SHA-256."""
    return bool(
        re.match(r"[\w.-]+==[\w.]+[^=]*\\?$", block.splitlines()[0].split(";")[0].strip())
        and re.search(r"--hash=sha256:[0-9a-f]{64}\b", block)
    )


def declared() -> list[Requirement]:
    """Return the run-time dependencies of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [Requirement(line) for line in settings["project"]["dependencies"]]


def developing() -> list[Requirement]:
    """Return the tools of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [Requirement(line) for line in settings["dependency-groups"]["dev"]]


def unmet(wanted: list[Requirement], locked: dict[str, list[Requirement]]) -> list[str]:
    """Name the requirements that a lock leaves out or pins outside their range."""
    return [
        str(want)
        for want in wanted
        if not (found := locked.get(canonicalize_name(want.name)))
        or not all(want.specifier.contains(next(iter(pin.specifier)).version) for pin in found)
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_is_exact_and_has_no_address(lock: Path) -> None:
    assert faults(lock.read_text(encoding="ascii")) == []


HASH = f"    --hash=sha256:{'0' * 64}\n"


@pytest.mark.parametrize(
    "lock",
    [
        "alembic>=1.20 \\\n" + HASH,
        "alembic==1.20.1\n",
        "alembic @ https://example.org/alembic.whl \\\n" + HASH,
        "--index-url https://example.org/simple\nalembic==1.20.1 \\\n" + HASH,
        "alembic==1.20.1 \\\n" + HASH + "    # via -r /home/somebody/runtime.in\n",
    ],
)
def test_lock_check_has_teeth(lock: str) -> None:
    assert faults("alembic==1.20.1 \\\n" + HASH + "    # via matchmaker (pyproject.toml)\n") == []
    assert faults(lock)


def test_locks_hold_what_is_declared() -> None:
    runtime, dev = (pins(lock.read_text(encoding="ascii")) for lock in LOCKS)
    assert unmet(declared(), runtime) == []
    assert unmet([*declared(), *developing()], dev) == []
    assert unmet([Requirement("alembic>=99"), Requirement("nothing")], runtime) != []


def test_dev_lock_contains_the_runtime_lock() -> None:
    runtime, dev = (pins(lock.read_text(encoding="ascii")) for lock in LOCKS)
    assert {name: dev.get(name) for name in runtime} == runtime


def test_runtime_lock_is_small_and_without_refused_packages() -> None:
    names = pins(RUNTIME.read_text(encoding="ascii")).keys()
    assert len(names) <= MOST_PACKAGES
    assert not names & REFUSED


def test_this_environment_is_the_lock() -> None:
    here = {
        name
        for name, found in pins(DEV.read_text(encoding="ascii")).items()
        if any(pin.marker is None or pin.marker.evaluate() for pin in found)
    }
    pinned = pins(DEV.read_text(encoding="ascii"))
    for name in here:
        assert any(pin.specifier.contains(version(name)) for pin in pinned[name]), name


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_keep_none_alive() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 500, "docs/adr/0002: this PySide6 drops None"
