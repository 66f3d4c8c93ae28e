"""Start the window: Qt, look, language, first picture, and only then everything heavy."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from matchmaker.bootstrap import set_up_logging
from matchmaker.gui.crash import watch, watch_faults
from matchmaker.gui.notices import NoticeKind
from matchmaker.gui.pages.places import PLACES, Place
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.theme import Theme
from matchmaker.gui.theme.fonts import load_faces
from matchmaker.gui.window import MainWindow
from matchmaker.messages import Message
from matchmaker.settings import read_settings


def run(event: Path | None = None, *, places: Sequence[Place] = PLACES) -> int:
    """Open the window on *event*, or the last one, or the sample; return when it is closed."""
    app = application()
    found = read_settings()
    load_faces(found.settings.language)
    theme = Theme(found.settings.theme, found.settings.language)
    theme.choose(found.settings.theme)
    session = Session(found.settings, theme)
    watch(session.jobs.crashed.emit)
    start = Start(MainWindow(session, places=places), event, problem=found.problem)
    start.window.show()
    return app.exec()


def application() -> QApplication:
    """Return the one application object, in the style that the theme dresses."""
    QCoreApplication.setApplicationName("matchmaker")
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    return app


class Start:
    """What happens after the first picture: faces of the other languages, the page, the event."""

    def __init__(self, window: MainWindow, event: Path | None, *, problem: Message | None) -> None:
        """Wait for the window's first picture."""
        self.window = window
        self._event = event
        self._problem = problem
        window.painted.connect(self._begin)

    def _begin(self) -> None:
        session = self.window.session
        watch_faults(set_up_logging())
        load_faces(session.language, all_languages=True)
        self.window.frame.opening.start(self._event)
        self.window.start()
        if self._problem is not None:
            session.tell(self._problem, kind=NoticeKind.WARNING)
