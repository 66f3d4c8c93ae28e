"""The frame of every page: margins, the two sides and the spine between them, in points."""

from typing import Protocol

from matchmaker.briefs.layout.sheet import Sheet
from matchmaker.briefs.layout.style import style


class Block(Protocol):
    """A part of a page whose height is known before it is drawn."""

    @property
    def height(self) -> float:
        """Height in points."""

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw with the top at *y* points from the top of the page."""


_PAGE = style().page
WIDTH = _PAGE["width"]
HEIGHT = _PAGE["height"]
LEFT = _PAGE["left"]
TOP = _PAGE["top"]
TEXT = _PAGE["width"] - _PAGE["left"] - _PAGE["right"]
RIGHT = LEFT + TEXT
SIDE = _PAGE["side"]
SPINE = _PAGE["spine"]
SPINE_X = LEFT + SIDE
OFFER_X = SPINE_X + SPINE
PAD = _PAGE["pad"]
INNER = SIDE - 2 * PAD
CUT = HEIGHT - _PAGE["tear.off"]
FOOT = HEIGHT - _PAGE["bottom"]
