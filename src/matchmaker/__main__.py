"""Start the program: the command line, which can open the window."""

import sys
from pathlib import Path

from matchmaker.cli.main import main as command_line
from matchmaker.errors import UsageError
from matchmaker.exchange.child import FLAG as READ_ONE_FILE
from matchmaker.exchange.child import main as read_one_file
from matchmaker.messages import N_, Message


def main() -> int:
    """Run the command line with this machine's screen behind it, and return the exit code."""
    return command_line(open_window=open_window)


def open_window(event: Path | None) -> int:
    """Show the window on *event*, the last event or the sample, until it is closed.

    Raises:
        UsageError: a library of the system that Qt needs is missing.
    """
    try:
        from matchmaker.gui.app import run
    except ImportError as error:
        raise UsageError(
            Message(
                N_(
                    "The window cannot open, because a library is missing ({detail}). On Debian "
                    "or Ubuntu “python3 dev.py app” names the package to install; all commands "
                    "but “app” work without it."
                ),
                detail=str(error),
            )
        ) from error
    return run(event)


if __name__ == "__main__":
    if sys.argv[1:2] == [READ_ONE_FILE]:  # a bundle is its own interpreter: exchange.isolation
        sys.exit(read_one_file())
    sys.exit(main())
