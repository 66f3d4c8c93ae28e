"""Take in lists of needs and capabilities: plan first, then apply as one action."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matchmaker import exchange
from matchmaker.domain.intake import (
    ImportPlan,
    KnownLayout,
    Line,
    Outcome,
    PlannedRow,
    Problem,
    ReadingChoice,
    Severity,
    SheetReading,
)
from matchmaker.domain.journal import Action, ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.records import Need
from matchmaker.errors import OutputError, RecordError
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress
from matchmaker.services import layouts
from matchmaker.services.changes import Changed, changed
from matchmaker.services.planning import Resolution, resolve
from matchmaker.store import Database, Reader, Recorder

_NO_CHOICES: Mapping[str, ReadingChoice] = {}
_STEP = 20
_LISTED_FILES = 3


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; ``action`` is None if there was nothing to write.

    ``note`` is something to tell beside it: the import itself is done.
    """

    action: Action | None
    new: int
    changed: int
    same: int
    refused: int
    changed_kinds: Changed
    note: Message | None = None


class SampleError(RecordError):
    """Lists would go into the sample event, and nobody said that this is wanted."""


def plan(
    database: Database,
    paths: Sequence[Path],
    *,
    choices: Mapping[str, ReadingChoice] = _NO_CHOICES,
    known: Sequence[KnownLayout] = (),
    progress: Progress = SILENT,
) -> ImportPlan:
    """Read the files and work out what taking them in would do; nothing is written.

    *choices* are what a person decided, by ``domain.intake.reading_key``; *known* are layouts
    decided at earlier imports.

    Raises:
        InputFileError: a file cannot be taken in.
        Cancelled: a person stopped it.
    """
    sheets = exchange.read_files(paths, progress=progress, overrides=choices, known=known)
    return plan_sheets(database, paths, sheets, progress=progress)


def plan_sheets(
    database: Database,
    paths: Sequence[Path],
    sheets: tuple[SheetReading, ...],
    *,
    progress: Progress = SILENT,
) -> ImportPlan:
    """Work out what taking in *sheets*, read from *paths*, would do; nothing is written.

    Raises:
        Cancelled: a person stopped it.
    """
    with database.reading() as reader:
        done = resolve(reader, sheets, progress=progress)
        basis = reader.position()
    return ImportPlan(
        files=tuple(str(path) for path in paths),
        sheets=sheets,
        rows=tuple(done.rows),
        problems=tuple(p for sheet in sheets for p in sheet.problems if not p.place.row),
        new_organisations=done.organisations.new,
        basis=basis,
    )


def take_in(
    database: Database,
    plan: ImportPlan,
    *,
    by: str,
    into_sample: bool = False,
    progress: Progress = SILENT,
) -> Imported:
    """Carry out a plan, then remember for the next list what was decided about its columns.

    That it cannot be remembered is a note, never an error: the import is made.

    Raises:
        RecordError, DatabaseError, Cancelled: see ``apply``.
    """
    done = apply(database, plan, by=by, into_sample=into_sample, progress=progress)
    try:
        layouts.remember(plan)
    except OutputError as error:
        words = N_("How its columns were read is not remembered for the next list: {why}")
        return replace(done, note=Message(words, why=error.message))
    return done


def apply(
    database: Database,
    plan: ImportPlan,
    *,
    by: str,
    into_sample: bool = False,
    progress: Progress = SILENT,
) -> Imported:
    """Carry out a plan as one action, after a backup of an event that holds something.

    What to write is worked out with no transaction open; then comes one short write.

    Raises:
        SampleError: the event is the sample, and *into_sample* does not say that this is meant.
        RecordError: the event has moved on since the plan was made.
        DatabaseError: the event cannot be written; nothing was.
        Cancelled: a person stopped it; nothing was written.
    """
    with database.reading() as reader:
        _refuse_if_moved(reader, plan)
        done = resolve(reader, plan.sheets, publish=plan.publish, progress=progress)
        kinds = _kinds(done)
        if kinds and not into_sample:
            _refuse_sample(reader)
        filled = bool(reader.needs() or reader.capabilities() or reader.organisations())
    if filled and database.path is not None and not database.read_only:
        database.backup()
    action = None
    with database.transaction() as tx:
        _refuse_if_moved(tx, plan)
        if kinds:
            recorder = tx.act(ActionKind.IMPORT, _summary(plan), by=by)
            _write(recorder, done, progress)
            action = recorder.action
    return Imported(
        action,
        new=plan.count(Outcome.NEW),
        changed=plan.count(Outcome.CHANGED),
        same=plan.count(Outcome.SAME),
        refused=plan.count(Outcome.REFUSED),
        changed_kinds=changed(kinds),
    )


