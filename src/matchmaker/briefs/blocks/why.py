"""Why the pair is proposed: a waterfall of whole points that ends at the score."""

from dataclasses import dataclass, field

from matchmaker.briefs.layout.page import LEFT
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
from matchmaker.briefs.layout.spacing import Spacing, spacing
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.bars import FULL, BarKind, Segment
from matchmaker.domain.brief import Brief, Part, Score, Words
from matchmaker.domain.texts import Language

_WIDTH = style().page["why"]
_LABEL, _FIGURES = 29 * MM, 17 * MM
_AXIS = _WIDTH - _LABEL - _FIGURES
_AXIS_X = LEFT + _LABEL
_BAR = 2.7 * MM
_UNDER = 0.4 * MM  # the sentence
_BEFORE_TOTAL = 0.5 * MM
_HEADING = 1.1 * MM + 13 + 1.2 * MM
_FILLS = {
    BarKind.STRONG: "bar.strong",
    BarKind.POSSIBLE: "bar.possible",
    BarKind.WEAK: "bar.weak",
}
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Why:
    """The left half under the rows."""

    brief: Brief
    space: Spacing = field(default_factory=spacing)

    @property
    def height(self) -> float:
        """Height in points."""
        if self.brief.score is None:
            return _HEADING + self._sentence().height
        score = self.brief.score
        caps = sum(p.height for p in _caps(score))
        axis = typed("caption").leading
        return _HEADING + self._sentence().height + _UNDER + self._rows(score) + axis + caps

    def _rows(self, score: Score) -> float:
        return len(score.parts) * self.space.bar + _BEFORE_TOTAL + self.space.total

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw heading, sentence, parts, total and what held the grade down."""
        headings, quiet, caption = self.brief.headings, typed("quiet"), typed("caption")
        large = typed("heading")
        heading = set_pieces(said(headings.why, large, large, wide=True), _WIDTH * 0.7)
        draw_heading(sheet, Box(LEFT, y, _WIDTH, 0), heading)
        score = self.brief.score
        if score is not None:
            room = _WIDTH - heading.width - 4 * MM
            note = set_pieces(said(headings.adds_up, caption, caption), room)
            if len(note.lines) > 1:
                note = set_words(headings.adds_up.first, caption, room)
            top = y + 1.1 * MM + 13 - quiet.leading
            sheet.paragraph(note, LEFT + _WIDTH - note.width, top)
        y = sheet.paragraph(self._sentence(), LEFT, y + _HEADING) + _UNDER
        if score is not None:
            self._waterfall(sheet, score, y)

    def _sentence(self) -> Paragraph:
        score = self.brief.score
        if score is not None:
            headline = (Piece(score.headline, typed("small")),)
            if score.outdated is None:
                return set_pieces(headline, _WIDTH)
            warning = said(score.outdated, typed("label"), typed("quiet"))
            return set_pieces(joined(headline, warning, typed("small")), _WIDTH)
        return set_pieces(said(self.brief.unscored, typed("small"), typed("quiet")), _WIDTH)

    def _waterfall(self, sheet: Sheet, score: Score, y: float) -> None:
        rules = style().rules
        bottom = y + self._rows(score)
        for x in (_AXIS_X, _AXIS_X + _AXIS):
            sheet.upright(x, y, bottom - y, colour="hairline", width=rules["hairline"])
        for threshold in score.thresholds:
            x = _at(threshold.at)
            sheet.upright(x, y, bottom - y, colour="hairline", width=rules["hairline"])
        for number, part in enumerate(score.parts):
            _part(sheet, part, y + number * self.space.bar, self.space.bar)
        self._total(sheet, score, bottom - self.space.total)
        y = _axis_words(sheet, score, bottom)
        for paragraph in _caps(score):
            y = sheet.paragraph(paragraph, LEFT, y)

    def _total(self, sheet: Sheet, score: Score, y: float) -> None:
        rules, tall = style().rules, self.space.total
        sheet.rule(LEFT, y, _WIDTH, colour="ink", width=rules["heavy"])
        label = set_pieces(said(self.brief.headings.total, typed("total"), typed("quiet")), _LABEL)
        sheet.paragraph(label, LEFT, y + (tall - typed("total").leading) / 2)
        top = y + (tall - _BAR) / 2
        for segment in score.total.segments:
            _segment(sheet, segment, top)
        for threshold in score.thresholds:
            if threshold.holds_down:
                sheet.upright(
                    _at(threshold.at), y + 0.5 * MM, tall - MM, colour="ink", width=rules["cap"]
                )
        _figures(sheet, str(score.total.score), FULL, Box(0, y, 0, tall), large=True)


def draw_heading(sheet: Sheet, box: Box, heading: Paragraph) -> None:
    """Draw a section's rule and its heading."""
    sheet.rule(box.x, box.y, box.width, colour="ink", width=style().rules["section"])
    sheet.paragraph(heading, box.x, box.y + 1.1 * MM)


