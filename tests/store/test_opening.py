"""Files as they come: strange names, left-over journals, media nobody can write to."""

import os
import shutil
from pathlib import Path

import pytest

from matchmaker.domain.journal import ActionKind
from matchmaker.domain.records import Need
from matchmaker.errors import (
    DatabaseDamaged,
    DatabaseError,
    DatabaseForeign,
    DatabaseReadOnly,
    OutputError,
    RecordError,
)
from matchmaker.messages import Message
from matchmaker.store import Database, engine, opening
from tests import builders
from tests.store.scenes import digest, fill, state

NAMES = [
    "a b", "a%20b%", "a#b", "a?mode=memory", "a&b=c", "中文 佛山", "🙂", "file:x", "a;b'\"",
    "new\nline", "-rf", os.fsdecode(b"\xff\xfe"),
]  # fmt: skip


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "event.matchmaker"
    with Database.open(path, create=True) as database:
        fill(database)
    return path


def run(path: Path, *statements: str) -> None:
    """Work on a file behind the program's back."""
    connection = engine.connect(engine.file_uri(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def put(database: Database, *records: Need) -> None:
    """Write records in one step."""
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("x"), by="me")
        for record in records:
            recorder.put(record)


def nobody(_path: Path) -> bool:
    """Say that a place cannot be written."""
    return False


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.matchmaker"
    with Database.open(path, create=True) as database:
        fill(database)
    with Database.open(path) as database:
        copy = database.backup()
    assert {each.name for each in tmp_path.iterdir()} == {path.name, "backups"}
    with Database.open(copy) as database:
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("create", [False, True])
def test_a_name_the_system_does_not_take_is_said(tmp_path: Path, *, create: bool) -> None:
    with pytest.raises(DatabaseError, match="cannot be read"):
        Database.open(tmp_path / ("n" * 300), create=create)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.matchmaker")
    with pytest.raises(DatabaseForeign):
        Database.open(tmp_path / "pipe.matchmaker")


@pytest.mark.damaged
def test_nothing_is_left_beside_a_foreign_file(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.db"
    run(theirs, "PRAGMA journal_mode=WAL", "CREATE TABLE theirs (a)")
    before = digest(theirs)
    with pytest.raises(DatabaseForeign):
        Database.open(theirs)
    assert list(tmp_path.iterdir()) == [theirs]
    assert digest(theirs) == before


def test_a_copy_opened_for_reading_stays_as_it_is(filled: Path) -> None:
    with Database.open(filled) as database:
        copy = database.backup()
    before = digest(copy)
    with Database.open(copy, read_only=True) as database:
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]
    assert digest(copy) == before
    assert list(copy.parent.iterdir()) == [copy]


def test_changes_that_cannot_be_read_are_not_passed_over(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with Database.open(filled) as database:
        put(database, builders.need(code="N-002"))
        for end in ("", "-wal"):  # as a person copies the files of a program that was killed
            shutil.copy(f"{filled}{end}", stick)
    monkeypatch.setattr(opening, "can_write", nobody)
    with pytest.raises(DatabaseReadOnly, match="Copy all files"):
        Database.open(stick / filled.name)
    monkeypatch.undo()
    with Database.open(stick / filled.name) as database:
        assert len(state(database)[2]) == 2  # type: ignore[arg-type]


def test_a_medium_nobody_can_write_to_is_read_and_backed_up_elsewhere(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "can_write", nobody)
    monkeypatch.setattr("matchmaker.store.backups.can_write", nobody)
    with Database.open(filled) as database:
        assert database.read_only
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]
        copy = database.backup(tmp_path / "elsewhere")
    assert copy.exists()
    assert {each.name for each in filled.parent.iterdir()} == {filled.name, "elsewhere"}


@pytest.mark.crash
def test_a_step_broken_off_in_a_copy_is_taken_back(filled: Path) -> None:
    with Database.open(filled) as database:
        copy = database.backup()
    connection = engine.connect(engine.file_uri(copy))
    connection.execute("PRAGMA cache_spill=1")
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE need SET year = 1999")
    connection.execute("UPDATE search_content SET c2 = c2 || hex(randomblob(90000))")
    crashed = copy.with_name("crashed.matchmaker")
    for end in ("", "-journal"):
        shutil.copy(f"{copy}{end}", f"{crashed}{end}")
    connection.close()
    assert crashed.with_name(crashed.name + "-journal").stat().st_size
    with Database.open(crashed) as database, database.reading() as reader:
        assert reader.need(builders.need().id) == builders.need()


def test_a_file_that_was_pulled_out_is_not_replaced_by_an_empty_one(filled: Path) -> None:
    database = Database.open(filled)
    filled.unlink()
    with pytest.raises(DatabaseError, match="disk is connected"):
        database.position()
    database.close()
    assert not filled.exists()


@pytest.mark.damaged
@pytest.mark.parametrize(
    "change", ["status = 'nonsense'", "title = '{\"zh'", "checked_on = 'soon'", "deadline = '13'"]
)
def test_a_row_that_makes_no_sense_is_damage(filled: Path, change: str) -> None:
    run(filled, f"UPDATE need SET {change}")
    with (
        Database.open(filled) as database,
        pytest.raises(DatabaseDamaged, match="backups"),
        database.reading() as reader,
    ):
        reader.needs()


def test_a_character_that_cannot_be_stored_is_refused(filled: Path) -> None:
    with Database.open(filled) as database:
        with pytest.raises(RecordError, match="cannot be stored"), database.reading() as reader:
            reader.need_by_code("\udcff")
        with pytest.raises(RecordError, match="cannot be stored"):
            put(database, builders.need(code="N-002", internal_text="\ud800"))
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]


@pytest.mark.diskfull
def test_a_full_disk_takes_the_whole_step_back(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = filled.stat().st_size // 4096
    monkeypatch.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, f"max_page_count={size + 4}"))
    with Database.open(filled) as database:
        before = state(database)
        with pytest.raises(DatabaseError, match="disk is full"):
            put(database, *(builders.need(code=f"N-{number + 100}") for number in range(300)))
        assert state(database) == before
        put(database, builders.need(trl_min=9))  # the same window goes on


@pytest.mark.diskfull
def test_closing_on_a_full_disk_does_not_say_that_nothing_was_written(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DatabaseError(Message("The disk is full"))

    monkeypatch.setattr(Database, "checkpoint", full)
    database = Database.open(filled)
    database.close()
    monkeypatch.undo()
    with Database.open(filled) as database:
        assert len(state(database)[2]) == 1  # type: ignore[arg-type]


@pytest.mark.diskfull
def test_a_backup_that_finds_no_room_is_an_error_of_the_backup(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with Database.open(filled) as database:
        monkeypatch.setattr(Path, "replace", full)
        with pytest.raises(OutputError, match=r"No backup .*the disk is full"):
            database.backup()
    assert list((filled.parent / "backups").iterdir()) == []


def test_a_file_from_before_weights_is_brought_up_with_a_backup(filled: Path) -> None:
    run(
        filled,
        "ALTER TABLE event DROP COLUMN weights",
        "UPDATE alembic_version SET version_num = '0002'",
        "PRAGMA user_version=2",
    )
    with Database.open(filled) as database, database.reading() as reader:
        assert [event.weights for event in reader.events()] == [()] * len(reader.events())
        assert reader.needs()
    assert list((filled.parent / "backups").iterdir())
