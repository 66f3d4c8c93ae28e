"""Match needs with capabilities and say what the run changed."""

from matchmaker.cli.call import Call
from matchmaker.cli.near_misses import near_miss_shape, near_miss_words
from matchmaker.cli.opening import opened
from matchmaker.cli.records import Records, called
from matchmaker.cli.scores import score_words, tell_encoder
from matchmaker.domain.pairing import Pairing, RunReport
from matchmaker.messages import N_, NN_, Message
from matchmaker.services import overview, proposing
from matchmaker.services.overview import Uncovered


def run(call: Call) -> int:
    """Propose pairs, keep them in the event file, and show the best of each need.

    Raises:
        ProfileError: the profile cannot be used.
    """
    with opened(call) as database:
        with call.console.progress() as progress:
            done = proposing.propose(database, call.options.profile, progress=progress)
        records = Records.read(database)
        uncovered = overview.uncovered_needs(database)
    if call.options.json:
        call.console.json(_shape(done.report, records, uncovered))
    else:
        _tell(call, done.report, records)
        _tell_uncovered(call, uncovered)
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


def _tell_uncovered(call: Call, uncovered: tuple[Uncovered, ...]) -> None:
    """Say which needs have nothing better than weak, what comes nearest, and what would help."""
    console = call.console
    if not uncovered:
        return
    console.line()
    forms = NN_(
        "{n} need is uncovered: no partner is chosen, and nothing proposed is better than weak.",
        "{n} needs are uncovered: no partner is chosen, and nothing proposed is better than weak.",
    )
    console.say(Message(forms, n=len(uncovered)))
    for each in uncovered:
        if (words := near_miss_words(each, console.translator)) is not None:
            console.say(words)
        else:
            console.line(f"  {each.need.code}  {called(each.need, console.translator.language)}")


def _row(call: Call, records: Records, pair: Pairing) -> tuple[str, ...]:
    translator = call.console.translator
    need, capability = records.codes((pair.need, pair.capability))
    words = score_words(pair.proposal.explanation, translator) if pair.proposal else ""
    return need, capability, words, " | ".join(records.titles(pair, translator.language))


def _shape(
    report: RunReport, records: Records, uncovered: tuple[Uncovered, ...]
) -> dict[str, object]:
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
        "unproposed": [records.needs[each].code for each in report.uncovered],
        "uncovered": [each.need.code for each in uncovered],
        "near_misses": [shape for each in uncovered if (shape := near_miss_shape(each))],
        "pairs": [records.shape(pair) for pair in records.pairings],
    }
