"""Lay out the pages that go on: both texts whole, and what the front has left."""

from dataclasses import dataclass, field

from matchmaker.briefs.blocks.head import ShortHead
from matchmaker.briefs.blocks.lower import Notes
from matchmaker.briefs.blocks.questions import Questions
from matchmaker.briefs.blocks.rows import Rows
from matchmaker.briefs.blocks.sides import ShortHeads
from matchmaker.briefs.blocks.texts import Manner, Strip, Texts, split, strips
from matchmaker.briefs.front import Front, left_rows
from matchmaker.briefs.layout.page import FOOT, TOP, Block
from matchmaker.briefs.layout.sheet import Sheet
from matchmaker.briefs.layout.spacing import Spacing, spacing
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Row

_BOTTOM = FOOT - 6 * MM
_HEADS = 2  # blocks every page begins with
_LEAST_NOTES = 2
_MOST_NOTES = 10

Sides = tuple[tuple[Strip, ...], tuple[Strip, ...]]


@dataclass(slots=True)
class BackPage:
    """A page that goes on from the front, filled from the top."""

    blocks: list[Block]
    space: Spacing = field(default_factory=spacing)

    @property
    def room(self) -> float:
        """Height that is left, in points."""
        return _BOTTOM - TOP - sum(block.height + self.gap(block) for block in self.blocks)

    def gap(self, block: Block) -> float:
        """Return the distance above *block*."""
        return self.space.halves if isinstance(block, Questions) else 0.0

    def add(self, block: Block) -> bool:
        """Add *block* if there is room for it, or if the page is still empty."""
        fits = block.height + self.gap(block) <= self.room or len(self.blocks) <= _HEADS
        if fits:
            self.blocks.append(block)
        return fits

    def add_rows(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Add as many *rows* as there is room for and return the others."""
        count = len(rows)
        while count and Rows(rows[:count]).height > self.room:
            count -= 1
        if count:
            self.blocks.append(Rows(rows[:count]))
        return rows[count:]

    def add_notes(self, brief: Brief) -> None:
        """Add a few lines to write on where there is room."""
        lines = int((self.room - self.space.block) / style().page["note"])
        if lines >= _LEAST_NOTES:
            self.blocks.append(Notes(brief, min(lines, _MOST_NOTES)))

    def draw(self, sheet: Sheet) -> None:
        """Draw the blocks."""
        y = TOP
        for block in self.blocks:
            y += self.gap(block)
            block.draw(sheet, y)
            y += block.height


def overleaf(front: Front) -> list[BackPage]:
    """Return the pages that go on: both texts whole if that takes one page, else their rest."""
    if not front.goes_on:
        return []
    manner = Manner()
    need, offer = strips(front.brief.need, manner), strips(front.brief.capability, manner)
    whole = _back_pages(front, (need, offer))
    if len(whole) == 1 or front.lines is None:
        return whole
    need, offer = front.sides
    return _back_pages(front, (need[front.lines[0] :], offer[front.lines[1] :]))


def _back_pages(front: Front, texts: Sides) -> list[BackPage]:
    """Return pages with *texts*, then the rows and questions the front has not shown."""
    brief = front.brief
    need, offer = texts
    left = left_rows(brief.rows, front.rows)
    asked = brief.questions[front.asked :]
    found: list[BackPage] = []
    while True:
        page = BackPage([ShortHead(brief), ShortHeads(brief)])
        found.append(page)
        now_need, need = split(need, page.room, space=page.space)
        now_offer, offer = split(offer, page.room, space=page.space)
        if now_need or now_offer:
            page.add(Texts(brief, now_need, now_offer, goes_on=bool(need or offer)))
        if not need and not offer:
            left = page.add_rows(left)
            if not left and (not asked or page.add(Questions(brief, asked))):
                page.add_notes(brief)
                return found
