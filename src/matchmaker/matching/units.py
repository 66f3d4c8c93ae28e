"""Units of measurement: what can be compared with what, and by which factor."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from matchmaker.folding import fold
from matchmaker.matching.tables import Row, rows

_COLUMNS = ("unit", "dimension", "factor", "offset", "forms")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: a value times ``factor`` plus ``offset`` is in its dimension's base unit."""

    code: str
    dimension: str
    factor: Decimal
    offset: Decimal


@dataclass(frozen=True, slots=True)
class Units:
    """All units by their wordings, as written (Nm is not nm) and in lower case."""

    exact: Mapping[str, Unit]
    lower: Mapping[str, Unit]

    def unit(self, text: str) -> Unit | None:
        """Return the unit that *text* names, or None if it is not known."""
        key = _key(text)
        return self.exact.get(key) or self.lower.get(fold(key))

    def convert(self, value: Decimal, unit: str, wanted: str) -> Decimal | None:
        """Return *value* in the unit *wanted*; None if the two cannot be compared.

        Two spellings of a unit that is in no table are the same unit; no unit is a unit by itself.
        """
        if _key(unit) == _key(wanted):
            return value
        have, want = self.unit(unit), self.unit(wanted)
        if have is None or want is None or have.dimension != want.dimension:
            return None
        base = value * have.factor + have.offset
        return (base - want.offset) / want.factor


def load_units(path: Path) -> Units:
    """Read the table of units.

    Raises:
        ProfileError: a broken row, named by file and line.
    """
    exact: dict[str, Unit] = {}
    lower: dict[str, Unit] = {}
    for row in rows(path, _COLUMNS):
        unit = _unit(row)
        for form in row.values["forms"].split("|"):
            other = exact.setdefault(_key(form), unit)
            if other is not unit:
                raise row.error(f"“{form}” is a wording of {other.code} already")
            lower.setdefault(fold(form), unit)
    return Units(exact, lower)


def _unit(row: Row) -> Unit:
    values = row.values
    try:
        factor, offset = Decimal(values["factor"]), Decimal(values["offset"])
    except InvalidOperation as error:
        raise row.error("factor or offset is not a number") from error
    if not values["unit"] or not values["dimension"] or not values["forms"] or factor <= 0:
        raise row.error("unit, dimension, forms or a factor above 0 is missing")
    return Unit(values["unit"], values["dimension"], factor, offset)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").replace("^", "")
    return plain.replace("*", "\u00b7")
