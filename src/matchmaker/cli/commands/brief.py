"""Print pair briefs as PDF."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.cli.call import Call
from matchmaker.cli.opening import opened
from matchmaker.cli.options import Which
from matchmaker.cli.pairs import pair_by_codes, pair_by_paper
from matchmaker.domain.brief import Brief
from matchmaker.errors import OutputError, UsageError
from matchmaker.messages import N_, NN_, Message
from matchmaker.progress import Progress
from matchmaker.services import briefing
from matchmaker.services.briefing import Copy, Saved

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

_WHICH = {
    Which.ACCEPTED: briefing.Which.ACCEPTED,
    Which.SHORTLISTED: briefing.Which.SHORTLISTED,
    Which.BEST: briefing.Which.PROPOSED_BEST,
    Which.ALL: briefing.Which.ALL,
}


def run(call: Call) -> int:
    """Write the briefs that were asked for and say where they are.

    Raises:
        UsageError: it is not clear which pairs are meant.
        RecordError: there is no such pair.
        OutputError: nothing could be written.
    """
    _check(call)
    with opened(call) as database:
        chosen = _chosen(call, database)
        made = briefing.briefs(database, chosen, copy=_copy(call), printed_at=datetime.now(UTC))
    for caution in briefing.cautions(made):
        call.console.remark(caution)
    with call.console.progress() as progress:
        saved = _save(call, made, progress)
    _tell(call, saved)
    return OutputError.exit_code if saved.held_back else 0


def _check(call: Call) -> None:
    options = call.options
    by_codes = options.need is not None
    otherwise = options.code is not None or options.which is not None
    if by_codes and otherwise:
        raise UsageError(Message(N_("Give two codes, or --code, or --which; not several.")))
    if by_codes and options.capability is None:
        raise UsageError(Message(N_("Give the code of the capability as well.")))
    if not by_codes and not otherwise:
        raise UsageError(
            Message(
                N_(
                    "Say which pair: the codes of need and capability, --code with the code on "
                    "the paper, or --which accepted."
                )
            )
        )


def _chosen(call: Call, database: "Database") -> briefing.Which | list[briefing.Pair]:
    options = call.options
    if options.which is not None:
        return _WHICH[options.which]
    if options.code is not None:
        pairing = pair_by_paper(database, options.code)
        return [(pairing.need, pairing.capability)]
    need, capability = pair_by_codes(database, options.need, options.capability)
    return [(need.id, capability.id)]


def _copy(call: Call) -> Copy:
    language = call.options.paper or call.console.translator.language
    return Copy(language, call.options.second, call.options.audience)


def _save(call: Call, made: Sequence[Brief], progress: Progress) -> Saved:
    out: Path | None = call.options.out
    if call.options.each:
        return briefing.save_each(made, out or Path("briefs"), progress=progress)
    if out is not None and out.is_dir():
        out /= "briefs.pdf"
    return briefing.save_pdf(made, out or Path("briefs.pdf"), progress=progress)


def _tell(call: Call, saved: Saved) -> None:
    console = call.console
    for each in saved.held_back:
        console.remark(each.message)
    if call.options.json:
        console.json(
            {
                "paths": [str(path) for path in saved.paths],
                "pages": saved.pages,
                "held_back": [
                    {"pair": each.code, "message": console.translator.say(each.message)}
                    for each in saved.held_back
                ],
            }
        )
        return
    for path in saved.paths:
        console.say(Message(N_("Written: {path}"), path=str(path)))
    pages = Message(NN_("{n} page", "{n} pages"), n=saved.pages)
    said = NN_("{n} pair brief, {pages}.", "{n} pair briefs, {pages}.")
    console.say(Message(said, n=saved.briefs, pages=pages))
