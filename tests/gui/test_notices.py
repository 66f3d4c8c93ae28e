"""What a person is told, and the few things they are asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from matchmaker.gui.notices import Dialogs, FileFilter, Notice, Notices, Question, plain_box
from matchmaker.messages import Message

SHEETS = FileFilter("Spreadsheets", ("*.xlsx", "*.csv"))


@pytest.fixture
def folder() -> list[str]:
    return ["/start"]


@pytest.fixture
def dialogs(qapp: QApplication, folder: list[str]) -> Dialogs:
    return Dialogs(lambda: folder[-1], folder.append)


def test_the_newest_notice_takes_the_place_of_the_one_before(qapp: QApplication) -> None:
    notices = Notices()
    seen: list[Notice | None] = []
    notices.shown.connect(seen.append)
    first, second = Notice(Message("one")), Notice(Message("two"))
    notices.show(first)
    notices.show(second)
    assert notices.current is second
    notices.clear()
    assert seen == [first, second, None]


@pytest.mark.ux
def test_a_box_shows_markup_literally(qapp: QApplication) -> None:
    box = plain_box("Title", "<img src='x'>")
    assert box.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("button", [0, 1])
def test_a_question_names_its_verb_and_the_safe_answer_is_the_default(
    dialogs: Dialogs, button: int
) -> None:
    seen: dict[str, object] = {}

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen["texts"] = [b.text() for b in box.buttons()]
        default = box.defaultButton()
        seen["default"] = default.text()
        wanted = "Delete R&&D" if button else "Keep"
        next(b for b in box.buttons() if b.text() == wanted).click()

    QTimer.singleShot(0, answer)
    question = Question("Sure?", "This cannot be undone.", "Delete R&D", "Keep")
    assert dialogs.confirm(question) is bool(button)
    assert set(seen["texts"]) == {"Delete R&&D", "Keep"}  # type: ignore[call-overload]
    assert seen["default"] == "Keep"


def test_files_are_asked_for_in_the_folder_used_last(
    dialogs: Dialogs, folder: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def choose(*arguments: object) -> tuple[list[str], str]:
        asked.append(arguments)
        return ["/lists/needs.xlsx", "/lists/b.csv"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    assert dialogs.open_files("Open", [SHEETS]) == (
        Path("/lists/needs.xlsx"),
        Path("/lists/b.csv"),
    )
    assert asked[0][1:] == ("Open", "/start", "Spreadsheets (*.xlsx *.csv)")
    assert folder[-1] == str(Path("/lists"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    assert dialogs.open_files("Open", [SHEETS]) == ()


def test_a_file_to_write_gets_the_ending_it_needs(
    dialogs: Dialogs, folder: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/out/proposals", ""))
    assert dialogs.save_file("Save", "proposals", [SHEETS]) == Path("/out/proposals.xlsx")
    assert folder[-1] == str(Path("/out"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert dialogs.save_file("Save", "x", [SHEETS]) is None


def test_a_folder_is_remembered(
    dialogs: Dialogs, folder: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/briefs")
    assert dialogs.folder("Where") == Path("/briefs")
    assert folder[-1] == "/briefs"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert dialogs.folder("Where") is None
