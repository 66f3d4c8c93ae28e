"""Rank made-up records with planted partners and count how many come back.

``python -m benchmarks.planted --size 10000 --workers 2`` hands blocks of needs to processes.
"""

import argparse
import multiprocessing
import random
import resource
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from enum import StrEnum

from benchmarks.generated import Generator
from benchmarks.machine import machine
from matchmaker.domain.pairing import Proposal
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.folding import fold, has_han
from matchmaker.matching.blocks import Task, rank_blocks
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.matching.vocabulary import vocabulary

_TODAY = date(2027, 6, 1)
_TOPICS = 6  # concepts that a planted pair has in common


class Planted(StrEnum):
    """What the planted partner of a need is."""

    DUPLICATE = "duplicate"  # the same texts, keywords and field
    OTHER_SCRIPT = "same topic, other script"  # the same concepts and field, in English


class Planter:
    """Makes as many capabilities as needs: one in four is the partner of a need."""

    def __init__(self, size: int, *, seed: int = 5) -> None:
        """Draw *size* needs and capabilities and plant the partners."""
        made = Generator(seed)
        self._random = random.Random(seed)
        self._forms = _forms()
        needs, offered = list(made.needs(size)), list(made.capabilities(size))
        self.planted: dict[str, tuple[str, Planted]] = {}
        for number in range(0, size, 4):
            kind = Planted.DUPLICATE if number % 8 else Planted.OTHER_SCRIPT
            plant = self._duplicate if kind is Planted.DUPLICATE else self._translated
            needs[number], offered[number] = plant(needs[number], offered[number])
            self.planted[needs[number].code] = (offered[number].id, kind)
        self._random.shuffle(offered)
        self.pool = Pool(tuple(needs), tuple(offered))

    def recall(self, proposals: Sequence[Proposal], codes: dict[str, str]) -> Iterator[str]:
        """Yield one line for each kind: how many of the planted partners were proposed."""
        found = {(codes[p.explanation.need], str(p.explanation.capability)) for p in proposals}
        for kind in Planted:
            own = [(code, other) for code, (other, k) in self.planted.items() if k is kind]
            if own:
                share = sum(pair in found for pair in own) / len(own)
                yield f"{kind:36}{share:9.4f}   of {len(own)}"

    def _duplicate(self, need: Need, other: Capability) -> tuple[Need, Capability]:
        """Return the same record on the other side: texts, keywords and field."""
        return need, replace(
            other,
            title=need.title,
            summary=need.problem,
            applications=need.expected,
            keywords=need.keywords,
            hightech_field=need.hightech_field,
        )

    def _translated(self, need: Need, other: Capability) -> tuple[Need, Capability]:
        """Return two records of one field on the same concepts, worded in two languages."""
        ours, theirs = zip(*self._random.sample(self._forms, _TOPICS), strict=True)
        problem = "".join(f"{word}\u3002" for word in ours) + need.problem.zh_hans
        summary = "".join(f"The group works on {word}. " for word in theirs)
        english = Language.EN
        return (
            replace(
                need,
                title=LocalisedText.of(Language.ZH_HANS, ours[0]),
                problem=LocalisedText.of(Language.ZH_HANS, problem),
                keywords=ours[:3],
            ),
            replace(
                other,
                title=LocalisedText.of(english, theirs[0]),
                summary=LocalisedText.of(english, summary + other.summary.en),
                keywords=theirs[:3],
                hightech_field=need.hightech_field,
            ),
        )


def _forms() -> list[tuple[str, str]]:
    """Return the Chinese and English wording of every concept that has both."""
    found = []
    for concept in vocabulary().glossary.concepts.values():
        han = [form for form in concept.forms if has_han(form)]
        latin = [form for form in concept.forms if not has_han(form) and len(fold(form)) > 3]
        if han and latin:
            found.append((han[0], latin[0]))
    return found


def main() -> None:
    """Print time, memory of the largest process, and recall."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2, help="0: in this process")
    options = parser.parse_args()
    print(machine("numpy"))
    planter = Planter(options.size)
    started = time.perf_counter()
    proposals = ranked(planter.pool, options.workers)
    wall = time.perf_counter() - started
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = [resource.getrusage(kind).ru_maxrss / 1024 for kind in kinds]
    print(f"{options.size} x {options.size}, {options.workers} processes: {wall:.1f} s")
    print(f"peak memory: {peak[0]:.0f} MB here, {peak[1]:.0f} MB the largest worker")
    codes = {str(need.id): need.code for need in planter.pool.needs}
    print(*planter.recall(proposals, codes), sep="\n")


def ranked(pool: Pool, workers: int) -> tuple[Proposal, ...]:
    """Rank *pool* with *workers* processes."""
    profile = load_profile()
    if not workers:
        return Engine(profile, vocabulary()).rank(pool, today=_TODAY)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn) as executor:
        return rank_blocks(Task.of(pool, profile, _TODAY), executor, workers=workers)


if __name__ == "__main__":
    main()
