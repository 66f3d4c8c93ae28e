"""A session over an event in memory, with somebody who answers instead of dialogues."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from matchmaker.domain.texts import Language
from matchmaker.gui.notices import FileFilter, Question
from matchmaker.gui.pages.places import PLACES
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.theme import Theme
from matchmaker.gui.theme.fonts import load_faces
from matchmaker.gui.widgets import placing
from matchmaker.gui.window import MainWindow
from matchmaker.settings import Settings, ThemeChoice
from matchmaker.store import Database
from tests.services.scene import fill


@dataclass
class Answers:
    """Answers for the person; ``asked`` keeps what was asked, in order."""

    files: tuple[Path, ...] = ()
    target: Path | None = None
    yes: bool = True
    asked: list[str] = field(default_factory=list)

    def confirm(self, question: Question) -> bool:
        self.asked.append(question.text)
        return self.yes

    def show(self, title: str, text: str) -> None:
        self.asked.append(text)

    def open_files(self, title: str, filters: Sequence[FileFilter]) -> tuple[Path, ...]:
        self.asked.append(title)
        return self.files

    def save_file(self, title: str, name: str, filters: Sequence[FileFilter]) -> Path | None:
        self.asked.append(name)
        return self.target

    def folder(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.target


@pytest.fixture(scope="session")
def faces(qapp: QApplication) -> QApplication:
    """The application in its style, with the shipped faces."""
    qapp.setStyle("Fusion")
    load_faces(Language.EN, all_languages=True)
    return qapp


@pytest.fixture
def theme(faces: QApplication) -> Iterator[Theme]:
    """The light theme in English; the application is undressed afterwards."""
    made = Theme(ThemeChoice.LIGHT, Language.EN)
    made.dress()
    yield made
    faces.setStyleSheet("")
    made.deleteLater()


@pytest.fixture
def answers() -> Answers:
    """What the person will answer."""
    return Answers()


def present(widget: QWidget, qtbot: QtBot) -> None:
    """Show *widget* and wait until it is the active window: only there do focus and keys work."""
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: widget.isActiveWindow() and widget.isVisible(), timeout=20_000)


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Fail the test that leaves a window behind, rather than the next one it would disturb."""
    yield
    left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    for window in (*left, popup, modal):
        if window is not None:
            window.close()
    assert (left, popup, modal) == ([], None, None)


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen of usual size: the one of the offscreen platform is smaller than the window."""
    monkeypatch.setattr(placing, "room_for", lambda _window: QRect(0, 24, 1920, 1056))


Settle = Callable[[Session], None]


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Wait until no job of a session runs and every result has arrived."""
    return lambda session: qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)


@pytest.fixture
def session(theme: Theme, answers: Answers, settle: Settle) -> Iterator[Session]:
    """A session over an empty event in memory; its settings are written nowhere."""
    made = Session(
        Settings(Language.EN, ThemeChoice.LIGHT), theme, asks=answers, save=lambda _settings: None
    )
    made.use(Database.memory())
    yield made
    settle(made)
    assert made.close()


@pytest.fixture
def filled(session: Session) -> Database:
    """The open event with two needs and two capabilities; a module may fill it otherwise."""
    assert session.database is not None
    fill(session.database)
    return session.database


@pytest.fixture
def window(
    session: Session, filled: Database, qtbot: QtBot, settle: Settle
) -> Iterator[MainWindow]:
    """The whole window with every page, over what is *filled* in."""
    assert filled is session.database
    made = MainWindow(session, places=PLACES)
    qtbot.addWidget(made)
    present(made, qtbot)
    made.start()
    settle(session)
    yield made
    settle(session)
