"""Parts of the workbench: excerpts, mirrored rows, remarks, candidate cards."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from matchmaker.domain.bars import score_bar
from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.theme import Theme, Tone
from matchmaker.gui.widgets.candidates import CandidateCard, CandidateDelegate, lines_of
from matchmaker.gui.widgets.excerpt import Excerpt
from matchmaker.gui.widgets.mirror import MirrorRow, MirrorTable, Value
from matchmaker.gui.widgets.near_misses import NearMiss, NearMissDelegate
from matchmaker.gui.widgets.remarks import Remark, Remarks
from matchmaker.messages import Message
from tests import builders

LONG = (
    "Fringe patterns are reflected from the moving surface and decoded into a slope map, so that "
    "pits, scratches and hairline cracks show up as shape and are separated from whatever is "
    "printed underneath. Because the printed image is known, it is taken away first.\n"
    "挤压与喷涂后的铝型材反光强、批次多，人工抽检漏检率高。希望在产线上实时识别划伤。"
)


@pytest.fixture
def excerpt(theme: Theme, qtbot: QtBot) -> Excerpt:
    made = Excerpt(theme, lines=3)
    qtbot.addWidget(made)
    made.resize(240, 200)
    return made


def test_an_excerpt_ends_in_an_ellipsis_and_can_be_opened(excerpt: Excerpt) -> None:
    excerpt.show_text(LONG, Language.EN)
    short = excerpt.heightForWidth(240)
    assert excerpt.is_cut()
    excerpt.limit(0)
    assert not excerpt.is_cut()
    assert excerpt.heightForWidth(240) > short


def test_copying_an_excerpt_takes_the_whole_text(excerpt: Excerpt) -> None:
    excerpt.show_text(LONG, Language.EN)
    excerpt.copy()
    assert QGuiApplication.clipboard().text() == LONG
    assert excerpt.accessibleName() == LONG


def test_a_short_text_is_not_touched(excerpt: Excerpt) -> None:
    excerpt.show_text("短文", Language.ZH_HANS)
    assert not excerpt.is_cut()


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(width=st.integers(60, 500), lines=st.integers(1, 6), start=st.integers(0, 200))
def test_what_an_excerpt_shows_fits_its_lines(
    excerpt: Excerpt, width: int, lines: int, start: int
) -> None:
    excerpt.resize(width, 200)
    excerpt.limit(lines)
    excerpt.show_text(LONG[start:], Language.EN, marks=[(0, 4)], tone=Tone.CAPABILITY)
    shown = excerpt._shown(width)
    assert excerpt._fits(width, shown) == len(shown)
    assert LONG[start:].startswith(shown.removesuffix("…"))


@given(text=st.text(min_size=1, max_size=300), width=st.integers(40, 400), most=st.integers(1, 3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_of_a_card_fit_and_are_never_more_than_asked(
    theme: Theme, text: str, width: int, most: int
) -> None:
    font = theme.font("strong", Language.ZH_HANT)
    lines = lines_of(text, font, width, most=most)
    assert 1 <= len(lines) <= most
    last = QFontMetrics(font).horizontalAdvance(lines[-1])
    assert last <= width or len(lines[-1]) <= 1


def test_mirrored_rows_are_used_again(theme: Theme, qtbot: QtBot) -> None:
    table = MirrorTable(theme)
    qtbot.addWidget(table)
    wide = MirrorRow(
        Value("委托开发 / 合作开发", Language.ZH_HANS, marks=((0, 4),)),
        "Mode",
        Value("委託開發", Language.ZH_HANT),
        "✓ met",
        "strong",
    )
    empty = MirrorRow(
        Value("150", Language.EN), "Budget", Value("not stated", Language.EN, stated=False),
        open=True,
    )  # fmt: skip
    table.show_rows([wide, empty])
    table.show_rows([empty])
    assert table.words() == (("150", "Budget", "not stated", ""),)
    table.show_rows([wide, empty])
    assert [row[1] for row in table.words()] == ["Mode", "Budget"]


def test_both_sides_of_a_row_are_equally_wide(theme: Theme, qtbot: QtBot) -> None:
    table = MirrorTable(theme)
    qtbot.addWidget(table)
    table.resize(640, 60)
    table.show_rows(
        [MirrorRow(Value("TRL ≥ 7", Language.EN), "Readiness", Value(LONG, Language.EN), "✕ no")]
    )
    table.show()
    cells = [each for each in table.findChildren(type(table._rows[0]._need)) if each.isVisible()]
    lefts = sorted(cell.mapTo(table, cell.rect().topLeft()).x() for cell in cells)
    assert lefts[1] - lefts[0] == pytest.approx(640 / 2 + 124 / 2, abs=2)


def test_remarks_are_plain_and_used_again(theme: Theme, qtbot: QtBot) -> None:
    remarks = Remarks(theme)
    qtbot.addWidget(remarks)
    remarks.show_remarks([Remark("warning", "<b>Price</b>", "not stated"), Remark("ok", "Fine")])
    assert remarks.words() == ("<b>Price</b> not stated", "Fine")
    remarks.show_remarks([Remark("error", "Excluded")])
    assert remarks.words() == ("Excluded",)


def paint(delegate: CandidateDelegate | NearMissDelegate, row: object) -> QImage:
    model: RowTableModel[object] = RowTableModel(
        (Column(Message("Row"), str),), str, key=lambda each: each
    )
    model.set_rows([row])
    picture = QImage(372, 138, QImage.Format.Format_RGB32)
    picture.fill(0)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 372, 138)
    option.state = QStyle.StateFlag.State_Enabled
    painter = QPainter(picture)
    delegate.paint(painter, option, model.index(0, 0, QModelIndex()))
    painter.end()
    return picture


def test_a_card_shows_every_part_it_is_given(theme: Theme) -> None:
    card = CandidateCard("1", "C-041", "基於機器視覺的檢測", Language.ZH_HANT)
    bar = score_bar(builders.explanation())
    whole = CandidateCard(
        "1", "C-041", "基於機器視覺的檢測", Language.ZH_HANT, "HKUST", "香港科技大學",
        Language.ZH_HANT, "Real-time detection", Language.EN, bar, "72", "/ 100",
        "strong", "Strong", "same field", "text-muted", "accepted", "Accepted",
    )  # fmt: skip
    plain = paint(CandidateDelegate(theme, lambda _row: card), "row")
    assert paint(CandidateDelegate(theme, lambda _row: whole), "row") != plain
    hidden = paint(CandidateDelegate(theme, lambda _row: card), None)
    assert hidden != plain


def test_a_need_without_any_candidate_is_painted_without_a_bar(theme: Theme) -> None:
    row = NearMiss("釉料色差", Language.ZH_HANS, "N-031", "陶瓷企业", reason="Nothing proposed")
    near = NearMiss(
        "釉料色差", Language.ZH_HANS, "N-031", "陶瓷企业", "Colour", Language.EN, "C-001",
        "Text 1 of 36", "status.warning", score_bar(builders.explanation()), "41",
    )  # fmt: skip
    alone = paint(NearMissDelegate(theme, lambda _row: row), "row")
    assert alone != paint(NearMissDelegate(theme, lambda _row: near), "row")
