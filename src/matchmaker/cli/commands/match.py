"""Rank two files against each other without an event."""

from matchmaker.cli import shapes
from matchmaker.cli.call import Call
from matchmaker.cli.scores import part_rows, rule_words, score_words
from matchmaker.i18n.explain import headline
from matchmaker.messages import N_, NN_, Message
from matchmaker.services import comparing
from matchmaker.services.comparing import Ranked, RankedNeed, Ranking


def run(call: Call) -> int:
    """Compare the two lists and print the best of each need, or the scores of the given pairs.

    Raises:
        InputFileError: a file cannot be read.
    """
    options = call.options
    with call.console.progress() as progress:
        ranking = comparing.match(
            options.needs,
            options.capabilities,
            top=options.top,
            pairs=options.pairs,
            profile=options.profile,
            progress=progress,
        )
    if options.json:
        call.console.json(_shape(ranking))
    else:
        _tell(call, ranking)
    return 0
