"""Columns of a terminal: Chinese counts double, nothing is lost in breaking."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matchmaker.cli.widths import fitted, padded, table, width, wrapped

TEXTS = st.text(alphabet="ab 佛山需求，。（）“”x-1%鋁é", max_size=60)


def test_chinese_takes_two_columns() -> None:
    assert width("铝型材 6063") == 11
    assert width("e\u0301") == 1
    assert padded("需求", 6) == "需求  "
    assert padded("12", 4, right=True) == "  12"


def test_columns_line_up_under_chinese_headings() -> None:
    lines = list(table([("编号", "名称"), ("N-001", "铝型材"), ("N-2", "x")]))
    assert lines == ["编号   名称", "N-001  铝型材", "N-2    x"]


def test_too_long_a_line_ends_in_an_ellipsis() -> None:
    assert fitted("铝型材表面缺陷", 7) == "铝型材…"
    assert fitted("short\nline", 20) == "short line"


def test_closing_marks_do_not_begin_a_line() -> None:
    assert wrapped("一二三。四五", 5) == ["一二", "三。", "四五"]
    assert wrapped("一二（三）四", 6) == ["一二", "（三）", "四"]


def test_latin_words_stay_whole() -> None:
    assert wrapped("see foshan.matchmaker here", 18) == ["see", "foshan.matchmaker", "here"]


@given(TEXTS, st.integers(min_value=8, max_value=40))
def test_breaking_loses_nothing_but_blanks(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line == line.strip() or not line.strip() for line in lines[1:])


@given(TEXTS, st.integers(min_value=2, max_value=40))
def test_a_fitted_line_fits(text: str, columns: int) -> None:
    assert width(fitted(text, columns)) <= columns
