"""Let one window at a time change an event file, and say who holds it."""

from pathlib import Path

from PySide6.QtCore import QLockFile

from matchmaker.messages import N_, Message


class EventLock:
    """A lock file beside the event file; the lock of a program that died does not count."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._lock: QLockFile | None = None

    def take(self, event: Path) -> Message | None:
        """Take the lock of *event* in place of the one held; say who holds it, or None.

        Where no lock file can be written nobody else can write the event either: no lock is
        needed, and the event file itself says that it can only be read.
        """
        self.release()
        lock = QLockFile(str(event.with_name(f".{event.name}.lock")))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
            return None
        if lock.error() is not QLockFile.LockError.LockFailedError:
            return None
        return _holder(lock)

    def release(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def _holder(lock: QLockFile) -> Message:
    # Typed wrongly in PySide6's stubs: the call returns (pid, host name, program).
    known = lock.getLockInfo()
    parts = known if isinstance(known, tuple) else ()
    if len(parts) < 3 or not parts[-2]:
        return Message(N_("Another window has this event open, so it can only be read here."))
    return Message(
        N_("{program} on {computer} has this event open, so it can only be read here."),
        program=str(parts[-1]),
        computer=str(parts[-2]),
    )
