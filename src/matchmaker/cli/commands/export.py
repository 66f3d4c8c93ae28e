"""Write the proposals of an event to a spreadsheet."""

from matchmaker.cli.call import Call
from matchmaker.cli.opening import opened
from matchmaker.messages import N_, Message
from matchmaker.services import exporting


def run(call: Call) -> int:
    """Write the workbook and say where it is.

    Raises:
        OutputError: it cannot be written; an older file is as it was.
    """
    with opened(call) as database:
        path = exporting.proposals(database, call.options.out, call.console.translator)
    if call.options.json:
        call.console.json({"path": str(path)})
    else:
        call.console.say(Message(N_("Written: {path}"), path=str(path)))
    return 0
