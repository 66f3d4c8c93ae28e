"""Ready-made states of an event file for the store's tests."""

import hashlib
from pathlib import Path

from matchmaker.domain.journal import ActionKind
from matchmaker.messages import Message
from matchmaker.store import Database
from tests import builders

EVERY = (
    builders.company(),
    builders.university(),
    builders.person(),
    builders.event(),
    builders.need(),
    builders.capability(),
)


def fill(database: Database) -> None:
    """Put one record of every kind into an empty event."""
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("Imported {n}", n=3), by="tests")
        for record in EVERY:
            recorder.put(record)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def state(database: Database) -> tuple[object, ...]:
    """Return all records: what undo and redo must restore exactly."""
    with database.reading() as reader:
        return (
            reader.organisations(),
            reader.people(),
            reader.needs(),
            reader.capabilities(),
            reader.events(),
            reader.judgements(),
        )
