"""What a command is made of, as data: its words, its examples, its options."""

from collections.abc import Callable
from dataclasses import dataclass

Reader = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Option:
    """One option or positional argument; ``reads`` is None for a switch.

    ``several`` is argparse's ``nargs`` for positional arguments.
    """

    names: tuple[str, ...]
    help: str
    reads: Reader | None = None
    metavar: str | tuple[str, ...] | None = None
    default: object = None
    several: str | int | None = None
    dest: str = ""

    @property
    def positional(self) -> bool:
        """Whether it is given without a name."""
        return not self.names[0].startswith("-")


@dataclass(frozen=True, slots=True)
class Example:
    """A line to type, and what it is for."""

    line: str
    help: str


@dataclass(frozen=True, slots=True)
class Command:
    """One command: ``module`` below ``cli.commands`` is imported when it was chosen.

    ``exclusive`` are options of which at most one may be given.
    """

    name: str
    module: str
    summary: str
    about: str
    examples: tuple[Example, ...]
    options: tuple[Option, ...] = ()
    exclusive: tuple[Option, ...] = ()
