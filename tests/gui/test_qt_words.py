"""Qt's own words follow the language of the window, in Hong Kong's wording where that differs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from matchmaker.domain.texts import Language
from matchmaker.gui.theme import Theme, qt_words
from matchmaker.i18n.translator import translator

CANCEL = {Language.EN: "Cancel", Language.ZH_HANS: "取消", Language.ZH_HANT: "取消"}
SAVE = {Language.EN: "Save", Language.ZH_HANS: "保存", Language.ZH_HANT: "儲存"}


@pytest.fixture(autouse=True)
def english_again(theme: Theme) -> Iterator[None]:
    theme.speak(Language.EN)
    yield
    theme.speak(Language.EN)


@pytest.mark.parametrize("language", list(Language))
def test_standard_buttons_speak_the_language(
    theme: Theme, qtbot: QtBot, language: Language
) -> None:
    theme.speak(language)
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel)
    qtbot.addWidget(box)
    words = [box.button(kind).text().replace("&", "") for kind in (kinds.Save, kinds.Cancel)]
    assert words == [SAVE[language], CANCEL[language]]


def test_context_menus_follow_a_switch_and_return_to_english(theme: Theme, qtbot: QtBot) -> None:
    field = QLineEdit("words")
    qtbot.addWidget(field)

    def first_word() -> str:
        menu = field.createStandardContextMenu()
        word = menu.actions()[0].text().split("\t")[0]
        menu.deleteLater()
        return word

    assert first_word() == "&Undo"
    theme.speak(Language.ZH_HANT)
    assert "復原" in first_word()
    theme.speak(Language.ZH_HANS)
    assert "撤" in first_word()
    theme.speak(Language.EN)
    assert first_word() == "&Undo"


def test_words_qt_does_not_know_stay_as_they_are(theme: Theme) -> None:
    theme.speak(Language.ZH_HANT)
    assert QCoreApplication.translate("Nobody", "not a text of Qt") == "not a text of Qt"


def test_our_own_wording_goes_before_that_of_qt(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(qt_words._OWN, "Type", "Title")
    theme.speak(Language.ZH_HANT)
    said = QCoreApplication.translate("QFileSystemModel", "Type")
    assert said == translator(Language.ZH_HANT).text("Title") != "Type"
    assert QCoreApplication.translate("QFileSystemModel", "Computer") == "電腦"
