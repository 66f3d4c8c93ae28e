"""Fit the front of a pair brief: what it gives up, step by step, before it goes on overleaf."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matchmaker.briefs.blocks.head import Head
from matchmaker.briefs.blocks.lower import ContactCells, Helper, Notes
from matchmaker.briefs.blocks.near import Nearest
from matchmaker.briefs.blocks.questions import Questions
from matchmaker.briefs.blocks.rows import Rows
from matchmaker.briefs.blocks.sides import Heads
from matchmaker.briefs.blocks.tearoff import TearOff
from matchmaker.briefs.blocks.texts import Manner, Strip, Texts, split, strips
from matchmaker.briefs.blocks.why import Why
from matchmaker.briefs.layout.page import TOP, Block
from matchmaker.briefs.layout.sheet import Sheet
from matchmaker.briefs.layout.spacing import Spacing, spacing
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Row

_OVER_CUT = 1.8 * MM  # half of the words at the cut line, and air
_ALL = 99
_FEW_QUESTIONS = 4
_NOTE_LINES = 3
_MORE_NOTES = 12
_ENOUGH_BLANKS = 1  # lines beside the questions that serve as notes
_LEAST_LINES = 6  # of each text, before rows go overleaf
_CLOSER = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on the front and how closely."""

    brief: Brief
    values: bool = True  # both languages of rows, also where that takes a line more
    gists: bool = True
    asks: bool = True  # both languages of the questions
    notes: int = _NOTE_LINES
    closeness: float = 0.0
    listed: bool = True  # the advantages a line each
    low: bool = False  # the cut line
    questions: int = _ALL
    rows: int = _ALL
    lines: tuple[int, int] | None = None  # of each side's text; None: all of it

    @property
    def space(self) -> Spacing:
        """The distances."""
        return spacing(self.closeness)

    @property
    def sides(self) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
        """All lines of both texts."""
        manner = Manner(gist=self.gists, listed=self.listed, space=self.space)
        return strips(self.brief.need, manner), strips(self.brief.capability, manner)

    @property
    def texts(self) -> Texts:
        """The text cells."""
        need, offer = self.sides
        if self.lines is not None:
            need, offer = need[: self.lines[0]], offer[: self.lines[1]]
        return Texts(self.brief, need, offer, goes_on=self.goes_on, space=self.space)

    @property
    def goes_on(self) -> bool:
        """Whether texts, rows or questions go on overleaf."""
        return (
            self.lines is not None
            or self.rows < len(self.brief.rows)
            or self.asked < len(self.brief.questions)
        )

    @property
    def asked(self) -> int:
        """How many questions stand on the front: more than must, where the left half is longer."""
        count = len(self.brief.questions)
        if count <= self.questions:
            return count
        while count > self.questions and self._ask(count).height > self.why.height:
            count -= 1
        return count

    @property
    def why(self) -> Why:
        """The left half under the rows."""
        return Why(self.brief, self.space)

    @property
    def halves(self) -> "Halves":
        """Why proposed and the questions."""
        asked = self._ask(self.asked)
        blanks = replace(asked, notes=True).blanks(max(self.why.height, asked.height))
        return Halves(self.why, replace(asked, notes=not self.notes and blanks >= _ENOUGH_BLANKS))

    @property
    def height(self) -> float:
        """How much the front takes over the cut line, in points."""
        return sum(block.height + self.gap(block) for block in self.blocks())

    @property
    def room(self) -> float:
        """How much there is."""
        return TearOff(self.brief, self.low).cut - _OVER_CUT - TOP

    @property
    def fits(self) -> bool:
        """Whether everything stands over the cut line."""
        return self.height <= self.room

    def blocks(self) -> list[Block]:
        """Return the blocks of the front from the top down, the halves being one of them."""
        brief, space, halves = self.brief, self.space, self.halves
        return [
            Head(brief, space),
            Heads(brief, space),
            self.texts,
            Nearest(brief),
            Rows(front_rows(brief.rows, self.rows), seconds=self.values, space=space),
            halves,
            ContactCells(brief, space),
            Helper(brief),
            Notes(brief, self.notes if self.notes or halves.questions.notes else 1),
        ]

    def gap(self, block: Block) -> float:
        """Return the distance above *block*."""
        if isinstance(block, Halves):
            return self.space.halves
        return self.space.block if isinstance(block, ContactCells) else 0.0

    def draw(self, sheet: Sheet) -> None:
        """Draw the front."""
        y = TOP
        for block in self.blocks():
            y += self.gap(block)
            block.draw(sheet, y)
            y += block.height
        TearOff(self.brief, self.low).draw(sheet)

    def _ask(self, count: int) -> Questions:
        asked = self.brief.questions[:count]
        return Questions(self.brief, asked, seconds=self.asks, space=self.space)


