"""Start: logging, reports of unexpected errors, and opening the last event or the sample."""

import logging
import platform
import sys
import tempfile
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker import __version__
from matchmaker.domain.event import EventWords
from matchmaker.errors import DatabaseDamaged, DatabaseError, DatabaseForeign, OutputError
from matchmaker.files import free_path, make_folder, replace_file
from matchmaker.messages import N_, Message
from matchmaker.paths import data_folder, log_folder
from matchmaker.progress import SILENT, Progress
from matchmaker.settings import Settings

if TYPE_CHECKING:
    from matchmaker.store.database import Database as Database  # noqa: PLC0414 - offered on

_SAMPLE = "sample.matchmaker"
_LOG_BYTES = 512_000
_LOG_FILES = 3
_log = logging.getLogger("matchmaker")


@dataclass(frozen=True, slots=True)
class Opened:
    """An open event, and what to tell the person about how it came."""

    database: "Database"
    note: Message | None = None


def set_up_logging(folder: Path | None = None) -> Path | None:
    """Write warnings and errors to a small set of files; None if that is not possible.

    What is logged names kinds and counts, never the values of a record.
    """
    from logging.handlers import RotatingFileHandler  # costs the first picture its network parts

    target = folder or log_folder()
    try:
        make_folder(target)
        handler = RotatingFileHandler(
            target / "matchmaker.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES,
            encoding="utf-8", delay=True,
        )  # fmt: skip
    except (OSError, OutputError):
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return target


def report_error(error: BaseException, *, folder: Path | None = None) -> Path:
    """Write a report of an unexpected *error* and return its file.

    It holds versions, the kinds of the errors and the places in the program, and no message of
    an error: that could quote what somebody entered.
    """
    text = _report(error)
    _log.error("unexpected %s", type(error).__name__)
    for place in (folder or log_folder(), Path(tempfile.gettempdir())):
        try:
            make_folder(place)
            stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
            path = free_path(place, f"matchmaker-report-{stamp}.txt")
            return replace_file(path, text.encode("utf-8"))
        except OutputError:
            continue
    return Path()


def sample_path() -> Path:
    """Return where the sample event lies."""
    return data_folder() / _SAMPLE


def open_event(path: Path) -> "Database":
    """Open the event file *path*.

    Raises:
        DatabaseError: it is missing, foreign, newer, damaged or locked.
    """
    from matchmaker.store.database import Database

    return Database.open(path)


def open_with_note(path: Path) -> Opened:
    """Open the event file *path*, with a note if there is nothing in it.

    A copy made while a window had the original open, without the “-wal” beside it, is that.

    Raises:
        DatabaseError: it is missing, foreign, newer, damaged or locked.
    """
    database = open_event(path)
    with database.reading() as reader:
        empty = reader.event() is None and not reader.needs() and not reader.capabilities()
    note = Message(
        N_(
            "“{name}” is an empty event. If it was copied while another window had it open, its "
            "contents stayed in the file “{name}-wal”: close that window and copy it again."
        ),
        name=path.name,
    )
    return Opened(database, note if empty else None)


def create_event(path: Path, words: EventWords, *, by: str) -> "Database":
    """Make an empty event file at *path*, described by *words*.

    Raises:
        DatabaseError: the file cannot be made.
        OutputError: its folder cannot be made.
        RecordError: there is an event at *path* already, or the words do not do.
    """
    from matchmaker.services import events

    event = events.described(words)
    make_folder(path.parent)
    return events.start(path, event, by=by)


def open_first(
    settings: Settings, path: Path | None = None, *, progress: Progress = SILENT
) -> Opened:
    """Open *path*, or else the last event, or else the sample, which is made if need be.

    A last event that cannot be opened any more is told and the sample is opened instead; a
    *path* that was asked for raises.

    Raises:
        DatabaseError: the asked for event, or the sample, cannot be opened.
    """
    if path is not None:
        return open_with_note(path)
    last = Path(settings.last_event) if settings.last_event else None
    if last is None or last == sample_path():
        return Opened(open_sample(progress=progress))
    try:
        return open_with_note(last)
    except DatabaseError as error:
        note = Message(
            N_("The last event could not be opened, so this is the sample event. {reason}"),
            reason=error.message,
        )
        return Opened(open_sample(progress=progress), note)


def open_sample(*, progress: Progress = SILENT) -> "Database":
    """Open the sample event; import its lists and propose pairs if that was not done yet.

    One that was stopped half-way, and so holds no needs, is made anew; one that can no longer be
    read is put aside.
    """
    from matchmaker.services import events

    path = sample_path()
    make_folder(path.parent)
    database = _old_sample(path) if path.exists() else None
    if database is not None and _half_made(database):
        database.close()
        database = None
    if database is None:
        database = events.start_sample(path, progress=progress).database
    with database.reading() as reader:
        proposed = reader.last_run() is not None
    if not proposed and not database.read_only:
        _propose(database, progress)
    return database


def _old_sample(path: Path) -> "Database | None":
    try:
        return open_event(path)
    except (DatabaseDamaged, DatabaseForeign) as error:
        aside = free_path(path.parent, f"{path.stem}.damaged{path.suffix}")
        _log.warning("sample event put aside: %s", type(error).__name__)
        try:
            path.rename(aside)
        except OSError:
            raise error from None
        return None


def _half_made(database: "Database") -> bool:
    with database.reading() as reader:
        return not database.read_only and not reader.needs() and not reader.capabilities()


def _propose(database: "Database", progress: Progress) -> None:
    from matchmaker.services import proposing

    proposing.propose(database, progress=progress)


def _report(error: BaseException) -> str:
    lines = [
        f"matchmaker {__version__}",
        f"Python {sys.version.split()[0]} on {platform.system()} {platform.machine()}",
        "",
    ]
    link: BaseException | None = error
    while link is not None:
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines) + "\n"
