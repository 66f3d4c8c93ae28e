"""Fold texts to one spelling for comparing: width, case, blanks, Traditional to Simplified.

The folded text is never shown: NFKC changes characters such as ² and ①, and place names must not
be converted by machine. Matcher, importer and search index share it because they must agree.
Characters are converted one by one with OpenCC's ``hk2s`` table, on Simplified text too, so that
both scripts meet even where a conversion by phrases would have to choose.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc_purepy import OpenCC

HAN_RANGES = (
    (0x3005, 0x3005),
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0x20000, 0x323AF),
)
HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES)

HAN_RUN = re.compile(f"[{HAN}]+")

_HAN = re.compile(f"[{HAN}]")
_BLANKS = re.compile(r"\s+")
_BETWEEN_HAN = re.compile(f"(?<=[{HAN}]) (?=[{HAN}])")
# Characters that NFKC may join with the one before them.
_JOINING = "\u0300-\u036f\u3099\u309a\uff9e\uff9f\u1161-\u11c2"
_UNSEEN = "\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_CLUSTER = re.compile(rf".[{_JOINING}{_UNSEEN}]*", re.DOTALL)
_NEEDS_JOINING = re.compile(f"[{_JOINING}]")
_DROP = re.compile(f"[{_UNSEEN}]")
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2043, 0x2212], "-")
_ODD = {0x3C2: "\u03c3"}  # the final sigma, which Python's lower() chooses by its neighbours


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``offsets[i]`` is where its character *i* stands in the original.

    There is one offset more than characters: the length of the original.
    """

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original that the folded characters *start* to *end* come from.

        Blanks that folding left out behind the last character are not part of it.
        """
        first = self.offsets[start]
        if end <= start:
            return first, first
        return first, self.offsets[end - 1] + 1


def fold(text: str) -> str:
    """Return *text* in the one spelling used for comparing; folding twice changes nothing."""
    return fold_noted(text)[0] if text.isascii() else _one_blank(_spelled(text))


def fold_noted(text: str) -> tuple[str, bool]:
    """Return *text* folded as by ``fold``, and whether all that is left has kept its place."""
    if text.isascii():
        folded = " ".join(text.lower().split())
        return folded, len(folded) == len(text.rstrip())
    spelled = _spelled(text)
    folded = _one_blank(spelled)
    # Without unseen characters nothing is dropped, so an equal length means one for one.
    same = len(spelled) == len(text) and len(folded) == len(spelled.rstrip())
    return folded, same and not _DROP.search(text)


def fold_mapped(text: str) -> Folded:
    """Return *text* folded exactly as by ``fold``, with the place of every character."""
    folded, kept = fold_noted(text)
    if kept:
        return Folded(folded, (*range(len(folded)), len(text)))
    spelled = _spelled(text)
    places = _places(text)
    offsets: list[int] = []
    done = 0
    for found in _BLANKS.finditer(spelled):
        offsets.extend(places[done : found.start()])
        if _stays(found):
            offsets.append(places[found.start()])
        done = found.end()
    return Folded(folded, (*offsets, *places[done:], len(text)))


def has_han(text: str) -> bool:
    """Tell whether *text* has a Chinese character."""
    return _HAN.search(text) is not None


def _spelled(text: str) -> str:
    if _NEEDS_JOINING.search(text):
        return "".join(_spell(piece) for piece in _CLUSTER.findall(text))
    return text.translate(_TABLE)


def _places(text: str) -> list[int]:
    """Return where each character of the spelled text comes from."""
    if _NEEDS_JOINING.search(text):
        pieces = ((found.start(), _spell(found.group())) for found in _CLUSTER.finditer(text))
    else:
        pieces = ((place, _TABLE[ord(character)]) for place, character in enumerate(text))
    return [place for place, spelled in pieces for _ in spelled]


def _spell(piece: str) -> str:
    joined = unicodedata.normalize("NFKC", _DROP.sub("", piece))
    return joined.translate(_TABLE)


def _one_blank(spelled: str) -> str:
    return _BETWEEN_HAN.sub("", " ".join(spelled.split()))


def _stays(blank: re.Match[str]) -> bool:
    text, start, end = blank.string, blank.start(), blank.end()
    if start == 0 or end == len(text):
        return False
    return not (_HAN.match(text, start - 1) and _HAN.match(text, end))


class _Spellings(dict[int, str]):
    """The folded spelling of single characters, worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        spelling = before = chr(code)
        for _ in range(4):
            spelling = _once(before)
            if spelling == before:
                break
            before = spelling
        self[code] = spelling
        return spelling


def _once(character: str) -> str:
    if _DROP.match(character):
        return ""
    spelling = unicodedata.normalize("NFKC", character).lower()
    spelling = unicodedata.normalize("NFKC", spelling.translate(_DASHES).translate(_ODD))
    return _converter().convert(spelling) if _HAN.search(spelling) else spelling


@cache
def _converter() -> "OpenCC":
    from opencc_purepy import OpenCC

    return OpenCC("hk2s")


_TABLE = _Spellings()