@dataclass(frozen=True, slots=True)
class Halves:
    """Why proposed on the left, questions on the right."""

    why: Why
    questions: Questions

    @property
    def height(self) -> float:
        """Height in points."""
        return max(self.why.height, self.questions.height)

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw both; what the questions leave becomes lines to write on."""
        self.why.draw(sheet, y)
        replace(self.questions, room=self.height).draw(sheet, y)


class Fitting:
    """The fronts of one piece of work, each worked out once; nothing is kept beyond it.

    Briefs hold contacts: whoever prints the same ones twice hands this on, and lets go of it.
    """

    def __init__(self) -> None:
        """Start with none."""
        self._fronts: dict[int, Front] = {}

    def front(self, brief: Brief) -> Front:
        """Return the front of *brief*, this very value."""
        known = self._fronts.get(id(brief))
        if known is None or known.brief is not brief:
            known = self._fronts[id(brief)] = fitted(brief)
        return known


def fitted(brief: Brief) -> Front:
    """Give up what the front can do without until it fits; the last lines go overleaf if not."""
    front = Front(brief)
    for front in _fronts(brief):
        if front.fits:
            return _filled(front)
    return _filled(_cut(front))


def front_rows(rows: Sequence[Row], count: int) -> tuple[Row, ...]:
    """Return *count* rows: the last indicators stand back first."""
    spare = max(len(rows) - count, 0)
    indicators = [row for row in rows if row.indicator]
    kept = indicators[: len(indicators) - spare] if spare else indicators
    return (*kept, *(row for row in rows if not row.indicator))


def left_rows(rows: Sequence[Row], count: int) -> tuple[Row, ...]:
    """Return the rows that ``front_rows`` leaves for overleaf."""
    shown = sum(row.indicator for row in front_rows(rows, count))
    return tuple(row for row in rows if row.indicator)[shown:]


def _fronts(brief: Brief) -> Iterator[Front]:
    """Yield what the front gives up in turn: second languages, air, lines to write on."""
    front = Front(brief)
    yield front
    yield (front := replace(front, values=False))
    yield (front := replace(front, gists=False))
    if front.halves.height > front.why.height:
        yield (front := replace(front, asks=False))
    yield (front := replace(front, notes=2))
    yield (front := replace(front, closeness=1.0))
    yield (front := replace(front, listed=False))
    yield (front := replace(front, notes=1))
    yield (front := replace(front, notes=0))
    if not front.halves.questions.notes:
        yield (front := replace(front, asks=False))
    yield (front := replace(front, low=True))


def _filled(front: Front) -> Front:
    """Turn room that is left into air, then into lines to write on."""
    for closeness in _CLOSER:
        wider = replace(front, closeness=min(closeness, front.closeness))
        if wider.fits:
            front = wider
            break
    if not front.notes:
        return front
    spare = int((front.room - front.height) / style().page["note"])
    return replace(front, notes=min(front.notes + max(spare, 0), _MORE_NOTES))


def _cut(front: Front) -> Front:
    """Leave for overleaf what text does not fit, and rows if there is hardly room for text."""
    rows = front.brief.rows
    front = replace(front, questions=_FEW_QUESTIONS, rows=len(rows))
    need, offer = front.sides
    some = replace(front, lines=(min(len(need), _LEAST_LINES), min(len(offer), _LEAST_LINES)))
    while not some.fits and any(row.indicator for row in front_rows(rows, some.rows)):
        some = replace(some, rows=some.rows - 1)
    bare = replace(some, lines=(0, 0))
    room = bare.room - (bare.height - bare.texts.height)
    fitting = tuple(len(split(side, room, space=bare.space)[0]) for side in (need, offer))
    whole = fitting == (len(need), len(offer))
    return replace(bare, lines=None if whole else (fitting[0], fitting[1]))
