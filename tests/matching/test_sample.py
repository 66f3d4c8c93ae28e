"""The floor of the matching: the sample event, judged by people, without an encoder."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from matchmaker.domain.explanation import Grade
from matchmaker.domain.ids import CapabilityId
from matchmaker.domain.pairing import Proposal
from matchmaker.matching.engine import Pool
from matchmaker.paths import resources
from matchmaker.services import events
from tests.matching.scenes import TODAY, engine

pytestmark = pytest.mark.matching

Found = dict[str, list[tuple[str, Proposal]]]


@pytest.fixture(scope="module")
def levels() -> dict[tuple[str, str], str]:
    with resources("sample", "judgements.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {(r["need"], r["capability"]): r["level"] for r in csv.DictReader(stream)}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.matchmaker"
    database = events.start_sample(path).database
    with database.reading() as reader:
        pool = Pool(reader.needs(), reader.capabilities())
    database.close()
    codes = {capability.id: capability.code for capability in pool.capabilities}
    needs = {need.id: need.code for need in pool.needs}
    ranked: Found = defaultdict(list)
    for proposal in engine().rank(pool, today=TODAY):
        explanation = proposal.explanation
        code = codes[CapabilityId(explanation.capability)]
        ranked[needs[explanation.need]].append((code, proposal))
    return ranked


def test_a_strong_capability_is_in_the_first_five(
    found: Found, levels: dict[tuple[str, str], str]
) -> None:
    hits = [
        need
        for need, ranked in found.items()
        if any(levels.get((need, code)) == "strong" for code, _ in ranked[:5])
    ]
    assert len(found) == 60
    assert len(hits) >= 56


def test_strong_is_mostly_right(found: Found, levels: dict[tuple[str, str], str]) -> None:
    graded = [
        (need, code)
        for need, ranked in found.items()
        for code, proposal in ranked
        if proposal.explanation.grade is Grade.STRONG
    ]
    right = [pair for pair in graded if pair in levels]
    assert len(graded) >= 50
    assert len(right) / len(graded) >= 0.8
