"""Run the whole job on the sample event and say in ten lines what was made."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.cli.call import Call
from matchmaker.cli.commands.app import has_screen
from matchmaker.cli.console import Console
from matchmaker.cli.folder import DemoFolder
from matchmaker.cli.near_misses import near_miss_words
from matchmaker.cli.plans import plan_problems
from matchmaker.cli.records import Records
from matchmaker.cli.scores import score_words
from matchmaker.domain.explanation import Grade
from matchmaker.domain.intake import ImportPlan, Outcome, Severity
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.pairing import Decision, Pairing, RunReport
from matchmaker.domain.texts import Language
from matchmaker.i18n.explain import headline
from matchmaker.messages import N_, Message
from matchmaker.progress import Progress
from matchmaker.services import briefing, curating, engines, events, exporting, overview, proposing

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

_BY = "demo"
_COPY = briefing.Copy(Language.ZH_HANS, Language.EN)  # the one for the company


@dataclass(frozen=True, slots=True)
class _Made:
    """What the demo made, to be told at its end."""

    plan: ImportPlan
    report: RunReport
    records: Records
    accepted: tuple[Pairing, ...]
    counts: overview.NeedCounts
    uncovered: tuple[overview.Uncovered, ...]
    pages: int


def run(call: Call) -> int:
    """Import, propose, accept, print and export the sample; then open the window on it.

    Raises:
        OutputError: the folder has files of others in the way, or cannot be written.
    """
    folder = DemoFolder(call.options.out or Path("demo"))
    begun = time.perf_counter()
    folder.claim()
    with call.console.progress() as progress:
        made = _whole_job(folder, call.console, progress)
    seconds = time.perf_counter() - begun
    for message in _lines(folder, made, call.console):
        call.console.say(message)
    call.console.say(
        Message(
            N_("The event itself: {path}. All of this took {seconds} s."),
            path=str(folder.event),
            seconds=f"{seconds:.1f}",
        )
    )
    return _window(call, folder)


def _whole_job(folder: DemoFolder, console: Console, progress: Progress) -> _Made:
    engines.warm_up()  # the files are read by another process
    started = events.start_sample(folder.event, progress=progress)
    database = started.database
    try:
        report = proposing.propose(database, progress=progress).report
        records = Records.read(database)
        accepted = _accept_best(database, records)
        exporting.proposals(database, folder.proposals, console.translator)
        pairs = [(pair.need, pair.capability) for pair in accepted]
        counts = overview.counts(database)
        uncovered = overview.uncovered_needs(database)
        briefs = briefing.briefs(database, pairs, copy=_COPY, printed_at=datetime.now(UTC))
    finally:
        database.close()
    fitting = briefing.Fitting()
    saved = briefing.save_pdf(briefs, folder.pdf, fitting=fitting, progress=progress)
    briefing.save_each(briefs, folder.briefs, fitting=fitting, progress=progress)
    return _Made(started.plan, report, records, accepted, counts, uncovered, saved.pages)


def _accept_best(database: "Database", records: Records) -> tuple[Pairing, ...]:
    """Accept the best strong pair of each need; nobody read it, and it is signed so."""
    best = tuple(records.best_strong())
    ruling = curating.Ruling(Decision.ACCEPT)
    for pair in best:
        curating.decide(database, (pair.need, pair.capability), ruling, by=_BY)
    return best


def _lines(folder: DemoFolder, made: _Made, console: Console) -> Iterator[Message]:
    plan = made.plan
    yield Message(
        N_("The sample event, with invented companies: {files} files taken in ({names})."),
        files=len(plan.files),
        names=", ".join(Path(name).name for name in plan.files),
    )
    yield Message(
        N_(
            "New in it: {needs} needs, {capabilities} capabilities, {organisations} organisations."
        ),
        needs=_new(plan, RecordKind.NEED),
        capabilities=_new(plan, RecordKind.CAPABILITY),
        organisations=plan.new_organisations,
    )
    yield Message(
        N_("Faults planted as in life: {refused} rows refused, {doubtful} values to look at."),
        refused=plan.count(Outcome.REFUSED),
        doubtful=sum(each.severity is Severity.WARNING for each in plan_problems(plan)),
    )
    strong = sum(
        pair.proposal is not None and pair.proposal.explanation.grade is Grade.STRONG
        for pair in made.records.pairings
    )
    yield Message(
        N_(
            "Proposed: {proposals} pairs, {strong} of them strong. Needs without a proposal: "
            "{unproposed}; uncovered, with nothing better than weak: {uncovered}."
        ),
        proposals=made.report.proposals,
        strong=strong,
        unproposed=made.counts.unproposed,
        uncovered=made.counts.uncovered,
    )
    yield from _example(made, console)
    yield Message(
        N_(
            "Accepted as “demo”: the best strong pair of {needs} needs; {open} needs are not yet "
            "accepted. In life a person reads and decides."
        ),
        needs=len(made.accepted),
        open=made.counts.unaccepted,
    )
    yield Message(
        N_("Pair briefs: {path} ({pages} pages), and one file a pair in {folder}"),
        path=str(folder.pdf),
        pages=made.pages,
        folder=str(folder.briefs),
    )
    yield Message(N_("All proposals with their parts: {path}"), path=str(folder.proposals))


def _example(made: _Made, console: Console) -> Iterator[Message]:
    """Say what the first uncovered need lacks; explain the first accepted pair in two lines."""
    for each in made.uncovered[:1]:
        if (words := near_miss_words(each, console.translator)) is not None:
            yield words
    for pair in made.accepted[:1]:
        need, capability = made.records.titles(pair, console.translator.language)
        explanation = pair.proposal.explanation if pair.proposal else None
        if explanation is None:
            return
        yield Message(
            N_("For example {codes}, {score}: {need} | {capability}"),
            codes=" x ".join(made.records.codes((pair.need, pair.capability))),
            score=score_words(explanation, console.translator).strip(),
            need=need,
            capability=capability,
        )
        yield Message(N_("Why: {why}"), why=headline(explanation, console.translator))


def _new(plan: ImportPlan, kind: RecordKind) -> int:
    return sum(row.draft is not None and row.draft.kind is kind for row in plan.of(Outcome.NEW))


def _window(call: Call, folder: DemoFolder) -> int:
    if call.options.no_window:
        return 0
    if not has_screen():
        call.console.remark(Message(N_("There is no screen here, so the window stays closed.")))
        return 0
    call.console.finish()
    return call.open_window(folder.event)
