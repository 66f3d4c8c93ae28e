"""A pool ranked in blocks by other workers gives exactly what one engine finds alone."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest

from matchmaker.matching.blocks import Task, rank_blocks
from matchmaker.progress import Cancelled
from tests.matching.golden import generated
from tests.matching.scenes import TODAY, default, engine


@pytest.mark.parametrize("workers", [1, 3])
def test_blocks_give_what_one_engine_gives(workers: int) -> None:
    pool = generated(13, 60)
    with ThreadPoolExecutor(1) as executor:
        task = Task.of(pool, default(), TODAY, top=4)
        found = rank_blocks(task, executor, workers=workers)
    assert found == engine().rank(pool, today=TODAY, top=4)


def test_processes_give_what_one_engine_gives() -> None:
    pool = generated(6, 40)
    executor: Executor
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        found = rank_blocks(Task.of(pool, default(), TODAY), executor, workers=1)
    assert found == engine().rank(pool, today=TODAY)


def test_no_needs_give_no_proposals() -> None:
    pool = replace(generated(1, 5), needs=())
    with ThreadPoolExecutor(1) as executor:
        assert rank_blocks(Task.of(pool, default(), TODAY), executor) == ()


def test_blocks_can_be_cancelled() -> None:
    class Impatient:
        def report(self, *_: object) -> None:
            raise Cancelled

    with ThreadPoolExecutor(1) as executor, pytest.raises(Cancelled):
        rank_blocks(Task.of(generated(9, 20), default(), TODAY), executor, progress=Impatient())
