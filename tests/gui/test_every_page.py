"""Walks over every page in three languages: names, hostile texts, letters, dropped files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from matchmaker.domain.journal import ActionKind
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.gui import printing
from matchmaker.gui.pages.places import PLACES
from matchmaker.gui.pages.records.page import RecordsPage
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.labels import plain_tip
from matchmaker.gui.window import MainWindow
from matchmaker.messages import Message
from matchmaker.services import proposing
from matchmaker.store import Database
from tests import builders
from tests.gui.conftest import Settle
from tests.gui.records_scene import unnamed
from tests.services.scene import fill

pytestmark = pytest.mark.ux
PROBE = QColor("#ff00fe")
TABS = 3


@pytest.fixture
def evil(tmp_path: Path) -> str:
    """A name that draws a picture of one colour wherever it is taken for rich text."""
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(PROBE)
    path = tmp_path / "probe.png"
    assert picture.save(str(path))
    return f'<img src="{path.as_posix()}"> R&D <b>\u4f5b\u5c71'


@pytest.fixture
def filled(session: Session, evil: str) -> Database:
    """The event with that name in every text."""
    database = session.database
    assert database is not None
    fill(database)
    text = LocalisedText(evil, evil, evil)
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("Edited"), by=evil)
        recorder.put(replace(builders.event(), title=text, stop_name=text))
        recorder.put(replace(builders.company(), name=text, short_name=text))
        recorder.put(replace(builders.university(), name=text))
        recorder.put(replace(builders.person(), name_zh=evil, name_en=evil))
        kept = {"title": text, "keywords": (evil[:20],), "internal_text": evil, "source": evil}
        recorder.put(replace(builders.need(), problem=text, **kept))  # type: ignore[arg-type]
        recorder.put(replace(builders.capability(), summary=text, **kept))  # type: ignore[arg-type]
    proposing.propose(database, today=builders.TODAY)
    return database


def walk(window: MainWindow, settle: Settle) -> Iterator[str]:
    """Show every page, every tab of it, and both editors; yield the name of each view."""
    for place in PLACES:
        window.visit(place.name)
        settle(window.session)
        yield place.name
        page = window.page
        assert page is not None
        if isinstance(page, RecordsPage):
            record = builders.need().id if place.name == "needs" else builders.capability().id
            page.show_record(record)
            settle(window.session)
        for tab in range(1, TABS):
            if page.page_bar._group.button(tab) is not None:
                page.page_bar.choose_tab(tab)
                settle(window.session)
                yield f"{place.name}, tab {tab}"
        if isinstance(page, RecordsPage):
            page.page_bar.choose_tab(0)
            yield f"{place.name}, editor"
            page.editing.discard()


def seen(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


@pytest.mark.parametrize("language", list(Language))
def test_everything_a_person_can_reach_has_a_name(
    window: MainWindow, settle: Settle, language: Language
) -> None:
    window.session.speak(language)
    missing = {view: unnamed(window) for view in walk(window, settle)}
    assert {view: names for view, names in missing.items() if names} == {}
    assert len(missing) > len(PLACES)


MINE = {"today", "matching", "documents"}


@pytest.mark.parametrize("language", list(Language))
def test_a_greyed_button_always_says_why(
    window: MainWindow, settle: Settle, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ())
    window.session.speak(language)
    silent, greyed = [], 0
    for view in walk(window, settle):
        if view.split(",")[0] not in MINE:
            continue
        for button in seen(window, QAbstractButton):
            if not button.isEnabled():
                greyed += 1
                if not (button.toolTip() and button.accessibleDescription()):
                    silent.append((view, button.accessibleName()))
    assert silent == []
    assert greyed > 1  # without a printer at least Print is grey


def test_no_name_is_ever_taken_for_rich_text(window: MainWindow, settle: Settle) -> None:
    for view in walk(window, settle):
        rich = [
            label.text()
            for label in window.findChildren(QLabel)
            if label.text() and label.textFormat() is not Qt.TextFormat.PlainText
        ]
        assert rich == [], view
        tips = [each.toolTip() for each in window.findChildren(QWidget)]
        assert [tip for tip in tips if "<img" in tip or "<b>" in tip] == [], view
        assert not holds(window.grab().toImage(), PROBE), view


def test_the_probe_would_be_seen(qtbot: QtBot, evil: str) -> None:
    label = QLabel(evil)  # a label that guesses, as Qt's own do
    qtbot.addWidget(label)
    assert holds(label.grab().toImage(), PROBE)
    assert "<img" not in plain_tip(evil)


def holds(image: QImage, colour: QColor) -> bool:
    """Tell whether any pixel has *colour*."""
    small = image.convertToFormat(QImage.Format.Format_RGB32)
    wanted = colour.rgb().to_bytes(4, "little")
    data = bytes(small.constBits())
    at = data.find(wanted)
    while at >= 0 and at % 4:
        at = data.find(wanted, at + 1)
    return at >= 0


@pytest.mark.parametrize("language", list(Language))
def test_mnemonics_are_not_doubled_and_an_ampersand_is_shown(
    window: MainWindow, settle: Settle, language: Language
) -> None:
    window.session.speak(language)
    window.frame.header.events.aboutToShow.emit()
    for view in walk(window, settle):
        for menu in window.findChildren(QMenu):
            letters = [letter for a in menu.actions() if (letter := mnemonic(a.text()))]
            assert len(letters) == len(set(letters)), (view, letters)
        words = [each.text() for each in seen(window, QAbstractButton) if "&" in each.text()]  # type: ignore[attr-defined]
        assert [text for text in words if mnemonic(text)] == [], view


def mnemonic(text: str) -> str:
    """Return the letter that Qt underlines, or ''."""
    at = text.replace("&&", "\0\0").find("&")
    return text[at + 1 : at + 2].lower() if at >= 0 else ""


def test_letters_typed_in_a_field_are_only_letters(
    window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    for view in walk(window, settle):
        place, before = window.session.settings.page, done(window)
        for field in [*seen(window, QLineEdit), *seen(window, QPlainTextEdit)]:
            if not field.isEnabled() or field.isReadOnly():  # type: ignore[attr-defined]
                continue
            field.setFocus()
            if not field.hasFocus():
                continue
            was = content(field)
            qtbot.keyClicks(field, "anxru1t")
            assert content(field) != was, (view, field)
            set_content(field, was)
        assert (window.session.settings.page, done(window)) == (place, before), view


def content(field: QWidget) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()  # type: ignore[attr-defined]


def set_content(field: QWidget, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)


def done(window: MainWindow) -> tuple[int, str]:
    """Return what letters could do: pairs that were judged, and the record that is open."""
    database, page = window.session.database, window.page
    assert database is not None
    with database.reading() as reader:
        judged = sum(each.judgement is not None for each in reader.pairings())
    draft = page.editing.draft if isinstance(page, RecordsPage) else None
    return judged, draft.record.id if draft is not None else ""


def steps(window: MainWindow) -> int:
    database = window.session.database
    assert database is not None
    with database.reading() as reader:
        return len(reader.actions(100))


@pytest.mark.parametrize("name", ["folder", "notes.docx", "gone.xlsx", "empty.xlsx"])
def test_what_cannot_be_read_is_told_in_a_sentence(
    window: MainWindow, settle: Settle, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif name != "gone.xlsx":
        path.write_bytes(b"" if name == "empty.xlsx" else b"PK\x03\x04 not a list")
    before = steps(window)
    drop(window, QUrl.fromLocalFile(str(path)))
    settle(window.session)
    told = [label.text() for label in seen(window, QLabel) if name in label.text()]  # type: ignore[attr-defined]
    shown = window.frame.notice.words() if window.frame.notice.isVisible() else ""
    assert told or name in shown
    assert steps(window) == before
    assert window.session.settings.page == "data"


def test_an_address_is_never_fetched(
    window: MainWindow, settle: Settle, network: list[str]
) -> None:
    drop(window, QUrl("https://example.org/needs.xlsx"))
    drop(window, QUrl("file://host.example/share/needs.xlsx"))
    settle(window.session)
    assert window.frame.notice.isVisible()
    assert network == []


def drop(window: MainWindow, *urls: QUrl) -> None:
    data = QMimeData()
    data.setUrls(list(urls))
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)
