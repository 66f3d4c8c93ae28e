"""Find titles that look alike, for a person to judge; nothing is ever merged by it."""

from collections import Counter
from difflib import SequenceMatcher

from matchmaker.domain.texts import LocalisedText
from matchmaker.exchange.forms import key

LIKENESS = 0.9
_GRAM = 3
_SHARED = 0.4


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


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= LIKENESS and matcher.ratio() >= LIKENESS


def _grams(text: str) -> set[str]:
    return {text[i : i + _GRAM] for i in range(max(1, len(text) - _GRAM + 1))}