def _part(sheet: Sheet, part: Part, y: float, tall: float) -> None:
    small = typed("small")
    label = set_pieces(said(part.label, small, typed("caption")), _LABEL)
    if len(label.lines) > 1:
        label = set_words(part.label.first, small, _LABEL)
    sheet.paragraph(label, LEFT, y + (tall - label.height) / 2)
    top = y + (tall - _BAR) / 2
    step = part.step
    if step.piece is not None:
        _segment(sheet, step.piece, top)
    if step.points is None:
        _open(sheet, part.still_open, Box(0, y, 0, tall))
        return
    thin = style().rules["hairline"]
    sheet.upright(_at(step.carry), top + _BAR, tall - _BAR, colour="muted", width=thin)
    sign = "+" if step.points > 0 else _MINUS if step.points < 0 else ""
    _figures(sheet, f"{sign}{abs(step.points)}", step.out_of, Box(0, y, 0, tall))


def _segment(sheet: Sheet, segment: Segment, top: float) -> None:
    rules, left = style().rules, _at(segment.start)
    box = Box(left, top, _at(segment.end) - left, _BAR)
    if segment.kind is BarKind.OPEN:
        sheet.hatch(box)
        return
    if segment.kind is BarKind.TAKEN:
        sheet.rectangle(box, fill="paper", stroke="ink", width=rules["negative"])
        return
    sheet.rectangle(box, fill=_FILLS[segment.kind])
    if segment.kind is BarKind.WEAK:
        sheet.rectangle(box, stroke="bar.strong", width=rules["weak"])


def _figures(sheet: Sheet, points: str, weight: int, row: Box, *, large: bool = False) -> None:
    kind = typed("heading") if large else typed("points")
    pieces = (
        Piece(Words(points, Language.EN), kind),
        Piece(Words(f" / {weight}", Language.EN), typed("caption")),
    )
    figures = set_pieces(pieces, _FIGURES)
    top = row.y + (row.height - figures.height) / 2
    sheet.paragraph(figures, LEFT + _WIDTH - figures.width, top)


def _open(sheet: Sheet, words: Words | None, row: Box) -> None:
    """Say at the right what could still count: it is no figure of the column."""
    said_open = set_words(words, typed("caption"), _FIGURES + _AXIS)
    top = row.y + (row.height - said_open.height) / 2
    sheet.paragraph(said_open, LEFT + _WIDTH - said_open.width, top)


def _axis_words(sheet: Sheet, score: Score, y: float) -> float:
    caption = typed("caption")
    sheet.paragraph(set_words(Words("0", Language.EN), caption, _LABEL), _AXIS_X, y)
    free = _AXIS_X + 2 * MM
    for threshold in score.thresholds:
        pieces = (
            Piece(Words(f"{threshold.at} ", Language.EN), caption),
            Piece(threshold.label.first, caption),
        )
        words = set_pieces(pieces, _AXIS)
        x = max(free, _at(threshold.at) - words.width / 2)
        sheet.paragraph(words, x, y)
        free = x + words.width + 1.5 * MM
    return y + caption.leading


def _caps(score: Score) -> list[Paragraph]:
    """Set what held the grade down, a line each: in both languages where that fits."""
    label, quiet = typed("label"), typed("quiet")
    both = [set_pieces(said(cap, label, quiet), _WIDTH) for cap in score.caps]
    return [
        set_words(cap.first, label, _WIDTH) if len(words.lines) > 1 else words
        for cap, words in zip(score.caps, both, strict=True)
    ]


def _at(points: int) -> float:
    return _AXIS_X + _AXIS * min(max(points, 0), FULL) / FULL
