"""The mirrored rows: what is wanted, what it is about, what is offered and how that stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from matchmaker.briefs.layout.page import INNER, LEFT, OFFER_X, PAD, SPINE, SPINE_X, TEXT
from matchmaker.briefs.layout.paragraphs import (
    EMPTY,
    Paragraph,
    Piece,
    balanced,
    said,
    set_pieces,
    set_words,
    typed,
)
from matchmaker.briefs.layout.remembering import remembered
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.spacing import Spacing, spacing
from matchmaker.briefs.layout.style import MM, Type, style
from matchmaker.domain.brief import Mark, Row, Said, Words
from matchmaker.domain.texts import Language

_MARK = 4.4 * MM
_HATCH = Box(0, 0, 9 * MM, 2.3 * MM)
_REMARK = 0.42  # of the room on the right, at most
_LABEL = 9.0  # leading of a label in several lines
_VALUE = 11.0
_SIGNS = {
    Mark.MET: "\N{CHECK MARK}",
    Mark.NEAR: "\N{ALMOST EQUAL TO}",
    Mark.SHORT: "\N{MULTIPLICATION X}",
    Mark.MISSING: "?",
}


@dataclass(frozen=True, slots=True)
class _SetRow:
    mark: Mark
    need: Paragraph
    label: Paragraph
    offer: Paragraph
    remark: Paragraph

    def height(self, space: Spacing) -> float:
        tallest = max(p.height for p in (self.need, self.label, self.offer, self.remark))
        return max(space.row, tallest + space.row_air)


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of the comparison; without ``seconds`` the values stand in one language."""

    rows: tuple[Row, ...]
    seconds: bool = True
    space: Spacing = field(default_factory=spacing)

    @property
    def height(self) -> float:
        """Height in points."""
        return sum(row.height(self.space) for row in self._set())

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the rows, a hairline under each."""
        for row in self._set():
            height = row.height(self.space)
            sheet.rectangle(Box(SPINE_X, y, SPINE, height), fill="panel")
            _in_middle(sheet, row.need, Box(LEFT + PAD, y, INNER, height), align=1.0)
            _in_middle(sheet, row.label, Box(SPINE_X + MM, y, SPINE - 2 * MM, height), align=0.5)
            self._offer(sheet, row, Box(LEFT, y, TEXT, height))
            y += height
            sheet.rule(LEFT, y, TEXT, colour="hairline", width=style().rules["hairline"])

    def _offer(self, sheet: Sheet, row: _SetRow, box: Box) -> None:
        y, height = box.y, box.height
        x, right = OFFER_X + PAD, OFFER_X + PAD + INNER
        sign = _SIGNS.get(row.mark)
        if sign:
            # All signs from the faces of English: tick and cross then come from one of them.
            drawn = set_words(Words(sign, Language.EN), typed("body").but(bold=True), _MARK)
            _in_middle(sheet, drawn, Box(x - 1.2 * MM, y, _MARK - 0.6 * MM, height), align=0.5)
        _in_middle(sheet, row.offer, Box(x + _MARK - 1.2 * MM, y, INNER, height))
        if row.remark.lines:
            _in_middle(sheet, row.remark, Box(right - INNER, y, INNER, height), align=1.0)
        elif row.mark is Mark.MISSING:
            top = y + (height - _HATCH.height) / 2
            sheet.hatch(Box(right - _HATCH.width, top, _HATCH.width, _HATCH.height))

    def _set(self) -> Sequence[_SetRow]:
        return [_set_row(row, seconds=self.seconds) for row in self.rows]


@remembered(256)  # the same rows are measured for every plan of a page
def _set_row(row: Row, *, seconds: bool) -> _SetRow:
    remark = _remark(row.remark)
    offer = _offered(row, remark, seconds=seconds)
    if row.remark is not None and not seconds and max(len(offer.lines), len(remark.lines)) > 1:
        remark = _remark(Said(row.remark.first))
        offer = _offered(row, remark, seconds=False)
    return _SetRow(
        mark=row.mark,
        need=_value(row.need, INNER, typed("body"), seconds=seconds),
        label=_value(row.label, SPINE - 2 * MM, typed("small"), seconds=seconds),
        offer=offer,
        remark=remark,
    )


def _offered(row: Row, remark: Paragraph, *, seconds: bool) -> Paragraph:
    """Set the offered value beside the remark or the hatch of what is not stated."""
    taken = remark.width
    if not remark.lines and row.mark is Mark.MISSING:
        taken = _HATCH.width
    room = INNER - _MARK + 1.2 * MM - (taken + 2 * MM if taken else 0.0)
    return _value(row.capability, room, typed("body"), seconds=seconds)


def _remark(remark: Said | None) -> Paragraph:
    """Set a remark; two figures in a row are kept apart by a dot."""
    if remark is None:
        return EMPTY
    quiet = typed("quiet")
    second = remark.second
    if second is not None and second.text[:1].isdigit():
        second = Words(f"\N{MIDDLE DOT} {second.text}", second.language)
    return set_pieces(said(Said(remark.first, second), quiet, quiet), INNER * _REMARK)


def _value(value: Said, room: float, kind: Type, *, seconds: bool) -> Paragraph:
    """Set a value or label; its second language stays beside it or, with *seconds*, goes below."""
    # The rule under marked words must not touch the line below.
    leading = _LABEL if kind is typed("small") else _VALUE
    if value.first.marks:
        leading = kind.leading
    alone = balanced((Piece(value.first, kind),), room, leading=leading)
    if value.second is None:
        return alone
    both = set_pieces(said(value, kind, typed("quiet")), room, leading=leading)
    return both if seconds or len(both.lines) <= len(alone.lines) else alone


def _in_middle(sheet: Sheet, paragraph: Paragraph, box: Box, *, align: float = 0.0) -> None:
    top = box.y + (box.height - paragraph.height) / 2
    sheet.paragraph(paragraph, box.x, top, room=box.width, align=align)
