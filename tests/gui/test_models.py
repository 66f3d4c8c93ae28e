"""Rows as Qt sees them: sorted, filtered, and never losing what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from matchmaker.gui.models.rows import Column, Role, RowTableModel
from matchmaker.messages import Message


@dataclass(frozen=True)
class Row:
    code: str
    title: str
    score: int


ROWS = (
    Row("N-3", "铝型材表面缺陷", 9),
    Row("N-1", "陶瓷窑炉", 100),
    Row("N-2", "R&D <b>", 23),
    Row("N-4", "again", 23),
)
COLUMNS = (
    Column[Row](Message("Code"), lambda row: row.code),
    Column[Row](Message("Title"), lambda row: row.title, decoration=lambda row: row.title[:1]),
    Column[Row](
        Message("Score"), lambda row: str(row.score), sort=lambda row: row.score, right=True
    ),
)


@pytest.fixture
def model(qapp: QApplication) -> RowTableModel[Row]:
    made = RowTableModel(COLUMNS, str, key=lambda row: row.code)
    QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )  # fails the test through Qt's own log
    made.set_rows(ROWS)
    return made


def codes(model: RowTableModel[Row]) -> list[str]:
    return [row.code for row in model.rows()]


def test_cells_and_headings_say_what_the_columns_declare(model: RowTableModel[Row]) -> None:
    assert model.data(model.index(2, 1)) == "R&D <b>"
    assert model.data(model.index(2, 1), Qt.ItemDataRole.DecorationRole) == "R"
    assert model.data(model.index(0, 0), Role.ROW) is ROWS[0]
    horizontal = Qt.Orientation.Horizontal
    assert [model.headerData(n, horizontal) for n in range(3)] == ["Code", "Title", "Score"]
    side = model.data(model.index(0, 2), Qt.ItemDataRole.TextAlignmentRole)
    assert side == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def test_rows_are_sorted_by_key_and_equal_ones_keep_their_order(model: RowTableModel[Row]) -> None:
    model.sort(2)
    assert codes(model) == ["N-3", "N-2", "N-4", "N-1"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert codes(model) == ["N-1", "N-2", "N-4", "N-3"]
    model.sort(-1)
    assert codes(model) == ["N-3", "N-1", "N-2", "N-4"]


def test_a_filter_holds_rows_back_and_counts_them(model: RowTableModel[Row]) -> None:
    model.set_filter(lambda row: row.score == 23)
    assert codes(model) == ["N-2", "N-4"]
    assert model.hidden() == 2
    model.set_filter(None)
    assert model.hidden() == 0


def test_what_was_chosen_follows_its_row(model: RowTableModel[Row]) -> None:
    chosen = QPersistentModelIndex(model.index_of("N-2"))
    model.sort(2)
    assert chosen.data(Role.ROW) is ROWS[2]
    newer = replace(ROWS[2], title="new")
    model.set_rows((newer, ROWS[0]))
    assert chosen.data(Role.ROW) is newer
    model.set_rows((ROWS[0],))
    assert not chosen.isValid()


def test_rows_are_found_by_key(model: RowTableModel[Row]) -> None:
    assert model.row_at(model.index_of("N-4")) is ROWS[3]
    assert not model.index_of("N-9").isValid()
    assert model.row_at(model.index_of("N-9")) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 20), unique=True, max_size=12), max_size=6))
def test_any_change_of_rows_satisfies_qt(lists: Sequence[Sequence[int]]) -> None:
    model = RowTableModel(COLUMNS, str, key=lambda row: row.code)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for numbers in lists:
        model.set_rows([Row(f"N-{n}", str(n), n) for n in numbers])
        model.sort(2, Qt.SortOrder.DescendingOrder)
        assert [row.score for row in model.rows()] == sorted(numbers, reverse=True)
