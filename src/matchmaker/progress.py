"""Tell how far long work is, and let a person stop it."""

from typing import Protocol

from matchmaker.messages import Message


class Cancelled(Exception):
    """A person stopped the work; whatever was not yet written stays unwritten."""


class Progress(Protocol):
    """What long work reports to."""

    def report(self, done: int, total: int, message: Message | None = None) -> None:
        """Take note that *done* of *total* steps are finished (total 0: unknown).

        Raises:
            Cancelled: a person asked to stop.
        """


class _Silent:
    """Progress nobody watches."""

    def report(self, done: int, total: int, message: Message | None = None) -> None:
        """Ignore the report."""


SILENT: Progress = _Silent()
