"""What lies on the import desk: files, what was decided about them, and the last dry run."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from matchmaker.domain.intake import ImportPlan, Outcome, ReadingChoice
from matchmaker.messages import Message


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: Path
    why: Message


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the import desk; ``unread`` files take no part."""

    paths: tuple[Path, ...] = ()
    choices: Mapping[str, ReadingChoice] = field(default_factory=dict)
    plan: ImportPlan | None = None
    unread: tuple[Unread, ...] = ()

    @property
    def to_import(self) -> int:
        """How many rows would be written."""
        plan = self.plan
        return plan.count(Outcome.NEW) + plan.count(Outcome.CHANGED) if plan else 0

    @property
    def new_needs(self) -> int:
        """How many needs would be new that do not state themselves where they stand."""
        return replace(self.plan, publish=False).waiting if self.plan else 0

    def without(self, path: Path, why: Message) -> "Desk":
        """Return the desk with a file of it set aside as unreadable."""
        left = tuple(each for each in self.paths if each != path)
        return replace(self, paths=left, unread=(*self.unread, Unread(path, why)))
