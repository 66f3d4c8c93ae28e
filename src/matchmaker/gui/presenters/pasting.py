"""Keep pasted cells as a file of their own, so that they are read with the same care."""

import shutil
import tempfile
import weakref
from pathlib import Path

from matchmaker.files import free_path, replace_file
from matchmaker.progress import Progress


class Pasted:
    """A folder for pasted cells; it goes when the import is over, and with the program."""

    def __init__(self) -> None:
        """Make no folder yet."""
        self._folder: Path | None = None

    def keep(self, cells: str, name: str, _progress: Progress) -> Path:
        """Write *cells* as a file called *name*, and return it.

        Raises:
            OutputError: there is no room for it.
        """
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="matchmaker-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return replace_file(free_path(self._folder, name), cells.encode("utf-8-sig"))

    def forget(self) -> None:
        """Remove what was kept."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def is_table(text: str) -> bool:
    """Tell whether copied *text* looks like cells of a spreadsheet: a row of headings and more."""
    lines = text.strip().splitlines()
    return len(lines) > 1 and "\t" in lines[0]
