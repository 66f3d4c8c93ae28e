"""Match needs with capabilities and say what the run changed."""

from matchmaker.cli.call import Call
from matchmaker.cli.opening import opened
from matchmaker.cli.records import Records, called
from matchmaker.cli.scores import score_words, tell_encoder
from matchmaker.domain.pairing import Pairing, RunReport
from matchmaker.messages import N_, NN_, Message
from matchmaker.services import proposing


def run(call: Call) -> int:
    """Propose pairs, keep them in the event file, and show the best of each need.

    Raises:
        ProfileError: the profile cannot be used.
    """
    with opened(call) as database:
        with call.console.progress() as progress:
            done = proposing.propose(database, call.options.profile, progress=progress)
        records = Records.read(database)
    if call.options.json:
        call.console.json(_shape(done.report, records))
    else:
        _tell(call, done.report, records)
    return 0


def _tell(call: Call, report: RunReport, records: Records) -> None:
    console = call.console
    console.say(
        Message(
            N_("Compared {needs} needs with {capabilities} capabilities: {proposals} proposals."),
            needs=report.needs,
            capabilities=report.capabilities,
            proposals=report.proposals,
        )
    )
    tell_encoder(report.basis.encoder, console)
    if report.run > 1:
        console.say(
            Message(
                N_("Against the run before: {new} new, {gone} gone, {moved} moved."),
                new=len(report.new),
                gone=len(report.gone),
                moved=len(report.moved),
            )
        )
    console.line()
    if best := records.best():
        console.table([_row(call, records, pair) for pair in best])
    if report.uncovered:
        console.line()
        console.say(
            Message(
                NN_("{n} need has no proposal:", "{n} needs have no proposal:"),
                n=len(report.uncovered),
            )
        )
        language = console.translator.language
        for need in (records.needs[each] for each in report.uncovered):
            console.line(f"  {need.code}  {called(need, language)}")


def _row(call: Call, records: Records, pair: Pairing) -> tuple[str, ...]:
    translator = call.console.translator
    need, capability = records.codes((pair.need, pair.capability))
    words = score_words(pair.proposal.explanation, translator) if pair.proposal else ""
    return need, capability, words, " | ".join(records.titles(pair, translator.language))


def _shape(report: RunReport, records: Records) -> dict[str, object]:
    moved = [
        {
            "need": need,
            "capability": capability,
            "rank_before": each.rank_before,
            "rank": each.rank_now,
            "score_before": each.score_before,
            "score": each.score_now,
        }
        for each in report.moved
        for need, capability in [records.codes((each.need, each.capability))]
    ]
    return {
        "run": report.run,
        "encoder": report.basis.encoder or None,
        "needs": report.needs,
        "capabilities": report.capabilities,
        "proposals": report.proposals,
        "new": records.code_pairs(report.new),
        "gone": records.code_pairs(report.gone),
        "moved": moved,
        "uncovered": [records.needs[each].code for each in report.uncovered],
        "pairs": [records.shape(pair) for pair in records.pairings],
    }
