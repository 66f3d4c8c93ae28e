"""Read the values of options; what cannot work is refused in a sentence."""

import glob
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from matchmaker.errors import UsageError
from matchmaker.messages import N_, Message

C = TypeVar("C", bound=StrEnum)


def one_of(kind: type[C]) -> Callable[[str], C]:
    """Return a reader of the codes of *kind*."""

    def read(typed: str) -> C:
        for choice in kind:
            if choice.value.casefold() == typed.casefold():
                return choice
        raise UsageError(
            Message(
                N_("“{value}” is not known here; choose one of: {choices}."),
                value=typed,
                choices=", ".join(kind),
            )
        )

    return read


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from *low* to *high*."""

    def read(typed: str) -> int:
        if typed.isascii() and typed.isdigit() and low <= int(typed) <= high:
            return int(typed)
        raise UsageError(
            Message(
                N_("“{value}” does not work here; give a whole number from {low} to {high}."),
                value=typed,
                low=low,
                high=high,
            )
        )

    return read


def files(typed: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that were named; patterns the shell left alone are filled in."""
    return tuple(file for path in typed for file in _filled(path))


def _filled(path: Path) -> Sequence[Path]:
    name = str(path)
    if path.exists() or not glob.has_magic(name):
        return (path,)
    found = sorted(glob.glob(name))  # noqa: PTH207 - the pattern may be absolute
    return [Path(each) for each in found] or (path,)
