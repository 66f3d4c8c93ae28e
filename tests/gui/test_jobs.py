"""Work runs beside the window; whatever comes of it arrives on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from matchmaker.errors import MatchmakerError, UsageError
from matchmaker.gui.jobs import Jobs
from matchmaker.messages import Message
from matchmaker.progress import Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.close()


def wait(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)


def test_work_runs_in_a_thread_and_its_result_comes_to_the_main_one(
    jobs: Jobs, qtbot: QtBot
) -> None:
    main = threading.get_ident()
    threads: list[int] = []
    results: list[tuple[int, int]] = []

    def work(_: Progress) -> int:
        threads.append(threading.get_ident())
        return 7

    jobs.run(work, lambda value: results.append((value, threading.get_ident())))
    assert jobs.busy
    wait(jobs, qtbot)
    assert results == [(7, main)]
    assert threads[0] != main


def test_busy_is_said_once_at_the_begin_and_once_at_the_end(jobs: Jobs, qtbot: QtBot) -> None:
    said: list[bool] = []
    jobs.busy_changed.connect(said.append)
    for number in range(3):
        jobs.run(lambda _, n=number: n, lambda _: None)  # type: ignore[misc]
    wait(jobs, qtbot)
    assert said == [True, False]


def test_an_expected_failure_goes_to_who_asked(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_: Progress) -> int:
        raise UsageError(Message("no"))

    told: list[MatchmakerError] = []
    unheard: list[object] = []
    jobs.failed.connect(unheard.append)
    jobs.run(work, lambda _: pytest.fail("done"), told.append)
    wait(jobs, qtbot)
    assert [str(error) for error in told] == ["no"]
    assert not unheard
    jobs.run(work, lambda _: pytest.fail("done"))
    wait(jobs, qtbot)
    assert len(unheard) == 1


@pytest.mark.ux
def test_an_unexpected_failure_leaves_a_report_without_values(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_: Progress) -> None:
        phone = "13800138000"
        raise ValueError(f"cannot read {phone}")

    reports: list[Path] = []
    jobs.crashed.connect(reports.append)
    jobs.run(work, lambda _: pytest.fail("done"), lambda _: pytest.fail("failed"))
    wait(jobs, qtbot)
    text = reports[0].read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_jobs.py" in text
    assert "13800138000" not in text


def test_writing_work_goes_one_at_a_time_in_its_order(jobs: Jobs, qtbot: QtBot) -> None:
    running = threading.Lock()
    order: list[int] = []

    def work(number: int) -> int:
        assert running.acquire(blocking=False), "two writers at once"
        order.append(number)
        running.release()
        return number

    done: list[int] = []
    for number in range(12):
        jobs.run(lambda _, n=number: work(n), done.append, writes=True)  # type: ignore[misc]
    wait(jobs, qtbot)
    assert order == done == list(range(12))


def test_reading_work_does_not_wait_for_writing_work(jobs: Jobs, qtbot: QtBot) -> None:
    read = threading.Event()

    def write(_: Progress) -> bool:
        return read.wait(10)

    ended: list[bool] = []
    jobs.run(write, ended.append, writes=True)
    jobs.run(lambda _: read.set(), lambda _: None)
    wait(jobs, qtbot)
    assert ended == [True]


def test_work_is_stopped_at_its_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    begun = threading.Event()
    stop = threading.Event()
    steps: list[int] = []

    def work(progress: Progress) -> None:
        begun.set()
        stop.wait(10)
        progress.report(1, 2)
        steps.append(1)

    stopped: list[bool] = []
    jobs.cancelled.connect(lambda: stopped.append(True))
    job = jobs.run(work, lambda _: pytest.fail("done"))
    assert begun.wait(10)
    job.cancel()
    stop.set()
    wait(jobs, qtbot)
    assert stopped == [True]
    assert not steps


def test_progress_comes_with_its_words_and_ends_complete(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        for step in range(1001):
            progress.report(step, 1000, Message("Reading"))

    seen: list[tuple[int, int, str]] = []
    jobs.progressed.connect(lambda done, total, message: seen.append((done, total, str(message))))
    jobs.run(work, lambda _: None)
    wait(jobs, qtbot)
    assert seen[0] == (0, 1000, "Reading")
    assert seen[-1] == (1000, 1000, "Reading")
    assert len(seen) < 500  # thinned out


def test_closing_stops_work_that_reports(qtbot: QtBot) -> None:
    jobs = Jobs()
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.report(0, 0)

    jobs.run(work, lambda _: pytest.fail("done"), writes=True)
    assert begun.wait(10)
    assert jobs.close()
    wait(jobs, qtbot)
