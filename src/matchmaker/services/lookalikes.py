"""Find titles that look alike, or quite different; nothing is ever merged by it."""

import re
from collections import Counter
from difflib import SequenceMatcher

from matchmaker.domain.texts import LocalisedText
from matchmaker.exchange.forms import key
from matchmaker.folding import HAN_RUN, fold, has_han

LIKENESS = 0.9
_GRAM = 3
_SHARED = 0.4
_RELATED = 0.6  # of all letters: one word written in another way
_IN_COMMON = 0.2  # of the words of the shorter title
_WORD = re.compile("[a-z0-9]+")
_SMALL_WORDS = frozenset({
    "a", "an", "and", "as", "at", "based", "by", "for", "from", "in", "into", "its", "new", "of",
    "on", "or", "our", "system", "technology", "the", "to", "using", "via", "with",
})  # fmt: skip


class Titles:
    """The titles of one organisation's records, with what they stand for."""

    def __init__(self) -> None:
        """Start empty."""
        self._titles: list[tuple[str, str]] = []
        self._index: dict[str, set[int]] = {}

    def add(self, title: LocalisedText, label: str) -> None:
        """Remember a title under a *label* to show."""
        for _, text in title.items():  # noqa: PERF102 - a text, not a mapping
            spelling = key(text)
            for gram in _grams(spelling):
                self._index.setdefault(gram, set()).add(len(self._titles))
            self._titles.append((spelling, label))

    def like(self, title: LocalisedText) -> tuple[str, ...]:
        """Return the labels of titles that are nearly the same."""
        labels = []
        for _, text in title.items():  # noqa: PERF102 - a text, not a mapping
            spelling = key(text)
            shared = Counter(
                number for gram in _grams(spelling) for number in self._index.get(gram, ())
            )
            enough = _SHARED * len(_grams(spelling))
            labels += [
                self._titles[number][1]
                for number, count in sorted(shared.items())
                if count >= enough and _alike(spelling, self._titles[number][0])
            ]
        return tuple(dict.fromkeys(labels))


def quite_different(one: LocalisedText, other: LocalisedText) -> bool:
    """Tell whether two titles share hardly a word; False if no language or script has both."""
    found = [
        _unrelated(left, right)
        for _, left in one.items()
        for _, right in other.items()
        if has_han(left) is has_han(right)
    ]
    return bool(found) and all(found)


def _unrelated(one: str, other: str) -> bool:
    left, right = _words(one), _words(other)
    if not left or not right:
        return False
    if len(left & right) >= _IN_COMMON * min(len(left), len(right)):
        return False
    return SequenceMatcher(None, key(one), key(other), autojunk=False).ratio() < _RELATED


def _words(text: str) -> set[str]:
    """Return the words of a title; of Chinese, which has no blanks, the pairs of characters."""
    folded = fold(text)
    words = {word for word in _WORD.findall(folded) if word not in _SMALL_WORDS}
    for run in HAN_RUN.findall(folded):
        words |= {run[i : i + 2] for i in range(max(1, len(run) - 1))}
    return words


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= LIKENESS and matcher.ratio() >= LIKENESS


def _grams(text: str) -> set[str]:
    return {text[i : i + _GRAM] for i in range(max(1, len(text) - _GRAM + 1))}
