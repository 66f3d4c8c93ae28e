"""Start an event: an empty one, or the sample made from the files people really send."""

import tomllib
import uuid
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from matchmaker.domain.event import Event, EventWords, Programme
from matchmaker.domain.ids import EventId, ProgrammeId
from matchmaker.domain.intake import ImportPlan
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText, clean_name
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message
from matchmaker.paths import resources
from matchmaker.progress import SILENT, Progress
from matchmaker.services import importing
from matchmaker.store import Database

SAMPLE_AUTHOR = "sample"


@dataclass(frozen=True, slots=True)
class SampleStarted:
    """The sample event, freshly imported, and the plan its files gave."""

    database: Database
    plan: ImportPlan


def create(
    database: Database, event: Event, *, by: str, programme: Programme | None = None
) -> Event:
    """Set up the event of an empty file.

    Raises:
        RecordError: the file holds an event already.
    """
    with database.transaction() as tx:
        if tx.event() is not None:
            raise RecordError(
                Message(
                    N_("“{name}” exists already. Choose another name, or open it."),
                    name=database.name,
                )
            )
        recorder = tx.act(
            ActionKind.CREATE_EVENT,
            Message(N_("Started the event “{name}”"), name=event.title.shown(Language.ZH_HANS)[0]),
            by=by,
        )
        if programme is not None:
            recorder.put(programme)
        recorder.put(event)
    return event


def new_event(title: LocalisedText) -> Event:
    """Return an event of this *title* with nothing else decided yet."""
    return Event(id=EventId(uuid.uuid4().hex), title=title)


def described(words: EventWords, event: Event | None = None) -> Event:
    """Return *event*, or a new one, as *words* describe it; its other languages are kept.

    Raises:
        RecordError: there is no title, or the last day is before the first.
    """
    title = clean_name(words.title)
    if not title:
        raise RecordError(Message(N_("An event needs a title. Write one and try again.")))
    if words.starts_on and words.ends_on and words.ends_on < words.starts_on:
        raise RecordError(
            Message(N_("The last day is before the first. Correct one of them and try again."))
        )
    known = event or new_event(EMPTY_TEXT)
    return replace(
        known,
        title=known.title.with_text(words.language, title),
        stop_name=_named(known.stop_name, words.language, words.stop),
        starts_on=words.starts_on,
        ends_on=words.ends_on or words.starts_on,
        organiser=_named(known.organiser, words.language, words.host),
    )


def _named(known: LocalisedText, language: Language, typed: str) -> LocalisedText:
    name = clean_name(typed)
    return known if name == known.get(language) else known.with_text(language, name)


def describe(database: Database, words: EventWords, *, by: str) -> Event:
    """Change what is said of the event, as one step that can be undone.

    Raises:
        RecordError: the file holds no event, or see ``described``.
    """
    with database.transaction() as tx:
        before = tx.event()
        if before is None:
            raise RecordError(Message(N_("This file holds no event yet. Start one first.")))
        event = described(words, before)
        if event != before:
            name = event.title.shown(words.language)[0]
            summary = Message(N_("Changed the event “{name}”"), name=name)
            tx.act(ActionKind.EDIT, summary, by=by).put(event)
    return event


def start(path: Path | None, event: Event, *, by: str) -> Database:
    """Return a new file at *path* that holds *event* and nothing else; None: in memory only.

    Raises:
        DatabaseError: the file cannot be made.
        RecordError: there is an event at *path* already; it is not touched.
    """
    database = Database.memory() if path is None else Database.open(path, create=True)
    try:
        create(database, event, by=by)
    except BaseException:
        database.close()
        raise
    return database


def sample_files() -> tuple[Path, ...]:
    """Return the sample's spreadsheets, in the order they are taken in."""
    return tuple(resources("sample", name) for name in _description()["files"])


def start_sample(path: Path, *, progress: Progress = SILENT) -> SampleStarted:
    """Make the sample event at *path* from its spreadsheets, replacing what was there.

    Raises:
        DatabaseBusy: the old file is open elsewhere.
        OutputError: the old file cannot be removed.
    """
    Database.discard(path)
    database = Database.open(path, create=True)
    try:
        programme, event = _sample_event()
        create(database, event, by=SAMPLE_AUTHOR, programme=programme)
        plan = importing.plan(database, sample_files(), progress=progress)
        importing.apply(database, plan, by=SAMPLE_AUTHOR, into_sample=True, progress=progress)
    except BaseException:
        database.close()
        raise
    return SampleStarted(database, plan)


def _sample_event() -> tuple[Programme, Event]:
    found = _description()
    programme = Programme(
        id=ProgrammeId(uuid.uuid4().hex), title=_text(found["programme"]), year=found["year"]
    )
    event = Event(
        id=EventId(uuid.uuid4().hex),
        title=_text(found["title"]),
        programme=programme.id,
        stop=found["stop"],
        stop_name=_text(found["stop_name"]),
        venue=_text(found["venue"]),
        city=_text(found["city"]),
        starts_on=_day(found["starts_on"]),
        ends_on=_day(found["ends_on"]),
        organiser=_text(found["organiser"]),
        sample=True,
    )
    return programme, event


def _description() -> dict[str, Any]:
    with resources("sample", "event.toml").open("rb") as stream:
        return tomllib.load(stream)


def _text(parts: dict[str, str]) -> LocalisedText:
    return LocalisedText(parts["zh-Hans"], parts["zh-Hant"], parts["en"])


def _day(value: date) -> date:
    return date(value.year, value.month, value.day)
