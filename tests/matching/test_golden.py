"""Scores, order and evidence stay what they were while only the way of working changes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from matchmaker.matching.engine import Pool
from tests.matching import golden

pytestmark = pytest.mark.matching

REFRESH = (
    "The words or the profile have changed, so results may have changed with them: "
    "look at them, then run `python -m tests.matching.golden`."
)


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    found: dict[str, str] = json.loads(golden.KEPT.read_text(encoding="utf-8"))
    assert found["resources"] == golden.resources(), REFRESH
    return found


@pytest.mark.parametrize("name", ["sample", "generated"])
def test_all_proposals_are_what_they_were(name: str, kept: dict[str, str], tmp_path: Path) -> None:
    pools: dict[str, Callable[[], Pool]] = {
        "sample": lambda: golden.sample(tmp_path),
        "generated": golden.generated,
    }
    assert golden.digest(pools[name]()) == kept[name]


def test_the_digest_notices_a_changed_keyword() -> None:
    pool = golden.generated(2, 20)
    first = replace(pool.needs[0], keywords=("表面缺陷",))
    assert golden.digest(pool) != golden.digest(replace(pool, needs=(first, *pool.needs[1:])))
