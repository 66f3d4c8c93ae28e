"""The result form under the cut line, and the line at the very foot of every page."""

from dataclasses import dataclass

from matchmaker.briefs.blocks.head import TIMES
from matchmaker.briefs.layout.page import CUT, FOOT, LEFT, RIGHT, TEXT, WIDTH
from matchmaker.briefs.layout.paragraphs import (
    Paragraph,
    Piece,
    said,
    set_pieces,
    set_words,
    typed,
)
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Said, Words
from matchmaker.domain.texts import Language

_TICK = style().page["tick"]
_GAP = 5 * MM
_FIELD = 34 * MM
_AMOUNT, _UNIT_GAP = 28 * MM, 1.2 * MM  # the rule to write on, and before the unit
_FIELDS = 8.2 * MM
_SIGNATURES = 9.5 * MM  # from their words to the rule, at least
_RUNG = 14.4 * MM
_HELD_LEFT, _HELD_RIGHT = 8 * MM, 4 * MM  # around the ticks for held or not
_HELD_TICK, _HELD_WORDS, _HELD_GAP = 2.6 * MM, 3.6 * MM, 3.4 * MM
_PAD = 1.6 * MM


@dataclass(frozen=True, slots=True, eq=False)
class _Air:
    """Distances of the form in points."""

    top: float  # from the cut line
    heading: float  # under it
    figure: float  # from the top of a rung to its words
    rung: float  # under the words
    fields: float  # above them
    signatures: float  # above them
    foot: float  # from the signatures' rule to the foot of the page


_WIDE = _Air(3 * MM, 1.2 * MM, 5.9 * MM, 1.0 * MM, 2 * MM, 2 * MM, 5.5 * MM)
_CLOSE = _Air(2.4 * MM, 0.8 * MM, 5.4 * MM, 0.6 * MM, 1.4 * MM, 1.6 * MM, 4.7 * MM)


