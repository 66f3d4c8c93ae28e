"""The frame: lazy pages, keys everywhere, languages and looks live, and a quick first picture."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchmaker.domain.event import Event
from matchmaker.domain.ids import EventId, NeedId, OrganisationId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.records import Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import UsageError
from matchmaker.gui.crash import watch
from matchmaker.gui.locks import EventLock
from matchmaker.gui.notices import NoticeKind
from matchmaker.gui.pages.base import Page
from matchmaker.gui.pages.places import PLACES, Place
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets import placing
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.window import MainWindow
from matchmaker.messages import Message
from matchmaker.settings import Settings, ThemeChoice
from matchmaker.store import Database
from tests.gui.conftest import present

Settle = Callable[[Session], None]
INTERACTIVE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


class Plain(Page):
    """A page that writes down what the window asks of it."""

    title = Message("Page")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.log: list[object] = []
        self.label = PlainLabel()
        self.body.addWidget(self.label)

    def retranslate(self) -> None:
        super().retranslate()
        self.log.append("retranslate")

    def refresh(self, changed: Changed) -> None:
        self.log.append(changed)

    def entered(self) -> None:
        super().entered()
        self.log.append("entered")

    def find_here(self) -> None:
        self.log.append("find")

    def show_record(self, record: str) -> None:
        self.log.append(record)

    def take_files(self, paths: object) -> None:
        self.log.append(paths)

    def panes(self) -> tuple[QWidget, ...]:
        return (self,)


NAMES = tuple(place.name for place in PLACES)


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def window(
    session: Session, qtbot: QtBot, made: list[str], settle: Settle
) -> Iterator[MainWindow]:
    def place(name: str, title: Message) -> Place:
        def make(given: Session) -> Page:
            made.append(name)
            return Plain(given)

        return Place(name, title, make)

    whole = MainWindow(session, places=[place(p.name, p.title) for p in PLACES])
    qtbot.addWidget(whole)
    present(whole, qtbot)
    whole.start()
    settle(session)
    yield whole
    settle(session)


def page(window: MainWindow) -> Plain:
    found = window.page
    assert isinstance(found, Plain)
    return found


def titled(text: str) -> LocalisedText:
    return LocalisedText(text, text, "Sample “R&D” event")


def fill(session: Session, settle: Settle) -> Need:
    """Give the open event a title and one need, as two steps."""
    database = session.database
    assert database is not None
    company = Organisation(OrganisationId("o" * 32), LocalisedText("佛山铝业"))
    need = Need(NeedId("n" * 32), "N-001", company.id, LocalisedText("铝型材表面缺陷在线检测"))
    event = Event(
        EventId("e" * 32), titled("佛山升级需求"), stop_name=LocalisedText("香港首站"),
        starts_on=date(2027, 6, 24), sample=True,
    )  # fmt: skip
    with database.transaction() as tx:
        tx.act(ActionKind.CREATE_EVENT, Message("Started"), by="me").put(event)
    with database.transaction() as tx:
        step = tx.act(ActionKind.EDIT, Message("Wrote N-001"), by="me")
        step.put(company)
        step.put(need)
    session.changed.emit(Changed.EVERYTHING)
    settle(session)
    return need


def test_a_page_is_made_at_its_first_visit_only(window: MainWindow, made: list[str]) -> None:
    assert made == ["today"]
    window.visit("needs")
    window.visit("today")
    window.visit("needs")
    assert made == ["today", "needs"]
    window.visit("nowhere")
    assert made == ["today", "needs"]


def test_a_page_is_worded_and_loaded_before_it_is_entered(window: MainWindow) -> None:
    window.visit("matching", "need-7")
    assert page(window).log == ["retranslate", Changed.EVERYTHING, "entered", "need-7"]


def test_a_hidden_page_is_refreshed_at_its_next_visit_once(
    window: MainWindow, session: Session
) -> None:
    today = page(window)
    window.visit("needs")
    today.log.clear()
    session.changed.emit(Changed.NEEDS)
    session.changed.emit(Changed.JUDGEMENTS)
    assert today.log == []
    assert page(window).log[-2:] == [Changed.NEEDS, Changed.JUDGEMENTS]
    window.visit("today")
    assert today.log == [Changed.NEEDS | Changed.JUDGEMENTS, "entered"]


@pytest.mark.ux
def test_ctrl_and_a_figure_go_along_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    for number, name in enumerate(NAMES, 1):
        key = Qt.Key(int(Qt.Key.Key_0) + number)
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.session.settings.page == name
        assert window.frame.rail.button(name).isChecked()


@pytest.mark.ux
def test_keys_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_F, control)
    assert page(window).log[-1] == "find"
    qtbot.keyClick(window, Qt.Key.Key_K, control)
    assert window.focusWidget() is window.frame.header.search
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is window.frame.rail.button("today")
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is page(window)


def test_f1_shows_the_keys_and_escape_closes_them(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    card = window.frame._keys_card
    assert card is not None
    assert card.isVisible()
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


@pytest.mark.ux
@pytest.mark.parametrize("language", Language)
def test_everything_a_person_can_reach_is_named_in_every_language(
    window: MainWindow, session: Session, language: Language
) -> None:
    session.speak(language)
    window.frame.header.events.aboutToShow.emit()
    unnamed = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE) and widget.isVisibleTo(window) and not _name(widget)
    ]
    assert unnamed == []
    assert all(action.text() for action in window.frame.header.events.actions())


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    inside_qt = widget.objectName().startswith("qt_") or isinstance(
        widget.parent(), QLineEdit
    )  # Qt's own button inside a field repeats the field's action
    return widget.accessibleName() or text or ("Qt" if inside_qt else "")


@pytest.mark.ux
def test_the_language_is_switched_live_and_kept(window: MainWindow, session: Session) -> None:
    page(window).log.clear()
    window.frame.header._languages.button("zh-Hant").click()
    assert session.language is Language.ZH_HANT
    assert page(window).log == ["retranslate"]
    assert session.theme.language is Language.ZH_HANT
    assert "Noto Sans HK" in QApplication.font().families()[:2]
    assert session.settings.language is Language.ZH_HANT


def test_the_look_is_switched_live_and_kept(window: MainWindow, session: Session) -> None:
    light = window.grab().toImage()
    session.choose_theme(ThemeChoice.DARK)
    assert window.grab().toImage() != light
    assert session.settings.theme is ThemeChoice.DARK
    assert window.frame.header._looks[ThemeChoice.DARK].isChecked()


def test_the_header_names_the_event_and_the_sample(
    window: MainWindow, session: Session, settle: Settle
) -> None:
    assert window.frame.presenter.title()[0] == "No event open"
    fill(session, settle)
    assert window.frame.header._title.whole_text() == "Sample “R&D” event"
    assert window.frame.header._stop.whole_text().endswith("24 June 2027")
    assert window.frame.header._sample.isVisible()
    assert window.frame.header._saved.text().startswith("Offline · saved ")
    assert window.windowTitle() == "Sample “R&D” event — matchmaker"


def test_undo_and_redo_name_their_step_and_take_it(
    window: MainWindow, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    fill(session, settle)
    header = window.frame.header
    assert header._undo.accessibleName() == "Undo: Wrote N-001"
    assert not header._redo.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    assert window.frame.notice.words() == "Taken back: Wrote N-001"
    assert header._redo.accessibleName() == "Redo: Wrote N-001"
    assert _needs(session) == 0
    newest = page(window).log[-1]
    assert isinstance(newest, Changed)
    assert newest & Changed.NEEDS
    header._redo.click()
    settle(session)
    assert _needs(session) == 1
    assert window.frame.notice.words() == "Done again: Wrote N-001"


def test_with_nothing_to_undo_that_is_said(
    window: MainWindow, session: Session, settle: Settle
) -> None:
    window.frame.presenter.undo()
    settle(session)
    assert window.frame.notice.words() == "There is nothing to undo."
    assert window.frame.header._undo.accessibleName() == "Nothing to undo"


def test_undo_of_a_text_field_is_its_own(
    window: MainWindow, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    fill(session, settle)
    search = window.frame.header.search
    search.setFocus()
    qtbot.keyClicks(search, "ab")
    qtbot.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    assert search.text() != "ab"
    assert _needs(session) == 1


def test_search_goes_to_the_record(
    window: MainWindow, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    need = fill(session, settle)
    search = window.frame.header.search
    search.setFocus()
    with qtbot.waitSignal(window.frame.finding.found):
        search.setText("缺陷")
    assert [row.code for row in window.frame.finding.rows] == ["N-001"]
    card = window.frame._card(window.frame.finding.rows[0])
    assert (card.second, card.note) == ("佛山铝业", "Needs")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert session.settings.page == "needs"
    assert page(window).log[-1] == need.id
    assert search.text() == ""


def test_search_without_a_hit_says_so_and_escape_closes(
    window: MainWindow, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    fill(session, settle)
    search = window.frame.header.search
    search.setFocus()
    with qtbot.waitSignal(window.frame.finding.found):
        search.set_words("没有")
    finder = window.frame._finder
    assert finder is not None
    assert finder.isVisible()
    assert finder.findChildren(PlainLabel)[0].text().startswith("Nothing found")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_a_search_that_was_overtaken_is_dropped(
    window: MainWindow, session: Session, settle: Settle
) -> None:
    fill(session, settle)
    finding = window.frame.finding
    finding.search("铝型")
    finding.search("")
    settle(session)
    assert finding.rows == ()


def test_an_event_held_elsewhere_is_read_only_and_says_by_whom(
    window: MainWindow, session: Session, settle: Settle
) -> None:
    fill(session, settle)
    reason = Message("matchmaker on laptop-2 has this event open")
    assert session.database is not None
    session.use(session.database, read_only_reason=reason)
    settle(session)
    assert window.frame.strip.words() == "matchmaker on laptop-2 has this event open"
    assert not window.frame.header._undo.isEnabled()
    window.frame.presenter.undo()
    settle(session)
    assert _needs(session) == 1


def test_a_second_window_learns_who_holds_the_event(tmp_path: Path) -> None:
    event = tmp_path / "a.matchmaker"
    holder = (
        "import sys; from pathlib import Path; from matchmaker.gui.locks import EventLock\n"
        "lock = EventLock(); print(lock.take(Path(sys.argv[1])), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(event)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment(),
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "None\n"
        lock = EventLock()
        assert "has this event open" in str(lock.take(event))
        other.kill()  # leaves its lock file behind
        other.wait()
        assert lock.take(event) is None
        lock.release()


def test_a_folder_that_cannot_be_written_needs_no_lock(tmp_path: Path) -> None:
    assert EventLock().take(tmp_path / "none" / "a.matchmaker") is None


def test_files_dropped_anywhere_go_to_the_page_of_data(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "needs.xlsx"
    _drop(window, [QUrl.fromLocalFile(str(path))])
    assert window.session.settings.page == "data"
    assert page(window).log[-1] == [path]


@pytest.mark.ux
def test_a_dropped_address_is_refused_in_one_sentence(window: MainWindow) -> None:
    _drop(window, [QUrl("https://example.org/needs.xlsx")])
    assert window.session.settings.page == "today"
    assert "Only files on this computer" in window.frame.notice.words()


def test_an_error_is_told_and_stays(window: MainWindow, session: Session) -> None:
    session.tell_error(UsageError(Message("Choose another folder.")))
    assert window.frame.notice.words() == "Choose another folder."
    assert session.notices.current is not None
    assert session.notices.current.kind is NoticeKind.ERROR


@pytest.mark.ux
def test_exceptions_in_slots_and_threads_leave_the_window_alive(
    window: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr("matchmaker.gui.crash.qInstallMessageHandler", lambda _: None)
    watch(session.jobs.crashed.emit)
    error = ValueError("secret 13800138000")
    sys.excepthook(ValueError, error, None)
    notice = session.notices.current
    assert notice is not None
    assert "unexpected" in window.frame.notice.words()
    assert "13800138000" not in Path(notice.details).read_text(encoding="utf-8")
    session.notices.clear()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: session.notices.current is not None)
    window.visit("needs")
    assert session.settings.page == "needs"


@pytest.mark.ux
def test_the_window_works_from_1180_by_720(window: MainWindow) -> None:
    window.resize(100, 100)
    assert (window.width(), window.height()) == (1180, 720)
    header = window.frame.header
    assert header.minimumSizeHint().width() <= 1180


@pytest.mark.ux
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1180, 720), (1280, 800), (1440, 900)])
def test_placeholder_and_title_are_shown_whole(
    window: MainWindow,
    session: Session,
    settle: Settle,
    qtbot: QtBot,
    language: Language,
    size: tuple[int, int],
) -> None:
    fill(session, settle)
    database = session.database
    assert database is not None
    long = "Foshan needs × Hong Kong universities 2027 (sample)"
    event = Event(EventId("e" * 32), LocalisedText(long, long, long), sample=True)
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("Edited"), by="me").put(event)
    session.changed.emit(Changed.EVERYTHING)
    session.speak(language)
    window.resize(*size)
    settle(session)
    header = window.frame.header
    assert header.search.width() >= header.search.whole_width()
    qtbot.waitUntil(lambda: header._title.text() == long)  # laid out when Qt comes to it


def test_place_size_page_and_event_are_remembered(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    kept: list[Settings] = []
    session = Session(Settings(Language.EN, page="needs"), theme, save=kept.append)
    places = [Place(p.name, p.title, Plain) for p in PLACES]
    window = MainWindow(session, places=places)
    qtbot.addWidget(window)
    present(window, qtbot)
    window.start()
    assert session.settings.page == "needs"
    window.resize(1234, 777)
    event = tmp_path / "a.matchmaker"
    session.use(Database.open(event, create=True))
    window.close()
    assert kept[-1].last_event == str(event)
    assert kept[-1].page == "needs"
    assert session.database is None
    again = MainWindow(Session(kept[-1], theme, save=kept.append), places=places)
    qtbot.addWidget(again)
    assert again.height() != 900  # Qt fits what was remembered to the screen there is now


@pytest.mark.parametrize(
    ("room", "size"),
    [
        (QRect(0, 24, 1280, 736), (1280, 736)),
        (QRect(0, 24, 1024, 704), (1024, 704)),
        (QRect(0, 24, 2560, 1400), (1440, 900)),
    ],
)
def test_the_window_opens_within_the_screen(
    theme: Theme,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    room: QRect,
    size: tuple[int, int],
) -> None:
    monkeypatch.setattr(placing, "room_for", lambda _window: room)
    session = Session(Settings(Language.EN), theme, save=lambda _: None)
    window = MainWindow(session, places=())
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == size
    assert window.minimumWidth() <= room.width()
    assert session.close()


def test_a_window_kept_from_a_larger_screen_comes_back_within_this_one(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, small = QRect(0, 0, 3840, 2100), QRect(0, 24, 1280, 736)
    monkeypatch.setattr(placing, "room_for", lambda _window: large)
    session = Session(Settings(Language.EN), theme, save=lambda _: None)
    window = MainWindow(session, places=())
    qtbot.addWidget(window)
    window.setGeometry(2200, 900, 1600, 1000)
    kept = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    monkeypatch.setattr(placing, "room_for", lambda _window: small)
    session.remember(geometry=kept)
    again = MainWindow(session, places=())
    qtbot.addWidget(again)
    assert small.contains(again.geometry())
    assert session.close()


def test_a_window_is_moved_no_further_than_it_must() -> None:
    room = QRect(0, 24, 1920, 1056)
    assert placing.inside(QRect(100, 100, 1440, 900), room) == QRect(100, 100, 1440, 900)
    assert placing.inside(QRect(-900, 100, 1440, 900), room) == QRect(0, 100, 1440, 900)
    assert placing.inside(QRect(1000, 900, 1440, 900), room) == QRect(480, 180, 1440, 900)


def test_damaged_geometry_is_ignored(theme: Theme, qtbot: QtBot) -> None:
    session = Session(Settings(Language.EN, geometry="佛山%%"), theme, save=lambda _: None)
    window = MainWindow(session, places=[Place("today", Message("Today"), Plain)])
    qtbot.addWidget(window)
    assert window.width() == 1440


def test_settings_that_cannot_be_written_are_told(theme: Theme, qtbot: QtBot) -> None:
    def full(_: Settings) -> None:
        raise UsageError(Message("The disk is full."))

    session = Session(Settings(Language.EN), theme, save=full)
    session.remember(page="needs")
    session.save_now()
    assert session.notices.current is not None
    assert str(session.notices.current.message) == "The disk is full."


@pytest.mark.bundle
def test_nothing_heavy_is_imported_before_the_first_picture() -> None:
    program = """
