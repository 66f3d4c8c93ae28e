"""Problem and solution line by line, what they share in the spine between them."""

from dataclasses import dataclass, field

from matchmaker.briefs.blocks.sides import Stack, stack_height
from matchmaker.briefs.layout.page import INNER, LEFT, OFFER_X, PAD, SPINE, SPINE_X, TEXT
from matchmaker.briefs.layout.paragraphs import (
    Line,
    Paragraph,
    Piece,
    said,
    set_pieces,
    set_words,
    typed,
)
from matchmaker.briefs.layout.remembering import remembered
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.spacing import Spacing, spacing
from matchmaker.briefs.layout.style import MM, Type, style
from matchmaker.domain.brief import Brief, Said, Side, Words
from matchmaker.domain.texts import Language

_CENTRED = 0.5
_LEAST = 14 * MM
_GIST = 0.8 * MM  # above it
_SPINE_ROOM = SPINE - 2 * MM
_SPINE_AIR = 3 * MM
_SPINE_TOP = 14 * MM  # at most: in a tall cell the words stay near its top
_BULLET = Words("\N{BULLET} ", Language.EN)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a side's text is set: with its gist or not, its points a line each or run together."""

    gist: bool = True
    listed: bool = True
    space: Spacing = field(default_factory=spacing)


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of a side's text with the gap above it."""

    line: Line
    paragraph: Paragraph
    gap: float

    @property
    def height(self) -> float:
        """Height in points, with the gap."""
        return self.paragraph.leading + self.gap


@remembered(128)  # the same texts are measured for every plan of a page
def strips(side: Side, manner: Manner) -> tuple[Strip, ...]:
    """Return the lines of a side's text, its points and, if asked for, its gist."""
    leading = manner.space.leading
    body = typed("body" if side.text.language is not Language.EN else "latin")
    found = _strips(set_words(side.text, body, INNER).led(leading), gap=0)
    for point in _points(side, listed=manner.listed):
        found += _strips(point.led(leading), gap=manner.space.point)
    if manner.gist:
        found += _strips(set_words(side.gist, typed("gist"), INNER).led(leading), gap=_GIST)
    return tuple(found)


def _points(side: Side, *, listed: bool) -> list[Paragraph]:
    """Set the points, a line each or run together with semicolons."""
    small, bullet = typed("small"), Piece(_BULLET, typed("quiet"))
    if listed:
        return [set_pieces((bullet, Piece(point, small)), INNER) for point in side.points]
    pieces: list[Piece] = []
    for point in side.points:
        latin = point.language is Language.EN
        between = Words("; " if latin else "\N{FULLWIDTH SEMICOLON}", point.language)
        pieces += [Piece(between, small) if pieces else bullet, Piece(point, small)]
    return [set_pieces(pieces, INNER)] if pieces else []


@dataclass(frozen=True, slots=True)
class Texts:
    """Problem and solution beside each other; ``goes_on`` if more of them stands overleaf."""

    brief: Brief
    need: tuple[Strip, ...]
    capability: tuple[Strip, ...]
    goes_on: bool = False
    space: Spacing = field(default_factory=spacing)

    @property
    def height(self) -> float:
        """Height in points."""
        return max(self._sides(), stack_height(self._words()) + _SPINE_AIR)

    def _sides(self) -> float:
        tallest = max(sum(strip.height for strip in side) for side in (self.need, self.capability))
        return max(_LEAST, tallest + self.space.text_top + self.space.text_bottom)

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw both texts and what stands between them."""
        height = self.height
        sheet.rectangle(Box(SPINE_X, y, SPINE, height), fill="panel")
        for lines, x in ((self.need, LEFT), (self.capability, OFFER_X)):
            top = y + self.space.text_top
            for strip in lines:
                top += strip.gap
                sheet.line(strip.line, x + PAD, top, paragraph=strip.paragraph)
                top += strip.paragraph.leading
        stack = self._spine()
        top = y + min((height - stack_height(stack)) / 2, _SPINE_TOP)
        for gap, paragraph in stack:
            top = sheet.paragraph(
                paragraph, SPINE_X + MM, top + gap, room=SPINE - 2 * MM, align=_CENTRED
            )
        hairline = style().rules["hairline"]
        sheet.rule(LEFT, y + height, TEXT, colour="hairline", width=hairline)

    def _spine(self) -> Stack:
        """Return the words of the spine and as many shared pairs as have room."""
        stack = self._words()
        room = self._sides() - stack_height(stack) - _SPINE_AIR
        pairs = self._pairs()
        if stack_height(pairs) > room:
            pairs = self._pairs(seconds=False)
        while pairs and stack_height(pairs) > room:
            pairs.pop()
        at = len(stack) - len(self._overleaf())
        return [*stack[:at], *pairs, *stack[at:]]

    def _words(self) -> Stack:
        spine, label, quiet = self.brief.spine, typed("label"), typed("quiet")
        found = [(0.0, p) for p in _two_lines(spine.texts, label, quiet, _SPINE_ROOM)]
        return found + self._overleaf()

    def _overleaf(self) -> Stack:
        if not self.goes_on:
            return []
        label, quiet = typed("label"), typed("quiet")
        return _spaced(_two_lines(self.brief.headings.overleaf, label, quiet, _SPINE_ROOM))

    def _marked(self) -> bool:
        sides = (self.brief.need, self.brief.capability)
        return any(words.marks for side in sides for words in (side.text, *side.points))

    def _pairs(self, *, seconds: bool = True) -> Stack:
        """Return what the rules under words mean, and the words both sides share."""
        spine, quiet = self.brief.spine, typed("quiet")
        if not spine.shared and not self._marked():
            return []
        legend = spine.legend if seconds else Said(spine.legend.first)
        found = _spaced([set_pieces(said(legend, quiet, quiet), _SPINE_ROOM)])
        for need, offer in spine.shared:
            found += [(0.0, paragraph) for paragraph in _pair(need, offer)]
        return found


def _pair(need: Words, offer: Words) -> list[Paragraph]:
    """Set two wordings of one term on a line, or each on its own."""
    small, equals = typed("small"), Piece(Words(" = ", Language.EN), typed("quiet"))
    if need.text == offer.text:
        return [set_words(need, small, _SPINE_ROOM)]
    ours, theirs = Piece(need, small), Piece(offer, small)
    together = set_pieces((ours, equals, theirs), _SPINE_ROOM)
    if len(together.lines) == 1:
        return [together]
    return [set_pieces((ours, equals), _SPINE_ROOM), set_pieces((theirs,), _SPINE_ROOM)]


def split(
    lines: tuple[Strip, ...], height: float, *, space: Spacing
) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """Return the lines that fit a text cell of *height*, and the others."""
    left = height - space.text_top - space.text_bottom
    for number, strip in enumerate(lines):
        left -= strip.height
        if left < 0:
            return lines[:number], lines[number:]
    return lines, ()


def _strips(paragraph: Paragraph, *, gap: float) -> list[Strip]:
    return [
        Strip(line, paragraph, 0.0 if number else gap)
        for number, line in enumerate(paragraph.lines)
    ]


def _two_lines(value: Said, first: Type, second: Type, room: float) -> list[Paragraph]:
    found = [set_words(value.first, first, room)]
    if value.second is not None:
        found.append(set_words(value.second, second, room))
    return found


def _spaced(paragraphs: list[Paragraph]) -> Stack:
    return [(0.0 if number else 1.0 * MM, p) for number, p in enumerate(paragraphs)]
