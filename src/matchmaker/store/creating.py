"""Make a new event file, whole or not at all, and take one away."""

import contextlib
import os
import uuid
from datetime import datetime
from pathlib import Path

from matchmaker.errors import DatabaseBusy, OutputError
from matchmaker.files import make_folder
from matchmaker.messages import N_, Message
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


def discard(path: Path) -> None:
    """Remove the event file *path* and its journals.

    Raises:
        DatabaseBusy: somebody has it open.
        OutputError: the system does not let us.
    """
    try:
        if path.is_file():
            _refuse_open(path)
        path.unlink(missing_ok=True)
        _remove_journals(path)
    except OSError as error:
        raise OutputError(_open_elsewhere(path)) from error


def _refuse_open(path: Path) -> None:
    """Ask for the file alone: every connection of a WAL file holds a shared lock on it."""
    try:
        connection = engine.connect(engine.file_uri(path, "mode=rw"), timeout=0)
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
        finally:
            connection.close()
    except engine.DRIVER_ERROR as error:
        if isinstance(failures.failure(path.name, error), DatabaseBusy):
            raise DatabaseBusy(_open_elsewhere(path)) from error


def _open_elsewhere(path: Path) -> Message:
    return Message(
        N_("“{name}” is open elsewhere. Close the other window and try again."), name=path.name
    )


def _remove_journals(path: Path) -> None:
    for end in engine.JOURNALS:
        path.with_name(path.name + end).unlink(missing_ok=True)


def _build(partial: Path, *, name: str, at: datetime) -> None:
    building = engine.building_engine(partial)
    try:
        with failures.translated(name), building.begin() as connection:
            migrating.upgrade(connection, at=at)
    finally:
        building.dispose()
    # From here on it is a file with a WAL, so that opening it changes nothing in it.
    try:
        engine.use_wal(partial)
    except engine.DRIVER_ERROR as error:
        raise failures.failure(name, error) from error


def _claim(partial: Path, path: Path) -> None:
    # A link refuses a name that is taken, a rename does not; some sticks know no links.
    if not path.exists():
        # What a deleted file left behind would be taken for the journal of the new one.
        _remove_journals(path)
    try:
        os.link(partial, path)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():
            partial.rename(path)
