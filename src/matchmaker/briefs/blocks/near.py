"""One line under the texts: the two passages nearest in meaning, cut to what fits."""

from dataclasses import dataclass, replace

from matchmaker.briefs.layout.page import LEFT, PAD, TEXT
from matchmaker.briefs.layout.paragraphs import Paragraph, Piece, joined, said, set_pieces, typed
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Near, Words
from matchmaker.domain.texts import Language

_AIR = 0.8 * MM
_ROOM = TEXT - 2 * PAD
_ARROW = Words(" \N{LEFT RIGHT ARROW} ", Language.EN)
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_LEAST = 8  # characters of each passage, however little room there is


@dataclass(frozen=True, slots=True)
class Nearest:
    """A line if the sides share no term but mean nearly the same, else nothing."""

    brief: Brief

    @property
    def height(self) -> float:
        """Height in points."""
        return self._line().height + 2 * _AIR if self.brief.near is not None else 0.0

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the line on the ground of the spine."""
        if self.brief.near is None:
            return
        height = self.height
        sheet.rectangle(Box(LEFT, y, TEXT, height), fill="panel")
        sheet.paragraph(self._line(), LEFT + PAD, y + _AIR)
        hairline = style().rules["hairline"]
        sheet.rule(LEFT, y + height, TEXT, colour="hairline", width=hairline)

    def _line(self) -> Paragraph:
        near = self.brief.near
        if near is None:
            return set_pieces((), _ROOM)
        line = _set(near)
        longest = max(len(near.need.text), len(near.capability.text))
        while len(line.lines) > 1 and longest > _LEAST:
            longest -= 1
            cut = replace(
                near, need=_cut(near.need, longest), capability=_cut(near.capability, longest)
            )
            line = _set(cut)
        return line


def _set(near: Near) -> Paragraph:
    small, quiet = typed("small"), typed("quiet")
    passages = (Piece(near.need, small), Piece(_ARROW, quiet), Piece(near.capability, small))
    return set_pieces(joined(said(near.label, typed("label"), quiet), passages, quiet), _ROOM)


def _cut(words: Words, length: int) -> Words:
    """Return at most *length* characters, with an ellipsis where some are left out."""
    if len(words.text) <= length:
        return words
    return Words(words.text[:length].rstrip() + _ELLIPSIS, words.language)
