"""Rank a pool by words in blocks of needs, through any executor of ``concurrent.futures``.

Each worker prepares the whole pool, because the rarity of a word is counted over all of it, and
keeps it for its next blocks; so the parts are exactly those that one engine finds alone.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from matchmaker.domain.pairing import Proposal
from matchmaker.domain.profile import Profile
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.vocabulary import vocabulary
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress

_BLOCKS_EACH = 4  # for a processor: how even the work is, against how often the pool is sent


@dataclass(frozen=True, slots=True)
class Task:
    """What is ranked by words alone with the shipped vocabulary, and the day it is done."""

    pool: Pool
    profile: Profile
    today: date
    top: int | None

    @classmethod
    def of(cls, pool: Pool, profile: Profile, today: date, *, top: int | None = None) -> "Task":
        """Return the work as it can be sent to another process."""
        plain = replace(profile, weights=dict(profile.weights), curves=dict(profile.curves))
        return cls(pool, plain, today, top)


def rank_blocks(
    task: Task, executor: Executor, *, workers: int | None = None, progress: Progress = SILENT
) -> tuple[Proposal, ...]:
    """Return what ``Engine.rank`` does, worked out by *workers* (None: one a processor).

    Raises:
        Cancelled: by *progress*; blocks that were not begun are called off.
        BrokenExecutor: a worker has died.
    """
    count = len(task.pool.needs)
    blocks = max(1, min(count, _BLOCKS_EACH * (workers or os.cpu_count() or 1)))
    bounds = [number * count // blocks for number in range(blocks + 1)]
    parts = [executor.submit(rank_block, task, first, last) for first, last in pairwise(bounds)]
    try:
        for done, _ in enumerate(as_completed(parts)):
            progress.report(bounds[done], count, Message(N_("Comparing the lists")))
    finally:
        for part in parts:
            part.cancel()
    progress.report(count, count)
    return tuple(_joined(parts))


def rank_block(task: Task, first: int, last: int) -> tuple[Proposal, ...]:
    """Return the proposals of the needs *first* to before *last* in order of code, in a worker."""
    engine = _KEPT.get(task.profile.digest)
    if engine is None:
        _KEPT.clear()
        engine = _KEPT[task.profile.digest] = Engine(task.profile, vocabulary())
    return engine.rank(task.pool, today=task.today, top=task.top, part=slice(first, last))


def _joined(parts: Sequence[Future[tuple[Proposal, ...]]]) -> Iterator[Proposal]:
    for part in parts:
        yield from part.result()


# The engine of a worker's last block; another process has its own.
_KEPT: dict[str, Engine] = {}
