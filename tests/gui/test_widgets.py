"""Parts of every page: literal text, names for screen readers, keys, and honest pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from matchmaker.domain.bars import Bar, BarKind, Segment, Step
from matchmaker.domain.explanation import Criterion, Level
from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.notices import Notice, NoticeKind
from matchmaker.gui.theme import Theme, Tone
from matchmaker.gui.widgets.buttons import Button, IconButton, LinkButton, SegmentedControl
from matchmaker.gui.widgets.columns import SplitColumns
from matchmaker.gui.widgets.empty import EmptyState
from matchmaker.gui.widgets.fields import SearchField
from matchmaker.gui.widgets.keys import on_list_key
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel, plain_tip
from matchmaker.gui.widgets.lines import NoticeLine, ProgressLine, Strip
from matchmaker.gui.widgets.lists import Card, CardDelegate, RecordList
from matchmaker.gui.widgets.marked import TextWithMarks
from matchmaker.gui.widgets.page_bar import PageBar
from matchmaker.gui.widgets.score import ScoreBar, Waterfall, WaterfallRow, WaterfallWords, apart
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.gui.widgets.tags import LevelMeter, StateRing, Tag
from matchmaker.messages import Message

Holder = Callable[..., QWidget]
PROBE = QColor(255, 0, 255)  # in no theme


@pytest.fixture
def probe(tmp_path: Path, qapp: QApplication) -> str:
    """A picture in a colour of no theme, and the markup that would show it."""
    picture = QPixmap(60, 60)
    picture.fill(PROBE)
    path = tmp_path / "probe.png"
    assert picture.save(str(path))
    return f"<img src='{path}'> 佛山<b>R&D</b>"


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.fixture
def holder(qtbot: QtBot) -> Iterator[Holder]:
    """Show parts in a window of their own, which lives as long as the test."""
    kept: list[QWidget] = []

    def hold(*parts: QWidget, width: int = 500, height: int = 300) -> QWidget:
        whole = QWidget()
        kept.append(whole)
        layout = QVBoxLayout(whole)
        for part in parts:
            layout.addWidget(part)
        qtbot.addWidget(whole)
        whole.resize(width, height)
        with qtbot.waitExposed(whole):
            whole.show()
        return whole

    yield hold
    kept.clear()


def model_of(*titles: str) -> RowTableModel[str]:
    made = RowTableModel[str]((Column(Message("Title"), str),), str, key=str)
    made.set_rows(titles)
    return made


@pytest.mark.ux
def test_markup_in_a_name_is_shown_literally_everywhere(
    theme: Theme, qtbot: QtBot, probe: str, holder: Holder
) -> None:
    empty = EmptyState(theme)
    empty.say(probe, probe, probe)
    notice = NoticeLine(theme)
    marked = TextWithMarks(theme)
    marked.show_text(probe, Language.ZH_HANS, marks=[(0, 5)])
    table = RecordTable(theme)
    table.show_model(model_of(probe))
    listed = RecordList(theme)
    listed.show_model(model_of(probe))
    delegate = CardDelegate(theme, lambda row: Card(row, row, second=row, note=row))
    listed.setItemDelegate(delegate)
    bar = PageBar(theme)
    bar.set_title(probe)
    bar.set_status(probe)
    bar.set_tabs([(probe, "1")])
    parts = (PlainLabel(probe), ElidedLabel(probe), Tag(probe), Button(theme, probe), empty,
             LinkButton(probe), marked, table, listed, bar, notice)  # fmt: skip
    whole = holder(*parts, width=900, height=900)
    notice.show_notice(Notice(Message(probe)), probe)
    assert PROBE.name() not in colours(whole.grab().toImage())
    for label in whole.findChildren(PlainLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.ux
def test_a_label_of_qt_would_have_shown_the_picture(
    qtbot: QtBot, theme: Theme, probe: str, holder: Holder
) -> None:
    """The guard above can fail: Qt's own label draws the file."""
    from PySide6.QtWidgets import QLabel

    whole = holder(QLabel(probe))
    assert PROBE.name() in colours(whole.grab().toImage())


@pytest.mark.ux
def test_r_and_d_keeps_its_ampersand(theme: Theme, qtbot: QtBot, holder: Holder) -> None:
    button = Button(theme, "R&D")
    link = LinkButton("R&D")
    assert button.text() == "R&&D"
    assert link.text() == "R&&D"
    assert button.accessibleName() == link.accessibleName() == "R&D"
    bar = PageBar(theme)
    bar.set_tabs([("R&D", "2")])
    plain, doubled = Button(theme, "RXD"), Button(theme, "R&D")
    holder(plain, doubled, bar)
    assert doubled.width() >= plain.width() - 12
    first, second = plain.grab().toImage(), doubled.grab().toImage()
    assert first != second


