"""A public text that gives a name away is found in either script, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchmaker.domain.blind import Leak, leaks
from matchmaker.domain.organisation import FormerName
from matchmaker.domain.texts import Language
from matchmaker.folding import fold
from tests.builders import capability, company, english, hans, hant, need, university


def test_clean_texts_give_nothing_away() -> None:
    assert leaks(need(), [company()], fold=fold) == ()


def test_full_and_short_name_are_found_with_their_place() -> None:
    record = replace(need(), problem=hans("恒铝型材的喷涂线"))
    assert leaks(record, [company()], fold=fold) == (
        Leak("problem", Language.ZH_HANS, "恒铝型材"),
    )


def test_a_name_in_the_other_script_counts() -> None:
    record = replace(need(), public_text=hant("恒鋁型材需要檢測"))
    assert [leak.field for leak in leaks(record, [company()], fold=fold)] == ["public_text"]


def test_a_former_name_counts() -> None:
    firm = company(former_names=(FormerName("南海第二铝厂"),))
    record = replace(need(), title=hans("南海第二铝厂的检测线"))
    assert leaks(record, [firm], fold=fold)[0].name == "南海第二铝厂"


@pytest.mark.parametrize(
    ("text", "found"),
    [("Developed at HKUST, 2024", 1), ("developed at hkust", 1), ("HKUSTs", 0), ("dust", 0)],
)
def test_latin_names_count_as_whole_words(text: str, found: int) -> None:
    record = replace(capability(), summary=english(text))
    assert len(leaks(record, [university()], fold=fold)) == found


def test_rows_of_advantages_are_read_too() -> None:
    record = replace(capability(), advantages=(english("HKUST patent"),))
    assert leaks(record, [university()], fold=fold)[0].field == "advantages"
