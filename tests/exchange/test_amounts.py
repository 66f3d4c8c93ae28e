"""Money, dates, readiness and durations as people write them; nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.domain.quantities import Money, MoneyBand, YearMonth
from matchmaker.exchange.amounts import read_money, read_months, read_trl
from matchmaker.exchange.dates import read_day, read_month, read_year

EXACT = {
    "150": "150", "150万": "150", "150 万元": "150", "１５０萬元": "150", "约150万元": "150",
    "1.5亿": "15000", "500,000元": "50", "RMB 500,000": "50", "CNY 1.5 million": "150",
    "100k": "10", "人民币80万元": "80", "1000万元": "1000", "¥ 30000": "3",
}  # fmt: skip
BANDS = {
    "150-300 万元": "100-500", "150万至300万": "100-500", "100-500": "100-500", "≤10": "le10",
    "≤ 10 万元": "le10", "<=10": "le10", "> 1000": "gt1000", "1000万以上": "gt1000",
    "200万以内": "100-500", "CNY 1 million to 5 million": "100-500", "10万元以下": "le10",
}  # fmt: skip


@pytest.mark.parametrize("text", EXACT)
def test_an_amount_is_read_in_ten_thousand_yuan(text: str) -> None:
    assert read_money(text) == (Money.of(Decimal(EXACT[text])), None)


@pytest.mark.parametrize("text", BANDS)
def test_a_band_or_range_is_read_as_its_band(text: str) -> None:
    assert read_money(text) == (Money(MoneyBand(BANDS[text])), None)


@pytest.mark.parametrize(
    "text", ["", "面议", "面議", "negotiable", "待定", "TBD", "-", "N/A", "/", "都可以"]
)
def test_not_stated_is_no_amount_and_no_problem(text: str) -> None:
    assert read_money(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("HK$ 500,000", "not in yuan"),
        ("50万美元", "not in yuan"),
        ("150000", "has no unit"),
        ("about ten", "is not an amount"),
        ("1、2、3", "is not an amount"),
        ("9" * 30 + "万", "is not an amount"),
    ],
)
def test_an_amount_that_could_mean_several_things_is_left_out_and_said(
    text: str, why: str
) -> None:
    value, problem = read_money(text)
    assert value is None
    assert why in str(problem)


@pytest.mark.parametrize("text", ["80-120", "80-150 万元", "50-2000"])
def test_a_range_over_several_bands_is_left_out_and_said(text: str) -> None:
    value, problem = read_money(text, "预算（万元）")
    assert value is None
    assert "several bands" in str(problem)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("HKD 1.5m", "预算（万元）"),
        ("150万港元", ""),
        ("100", "預算（港元）"),
        ("1.5m", "Budget (HKD)"),
    ],
)
def test_another_currency_is_never_read_as_yuan(text: str, heading: str) -> None:
    value, problem = read_money(text, heading)
    assert value is None
    assert "not in yuan" in str(problem)


def test_an_amount_in_yuan_counts_more_than_a_heading_in_another_currency() -> None:
    assert read_money("150万元人民币", "預算（港元）") == (Money.of(Decimal(150)), None)


@pytest.mark.parametrize(
    ("heading", "text", "amount"),
    [
        ("预算（万元）", "150000", "150000"),
        ("预算（元）", "1500000", "150"),
        ("Budget (CNY)", "1,500,000", "150"),
        ("Budget (CNY 10,000)", "150", "150"),
    ],
)
def test_the_heading_names_the_unit_of_plain_numbers(heading: str, text: str, amount: str) -> None:
    assert read_money(text, heading) == (Money.of(Decimal(amount)), None)


MONTHS = {
    "2027年6月": (2027, 6), "2027.6": (2027, 6), "2027.06": (2027, 6), "Jun 2027": (2027, 6),
    "2027-06-30": (2027, 6), "2027/6/30": (2027, 6), "30 June 2027": (2027, 6),
    "June 30, 2027": (2027, 6), "06/2027": (2027, 6), "46203": (2026, 6), "16/7/2027": (2027, 7),
    "2027年底": (2027, 12), "2028年12月31日前": (2028, 12), "２０２７年６月": (2027, 6),
    "2027-06-30 00:00": (2027, 6), "end of 2027": (2027, 12),
}  # fmt: skip


@pytest.mark.parametrize("text", MONTHS)
def test_a_month_is_read(text: str) -> None:
    assert read_month(text) == (YearMonth(*MONTHS[text]), None)


@pytest.mark.parametrize(
    ("text", "month", "why"),
    [
        ("2027", None, "is not a month"),
        ("6/7/2027", None, "is not a month"),
        ("2027年13月", None, "is not a month"),
        ("soon", None, "is not a month"),
        ("2027.1", (2027, 1), "January or October"),
        ("2027.1-2028.6", (2028, 6), "two dates; the later one"),
    ],
)
def test_a_month_with_several_readings_is_said(
    text: str, month: tuple[int, int] | None, why: str
) -> None:
    value, problem = read_month(text)
    assert value == (YearMonth(*month) if month else None)
    assert why in str(problem)


def test_a_day_is_read_and_a_month_ends_on_its_last_day() -> None:
    assert read_day("2026-06-30") == (date(2026, 6, 30), None)
    value, problem = read_day("2028年2月")
    assert value == date(2028, 2, 29)
    assert "the last of the month" in str(problem)
    assert read_day("30 February 2028")[0] is None
    assert read_year("2027年度") == (2027, None)
    assert "is not a year" in str(read_year("27")[1])


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("7", 7), ("TRL7", 7), ("TRL 7", 7), ("trl-7", 7), ("７级", 7), ("七级", 7), ("第7级", 7),
        ("第八級", 8),
        ("TRL 7 (field trial)", 7), ("系统级", 9), ("proof of concept", 3), ("Level 5", 5),
    ],
)  # fmt: skip
def test_readiness_is_read(text: str, level: int) -> None:
    assert read_trl(text) == (level, None)


def test_a_stage_is_no_level_and_of_two_levels_the_lower_is_certain() -> None:
    for text in ("小试", "成熟应用", "10", "0", "77"):
        value, problem = read_trl(text)
        assert value is None
        assert "is not a readiness level" in str(problem)
    assert read_trl("TRL 6-7")[0] == 6
    assert "two levels" in str(read_trl("6~7")[1])


@pytest.mark.parametrize(
    ("text", "months"),
    [("12", 12), ("12个月", 12), ("12個月", 12), ("1.5年", 18), ("2 years", 24), ("10 weeks", 3)],
)
def test_a_duration_is_read_in_months(text: str, months: int) -> None:
    assert read_months(text) == (months, None)


def test_an_unclear_duration_is_said() -> None:
    assert read_months("6-8个月")[0] == 8
    assert "the longer time" in str(read_months("6-8个月")[1])
    for text in ("soon", "1年6个月", "0"):
        assert read_months(text)[0] is None
        assert "is not a duration" in str(read_months(text)[1])


@given(st.text(max_size=30))
def test_no_reader_ever_raises(text: str) -> None:
    for read in (read_money, read_trl, read_months, read_month, read_day, read_year):
        value, problem = read(text)
        assert value is None or value
        assert problem is None or str(problem)