import sys
from matchmaker.gui import app
from matchmaker.gui.pages.base import Page
from matchmaker.gui.pages.places import PLACES, Place
from matchmaker.gui.window import MainWindow
heavy = ("sqlalchemy", "alembic", "sqlcipher3", "reportlab", "openpyxl", "python_calamine",
         "xlsxwriter", "rapidfuzz", "numpy", "pypinyin", "opencc_purepy", "segno", "PIL",
         "uharfbuzz", "pypdfium2", "charset_normalizer")
seen = []
class Watched(app.Start):
    def _begin(self):
        seen.extend(name for name in heavy if name in sys.modules)
        self.window.close()
app.Start = Watched
assert app.run() == 0
print("heavy:", seen)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], env=_environment(), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "heavy: []"


def test_every_place_has_an_icon_and_standard_keys_are_free() -> None:
    from matchmaker.paths import resources

    assert all(resources("icons", f"{place.name}.svg").is_file() for place in PLACES)
    taken = {QKeySequence(f"Ctrl+{n}").toString() for n in range(1, 7)}
    assert QKeySequence(QKeySequence.StandardKey.Undo).toString() not in taken


def _drop(window: MainWindow, urls: list[QUrl]) -> None:
    data = QMimeData()
    data.setUrls(urls)
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def _needs(session: Session) -> int:
    assert session.database is not None
    with session.database.reading() as reader:
        return len(reader.needs())


def _environment() -> dict[str, str]:
    source = str(Path(__file__).resolve().parents[2] / "src")
    return {**os.environ, "PYTHONPATH": source, "QT_QPA_PLATFORM": "offscreen"}
