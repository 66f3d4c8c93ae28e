"""Headings are recognised in three languages, however they are decorated."""

from __future__ import annotations

import pytest

from matchmaker.domain.intake import REFUSED_WHY
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import Language
from matchmaker.exchange import forms
from matchmaker.exchange.headings import field_of, is_particular, likely_field_of
from matchmaker.i18n.translator import translator

NEED, CAPABILITY = RecordKind.NEED, RecordKind.CAPABILITY
KINDS = {"need": (NEED,), "capability": (CAPABILITY,), "both": (NEED, CAPABILITY)}


def test_every_heading_of_the_table_is_found_as_its_field() -> None:
    particular = {
        (kind, forms.key(row["heading"]))
        for row in forms.rows("headings")
        for kind in KINDS[row["record"]]
        if row["record"] != "both"
    }
    for row in forms.rows("headings"):
        for kind in KINDS[row["record"]]:
            if row["record"] == "both" and (kind, forms.key(row["heading"])) in particular:
                continue
            assert field_of(row["heading"], kind) == row["field"], row


def test_no_heading_means_two_things_in_one_kind_of_list() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in forms.rows("headings"):
        place = (row["record"], forms.key(row["heading"]))
        assert seen.setdefault(place, row["field"]) == row["field"], row


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("＊企业名称", "organisation"), ("企业名称：", "organisation"),
        ("企 业 名 称", "organisation"),
        ("企業名稱", "organisation"), ("企业名称\n（与公章一致）", "organisation"),
        ("1. 企业名称", "organisation"), ("（一）企业名称", "organisation"),
        ("二、主要问题", "text"),
        ("企业名称/Company name", "organisation"), ("主要问题 Problem", "text"),
        ("预算(单位:万元)", "budget"), ("BUDGET [CNY]", "budget"), ("E-mail", "email"),
        ("e‑mail", "email"), ("Title (English)", "title_en"), ("【必填】技术需求名称", "title"),
        ("title_zh_hant", "title_zh_hant"), ("trl", "trl"), ("联系人（姓名）", "contact"),
    ],
)  # fmt: skip
def test_decoration_does_not_hide_a_heading(heading: str, field: str) -> None:
    assert field_of(heading, NEED) == field


@pytest.mark.parametrize("text", ["", "瓷砖表面缺陷检测", "123", "（）", "x" * 5000])
def test_what_is_no_heading_names_no_field(text: str) -> None:
    assert field_of(text, NEED) == ""


def test_one_heading_may_mean_different_things_in_the_two_lists() -> None:
    assert field_of("Looking for", NEED) == "text"
    assert field_of("Looking for", CAPABILITY) == "modes"
    assert is_particular("Looking for", NEED)
    assert not is_particular("E-mail", NEED)
    assert is_particular("企业名称", NEED)


def test_data_nobody_needs_is_known_and_left_out() -> None:
    for heading in ("法人代表", "传真", "Fax", "序号"):
        assert field_of(heading, NEED) == "ignored"
    assert field_of("发明人", CAPABILITY) == "inventor"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("公司全称", "organisation"), ("想解决的问题（标题）", "title"), ("想解决的问题", "text"),
        ("具体情况说明", "text"), ("预计投入（万）", "budget"), ("联系电话", "phone"),
        ("什么时候要", "deadline"), ("想找甚麼合作", "modes"), ("企业（名称）", "organisation"),
    ],
)  # fmt: skip
def test_headings_of_everyday_speech_are_known(heading: str, field: str) -> None:
    assert field_of(heading, NEED) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("贵单位企业名称", "organisation"), ("您的联系电话", "phone"),
        ("Your company name please", "organisation"),
        ("不接受合作方式", ""), ("上年度全部研发投入资金", ""), ("company", ""), ("吉祥物", ""),
    ],
)  # fmt: skip
def test_a_known_heading_inside_another_is_a_guess(heading: str, field: str) -> None:
    assert likely_field_of(heading, NEED) == field


@pytest.mark.parametrize(
    ("heading", "kind", "field"),
    [
        ("研發單位", CAPABILITY, "organisation"), ("研发单位", CAPABILITY, "organisation"),
        ("範疇", NEED, "field"), ("范畴", CAPABILITY, "field"),
        ("希望何时解决", NEED, "deadline"), ("希望解决时间", NEED, "deadline"),
        ("What it does", CAPABILITY, "text"), ("Why it was refused", NEED, "ignored"),
        ("拒收原因", NEED, "ignored"), ("拒收原因", CAPABILITY, "ignored"),
        ("想解决什么问题", NEED, "text"), ("What do you need", NEED, "text"),
        ("痛点描述", NEED, "text"), ("我们能做什么", CAPABILITY, "text"),
        ("What we can do", CAPABILITY, "text"), ("哪家大学", CAPABILITY, "organisation"),
        ("Which university", CAPABILITY, "organisation"), ("手机", NEED, "mobile"),
        ("打算花多少钱", NEED, "budget"), ("How much can you spend", NEED, "budget"),
        ("到哪一步了", CAPABILITY, "trl"),
    ],
)  # fmt: skip
def test_more_headings_of_everyday_speech_are_known(
    heading: str, kind: RecordKind, field: str
) -> None:
    assert field_of(heading, kind) == field


def test_the_heading_of_refused_rows_is_known_in_the_three_languages() -> None:
    for language in Language:
        said = translator(language).text(REFUSED_WHY)
        assert {field_of(said, kind) for kind in (NEED, CAPABILITY)} == {"ignored"}
