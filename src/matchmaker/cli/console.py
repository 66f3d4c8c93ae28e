"""Print results and sentences in the user's language, on streams that take every character."""

import contextlib
import io
import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from matchmaker.cli.widths import fitted, padded, table, width
from matchmaker.errors import OutputError, system_reason
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress

_REDRAW_SECONDS = 0.1


def prepare(stream: TextIO | None) -> TextIO:
    """Let *stream* print every character, and return it; None, a closed one, prints nowhere.

    A file or pipe gets UTF-8 whatever the console's code page is; a terminal keeps its own
    encoding and shows a “?” for what it does not have.
    """
    if stream is None:
        return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream


def unprintable(error: OSError) -> OSError | OutputError:
    """Return what to raise for results that cannot be printed; a reader who left is no error."""
    if isinstance(error, BrokenPipeError):
        return error
    return OutputError(
        Message(
            N_("The result could not be printed ({reason}). Check the free space and try again."),
            reason=system_reason(error),
        )
    )


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command prints: results on ``out``, remarks and errors on ``err``."""

    translator: Translator
    out: TextIO
    err: TextIO

    def say(self, message: Message) -> None:
        """Print a sentence as part of the result."""
        self.line(self.translator.say(message))

    def line(self, text: str = "") -> None:
        """Print a line of the result.

        Raises:
            OutputError: the disk behind the stream is full.
        """
        try:
            self.out.write(text + "\n")
        except OSError as error:
            raise unprintable(error) from error

    def table(self, rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> None:
        """Print *rows*, the first of which may be headings, in aligned columns."""
        for line in table(rows, right=frozenset(right)):
            self.line(line)

    def json(self, value: object) -> None:
        """Print *value* as JSON, characters as they are."""
        self.line(json.dumps(value, ensure_ascii=False, indent=2))

    def remark(self, message: Message) -> None:
        """Print a sentence beside the result."""
        with contextlib.suppress(OSError):  # nobody may be listening any more
            self.err.write(f"matchmaker: {self.translator.say(message)}\n")
            self.err.flush()

    def finish(self) -> None:
        """Send everything printed so far.

        Raises:
            OutputError: the disk behind the stream is full.
        """
        try:
            self.out.flush()
        except OSError as error:
            raise unprintable(error) from error

    @contextlib.contextmanager
    def progress(self) -> Iterator[Progress]:
        """Show progress on one line while the block runs, where a person is watching."""
        if not self.err.isatty():
            yield SILENT
            return
        line = _ProgressLine(self.err, self.translator)
        try:
            yield line
        finally:
            line.clear()

    def abandon(self) -> None:
        """Let later prints go nowhere: the reader of the results has gone."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        with contextlib.suppress(OSError, ValueError):
            os.dup2(nowhere, self.out.fileno())
        os.close(nowhere)


class _ProgressLine:
    """One line that is written over and over, at most ten times a second."""

    def __init__(self, stream: TextIO, translator: Translator) -> None:
        self._stream = stream
        self._translator = translator
        self._words = ""
        self._shown = 0
        self._at = 0.0

    def report(self, done: int, total: int, message: Message | None = None) -> None:
        """Redraw the line if there is something new to see."""
        words = self._translator.say(message) if message else self._words
        now = time.monotonic()
        if words == self._words and now - self._at < _REDRAW_SECONDS:
            return
        self._words, self._at = words, now
        count = f" {done}/{total}" if total else ""
        self._draw(fitted(words + count, shutil.get_terminal_size().columns - 1))

    def clear(self) -> None:
        """Leave the line empty for what comes next."""
        self._draw("")
        self._stream.write("\r")
        self._stream.flush()

    def _draw(self, text: str) -> None:
        self._stream.write("\r" + padded(text, self._shown))
        self._stream.flush()
        self._shown = width(text)
