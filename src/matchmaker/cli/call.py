"""What a command is given: its options, where to print, and the person's settings."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matchmaker.cli.console import Console
from matchmaker.settings import Settings

OpenWindow = Callable[[Path | None], int]
Run = Callable[["Call"], int]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command; ``open_window`` comes from above, where the screen is known."""

    options: Namespace
    console: Console
    settings: Settings
    open_window: OpenWindow
