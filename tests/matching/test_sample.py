"""The floor of the matching: the sample event, judged by people, with and without an encoder."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from matchmaker.domain.explanation import Grade
from matchmaker.domain.ids import CapabilityId
from matchmaker.domain.pairing import Proposal
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.paths import resources
from matchmaker.services import engines, events
from tests.matching.scenes import TODAY, engine

pytestmark = pytest.mark.matching

Found = dict[str, list[tuple[str, Proposal]]]
Levels = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def levels() -> Levels:
    with resources("sample", "judgements.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {(r["need"], r["capability"]): r["level"] for r in csv.DictReader(stream)}


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Pool:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.matchmaker"
    database = events.start_sample(path).database
    with database.reading() as reader:
        pool = Pool(reader.needs(), reader.capabilities())
    database.close()
    return pool


@pytest.fixture(scope="module")
def by_words(pool: Pool) -> Found:
    return ranked(engine(), pool)


@pytest.fixture(scope="module")
def by_meaning(pool: Pool) -> Found:
    return ranked(engines.engine(load_profile()), pool)


def ranked(matcher: Engine, pool: Pool) -> Found:
    codes = {capability.id: capability.code for capability in pool.capabilities}
    needs = {need.id: need.code for need in pool.needs}
    found: Found = defaultdict(list)
    for proposal in matcher.rank(pool, today=TODAY):
        explanation = proposal.explanation
        code = codes[CapabilityId(explanation.capability)]
        found[needs[explanation.need]].append((code, proposal))
    return found


def hits(found: Found, levels: Levels, *, first: int) -> int:
    """Return how many needs have a strong capability among the *first*."""
    return sum(
        any(levels.get((need, code)) == "strong" for code, _ in ranked[:first])
        for need, ranked in found.items()
    )


def right(found: Found, levels: Levels) -> tuple[int, int]:
    """Return how many pairs are graded strong, and how many of those are strong to a reader."""
    graded = [
        levels.get((need, code))
        for need, ranked in found.items()
        for code, proposal in ranked
        if proposal.explanation.grade is Grade.STRONG
    ]
    return len(graded), graded.count("strong")


def test_words_alone_put_a_strong_capability_first(by_words: Found, levels: Levels) -> None:
    assert len(by_words) == 60
    assert hits(by_words, levels, first=5) >= 56
    assert hits(by_words, levels, first=1) >= 45


def test_with_meaning_no_need_is_lost(by_meaning: Found, levels: Levels) -> None:
    assert hits(by_meaning, levels, first=5) >= 58
    assert hits(by_meaning, levels, first=1) >= 50


@pytest.mark.parametrize("way", ["by_words", "by_meaning"])
def test_strong_is_mostly_right(way: str, request: pytest.FixtureRequest, levels: Levels) -> None:
    graded, strong = right(request.getfixturevalue(way), levels)
    assert graded >= 50
    assert strong / graded >= 0.8


def test_the_order_of_the_lists_changes_nothing(pool: Pool, by_meaning: Found) -> None:
    turned = Pool(pool.needs[::-1], (*pool.capabilities[100:], *pool.capabilities[:100]))
    assert ranked(engines.engine(load_profile()), turned) == by_meaning
