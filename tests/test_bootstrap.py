"""The start: which event is opened, and reports that quote nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker import bootstrap
from matchmaker.bootstrap import create_event, open_event, open_first, open_sample, report_error
from matchmaker.domain.event import EventWords
from matchmaker.domain.ids import NeedId, OrganisationId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.records import Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import DatabaseError, DatabaseMissing, RecordError
from matchmaker.messages import Message
from matchmaker.services import events, proposing
from matchmaker.settings import Settings
from matchmaker.store import Database


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A sample of one need, quickly made; the list says what was done."""
    done: list[str] = []

    def start(path: Path, *, progress: object) -> events.SampleStarted:
        done.append("started")
        path.unlink(missing_ok=True)
        database = Database.open(path, create=True)
        company = Organisation(OrganisationId("o" * 32), LocalisedText("佛山铝业"))
        with database.transaction() as tx:
            step = tx.act(ActionKind.IMPORT, Message("in"), by="sample")
            step.put(company)
            step.put(Need(NeedId("n" * 32), "N-1", company.id, LocalisedText("检测")))
        return events.SampleStarted(database, None)  # type: ignore[arg-type]

    def propose(database: Database, *, progress: object) -> None:
        done.append("proposed")

    monkeypatch.setattr(events, "start_sample", start)
    monkeypatch.setattr(proposing, "propose", propose)
    return done


def test_the_sample_is_made_and_matched_at_the_first_start(started: list[str]) -> None:
    opened = open_first(Settings(Language.EN))
    assert opened.database.path == bootstrap.sample_path()
    assert opened.note is None
    assert started == ["started", "proposed"]
    opened.database.close()


def test_a_sample_that_is_there_is_opened_as_it_is(started: list[str]) -> None:
    open_sample().close()
    started.clear()
    open_sample().close()
    assert "started" not in started


def test_a_sample_stopped_half_way_is_made_anew(started: list[str]) -> None:
    bootstrap.sample_path().parent.mkdir(parents=True)
    Database.open(bootstrap.sample_path(), create=True).close()
    open_sample().close()
    assert started == ["started", "proposed"]


def test_the_last_event_is_opened(started: list[str], tmp_path: Path) -> None:
    path = tmp_path / "佛山.matchmaker"
    create_event(path, EventWords("佛山", Language.ZH_HANS), by="me").close()
    opened = open_first(Settings(Language.EN, last_event=str(path)))
    with opened.database.reading() as reader:
        event = reader.event()
    assert event is not None
    assert event.title.zh_hans == "佛山"
    assert not event.sample
    assert started == []
    opened.database.close()


@pytest.mark.parametrize("damage", [None, b"", b"no event file at all"])
def test_a_last_event_that_cannot_be_opened_is_told_and_left_alone(
    started: list[str], tmp_path: Path, damage: bytes | None
) -> None:
    path = tmp_path / "lost.matchmaker"
    if damage is not None:
        path.write_bytes(damage)
    opened = open_first(Settings(Language.EN, last_event=str(path)))
    assert opened.database.path == bootstrap.sample_path()
    assert "could not be opened" in str(opened.note)
    assert (path.read_bytes() if path.exists() else None) == damage
    opened.database.close()


def test_an_event_that_was_asked_for_must_be_there(started: list[str], tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        open_first(Settings(Language.EN), tmp_path / "none.matchmaker")
    with pytest.raises(DatabaseError):
        open_event(tmp_path)
    assert started == []


def test_a_report_names_places_and_kinds_but_quotes_nothing(tmp_path: Path) -> None:
    def inner() -> None:
        raise KeyError("13800138000")

    try:
        try:
            inner()
        except KeyError as error:
            raise ValueError("何小姐") from error
    except ValueError as error:
        path = report_error(error, folder=tmp_path)
    text = path.read_text(encoding="utf-8")
    assert path.parent == tmp_path
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "in inner" in text
    assert "13800138000" not in text
    assert "何小姐" not in text
    assert str(Path.home()) not in text


def test_a_report_goes_elsewhere_if_its_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = report_error(ValueError(), folder=tmp_path / "file" / "logs")
    assert path.is_file()
    path.unlink()


def test_a_log_folder_that_cannot_be_made_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert bootstrap.set_up_logging(tmp_path / "file" / "logs") is None


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\x00 and no more"])
def test_a_sample_that_cannot_be_read_is_put_aside_and_made_anew(
    started: list[str], damage: bytes
) -> None:
    path = bootstrap.sample_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    open_sample().close()
    assert started == ["started", "proposed"]
    assert (path.parent / "sample.damaged.matchmaker").read_bytes() == damage


def test_a_new_event_does_not_go_into_an_old_file(tmp_path: Path) -> None:
    path = tmp_path / "event.matchmaker"
    create_event(path, EventWords("Foshan", Language.EN), by="me").close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="exists already"):
        create_event(path, EventWords("Foshan", Language.EN), by="me")
    assert path.read_bytes() == before
