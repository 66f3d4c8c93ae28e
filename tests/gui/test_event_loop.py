"""From opening an event to its papers, nothing that can last is done on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matchmaker.gui.pages.documents import DocumentsPage
from matchmaker.gui.pages.matching import MatchingPage
from matchmaker.gui.window import MainWindow
from matchmaker.services import briefing, proposing
from matchmaker.store import Database
from tests.gui.conftest import Settle
from tests.services.scene import fill

pytestmark = pytest.mark.ux
WATCHED: tuple[tuple[object, str], ...] = (
    (Database, "open"), (Database, "reading"), (Database, "transaction"),
    (Database, "position"), (Database, "close"), (proposing, "propose"), (briefing, "briefs"),
)  # fmt: skip


@pytest.fixture
def on_main(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Name what was called on the main thread of all that reads, writes and reckons."""
    called: list[str] = []
    elsewhere: set[str] = set()
    main = threading.get_ident()

    def watched(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            (called.append if threading.get_ident() == main else elsewhere.add)(name)
            return real(*given, **named)

        return call

    for owner, name in WATCHED:
        monkeypatch.setattr(owner, name, watched(name, getattr(owner, name)))
    yield called
    assert {name for _owner, name in WATCHED} <= elsewhere  # each was really watched at work


def test_the_event_loop_waits_for_nothing_from_the_file_to_the_papers(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path, on_main: list[str]
) -> None:
    path = tmp_path / "round.matchmaker"
    with Database.open(path, create=True) as database:
        fill(database)
    on_main.clear()  # that was this test
    window.frame.opening.open(path)
    settle(window.session)
    window.visit("matching")
    settle(window.session)
    page = window.page
    assert isinstance(page, MatchingPage)
    page.empty.acted.emit()
    settle(window.session)
    qtbot.keyClick(page.bench.candidates.view, Qt.Key.Key_A)
    settle(window.session)
    page.presenter.undo()
    settle(window.session)
    window.visit("documents")
    settle(window.session)
    assert isinstance(window.page, DocumentsPage)
    assert on_main == []
