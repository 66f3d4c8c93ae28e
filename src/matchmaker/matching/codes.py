"""Criteria on codes for many capabilities at once: each distinct value is compared once."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.criteria import budget_time, field, industry, mode, readiness
from matchmaker.matching.criteria.finding import Finding
from matchmaker.matching.joined import Ints
from matchmaker.matching.pair import Setting
from matchmaker.matching.scoring import CRITERIA
from matchmaker.matching.tokens import Floats

_Keys = tuple[Callable[[Need], Hashable], Callable[[Capability], Hashable]]
_Compare = Callable[[Need, Capability], Finding]
_Entry = tuple[Criterion, _Keys, _Compare]


@dataclass(frozen=True, slots=True)
class Compared:
    """What one criterion finds about a need and every capability.

    ``similarities`` and ``stated``, the bit of the criterion, are 0 where one side does not state
    it. The finding about capability *i* is ``findings[which[i]]``.
    """

    similarities: Floats
    stated: Ints
    findings: Sequence[Finding]
    which: Ints

    def finding(self, number: int) -> Finding:
        """Return the finding about capability *number*."""
        return self.findings[int(self.which[number])]


class CodeCriterion:
    """One criterion on one field of each side, estimated once for every two distinct values."""

    def __init__(
        self,
        criterion: Criterion,
        keys: _Keys,
        compare: _Compare,
        capabilities: Sequence[Capability],
    ) -> None:
        """Sort *capabilities* by their value of the field."""
        self.row = CRITERIA.index(criterion)
        self._of_need, of_capability = keys
        self._compare = compare
        examples: dict[Hashable, Capability] = {}
        for capability in capabilities:
            examples.setdefault(of_capability(capability), capability)
        numbers = {value: number for number, value in enumerate(examples)}
        self._examples = tuple(examples.values())
        self._which = np.array([numbers[of_capability(c)] for c in capabilities], dtype=np.int64)
        self._known: dict[Hashable, Compared] = {}

    def compared(self, need: Need) -> Compared:
        """Return what is found about *need* and every capability."""
        value = self._of_need(need)
        if value not in self._known:
            found = [self._compare(need, example) for example in self._examples]
            similarities = np.array([each.similarity or 0.0 for each in found], np.float64)
            stated = np.array(
                [(each.similarity is not None) << self.row for each in found], np.int64
            )
            self._known[value] = Compared(
                similarities[self._which], stated[self._which], found, self._which
            )
        return self._known[value]


def code_criteria(
    capabilities: Sequence[Capability], setting: Setting
) -> tuple[CodeCriterion, ...]:
    """Return the criteria that compare codes, ready for *capabilities*; money by its band."""
    return tuple(
        CodeCriterion(criterion, keys, compare, capabilities)
        for criterion, keys, compare in (*_codes(setting), *_terms(setting))
    )


def _codes(setting: Setting) -> Iterator[_Entry]:
    yield (
        Criterion.FIELD,
        (lambda n: n.hightech_field, lambda c: c.hightech_field),
        lambda n, c: field.compare_codes(n.hightech_field, c.hightech_field, setting),
    )
    yield (
        Criterion.INDUSTRY,
        (lambda n: n.industry, lambda c: c.industries),
        lambda n, c: industry.compare_codes(n.industry, c.industries, setting),
    )


def _terms(setting: Setting) -> Iterator[_Entry]:
    yield (
        Criterion.READINESS,
        (lambda n: n.trl_min, lambda c: c.trl),
        lambda n, c: readiness.compare_levels(n.trl_min, c.trl, setting),
    )
    yield (
        Criterion.MODE,
        (lambda n: n.mode_wanted, lambda c: c.mode_offered),
        lambda n, c: mode.compare_modes(n.mode_wanted, c.mode_offered),
    )
    yield (
        Criterion.BUDGET_TIME,
        (
            lambda n: (n.budget and n.budget.band, n.deadline),
            lambda c: (c.price_hint and c.price_hint.band, c.lead_time),
        ),
        lambda n, c: budget_time.compare_records(n, c, setting),
    )
