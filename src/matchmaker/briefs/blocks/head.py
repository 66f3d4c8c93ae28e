"""The top of the front: event, fields to fill in, code and QR sign; a short head overleaf."""

from dataclasses import dataclass, field

from matchmaker.briefs import qr
from matchmaker.briefs.layout.page import LEFT, RIGHT, TEXT
from matchmaker.briefs.layout.paragraphs import (
    Piece,
    joined,
    said,
    set_pieces,
    set_words,
    typed,
)
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.spacing import Spacing, spacing
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Said, Words
from matchmaker.domain.texts import Language

_FIELDS = 17 * MM
_UNDER = 1.4 * MM  # from the fields to the rule, at least
_SLOT, _TABLE, _CODE = 29 * MM, 21 * MM, 37 * MM
_BLANK = 5 * MM
TIMES = "\N{MULTIPLICATION SIGN}"  # between the two codes of a pair


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the front."""

    brief: Brief
    space: Spacing = field(default_factory=spacing)

    @property
    def height(self) -> float:
        """Height in points."""
        return self.space.head

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw title, fields, code and QR sign."""
        size = style().page["qr"]
        code_x = RIGHT - size - _BLANK - _CODE
        self._title(sheet, y, code_x - _TABLE - _SLOT - LEFT - 3 * MM)
        self._field(sheet, code_x - _TABLE - _SLOT, y, _SLOT, self.brief.header.slot)
        self._field(sheet, code_x - _TABLE, y, _TABLE, self.brief.header.table)
        self._code(sheet, code_x, y)
        qr.draw(sheet, self.brief.code, Box(RIGHT - size, y, size, size))

    @property
    def _fields(self) -> float:
        return min(_FIELDS, self.space.head - _UNDER)

    def _title(self, sheet: Sheet, y: float, room: float) -> None:
        header = self.brief.header
        quiet = typed("quiet")
        draw_mark(sheet, LEFT, y + 0.6 * MM)
        indent = 7 * MM
        event = set_words(header.event.first, quiet, room - indent)
        other = set_words(header.event.second, typed("caption"), room - indent)
        top = sheet.paragraph(event, LEFT + indent, y)
        if len(event.lines) + len(other.lines) <= 2:
            sheet.paragraph(other, LEFT + indent, top)
        title = said(header.title, typed("title"), typed("title.second"))
        sheet.paragraph(set_pieces(title, room), LEFT, y + 2 * quiet.leading + 1.4 * MM)

    def _field(self, sheet: Sheet, x: float, y: float, width: float, label: Said) -> None:
        """Draw a field to be filled by hand, with the day under the slot."""
        sheet.upright(x, y, self._fields, colour="hairline", width=style().rules["hairline"])
        caption = typed("caption")
        inner = x + 3 * MM
        sheet.paragraph(set_pieces(said(label, caption, caption), width - 4 * MM), inner, y)
        sheet.rule(
            inner, y + 11.4 * MM, width - 6 * MM, colour="ink", width=style().rules["field"]
        )
        if label is self.brief.header.slot:
            day = set_words(self.brief.header.day, caption, width - 4 * MM)
            sheet.paragraph(day, inner, y + self._fields - caption.leading)

    def _code(self, sheet: Sheet, x: float, y: float) -> None:
        header = self.brief.header
        sheet.upright(x, y, self._fields, colour="hairline", width=style().rules["hairline"])
        caption = typed("caption")
        inner, room = x + 3 * MM, _CODE - 3 * MM
        sheet.paragraph(set_pieces(said(header.code, caption, caption), room), inner, y)
        code = set_words(Words(self.brief.code, Language.EN), typed("code"), room)
        sheet.paragraph(code, inner, y + 4.6 * MM)
        sheet.paragraph(
            set_words(header.printed, caption, room), inner, y + self._fields - caption.leading
        )
        if header.sample is not None:
            draw_tag(sheet, inner + code.width + 1.6 * MM, y + 6.2 * MM, header.sample.first)


@dataclass(frozen=True, slots=True)
class ShortHead:
    """The head of a page that goes on from the one before."""

    brief: Brief

    @property
    def height(self) -> float:
        """Height in points."""
        return 9 * MM

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the title with “continued”, and the codes."""
        brief = self.brief
        heading, quiet = typed("heading"), typed("quiet")
        title = said(brief.header.title, heading, quiet)
        more = said(brief.headings.continued, quiet, quiet)
        sheet.paragraph(set_pieces(joined(title, more, quiet), TEXT * 0.6), LEFT, y)
        codes = f"{brief.code} · {brief.need.code} {TIMES} {brief.capability.code}"
        right = set_pieces((Piece(Words(codes, Language.EN), typed("label")),), TEXT * 0.4)
        sheet.paragraph(right, RIGHT - right.width, y)


def draw_mark(sheet: Sheet, x: float, y: float) -> None:
    """Draw the sign of the program: two sides and the lines between them."""
    unit = 4 * MM / 22
    for row in (4, 11, 18):
        for column, colour in ((4, "need"), (20, "capability")):
            points = [
                (x + column * unit, y + row * unit),
                (x + (column + 6) * unit, y + row * unit),
            ]
            sheet.strokes(points, colour=colour, width=2.4 * unit)
    for start, end in ((4, 11), (18, 4)):
        points = [(x + 10 * unit, y + start * unit), (x + 20 * unit, y + end * unit)]
        sheet.strokes(points, colour="accent", width=1.6 * unit)


def draw_tag(sheet: Sheet, x: float, y: float, words: Words) -> None:
    """Draw short words in a small frame."""
    kind = typed("label")
    line = set_words(words, kind, TEXT)
    box = Box(x, y, line.width + 2 * MM, kind.leading + 0.6 * MM)
    sheet.rectangle(box, stroke="ink", width=style().rules["heavy"])
    sheet.paragraph(line, x + MM, y + 0.3 * MM)
