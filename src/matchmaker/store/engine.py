"""Make the engines of an event file: the one place that knows the driver and its pragmas."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2

from matchmaker.errors import DatabaseError
from matchmaker.messages import N_, Message

APPLICATION_ID = 0x4D4D4B31  # "MMK1"
SQLITE_FLOOR = (3, 51, 3)  # below it, a WAL file with two connections can be corrupted
BUSY_SECONDS = 3.0
JOURNALS = ("-wal", "-shm", "-journal")  # what SQLite keeps beside an open file
FROZEN = "mode=ro&immutable=1"  # the options of a file that nobody can be writing to

_PRAGMAS = (
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "synchronous=FULL",
)


class Driver(Protocol):
    """The part of a DB-API connection that is used below SQLAlchemy."""

    def execute(self, statement: str, values: tuple[object, ...] = ()) -> "DriverCursor":
        """Run one statement."""

    def close(self) -> None:
        """Close the connection."""


class DriverCursor(Protocol):
    """The part of a DB-API cursor that is used below SQLAlchemy."""

    def fetchone(self) -> tuple[object, ...] | None:
        """Return the next row."""

    def fetchall(self) -> list[tuple[object, ...]]:
        """Return the remaining rows."""


DRIVER_ERROR: type[Exception] = dbapi2.Error


def require_current_sqlite() -> None:
    """Refuse to work on a SQLite with a known corruption fault.

    Raises:
        DatabaseError: the driver's SQLite is older than ``SQLITE_FLOOR``.
    """
    if dbapi2.sqlite_version_info < SQLITE_FLOOR:
        raise DatabaseError(
            Message(
                N_(
                    "The installed SQLite {version} is too old to be safe; "
                    "install {floor} or newer."
                ),
                version=dbapi2.sqlite_version,
                floor=".".join(map(str, SQLITE_FLOOR)),
            )
        )


def connect(target: str, *, timeout: float = BUSY_SECONDS) -> Driver:
    """Open a driver connection to the URI *target*, in autocommit, without any pragma."""
    return cast(
        "Driver",
        dbapi2.connect(
            target, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
        ),
    )


def use_wal(path: Path) -> None:
    """Give the file at *path* the journal that lets people read while somebody writes."""
    connection = connect(file_uri(path, "mode=rw"))
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def file_uri(path: Path, options: str = "") -> str:
    """Return the SQLite URI of *path* with *options* such as ``mode=ro``."""
    uri = path.absolute().as_uri()
    return f"{uri}?{options}" if options else uri


def writer_engine(path: Path) -> Engine:
    """Return the engine whose transactions start with BEGIN IMMEDIATE."""
    # Mode rw: a connection made after the file has gone must not make an empty one in its place.
    return _engine(
        lambda: _ready(connect(file_uri(path, "mode=rw")), wal=True),
        begin="BEGIN IMMEDIATE",
        connections=1,
    )


def building_engine(path: Path) -> Engine:
    """Return an engine that makes the file at *path*, whole in itself after each transaction."""
    return _engine(lambda: _ready(connect(file_uri(path))), begin="BEGIN IMMEDIATE", connections=1)


def reader_engine(path: Path, *, wal: bool = True, frozen: bool = False) -> Engine:
    """Return the engine of snapshots that cannot write.

    Without *wal* the file keeps the kind of journal it has; *frozen* reads one on a medium where
    not even lock files can be made.
    """

    def creator() -> Driver:
        connection = _ready(connect(file_uri(path, FROZEN if frozen else "mode=rw")), wal=wal)
        connection.execute("PRAGMA query_only=ON")
        return connection

    return _engine(creator, begin="BEGIN", connections=4)


def memory_engine() -> Engine:
    """Return an engine on one private database in memory."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: _ready(connect(":memory:")),
        module=dbapi2,
        poolclass=StaticPool,
    )
    _begin_hook(engine, "BEGIN IMMEDIATE")
    return engine


def _engine(creator: Callable[[], Driver], *, begin: str, connections: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=2,
    )
    _begin_hook(engine, begin)
    return engine


def _begin_hook(engine: Engine, begin: str) -> None:
    # Without it the driver's legacy mode would leave DDL outside the transaction.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))


def _ready(connection: Driver, *, wal: bool = False) -> Driver:
    connection.execute("PRAGMA cipher_log_level=NONE")
    if wal:
        connection.execute("PRAGMA journal_mode=WAL")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync=ON")
    return connection
