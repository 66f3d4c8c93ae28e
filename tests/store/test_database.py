"""Opening, transactions and the settings of every connection."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from matchmaker.domain.journal import ActionKind
from matchmaker.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseReadOnly,
    OutputError,
    RecordError,
)
from matchmaker.messages import Message
from matchmaker.store import Database, backups, engine, migrating
from matchmaker.store.tables import Table
from tests import builders
from tests.store.scenes import EVERY, digest, fill, state


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "活动 2027.matchmaker"


@pytest.fixture
def filled(path: Path) -> Path:
    with Database.open(path, create=True) as database:
        fill(database)
    return path


def test_every_record_reads_back_as_it_was_put(path: Path) -> None:
    with Database.open(path, create=True) as database:
        fill(database)
    with Database.open(path) as database, database.reading() as reader:
        found = [
            *reader.organisations(),
            *reader.people(),
            *reader.events(),
            *reader.needs(),
            *reader.capabilities(),
        ]
    assert sorted(map(repr, found)) == sorted(map(repr, EVERY))


@pytest.mark.parametrize("side", ["_writer", "_reader"])
def test_every_connection_has_the_safe_settings(filled: Path, side: str) -> None:
    with Database.open(filled) as database, getattr(database, side).begin() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in (
                "foreign_keys",
                "secure_delete",
                "trusted_schema",
                "synchronous",
                "cell_size_check",
                "journal_mode",
                "query_only",
            )
        }
    assert found == {
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "synchronous": 2,
        "cell_size_check": 1,
        "journal_mode": "wal",
        "query_only": int(side == "_reader"),
    }


def test_the_driver_has_a_sqlite_without_known_corruption(monkeypatch: pytest.MonkeyPatch) -> None:
    engine.require_current_sqlite()
    monkeypatch.setattr(engine, "SQLITE_FLOOR", (99, 0, 0))
    with pytest.raises(Exception, match="too old"):
        engine.require_current_sqlite()


def test_an_exception_leaves_nothing_behind_not_even_a_table(filled: Path) -> None:
    with Database.open(filled) as database:
        before = state(database)
        with pytest.raises(ZeroDivisionError):
            _write_half(database)
        with database.reading() as reader:
            tables = reader._connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars()
            assert "half" not in set(tables)
        assert state(database) == before


def _write_half(database: Database) -> None:
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(builders.need(code="N-002"))
        tx.flush()
        tx._connection.exec_driver_sql("CREATE TABLE half (a)")
        raise ZeroDivisionError


def test_a_reader_cannot_write(filled: Path) -> None:
    with (
        Database.open(filled) as database,
        pytest.raises(DatabaseReadOnly),
        database.reading() as reader,
    ):
        reader._connection.exec_driver_sql("DELETE FROM need")


def test_the_migration_makes_exactly_the_mapped_tables() -> None:
    database = Database.memory()
    with database.reading() as reader:
        context = MigrationContext.configure(
            reader._connection,
            opts={"include_name": lambda name, *_: not str(name).startswith("search")},
        )
        assert compare_metadata(context, Table.metadata) == []


def test_a_closed_file_is_one_whole_file(filled: Path) -> None:
    assert [each.name for each in filled.parent.iterdir()] == [filled.name]


def test_a_missing_file_is_said_to_be_missing(path: Path) -> None:
    with pytest.raises(DatabaseMissing, match="Check the place"):
        Database.open(path)
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 a zip", os.urandom(5000)], ids=["empty", "zip", "key"]
)
@pytest.mark.damaged
def test_a_foreign_file_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    before = digest(path)
    with pytest.raises(DatabaseForeign):
        Database.open(path)
    with pytest.raises(DatabaseForeign):
        Database.open(path, create=True)
    assert digest(path) == before


@pytest.mark.damaged
def test_another_programs_database_is_refused(path: Path) -> None:
    connection = engine.connect(engine.file_uri(path))
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    with pytest.raises(DatabaseForeign):
        Database.open(path)


@pytest.mark.damaged
@pytest.mark.parametrize("leave_wal", [False, True])
def test_a_newer_file_is_refused_and_left_alone(filled: Path, *, leave_wal: bool) -> None:
    connection = engine.connect(engine.file_uri(filled))
    connection.execute(f"PRAGMA user_version={migrating.SCHEMA + 1}")
    if not leave_wal:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    before = digest(filled)
    with pytest.raises(DatabaseNewer, match=f"format {migrating.SCHEMA + 1}"):
        Database.open(filled)
    assert digest(filled) == before
    if leave_wal:
        connection.close()


@pytest.mark.damaged
def test_a_damaged_file_is_refused_and_left_alone(filled: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[4096:12288] = os.urandom(8192)
    filled.write_bytes(content)
    before = digest(filled)
    with pytest.raises(DatabaseDamaged, match="backups"):
        Database.open(filled)
    assert digest(filled) == before


def test_a_file_opened_for_reading_refuses_to_write(filled: Path) -> None:
    before = digest(filled)
    with Database.open(filled, read_only=True) as database:
        assert database.read_only
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]
        with pytest.raises(DatabaseReadOnly, match="Copy it"), database.transaction():
            pass
    assert digest(filled) == before


HOLDER = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_held_by_another_program_says_so(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    with Database.open(filled) as database:
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(filled)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DatabaseBusy, match="another window"), database.transaction():
            pass
        holder.communicate("")
        fill_again = builders.need(code="N-009")
        with database.transaction() as tx:
            assert tx.act(ActionKind.EDIT, Message("x"), by="me").put(fill_again)


KILLED = """
import os, sys
from pathlib import Path
from matchmaker.store import Database
from tests.store.scenes import fill
database = Database.open(Path(sys.argv[1]), create=True)
fill(database)
print("committed", flush=True)
os._exit(9)
"""


def test_a_committed_step_survives_a_killed_process(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.stdout, done.returncode) == ("committed\n", 9), done.stderr
    with Database.open(path) as database:
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]


def test_a_backup_holds_everything_and_opens(filled: Path) -> None:
    with Database.open(filled) as database:
        copy = database.backup()
        expected = state(database)
    assert copy.parent == filled.parent / "backups"
    with Database.open(copy) as database:
        assert state(database) == expected


def test_a_backup_that_cannot_be_verified_is_not_kept(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise OutputError(Message("not whole"))

    monkeypatch.setattr(backups, "verify", refuse)
    with Database.open(filled) as database, pytest.raises(OutputError):
        database.backup()
    assert list((filled.parent / "backups").iterdir()) == []


def test_a_record_may_not_point_to_nothing() -> None:
    database = Database.memory()
    with pytest.raises(RecordError), database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(builders.need())
