"""Lay out the pair brief: one page if it fits, more pages if not, never smaller type."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from matchmaker.briefs.blocks.head import Head, ShortHead
from matchmaker.briefs.blocks.lower import ContactCells, Helper, Notes
from matchmaker.briefs.blocks.mirror import Heads, Strip, Texts, split, strips, text_height
from matchmaker.briefs.blocks.questions import Questions
from matchmaker.briefs.blocks.rows import Rows
from matchmaker.briefs.blocks.tearoff import TearOff, draw_foot
from matchmaker.briefs.blocks.why import Why
from matchmaker.briefs.embedding import Subsets
from matchmaker.briefs.layout.page import CUT, FOOT, GAP, HEIGHT, TOP, Block
from matchmaker.briefs.layout.sheet import Sheet
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Row

_BOTTOM = CUT - 3 * MM  # of the front, above the words at the cut line
_BACK_BOTTOM = FOOT - 6 * MM
_LEAST_TEXT = 25 * MM
_FEW_QUESTIONS = 4
_NOTE_LINES = (3, 2)
_MORE_NOTES = 5

Draw = Callable[[Sheet], None]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands on the front: given up step by step until it fits."""

    brief: Brief
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
        """Whether anything of the front stands overleaf."""
        return self.lines is not None or self.rows < len(self.brief.rows)

    def blocks(self) -> list[Block]:
        """Return the blocks of the front from the top down, the halves being one of them."""
        brief = self.brief
        shown = brief.questions[: self.questions]
        return [
            Head(brief),
            Heads(brief),
            self.texts,
            Rows(_front_rows(brief.rows, self.rows), seconds=self.gists),
            _Halves(Why(brief), Questions(brief, shown)),
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
        self.questions.draw(sheet, y)


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
    plan = _Plan(brief)
    steps = (
        {},
        {"gists": False},
        {"questions": _FEW_QUESTIONS},
        {"notes": _NOTE_LINES[1]},
    )
    for step in steps:
        plan = replace(plan, **step)  # type: ignore[arg-type]
        if plan.height() <= _BOTTOM:
            return _filled(plan)
    return _cut(plan)


def _filled(plan: _Plan) -> _Plan:
    """Turn room that is left into lines to write on."""
    spare = int((_BOTTOM - plan.height()) / style().page["note"])
    return replace(plan, notes=min(plan.notes + max(spare, 0), _MORE_NOTES))


def _cut(plan: _Plan) -> _Plan:
    """Leave for overleaf what text does not fit, and rows if there is hardly room for text."""
    plan = replace(plan, lines=(0, 0))
    least = len([row for row in plan.brief.rows if not row.indicator])
    plan = replace(plan, rows=len(plan.brief.rows))
    while plan.rows > least and plan.height() - plan.texts.height + _LEAST_TEXT > _BOTTOM:
        plan = replace(plan, rows=plan.rows - 1)
    room = _BOTTOM - (plan.height() - plan.texts.height)
    need = strips(plan.brief.need, gist=False)
    offer = strips(plan.brief.capability, gist=False)
    fitting = len(split(need, room)[0]), len(split(offer, room)[0])
    if fitting == (len(need), len(offer)):
        return replace(plan, lines=None) if plan.rows < len(plan.brief.rows) else plan
    return replace(plan, lines=fitting)


def _front(sheet: Sheet, plan: _Plan) -> None:
    y = TOP
    for block in plan.blocks():
        y += _gap(block)
        block.draw(sheet, y)
        y += block.height
    TearOff(plan.brief).draw(sheet)


def _overleaf(plan: _Plan) -> list[Draw]:
    """Return the pages that go on: text and rows left over, gists and questions given up."""
    brief = plan.brief
    need = _rest(plan, strips(brief.need, gist=True), 0)
    offer = _rest(plan, strips(brief.capability, gist=True), 1)
    left = _left_rows(brief.rows, plan.rows)
    found: list[Draw] = []
    while True:
        blocks: list[Block] = [ShortHead(brief), Heads(brief)]
        room = _BACK_BOTTOM - TOP - sum(b.height + _gap(b) for b in blocks)
        now_need, need = split(need, room)
        now_offer, offer = split(offer, room)
        last = not need and not offer
        if now_need or now_offer:
            blocks.append(Texts(brief, now_need, now_offer, goes_on=not last))
            room -= max(text_height(now_need), text_height(now_offer), blocks[-1].height)
        if last:
            room, left = _add_rows(blocks, room, left)
            asked = brief.questions[plan.questions :]
            more = Questions(brief, asked)
            if not left and (not asked or more.height + GAP <= room):
                found.append(_drawing([*blocks, *((more,) if asked else ())]))
                return found
        found.append(_drawing(blocks))


def _add_rows(
    blocks: list[Block], room: float, left: tuple[Row, ...]
) -> tuple[float, tuple[Row, ...]]:
    """Add as many of the rows *left* as there is room for; return the room and the others."""
    count = len(left)
    while count and Rows(left[:count]).height > room:
        count -= 1
    if count:
        rows = Rows(left[:count])
        blocks.append(rows)
        room -= rows.height
    return room, left[count:]


def _drawing(blocks: Sequence[Block]) -> Draw:
    def draw_page(sheet: Sheet) -> None:
        y = TOP
        for block in blocks:
            y += _gap(block)
            block.draw(sheet, y)
            y += block.height

    return draw_page


def _rest(plan: _Plan, lines: tuple[Strip, ...], side: int) -> tuple[Strip, ...]:
    """Return what the front has not shown of one side's lines."""
    if plan.lines is not None:
        return lines[plan.lines[side] :]
    shown = len(strips((plan.brief.need, plan.brief.capability)[side], gist=plan.gists))
    return lines[shown:]


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
