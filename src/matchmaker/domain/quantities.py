"""Amounts with their meaning: money in 10,000 yuan, months, targets and values reached."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from matchmaker.domain.texts import EMPTY_TEXT, LocalisedText


class MoneyBand(StrEnum):
    """A band of money in units of 10,000 yuan, upper bound included (list ``budget_band``)."""

    LE10 = "le10"
    FROM_10_TO_50 = "10-50"
    FROM_50_TO_100 = "50-100"
    FROM_100_TO_500 = "100-500"
    FROM_500_TO_1000 = "500-1000"
    GT1000 = "gt1000"

    @property
    def rank(self) -> int:
        """Position from the smallest band, 0 to 5."""
        return list(MoneyBand).index(self)


_UPPER = (Decimal(10), Decimal(50), Decimal(100), Decimal(500), Decimal(1000))


def money_band(amount: Decimal) -> MoneyBand:
    """Return the band of *amount* (in 10,000 yuan); the upper bound belongs to the lower band."""
    for band, upper in zip(MoneyBand, _UPPER, strict=False):
        if amount <= upper:
            return band
    return MoneyBand.GT1000


@dataclass(frozen=True, slots=True)
class Money:
    """Money in units of 10,000 yuan: the band always, the exact amount where it was stated."""

    band: MoneyBand
    amount: Decimal | None = None

    @classmethod
    def of(cls, amount: Decimal) -> "Money":
        """Return an exact amount with its band, rounded to two decimals."""
        exact = amount.quantize(Decimal("0.01"))
        return cls(money_band(exact), exact)


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A month, the precision of deadlines on the official form."""

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse a month that does not exist."""
        if not (1900 <= self.year <= 2999 and 1 <= self.month <= 12):
            raise ValueError(f"{self.year}-{self.month}")

    def __str__(self) -> str:
        """Write as ``2027-06``."""
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def parse(cls, text: str) -> "YearMonth":
        """Read what ``str`` wrote; ValueError otherwise."""
        year, month = text.split("-")
        return cls(int(year), int(month))

    def months_after(self, other: "YearMonth") -> int:
        """Count the months from *other* to this one (negative: before it)."""
        return (self.year - other.year) * 12 + self.month - other.month


class Comparison(StrEnum):
    """How a target is met."""

    AT_MOST = "<="
    AT_LEAST = ">="
    EQUAL = "="
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Target:
    """One indicator row of a need: what is measured, where it stands now, what is wanted.

    ``low`` and ``high`` bound a range; the other comparisons use ``low`` alone. Rows whose figures
    could not be read keep their words in ``text`` and have no ``low``.
    """

    name: LocalisedText
    unit: str = ""
    comparison: Comparison = Comparison.AT_LEAST
    low: Decimal | None = None
    high: Decimal | None = None
    now: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reached:
    """One indicator row of a capability: the value reached and how it was shown."""

    name: LocalisedText
    unit: str = ""
    value: Decimal | None = None
    how: LocalisedText = EMPTY_TEXT
    text: str = ""
