"""Rank two files against each other without an event."""

from matchmaker.cli import shapes
from matchmaker.cli.call import Call
from matchmaker.cli.console import Console
from matchmaker.cli.plans import tell_problems
from matchmaker.cli.records import called
from matchmaker.cli.scores import part_rows, rule_words, score_words, tell_encoder
from matchmaker.cli.sheet_words import tell_sheet
from matchmaker.domain.intake import Severity
from matchmaker.i18n.explain import headline, nearest_passages
from matchmaker.messages import N_, Message
from matchmaker.services import comparing
from matchmaker.services.comparing import Ranked, RankedNeed, Ranking, Wanted

_POINTS = 1


def run(call: Call) -> int:
    """Compare the two lists and print the best of each need, or the scores of the given pairs.

    Raises:
        InputFileError: a file cannot be read.
        ProfileError: the profile cannot be used.
    """
    options = call.options
    wanted = Wanted(
        options.top,
        options.pairs,
        options.profile or "default",
        words_only=options.words_only,
        encoding=options.encoding,
    )
    with call.console.progress() as progress:
        ranking = comparing.match(options.needs, options.capabilities, wanted, progress=progress)
    if options.json:
        told = [each for each in ranking.problems if each.severity is not Severity.NOTE]
        call.console.json(
            {
                "encoder": ranking.encoder or None,
                "needs": [_shape(need) for need in ranking.needs],
                "problems": [shapes.problem(each, call.console.translator) for each in told],
            }
        )
    else:
        _tell(ranking, call.console, explain=options.explain)
    return 0


def _tell(ranking: Ranking, console: Console, *, explain: bool) -> None:
    for sheet in ranking.sheets:
        tell_sheet(sheet, console)
    console.say(
        Message(
            N_("Compared {needs} needs with {capabilities} capabilities."),
            needs=ranking.compared_needs,
            capabilities=ranking.compared_capabilities,
        )
    )
    tell_problems(ranking.problems, ranking.sheets, console)
    tell_encoder(ranking.encoder, console)
    language = console.translator.language
    for need in ranking.needs:
        console.line()
        console.line(f"{need.need.code}  {called(need.need, language)}")
        if not need.rows:
            console.line("  " + console.translator.text(N_("nothing comes near")))
        for row in need.rows:
            _tell_row(need, row, console, explain=explain)


def _tell_row(need: RankedNeed, row: Ranked, console: Console, *, explain: bool) -> None:
    translator = console.translator
    rank = f"{row.rank:>3}." if row.rank else "    "
    title = called(row.capability, translator.language)
    console.line(
        f"{rank} {score_words(row.explanation, translator)}  {row.capability.code}  {title}"
    )
    if not explain:
        return
    console.line(f"     {headline(row.explanation, translator)}")
    if near := nearest_passages(row.explanation, need.need, row.capability):
        words = N_("Near in meaning, no shared term: “{need}” and “{capability}”")
        said = translator.text(words, need=near[0].text, capability=near[1].text)
        console.line(f"     {said}")
    parts = [("    ", *part) for part in part_rows(row.explanation, translator)]
    console.table(parts, right=[_POINTS + 1])
    for words in rule_words(row.explanation, translator):
        console.line(f"      ! {words}")


def _shape(need: RankedNeed) -> shapes.Shape:
    return {
        "need": need.need.code,
        "title": shapes.text(need.need.title),
        "ranked": [
            {
                "rank": row.rank or None,
                "capability": row.capability.code,
                "title": shapes.text(row.capability.title),
                "close": row.close,
                **shapes.explanation(row.explanation),
            }
            for row in need.rows
        ],
    }
