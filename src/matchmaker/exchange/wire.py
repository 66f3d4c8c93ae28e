"""What the reading child hands over: rows of plain text, and marks on what was odd in the file."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may take; a file beyond them is refused, never cut.

    ``inflated`` and ``answer`` are bytes, ``memory`` the address space of the child.
    """

    inflated: int = 200_000_000
    members: int = 10_000
    ratio: int = 200
    memory: int = 1_000_000_000
    seconds: int = 60
    cells: int = 2_000_000
    text: int = 32_767
    answer: int = 400_000_000


LIMITS = Limits()

# A ratio says nothing about a small file: one page of blanks packs by a thousand.
RATIO_FROM = 20_000_000


@dataclass(frozen=True, slots=True)
class Mark:
    """Something odd at a cell (row and column from 0; row -1 means the whole sheet)."""

    code: str
    row: int = -1
    column: int = -1
    value: str = ""
    count: int = 0


@dataclass(slots=True)
class RawSheet:
    """One sheet as text; ``rows[0]`` is row ``first_row`` of the file as a person counts."""

    name: str
    hidden: bool = False
    encoding: str = ""
    certain_encoding: bool = True
    first_row: int = 1
    rows: list[list[str]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
