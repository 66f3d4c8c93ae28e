"""Start the window: Qt, look, language, first picture, and only then everything heavy."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from matchmaker.bootstrap import Opened, open_first, set_up_logging
from matchmaker.errors import MatchmakerError
from matchmaker.gui.crash import watch, watch_faults
from matchmaker.gui.locks import EventLock
from matchmaker.gui.notices import Notice, NoticeKind
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.theme import Theme
from matchmaker.gui.theme.fonts import load_faces
from matchmaker.gui.window import PLACES, MainWindow, Place
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
    start = Start(session, MainWindow(session, places=places), event, problem=found.problem)
    start.window.show()
    code = app.exec()
    start.lock.release()
    return code


def application() -> QApplication:
    """Return the one application object, in the style that the theme dresses."""
    QCoreApplication.setApplicationName("matchmaker")
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    return app


class Start:
    """What happens after the first picture: faces of the other languages, the page, the event."""

    def __init__(
        self, session: Session, window: MainWindow, event: Path | None, *, problem: Message | None
    ) -> None:
        """Wait for the window's first picture."""
        self.window = window
        self.lock = EventLock()
        self._session = session
        self._event = event
        self._problem = problem
        window.painted.connect(self._begin)

    def _begin(self) -> None:
        watch_faults(set_up_logging())
        load_faces(self._session.language, all_languages=True)
        self._session.theme.dress()
        self.window.start()
        self._open(self._event)
        if self._problem is not None:
            self._session.notices.show(Notice(self._problem, NoticeKind.WARNING))

    def _open(self, event: Path | None) -> None:
        settings = self._session.settings
        self._session.jobs.run(
            lambda progress: open_first(settings, event, progress=progress),
            self._opened,
            self._failed if event is not None else None,
            writes=True,
        )

    def _opened(self, opened: Opened) -> None:
        path = opened.database.path
        reason = self.lock.take(path) if path is not None else None
        self._session.use(opened.database, read_only_reason=reason)
        if opened.note is not None:
            self._session.tell(opened.note, kind=NoticeKind.WARNING)

    def _failed(self, error: MatchmakerError) -> None:
        """Tell why the asked for event cannot be opened, and open the usual one."""
        self._event = None
        self._open(None)
        self._session.tell_error(error)
