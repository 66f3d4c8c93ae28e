"""Read ``resources/themes/print.toml``: colours, type, rules and measures of paper."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from matchmaker.errors import OutputError
from matchmaker.messages import N_, Message
from matchmaker.paths import resources

MM = 72 / 25.4


@dataclass(frozen=True, slots=True, eq=False)
class Type:
    """A size of type with its leading in points, its weight and the role of its colour.

    There is one object of each, so that set lines are found again quickly.
    """

    size: float
    leading: float
    bold: bool = False
    colour: str = "ink"

    def but(self, *, bold: bool | None = None, colour: str | None = None) -> "Type":
        """Return the same size in another weight or colour."""
        return _but(self, self.bold if bold is None else bold, colour or self.colour)


@dataclass(frozen=True, slots=True)
class Style:
    """Everything ``print.toml`` says; lengths in points, colours as PDF operands ``r g b``."""

    colours: dict[str, str]
    rules: dict[str, float]
    types: dict[str, Type]
    page: dict[str, float]
    wide: dict[str, float]
    close: dict[str, float]


@cache
def style() -> Style:
    """Return the style of paper.

    Raises:
        OutputError: the shipped file is missing or has a wrong entry.
    """
    path = resources("themes", "print.toml")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return _style(table)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise OutputError(
            Message(
                N_(
                    "The print style {name} is missing or damaged. "
                    "Please install the program again."
                ),
                name=path.name,
            )
        ) from error


def _style(table: dict[str, Any]) -> Style:
    return Style(
        colours={name: _operands(value) for name, value in table["colours"].items()},
        rules={name: float(value) for name, value in table["rules"].items()},
        types={name: Type(**value) for name, value in table["type"].items()},
        page={name: float(value) * MM for name, value in table["page"].items()},
        wide=_distances(table["spacing"]["wide"]),
        close=_distances(table["spacing"]["close"]),
    )


def _distances(table: dict[str, Any]) -> dict[str, float]:
    """Return lengths in points; ``leading`` is a plain factor."""
    return {n: float(v) if n == "leading" else float(v) * MM for n, v in table.items()}


@cache
def _but(kind: Type, bold: bool, colour: str) -> Type:
    return replace(kind, bold=bold, colour=colour)


def _operands(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))
