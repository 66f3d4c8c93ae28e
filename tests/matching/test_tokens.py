"""Tokens of many texts at once: the same as each text has alone, numbered by their names."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.folding import HAN_RUN, fold, has_han
from matchmaker.matching.joined import Joined, hash_table, hashes
from matchmaker.matching.postings import Postings, Queries
from matchmaker.matching.stems import WORD, words
from matchmaker.matching.tokens import Entries, characters, pairs, ranges
from matchmaker.matching.tokens import words as word_tokens

LETTERS = st.sampled_from("铝型材缺陷検鋁𠮷〇ab c-5.+#\n")
TEXTS = st.lists(st.text(LETTERS, max_size=20).map(fold), max_size=6)


def _by_text(names: list[str], entries: Entries, count: int) -> list[Counter[str]]:
    found: list[Counter[str]] = [Counter() for _ in range(count)]
    for text, token in zip(entries.texts.tolist(), entries.tokens.tolist(), strict=True):
        found[text][names[token]] += 1
    return found


@given(TEXTS)
def test_tokens_are_those_of_each_text_alone(texts: list[str]) -> None:
    joined, count = Joined(texts), len(texts)
    runs = [HAN_RUN.findall(text) for text in texts]
    assert _by_text(*characters(joined), count) == [Counter("".join(r)) for r in runs]
    assert _by_text(*pairs(joined), count) == [
        Counter(a + b for run in each for a, b in pairwise(run)) for each in runs
    ]
    assert _by_text(*word_tokens(joined), count) == [Counter(words(text)) for text in texts]


@given(TEXTS)
def test_numbers_grow_with_the_names(texts: list[str]) -> None:
    for kind in (characters, pairs, word_tokens):
        names, _ = kind(Joined(texts))
        assert names == sorted(set(names))
        assert kind(Joined(texts[::-1]))[0] == names


@given(TEXTS)
def test_places_are_found_again_in_their_texts(texts: list[str]) -> None:
    joined = Joined(texts)
    owners = joined.owners(joined.words.starts).tolist()
    for owner, number, start in zip(
        owners, joined.words.ids.tolist(), joined.words.starts.tolist(), strict=True
    ):
        place = start - int(joined.bounds[owner])
        assert texts[owner].startswith(joined.words.unique[number], place)
    assert joined.any_of(np.flatnonzero(joined.han)).tolist() == list(map(has_han, texts))
    assert len(owners) == sum(len(WORD.findall(text)) for text in texts)


@pytest.mark.parametrize("length", [2, 3])
def test_a_hash_table_misses_no_beginning(length: int) -> None:
    text = "工业机器人led封装"
    table = hash_table([text[2 : 2 + length]], length)
    assert table[hashes(Joined([text]).codes, length)][2]
    assert not table.all()


def test_ranges_are_laid_behind_one_another() -> None:
    assert ranges(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]


@given(st.integers(0, 2**32 - 1))
def test_frequent_and_rare_tokens_give_one_product(seed: int) -> None:
    dice = np.random.default_rng(seed)
    dense = dice.random((40, 12)) * (dice.random((40, 12)) < np.linspace(0.01, 0.9, 12))
    asked = dice.random((35, 12)) * (dice.random((35, 12)) < 0.5)
    rows, tokens = np.nonzero(dense)
    which, wanted = np.nonzero(asked)
    postings = Postings(rows, tokens, dense[rows, tokens], shape=dense.shape)
    queries = Queries(len(asked), which, wanted, asked[which, wanted])
    assert np.allclose(postings.products(queries), asked @ dense.T)
    assert np.allclose(postings.presence(queries), asked @ (dense > 0).T)
