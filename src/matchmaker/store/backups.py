"""Make verified copies of an event file with SQLite's own copy command."""

from datetime import datetime
from pathlib import Path

from matchmaker.errors import OutputError
from matchmaker.files import free_path, make_folder
from matchmaker.messages import N_, Message
from matchmaker.store.engine import connect, file_uri

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
    partial.unlink(missing_ok=True)
    try:
        _copy(source, partial)
        verify(partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target


def verify(path: Path) -> None:
    """Open a copy and check all of it.

    Raises:
        OutputError: it is not whole.
    """
    connection = connect(file_uri(path, "mode=ro&immutable=1"))
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
    connection = connect(file_uri(source, "mode=rw"))
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()
