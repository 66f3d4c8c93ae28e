"""Lay out the pair brief: one page if it fits, more pages if not, never smaller type."""

from matchmaker.briefs.blocks.tearoff import draw_foot
from matchmaker.briefs.embedding import Subsets
from matchmaker.briefs.front import Front
from matchmaker.briefs.layout.page import HEIGHT
from matchmaker.briefs.layout.sheet import Sheet
from matchmaker.briefs.overleaf import BackPage, overleaf


def draw(front: Front, subsets: Subsets) -> list[str]:
    """Draw all pages of the brief of *front* and return their operators."""
    pages: list[Front | BackPage] = [front, *overleaf(front)]
    done = []
    for number, page in enumerate(pages, 1):
        sheet = Sheet(subsets, HEIGHT)
        page.draw(sheet)
        draw_foot(sheet, front.brief, number, len(pages))
        done.append(sheet.operators)
    return done
