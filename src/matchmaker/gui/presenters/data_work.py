"""What the import desk does in a job: the dry run, the import, taking it back, saving lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.domain.ids import ActionId
from matchmaker.domain.intake import ImportPlan, ReadingChoice
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import RecordError
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.importing import Imported
    from matchmaker.services.journaling import Done

_ACTIONS = 10_000


@dataclass(frozen=True, slots=True)
class EarlierImport:
    """An import of this event; ``next`` if the next undo would take it back."""

    id: ActionId
    at: datetime
    by: str
    summary: Message
    undone: bool
    next: bool


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field that a column can be; ``several`` columns may be some."""

    field: str
    several: bool


def dry_run(
    database: "Database",
    paths: tuple[Path, ...],
    choices: Mapping[str, ReadingChoice],
    progress: Progress,
) -> ImportPlan:
    """Work out what taking in the files would do."""
    from matchmaker.services import importing, layouts

    known = layouts.known()
    return importing.plan(database, paths, choices=choices, known=known, progress=progress)


def carry_out(database: "Database", plan: ImportPlan, by: str, progress: Progress) -> "Imported":
    """Carry out a plan, but never in the sample event."""
    from matchmaker.services import importing

    return importing.take_in(database, plan, by=by, progress=progress)


def into_sample(database: "Database", plan: ImportPlan, by: str, progress: Progress) -> "Imported":
    """Carry out a plan in the sample event, as the person wants."""
    from matchmaker.services import importing

    return importing.take_in(database, plan, by=by, into_sample=True, progress=progress)


def imported_words(done: "Imported") -> Message:
    """Say what an import did, and what there is to tell beside it."""
    message = Message(
        N_("Imported: {new} new, {changed} changed, {same} the same, {refused} refused."),
        new=done.new, changed=done.changed, same=done.same, refused=done.refused,
    )  # fmt: skip
    if done.note is None:
        return message
    return Message(N_("{done} {note}"), done=message, note=done.note)


def is_sample(database: "Database", _progress: Progress) -> bool:
    """Tell whether the open event is the sample."""
    with database.reading() as reader:
        event = reader.event()
    return event is not None and event.sample


def match_again(database: "Database", _progress: Progress) -> Message | None:
    """Say why pairs should be proposed anew, None if there is no reason."""
    from matchmaker.services import freshness

    return freshness.staleness(database).told


def earlier(database: "Database", _progress: Progress) -> tuple[EarlierImport, ...]:
    """Return the imports of an event, newest first."""
    from matchmaker.services import journaling

    undo = journaling.steps(database).undo
    with database.reading() as reader:
        actions = [a for a in reader.actions(_ACTIONS) if a.kind is ActionKind.IMPORT]
    following = undo.id if undo else None
    return tuple(
        EarlierImport(a.id, a.at, a.by, a.summary, a.undone, a.id == following) for a in actions
    )


def take_back(database: "Database", wanted: ActionId, by: str) -> "Done":
    """Undo the import *wanted*.

    Raises:
        RecordError: it is not the next step of undo any more.
    """
    from matchmaker.services import journaling

    following = journaling.steps(database).undo
    done = journaling.undo(database, by=by) if following and following.id == wanted else None
    if done is None:
        raise RecordError(
            Message(N_("Something else was done since. Undo the later steps first (Ctrl Z)."))
        )
    return done


def fields_of(kind: RecordKind) -> tuple[FieldChoice, ...]:
    """Return the fields that a column of a list of *kind* can be."""
    from matchmaker.services import templates

    return tuple(
        FieldChoice(field, templates.may_repeat(field)) for field in templates.columns(kind)
    )


def save_template(path: Path, kind: RecordKind, translator: Translator) -> Path:
    """Save a blank list of *kind*."""
    from matchmaker.services import templates

    return templates.save(path, kind, translator)


def save_refused(plan: ImportPlan, path: Path, translator: Translator) -> Path:
    """Save the refused rows of *plan* with the reasons."""
    from matchmaker.services import importing

    return importing.save_refused(plan, path, translator)
