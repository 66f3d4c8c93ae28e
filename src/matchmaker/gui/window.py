"""The window: header, rail, strip, the pages, and the keys that work everywhere."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.gui.notices import NoticeKind, Question
from matchmaker.gui.pages.base import Page
from matchmaker.gui.pages.frame import Frame
from matchmaker.gui.pages.places import PLACES, Place
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.widgets import placing
from matchmaker.messages import N_, Message

_LEAST = QSize(1180, 720)
_USUAL = QSize(1440, 900)
_TRAIL = 20


class MainWindow(QMainWindow):
    """Shows one page at a time; ``painted`` comes once, after the first picture."""

    painted = Signal()

    def __init__(self, session: Session, *, places: Sequence[Place] = PLACES) -> None:
        """Build the frame; pages come at their first visit."""
        super().__init__()
        self.session = session
        self._places = {place.name: place for place in places}
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Changed] = {}
        self._current = ""
        self._trail: list[str] = []
        self._first_paint = True
        self.frame = Frame(session, [(place.name, place.title) for place in places])
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()
        self._bind_keys()
        self.resize(_USUAL)
        self.setAcceptDrops(True)
        self._restore()
        self.retranslate()

    # --- pages --------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        return self._pages.get(self._current)

    def start(self) -> None:
        """Show the page of the last time, or the first one."""
        last = self.session.settings.page
        self.visit(last if last in self._places else next(iter(self._places)))

    def visit(self, name: str, record: str = "") -> None:
        """Show the page *name*, made if need be, and there the record with id *record*."""
        if name not in self._places:
            return
        page = self._pages.get(name) or self._make(name)
        if self._current not in {"", name}:
            self._trail = [*self._trail[-_TRAIL:], self._current]
        self._current = name
        self._stack.setCurrentWidget(page)
        self.frame.rail.choose(name)
        self.frame.show_progress_in(page)
        self._refresh_current()
        page.entered()
        if not self._focus_is_on(page):
            page.setFocus()  # what it gave the focus to is not shown: keys are the page's anyway
        if record:
            page.show_record(record)
        if self.session.settings.page != name:
            self.session.remember(page=name)

    def back(self) -> None:
        """Go from the frame to the page, and from the page to the one seen before."""
        page = self.page
        if page is not None and not self._focus_is_on(page):
            self.frame.header.search.clear()
            page.entered()
        elif self._trail:
            before = self._trail.pop()
            self.visit(before)
            self._trail.pop()  # where we come from is not where Esc leads next

    def retranslate(self) -> None:
        """Word the frame and every page again."""
        self.frame.retranslate()
        self._show_title()
        for page in self._pages.values():
            page.retranslate()

    def _focus_is_on(self, page: Page) -> bool:
        now = self.focusWidget()
        return now is not None and (now is page or page.isAncestorOf(now)) and now.isVisible()

    def _make(self, name: str) -> Page:
        page = self._places[name].make(self.session)
        self._pages[name] = page
        self._stack.addWidget(page)
        page.retranslate()
        self._stale[name] = Changed.EVERYTHING
        return page

    def _refresh(self, changed: Changed) -> None:
        for name in self._pages:
            self._stale[name] = self._stale.get(name, Changed.NOTHING) | changed
        self._refresh_current()

    def _refresh_current(self) -> None:
        """Refresh only what is seen; the others at their next visit."""
        page = self.page
        changed = self._stale.pop(self._current, Changed.NOTHING)
        if page is not None and changed:
            page.refresh(changed)

    # --- frame --------------------------------------------------------------------------------

    def _assemble(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.frame.strip, self._stack, self.frame.notice):
            column.addWidget(part, 1 if part is self._stack else 0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.frame.rail)
        row.addLayout(column, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.frame.header)
        layout.addLayout(row, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        session = self.session
        session.language_changed.connect(self.retranslate)
        session.changed.connect(self._refresh)
        session.event_changed.connect(lambda: self._refresh(Changed.EVERYTHING))
        session.place_wanted.connect(self.visit)
        session.theme_changed.connect(self._show_title)
        self.frame.rail.chosen.connect(self.visit)
        self.frame.opening.leaving = self._leave
        self.frame.presenter.state_changed.connect(self._show_title)

    def _bind_keys(self) -> None:
        standard = QKeySequence.StandardKey
        bindings: list[tuple[QKeySequence, Callable[[], None]]] = [
            (QKeySequence("Ctrl+K"), self.frame.search),
            (QKeySequence(standard.Find), self._find),
            (QKeySequence(standard.Undo), self.frame.presenter.undo),
            (QKeySequence(standard.Redo), self.frame.presenter.redo),
            (QKeySequence(standard.Open), self.frame.opening.choose),
            (QKeySequence("Ctrl+Shift+N"), self.frame.opening.ask),
            (QKeySequence("F6"), self._next_pane),
            (QKeySequence(standard.HelpContents), self._show_keys),
        ]
        for number, name in enumerate(self._places, 1):
            bindings.append((QKeySequence(f"Ctrl+{number}"), partial(self.visit, name)))
        for sequence, action in bindings:
            QShortcut(sequence, self).activated.connect(action)

    def _find(self) -> None:
        if self.page is not None:
            self.page.find_here()

    def _next_pane(self) -> None:
        panes = [*(self.page.panes() if self.page else ()), *self.frame.panes()]
        now = self.focusWidget()
        inside = [
            n for n, p in enumerate(panes) if now is not None and (p is now or p.isAncestorOf(now))
        ]
        following = (inside[0] + 1 if inside else 0) % len(panes)
        panes[following].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_keys(self) -> None:
        self.frame.show_keys(self.page.keys() if self.page else ())

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.frame.presenter.title()[0]} — matchmaker")
        ratio = self.devicePixelRatioF()
        self.setWindowIcon(self.frame.window_icon(ratio))

    def _restore(self) -> None:
        known = QByteArray.fromBase64(self.session.settings.geometry.encode("ascii", "ignore"))
        if not known.isEmpty():
            self.restoreGeometry(known)
        placing.fit(self, _LEAST, placing.room_for(self))

    def _leave(self, then: Callable[[], object]) -> bool:
        """Tell whether the event can be left: all that is typed is kept, or given up.

        What is not written yet is written first; *then* is called when it is.
        """
        for name, page in self._pages.items():
            if page.keep(then):
                return False
            if not (record := page.unkept()):
                continue
            self.visit(name)
            if not self.session.asks.confirm(self._lose(record)):
                return False
        return True

    def _lose(self, record: str) -> Question:
        text = self.session.text
        return Question(
            text(N_("Not everything is kept")),
            text(
                N_("{record} holds something that cannot be kept as it is: see the red line."),
                record=record,
            ),
            text(N_("Leave and lose it")),
            text(N_("Stay")),
        )

    # --- Qt -----------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._first_paint:
            self._first_paint = False
            QTimer.singleShot(0, self.painted.emit)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Take files to the page of data; nothing is ever fetched from an address."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        event.acceptProposedAction()
        if not paths:
            message = Message(
                N_("Only files on this computer can be dropped here. Save it first.")
            )
            self.session.tell(message, kind=NoticeKind.WARNING)
        elif "data" in self._places:
            self.visit("data")
            self._pages["data"].take_files(paths)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Go when everything typed is in the file, or the person gives it up."""
        if not self._leave(self.close):
            event.ignore()
            return
        self.session.remember(
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        )
        self.hide()
        self.session.close()
        self.frame.opening.close()
        super().closeEvent(event)
