"""Dates, amounts and numbers in the reader's language."""

from datetime import date
from decimal import Decimal

import pytest

from matchmaker.domain.lists import Park
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.quantities import Money, MoneyBand, YearMonth
from matchmaker.domain.texts import Language
from matchmaker.i18n import tables
from matchmaker.i18n.translator import translator

HANS, HANT, EN = Language.ZH_HANS, Language.ZH_HANT, Language.EN


@pytest.mark.parametrize(
    ("language", "said"), [(HANS, "2027年6月24日"), (HANT, "2027年6月24日"), (EN, "24 June 2027")]
)
def test_a_day(language: Language, said: str) -> None:
    assert translator(language).day(date(2027, 6, 24)) == said


@pytest.mark.parametrize(("language", "said"), [(HANS, "2027年6月"), (EN, "June 2027")])
def test_a_month(language: Language, said: str) -> None:
    assert translator(language).month(YearMonth(2027, 6)) == said


@pytest.mark.parametrize(
    ("language", "said"), [(HANS, "150万元"), (HANT, "150萬元"), (EN, "CNY 1,500,000")]
)
def test_an_amount(language: Language, said: str) -> None:
    assert translator(language).money(Money.of(Decimal(150))) == said


def test_a_band_is_said_by_its_label() -> None:
    assert translator(HANS).money(Money(MoneyBand.FROM_100_TO_500)) == tables.label(
        "budget_band", "100-500", HANS
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal(1500), "1,500"),
        (Decimal("0.50"), "0.5"),
        (Decimal(100), "100"),
        (Decimal("-0.30"), "-0.3"),
        (12345, "12,345"),
    ],
)
def test_a_number_has_no_needless_zeros(value: Decimal | int, said: str) -> None:
    assert translator(EN).number(value) == said


def test_codes_have_names_in_every_language() -> None:
    for language in Language:
        assert tables.field_name("8.3", language) != "8.3"
        assert tables.industry_name(IndustryCode("3252"), language) != "3252"
        assert tables.park_name(Park.NANHAI, language) != "nanhai"
    hkust = tables.institution("HKUST")
    assert hkust is not None
    assert hkust.name.zh_hant == "香港科技大學"


def test_an_unknown_industry_is_named_by_its_nearest_parent() -> None:
    assert tables.industry_name(IndustryCode("3098"), EN) == tables.industry_name(
        IndustryCode("309"), EN
    )
    assert tables.industry_name(IndustryCode("99"), EN) == "99"


def test_another_edition_is_never_named_by_this_ones_table() -> None:
    assert tables.industry_name(IndustryCode("36", edition=2002), EN) == "36"
