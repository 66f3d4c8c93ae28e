"""The heads of both sides, the score between them; short ones for a page that goes on."""

from dataclasses import dataclass, field

from matchmaker.briefs.layout.page import INNER, LEFT, OFFER_X, PAD, SIDE, SPINE, SPINE_X, TEXT
from matchmaker.briefs.layout.paragraphs import (
    Paragraph,
    Piece,
    balanced,
    joined,
    said,
    set_pieces,
    set_words,
    typed,
)
from matchmaker.briefs.layout.remembering import remembered
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.spacing import Spacing, spacing
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Side, Words
from matchmaker.domain.texts import Language

_SHORT_TOP = 2 * MM
_CENTRED = 0.5
_SHORT_TITLE = 2  # lines
Stack = list[tuple[float, Paragraph]]


@dataclass(frozen=True, slots=True)
class Heads:
    """Code, title and organisation of both sides, the score in the spine."""

    brief: Brief
    space: Spacing = field(default_factory=spacing)

    @property
    def height(self) -> float:
        """Height in points."""
        space = self.space
        tallest = max(
            stack_height(_head(self.brief.need, "need", space)),
            stack_height(_head(self.brief.capability, "capability", space)),
        )
        return max(space.sides, tallest + space.sides_top + space.sides_bottom)

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw both heads and the score."""
        height = self.height
        for side, role, x in (
            (self.brief.need, "need", LEFT),
            (self.brief.capability, "capability", OFFER_X),
        ):
            sheet.rectangle(Box(x, y, SIDE, height), fill=f"{role}.fill")
            top = y + self.space.sides_top
            note = _notes(side)
            sheet.paragraph(note, x + PAD + INNER - note.width, top)
            for gap, paragraph in _head(side, role, self.space):
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
        return max(stack_height(_short_head(*each)) for each in sides) + 2 * _SHORT_TOP

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw both heads."""
        height = self.height
        for side, role, x in (
            (self.brief.need, "need", LEFT),
            (self.brief.capability, "capability", OFFER_X),
        ):
            sheet.rectangle(Box(x, y, SIDE, height), fill=f"{role}.fill")
            top = y + _SHORT_TOP
            for gap, paragraph in _short_head(side, role):
                top = sheet.paragraph(paragraph, x + PAD, top + gap)
        sheet.rule(LEFT, y, TEXT, colour="ink", width=style().rules["section"])


@remembered(64)
def _head(side: Side, role: str, space: Spacing) -> Stack:
    """Return the paragraphs of one head, each with the gap above it."""
    label = typed("label").but(colour=role)
    code = (Piece(Words(side.code, Language.EN), label),)
    first, *more = _owner(side)
    found = [
        (0.0, set_pieces(joined(said(side.label, label, label), code, label), INNER)),
        (space.owner * 0.4, balanced((Piece(side.title.first, typed("lead")),), INNER)),
        (0.0, set_words(side.title.second, typed("small"), INNER)),
        (space.owner, first),
        *((0.0, paragraph) for paragraph in more),
    ]
    return [(gap, paragraph.led(space.leading)) for gap, paragraph in found]


def _owner(side: Side) -> list[Paragraph]:
    """Set organisation and place on one line, or each on its own where that is no longer."""
    quiet = typed("quiet")
    name, place = Piece(side.organisation, typed("label")), Piece(side.place, quiet)
    together = set_pieces(joined((name,), (place,), quiet), INNER)
    apart = [set_pieces((name,), INNER), set_pieces((place,), INNER)]
    if len(together.lines) < sum(len(each.lines) for each in apart):
        return [together]
    return apart


def _short_head(side: Side, role: str) -> Stack:
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


def stack_height(stack: Stack) -> float:
    """Return the height of paragraphs with the gaps above them."""
    return sum(gap + paragraph.height for gap, paragraph in stack)
