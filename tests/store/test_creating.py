"""A new event file is whole or not there; one that is open elsewhere is not taken away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from matchmaker.errors import DatabaseBusy, DatabaseError
from matchmaker.store import Database, migrating
from tests.store.scenes import fill, state


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new.matchmaker"


MAKER = """
import os, signal, sys
from pathlib import Path
from matchmaker.store import Database, creating, migrating
from tests.store.scenes import fill
point, path = sys.argv[1], Path(sys.argv[2])
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if point == "migration":
    upgrade = migrating.upgrade
    migrating.upgrade = lambda *a, **k: (upgrade(*a, **k), die())
elif point == "claim":
    creating._claim = die
database = Database.open(path, create=True)
fill(database)
die()
"""


def killed_at(point: str, path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MAKER, point, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.crash
@pytest.mark.parametrize("point", ["migration", "claim"])
def test_a_program_killed_while_making_a_file_leaves_none_there(path: Path, point: str) -> None:
    killed_at(point, path)
    assert not path.exists()
    with Database.open(path, create=True) as database:
        fill(database)
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]


@pytest.mark.crash
def test_the_journal_of_a_deleted_file_is_not_taken_for_that_of_the_new_one(path: Path) -> None:
    killed_at("end", path)
    assert path.with_name(path.name + "-wal").stat().st_size
    path.unlink()
    with Database.open(path, create=True) as database:
        assert state(database)[2] == ()


def test_a_file_that_cannot_be_finished_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(DatabaseError, match="disk is full"):
        Database.open(path, create=True)
    assert list(path.parent.iterdir()) == []


def test_a_medium_without_links_holds_new_files_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    Database.open(path, create=True).close()
    assert list(path.parent.iterdir()) == [path]


def test_of_two_who_make_the_same_file_nobody_loses_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade = migrating.upgrade

    def late(*arguments: object, **named: object) -> None:
        monkeypatch.setattr(migrating, "upgrade", upgrade)
        with Database.open(path, create=True) as other:
            fill(other)
        upgrade(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(migrating, "upgrade", late)
    with Database.open(path, create=True) as database:
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_open_is_not_taken_away(path: Path) -> None:
    with Database.open(path, create=True) as database:
        fill(database)
        with pytest.raises(DatabaseBusy, match="open elsewhere"):
            Database.discard(path)
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]
    Database.discard(path)
    assert list(path.parent.iterdir()) == []
    Database.discard(path)
