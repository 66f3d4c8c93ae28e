"""Make verified copies of an event file with SQLite's own copy command."""

import contextlib
from datetime import datetime
from pathlib import Path

from matchmaker.errors import OutputError, system_reason
from matchmaker.files import free_path, make_folder, put_in_place
from matchmaker.messages import N_, Message
from matchmaker.store.engine import DRIVER_ERROR, FROZEN, connect, file_uri
from matchmaker.store.opening import can_write

FOLDER = "backups"


def make(source: Path, folder: Path, *, at: datetime) -> Path:
    """Copy the event file *source* into *folder* and return the verified copy.

    The copy has a rollback journal, so that it opens on any medium.

    Raises:
        OutputError: the copy cannot be written or does not open.
    """
    make_folder(folder)
    target = free_path(folder, f"{source.stem} {at:%Y-%m-%d %H%M%S}{source.suffix}")
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        _copy(source, partial)
        verify(partial)
        return put_in_place(partial, target)
    except (OSError, DRIVER_ERROR) as error:
        raise OutputError(
            Message(
                N_(
                    "No backup of “{name}” could be made in {folder} ({reason}). Free some space "
                    "or check the folder, then try again."
                ),
                name=source.name,
                folder=str(folder),
                reason=system_reason(error) if isinstance(error, OSError) else str(error),
            )
        ) from error
    finally:
        for end in ("", "-journal"):
            with contextlib.suppress(OSError):
                partial.with_name(partial.name + end).unlink(missing_ok=True)


def verify(path: Path) -> None:
    """Open a copy and check all of it.

    Raises:
        OutputError: it is not whole.
    """
    connection = connect(file_uri(path, FROZEN))
    try:
        whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()
    if not whole:
        raise OutputError(
            Message(
                N_("The backup “{name}” could not be verified. Check the disk and back up again."),
                name=path.name,
            )
        )


def _copy(source: Path, target: Path) -> None:
    # SQLite's own copy sees everything committed, also what still lies in the WAL file; it must
    # run outside a transaction.
    connection = connect(file_uri(source, "mode=rw" if can_write(source) else FROZEN))
    try:
        connection.execute("VACUUM INTO ?", (file_uri(target),))
    finally:
        connection.close()
