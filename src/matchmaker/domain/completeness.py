"""How complete a need or capability is: percent, and which missing field matters most.

Which fields count follows the flags of the record description: M must be filled before a record
can be matched, S is used in scoring. A field that is both counts twice a field that is only S.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText

_OBLIGATORY = 2
_HELPFUL = 1


class Filled(StrEnum):
    """Whether a field is there; UNCHECKED if a machine converted all or part of its texts."""

    CHECKED = "checked"
    UNCHECKED = "unchecked"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that counts: its name, the criterion it feeds, and whether matching needs it."""

    name: str
    criterion: Criterion
    obligatory: bool = False

    @property
    def weight(self) -> int:
        """What the field counts for."""
        return _OBLIGATORY if self.obligatory else _HELPFUL


@dataclass(frozen=True, slots=True)
class Completeness:
    """Every field that counts with its state, in the order of what it means for matching."""

    parts: tuple[tuple[Field, Filled], ...]

    @property
    def percent(self) -> int:
        """Whole percent of what is filled; 100 only if nothing at all is missing."""
        return self._share(Filled.CHECKED, Filled.UNCHECKED)

    @property
    def checked_percent(self) -> int:
        """Whole percent of what is filled and checked."""
        return self._share(Filled.CHECKED)

    @property
    def missing(self) -> tuple[Field, ...]:
        """The missing fields, the one that matters most first."""
        return tuple(field for field, state in self.parts if state is Filled.MISSING)

    @property
    def unchecked(self) -> tuple[Field, ...]:
        """The fields that hold text nobody has checked."""
        return tuple(field for field, state in self.parts if state is Filled.UNCHECKED)

    @property
    def matchable(self) -> bool:
        """Whether every field is there that matching cannot do without."""
        return not any(field.obligatory for field in self.missing)

    def _share(self, *states: Filled) -> int:
        whole = sum(field.weight for field, _ in self.parts)
        have = sum(field.weight for field, state in self.parts if state in states)
        return have * 100 // whole


# Obligatory fields first; within each group the criterion that decides most stands first.
NEED_FIELDS = (
    Field("title", Criterion.TEXT, obligatory=True),
    Field("problem", Criterion.TEXT, obligatory=True),
    Field("keywords", Criterion.KEYWORDS, obligatory=True),
    Field("hightech_field", Criterion.FIELD, obligatory=True),
    Field("industry", Criterion.INDUSTRY, obligatory=True),
    Field("indicators", Criterion.INDICATORS),
    Field("trl_min", Criterion.READINESS),
    Field("mode_wanted", Criterion.MODE),
    Field("budget", Criterion.BUDGET_TIME),
    Field("deadline", Criterion.BUDGET_TIME),
)
CAPABILITY_FIELDS = (
    Field("title", Criterion.TEXT, obligatory=True),
    Field("summary", Criterion.TEXT, obligatory=True),
    Field("keywords", Criterion.KEYWORDS, obligatory=True),
    Field("hightech_field", Criterion.FIELD, obligatory=True),
    Field("trl", Criterion.READINESS, obligatory=True),
    Field("applications", Criterion.TEXT),
    Field("industries", Criterion.INDUSTRY),
    Field("indicators", Criterion.INDICATORS),
    Field("mode_offered", Criterion.MODE),
    Field("price_hint", Criterion.BUDGET_TIME),
)
_FIELDS: Mapping[type[Need | Capability], tuple[Field, ...]] = {
    Need: NEED_FIELDS,
    Capability: CAPABILITY_FIELDS,
}


def completeness(record: Need | Capability) -> Completeness:
    """Return what of *record* is filled, unchecked and missing."""
    parts = ((field, _state(getattr(record, field.name))) for field in _FIELDS[type(record)])
    return Completeness(tuple(parts))


def _state(value: object) -> Filled:
    if value is None or not value:
        return Filled.MISSING
    texts = [value] if isinstance(value, LocalisedText) else _names(value)
    return Filled.UNCHECKED if any(text.converted for text in texts) else Filled.CHECKED


def _names(value: object) -> list[LocalisedText]:
    rows = value if isinstance(value, tuple) else ()
    names = (getattr(row, "name", None) for row in rows)
    return [name for name in names if isinstance(name, LocalisedText)]
