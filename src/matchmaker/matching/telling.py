"""Which shared words say something by themselves: the one rule for screen and paper."""

import re
from functools import lru_cache

from matchmaker.folding import HAN, has_han
from matchmaker.matching.vocabulary import vocabulary

LEAST_HAN = 3  # two characters without a concept are often the end of one word and the next
_LEAST_LATIN = 4
# One to ten, hundred to hundred million, zero, half, two, some, each, and ordinals.
_COUNTING = (
    "[\\d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u842c"
    "\u4ebf\u5104\u96f6\u3007\u534a\u4e24\u5169\u51e0\u5e7e\u6bcf\u7b2c]"
)
_COUNTED = re.compile(rf"{_COUNTING}+(?:[{HAN}]|\s*$)")
_NUMBER = re.compile(rf"(?:{_COUNTING}|[\s.,/+%\u2030\u00d7~:-])+")


def is_measure(words: str) -> bool:
    """Tell whether *words* are a number, a bare unit or a single character."""
    return len(words) < 2 or bool(_NUMBER.fullmatch(words)) or _is_unit(words)


@lru_cache(maxsize=10_000)
def tells(words: str, *, alone: bool, named: bool = False) -> bool:
    """Tell whether *words*, as written and worded by no concept, say something by themselves.

    *alone*: no letter or digit touches them in one of the texts. Chinese words that nowhere stand
    alone may be a piece of a longer word. *named*: somebody chose them as a keyword.
    """
    if is_measure(words):
        return False
    if named:
        return True
    if _COUNTED.match(words):
        return False
    if has_han(words):
        return alone and len(words) >= LEAST_HAN
    return len(words) >= _LEAST_LATIN or not words[1:].islower()


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no letter or digit touches the characters *start* to *end* of *text*."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


@lru_cache(maxsize=10_000)
def _is_unit(words: str) -> bool:
    return vocabulary().units.unit(words) is not None
