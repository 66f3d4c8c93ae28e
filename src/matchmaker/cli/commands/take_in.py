"""Take lists of needs and capabilities into an event."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.cli.call import Call
from matchmaker.cli.opening import SUFFIX, event_path, opened
from matchmaker.cli.plans import plan_shape, tell_plan
from matchmaker.cli.values import files
from matchmaker.domain.intake import ImportPlan, Outcome
from matchmaker.domain.texts import LocalisedText
from matchmaker.errors import UsageError
from matchmaker.messages import N_, Message
from matchmaker.services import events, importing
from matchmaker.settings import person_name

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database


def run(call: Call) -> int:
    """Plan the import, carry it out unless only asked for the plan, and tell both.

    Raises:
        InputFileError: a file cannot be read; nothing was written.
    """
    with _event(call) as database:
        with call.console.progress() as progress:
            plan = importing.plan(database, files(call.options.files), progress=progress)
        if not call.options.json:
            tell_plan(plan, call.console)
        if not call.options.dry_run:
            with call.console.progress() as progress:
                importing.apply(database, plan, by=person_name(call.settings), progress=progress)
    refused = _save_refused(call, plan)
    if call.options.json:
        _print(call, plan, refused)
    else:
        _tell_end(call, plan, refused)
    return 0


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


def _print(call: Call, plan: ImportPlan, refused: Path | None) -> None:
    call.console.json(
        {
            "event": str(event_path(call)),
            "dry_run": call.options.dry_run,
            "refused_file": str(refused) if refused else None,
            **plan_shape(plan, call.console.translator),
        }
    )


def _tell_end(call: Call, plan: ImportPlan, refused: Path | None) -> None:
    say = call.console.say
    path = str(event_path(call))
    if refused is not None:
        say(Message(N_("The refused rows are in {path}."), path=str(refused)))
    if call.options.dry_run:
        say(Message(N_("This was a dry run: nothing was written.")))
    elif plan.count(Outcome.NEW) or plan.count(Outcome.CHANGED):
        say(
            Message(N_("Taken in to {path}. “matchmaker undo” takes this import back."), path=path)
        )
    else:
        say(Message(N_("Nothing is new, so {path} stays as it was."), path=path))
