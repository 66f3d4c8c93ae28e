"""The keys that go far in a list: Home, End, Page Up and Page Down, in every kind of list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.fields import SearchField
from matchmaker.gui.widgets.finder import Finder
from matchmaker.gui.widgets.lists import Card, CardDelegate, RecordList
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.messages import Message
from tests.gui.conftest import present

ROWS = 60
LAST = ROWS - 1


def model(columns: int = 1) -> RowTableModel[int]:
    made: RowTableModel[int] = RowTableModel(
        [Column(Message("Row"), str) for _ in range(columns)], str, key=lambda row: row
    )
    made.set_rows(range(ROWS))
    return made


@pytest.fixture
def lists(theme: Theme, qtbot: QtBot) -> Iterator[tuple[RecordList, RecordTable]]:
    held = QWidget()
    qtbot.addWidget(held)
    listed, table = RecordList(theme), RecordTable(theme)
    kept = (model(), model(3), CardDelegate(theme, lambda row: Card(str(row), "")))
    listed.setItemDelegate(kept[2])
    listed.show_model(kept[0])
    table.show_model(kept[1])
    layout = QVBoxLayout(held)
    for view in (listed, table):
        layout.addWidget(view)
    held.resize(400, 500)
    present(held, qtbot)
    yield listed, table
    held.close()


@pytest.mark.parametrize("number", [0, 1])
def test_a_list_goes_to_its_ends_and_by_pages(
    lists: tuple[RecordList, RecordTable], qtbot: QtBot, number: int
) -> None:
    view = lists[number]
    view.setFocus()
    view.choose(3)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == LAST
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    above = view.current_row()
    assert isinstance(above, int)
    assert 0 < above < LAST - 1
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current_row() == LAST
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_row() == 0
    assert view.visualRect(view.currentIndex()).top() >= 0


def test_what_the_search_found_is_gone_through_while_the_field_keeps_the_focus(
    theme: Theme, qtbot: QtBot
) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    held.resize(600, 600)
    field = SearchField(theme)
    QVBoxLayout(held).addWidget(field)
    present(held, qtbot)
    finder, found = Finder(theme, field, lambda row: Card(str(row), "")), model()
    finder.show_model(found, "Found")
    finder.show_found(ROWS, "")
    field.setFocus()
    field.setText("words")
    for key, row in (
        (Qt.Key.Key_End, LAST), (Qt.Key.Key_Home, 0), (Qt.Key.Key_PageDown, None),
    ):  # fmt: skip
        qtbot.keyClick(field, key)
        now = finder._list.current_row()
        assert now == row if row is not None else isinstance(now, int) and now > 1
    qtbot.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert field.selectedText() == "words"
    assert field.hasFocus()
    held.close()
