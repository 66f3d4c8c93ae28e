"""Open the window."""

import os
import sys
from pathlib import Path

from matchmaker.bootstrap import open_event
from matchmaker.cli.call import Call
from matchmaker.errors import UsageError
from matchmaker.messages import N_, Message


def run(call: Call) -> int:
    """Show the window on the event that was named, the last one or the sample.

    Raises:
        DatabaseError: the event file cannot be used.
        UsageError: there is no screen.
    """
    event: Path | None = call.options.event
    if event is not None:
        open_event(event).close()  # what is wrong with the file is better said here
    if not has_screen():
        raise UsageError(
            Message(
                N_(
                    "There is no screen here to open a window on; “matchmaker demo --no-window” "
                    "and all other commands work without one."
                )
            )
        )
    return call.open_window(event)


def has_screen() -> bool:
    """Tell whether a window could open: without a screen Qt would end the program."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
