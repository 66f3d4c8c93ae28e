"""What to ask at the table, each with a box to tick."""

from dataclasses import dataclass

from matchmaker.briefs.blocks.why import draw_heading
from matchmaker.briefs.layout.page import RIGHT
from matchmaker.briefs.layout.paragraphs import (
    Paragraph,
    Piece,
    joined,
    said,
    set_pieces,
    set_words,
    typed,
)
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Question

_WIDTH = style().page["side"]
_X = RIGHT - _WIDTH
_INDENT = 4.2 * MM
_TICK = 2.8 * MM
_GAP = 1.15 * MM
_BLANK = 6.4 * MM
_MOST = 6
_HEADING = 1.1 * MM + 13 + 1.2 * MM


@dataclass(frozen=True, slots=True)
class Questions:
    """The right half under the rows."""

    brief: Brief
    questions: tuple[Question, ...]
    room: float = 0.0  # where more is free, boxes with a line to write on follow

    @property
    def height(self) -> float:
        """Height in points."""
        return _HEADING + sum(
            sum(p.height for p in self._set(question)) + _GAP for question in self.questions
        )

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the heading and the questions."""
        heading, rules, end = typed("heading"), style().rules, y + self.room
        words = said(self.brief.headings.questions, heading, heading, wide=True)
        draw_heading(sheet, Box(_X, y, _WIDTH, 0), set_pieces(words, _WIDTH))
        y += _HEADING
        for question in self.questions:
            box = Box(_X, y + 0.55 * MM, _TICK, _TICK)
            sheet.rectangle(box, stroke="ink", width=rules["heavy"])
            for paragraph in self._set(question):
                y = sheet.paragraph(paragraph, _X + _INDENT, y)
            y += _GAP
        blank = min(int((end - y) / _BLANK), _MOST - len(self.questions))
        for number in range(blank):
            top = y + number * _BLANK + _BLANK - _TICK - 0.6 * MM
            sheet.rectangle(Box(_X, top, _TICK, _TICK), stroke="ink", width=rules["heavy"])
            start, bottom = _X + _INDENT, y + (number + 1) * _BLANK
            sheet.rule(start, bottom, _WIDTH - _INDENT, colour="hairline", width=rules["hairline"])

    def _set(self, question: Question) -> list[Paragraph]:
        ask, gist, room = typed("ask"), typed("gist"), _WIDTH - _INDENT
        topic = Piece(question.topic.first, ask.but(bold=True))
        found = [set_pieces(joined((topic,), (Piece(question.ask.first, ask),), ask), room)]
        if question.ask.second is not None:
            found.append(set_words(question.ask.second, gist, room))
        return found
