"""Lay out the pair brief: one page if it fits, more pages if not, never smaller type."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from matchmaker.briefs.blocks.head import Head, ShortHead
from matchmaker.briefs.blocks.lower import ContactCells, Helper, Notes
from matchmaker.briefs.blocks.mirror import Heads, ShortHeads, Strip, Texts, split, strips
from matchmaker.briefs.blocks.questions import Questions
from matchmaker.briefs.blocks.rows import Rows
from matchmaker.briefs.blocks.tearoff import TearOff, draw_foot
from matchmaker.briefs.blocks.why import Why
from matchmaker.briefs.embedding import Subsets
from matchmaker.briefs.layout.page import CUT, FOOT, GAP, HEIGHT, TOP, Block
from matchmaker.briefs.layout.sheet import Sheet
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Row

_BOTTOM = CUT - 1.8 * MM  # of the front, above the words at the cut line
_BACK_BOTTOM = FOOT - 6 * MM
_FRONT_ROWS = 9
_HEADS = 2  # blocks every back page begins with
_FEW_QUESTIONS = 4
_NOTE_LINES = (3, 2)
_MORE_NOTES = 12
_BACK_NOTES = 40

Draw = Callable[[Sheet], None]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands on the front: given up step by step until it fits."""

    brief: Brief
    values: bool = True  # both languages of a row's values, also where that takes a line more
    gists: bool = True
    questions: int = 6
    notes: int = _NOTE_LINES[0]
    rows: int = 99
    lines: tuple[int, int] | None = None  # of each side's text; None: all of it

    @property
    def texts(self) -> Texts:
        """The text cells of the front."""
        need = strips(self.brief.need, gist=self.gists)
        offer = strips(self.brief.capability, gist=self.gists)
        if self.lines is None:
            return Texts(self.brief, need, offer, goes_on=self.goes_on)
        return Texts(self.brief, need[: self.lines[0]], offer[: self.lines[1]], goes_on=True)

    @property
    def goes_on(self) -> bool:
        """Whether texts or rows go on overleaf; questions given up alone ask for no page."""
        return self.lines is not None or self.rows < len(self.brief.rows)

    @property
    def asked(self) -> int:
        """How many questions stand on the front: more than must, where the left half is longer."""
        questions = self.brief.questions
        room = Why(self.brief).height
        count = len(questions)
        while count > self.questions and Questions(self.brief, questions[:count]).height > room:
            count -= 1
        return count

    def blocks(self) -> list[Block]:
        """Return the blocks of the front from the top down, the halves being one of them."""
        brief = self.brief
        return [
            Head(brief),
            Heads(brief),
            self.texts,
            Rows(_front_rows(brief.rows, self.rows), seconds=self.values),
            _Halves(Why(brief), Questions(brief, brief.questions[: self.asked])),
            ContactCells(brief),
            Helper(brief),
            Notes(brief, self.notes),
        ]

    def height(self) -> float:
        """Return where the last block of the front ends."""
        return TOP + sum(block.height + _gap(block) for block in self.blocks())


@dataclass(frozen=True, slots=True)
class _Halves:
    """Why proposed on the left, questions on the right."""

    why: Why
    questions: Questions

    @property
    def height(self) -> float:
        return max(self.why.height, self.questions.height)

    def draw(self, sheet: Sheet, y: float) -> None:
        self.why.draw(sheet, y)
        replace(self.questions, room=self.height).draw(sheet, y)


def pages(brief: Brief) -> list[Draw]:
    """Return the pages of *brief*, each as a function that draws it on a sheet."""
    plan = _fitted(brief)
    back = _overleaf(plan) if plan.goes_on else []
    return [lambda sheet: _front(sheet, plan), *back]


def draw(brief: Brief, subsets: Subsets) -> list[str]:
    """Draw all pages of *brief* and return their operators."""
    drawings = pages(brief)
    done = []
    for number, page in enumerate(drawings, 1):
        sheet = Sheet(subsets, HEIGHT)
        page(sheet)
        draw_foot(sheet, brief, number, len(drawings))
        done.append(sheet.operators)
    return done


def _fitted(brief: Brief) -> _Plan:
    """Give up what the front can do without, in the order of the design, until it fits."""
    whole = _Plan(brief)
    short_rows = replace(whole, values=False)
    one_language = replace(short_rows, gists=False)
    fewer = replace(one_language, questions=_FEW_QUESTIONS)
    least = replace(fewer, notes=_NOTE_LINES[1])
    for plan in (whole, short_rows, one_language, fewer, least):
        if plan.height() <= _BOTTOM:
            return _filled(plan)
    return _cut(least)


