"""Write the proposals of an event, or one of its lists, to a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.cli.call import Call
from matchmaker.cli.opening import opened
from matchmaker.cli.options import Listed
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import UsageError
from matchmaker.messages import N_, Message
from matchmaker.services import exporting, list_export

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database


def run(call: Call) -> int:
    """Write the workbook and say where it is.

    Raises:
        UsageError: --with-contacts without --list.
        OutputError: it cannot be written; an older file is as it was.
    """
    if call.options.with_contacts and call.options.list is None:
        raise UsageError(
            Message(N_("--with-contacts is for lists only; the proposals name no contact."))
        )
    with opened(call) as database:
        path = _write(database, call)
    if call.options.json:
        call.console.json({"path": str(path)})
    else:
        call.console.say(Message(N_("Written: {path}"), path=str(path)))
    return 0


def _write(database: "Database", call: Call) -> Path:
    out, translator = call.options.out, call.console.translator
    if call.options.list is None:
        return exporting.proposals(database, out or Path("proposals.xlsx"), translator)
    needs = call.options.list is Listed.NEEDS
    kind = RecordKind.NEED if needs else RecordKind.CAPABILITY
    path = out or Path(f"{call.options.list.value}.xlsx")
    wanted = list_export.Wanted(kind, with_contacts=call.options.with_contacts)
    return list_export.save(database, path, wanted, translator)
