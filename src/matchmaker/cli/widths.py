"""Measure and break texts by the columns a terminal gives them: Chinese characters take two."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_WIDE = frozenset("WF")
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
# A Latin word with the blanks before it, or one other character.
_PIECES = re.compile(r"\s*[\x21-\u02af]+|\s*\S|\s+")
# Closing marks that may not begin a line, opening ones that may not end it.
_CLOSING = frozenset(
    "\u3001\u3002\uff0c\uff1b\uff1a\uff1f\uff01\uff09\u300b\u300d\u300f\u201d\u2019\u2026"
)
_OPENING = frozenset("\uff08\u300a\u300c\u300e\u201c\u2018")


def width(text: str) -> int:
    """Count the columns of *text* on a terminal."""
    return sum(map(_columns, text))


def fitted(text: str, columns: int) -> str:
    """Return *text* on one line, cut with an ellipsis where it is wider than *columns*."""
    line = " ".join(text.split())
    if width(line) <= columns:
        return line
    kept, used = [], 1
    for character in line:
        used += _columns(character)
        if used > columns:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "\u2026"


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Return *text* filled with blanks to *columns*."""
    blanks = " " * max(columns - width(text), 0)
    return blanks + text if right else text + blanks


def wrapped(text: str, columns: int) -> list[str]:
    """Break *text* into lines of at most *columns*; Latin words stay whole where they can."""
    lines: list[str] = []
    line = ""
    for piece in _joined(_PIECES.findall(" ".join(text.split()))):
        if line and width(line) + width(piece) > columns:
            lines.append(line)
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line] if line or not lines else lines


def table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> Iterator[str]:
    """Yield the lines of a table of equally long *rows*; columns in *right* end together."""
    columns = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            padded(cell, columns[place], right=place in right) for place, cell in enumerate(row)
        )
        yield "  ".join(cells).rstrip()


def _joined(pieces: Sequence[str]) -> Iterator[str]:
    """Keep closing marks with the piece before them and opening ones with the piece after."""
    held = ""
    for piece in pieces:
        if held and piece.strip() not in _CLOSING and held[-1] not in _OPENING:
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _columns(character: str) -> int:
    if unicodedata.category(character) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