def _filled(plan: _Plan) -> _Plan:
    """Turn room that is left into lines to write on."""
    spare = int((_BOTTOM - plan.height()) / style().page["note"])
    return replace(plan, notes=min(plan.notes + max(spare, 0), _MORE_NOTES))


def _cut(plan: _Plan) -> _Plan:
    """Leave for overleaf what text does not fit, and rows if there is hardly room for text."""
    rows = plan.brief.rows
    plan = replace(plan, lines=(0, 0), rows=min(len(rows), _FRONT_ROWS))
    least = sum(not row.indicator for row in rows)
    while plan.rows > least and plan.height() > _BOTTOM:
        plan = replace(plan, rows=plan.rows - 1)
    room = _BOTTOM - (plan.height() - plan.texts.height)
    need = strips(plan.brief.need, gist=False)
    offer = strips(plan.brief.capability, gist=False)
    fitting = len(split(need, room)[0]), len(split(offer, room)[0])
    whole = fitting == (len(need), len(offer))
    return replace(plan, lines=None if whole else fitting)


def _front(sheet: Sheet, plan: _Plan) -> None:
    _draw_down(sheet, plan.blocks())
    TearOff(plan.brief).draw(sheet)


def _overleaf(plan: _Plan) -> list[Draw]:
    """Return the pages that go on: both texts whole if that takes one page, else their rest."""
    need = strips(plan.brief.need, gist=True)
    offer = strips(plan.brief.capability, gist=True)
    whole = _back_pages(plan, (need, offer))
    if len(whole) == 1 or plan.lines is None:
        return whole
    return _back_pages(plan, (need[plan.lines[0] :], offer[plan.lines[1] :]))


def _back_pages(plan: _Plan, texts: tuple[tuple[Strip, ...], tuple[Strip, ...]]) -> list[Draw]:
    """Return pages with *texts*, then the rows and questions the front has not shown."""
    brief = plan.brief
    need, offer = texts
    left = _left_rows(brief.rows, plan.rows)
    asked = brief.questions[plan.asked :]
    found: list[Draw] = []
    while True:
        page = _BackPage([ShortHead(brief), ShortHeads(brief)])
        now_need, need = split(need, page.room)
        now_offer, offer = split(offer, page.room)
        if now_need or now_offer:
            page.add(Texts(brief, now_need, now_offer, goes_on=bool(need or offer)))
        if not need and not offer:
            left = page.add_rows(left)
            if not left and (not asked or page.add(Questions(brief, asked))):
                page.add_notes(brief)
                return [*found, page.draw]
        found.append(page.draw)


@dataclass(slots=True)
class _BackPage:
    """A page that goes on from the front, filled from the top."""

    blocks: list[Block]

    @property
    def room(self) -> float:
        """Height that is left, in points."""
        return _BACK_BOTTOM - TOP - sum(block.height + _gap(block) for block in self.blocks)

    def add(self, block: Block) -> bool:
        """Add *block* if there is room for it, or if the page is still empty."""
        fits = block.height + _gap(block) <= self.room or len(self.blocks) <= _HEADS
        if fits:
            self.blocks.append(block)
        return fits

    def add_rows(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Add as many *rows* as there is room for and return the others."""
        count = len(rows)
        while count and Rows(rows[:count]).height > self.room:
            count -= 1
        if count:
            self.blocks.append(Rows(rows[:count]))
        return rows[count:]

    def add_notes(self, brief: Brief) -> None:
        """Turn the room that is left into lines to write on."""
        lines = int((self.room - GAP) / style().page["note"])
        if lines >= _NOTE_LINES[1]:
            self.blocks.append(Notes(brief, min(lines, _BACK_NOTES)))

    def draw(self, sheet: Sheet) -> None:
        """Draw the blocks."""
        _draw_down(sheet, self.blocks)


def _draw_down(sheet: Sheet, blocks: Sequence[Block]) -> None:
    y = TOP
    for block in blocks:
        y += _gap(block)
        block.draw(sheet, y)
        y += block.height


def _front_rows(rows: tuple[Row, ...], count: int) -> tuple[Row, ...]:
    """Return *count* rows: the last indicators stand back first."""
    spare = max(len(rows) - count, 0)
    indicators = [row for row in rows if row.indicator]
    kept = indicators[: len(indicators) - spare] if spare else indicators
    return (*kept, *(row for row in rows if not row.indicator))


def _left_rows(rows: tuple[Row, ...], count: int) -> tuple[Row, ...]:
    shown = sum(row.indicator for row in _front_rows(rows, count))
    return tuple(row for row in rows if row.indicator)[shown:]


def _gap(block: Block) -> float:
    if isinstance(block, _Halves):
        return 3 * MM
    return GAP if isinstance(block, ContactCells | Questions) else 0.0
