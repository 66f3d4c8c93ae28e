"""Money bands and months."""

from decimal import Decimal

import pytest

from matchmaker.domain.quantities import Money, MoneyBand, YearMonth, money_band


@pytest.mark.parametrize(
    ("amount", "band"),
    [
        ("0.01", MoneyBand.LE10),
        ("10", MoneyBand.LE10),
        ("10.01", MoneyBand.FROM_10_TO_50),
        ("50", MoneyBand.FROM_10_TO_50),
        ("100", MoneyBand.FROM_50_TO_100),
        ("500", MoneyBand.FROM_100_TO_500),
        ("1000", MoneyBand.FROM_500_TO_1000),
        ("1000.01", MoneyBand.GT1000),
    ],
)
def test_the_upper_bound_belongs_to_the_band(amount: str, band: MoneyBand) -> None:
    assert money_band(Decimal(amount)) is band


def test_bands_are_ranked_from_small_to_large() -> None:
    assert [band.rank for band in MoneyBand] == list(range(6))


def test_an_amount_is_exact_to_the_fen_of_its_unit() -> None:
    assert Money.of(Decimal("12.345")).amount == Decimal("12.34")


def test_months_are_read_as_written_and_counted() -> None:
    june = YearMonth(2027, 6)
    assert YearMonth.parse(str(june)) == june
    assert YearMonth(2028, 1).months_after(june) == 7
    assert june.months_after(YearMonth(2028, 1)) == -7


@pytest.mark.parametrize("text", ["2027-13", "27-06", "2027", "June"])
def test_a_month_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        YearMonth.parse(text)
