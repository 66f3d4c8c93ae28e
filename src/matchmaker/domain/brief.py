"""A brief as it will be printed: every word said, for one audience, nothing that may not show.

It is an allow-list: paper prints what stands here and has no way to reach a record.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matchmaker.domain.bars import Bar, Step
from matchmaker.domain.lists import Audience
from matchmaker.domain.texts import Language
from matchmaker.messages import Message


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text in one language; ``marks`` are the places (start, end) both sides share."""

    text: str
    language: Language
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the reader's language, and in the second one where the paper has two."""

    first: Words
    second: Words | None = None


class Mark(StrEnum):
    """How the offer of one row stands to the wish; OPEN rows have nothing to compare."""

    MET = "met"
    NEAR = "near"
    SHORT = "short"
    MISSING = "missing"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison, the same order left and right."""

    label: Said
    need: Said
    capability: Said
    mark: Mark = Mark.OPEN
    remark: Said | None = None
    indicator: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """The need or the capability: its head and its text.

    ``place`` is park, town and size, or department and kind. ``gist`` is the text in the second
    language; ``notes`` say that a text is in another language than the reader's.
    """

    label: Said
    code: str
    title: Said
    organisation: Words
    place: Words
    text: Words
    gist: Words | None = None
    points: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score: its name and its step of the waterfall.

    ``still_open`` says what a part that is not stated could still count for.
    """

    label: Said
    step: Step
    still_open: Words | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A score from which a word holds; ``holds_down`` if a cap keeps the grade below it."""

    at: int
    label: Said
    holds_down: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """The stored score as a bar, its word, the parts and what held the grade down.

    The points of the parts add up to ``total.score``. ``outdated`` says that a record changed
    after the score was worked out.
    """

    word: Said
    headline: Words
    parts: tuple[Part, ...]
    total: Bar
    thresholds: tuple[Threshold, ...] = ()
    caps: tuple[Said, ...] = ()
    outdated: Said | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask at the table: what it is about, and the question."""

    topic: Said
    ask: Said


@dataclass(frozen=True, slots=True)
class Contact:
    """Who to talk to; only people who agreed to be printed become one."""

    name: Words
    role: Words
    reach: str = ""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Both sides' contacts; an empty side prints ``instead``."""

    heading: Said
    consent: Said
    need: tuple[Contact, ...]
    capability: tuple[Contact, ...]
    instead: Said


@dataclass(frozen=True, slots=True)
class Header:
    """What stands over the page; slot and table are ruled fields to be filled by hand."""

    event: Said
    title: Said
    day: Words
    slot: Said
    table: Said
    code: Said
    printed: Words
    sample: Said | None


@dataclass(frozen=True, slots=True)
class Spine:
    """The words between the two sides, and the pairs of terms they share."""

    score: Said
    texts: Said
    legend: Said
    shared: tuple[tuple[Words, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of the parts of the page."""

    why: Said
    adds_up: Said
    total: Said
    questions: Said
    notes: Said
    continued: Said
    overleaf: Said


@dataclass(frozen=True, slots=True)
class ResultForm:
    """The form at the foot of the front that is torn off; ``unit`` follows the amount's rule."""

    tear: Said
    heading: Said
    held: tuple[Said, ...]
    rungs: tuple[Said, ...]
    amount: Said
    unit: Words
    next_step: Said
    date: Said
    need_signature: Said
    capability_signature: Said


@dataclass(frozen=True, slots=True)
class Foot:
    """The lines at the very end: what the data are, and what contacts may be used for."""

    sample: Said | None
    privacy: Said


@dataclass(frozen=True, slots=True)
class Near:
    """Two passages that say nearly the same in no shared word."""

    label: Said
    need: Words
    capability: Words


@dataclass(frozen=True, slots=True)
class Spot:
    """A place a person must look at before printing; never printed itself.

    ``record`` is the code of the record, ``field`` its field, ``what`` the words found there.
    """

    record: str
    field: Message
    what: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The pair brief P6. ``code`` is the pair's code and all that the QR sign holds.

    ``score`` is None for a pair that was never scored; ``unscored`` then says so. ``helper`` is
    a label and a service that could help, only where one was found. ``near`` is there only where
    the sides share no term. ``printed_at`` is UTC. Not printed: ``leaks``, where a blind copy
    would still name an organisation (it must not be printed then), and ``reach``, where a blind
    copy has a telephone number or an address in a text.
    """

    code: str
    language: Language
    second: Language | None
    audience: Audience
    printed_at: datetime
    header: Header
    need: Side
    capability: Side
    spine: Spine
    rows: tuple[Row, ...]
    score: Score | None
    unscored: Said
    questions: tuple[Question, ...]
    contacts: Contacts
    headings: Headings
    form: ResultForm
    foot: Foot
    helper: tuple[Said, Words] | None = None
    near: Near | None = None
    leaks: tuple[Spot, ...] = ()
    reach: tuple[Spot, ...] = ()
