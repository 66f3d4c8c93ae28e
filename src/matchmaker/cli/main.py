"""Understand the words typed, run the command they name, and say what went wrong."""

import contextlib
import importlib
import logging
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from matchmaker.cli.call import Call, OpenWindow, Run
from matchmaker.cli.console import Console, prepare
from matchmaker.cli.declarations import COMMANDS
from matchmaker.cli.parser import asked_language, build_parser
from matchmaker.errors import MatchmakerError, UsageError
from matchmaker.i18n.translator import translator
from matchmaker.messages import N_, Message
from matchmaker.progress import Cancelled
from matchmaker.settings import SettingsRead, read_settings

UNEXPECTED = 1
STOPPED = 130
NOBODY_READS = 141  # as of a program that SIGPIPE ended
_HELP = "help"


def main(arguments: Sequence[str] | None = None, *, open_window: OpenWindow | None = None) -> int:
    """Run one command and return its exit code; nothing is raised."""
    typed = sys.argv[1:] if arguments is None else list(arguments)
    sys.stdout, sys.stderr = prepare(sys.stdout), prepare(sys.stderr)
    read = read_settings()
    words = translator(asked_language(typed) or read.settings.language)
    console = Console(words, sys.stdout, sys.stderr)
    try:
        code = _run(typed, console, read, open_window or _no_window)
        console.finish()
    except MatchmakerError as error:
        console.remark(error.message)
        return error.exit_code
    except (KeyboardInterrupt, Cancelled):
        console.remark(Message(N_("Stopped. What was not finished was not kept.")))
        return STOPPED
    except BrokenPipeError:
        console.abandon()
        return NOBODY_READS
    except Exception as error:  # noqa: BLE001 - the one place that reports the unexpected
        console.remark(_reported(error))
        return UNEXPECTED
    return code


def _run(typed: list[str], console: Console, read: SettingsRead, open_window: OpenWindow) -> int:
    parser = build_parser(console.translator)
    if not typed:
        parser.print_help(sys.stderr)
        return UsageError.exit_code
    try:
        options = parser.parse_args(_asking(typed))
    except SystemExit as end:  # --help and --version have said what they had to say
        return end.code if isinstance(end.code, int) else 0
    if read.problem is not None:
        console.remark(read.problem)
    with _log_file():
        return _command(options)(Call(options, console, read.settings, open_window))


def _asking(typed: list[str]) -> list[str]:
    """Return what was typed, “help import” as “import --help”."""
    if typed[0] != _HELP:
        return typed
    return [*typed[1:], "--help"]


def _command(options: Namespace) -> Run:
    for command in COMMANDS:
        if command.name == options.command:
            run: Run = importlib.import_module(f"matchmaker.cli.commands.{command.module}").run
            return run
    raise UsageError(
        Message(N_("Name a command; “{command} --help” lists them."), command="matchmaker")
    )


@contextlib.contextmanager
def _log_file() -> Iterator[None]:
    """Log to the usual files while the block runs."""
    from matchmaker.bootstrap import set_up_logging

    log = logging.getLogger("matchmaker")
    before = list(log.handlers)
    set_up_logging()
    try:
        yield
    finally:
        for handler in [each for each in log.handlers if each not in before]:
            log.removeHandler(handler)
            handler.close()


def _reported(error: Exception) -> Message:
    from matchmaker.bootstrap import report_error

    with _log_file():
        path = report_error(error)
    return Message(
        N_(
            "Something went wrong that should not ({kind}). Nothing half done was kept. A report "
            "without any of your data is in {path}; please send it to whoever gave you "
            "the program."
        ),
        kind=type(error).__name__,
        path=str(path),
    )


def _no_window(_event: Path | None) -> int:
    raise UsageError(
        Message(N_("The window is opened by “python -m matchmaker app”, not from here."))
    )
