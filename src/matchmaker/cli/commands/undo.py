"""Take the last step back, or do it again."""

from matchmaker.cli.call import Call
from matchmaker.cli.opening import opened
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message
from matchmaker.services import journaling
from matchmaker.settings import person_name


def run(call: Call) -> int:
    """Undo or redo one step and say which it was.

    Raises:
        RecordError: there is none, or what it changed was changed again since.
    """
    back = call.options.command == "undo"
    work = journaling.undo if back else journaling.redo
    with opened(call) as database:
        done = work(database, by=person_name(call.settings))
    if done is None:
        raise RecordError(
            Message(N_("There is nothing to take back."))
            if back
            else Message(N_("There is nothing to do again."))
        )
    console = call.console
    if call.options.json:
        console.json(
            {
                "command": call.options.command,
                "kind": done.action.kind.value,
                "summary": console.translator.say(done.action.summary),
                "by": done.action.by,
                "at": done.action.at.isoformat(),
            }
        )
        return 0
    words = N_("Taken back: {what}") if back else N_("Done again: {what}")
    console.say(Message(words, what=done.action.summary))
    return 0
