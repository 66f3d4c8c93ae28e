"""The frame around the pages: header, rail, strip, notice and progress, worded and kept true."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QBoxLayout, QWidget

from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.notices import Notice
from matchmaker.gui.pages.new_event import EventDialog
from matchmaker.gui.presenters.finding import FindingPresenter, Found
from matchmaker.gui.presenters.frame import FramePresenter
from matchmaker.gui.presenters.opening import OpeningPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.finder import Finder
from matchmaker.gui.widgets.header import Header
from matchmaker.gui.widgets.keys_card import KeysCard
from matchmaker.gui.widgets.lines import NoticeLine, ProgressLine, Strip
from matchmaker.gui.widgets.lists import Card
from matchmaker.gui.widgets.rail import Rail
from matchmaker.messages import N_, Message
from matchmaker.settings import ThemeChoice

# Every language is named in itself, so that whoever cannot read this screen finds their own.
_SHORT = {Language.ZH_HANS: "\u7b80", Language.ZH_HANT: "\u7e41", Language.EN: "EN"}
_LONG = {
    Language.ZH_HANS: "\u7b80\u4f53\u4e2d\u6587",
    Language.ZH_HANT: "\u7e41\u9ad4\u4e2d\u6587",
    Language.EN: "English",
}
_KEYS = (
    ("Ctrl 1 … 6", Message(N_("Go to a place of the rail"))),
    ("Ctrl K", Message(N_("Go to any record by code, name or word"))),
    ("Ctrl Shift N", Message(N_("Start a new event"))),
    ("Ctrl O", Message(N_("Open another event"))),
    ("Ctrl F", Message(N_("Find in this list"))),
    ("Ctrl Z", Message(N_("Undo the last step, whatever it was"))),
    ("Ctrl Shift Z", Message(N_("Do it again"))),
    ("F6", Message(N_("Next region of the window"))),
    ("F1", Message(N_("Keys of this page"))),
)


class Frame(QObject):
    """Owns the parts around the pages and words them; the window lays them out."""

    def __init__(self, session: Session, places: Sequence[tuple[str, Message]]) -> None:
        """Make every part; *places* are the names and titles of the rail."""
        super().__init__()
        self.session = session
        self._titles = dict(places)
        theme = session.theme
        self.presenter = FramePresenter(session)
        self.finding = FindingPresenter(session)
        self.opening = OpeningPresenter(session)
        self.header = Header(theme)
        self.rail = Rail(theme, [(name, name) for name, _ in places])
        self.strip = Strip(theme)
        self.notice = NoticeLine(theme)
        self.progress = ProgressLine(theme)
        self._finder: Finder | None = None
        self._keys_card: KeysCard | None = None
        self.dialog: EventDialog | None = None
        self._found: RowTableModel[Found] = RowTableModel(
            (Column(Message(N_("Found")), lambda row: self._card(row).title),),
            session.say,
            key=lambda row: (row.page, row.record),
        )
        self._connect()

    def retranslate(self) -> None:
        """Word every part in the language of the session."""
        text = self.session.text
        self.header.name(
            events=text(N_("Open another event")),
            sample=text(N_("Sample data")),
            search=text(N_("Search all records")),
            languages=text(N_("Language of the window")),
        )
        self.header.name_languages(_SHORT, _LONG)
        self.header.name_looks(
            text(N_("Light or dark")),
            {
                ThemeChoice.SYSTEM: text(N_("Like the system")),
                ThemeChoice.LIGHT: text(N_("Light")),
                ThemeChoice.DARK: text(N_("Dark")),
            },
        )
        self.notice.name(
            undo=text(N_("Undo")), details=text(N_("Details")), close=text(N_("Close"))
        )
        self.progress.name(bar=text(N_("Progress")), cancel=text(N_("Cancel")))
        for number, (name, title) in enumerate(self._titles.items(), 1):
            self.rail.name(name, self.session.say(title), f"Ctrl+{number}")
        self._show_notice(self.session.notices.current)
        self._show_state()
        self._show_choices()

    def search(self) -> None:
        """Give the focus to the search field."""
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def ask_new(self, before: Callable[[], None] | None) -> None:
        """Ask what a new event is called, and start it; *before* is called before it is opened."""
        dialog = self._ask(fresh=True)
        dialog.described.connect(
            lambda words, path: self.opening.create(path, words, before=before)
        )

    def ask_about(self) -> None:
        """Ask about the open event again, and keep what is new."""
        dialog = self._ask(fresh=False)
        dialog.described.connect(lambda words, _path: dialog.presenter.describe(words))

    def _ask(self, *, fresh: bool) -> EventDialog:
        self.dialog = EventDialog(self.session, self.header.window(), fresh=fresh)
        self.dialog.open()
        return self.dialog

    def panes(self) -> tuple[QWidget, ...]:
        """Return the regions of the frame that F6 goes to."""
        return (self.header.search, self.rail.button(next(iter(self._titles))))

    def show_progress_in(self, page: QWidget) -> None:
        """Put the progress line under the page bar of *page*."""
        layout = page.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(1, self.progress)

    def show_keys(self, keys: Sequence[tuple[str, Message]]) -> None:
        """Show the keys of a page and those that work everywhere."""
        rows = [(key, self.session.say(words)) for key, words in (*keys, *_KEYS)]
        self._keys_card = KeysCard(self.header.window())
        title, close = self.session.text(N_("Keys")), self.session.text(N_("Close"))
        self._keys_card.show_keys(title, rows, close=close)

    def window_icon(self, ratio: float) -> QIcon:
        """Return the mark as the icon of the window."""
        return QIcon(self.session.theme.pixmap("mark", "text", QSize(60, 44), ratio=ratio))

    def _connect(self) -> None:
        session, header = self.session, self.header
        header.language_chosen.connect(lambda value: session.speak(Language(value)))
        header.theme_chosen.connect(lambda value: session.choose_theme(ThemeChoice(value)))
        header.undo.connect(self.presenter.undo)
        header.redo.connect(self.presenter.redo)
        header.events.aboutToShow.connect(self._fill_events)
        header.search.words_changed.connect(self._search)
        session.theme_changed.connect(self._show_choices)
        session.event_changed.connect(self._show_state)
        session.undo_wanted.connect(self.presenter.undo)
        session.event_wanted.connect(self.opening.ask_for)
        self.opening.asked.connect(self.ask_new)
        session.notices.shown.connect(self._show_notice)
        self.presenter.state_changed.connect(self._show_state)
        self.finding.found.connect(self._show_found)
        self.notice.closed.connect(session.notices.clear)
        self.notice.undo.connect(self._undo_from_notice)
        self.notice.details.connect(self._show_details)
        session.jobs.busy_changed.connect(self._show_busy)
        session.jobs.progressed.connect(self._show_progress)
        session.jobs.cancelled.connect(
            lambda: session.tell(Message(N_("Stopped; nothing was changed.")))
        )
        self.progress.cancel.connect(session.jobs.cancel_all)

    def _fill_events(self) -> None:
        menu, text = self.header.events, self.session.text
        menu.clear()
        menu.addAction(text(N_("New event…")), self.opening.ask)
        about = menu.addAction(text(N_("About this event…")), self.ask_about)
        if self.session.read_only:
            about.setEnabled(False)
            about.setText(text(N_("About this event (it can only be read)")))
        menu.addAction(text(N_("Open an event…")), self.opening.choose)
        menu.addAction(text(N_("The sample event")), self.opening.sample)
        recent = self.opening.recent()
        if recent:
            menu.addSeparator()
        for entry in recent:
            words = entry.path.name.replace("&", "&&")
            action = menu.addAction(words, partial(self.opening.open, entry.path))
            if not entry.there:
                action.setEnabled(False)
                action.setText(text(N_("{file} (not found)"), file=words))

    def _show_state(self) -> None:
        presenter, session = self.presenter, self.session
        state = presenter.state
        self.header.show_event(presenter.title(), presenter.stop(), sample=state.sample)
        self.header.show_saved(presenter.saved_words(), presenter.saved_words(short=True))
        self.header.show_undo(
            presenter.undo_words(), presenter.redo_words(),
            can_undo=state.undo is not None and not session.read_only,
            can_redo=state.redo is not None and not session.read_only,
        )  # fmt: skip
        self._show_strip()

    def _show_strip(self) -> None:
        session = self.session
        if session.database is None or not session.read_only:
            self.strip.show_words("")
            return
        reason = session.read_only_reason or Message(
            N_("This event can only be read: its file or folder is write-protected.")
        )
        self.strip.show_words(session.say(reason))

    def _show_choices(self) -> None:
        self.header.show_choices(self.session.language, self.session.theme.choice)

    def _show_notice(self, notice: Notice | None) -> None:
        self.notice.show_notice(notice, self.session.say(notice.message) if notice else "")

    def _undo_from_notice(self) -> None:
        self.session.notices.clear()
        self.presenter.undo()

    def _show_details(self, details: str) -> None:
        self.session.asks.show(self.session.text(N_("Details")), details)

    def _show_busy(self, busy: bool) -> None:
        self.progress.set_busy(busy, self.session.text(N_("Working …")))

    def _show_progress(self, done: int, total: int, message: Message | None) -> None:
        words = self.session.say(message) if message else self.session.text(N_("Working …"))
        self.progress.show_progress(done, total, words)

    def _search(self, words: str) -> None:
        if not words and self._finder is not None:
            self._finder.hide()
        self.finding.search(words)

    def _show_found(self) -> None:
        if self._finder is None:
            self._finder = Finder(self.session.theme, self.header.search, self._card)
            self._finder.show_model(self._found, self.session.text(N_("Found records")))
            self._finder.picked.connect(self._picked)
        self._found.set_rows(self.finding.rows)
        none = self.session.text(N_("Nothing found. Try fewer characters or another word."))
        self._finder.show_found(len(self.finding.rows), none)

    def _picked(self, row: Found) -> None:
        self.header.search.clear()
        self.session.go(row.page, row.record)

    def _card(self, row: Found) -> Card:
        title, language = self.session.shown(row.title)
        side = "capability" if row.page == "capabilities" else "need"
        place = self._titles.get(row.page)
        owner, spoken = self.session.shown(row.owner)
        return Card(
            title, row.code, side, second=owner, note=self.session.say(place) if place else "",
            language=language, second_language=spoken,
        )  # fmt: skip