def test_tool_tips_are_escaped() -> None:
    assert plain_tip("<b>R&D</b>") == "<qt>&lt;b&gt;R&amp;D&lt;/b&gt;</qt>"
    assert plain_tip("") == ""


def test_a_line_that_does_not_fit_is_cut_and_told_in_the_tool_tip(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    label = ElidedLabel("铝型材表面缺陷在线检测" * 8)
    holder(label, width=200)
    assert label.text().endswith("…")
    assert label.whole_text() in label.toolTip()
    assert label.accessibleName() == label.whole_text()
    label.setText("short\nline")
    assert label.text() == "short line"
    assert label.toolTip() == ""


def test_content_is_set_in_the_face_of_its_own_language(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    here, there = PlainLabel("骨", language=Language.ZH_HANS), PlainLabel("骨")
    there.show_text("骨", Language.ZH_HANT)
    holder(here, there)
    assert here.font().families()[0] == "Noto Sans SC"
    assert there.font().families()[0] == "Noto Sans HK"


def test_the_choice_of_a_row_is_sent_and_kept(theme: Theme, qtbot: QtBot, holder: Holder) -> None:
    control = SegmentedControl()
    control.set_choices([("a", "简"), ("b", "EN")], names=["Chinese", "English"])
    holder(control)
    sent: list[str] = []
    control.chosen.connect(sent.append)
    control.choose("a")
    assert sent == []
    qtbot.mouseClick(control.button("b"), Qt.MouseButton.LeftButton)
    assert sent == ["b"]
    assert control.value() == "b"
    assert control.button("b").accessibleName() == "English"
    control.set_choices([("a", "x"), ("b", "y")])
    assert control.value() == "b"


def test_search_waits_for_a_pause_and_trims(theme: Theme, qtbot: QtBot, holder: Holder) -> None:
    field = SearchField(theme, key="Ctrl K")
    field.name("Search")
    holder(field)
    sent: list[str] = []
    field.words_changed.connect(sent.append)
    with qtbot.waitSignal(field.words_changed):
        qtbot.keyClicks(field, " ab ")
    assert sent == ["ab"]
    field.set_words("N-017")
    assert sent == ["ab", "N-017"]
    assert field.accessibleName() == field.placeholderText() == "Search"


@pytest.mark.ux
def test_enter_while_chinese_is_composed_presses_nothing(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    field, button = SearchField(theme), Button(theme, "Go", kind="primary")
    holder(field, button)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("peidui", []))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not pressed


@pytest.mark.ux
def test_letter_keys_act_in_the_list_and_never_while_typing(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    listed, field = RecordList(theme), QLineEdit()
    listed.show_model(model_of("one", "two"))
    holder(listed, field)
    acted: list[str] = []
    on_list_key(listed, "A", lambda: acted.append("A"))
    field.setFocus()
    qtbot.keyClicks(field, "aA")
    assert acted == []
    assert field.text() == "aA"
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_A)
    assert acted == ["A"]


def test_a_list_tells_what_is_chosen_and_opened(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    listed = RecordList(theme)
    model = model_of("one", "two", "three")
    listed.show_model(model)
    holder(listed)
    chosen: list[object] = []
    opened: list[object] = []
    listed.chosen.connect(chosen.append)
    listed.opened.connect(opened.append)
    assert listed.choose("two")
    assert not listed.choose("nine")
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert chosen == ["two", "three"]
    assert opened == ["three"]
    model.set_rows(["zero", "three"])
    assert listed.current_row() == "three"
    qtbot.keyClick(listed, Qt.Key.Key_Z)
    assert listed.current_row() == "three"


def test_a_table_tells_what_is_chosen_and_sorts_by_its_headings(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    table = RecordTable(theme)
    model = model_of("b", "a", "c")
    table.show_model(model)
    holder(table)
    opened: list[object] = []
    table.opened.connect(opened.append)
    table.choose("a")
    qtbot.keyClick(table, Qt.Key.Key_Enter)
    assert opened == ["a"]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert model.rows() == ("c", "b", "a")
    assert table.current_row() == "a"


def test_a_chosen_card_is_marked_by_more_than_colour(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    listed = RecordList(theme)
    listed.show_model(model_of("one", "two"))
    delegate = CardDelegate(theme, lambda row: Card(row, "N-1", state="proposed"))
    listed.setItemDelegate(delegate)
    holder(listed)
    listed.choose("two")
    picture = listed.viewport().grab().toImage()
    height = theme.size("row.double")
    assert picture.pixelColor(1, height + 20) == theme.color("accent")
    assert picture.pixelColor(1, 20) == theme.color("surface-raised")


def test_the_solid_part_of_a_bar_ends_at_the_score(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    bar = ScoreBar(theme)
    bar.setFixedWidth(400)
    holder(bar)
    segments = (Segment(BarKind.STRONG, 0, 50), Segment(BarKind.OPEN, 50, 60))
    bar.show_bar(Bar(segments, 50, cap=70), "50 of 100")
    picture = bar.grab().toImage()
    middle = bar.height() // 2
    ratio = picture.devicePixelRatio()

    def at(points: float) -> QColor:
        return picture.pixelColor(round(points * 4 * ratio), round(middle * ratio))

    assert at(25) == theme.color("level.strong.fill")
    assert at(49.5) == theme.color("level.strong.fill")
    assert at(90) == theme.color("level.track")
    assert at(70) == theme.color("level.capped")
    assert bar.accessibleName() == "50 of 100"


def test_a_waterfall_says_its_sum_and_keeps_its_height(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    chart = Waterfall(theme)
    step = Step(Criterion.FIELD, Level.STRONG, Segment(BarKind.STRONG, 0, 12), 12, 12, 12)
    rows = [WaterfallRow("Field", "+12", "of 12", step)] * 3
    words = WaterfallWords("Score", "36", ((45, "45 Possible"), (70, "70 Strong")), "Score 36")
    chart.show_steps(rows, Bar((Segment(BarKind.STRONG, 0, 36),), 36), words)
    holder(chart)
    assert chart.accessibleName() == "Score 36"
    assert chart.height() == chart.sizeHint().height() == 3 * 23 + 30 + 22
    before = chart.grab().toImage()
    chart.setFixedWidth(280)  # too narrow for the words on the axis
    assert chart.grab().toImage() != before


def test_marks_count_characters_also_beyond_the_basic_plane(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    rare, plain = TextWithMarks(theme), TextWithMarks(theme)
    rare.show_text("𠮷𠮷检测", Language.ZH_HANS, marks=[(2, 4)])
    plain.show_text("検検检测", Language.ZH_HANS, marks=[(2, 4)])
    holder(rare, plain)
    mark = theme.color("need.mark").name()

    def marked(widget: TextWithMarks) -> list[int]:
        picture = widget.grab().toImage()
        return [x for x in range(picture.width()) if picture.pixelColor(x, 4).name() == mark]

    assert len(marked(rare)) == pytest.approx(len(marked(plain)), abs=3)
    assert min(marked(rare)) > 20


def test_marks_outside_the_text_or_over_each_other_do_no_harm(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    text = TextWithMarks(theme)
    text.show_text("ab\n\ncd", Language.EN, marks=[(-3, 1), (0, 2), (5, 90), (9, 4)],
                   tone=Tone.CAPABILITY)  # fmt: skip
    holder(text)
    assert text.heightForWidth(200) == 3 * 21
    assert theme.color("capability.mark").name() in colours(text.grab().toImage())
    text.copy()
    assert QApplication.clipboard().text() == "ab\n\ncd"


def test_text_wraps_to_its_width(theme: Theme, qtbot: QtBot) -> None:
    text = TextWithMarks(theme)
    text.show_text("铝型材表面缺陷" * 20, Language.ZH_HANS)
    assert text.heightForWidth(200) > 3 * text.heightForWidth(800)
    assert text.accessibleName() == "铝型材表面缺陷" * 20


@pytest.mark.parametrize("level", ["strong", "possible", "weak", "missing"])
def test_a_level_is_a_meter_and_a_word(
    theme: Theme, qtbot: QtBot, level: str, holder: Holder
) -> None:
    meter = LevelMeter(theme)
    meter.show_level(level, "Word")
    holder(meter)
    assert meter.accessibleName() == "Word"
    assert meter.width() > 16


def test_every_state_has_a_drawing_of_its_own(theme: Theme, qtbot: QtBot, holder: Holder) -> None:
    ring = StateRing(theme, 28)
    holder(ring)
    seen = []
    for state in ("none", "proposed", "accepted", "met", "reserve", "rejected", "gone"):
        ring.show_state(state, state)
        seen.append(ring.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
        assert ring.accessibleName() == state
    assert all(one != two for n, one in enumerate(seen) for two in seen[n + 1 :])


def test_columns_take_their_first_widths(theme: Theme, qtbot: QtBot) -> None:
    columns = SplitColumns()
    for width, stretch in ((272, 0), (372, 0), (0, 1)):
        columns.add(QWidget(), width=width, stretch=stretch)
    columns.resize(1356, 400)
    qtbot.addWidget(columns)
    columns.show()
    assert columns.sizes()[:2] == [272, 372]
    columns.resize(1500, 400)
    assert columns.sizes()[:2] == [272, 372]


def test_tabs_are_chosen_and_named(theme: Theme, qtbot: QtBot, holder: Holder) -> None:
    bar = PageBar(theme)
    bar.set_tabs([("By need", "41"), ("Uncovered", "7")])
    holder(bar)
    sent: list[int] = []
    bar.tab_chosen.connect(sent.append)
    bar.choose_tab(1)
    assert sent == [1]
    assert bar.tab() == 1
    bar.set_tabs([("按需求", "41"), ("未覆盖", "")], current=1)
    assert bar.tab() == 1
    bar.lock("Read only")
    assert bar.height() == theme.size("page-bar")


def test_a_strip_is_there_only_while_it_has_something_to_say(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    strip = Strip(theme)
    holder(strip)
    assert not strip.isVisible()
    strip.show_words("Read only", "Why")
    assert strip.isVisible()
    assert strip.height() == theme.size("strip")
    strip.show_words("")
    assert not strip.isVisible()


def test_progress_shows_only_for_work_that_takes_a_while(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    line = ProgressLine(theme)
    holder(line)
    line.set_busy(True, "Working")
    assert not line.isVisible()
    line.set_busy(False, "")
    line.set_busy(True, "Working")
    qtbot.waitUntil(line.isVisible, timeout=2000)
    line.show_progress(3, 1000, "Reading")
    with qtbot.waitSignal(line.cancel):
        qtbot.mouseClick(line.findChild(LinkButton), Qt.MouseButton.LeftButton)
    line.set_busy(False, "")
    assert not line.isVisible()


def test_a_notice_stays_if_something_went_wrong(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    line = NoticeLine(theme)
    line.name(undo="Undo", details="Details", close="Close")
    holder(line)
    line.show_notice(Notice(Message("x"), NoticeKind.ERROR), "x")
    assert not line._timer.isActive()
    line.show_notice(Notice(Message("x"), undo=True), "x")
    assert line._timer.isActive()
    links = {b.text(): b for b in line.findChildren(LinkButton)}
    assert links["Undo"].isVisible()
    assert not links["Details"].isVisible()
    with qtbot.waitSignal(line.undo):
        links["Undo"].click()
    line.show_notice(None)
    assert not line.isVisible()


@pytest.mark.ux
def test_an_icon_alone_is_named(theme: Theme) -> None:
    button = IconButton(theme, "undo")
    button.name("Undo: R&D")
    assert button.accessibleName() == "Undo: R&D"
    assert "R&amp;D" in button.toolTip()


def test_colours_follow_a_switch_of_look(theme: Theme, qtbot: QtBot, holder: Holder) -> None:
    from matchmaker.settings import ThemeChoice

    parts = (
        Button(theme, "Go", kind="primary", key="A", icon="run"),
        PlainLabel("Text"),
        Tag("x"),
    )
    whole = holder(*parts)
    light = whole.grab().toImage()
    theme.choose(ThemeChoice.DARK)
    dark = whole.grab().toImage()
    assert light != dark
    corner = QPoint(2, 2)
    assert dark.pixelColor(corner) == theme.color("surface")


def test_a_disabled_button_can_still_be_read(theme: Theme, qtbot: QtBot, holder: Holder) -> None:
    button = Button(theme, "Accept", kind="primary", key="A")
    button.setEnabled(False)
    holder(button)
    seen = colours(button.grab().toImage())
    assert theme.color("accent").name() not in seen
    assert theme.color("text-muted").name() in seen


def test_leaving_the_pointer_does_not_break_painting(
    theme: Theme, qtbot: QtBot, holder: Holder
) -> None:
    button = Button(theme, "Accept")
    holder(button)
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert not button.grab().isNull()


def test_words_under_the_axis_give_way_to_each_other() -> None:
    assert apart([(0, 10), (100, 40), (200, 40)]) == [0, 100, 200]
    assert apart([(0, 10), (100, 60), (130, 60), (260, 20)]) == [0, 81, 149, 260]
    assert apart([(0, 10), (20, 60), (40, 60), (60, 20)]) == []


def test_the_lock_stands_right_before_its_reason(theme: Theme, qtbot: QtBot) -> None:
    bar = PageBar(theme)
    qtbot.addWidget(bar)
    bar.resize(1200, 52)
    bar.show()
    bar.set_title("Needs")
    bar.lock("Another window has this event open.")
    qtbot.waitUntil(lambda: bar._status.width() > 0)
    QApplication.sendPostedEvents()
    assert bar._status.text() == "Another window has this event open."
    gap = bar._status.geometry().left() - bar._lock.geometry().right()
    words = bar._status.fontMetrics().horizontalAdvance(bar._status.text())
    assert gap + bar._status.width() - words < 24
