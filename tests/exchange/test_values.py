"""Codes, names and places: what is known is found in three languages, the rest is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.domain.lists import Confidentiality, Park
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.texts import Language
from matchmaker.exchange import forms, values
from matchmaker.exchange.languages import language_of, main_language
from matchmaker.i18n import tables


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("委托开发、技术许可", ("commissioned", "licence"), ()),
        ("委託開發；技術授權", ("commissioned", "licence"), ()),
        ("Contract research; Licensing | equity", ("commissioned", "licence", "equity"), ()),
        ("Licence / joint development", ("licence", "joint_development"), ()),
        ("联合实验室／共建平台", ("joint_lab",), ()),
        ("检测与中试", ("pilot",), ()),
        ("委托研发，独立研发", ("commissioned",), ("独立研发",)),
        ("面议", (), ()),
        ("commissioned,commissioned", ("commissioned",), ()),
    ],
)
def test_several_values_in_a_cell_are_told_apart(
    text: str, codes: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    assert values.read_codes("cooperation_mode", text) == (codes, unknown)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4.2", "4.2"), ("4.2 无机非金属材料", "4.2"), ("无机非金属材料", "4.2"),
        ("新材料/无机非金属材料", "4.2"), ("光机电一体化", "8"), ("inorganic non-metals", "4.2"),
        ("先進製造與自動化", "8"), ("8", "8"),
    ],
)  # fmt: skip
def test_a_field_is_found_by_code_name_or_older_name(text: str, code: str) -> None:
    assert values.read_field(text) == (code, None)


@pytest.mark.parametrize("text", ["海洋", "社会公共事业", "9.9", "4.22", "其他什么"])
def test_an_unknown_field_is_left_empty_and_said(text: str) -> None:
    value, problem = values.read_field(text)
    assert value is None
    assert f"“{text}” is not known here" in str(problem)


def test_industries_are_found_by_code_or_name() -> None:
    assert values.read_industries("3071、C3252") == (
        (IndustryCode("3071"), IndustryCode("3252")),
        (),
    )
    assert values.read_industries("3071 建筑陶瓷制品制造")[0] == (IndustryCode("3071"),)
    assert values.read_industries("谷物磨制")[0] == (IndustryCode("131"),)
    assert values.read_industries("7452")[0] == (IndustryCode("7452"),)
    assert values.read_industries("9999, 0012, 100人以上") == ((), ("9999", "0012", "100人以上"))


def test_a_credit_code_is_checked_and_a_wrong_one_named() -> None:
    good = "91440605MA9X0021"
    from stdnum.cn import uscc

    whole = f"{good}1{uscc.calc_check_digit(good + '1')}"
    assert values.read_uscc(f" {whole.lower()} ") == (whole, None)
    wrong = whole[:-1] + ("A" if whole[-1] != "A" else "B")
    assert "wrong check character" in str(values.read_uscc(wrong)[1])
    assert "not a credit code of 18 characters" in str(values.read_uscc("12345")[1])
    assert values.read_uscc("无") == (None, None)


def test_places_are_found_by_any_of_their_names() -> None:
    for text in ("南海", "南海园", "南海園", "Nanhai Park", "佛山高新区南海园"):
        assert values.read_park(text) == (Park.NANHAI, None)
    for text in ("440605", "南海区", "南海區", "Nanhai District", "广东省佛山市南海区"):
        assert values.read_district(text) == ("440605", None)
    for text in ("狮山镇", "獅山鎮", "Shishan", "狮山", "南海区/狮山镇"):
        assert values.read_town(text) == (("狮山镇", "440605"), None)
    assert values.read_town("石湾街道")[0] == ("石湾镇街道", "440604")
    assert values.read_town("虎门镇")[0] is None
    assert values.park_of("440606") is Park.SHUNDE
    assert values.park_of("440100") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("PolyU", "PolyU"), ("香港理工大学", "PolyU"), ("香港理工大學", "PolyU"),
        ("理大", "PolyU"),
        ("The Hong Kong Polytechnic University", "PolyU"),
        ("hong kong polytechnic university", "PolyU"), ("季华实验室", "JIHUA"),
        ("CityUHK", "CityU"), ("Lingnan University, Hong Kong", "LU"),
    ],
)  # fmt: skip
def test_an_institution_is_known_by_all_its_names(name: str, code: str) -> None:
    found = values.institution_of(name)
    assert found is not None
    assert found.code == code


def test_a_name_that_is_only_similar_is_no_institution() -> None:
    for name in ("香港理工", "Hong Kong Poly", "香港科技大学（广州）", ""):
        assert values.institution_of(name) is None


@pytest.mark.parametrize(
    ("heading", "text", "value"),
    [
        ("是否公开", "是", Confidentiality.PUBLIC),
        ("是否公开", "否", Confidentiality.NDA),
        ("是否保密", "是", Confidentiality.NDA),
        ("是否保密", "否", Confidentiality.PUBLIC),
        ("Confidential", "Yes", Confidentiality.NDA),
        ("公开程度", "仅摘要", Confidentiality.SUMMARY),
        ("公開程度", "簽署保密協議後", Confidentiality.NDA),
    ],
)
def test_yes_and_no_are_understood_by_the_heading(
    heading: str, text: str, value: Confidentiality
) -> None:
    assert values.read_confidentiality(text, heading) == (value, None)


def test_a_yes_is_a_yes_in_every_form() -> None:
    for text in ("是", "√", "✓", "Y", "yes", "同意", "1", "TRUE"):
        assert values.read_yes_no(text) == (True, None)
    for text in ("否", "×", "✗", "No", "不同意", "0"):
        assert values.read_yes_no(text) == (False, None)
    assert values.read_yes_no("") == (None, None)
    assert "is not known here" in str(values.read_yes_no("maybe")[1])


def test_every_form_names_a_code_of_its_list() -> None:
    lists = {row["list"] for row in tables.rows("lists")}
    for row in forms.rows("values"):
        if row["list"] in lists:
            assert row["code"] in tables.codes(row["list"]), row
        assert forms.code_of(row["list"], row["form"], exact=True) == row["code"], row


def test_the_language_of_a_text_is_told_by_its_characters() -> None:
    assert language_of("机器人视觉检测") is Language.ZH_HANS
    assert language_of("機械人視覺檢測") is Language.ZH_HANT
    assert language_of("啲嘢") is Language.ZH_HANT
    assert language_of("Robot vision") is Language.EN
    assert language_of("Ji Hua Laboratory (季华) offers testing of robots") is Language.EN
    assert language_of("人工智能") is None
    assert language_of("12.5 %") is None
    assert main_language(["機械人", "人工智能", "數碼"]) is Language.ZH_HANT
    assert main_language(["人工智能"]) is Language.ZH_HANS


@given(st.text(max_size=30))
def test_no_reader_ever_raises(text: str) -> None:
    for read in (
        values.read_field, values.read_uscc, values.read_park, values.read_district,
        values.read_town, values.read_language, values.read_yes_no, values.institution_of,
        values.read_industries, language_of,
    ):  # fmt: skip
        read(text)
    values.read_codes("cooperation_mode", text)
