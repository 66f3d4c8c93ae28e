"""Read money, readiness and durations as people write them; nothing is ever guessed."""

import re
from decimal import Decimal
from functools import cache
from math import ceil
from typing import TypeVar

from matchmaker.domain.quantities import Money, MoneyBand, money_band
from matchmaker.exchange.forms import code_of, words
from matchmaker.folding import fold
from matchmaker.messages import N_, Message

T = TypeVar("T")
Reading = tuple[T | None, Message | None]
"""What was understood, and what to tell about it; neither is there for an empty cell."""

NUMBER = r"\d+(?:\.\d+)?"
_THOUSANDS = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
_WAN = {
    "yuan": Decimal("0.0001"), "thousand": Decimal("0.1"), "wan": Decimal(1),
    "million": Decimal(100), "yi": Decimal(10_000),
}  # fmt: skip
# In units of 10,000 yuan; a plain number beyond it is more likely to be meant in yuan.
_UNSTATED_UNIT_LIMIT = 10_000
_MOST = 100_000_000
_MONTHS = {"day": 1 / 30, "week": 7 / 30, "month": 1.0, "year": 12.0}
_TRL = re.compile(
    r"(?:trl|level|\u7b49\u7ea7)\s*[-:]?\s*([1-9])(?!\d)(?:\s*[-~/]\s*(?:trl)?\s*([1-9])(?!\d))?"
)
_BARE_TRL = re.compile(r"([1-9])(?:\s*[-~/]\s*([1-9]))?\s*\u7ea7?")


def not_stated(text: str) -> bool:
    """Tell whether *text* says that nothing is said, such as “negotiable” or a dash."""
    return not text or code_of("not_stated", text) is not None


def plain_numbers(text: str) -> str:
    """Return *text* folded, without marks between thousands."""
    return _THOUSANDS.sub("", fold(text))


def read_money(text: str, heading: str = "") -> Reading[Money]:
    """Read an amount, a band or a range; a plain number has the unit that *heading* names."""
    if band := code_of("budget_band", text, exact=True):
        return Money(MoneyBand(band)), None
    folded = plain_numbers(text)
    if not_stated(text) or not any(c.isdigit() for c in folded):
        return None, None if not_stated(text) else _unread(text)
    if _is_foreign(folded, heading):
        return None, Message(
            N_("“{value}” is not in yuan; write the amount in yuan or 10,000 yuan."), value=text
        )
    amounts = _amounts(folded, heading)
    if not amounts or len(amounts) > 2 or max(amounts) > _MOST:
        return None, _unread(text)
    if max(amounts) >= _UNSTATED_UNIT_LIMIT and not _unit_stated(folded, heading):
        return None, Message(
            N_("“{value}” has no unit; write yuan or 10,000 yuan behind the amount."), value=text
        )
    return _range(amounts, text) if len(amounts) == 2 else _single(amounts[0], folded)


def _is_foreign(folded: str, heading: str) -> bool:
    """Tell whether an amount is in another currency; what stands beside it counts first."""
    foreign = words("foreign_currency")
    if any(sign in folded for sign, _ in foreign):
        return True
    own = any(sign in folded for sign, _ in words("money_sign"))
    return not own and any(sign in fold(heading) for sign, _ in foreign)


def read_trl(text: str) -> Reading[int]:
    """Read a technology readiness level; of a range the lower end, which is certain."""
    if not_stated(text):
        return None, None
    if code := code_of("trl", text):
        return int(code), None
    folded = fold(text)
    found = _TRL.search(folded) or _BARE_TRL.fullmatch(folded)
    if not found:
        return None, Message(N_("“{value}” is not a readiness level from 1 to 9."), value=text)
    levels = sorted(int(level) for level in found.groups() if level)
    if len(levels) == 1:
        return levels[0], None
    return levels[0], Message(
        N_("“{value}” names two levels; the lower one was taken."), value=text
    )


def read_months(text: str) -> Reading[int]:
    """Read a duration in months, rounded up; of a range the longer time."""
    if not_stated(text):
        return None, None
    folded = plain_numbers(text)
    numbers = re.findall(NUMBER, folded)
    units = re.findall(_alternatives("time_unit"), re.sub(NUMBER, " ", folded))
    kinds = {dict(words("time_unit"))[unit] for unit in units}
    if not numbers or len(numbers) > 2 or len(kinds) > 1:
        return None, Message(N_("“{value}” is not a duration in months."), value=text)
    months = ceil(round(float(numbers[-1]) * _MONTHS[next(iter(kinds), "month")], 3))
    if not 0 < months <= 600:
        return None, Message(N_("“{value}” is not a duration in months."), value=text)
    if len(numbers) == 2:
        return months, Message(N_("“{value}” is a range; the longer time was taken."), value=text)
    return months, None


def bound(folded: str) -> str:
    """Return the comparison sign that a folded text has in words or signs, or ''."""
    for form, code in words("comparison"):
        if form in folded:
            return code
    return ""


def _amounts(folded: str, heading: str) -> list[Decimal]:
    """Return the amounts in units of 10,000 yuan; a unit at the end counts for the whole range."""
    pairs = re.findall(rf"({NUMBER})\s*({_alternatives('money_unit')})?", folded)
    units = dict(words("money_unit"))
    default = _heading_unit(heading)
    if not any(unit for _, unit in pairs) and any(s in folded for s, _ in words("money_sign")):
        default = "yuan"
    last = next((units[unit] for _, unit in reversed(pairs) if unit), default or "wan")
    return [Decimal(number) * _WAN[units[unit] if unit else last] for number, unit in pairs]


def _unit_stated(folded: str, heading: str) -> bool:
    signs = [*words("money_unit"), *words("money_sign")]
    return bool(_heading_unit(heading)) or any(sign in folded for sign, _ in signs)


def _heading_unit(heading: str) -> str:
    folded = plain_numbers(heading)
    if "10000" in folded:
        return "wan"
    units = {code for form, code in words("money_unit") if len(form) > 1 and form in folded}
    if "wan" in units or not units:
        signs = any(sign in folded for sign, _ in words("money_sign"))
        return "wan" if units else "yuan" if signs else ""
    return units.pop() if len(units) == 1 else ""


def _single(amount: Decimal, folded: str) -> Reading[Money]:
    comparison = bound(folded)
    if comparison == "<=":
        return Money(money_band(amount)), None
    if comparison == ">=":
        return Money(money_band(amount + Decimal("0.01"))), None
    return Money.of(amount), None


def _range(amounts: list[Decimal], text: str) -> Reading[Money]:
    low, high = sorted(amounts)
    band = money_band(high)
    if money_band(low + Decimal("0.01")) is band or low == high:
        return Money(band), None
    return None, Message(
        N_("“{value}” reaches over several bands and was left out; write one amount or one band."),
        value=text,
    )


@cache
def _alternatives(list_name: str) -> str:
    return "|".join(re.escape(form) for form, _ in words(list_name))


def _unread(text: str) -> Message:
    return Message(N_("“{value}” is not an amount; write a figure such as 150."), value=text)
