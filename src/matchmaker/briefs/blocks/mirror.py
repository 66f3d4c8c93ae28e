"""The two sides and the spine: heads with the score, then both texts line by line."""

from dataclasses import dataclass
from functools import lru_cache

from matchmaker.briefs.layout.page import INNER, LEFT, OFFER_X, PAD, SIDE, SPINE, SPINE_X, TEXT
from matchmaker.briefs.layout.paragraphs import (
    Line,
    Paragraph,
    Piece,
    joined,
    said,
    set_pieces,
    set_words,
    typed,
)
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.style import MM, Type, style
from matchmaker.domain.brief import Brief, Said, Side, Words
from matchmaker.domain.texts import Language

_HEAD = 23 * MM
_HEAD_TOP, _HEAD_BOTTOM = 2.2 * MM, 2.4 * MM
_TEXT_TOP, _TEXT_BOTTOM = 2 * MM, 2.2 * MM
_CENTRED = 0.5
_LEAST = 18 * MM
_SHORT_TITLE = 2  # lines
_SPINE_ROOM = SPINE - 2 * MM
_SPINE_AIR = 3 * MM
_SPINE_TOP = 14 * MM  # at most: in a tall cell the words stay near its top


@dataclass(frozen=True, slots=True)
class Heads:
    """Code, title and organisation of both sides, the score in the spine."""

    brief: Brief

    @property
    def height(self) -> float:
        """Height in points."""
        tallest = max(
            _stack_height(_head(self.brief.need, "need")),
            _stack_height(_head(self.brief.capability, "capability")),
        )
        return max(_HEAD, tallest + _HEAD_TOP + _HEAD_BOTTOM)

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw both heads and the score."""
        height = self.height
        for side, role, x in (
            (self.brief.need, "need", LEFT),
            (self.brief.capability, "capability", OFFER_X),
        ):
            sheet.rectangle(Box(x, y, SIDE, height), fill=f"{role}.fill")
            top = y + _HEAD_TOP
            note = _notes(side)
            sheet.paragraph(note, x + PAD + INNER - note.width, top)
            for gap, paragraph in _head(side, role):
                top = sheet.paragraph(paragraph, x + PAD, top + gap)
        sheet.rule(LEFT, y, TEXT, colour="ink", width=style().rules["section"])
        self._score(sheet, y, height)

    def _score(self, sheet: Sheet, y: float, height: float) -> None:
        score, caption, room = self.brief.score, typed("caption"), SPINE - 2 * MM
        stack = [set_pieces(said(self.brief.spine.score, caption, caption), room)]
        if score is None:
            dash = Words("\N{EN DASH}", Language.EN)
            stack.append(set_words(dash, typed("figure"), room))
        else:
            figure = Words(str(score.total.score), Language.EN)
            stack.append(set_words(figure, typed("figure"), room))
            stack.append(set_pieces(said(score.word, typed("label"), typed("label")), room))
        top = y + (height - sum(p.height for p in stack)) / 2
        for paragraph in stack:
            x = SPINE_X + MM
            top = sheet.paragraph(paragraph, x, top, room=room, align=_CENTRED)


@dataclass(frozen=True, slots=True)
class ShortHeads:
    """Codes and titles of both sides, for a page that goes on."""

    brief: Brief

    @property
    def height(self) -> float:
        """Height in points."""
        sides = ((self.brief.need, "need"), (self.brief.capability, "capability"))
        return max(_stack_height(_short_head(*each)) for each in sides) + 2 * _TEXT_TOP

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw both heads."""
        height = self.height
        for side, role, x in (
            (self.brief.need, "need", LEFT),
            (self.brief.capability, "capability", OFFER_X),
        ):
            sheet.rectangle(Box(x, y, SIDE, height), fill=f"{role}.fill")
            top = y + _TEXT_TOP
            for gap, paragraph in _short_head(side, role):
                top = sheet.paragraph(paragraph, x + PAD, top + gap)
        sheet.rule(LEFT, y, TEXT, colour="ink", width=style().rules["section"])


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


