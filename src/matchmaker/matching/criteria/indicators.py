"""Indicators: does the value reached meet the target, row by row, units converted."""

from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from matchmaker.domain.explanation import Evidence, EvidenceKind, Span, TextField, Verdict
from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.folding import fold, has_han
from matchmaker.matching.concepts import concepts_of
from matchmaker.matching.criteria.finding import MISSING, Finding
from matchmaker.matching.pair import Measure, Pair, Setting
from matchmaker.matching.reading import one_script_each
from matchmaker.matching.stems import words


@dataclass(frozen=True, slots=True)
class Row:
    """One target with the row of the capability that answers it (None: nothing comparable)."""

    target: int
    reached: int | None
    verdict: Verdict


def compare(pair: Pair) -> Finding:
    """Return the mean over the targets that can be compared; MISSING if there is none."""
    worth = {
        Verdict.MET: 1.0,
        Verdict.NEAR: pair.setting.number("indicators.near"),
        Verdict.SHORT: 0.0,
    }
    found = [worth[row.verdict] for row in table(pair) if row.verdict in worth]
    if not found:
        return MISSING
    return Finding(sum(found) / len(found), against=max(found) == 0)


def evidence(pair: Pair) -> tuple[Evidence, ...]:
    """Return one INDICATOR evidence for every target of the need."""
    found: list[Evidence] = []
    for row in table(pair):
        there = (
            ()
            if row.reached is None
            else (_span(pair.capability.indicators[row.reached].name, row.reached),)
        )
        here = (_span(pair.need.indicators[row.target].name, row.target),)
        found.append(Evidence(EvidenceKind.INDICATOR, here, there, verdict=row.verdict))
    return tuple(found)


def table(pair: Pair) -> tuple[Row, ...]:
    """Return the outcome of every target of the need."""
    if not pair.need.indicators:
        return ()
    return tuple(
        _answer(number, target, pair.capability.indicators, pair.setting)
        for number, target in enumerate(pair.need.indicators)
    )


def _answer(number: int, target: Target, offered: tuple[Reached, ...], setting: Setting) -> Row:
    order = (Verdict.MET, Verdict.NEAR, Verdict.SHORT)
    best: Row | None = None
    for index, reached in enumerate(offered):
        verdict = _verdict(target, reached, setting)
        if verdict and (best is None or order.index(verdict) < order.index(best.verdict)):
            best = Row(number, index, verdict)
    return best or Row(number, None, Verdict.NOT_STATED)


def _verdict(target: Target, reached: Reached, setting: Setting) -> Verdict | None:
    """Return how *reached* stands to *target*; None if the two rows are about different things."""
    if target.low is None or reached.value is None:
        return None
    value = setting.vocabulary.units.convert(reached.value, reached.unit, target.unit)
    if value is None or not same_measure(target.name, reached.name, setting):
        return None
    miss = _miss(target, target.low, value)
    if miss <= 0:
        return Verdict.MET
    scale = abs(target.low) or Decimal(1)
    near = miss / scale <= Decimal(str(setting.number("indicators.near_margin")))
    return Verdict.NEAR if near else Verdict.SHORT


def _miss(target: Target, low: Decimal, value: Decimal) -> Decimal:
    """Return by how much *value* misses the target, 0 or less if it is met."""
    if target.comparison is Comparison.AT_MOST:
        return value - low
    if target.comparison is Comparison.AT_LEAST:
        return low - value
    if target.comparison is Comparison.RANGE and target.high is not None:
        return max(low - value, value - target.high)
    return abs(value - low)


def same_measure(one: LocalisedText, other: LocalisedText, setting: Setting) -> bool:
    """Tell whether two indicator names mean the same, in any of their languages."""
    return any(
        _same_name(_measure(left, setting), _measure(right, setting), setting)
        for _, left in one_script_each(one)
        for _, right in one_script_each(other)
    )


def _same_name(one: Measure, other: Measure, setting: Setting) -> bool:
    if one.folded == other.folded:
        return True
    shared = len(one.ideas & other.ideas)
    least = setting.number("indicators.name_concepts")
    if shared and shared / len(one.ideas | other.ideas) >= least:
        return True
    if has_han(one.folded) is not has_han(other.folded):
        return False
    if min(len(one.folded), len(other.folded)) < 3:
        return False
    return fuzz.ratio(one.folded, other.folded) >= setting.number("indicators.name_ratio")


def _measure(name: str, setting: Setting) -> Measure:
    if name not in setting.measures:
        folded = setting.vocabulary.wording.apply(fold(name))
        found = concepts_of(folded, setting.vocabulary)
        # A measure is named by its whole term: the miss rate is not the missed detection in it.
        concepts = {place.concept for place in found if not place.inner}
        setting.measures[name] = Measure(folded, frozenset(concepts or words(folded)))
    return setting.measures[name]


def _span(name: LocalisedText, row: int) -> Span:
    language, text = next(name.items(), (Language.ZH_HANS, ""))
    return Span(TextField.INDICATORS, language, 0, len(text), row)