def save_refused(plan: ImportPlan, path: Path, translator: Translator) -> Path:
    """Write the refused rows with the reasons, to be corrected and imported again.

    Raises:
        OutputError: the file cannot be written.
    """
    sheets = [
        _refused_sheet(sheet, rows, translator)
        for sheet in plan.sheets
        if (rows := _refused_rows(plan, sheet))
    ]
    return exchange.write_workbook(path, sheets)


def _refuse_if_moved(reader: Reader, plan: ImportPlan) -> None:
    if reader.position() != plan.basis:
        raise RecordError(
            Message(
                N_(
                    "The event has changed since this import was prepared, so nothing was "
                    "taken in. Prepare the import again and look at it once more."
                )
            )
        )


def _refuse_sample(reader: Reader) -> None:
    event = reader.event()
    if event is not None and event.sample:
        raise SampleError(
            Message(
                N_(
                    "This is the sample event, so nothing was taken in. Start an event of your "
                    "own for your lists, or say that they are to be added to the sample."
                )
            )
        )


def _kinds(done: Resolution) -> list[RecordKind]:
    kinds = {
        RecordKind.NEED if isinstance(record, Need) else RecordKind.CAPABILITY
        for record in done.records
    }
    if any(entry.changed for entry in done.organisations.entries.values()):
        kinds.add(RecordKind.ORGANISATION)
    if any(entry.changed for entry in done.people.entries.values()):
        kinds.add(RecordKind.PERSON)
    return [kind for kind in RecordKind if kind in kinds]


def _write(recorder: Recorder, done: Resolution, progress: Progress) -> None:
    records = [
        *(entry.record for entry in done.organisations.entries.values() if entry.changed),
        *(entry.record for entry in done.people.entries.values() if entry.changed),
        *done.records,
    ]
    for number, record in enumerate(records):
        recorder.put(record)
        if number % _STEP == 0:
            progress.report(number, len(records), Message(N_("Taking in")))


def _summary(plan: ImportPlan) -> Message:
    names = [Path(file).name for file in plan.files]
    shown = ", ".join(names[:_LISTED_FILES]) + (" …" if len(names) > _LISTED_FILES else "")
    return Message(
        N_("Imported {files}: {new} new, {changed} changed"),
        files=shown,
        new=plan.count(Outcome.NEW),
        changed=plan.count(Outcome.CHANGED),
    )


def _refused_rows(plan: ImportPlan, sheet: SheetReading) -> list[PlannedRow]:
    return [
        row
        for row in plan.of(Outcome.REFUSED)
        if (row.place.file, row.place.sheet) == (sheet.file, sheet.sheet)
    ]


def _refused_sheet(
    sheet: SheetReading, rows: Iterable[PlannedRow], translator: Translator
) -> exchange.Sheet:
    columns = [column for column in sheet.columns if column.heading]
    lines = {line.row: line for line in sheet.lines}
    return exchange.Sheet(
        sheet.sheet or Path(sheet.file).stem,
        (
            *(column.heading for column in columns),
            translator.text(N_("Row in the file")),
            translator.text(N_("Why it was refused")),
        ),
        tuple(
            (
                *(_cell(lines.get(row.place.row), column.index) for column in columns),
                str(row.place.row),
                "\n".join(_reasons(row.problems, translator)),
            )
            for row in rows
        ),
    )


def _cell(line: Line | None, index: int) -> str:
    return line.cells[index] if line is not None and index < len(line.cells) else ""


def _reasons(problems: Iterable[Problem], translator: Translator) -> list[str]:
    return [
        translator.text(N_("{where}: {what}"), where=problem.place.column, what=said)
        if problem.place.column
        else said
        for problem in problems
        if problem.severity is Severity.ERROR and (said := translator.say(problem.message))
    ]
