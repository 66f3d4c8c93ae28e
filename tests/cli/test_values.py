"""Values of options: taken, or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.cli.values import files, one_of, whole_number
from matchmaker.domain.pairing import Decision
from matchmaker.errors import UsageError


def test_codes_are_read_in_any_case() -> None:
    assert one_of(Decision)("Accept") is Decision.ACCEPT


def test_an_unknown_code_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"“maybe” .* shortlist, accept, reserve, reject"):
        one_of(Decision)("maybe")


@pytest.mark.parametrize("typed", ["0", "11", "-1", "2.5", "", "三", "٣"])
def test_a_number_outside_its_bounds_is_refused(typed: str) -> None:
    assert whole_number(1, 10)("10") == 10
    with pytest.raises(UsageError, match="whole number from 1 to 10"):
        whole_number(1, 10)(typed)


def test_patterns_the_shell_left_alone_are_filled_in(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.xlsx", "c.csv", "[x].csv"):
        (tmp_path / name).touch()
    assert files([tmp_path / "*.xlsx"]) == (tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert files([tmp_path / "[x].csv"]) == (tmp_path / "[x].csv",)
    assert files([tmp_path / "none*.xlsx"]) == (tmp_path / "none*.xlsx",)
