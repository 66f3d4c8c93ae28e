"""Translate what the driver reports into our error tree, with a sentence that says what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from matchmaker.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseError,
    DatabaseForeign,
    DatabaseReadOnly,
    RecordError,
    system_reason,
)
from matchmaker.messages import N_, Message
from matchmaker.store.codec import CodecError

# Primary result codes of SQLite (sqlite.org/rescode.html); the upper bits hold the detail.
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = (
    5,
    6,
    8,
    10,
    11,
    13,
    14,
    26,
)


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Raise our own errors for the driver's; *name* is the event file as people know it."""
    try:
        yield
    except IntegrityError as error:
        raise RecordError(
            Message(
                N_("The change does not fit the other records ({reason}); nothing was written."),
                reason=str(error.orig),
            )
        ) from error
    except DBAPIError as error:
        raise failure(name, error.orig) from error
    except CodecError as error:
        raise damaged(name) from error
    except UnicodeEncodeError as error:
        raise RecordError(
            Message(
                N_(
                    "A text has a character that cannot be stored, so nothing was written. "
                    "Remove it and try again."
                )
            )
        ) from error


def failure(name: str, error: BaseException | None) -> DatabaseError:
    """Return the error for one driver exception."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (_BUSY, _LOCKED):
        return DatabaseBusy(
            Message(
                N_(
                    "“{name}” is being written by another window or program. Wait a moment and "
                    "try again, or close the other one."
                ),
                name=name,
            )
        )
    if code == _READONLY:
        return read_only(name)
    if code == _FULL:
        return _full(name)
    if code == _CORRUPT:
        return damaged(name)
    if code == _NOTADB:
        return foreign(name)
    return _unusable(name, str(error))


def unwritable(name: str, error: OSError) -> DatabaseError:
    """Return the error for a file that the system does not let us make."""
    if error.errno == errno.ENOSPC:
        return _full(name)
    return _unusable(name, system_reason(error))


def read_only(name: str) -> DatabaseReadOnly:
    """Return the error for an attempt to write a file opened for reading."""
    return DatabaseReadOnly(
        Message(
            N_(
                "“{name}” is open for reading only. Copy it to a folder you can write to and open "
                "the copy."
            ),
            name=name,
        )
    )


def damaged(name: str) -> DatabaseDamaged:
    """Return the error for a file that fails its check."""
    return DatabaseDamaged(
        Message(
            N_(
                "“{name}” is damaged and was left as it is. Open the newest file in the folder "
                "“backups” beside it."
            ),
            name=name,
        )
    )


def foreign(name: str) -> DatabaseForeign:
    """Return the error for a file that is not (readably) ours."""
    return DatabaseForeign(
        Message(
            N_(
                "“{name}” is not an event file of this program, or it is protected by a key. "
                "Choose another file; it was not changed."
            ),
            name=name,
        )
    )


def _full(name: str) -> DatabaseError:
    return DatabaseError(
        Message(
            N_(
                "The disk is full: nothing was written to “{name}”. Free some space and do it "
                "again."
            ),
            name=name,
        )
    )


def _unusable(name: str, reason: str | Message) -> DatabaseError:
    return DatabaseError(
        Message(
            N_(
                "“{name}” could not be used ({reason}). Check that the disk is connected and the "
                "folder can be written, then try again."
            ),
            name=name,
            reason=reason,
        )
    )
