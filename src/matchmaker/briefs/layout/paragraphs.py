"""Set words in lines: faces chosen character by character, marked words bold and ruled."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from matchmaker.briefs.fonts import Glyph, fonts
from matchmaker.briefs.layout.breaking import lines
from matchmaker.briefs.layout.remembering import remembered
from matchmaker.briefs.layout.style import Type, style
from matchmaker.domain.brief import Said, Words
from matchmaker.domain.texts import Language

_LEFTOVER = 0.3  # of the room: a last line shorter than this looks lost
_UNKNOWN = Glyph("", 0.0, "")  # coverage was checked before; nothing is ever set for these


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one type; a paragraph is a row of them."""

    words: Words
    type: Type


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face, size and colour, ``x`` points into their line."""

    x: float
    width: float
    face: str
    size: float
    colour: str
    ruled: bool
    codes: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of set text."""

    width: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one leading."""

    lines: tuple[Line, ...]
    leading: float
    size: float

    @property
    def height(self) -> float:
        """Height in points."""
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """Width of the widest line in points."""
        return max((line.width for line in self.lines), default=0.0)

    def led(self, factor: float) -> "Paragraph":
        """Return the same lines with their leading times *factor*."""
        return Paragraph(self.lines, self.leading * factor, self.size)


EMPTY = Paragraph((), 0.0, 0.0)
_GAP = Words(" ", Language.EN)
_WIDE_GAP = Words("\N{IDEOGRAPHIC SPACE}", Language.ZH_HANS)


@cache
def typed(name: str) -> Type:
    """Return a type of ``print.toml`` by name."""
    return style().types[name]


def set_pieces(pieces: Sequence[Piece], room: float, *, leading: float | None = None) -> Paragraph:
    """Set *pieces* one after the other in lines no wider than *room* points."""
    kept = tuple(piece for piece in pieces if piece.words.text)
    if not kept:
        return EMPTY
    size = max(piece.type.size for piece in kept)
    return Paragraph(_set(kept, room), leading or kept[0].type.leading, size)


def set_words(words: Words | None, kind: Type, room: float) -> Paragraph:
    """Set *words* in one type; an empty paragraph for None."""
    return EMPTY if words is None else set_pieces((Piece(words, kind),), room)


def balanced(pieces: Sequence[Piece], room: float, *, leading: float | None = None) -> Paragraph:
    """Set *pieces* so that the last line is no mere leftover, in no more lines than they need."""
    found = set_pieces(pieces, room, leading=leading)
    narrow = room
    while len(found.lines) > 1 and found.lines[-1].width < _LEFTOVER * room:
        narrow -= found.size
        tighter = set_pieces(pieces, narrow, leading=leading)
        if len(tighter.lines) > len(found.lines):
            break
        found = tighter
    return found


def said(value: Said, kind: Type, second: Type, *, wide: bool = False) -> tuple[Piece, ...]:
    """Return the pieces of *value*: the reader's language, then the second one in its type."""
    first = Piece(value.first, kind)
    if value.second is None or not value.second.text:
        return (first,)
    gap = Piece(_WIDE_GAP if wide else _GAP, second)
    return first, gap, Piece(value.second, second)


def joined(first: Sequence[Piece], second: Sequence[Piece], kind: Type) -> tuple[Piece, ...]:
    """Return two rows of pieces with a wide gap between them."""
    if not any(piece.words.text for piece in second):
        return tuple(first)
    return (*first, Piece(_WIDE_GAP, kind), *second)


# Form labels recur on every page; a person's long texts must not pile up for ever.
@remembered(4096)
def _set(pieces: tuple[Piece, ...], room: float) -> tuple[Line, ...]:
    text = "".join(piece.words.text for piece in pieces)
    glyphs: list[Glyph] = []
    widths: list[float] = []
    keys: list[int] = []
    for number, piece in enumerate(pieces):
        bold = _bold(piece)
        own = _glyphs(piece, bold)
        glyphs += own
        widths += [glyph.width * piece.type.size for glyph in own]
        keys += [2 * number + ruled for ruled in _ruled(piece)]
    places = lines(text, widths, room)
    setting = _Setting(text, pieces, glyphs, widths, keys)
    return tuple(setting.line(s, e) for s, e in places)


@dataclass(frozen=True, slots=True)
class _Setting:
    """A text with glyph, width and piece of every character."""

    text: str
    pieces: tuple[Piece, ...]
    glyphs: list[Glyph]
    widths: list[float]
    keys: list[int]  # twice the piece's number, plus one where the character is marked

    def line(self, start: int, end: int) -> Line:
        while end > start and self.text[end - 1].isspace():
            end -= 1
        runs: list[Run] = []
        x = 0.0
        begin = start
        for i in range(start, end + 1):
            if i < end and self._same(begin, i):
                continue
            if i > begin:
                run = self._run(begin, i, x)
                runs.append(run)
                x += run.width
            begin = i
        return Line(x, tuple(runs))

    def _same(self, a: int, b: int) -> bool:
        return self.keys[a] == self.keys[b] and self.glyphs[a].face == self.glyphs[b].face

    def _run(self, start: int, end: int, x: float) -> Run:
        piece = self.pieces[self.keys[start] // 2]
        chosen = self.glyphs[start:end]
        return Run(
            x=x,
            width=sum(self.widths[start:end]),
            face=self.glyphs[start].face,
            size=piece.type.size,
            colour=piece.type.colour,
            ruled=bool(self.keys[start] % 2),
            codes="".join(glyph.code for glyph in chosen),
            text="".join(
                c for c, g in zip(self.text[start:end], chosen, strict=True) if g.code
            ).replace("\N{NO-BREAK SPACE}", " "),
        )


def _bold(piece: Piece) -> list[bool]:
    return [piece.type.bold or ruled for ruled in _ruled(piece)]


def _ruled(piece: Piece) -> list[bool]:
    flags = [False] * len(piece.words.text)
    for start, end in piece.words.marks:
        flags[start:end] = [True] * len(flags[start:end])
    return flags


def _glyphs(piece: Piece, bold: list[bool]) -> list[Glyph]:
    text, language = piece.words.text, piece.words.language
    book = fonts()
    regular = book.glyphs(text, language, bold=False) if not all(bold) else []
    heavy = book.glyphs(text, language, bold=True) if any(bold) else []
    chosen = [heavy[i] if strong else regular[i] for i, strong in enumerate(bold)]
    return [
        _UNKNOWN if c == "\n" or glyph is None else glyph
        for c, glyph in zip(text, chosen, strict=True)
    ]
