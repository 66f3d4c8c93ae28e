"""Do work away from the window: results, progress and failures come back on the main thread."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from typing_extensions import override

from matchmaker.bootstrap import report_error
from matchmaker.errors import MatchmakerError
from matchmaker.messages import Message
from matchmaker.progress import Cancelled, Progress

T = TypeVar("T")

_BETWEEN_REPORTS = 0.05  # seconds; more often than 20 a second nobody sees
_READERS = 2


class Job(QObject):
    """One running piece of work; lives on the main thread, its work does not."""

    _reported = Signal(int, int, object)
    _done = Signal(object)
    _failed = Signal(object)
    _crashed = Signal(object)
    _stopped = Signal()

    def __init__(self, jobs: "Jobs", *, writes: bool) -> None:
        """Belong to *jobs*."""
        super().__init__(jobs)
        self.writes = writes
        self.cancelling = threading.Event()
        self.started_at = time.monotonic()
        self.on_done: Callable[[object], None] | None = None
        self.on_failed: Callable[[MatchmakerError], None] | None = None
        self._jobs = jobs
        queued = Qt.ConnectionType.QueuedConnection
        self._reported.connect(self._take_report, queued)
        self._done.connect(self._take_result, queued)
        self._failed.connect(self._take_failure, queued)
        self._crashed.connect(self._take_crash, queued)
        self._stopped.connect(self._take_stop, queued)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self.cancelling.set()

    def perform(self, work: Callable[[Progress], object]) -> None:
        """Run *work* and send what came of it; called in a thread of the pool."""
        try:
            result = work(_Reporter(self))
        except Cancelled:
            self._stopped.emit()
        except MatchmakerError as error:
            self._failed.emit(error)
        except Exception as error:  # noqa: BLE001 - design.md: jobs catch what nobody expected
            self._crashed.emit(report_error(error))
        else:
            self._done.emit(result)

    def tell(self, done: int, total: int, message: Message | None) -> None:
        """Send a report to the main thread."""
        self._reported.emit(done, total, message)

    def _take_report(self, done: int, total: int, message: Message | None) -> None:
        self._jobs.progressed.emit(done, total, message)

    def _take_result(self, result: object) -> None:
        self._jobs.finish(self)
        if self.on_done is not None:
            self.on_done(result)

    def _take_failure(self, error: MatchmakerError) -> None:
        self._jobs.finish(self)
        if self.on_failed is not None:
            self.on_failed(error)
        else:
            self._jobs.failed.emit(error)

    def _take_crash(self, report: Path) -> None:
        self._jobs.finish(self)
        self._jobs.crashed.emit(report)

    def _take_stop(self) -> None:
        self._jobs.finish(self)
        self._jobs.cancelled.emit()


class Jobs(QObject):
    """Runs work in threads; work that writes goes one at a time, in the order it was given.

    ``progressed(done, total, message)`` follows the work, ``busy_changed`` its begin and end,
    ``failed(error)`` comes for expected failures nobody handles, ``crashed(report)`` for the
    others: the path of a report without field values.
    """

    progressed = Signal(int, int, object)
    busy_changed = Signal(bool)
    failed = Signal(object)
    crashed = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        """Make the two pools."""
        super().__init__()
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(_READERS)
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self._running: dict[Job, QRunnable] = {}

    @property
    def busy(self) -> bool:
        """Whether any work is running or waiting."""
        return bool(self._running)

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[MatchmakerError], None] | None = None,
        *,
        writes: bool = False,
    ) -> Job:
        """Start *work* in a thread; *on_done* or *on_failed* is called on the main thread.

        Neither is called after a cancel or an unexpected exception; the signals tell of those.
        """
        job = Job(self, writes=writes)
        job.on_done = cast("Callable[[object], None]", on_done)
        job.on_failed = on_failed
        runnable = _Runnable(job, work)
        runnable.setAutoDelete(False)  # the dictionary keeps it as long as it may run
        self._running[job] = runnable
        if len(self._running) == 1:
            self.busy_changed.emit(True)
        (self._writer if writes else self._readers).start(runnable)
        return job

    def cancel_all(self) -> None:
        """Ask every piece of work to stop at its next report."""
        for job in self._running:
            job.cancel()

    def finish(self, job: Job) -> None:
        """Let go of a job that has ended; called by the job."""
        self._running.pop(job, None)
        job.deleteLater()
        if not self._running:
            self.busy_changed.emit(False)

    def close(self, *, wait_ms: int = 10_000) -> bool:
        """Stop everything and wait; False if some work is still running after *wait_ms*."""
        self.cancel_all()
        return self._writer.waitForDone(wait_ms) and self._readers.waitForDone(wait_ms)


class _Runnable(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._job = job
        self._work = work

    @override
    def run(self) -> None:
        self._job.perform(self._work)


class _Reporter:
    """The progress a piece of work reports to: thinned out, and the place where it is stopped."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._last = 0.0
        self._message: Message | None = None

    def report(self, done: int, total: int, message: Message | None = None) -> None:
        if self._job.cancelling.is_set():
            raise Cancelled
        now = time.monotonic()
        news = message is not None and message != self._message
        if news or done == total or now - self._last >= _BETWEEN_REPORTS:
            self._last = now
            self._message = message or self._message
            self._job.tell(done, total, self._message)
