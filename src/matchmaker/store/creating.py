"""Make a new event file, whole or not at all."""

import contextlib
import os
import uuid
from datetime import datetime
from pathlib import Path

from matchmaker.files import make_folder
from matchmaker.store import engine, failures, migrating


def create(path: Path, *, at: datetime) -> None:
    """Make an empty event file at *path*; one that somebody else made meanwhile is kept.

    It is built under another name, so that a killed program leaves no half file at *path*.

    Raises:
        OutputError: the folder cannot be made.
        DatabaseError: the file cannot be written.
    """
    make_folder(path.parent)
    partial = path.with_name(f".{uuid.uuid4().hex}.new")
    try:
        _build(partial, name=path.name, at=at)
        _claim(partial, path)
    except OSError as error:
        raise failures.unwritable(path.name, error) from error
    finally:
        for end in ("", "-journal"):
            with contextlib.suppress(OSError):
                partial.with_name(partial.name + end).unlink(missing_ok=True)


def _build(partial: Path, *, name: str, at: datetime) -> None:
    building = engine.building_engine(partial)
    try:
        with failures.translated(name), building.begin() as connection:
            migrating.upgrade(connection, at=at)
    finally:
        building.dispose()


def _claim(partial: Path, path: Path) -> None:
    # A link refuses a name that is taken, a rename does not; some sticks know no links.
    try:
        os.link(partial, path)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():
            partial.rename(path)
