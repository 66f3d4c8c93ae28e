"""Open an event file and hand out its transactions."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from matchmaker.errors import DatabaseError
from matchmaker.messages import N_, Message
from matchmaker.store import backups, creating, engine, failures, journal, migrating, opening
from matchmaker.store.reader import Reader
from matchmaker.store.runs import Kept
from matchmaker.store.writer import Writer

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time shown for what is done now; it never decides an order."""
    return datetime.now(UTC)


class Database:
    """One event file, or one in memory; safe to use from several threads."""

    def __init__(
        self, writer: Engine | None, reader: Engine, *, path: Path | None, now: Clock
    ) -> None:
        """Belong to ``open`` and ``memory``; *writer* is None for a file that is only read."""
        self.path = path
        self._writer = writer
        self._reader = reader
        self._now = now
        self._kept = Kept()
        # In memory, readers and writers share one connection and so must take turns.
        self._turn: AbstractContextManager[object] = (
            threading.RLock() if path is None else nullcontext()
        )

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        now: Clock = utc_now,
    ) -> "Database":
        """Open the event file at *path*, migrating it if it is older (after a backup).

        A file or folder that cannot be written opens for reading only.

        Raises:
            DatabaseError: one of its kinds, for a file that is missing, foreign, newer, damaged
                or held by another program.
        """
        engine.require_current_sqlite()
        if not opening.exists(path):
            if not create:
                raise opening.missing(path)
            creating.create(path, at=now())
        schema = opening.inspect(path, schema=migrating.SCHEMA)
        if read_only or not opening.can_write(path):
            return cls._reading_only(path, schema, now=now)
        database = cls(engine.writer_engine(path), engine.reader_engine(path), path=path, now=now)
        if schema != migrating.SCHEMA:
            try:
                database.backup()
                database._migrate()
            except BaseException:
                database.close()
                raise
        return database

    @staticmethod
    def discard(path: Path) -> None:
        """Take the event file at *path* away, if there is one, with the journals beside it.

        Raises:
            DatabaseBusy: another window or program has it open.
            OutputError: the system does not let us.
        """
        creating.discard(path)

    @classmethod
    def memory(cls, *, now: Clock = utc_now) -> "Database":
        """Return an empty event in memory."""
        engine.require_current_sqlite()
        shared = engine.memory_engine()
        database = cls(shared, shared, path=None, now=now)
        database._migrate()
        return database

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._writer is None

    @property
    def name(self) -> str:
        """The file's name as people know it."""
        return self.path.name if self.path else "memory"

    @contextmanager
    def transaction(self) -> Iterator[Writer]:
        """Write: a clean end commits everything, an exception nothing.

        Raises:
            DatabaseReadOnly: the file is open for reading only.
            DatabaseBusy: another program holds the file.
        """
        if self._writer is None:
            raise failures.read_only(self.name)
        with self._turn, failures.translated(self.name), self._writer.begin() as connection:
            writer = Writer(connection, at=self._now())
            yield writer
            writer.flush()
        self._kept.adopt(writer.kept)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read one consistent state."""
        with self._turn, failures.translated(self.name), self._reader.begin() as connection:
            yield Reader(connection, self._kept)

    def position(self) -> int:
        """Return a number that grows with every action written to this file."""
        with self._turn, failures.translated(self.name), self._reader.begin() as connection:
            return journal.position(connection)

    def backup(self, folder: Path | None = None) -> Path:
        """Write a verified copy into *folder* (default: “backups” beside the file).

        Raises:
            DatabaseError: the event is in memory only.
            OutputError: the copy cannot be written.
        """
        if self.path is None:
            raise DatabaseError(Message(N_("Save the event to a file first; then back it up.")))
        target = folder or self.path.parent / backups.FOLDER
        return backups.make(self.path, target, at=self._now())

    def checkpoint(self) -> None:
        """Bring everything into the one file, so that a copy of it is whole."""
        if self._writer is None or self.path is None:
            return
        try:
            # Outside SQLAlchemy, whose connections are always inside a transaction.
            connection = engine.connect(engine.file_uri(self.path, "mode=rw"))
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()
        except engine.DRIVER_ERROR as error:
            raise failures.failure(self.name, error) from error

    def close(self) -> None:
        """Finish: one whole file is left, without a journal beside it."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
            with suppress(DatabaseError):  # what was committed is safe in the journal beside it
                self.checkpoint()

    def __enter__(self) -> "Database":
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    @classmethod
    def _reading_only(cls, path: Path, schema: int, *, now: Clock) -> "Database":
        if schema != migrating.SCHEMA:
            raise failures.read_only(path.name)
        reader = engine.reader_engine(path, wal=False, frozen=not opening.can_write(path))
        return cls(None, reader, path=path, now=now)

    def _migrate(self) -> None:
        with self.transaction() as tx:
            tx.migrate()
