"""Let every flow speak English, in a folder of its own, on an event of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from matchmaker.bootstrap import open_event
from matchmaker.cli.main import main
from tests.flows.lists import write_lists

Spoken = Callable[..., "Said"]


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The result as a program reads it."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder of an English-speaking system."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Spoken:
    """Return the command line as a function of its words."""

    def run(*words: object) -> Said:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def made_event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an event with three needs, three capabilities and their proposals, made once."""
    folder = tmp_path_factory.mktemp("event")
    needs, capabilities = write_lists(folder)
    event = folder / "event.matchmaker"
    assert main(["import", str(needs), str(capabilities), "--event", str(event)]) == 0
    assert main(["propose", "--event", str(event)]) == 0
    return event


@pytest.fixture
def event(made_event: Path, own_folder: Path) -> Path:
    """Return a copy of that event in the test's own folder."""
    return Path(shutil.copy(made_event, own_folder / "event.matchmaker"))


def state(event: Path) -> tuple[object, ...]:
    """Return everything the event holds, to see whether something changed."""
    database = open_event(event)
    try:
        with database.reading() as reader:
            return (
                reader.organisations(), reader.people(), reader.needs(), reader.capabilities(),
                reader.events(), reader.judgements(), reader.pairings(), reader.actions(1000),
            )  # fmt: skip
    finally:
        database.close()
