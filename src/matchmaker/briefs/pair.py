"""Lay out the pair brief: one page if it fits, more pages if not, never smaller type."""

from matchmaker.briefs.blocks.tearoff import draw_foot
from matchmaker.briefs.embedding import Subsets
from matchmaker.briefs.front import Front, fitted
from matchmaker.briefs.layout.page import HEIGHT
from matchmaker.briefs.layout.sheet import Sheet
from matchmaker.briefs.overleaf import BackPage, overleaf
from matchmaker.domain.brief import Brief


def draw(brief: Brief, subsets: Subsets) -> list[str]:
    """Draw all pages of *brief* and return their operators."""
    front = fitted(brief)
    pages: list[Front | BackPage] = [front, *overleaf(front)]
    done = []
    for number, page in enumerate(pages, 1):
        sheet = Sheet(subsets, HEIGHT)
        page.draw(sheet)
        draw_foot(sheet, brief, number, len(pages))
        done.append(sheet.operators)
    return done
