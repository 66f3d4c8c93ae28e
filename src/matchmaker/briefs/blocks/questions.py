"""What to ask at the table, each with a box to tick; lines for more questions or notes."""

from dataclasses import dataclass, field

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
from matchmaker.briefs.layout.remembering import remembered
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.spacing import Spacing, spacing
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Question

_WIDTH = style().page["side"]
_X = RIGHT - _WIDTH
_INDENT = 4.2 * MM
_TICK = 2.8 * MM
_BLANK = 6.4 * MM
_MOST = 6
_HEADING = 1.1 * MM + 13 + 1.2 * MM


@dataclass(frozen=True, slots=True)
class Questions:
    """The right half under the rows.

    Where ``room`` is more than they take, lines to write on follow: for more questions, each with
    a box to tick, or with ``notes`` for the notes of the meeting.
    """

    brief: Brief
    questions: tuple[Question, ...]
    seconds: bool = True
    space: Spacing = field(default_factory=spacing)
    room: float = 0.0
    notes: bool = False

    @property
    def height(self) -> float:
        """Height in points."""
        return _HEADING + sum(
            sum(p.height for p in self._set(question)) + self.space.question
            for question in self.questions
        )

    def blanks(self, room: float) -> int:
        """Return how many lines to write on *room* leaves."""
        most = _MOST if self.notes else _MOST - len(self.questions)
        return max(min(int((room - self.height) / _BLANK), most), 0)

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the heading, the questions and what is left as lines."""
        heading, blanks = typed("heading"), self.blanks(self.room)
        words = said(self.brief.headings.questions, heading, heading, wide=True)
        draw_heading(sheet, Box(_X, y, _WIDTH, 0), set_pieces(words, _WIDTH))
        y += _HEADING
        for question in self.questions:
            _tick(sheet, y + 0.55 * MM)
            for paragraph in self._set(question):
                y = sheet.paragraph(paragraph, _X + _INDENT, y)
            y += self.space.question
        if self.notes and blanks:
            quiet = typed("quiet")
            label = set_pieces(said(self.brief.headings.notes, quiet, quiet), _WIDTH)
            sheet.paragraph(label, _X, y + MM)
        for number in range(blanks):
            self._blank(sheet, y + number * _BLANK)

    def _blank(self, sheet: Sheet, y: float) -> None:
        indent = 0.0 if self.notes else _INDENT
        if not self.notes:
            _tick(sheet, y + _BLANK - _TICK - 0.6 * MM)
        thin = style().rules["hairline"]
        sheet.rule(_X + indent, y + _BLANK, _WIDTH - indent, colour="hairline", width=thin)

    def _set(self, question: Question) -> list[Paragraph]:
        found = _set_question(question, seconds=self.seconds)
        return [paragraph.led(self.space.leading) for paragraph in found]


@remembered(64)  # the same questions are measured for every plan of a page
def _set_question(question: Question, *, seconds: bool) -> tuple[Paragraph, ...]:
    ask, gist, room = typed("ask"), typed("gist"), _WIDTH - _INDENT
    topic = Piece(question.topic.first, ask.but(bold=True))
    found = set_pieces(joined((topic,), (Piece(question.ask.first, ask),), ask), room)
    if not seconds or question.ask.second is None:
        return (found,)
    return found, set_words(question.ask.second, gist, room)


def _tick(sheet: Sheet, y: float) -> None:
    box = Box(_X, y, _TICK, _TICK)
    sheet.rectangle(box, stroke="ink", width=style().rules["heavy"])
