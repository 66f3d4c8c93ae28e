"""Take lists of needs and capabilities into an event."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.cli.call import Call
from matchmaker.cli.opening import SUFFIX, event_path, opened
from matchmaker.cli.plans import plan_shape, tell_plan
from matchmaker.cli.values import files
from matchmaker.domain.intake import ImportPlan, Outcome, ReadingChoice
from matchmaker.domain.texts import LocalisedText
from matchmaker.errors import InputFileError, UsageError
from matchmaker.messages import N_, NN_, Message
from matchmaker.services import choosing, events, freshness, importing, layouts
from matchmaker.settings import person_name

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

_UNCLEAR = {
    choosing.Unclear.KIND: N_("Say what the list holds: --kind need, or --kind capability."),
    choosing.Unclear.SHEET: N_("Name the sheet that is meant with --sheet; there are: {names}."),
    choosing.Unclear.NO_SHEETS: N_("“{file}” has no sheets with names: leave --sheet out."),
}
_WAIT = NN_(
    "{n} new need waits for your check: publish it under Needs in the window.",
    "{n} new needs wait for your check: publish them under Needs in the window.",
)
_WOULD_WAIT = NN_(
    "{n} new need would wait for your check: publish it under Needs in the window.",
    "{n} new needs would wait for your check: publish them under Needs in the window.",
)


def run(call: Call) -> int:
    """Plan the import, carry it out unless only asked for the plan, and tell both.

    Raises:
        InputFileError: a file cannot be read; nothing was written.
    """
    with _event(call) as database:
        plan = replace(_plan(call, database), publish=not call.options.unchecked)
        _refuse_unrecognised(plan)
        if not call.options.json:
            tell_plan(plan, call.console)
        if not call.options.dry_run:
            _take_in(call, database, plan)
        stale = freshness.staleness(database)
    refused = _save_refused(call, plan)
    if call.options.json:
        _print(call, plan, refused, stale.records)
    else:
        _tell_end(call, plan, refused)
        if (told := _stale(stale)) and not call.options.dry_run:
            call.console.say(told)
    return 0


def _plan(call: Call, database: "Database") -> ImportPlan:
    options, paths = call.options, files(call.options.files)
    with call.console.progress() as progress:
        whole = ReadingChoice(encoding=options.encoding, overwrite=options.overwrite)
        told = choosing.Told(
            options.kind, options.heading_row, options.columns, options.sheet, whole
        )
        if told == choosing.Told(whole=whole):
            choices = {name: whole for path in paths for name in (path.name, str(path))}
            return importing.plan(
                database, paths, choices=choices, known=layouts.known(), progress=progress
            )
        if len(paths) > 1:
            raise UsageError(
                Message(
                    N_(
                        "--kind, --heading-row, --columns and --sheet are about one list; take "
                        "the others in by a command of their own."
                    )
                )
            )
        try:
            return choosing.plan_as_told(
                database, paths[0], told, known=layouts.known(), progress=progress
            )
        except choosing.UnclearError as error:
            raise UsageError(
                Message(_UNCLEAR[error.about], file=error.file, names=", ".join(error.names))
            ) from error


def _refuse_unrecognised(plan: ImportPlan) -> None:
    """Refuse a file no sheet of which is a list; what to do is part of the sentence."""
    lists = {sheet.file for sheet in plan.sheets if sheet.kind is not None}
    unread = [sheet for sheet in plan.sheets if sheet.file not in lists]
    for sheet in unread[:1]:
        raise InputFileError(
            Message(
                N_(
                    "No list with column headings was recognised in “{name}”. Say what it holds "
                    "and where its headings are, for example: --kind need --heading-row {row} "
                    '--columns "A=title,B=organisation"'
                ),
                name=sheet.file,
                row=choosing.guessed_heading_row(sheet.lines),
            )
        )


def _take_in(call: Call, database: "Database", plan: ImportPlan) -> None:
    """Carry out the import; real lists stay out of the sample unless the person wants it."""
    by, into_sample = person_name(call.settings), call.options.into_sample
    try:
        with call.console.progress() as progress:
            done = importing.take_in(
                database, plan, by=by, into_sample=into_sample, progress=progress
            )
    except importing.SampleError as error:
        raise UsageError(
            Message(
                N_(
                    "“{name}” is the sample event, so nothing was taken in. Start an event of "
                    "your own: --event my-event{suffix}. Or add to the sample: --into-sample."
                ),
                name=event_path(call).name,
                suffix=SUFFIX,
            )
        ) from error
    if done.note is not None:
        call.console.remark(done.note)


def _stale(stale: freshness.Staleness) -> Message | None:
    if not stale.records:
        words = N_("{why} “matchmaker propose” matches again.")
        return Message(words, why=stale.why) if stale.why else None
    return Message(
        NN_(
            "{n} record changed since the last matching: “matchmaker propose” matches again.",
            "{n} records changed since the last matching: “matchmaker propose” matches again.",
        ),
        n=stale.records,
    )


@contextmanager
def _event(call: Call) -> Iterator["Database"]:
    """Open the event, or make one, of which nothing stays if the block fails."""
    path = event_path(call)
    if os.path.exists(path):  # noqa: PTH110 - False also where a folder cannot be read
        with opened(call) as database:
            yield database
        return
    if path.suffix != SUFFIX:
        raise UsageError(
            Message(
                N_("There is no event file “{name}”; the name of a new one ends in {suffix}."),
                name=path.name,
                suffix=SUFFIX,
            )
        )
    with _new_event(call, None if call.options.dry_run else path) as database:
        yield database


@contextmanager
def _new_event(call: Call, path: Path | None) -> Iterator["Database"]:
    name = path.stem if path else "?"
    title = LocalisedText.of(call.console.translator.language, name)
    database = events.start(path, events.new_event(title), by=person_name(call.settings))
    done = False
    try:
        yield database
        done = True
    finally:
        database.close()
        if path is not None and not done:
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)


def _save_refused(call: Call, plan: ImportPlan) -> Path | None:
    if call.options.refused is None or not plan.count(Outcome.REFUSED):
        return None
    return importing.save_refused(plan, call.options.refused, call.console.translator)


def _print(call: Call, plan: ImportPlan, refused: Path | None, stale: int) -> None:
    call.console.json(
        {
            "event": str(event_path(call)),
            "dry_run": call.options.dry_run,
            "refused_file": str(refused) if refused else None,
            "published": plan.publish,
            "changed_since_matching": stale,
            **plan_shape(plan, call.console.translator),
        }
    )


def _tell_end(call: Call, plan: ImportPlan, refused: Path | None) -> None:
    say = call.console.say
    path = str(event_path(call))
    if refused is not None:
        say(Message(N_("The refused rows are in {path}."), path=str(refused)))
    if plan.waiting:
        forms = _WOULD_WAIT if call.options.dry_run else _WAIT
        say(Message(forms, n=plan.waiting))
    if call.options.dry_run:
        say(Message(N_("This was a dry run: nothing was written.")))
    elif plan.count(Outcome.NEW) or plan.count(Outcome.CHANGED):
        say(
            Message(N_("Taken in to {path}. “matchmaker undo” takes this import back."), path=path)
        )
    else:
        say(Message(N_("Nothing is new, so {path} stays as it was."), path=path))
