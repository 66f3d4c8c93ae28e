"""Figures in running text become rows; what cannot be told apart stays as text and is said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.texts import Language
from matchmaker.exchange.indicators import read_reached, read_targets, whole_rows

HANS = whole_rows(Language.ZH_HANS)


def target(name: str, sign: str, low: str, unit: str, now: str = "", *, high: str = "") -> Target:
    return Target(
        HANS(name),
        unit=unit,
        comparison=Comparison(sign),
        low=Decimal(low),
        high=Decimal(high) if high else None,
        now=now,
    )


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("漏检率≤0.5%（现3%）", target("漏检率", "<=", "0.5", "%", "3")),
        ("检测线速 ≥ 60 m/min", target("检测线速", ">=", "60", "m/min")),
        (
            "釉层厚度 0.6~0.8 mm（现0.4-1.1mm）",
            target("釉层厚度", "range", "0.6", "mm", "0.4-1.1", high="0.8"),
        ),
        ("漏检率不高于0.5％", target("漏检率", "<=", "0.5", "％")),
        ("漏檢率不超過0.5%", target("漏檢率", "<=", "0.5", "%")),
        ("良率98%以上", target("良率", ">=", "98", "%")),
        ("噪声：55 dB(A)以下", target("噪声", "<=", "55", "dB(A)")),
        ("1. D99粒径≤1.0 μm", target("D99粒径", "<=", "1.0", "μm")),
        ("（2）90天沉降率≤3%", target("90天沉降率", "<=", "3", "%")),
        ("Speed at least 35 m/min (now 30 m/min)", target("Speed", ">=", "35", "m/min", "30")),
        ("throughput more than 1,200 pcs/h", target("throughput", ">=", "1200", "pcs/h")),
        (
            "熔体氢含量≤0.12mL/100gAl，目前0.20mL/100gAl",
            target("熔体氢含量", "<=", "0.12", "mL/100gAl", "0.20"),
        ),
        ("45℃黏度 10-14 mPa·s", target("45℃黏度", "range", "10", "mPa·s", high="14")),
        ("导热≤0.08W/(m·K)（现0.12W/(m·K)）", target("导热", "<=", "0.08", "W/(m·K)", "0.12")),
        ("现场合格率≥98%", target("现场合格率", ">=", "98", "%")),
        ("批次色差ΔE≤0.6", target("批次色差ΔE", "<=", "0.6", "")),
    ],
)  # fmt: skip
def test_a_wanted_figure_is_read(text: str, row: Target) -> None:
    assert read_targets(text, HANS) == ((row,), ())


def test_a_cell_with_several_figures_is_divided() -> None:
    for text in (
        "漏检率≤0.5%；误检率≤2%",
        "1、漏检率≤0.5%\n2、误检率≤2%",
        "漏检率≤0.5%，误检率≤2%",
        "① 漏检率≤0.5%; ② 误检率≤2%",
        "1. 漏检率≤0.5%\n2. 误检率≤2%",
    ):
        rows, problems = read_targets(text, HANS)
        assert [(row.name.zh_hans, row.low) for row in rows] == [
            ("漏检率", Decimal("0.5")),
            ("误检率", Decimal(2)),
        ]
        assert problems == ()


def test_what_is_no_figure_stays_as_text_and_is_said() -> None:
    rows, problems = read_targets("表面无色差；达到国家标准；≥ 60 m/min；检测线速 60 m/min", HANS)
    assert [row.text for row in rows] == [
        "表面无色差",
        "达到国家标准",
        "≥ 60 m/min",
        "检测线速 60 m/min",
    ]
    assert all(row.low is None for row in rows)
    assert len(problems) == 4
    assert "was kept as text" in str(problems[0])


@pytest.mark.parametrize(
    ("text", "name", "value", "unit", "how"),
    [
        ("Missed: 0.7 % (tile line, 4 months)", "Missed", "0.7", "%", "tile line, 4 months"),
        ("D99 size: 0.85 µm (5 L bead mill)", "D99 size", "0.85", "µm", "5 L bead mill"),
        ("誤檢率：2.5%（同上）", "誤檢率", "2.5", "%", "同上"),
        ("Noise: 55 dB(A)", "Noise", "55", "dB(A)", ""),
        ("导热系数：0.09W/(m·K)（实测）", "导热系数", "0.09", "W/(m·K)", "实测"),
        ("NOx 86 mg/m³", "NOx", "86", "mg/m³", ""),
        ("效率达到98%", "效率", "98", "%", ""),
        ("accuracy ≥ 95 %", "accuracy", "95", "%", ""),
        ("Viscosity at 45 °C: 12.5 mPa·s", "Viscosity at 45 °C", "12.5", "mPa·s", ""),
    ],
)  # fmt: skip
def test_a_reached_figure_is_read(text: str, name: str, value: str, unit: str, how: str) -> None:
    row = Reached(HANS(name), unit=unit, value=Decimal(value), how=HANS(how))
    assert read_reached(text, HANS) == ((row,), ())


def test_a_reached_range_stays_as_text() -> None:
    rows, problems = read_reached("Film thickness: 0.61-0.79 mm", HANS)
    assert rows[0].value is None
    assert rows[0].text == "Film thickness: 0.61-0.79 mm"
    assert len(problems) == 1


@given(st.text(alphabet="漏检率现≤≥<>0123456789.%（）()~-; \n,，now", max_size=40))
def test_nothing_written_is_lost_and_nothing_raises(text: str) -> None:
    for wanted in read_targets(text, HANS)[0]:
        assert wanted.name
        assert wanted.text or wanted.low is not None
    for reached in read_reached(text, HANS)[0]:
        assert reached.name
        assert reached.text or reached.value is not None
