"""Find the event file a command works on, open it, and close it whatever happens."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.bootstrap import open_event
from matchmaker.cli.call import Call
from matchmaker.errors import UsageError
from matchmaker.messages import N_, Message

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

SUFFIX = ".matchmaker"


@contextmanager
def opened(call: Call) -> Iterator["Database"]:
    """Open the event of *call* while the block runs.

    Raises:
        UsageError: no event was named and none can be guessed.
        DatabaseError: the file cannot be used.
    """
    database = open_event(event_path(call))
    try:
        yield database
    finally:
        database.close()


def event_path(call: Call) -> Path:
    """Return the event file that was named, or the one that is meant.

    Raises:
        UsageError: this folder has none or several, and none was open before.
    """
    if call.options.event is not None:
        return Path(call.options.event)
    here = sorted(Path().glob(f"*{SUFFIX}"))
    if len(here) == 1:
        return here[0]
    if here:
        raise UsageError(
            Message(
                N_("This folder has several event files ({names}); choose one with --event."),
                names=", ".join(path.name for path in here),
            )
        )
    if call.settings.last_event:
        return Path(call.settings.last_event)
    raise UsageError(
        Message(
            N_(
                "No event file is here. Name one with --event, or make one: matchmaker import "
                "needs.xlsx --event foshan.matchmaker"
            )
        )
    )
