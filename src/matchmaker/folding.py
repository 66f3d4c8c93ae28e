"""Fold texts to one spelling for comparing: width, case, dashes, blanks, Traditional to Simplified.

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

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"

_HAN = re.compile(f"[{HAN}]")
_BLANKS = re.compile(r"\s+")
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
    if text.isascii():
        return _BLANKS.sub(_blank, text.lower())
    if _NEEDS_JOINING.search(text):
        spelled = "".join(_spell(piece) for piece in _CLUSTER.findall(text))
    else:
        spelled = text.translate(_TABLE)
    return _BLANKS.sub(_blank, spelled)


def fold_mapped(text: str) -> Folded:
    """Return *text* folded exactly as by ``fold``, with the place of every character."""
    characters: list[str] = []
    places: list[int] = []
    joining = not text.isascii() and _NEEDS_JOINING.search(text) is not None
    for place, piece in _pieces(text, joining=joining):
        spelled = _spell(piece) if joining else piece.translate(_TABLE)
        characters.extend(spelled)
        places.extend([place] * len(spelled))
    spelled = "".join(characters)
    folded: list[str] = []
    offsets: list[int] = []
    done = 0
    for found in _BLANKS.finditer(spelled):
        folded.append(spelled[done : found.start()])
        offsets.extend(places[done : found.start()])
        if blank := _blank(found):
            folded.append(blank)
            offsets.append(places[found.start()])
        done = found.end()
    folded.append(spelled[done:])
    offsets.extend(places[done:])
    return Folded("".join(folded), (*offsets, len(text)))


def has_han(text: str) -> bool:
    """Tell whether *text* has a Chinese character."""
    return _HAN.search(text) is not None


def _pieces(text: str, *, joining: bool) -> list[tuple[int, str]]:
    if not joining:
        return list(enumerate(text))
    return [(found.start(), found.group()) for found in _CLUSTER.finditer(text)]


def _spell(piece: str) -> str:
    joined = unicodedata.normalize("NFKC", _DROP.sub("", piece))
    return joined.translate(_TABLE)


def _blank(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    if start == 0 or end == len(text):
        return ""
    if _HAN.match(text, start - 1) and _HAN.match(text, end):
        return ""
    return " "


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
