"""Wordings found at many places at once: the same that looking one by one finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.matching.joined import stable_order
from matchmaker.matching.tries import Trie

WORDS = st.lists(st.text("abc", min_size=1, max_size=4), max_size=12, unique=True)


@given(WORDS, st.text("abcd", max_size=30))
def test_every_sequence_is_found_wherever_it_begins(words: list[str], text: str) -> None:
    codes = np.array([*map(ord, text), 0])
    starts = np.arange(len(text))
    found = {
        (int(place), words[form], length)
        for length, which, forms in Trie([list(map(ord, word)) for word in words]).walk(
            codes, starts
        )
        for place, form in zip(starts[which], forms, strict=True)
    }
    assert found == {
        (place, word, len(word))
        for word in words
        for place in range(len(text))
        if text.startswith(word, place)
    }


@given(st.lists(st.integers(0, 2**62), max_size=50) | st.lists(st.integers(0, 9), max_size=50))
def test_equal_keys_keep_their_order(keys: list[int]) -> None:
    given_keys = np.array(keys, np.int64)
    assert stable_order(given_keys).tolist() == np.argsort(given_keys, kind="stable").tolist()