@dataclass(frozen=True, slots=True)
class TearOff:
    """The form that is torn off: result, amount, next step, signatures.

    On a ``low`` one the signatures are 9.5 mm high and the cut line stands as low as they allow.
    """

    brief: Brief
    low: bool = False

    @property
    def cut(self) -> float:
        """Where the cut line stands, in points from the top of the page."""
        return max(CUT, FOOT - self._least()) if self.low else CUT

    @property
    def _air(self) -> _Air:
        return _CLOSE if self.low else _WIDE

    def _least(self) -> float:
        air = self._air
        head = air.top + typed("heading").leading + air.heading + self._rung_height()
        return head + air.fields + _FIELDS + air.signatures + _SIGNATURES + air.foot

    def draw(self, sheet: Sheet) -> None:
        """Draw everything below the cut line."""
        form, air = self.brief.form, self._air
        self._cut(sheet)
        y = self._heading(sheet, self.cut + air.top)
        y = self._rungs(sheet, y)
        y = self._fields(sheet, y + air.fields)
        bottom = FOOT - air.foot
        half = (TEXT - _GAP) / 2
        sheet.rule(LEFT, bottom, half, colour="ink", width=style().rules["field"])
        sheet.rule(LEFT + half + _GAP, bottom, half, colour="ink", width=style().rules["field"])
        quiet, top = typed("quiet"), min(y + air.signatures, bottom - 9 * MM)
        radius = 0.9 * MM
        sheet.disc(LEFT + radius, top + quiet.leading / 2, radius, colour="need")
        square = Box(LEFT + half + _GAP, top + quiet.leading / 2 - radius, 2 * radius, 2 * radius)
        sheet.rectangle(square, fill="capability")
        for words, x in (
            (form.need_signature, LEFT),
            (form.capability_signature, LEFT + half + _GAP),
        ):
            sheet.paragraph(
                set_pieces(said(words, quiet, quiet), half - 3 * MM), x + 2.6 * MM, top
            )

    def _cut(self, sheet: Sheet) -> None:
        caption, y = typed("caption"), self.cut
        words = set_pieces(said(self.brief.form.tear, caption, caption, wide=True), TEXT)
        left = (WIDTH - words.width) / 2
        sheet.dashes(0, y, left - 2.5 * MM)
        sheet.dashes(left + words.width + 2.5 * MM, y, WIDTH - left - words.width - 2.5 * MM)
        sheet.paragraph(words, left, y - caption.leading / 2)

    def _heading(self, sheet: Sheet, y: float) -> float:
        brief, heading, small = self.brief, typed("heading"), typed("small")
        base = y + heading.leading - small.leading - 0.4 * MM
        codes = Words(
            f"{brief.code} · {brief.need.code} {TIMES} {brief.capability.code}", Language.EN
        )
        right = set_words(codes, small, TEXT / 2)
        sheet.paragraph(right, RIGHT - right.width, base)
        title, cells = self._title(TEXT - right.width - _HELD_LEFT - _HELD_RIGHT)
        sheet.paragraph(title, LEFT, y)
        left = LEFT + title.width + _HELD_LEFT
        for cell in cells:
            box = Box(left, base + (small.leading - _HELD_TICK) / 2, _HELD_TICK, _HELD_TICK)
            sheet.rectangle(box, stroke="ink", width=style().rules["heavy"])
            sheet.paragraph(cell, left + _HELD_WORDS, base)
            left += _held_width(cell)
        return y + heading.leading + self._air.heading

    def _title(self, room: float) -> tuple[Paragraph, list[Paragraph]]:
        """Set the heading and the words held or not, in both languages where there is room."""
        form, heading = self.brief.form, typed("heading")
        small, quiet = typed("small"), typed("quiet")
        title, cells = set_pieces((), room), list[Paragraph]()
        for both_titles, both_cells in ((True, True), (True, False), (False, False)):
            words = form.heading if both_titles else Said(form.heading.first)
            title = set_pieces(said(words, heading, heading, wide=True), TEXT / 2)
            cells = [
                set_pieces(said(each if both_cells else Said(each.first), small, quiet), TEXT)
                for each in form.held
            ]
            if title.width + sum(map(_held_width, cells)) - _HELD_GAP <= room:
                break
        return title, cells

    def _rung_cells(self) -> list[list[Paragraph]]:
        rungs = self.brief.form.rungs
        return [_rung(words, TEXT / len(rungs) - 2 * _PAD) for words in rungs]

    def _rung_height(self) -> float:
        air = self._air.figure + self._air.rung
        return max(_RUNG, *(air + sum(p.height for p in cell) for cell in self._rung_cells()))

    def _rungs(self, sheet: Sheet, y: float) -> float:
        cells, height, rules = self._rung_cells(), self._rung_height(), style().rules
        width = TEXT / len(cells)
        for number, cell in enumerate(cells):
            x = LEFT + number * width
            if number:
                sheet.upright(x, y, height, colour="hairline", width=rules["hairline"])
            figure = set_words(Words(str(number + 1), Language.EN), typed("heading"), width)
            sheet.paragraph(figure, x + _PAD, y + 0.9 * MM)
            box = Box(x + width - _PAD - _TICK, y + 1.6 * MM, _TICK, _TICK)
            sheet.rectangle(box, fill="paper", stroke="ink", width=rules["heavy"])
            top = y + self._air.figure
            for paragraph in cell:
                top = sheet.paragraph(paragraph, x + _PAD, top)
        sheet.rectangle(Box(LEFT, y, TEXT, height), stroke="ink", width=rules["heavy"])
        return y + height

    def _fields(self, sheet: Sheet, y: float) -> float:
        form, height, quiet = self.brief.form, _FIELDS, typed("quiet")
        unit = set_words(form.unit, quiet, TEXT)
        amount = _AMOUNT + _UNIT_GAP + unit.width
        middle = TEXT - amount - _FIELD - 2 * _GAP
        x = LEFT
        sheet.paragraph(unit, x + amount - unit.width, y + height - unit.height)
        for words, width in ((form.amount, amount), (form.next_step, middle), (form.date, _FIELD)):
            sheet.paragraph(set_pieces(said(words, quiet, quiet), width), x, y)
            rule = _AMOUNT if words is form.amount else width
            sheet.rule(x, y + height, rule, colour="ink", width=style().rules["field"])
            x += width + _GAP
        return y + height


def draw_foot(sheet: Sheet, brief: Brief, page: int, pages: int) -> None:
    """Draw the sample and privacy lines, the code, the time of printing and the page."""
    caption = typed("caption")
    y = FOOT - caption.leading
    right = set_words(Words(f"{brief.code} · {page} / {pages}", Language.EN), caption, TEXT)
    sheet.paragraph(right, RIGHT - right.width, y)
    room = TEXT - right.width - 4 * MM
    foot = brief.foot
    if foot.sample is None:
        sheet.paragraph(set_pieces(said(foot.privacy, caption, caption), room), LEFT, y)
        return
    sample = set_pieces(said(foot.sample, caption.but(bold=True, colour="ink"), caption), room)
    sheet.paragraph(sample, LEFT, y)
    left = room - sample.width - 4 * MM
    privacy = set_pieces(said(foot.privacy, caption, caption), TEXT)
    if privacy.width > left:
        privacy = set_words(foot.privacy.first, caption, TEXT)
    middle = LEFT + sample.width + 4 * MM + (left - privacy.width) / 2
    sheet.paragraph(privacy, middle, y)


def _held_width(cell: Paragraph) -> float:
    return _HELD_WORDS + cell.width + _HELD_GAP


def _rung(words: Said, room: float) -> list[Paragraph]:
    found = [set_words(words.first, typed("rung"), room)]
    if words.second is not None:
        found.append(set_pieces((Piece(words.second, typed("caption")),), room, leading=8.4))
    return found
