"""Budget and time: the bands of money, and the months there are against the months it takes."""

from datetime import date

from matchmaker.domain.quantities import Money, YearMonth
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.criteria.finding import MISSING, Finding
from matchmaker.matching.pair import Pair, Setting


def compare(pair: Pair) -> Finding:
    """Compare budget with price and deadline with lead time."""
    return compare_records(pair.need, pair.capability, pair.setting)


def compare_records(need: Need, capability: Capability, setting: Setting) -> Finding:
    """Return the mean of what is stated on both sides."""
    found = [
        similarity
        for similarity in (
            money(need.budget, capability.price_hint, setting),
            months(need.deadline, capability.lead_time, setting),
        )
        if similarity is not None
    ]
    if not found:
        return MISSING
    return Finding(sum(found) / len(found), against=max(found) == 0)


def money(budget: Money | None, price: Money | None, setting: Setting) -> float | None:
    """Return 1 if the price is within the budget, less for each band above; None: not stated."""
    if budget is None or price is None:
        return None
    if budget.amount is not None and price.amount is not None and price.amount <= budget.amount:
        return 1.0
    above = price.band.rank - budget.band.rank
    if above <= 0:
        return 1.0
    if above == 1:
        return setting.number("budget_time.one_band_above")
    return setting.number("budget_time.two_bands_above") if above == 2 else 0.0


def months(deadline: YearMonth | None, lead_time: int | None, setting: Setting) -> float | None:
    """Return 1 if it can be done in time, less if it is late by up to half; None: not stated."""
    if deadline is None or lead_time is None:
        return None
    today: date = setting.today
    left = deadline.months_after(YearMonth(today.year, today.month))
    if lead_time <= left:
        return 1.0
    return setting.number("budget_time.late_by_half") if lead_time <= 1.5 * left else 0.0
