"""Read the tokens of ``resources/themes``: colours by role, type, space and sizes."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from matchmaker.paths import resources


class Tone(StrEnum):
    """What a tag, line or label is about; picks its pair of colours."""

    PLAIN = "plain"
    NEED = "need"
    CAPABILITY = "capability"
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One style of type, in device-independent pixels."""

    size: int
    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything both themes share; ``sizes`` also holds ``space.…`` and ``radius.…``."""

    styles: Mapping[str, TypeStyle]
    sizes: Mapping[str, int]


@cache
def colours(name: str) -> Mapping[str, str]:
    """Return the colour of every role of theme *name* (``light`` or ``dark``) as ``#RRGGBB``."""
    table = tomllib.loads(resources("themes", f"{name}.toml").read_text(encoding="utf-8"))
    named = {**table["colours"], **table["tints"]}
    return {role: named.get(value, value) for role, value in table["roles"].items()}


@cache
def measures() -> Measures:
    """Return type styles and sizes of the screen."""
    table = tomllib.loads(resources("themes", "screen.toml").read_text(encoding="utf-8"))
    styles = {
        name: TypeStyle(value["size"], value["line"], value["weight"])
        for name, value in table["type"].items()
        if "size" in value
    }
    sizes = dict(table["size"])
    for group in ("space", "radius"):
        sizes |= {f"{group}.{name}": value for name, value in table[group].items()}
    return Measures(styles, sizes)
