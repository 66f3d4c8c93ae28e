"""Folding brings texts to one spelling and remembers where every character came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.folding import fold, fold_mapped

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("汉字鋁乾 \t\n\u3000ＡＢ²①℃\u0301\u200bﾞｶ"),
    )
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("鋁型材表面缺陷在線檢測", "铝型材表面缺陷在线检测"),
        ("ＡＢＣ", "abc"),
        ("ABB", "abb"),
        ("铝 型\n材", "铝型材"),
        ("铝型材 ABC  检测", "铝型材 abc 检测"),
        ("  a \t b ", "a b"),
        ("Al–Mg‑Si", "al-mg-si"),
        ("cafe\u0301", "café"),
        ("\u200bABB\ufeff", "abb"),
        ("m²", "m2"),
        ("", ""),
    ],
)
def test_spellings_of_one_text_meet(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_every_folded_character_has_a_place_in_the_original(text: str) -> None:
    folded = fold_mapped(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


@given(TEXTS, st.data())
def test_a_place_in_the_original_folds_to_the_same_characters(
    text: str, data: st.DataObject
) -> None:
    folded = fold_mapped(text)
    if not folded.text:
        return
    index = data.draw(st.integers(0, len(folded.text) - 1))
    start, end = folded.original(index, index + 1)
    assert 0 <= start < end <= len(text)


def test_places_skip_what_was_left_out() -> None:
    folded = fold_mapped("鋁 型\u3000材 ABC")
    start = folded.text.index("型材")
    first, last = folded.original(start, start + 2)
    assert "鋁 型\u3000材 ABC"[first:last] == "型\u3000材"


def test_nothing_is_empty_span() -> None:
    assert fold_mapped("abc").original(1, 1) == (1, 1)