@lru_cache(maxsize=64)  # the same texts are measured for every plan of a page
def strips(side: Side, *, gist: bool) -> tuple[Strip, ...]:
    """Return the lines of a side's text, points, notes and, if asked for, gist."""
    body = typed("body" if side.text.language is not Language.EN else "latin")
    found = _strips(set_words(side.text, body, INNER), gap=0)
    bullet = Piece(Words("\N{BULLET} ", Language.EN), typed("quiet"))
    for point in side.points:
        lines = set_pieces((bullet, Piece(point, typed("small"))), INNER)
        found += _strips(lines, gap=0.4 * MM)
    if gist:
        found += _strips(set_words(side.gist, typed("gist"), INNER), gap=0.8 * MM)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Texts:
    """Problem and solution beside each other; ``goes_on`` if more of them stands overleaf."""

    brief: Brief
    need: tuple[Strip, ...]
    capability: tuple[Strip, ...]
    goes_on: bool = False

    @property
    def height(self) -> float:
        """Height in points."""
        return max(self._sides(), _stack_height(self._words()) + _SPINE_AIR)

    def _sides(self) -> float:
        return max(_LEAST, text_height(self.need), text_height(self.capability))

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw both texts and what stands between them."""
        height = self.height
        sheet.rectangle(Box(SPINE_X, y, SPINE, height), fill="panel")
        for lines, x in ((self.need, LEFT), (self.capability, OFFER_X)):
            top = y + _TEXT_TOP
            for strip in lines:
                top += strip.gap
                sheet.line(strip.line, x + PAD, top, paragraph=strip.paragraph)
                top += strip.paragraph.leading
        stack = self._spine()
        top = y + min((height - _stack_height(stack)) / 2, _SPINE_TOP)
        for gap, paragraph in stack:
            top = sheet.paragraph(
                paragraph, SPINE_X + MM, top + gap, room=SPINE - 2 * MM, align=_CENTRED
            )
        hairline = style().rules["hairline"]
        sheet.rule(LEFT, y + height, TEXT, colour="hairline", width=hairline)

    def _spine(self) -> list[tuple[float, Paragraph]]:
        """Return the words of the spine and as many shared pairs as have room."""
        stack = self._words()
        room = self._sides() - _stack_height(stack) - _SPINE_AIR
        pairs = self._pairs()
        while pairs and _stack_height(pairs) > room:
            pairs.pop()
        at = len(stack) - len(self._overleaf())
        return [*stack[:at], *pairs, *stack[at:]] if pairs else stack

    def _words(self) -> list[tuple[float, Paragraph]]:
        spine, label, quiet = self.brief.spine, typed("label"), typed("quiet")
        found = [(0.0, p) for p in _two_lines(spine.texts, label, quiet, _SPINE_ROOM)]
        return found + self._overleaf()

    def _overleaf(self) -> list[tuple[float, Paragraph]]:
        if not self.goes_on:
            return []
        label, quiet = typed("label"), typed("quiet")
        return _spaced(_two_lines(self.brief.headings.overleaf, label, quiet, _SPINE_ROOM))

    def _marked(self) -> bool:
        sides = (self.brief.need, self.brief.capability)
        return any(words.marks for side in sides for words in (side.text, *side.points))

    def _pairs(self) -> list[tuple[float, Paragraph]]:
        """Return what the rules under words mean, and the words both sides share."""
        spine, quiet, small = self.brief.spine, typed("quiet"), typed("small")
        if not spine.shared and not self._marked():
            return []
        legend = _spaced([set_pieces(said(spine.legend, quiet, quiet), _SPINE_ROOM)])
        found: list[tuple[float, Paragraph]] = []
        for need, offer in spine.shared:
            pieces = [Piece(need, small)]
            if need.text != offer.text:
                pieces += [Piece(Words(" = ", Language.EN), quiet), Piece(offer, small)]
            found.append((0.0, set_pieces(pieces, _SPINE_ROOM)))
        return legend + found


def text_height(lines: tuple[Strip, ...]) -> float:
    """Return the height of a text cell with these lines."""
    return sum(strip.height for strip in lines) + _TEXT_TOP + _TEXT_BOTTOM


def split(lines: tuple[Strip, ...], height: float) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """Return the lines that fit a text cell of *height*, and the others."""
    left = height - _TEXT_TOP - _TEXT_BOTTOM
    for number, strip in enumerate(lines):
        left -= strip.height
        if left < 0:
            return lines[:number], lines[number:]
    return lines, ()


@lru_cache(maxsize=64)
def _head(side: Side, role: str) -> list[tuple[float, Paragraph]]:
    """Return the paragraphs of one head, each with the gap above it."""
    label = typed("label").but(colour=role)
    code = (Piece(Words(side.code, Language.EN), label),)
    title = typed("lead")
    place = Piece(side.place, typed("quiet"))
    owner = joined((Piece(side.organisation, typed("label")),), (place,), typed("quiet"))
    return [
        (0.0, set_pieces(joined(said(side.label, label, label), code, label), INNER)),
        (0.6 * MM, set_words(side.title.first, title, INNER)),
        (0.0, set_words(side.title.second, typed("small"), INNER)),
        (1.4 * MM, set_pieces(owner, INNER)),
    ]


def _short_head(side: Side, role: str) -> list[tuple[float, Paragraph]]:
    label, total = typed("label").but(colour=role), typed("total")
    code = (Piece(Words(side.code, Language.EN), label),)
    title = set_words(side.title.first, total, INNER)
    found = [(0.0, set_pieces(joined(said(side.label, label, label), code, label), INNER))]
    # A long title stands in full on the front; the code is enough to find it.
    return [*found, (0.4 * MM, title)] if len(title.lines) <= _SHORT_TITLE else found


def _notes(side: Side) -> Paragraph:
    """Set the labels of foreign wordings in one line at the right of the side's label."""
    caption = typed("caption")
    pieces: list[Piece] = []
    for note in side.notes:
        gap = (Piece(Words(" · ", Language.EN), caption),) if pieces else ()
        pieces += [*gap, Piece(note, caption)]
    return set_pieces(pieces, INNER * 0.6)


def _stack_height(stack: list[tuple[float, Paragraph]]) -> float:
    return sum(gap + paragraph.height for gap, paragraph in stack)


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


def _spaced(paragraphs: list[Paragraph]) -> list[tuple[float, Paragraph]]:
    return [(0.0 if number else 1.0 * MM, p) for number, p in enumerate(paragraphs)]
