"""Texts in three languages, and what is cleaned at the border."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.domain.texts import Language, LocalisedText, clean_name, clean_text, hidden_marks

HANS, HANT, EN = Language.ZH_HANS, Language.ZH_HANT, Language.EN


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        (LocalisedText("简", "繁", "en"), HANT, ("繁", HANT)),
        (LocalisedText("简", "", "en"), HANT, ("简", HANS)),
        (LocalisedText("", "繁", "en"), HANS, ("繁", HANT)),
        (LocalisedText("", "", "en"), HANS, ("en", EN)),
        (LocalisedText("简", "", ""), EN, ("简", HANS)),
        (LocalisedText(), EN, ("", EN)),
    ],
)
def test_a_reader_gets_the_nearest_language_and_is_told_which(
    text: LocalisedText, wanted: Language, shown: tuple[str, Language]
) -> None:
    assert text.shown(wanted) == shown


def test_typing_a_text_makes_it_checked() -> None:
    text = LocalisedText("简", "簡", converted=frozenset({HANT}))
    assert text.with_text(HANT, "簡體").converted == frozenset()
    assert text.with_text(EN, "simple").converted == {HANT}


def test_an_empty_text_is_false() -> None:
    assert not LocalisedText()
    assert LocalisedText(en="x")


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_name(clean_name(text)) == clean_name(text)


@pytest.mark.parametrize("kept", ["𠮷", "〇", "啲嘢", "👩\u200d🔬", "R&D <b>", "m² ① ㈱", "=1+1"])
def test_real_characters_are_kept(kept: str) -> None:
    assert clean_text(kept) == kept


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\x00b\x0bc", "abc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("x\ud800y", "xy"),
        ("e\u0301", "é"),
        ("\ufffea", "a"),
    ],
)
def test_what_no_file_may_hold_is_dropped(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


def test_hidden_marks_leave_names_and_are_counted() -> None:
    name = "公司\u202egpj.exe\u200b"
    assert hidden_marks(name) == 2
    assert clean_name(name) == "公司gpj.exe"
