"""Starting an event: one event a file, and nothing of another window is replaced."""

from pathlib import Path

import pytest

from matchmaker.errors import DatabaseBusy, RecordError
from matchmaker.services import events
from matchmaker.store import Database
from tests import builders
from tests.store.scenes import digest, state


def test_a_new_event_never_goes_into_the_file_of_another(tmp_path: Path) -> None:
    path = tmp_path / "event.matchmaker"
    events.start(path, builders.event(), by="me").close()
    before = digest(path)
    with pytest.raises(RecordError, match="exists already"):
        events.start(path, events.new_event(builders.hans("另一场")), by="me")
    assert digest(path) == before


def test_a_sample_that_a_window_shows_is_not_replaced_under_it(tmp_path: Path) -> None:
    path = tmp_path / "sample.matchmaker"
    with Database.open(path, create=True) as database:
        events.create(database, builders.event(), by="me")
        with pytest.raises(DatabaseBusy, match="Close the other window"):
            events.start_sample(path)
        assert state(database)[4] == (builders.event(),)
