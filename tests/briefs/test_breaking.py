"""Where lines may break, and where never."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.briefs.layout.breaking import lines, words

CLOSING = "，。；：！？、）」』】》”’％,.;:!?)%"
OPENING = "（「『【《“‘(["
ALPHABET = "铝型材检测鋁缺陷" + CLOSING + OPENING + " \nabcXYZ0159-≤"
ROOM = 14.0

texts = st.text(ALPHABET, max_size=120)


def width(character: str) -> float:
    return 0.5 if character.isascii() else 1.0


def broken(text: str, room: float = ROOM) -> list[str]:
    return [text[s:e] for s, e in lines(text, [width(c) for c in text], room)]


def longest_word(text: str) -> float:
    return max((sum(map(width, text[s:e].rstrip())) for s, e in words(text)), default=0.0)


@given(texts)
def test_lines_put_together_are_the_text(text: str) -> None:
    assert "".join(broken(text)) == text


@given(texts)
def test_words_cover_the_text_in_order(text: str) -> None:
    places = words(text)
    assert "".join(text[s:e] for s, e in places) == text
    assert all(s < e for s, e in places)


@given(texts)
def test_no_line_is_wider_than_its_room(text: str) -> None:
    assert all(sum(map(width, line.rstrip())) <= ROOM for line in broken(text))


@given(texts)
def test_no_closing_mark_starts_a_line_and_no_opening_mark_ends_one(text: str) -> None:
    if longest_word(text) > ROOM:
        return
    found = broken(text)
    for before, line in itertools.pairwise(found):
        if before.endswith("\n"):
            continue
        assert line.lstrip(" ")[:1] not in CLOSING or not line.strip()
        assert before.rstrip()[-1:] not in OPENING or not before.strip()


@given(texts)
def test_no_latin_word_is_split(text: str) -> None:
    if longest_word(text) > ROOM:
        return
    found = broken(text)
    for before, line in itertools.pairwise(found):
        assert not (before[-1].isascii() and before[-1].isalnum() and line[0].isascii()
                    and line[0].isalnum())  # fmt: skip


@pytest.mark.parametrize(
    "kept",
    ["98 %", "0.3 mm", "≤ 0.5 %", "60 m/min", "12个", "2028 年"[:4], "± 2 ℃", "150 kW·h", "3类"],
)
def test_a_number_stays_with_its_sign_and_unit(kept: str) -> None:
    text = f"铝型材{kept}铝型材"
    for room in range(5, 12):
        assert sum(kept in line for line in broken(text, float(room))) == 1 or room < len(kept)


def test_a_word_too_long_for_any_line_is_split_and_nothing_is_lost() -> None:
    found = broken("https://example.org/a/very/long/path", 6.0)
    assert "".join(found) == "https://example.org/a/very/long/path"
    assert len(found) > 2


def test_a_line_end_of_the_text_is_kept() -> None:
    assert broken("铝材\n\n检测") == ["铝材\n", "\n", "检测"]


def test_no_text_is_one_empty_line() -> None:
    assert broken("") == [""]
