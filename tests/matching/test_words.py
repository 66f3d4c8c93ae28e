"""Words and tokens: codes stay whole, endings are cut alike, concepts are found longest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.folding import fold, has_han
from matchmaker.matching.boilerplate import recurring, without_phrases, without_sentences
from matchmaker.matching.concepts import concepts_of, find_concepts
from matchmaker.matching.joined import Joined
from matchmaker.matching.stems import stem, words
from matchmaker.matching.vocabulary import vocabulary
from tests.matching.scenes import default


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C++ and C#", ["c++", "c#"]),
        ("Al-Mg-Si alloy", ["al-mg-si", "al", "mg", "si", "alloy"]),
        ("6063-T5", ["6063-t5", "6063", "t5"]),
        ("5G, OLED, TiO2", ["5g", "oled", "tio2"]),
        ("0.15 mm at 40 m/min, 85%", ["mm", "min"]),
        ("12mm 300kw", []),
        ("in 2027 of the", ["2027"]),
    ],
)
def test_codes_are_whole_and_measures_are_left_out(text: str, found: list[str]) -> None:
    assert words(fold(text)) == found


@pytest.mark.parametrize(
    "family",
    [
        ("coating", "coatings", "coated"),
        ("alloy", "alloys"),
        ("battery", "batteries"),
        ("process", "processes"),
        ("control", "controlled", "controlling"),
        ("plate", "plates"),
    ],
)
def test_forms_of_a_word_meet(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize("word", ["gas", "glass", "ring", "string", "analysis", "tio2", "bus"])
def test_short_and_odd_words_are_not_cut_to_pieces(word: str) -> None:
    assert len(stem(word)) >= len(word) - 1


def test_the_longest_wording_wins_and_inner_ones_are_marked() -> None:
    found = concepts_of("铝型材表面缺陷检测", vocabulary())
    assert found[0].start == 0
    assert not found[0].inner
    assert all(found[0].start <= there.start < there.end for there in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("铝型材", "aluminium profiles"),
        ("機械人", "robot"),
        ("残余应力", "residual stress"),
        ("注塑机", "injection moulding machine"),
        ("数字孪生", "digital-twin"),
    ],
)
def test_languages_meet_in_a_concept(one: str, other: str) -> None:
    words_table = vocabulary()
    left = concepts_of(words_table.wording.apply(fold(one)), words_table)
    right = concepts_of(fold(other), words_table)
    assert {c.concept for c in left} & {c.concept for c in right}


def test_a_latin_wording_is_not_found_inside_a_longer_word() -> None:
    assert not [c for c in concepts_of("evident nevers", vocabulary()) if c.concept == "ev"]
    ev = concepts_of("ev", vocabulary())
    assert ev
    assert not concepts_of("evx", vocabulary())


def test_stop_phrases_are_blanked_in_place() -> None:
    text = "一站式服务,铝型材"
    (blanked,) = without_phrases([text], vocabulary())
    assert len(blanked) == len(text)
    assert blanked.strip() == ",铝型材"


def test_a_text_of_nothing_but_a_stop_phrase_stays() -> None:
    assert without_phrases(["解决方案"], vocabulary()) == ["解决方案"]


def test_english_stop_phrases_are_whole_words() -> None:
    kept = "these solutions are cutting edges"
    gone = without_phrases(["a cutting edge press", kept, "x"], vocabulary())
    assert "cutting" not in gone[0]
    assert gone[0].endswith(" press")
    assert gone[1:] == [kept, "x"]


def test_recurring_sentences_are_found_and_blanked_in_place() -> None:
    texts = [f"我们欢迎各界朋友莅临指导。第{i}条说明文字。" for i in range(9)]
    unwanted = recurring(texts, range(9), records=9, parameters=default().parameters)
    assert unwanted == {"我们欢迎各界朋友莅临指导"}
    blanked = without_sentences(texts, unwanted)
    assert list(map(len, blanked)) == list(map(len, texts))
    assert "欢迎" not in blanked[0]
    assert "第0条说明文字" in blanked[0]


@pytest.mark.parametrize("owners", [(0, 1, 2), (0,) * 9])
def test_few_records_have_no_boilerplate(owners: tuple[int, ...]) -> None:
    texts = ["我们欢迎各界朋友莅临指导。"] * len(owners)
    found = recurring(texts, owners, records=9, parameters=default().parameters)
    assert found == frozenset()


PIECES = st.sampled_from(
    ["铝型材", "表面缺陷检测", "工业机器人", "x射线", "铝", "led封装", "machine vision", "vision",
     "al-mg-si", "digital-twin", "digital", "twin", " ", ",", "\n", "的", "5g", "abc", "a"]
)  # fmt: skip


@given(st.lists(st.lists(PIECES, max_size=9).map("".join), max_size=6))
def test_many_texts_have_the_concepts_that_each_has_alone(texts: list[str]) -> None:
    together = list(find_concepts(Joined(texts), vocabulary()).each())
    assert together == [concepts_of(text, vocabulary()) for text in texts]
    for text, found in zip(texts, together, strict=True):
        for there in found:
            wording = text[there.start : there.end]
            forms = vocabulary().glossary.concepts[there.concept].forms
            assert wording in forms or not has_han(wording)
