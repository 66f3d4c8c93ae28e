"""Look at a file before touching it, to learn if it is ours, whole and not newer than us."""

import os
import stat
from collections.abc import Collection
from pathlib import Path

from matchmaker.errors import (
    DatabaseError,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseReadOnly,
    system_reason,
)
from matchmaker.messages import N_, Message
from matchmaker.store import failures
from matchmaker.store.engine import (
    APPLICATION_ID,
    DRIVER_ERROR,
    FROZEN,
    JOURNALS,
    Driver,
    connect,
    file_uri,
)

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_VERSION_AT = 60  # sqlite.org/fileformat.html, section 1.3
_APPLICATION_AT = 68


def exists(path: Path) -> bool:
    """Tell whether something lies at *path*.

    Raises:
        DatabaseError: the system does not let us look.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except ValueError:  # a name with NUL in it
        return False
    except OSError as error:
        raise _unreadable(path, error) from error
    return True


def inspect(path: Path, *, schema: int) -> int:
    """Return the schema number of the event file at *path* without changing a byte of it.

    Raises:
        DatabaseMissing: there is no file.
        DatabaseForeign: it is empty, something else, or protected by a key.
        DatabaseNewer: a newer program wrote it.
        DatabaseDamaged: it fails SQLite's quick check.
        DatabaseReadOnly: its newest changes lie beside it, where they cannot be read.
    """
    header = _header(path)
    # The header may lag behind a journal beside the file, but a newer number there is final, and
    # reading it changes nothing.
    version = int.from_bytes(header[_VERSION_AT : _VERSION_AT + 4], "big")
    application = int.from_bytes(header[_APPLICATION_AT : _APPLICATION_AT + 4], "big")
    if application == APPLICATION_ID and version > schema:
        raise _newer(path, version, schema)
    journals = [end for end in JOURNALS if _size(path.with_name(path.name + end))]
    if "-wal" not in journals and application != APPLICATION_ID:
        raise failures.foreign(path.name)
    if journals and not can_write(path):
        raise _in_pieces(path)
    try:
        connection = connect(file_uri(path, _careful_options(journals)))
        try:
            return _checked(connection, path, schema)
        finally:
            connection.close()
    except DRIVER_ERROR as error:
        raise failures.failure(path.name, error) from error


def can_write(path: Path) -> bool:
    """Tell whether the file and its folder (for the journal beside it) can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def missing(path: Path) -> DatabaseMissing:
    """Return the error for a file that is not there."""
    return DatabaseMissing(
        Message(
            N_(
                "There is no event file “{name}” in {folder}. Check the place, or import a list "
                "to start a new one."
            ),
            name=path.name,
            folder=str(path.parent.absolute()),
        )
    )


def _header(path: Path) -> bytes:
    try:
        # A pipe or a device would keep whoever opens it waiting.
        if not stat.S_ISREG(path.stat().st_mode):
            raise failures.foreign(path.absolute().name or str(path))
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise missing(path) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise failures.foreign(path.name)
    return header


def _careful_options(journals: Collection[str]) -> str:
    """Return how to open a file with these journals so that nothing new is left beside it."""
    if "-journal" in journals:
        return "mode=rw"  # a step was broken off, and reading means taking it back
    return "mode=ro" if journals else FROZEN


def _in_pieces(path: Path) -> DatabaseReadOnly:
    return DatabaseReadOnly(
        Message(
            N_(
                "The newest changes of “{name}” are still in the file beside it and cannot be "
                "read here, where nothing can be written. Copy all files whose names start with "
                "“{name}” to a folder you can write to and open the copy."
            ),
            name=path.name,
        )
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _checked(connection: Driver, path: Path, schema: int) -> int:
    version = _number(connection, "user_version")
    if _number(connection, "application_id") != APPLICATION_ID:
        raise failures.foreign(path.name)
    if version > schema:
        raise _newer(path, version, schema)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise failures.damaged(path.name)
    return version


def _number(connection: Driver, pragma: str) -> int:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(str(row[0])) if row else 0


def _unreadable(path: Path, error: OSError) -> DatabaseError:
    return DatabaseError(
        Message(
            N_(
                "“{name}” cannot be read ({reason}). Check that you may open it and that the "
                "disk is connected."
            ),
            name=path.name,
            reason=system_reason(error),
        )
    )


def _newer(path: Path, found: int, ours: int) -> DatabaseNewer:
    return DatabaseNewer(
        Message(
            N_(
                "“{name}” was made by a newer matchmaker (file format {found}, this program reads "
                "up to {ours}). Install the newer program; the file was not changed."
            ),
            name=path.name,
            found=found,
            ours=ours,
        )
    )
