"""Criteria on codes for many capabilities at once: each distinct value is compared once."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.criteria import budget_time, field, industry, mode, readiness
from matchmaker.matching.criteria.finding import Finding
from matchmaker.matching.pair import Setting

Floats = npt.NDArray[np.float64]
_Compare = Callable[[Need, Capability], Finding]


@dataclass(frozen=True, slots=True)
class CodeCriterion:
    """One criterion: a capability for each distinct value, and who has which of them."""

    criterion: Criterion
    examples: tuple[Capability, ...]
    which: npt.NDArray[np.int64]
    compare: _Compare

    def similarities(self, need: Need) -> Floats:
        """Return the similarity of every capability to *need*; nan where it is not stated."""
        found = [self.compare(need, example).similarity for example in self.examples]
        values = np.array([np.nan if value is None else value for value in found])
        return values[self.which]


def code_criteria(
    capabilities: Sequence[Capability], setting: Setting
) -> tuple[CodeCriterion, ...]:
    """Return the criteria that compare codes, ready for *capabilities*."""
    kinds: tuple[tuple[Criterion, Callable[[Capability], Hashable], _Compare], ...] = (
        (
            Criterion.FIELD,
            lambda c: c.hightech_field,
            lambda n, c: field.compare_codes(n.hightech_field, c.hightech_field, setting),
        ),
        (
            Criterion.INDUSTRY,
            lambda c: c.industries,
            lambda n, c: industry.compare_codes(n.industry, c.industries, setting),
        ),
        (
            Criterion.READINESS,
            lambda c: c.trl,
            lambda n, c: readiness.compare_levels(n.trl_min, c.trl, setting),
        ),
        (
            Criterion.MODE,
            lambda c: c.mode_offered,
            lambda n, c: mode.compare_modes(n.mode_wanted, c.mode_offered),
        ),
        (
            Criterion.BUDGET_TIME,
            lambda c: (c.price_hint, c.lead_time),
            lambda n, c: budget_time.compare_records(n, c, setting),
        ),
    )
    return tuple(_criterion(criterion, key, compare, capabilities) for criterion, key, compare in kinds)


def _criterion(
    criterion: Criterion, key: Callable[[Capability], Hashable], compare: _Compare,
    capabilities: Sequence[Capability],
) -> CodeCriterion:  # fmt: skip
    numbers: dict[Hashable, int] = {}
    examples: list[Capability] = []
    which: list[int] = []
    for capability in capabilities:
        value = key(capability)
        if value not in numbers:
            numbers[value] = len(examples)
            examples.append(capability)
        which.append(numbers[value])
    return CodeCriterion(criterion, tuple(examples), np.array(which, dtype=np.int64), compare)
