"""The folder of the demo: it replaces what an earlier demo made, and nothing else."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from matchmaker.domain.pairing import read_pair_code
from matchmaker.errors import OutputError
from matchmaker.files import make_folder, replace_file
from matchmaker.messages import N_, Message

_MARK = "matchmaker-demo.txt"
_NOTE = (
    "This folder was made by “matchmaker demo”. A further demo replaces the files\n"
    "sample.matchmaker, briefs.pdf and proposals.xlsx and the papers in briefs, and no others.\n"
)


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """Where the demo puts what it makes."""

    root: Path

    @property
    def event(self) -> Path:
        """The event file."""
        return self.root / "sample.matchmaker"

    @property
    def pdf(self) -> Path:
        """All briefs in one file."""
        return self.root / "briefs.pdf"

    @property
    def briefs(self) -> Path:
        """The folder of one file a pair."""
        return self.root / "briefs"

    @property
    def proposals(self) -> Path:
        """The spreadsheet."""
        return self.root / "proposals.xlsx"

    def claim(self) -> None:
        """Make the folder ours and clear the papers of an earlier demo.

        Raises:
            OutputError: something in it was not made by the demo, or it cannot be written.
        """
        make_folder(self.root)
        mark = self.root / _MARK
        if not mark.exists():
            self._refuse_others()
            replace_file(mark, _NOTE.encode("utf-8"))
        for paper in self.briefs.glob("*.pdf"):
            if any(map(read_pair_code, paper.stem.split(" "))):
                with contextlib.suppress(OSError):  # open in a viewer: a new name is taken
                    paper.unlink()

    def _refuse_others(self) -> None:
        for path in (self.event, self.pdf, self.briefs, self.proposals):
            if path.exists():
                raise OutputError(
                    Message(
                        N_(
                            "“{name}” in {folder} was not made by the demo, so it is left alone. "
                            "Choose another folder with --out."
                        ),
                        name=path.name,
                        folder=str(self.root),
                    )
                )
