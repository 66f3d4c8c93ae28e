"""Suggest the best overall selection of pairs, and accept it if that is asked."""

from matchmaker.cli.call import Call
from matchmaker.cli.opening import opened
from matchmaker.cli.records import Records
from matchmaker.cli.scores import score_words
from matchmaker.i18n.teams import overload_words, team_words
from matchmaker.messages import N_, NN_, Message
from matchmaker.services import portfolio


def run(call: Call) -> int:
    """Show which pairs serve most needs with the highest sum of scores; accept them on request.

    Raises:
        DatabaseReadOnly: they are to be accepted and the event file cannot be written.
    """
    options = call.options
    limits = portfolio.Limits(options.per_team, options.per_need)
    with opened(call) as database:
        with call.console.progress() as progress:
            found = portfolio.suggest(database, limits, progress=progress)
        applied = None
        if options.apply:
            pairs = [(pair.need, pair.capability) for pair in found.chosen]
            applied = portfolio.apply(database, pairs)
        records = Records.read(database)
    if options.json:
        call.console.json(_shape(call, found, applied, records))
    else:
        _tell(call, found, applied, records)
    return 0


def _tell(
    call: Call, found: portfolio.Suggestion, applied: portfolio.Applied | None, records: Records
) -> None:
    console = call.console
    translator = console.translator
    console.say(
        Message(
            N_("{served} of {servable} needs with a possible partner get one; pairs chosen: {n}."),
            served=found.served,
            servable=found.servable,
            n=len(found.chosen),
        )
    )
    for overload in found.overloads:
        console.line(overload_words(overload, translator))
    console.line()
    rows = []
    for pair in found.chosen:
        words = score_words(pair.proposal.explanation, translator) if pair.proposal else ""
        titles = " | ".join(records.titles(pair, translator.language))
        rows.append((*records.codes((pair.need, pair.capability)), words, titles))
    console.table(rows)
    for swap in found.swaps:
        console.say(_swap_words(swap, records))
    if applied is None:
        console.say(Message(N_("Nothing was written; --apply accepts these pairs.")))
        return
    console.say(
        Message(
            NN_("Accepted {n} pair as one step.", "Accepted {n} pairs as one step."),
            n=applied.decided,
        )
    )


def _swap_words(swap: portfolio.Swap, records: Records) -> Message:
    """Say what a need gets in place of its best."""
    best = ", ".join(records.codes((p.need, p.capability))[1] for p in swap.best)
    got = ", ".join(records.codes((p.need, p.capability))[1] for p in swap.chosen)
    code = records.needs[swap.need].code
    if not got:
        return Message(N_("{need}: nobody has room (best was {best})."), need=code, best=best)
    return Message(N_("{need}: {got} instead of {best}."), need=code, got=got, best=best)


def _shape(
    call: Call,
    found: portfolio.Suggestion,
    applied: portfolio.Applied | None,
    records: Records,
) -> dict[str, object]:
    translator = call.console.translator
    return {
        "per_team": found.limits.per_team,
        "per_need": found.limits.per_need,
        "served": found.served,
        "servable": found.servable,
        "applied": applied.decided if applied else None,
        "pairs": [records.shape(pair) for pair in found.chosen],
        "instead": [
            {
                "need": records.needs[swap.need].code,
                "best": [records.codes((p.need, p.capability))[1] for p in swap.best],
                "chosen": [records.codes((p.need, p.capability))[1] for p in swap.chosen],
            }
            for swap in found.swaps
        ],
        "bottlenecks": [
            {
                "teams": [team_words(team, translator) for team in each.teams],
                "asked": each.asked,
                "places": each.places,
                "short": [records.needs[need].code for need in each.short],
                "message": overload_words(each, translator),
            }
            for each in found.overloads
        ],
    }
