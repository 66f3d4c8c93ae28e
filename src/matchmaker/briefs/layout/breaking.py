"""Break lines as Chinese and Latin text ask for: what may start a line, what stays together.

A closing mark never starts a line and an opening mark never ends one; a Latin word is never
split; a number stays with its sign and its unit (GB/T 15834-2011; CLREQ, section 3.1.6).
"""

import re
from collections.abc import Sequence
from itertools import accumulate

# Brackets, quotes and stops, half and full width.
_OPENING = frozenset(
    "([{<\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u301d\uff08\uff3b\uff5b\uffe5\uff04$\xa3\xa5"
)
_CLOSING = frozenset(
    ")]},.;:!?%\u2030\xb0\xb7\u2019\u201d\u2026\u2014\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015"
    "\u3017\u301e\u30fb\uff01\uff05\uff09\uff0c\uff0e\uff0f\uff1a\uff1b\uff1f\uff3d\uff5d\uff5e\u2027\u3003/"
)
_SIGNS = frozenset("<>=\u2264\u2265\u2248\xb1+-\u2212~\xd7")
_IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3000-\u30ff\u3100-\u31ff\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
    "\uffe0-\uffe6\U00020000-\U0003ffff"
)
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_UNIT = re.compile(
    r"(?:[%\u2030\xb0\u2103\u2109\u03a9\u2126\xb5\u03bc]|[A-Za-z\xb5\u03bc\u03a9\xb0][\w\xb0\xb7/\xb2\xb3%-]{0,7})(?![A-Za-z])"
)
# One piece: blanks, one ideograph or mark of full width, or a word with its own signs.
_PIECE = re.compile(rf"\n|[^\S\n]+|[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}]+")


def words(text: str) -> list[tuple[int, int]]:
    """Return the places (start, end) of *text* between which a line may end.

    Blanks belong to what stands before them; together the places cover the whole text.
    """
    pieces = [match.span() for match in _PIECE.finditer(text)]
    places: list[tuple[int, int]] = []
    for start, end in pieces:
        if places and _together(text, places[-1], (start, end)):
            places[-1] = (places[-1][0], end)
        else:
            places.append((start, end))
    return places


def lines(text: str, widths: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Return the places of the lines of *text*, no line wider than *room*.

    *widths* has the width of every character. Blanks and the line end itself may hang over the
    edge. A word too long for any line is split, as a last resort.
    """
    reach = [0.0, *accumulate(widths)]
    done: list[tuple[int, int]] = []
    begin = 0
    for start, end in words(text):
        if start > begin and reach[_bare(text, start, end)] - reach[begin] > room:
            done.append((begin, start))
            begin = start
        while reach[_bare(text, start, end)] - reach[begin] > room:
            split = _split(text, reach, begin, room)
            if split >= end:
                break
            done.append((begin, split))
            begin = split
        if text[end - 1] == "\n":
            done.append((begin, end))
            begin = end
    if begin < len(text) or not done:
        done.append((begin, len(text)))
    return done


def _together(text: str, before: tuple[int, int], piece: tuple[int, int]) -> bool:
    """Tell whether *piece* may not start a line after *before*."""
    first, last = text[piece[0]], text[before[1] - 1]
    if last == "\n":
        return False
    if first.isspace():
        return True
    bare = _bare(text, *before)
    if bare == before[0]:
        return False
    end = text[bare - 1]
    spaced = last.isspace()
    if first in _CLOSING or end in _OPENING or _sign(text, before[0], bare):
        return True
    if end.isdigit():
        unit = _UNIT.match(text, piece[0]) if spaced else _IDEOGRAPH.match(first)
        return unit is not None
    return not spaced and not _IDEOGRAPH.match(first) and not _IDEOGRAPH.match(end)


def _sign(text: str, start: int, end: int) -> bool:
    """Tell whether text before a place ends in a sign that belongs to the number after it."""
    return text[end - 1] in _SIGNS and (end - 1 == start or text[end - 2].isspace())


def _bare(text: str, start: int, end: int) -> int:
    """Return where the blanks at the end of a place begin."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _split(text: str, reach: Sequence[float], begin: int, room: float) -> int:
    """Return where to split a word that fits no line; at least one character goes ahead."""
    split = begin + 1
    while split < len(text) and reach[split + 1] - reach[begin] <= room:
        split += 1
    best = split
    while best > begin + 1 and (text[best : best + 1] in _CLOSING or text[best - 1] in _OPENING):
        best -= 1
    return best if best > begin + 1 or split == begin + 1 else split
