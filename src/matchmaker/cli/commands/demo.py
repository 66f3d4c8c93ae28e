"""Run the whole job on the sample event and say in ten lines what was made."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.cli.call import Call
from matchmaker.cli.commands.app import has_screen
from matchmaker.cli.folder import DemoFolder
from matchmaker.cli.plans import plan_problems
from matchmaker.cli.records import Records
from matchmaker.cli.scores import score_words
from matchmaker.domain.explanation import Grade
from matchmaker.domain.intake import ImportPlan, Outcome, RecordKind, Severity
from matchmaker.domain.pairing import Decision, Pairing, RunReport
from matchmaker.domain.texts import Language
from matchmaker.i18n.explain import headline
from matchmaker.messages import N_, Message
from matchmaker.progress import Progress
from matchmaker.services import briefing, curating, events, exporting, proposing

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

_BY = "demo"
_COPY = briefing.Copy(Language.ZH_HANS, Language.EN)  # the company's


@dataclass(frozen=True, slots=True)
class _Made:
    """What the demo did, to be told at its end."""

    plan: ImportPlan
    report: RunReport
    records: Records
    accepted: tuple[Pairing, ...]
    pages: int
    seconds: float


def run(call: Call) -> int:
    """Import, propose, accept, print and export the sample; then open the window on it.

    Raises:
        OutputError: the folder has files of others in the way, or cannot be written.
    """
    folder = DemoFolder(call.options.out or Path("demo"))
    begun = time.perf_counter()
    folder.claim()
    with call.console.progress() as progress:
        started = events.start_sample(folder.event, progress=progress)
        try:
            made = _whole_job(call, folder, started, progress)
        finally:
            started.database.close()
    for message in _lines(call, folder, made, time.perf_counter() - begun):
        call.console.say(message)
    return _window(call, folder)
