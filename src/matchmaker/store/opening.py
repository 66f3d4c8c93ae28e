"""Look at a file before touching it, to learn if it is ours, whole and not newer than us."""

import os
from pathlib import Path

from matchmaker.errors import DatabaseError, DatabaseMissing, DatabaseNewer
from matchmaker.messages import N_, Message
from matchmaker.store import failures
from matchmaker.store.engine import APPLICATION_ID, DRIVER_ERROR, Driver, connect, file_uri

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_VERSION_AT = 60  # sqlite.org/fileformat.html, section 1.3


def inspect(path: Path, *, schema: int) -> int:
    """Return the schema number of the event file at *path* without changing a byte of it.

    Raises:
        DatabaseMissing: there is no file.
        DatabaseForeign: it is empty, something else, or protected by a key.
        DatabaseNewer: a newer program wrote it.
        DatabaseDamaged: it fails SQLite's quick check.
    """
    # The header may lag behind a journal beside the file, but a newer number there is final, and
    # reading it changes nothing.
    version = _header_version(path)
    if version > schema:
        raise _newer(path, version, schema)
    try:
        connection = connect(file_uri(path, _safe_options(path)))
        try:
            version = _number(connection, "user_version")
            if _number(connection, "application_id") != APPLICATION_ID:
                raise failures.foreign(path.name)
            if version > schema:
                raise _newer(path, version, schema)
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise failures.damaged(path.name)
        finally:
            connection.close()
    except DRIVER_ERROR as error:
        raise failures.failure(path.name, error) from error
    return version


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
            folder=str(path.parent),
        )
    )


def _header_version(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
    except FileNotFoundError as error:
        raise missing(path) from error
    except IsADirectoryError as error:
        raise failures.foreign(path.name) from error
    except OSError as error:
        raise DatabaseError(
            Message(
                N_(
                    "“{name}” cannot be read ({reason}). Check that you may open it and that the "
                    "disk is connected."
                ),
                name=path.name,
                reason=error.strerror or "?",
            )
        ) from error
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise failures.foreign(path.name)
    return int.from_bytes(header[_VERSION_AT : _VERSION_AT + 4], "big")


def _safe_options(path: Path) -> str:
    # A read-only connection still makes the shared-memory file of a WAL database; where that
    # is not possible only an immutable one can read it.
    return "mode=ro" if os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"


def _number(connection: Driver, pragma: str) -> int:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(str(row[0])) if row else 0


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
