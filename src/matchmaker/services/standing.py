"""Move needs from one status to another, many at once and as one step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matchmaker.domain.ids import NeedId
from matchmaker.domain.journal import Action, ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import NeedStatus
from matchmaker.messages import NN_, Label, Message
from matchmaker.services.changes import Changed, changed
from matchmaker.store import Database


@dataclass(frozen=True, slots=True)
class Moved:
    """How many needs have another status now; ``action`` is None if all had it already."""

    needs: int
    action: Action | None
    changed: Changed


def set_status(
    database: Database, needs: Sequence[NeedId], status: NeedStatus, *, by: str
) -> Moved:
    """Give *needs* a status; those that have it already stay as they are.

    Raises:
        RecordError: one of them is no longer there; then none is changed.
    """
    with database.transaction() as tx:
        found = [tx.need(each) for each in dict.fromkeys(needs)]
        different = [need for need in found if need.status is not status]
        if not different:
            return Moved(0, None, Changed.NOTHING)
        summary = Message(
            NN_("{n} need: {status}", "{n} needs: {status}"),
            n=len(different),
            status=Label("need_status", status.value),
        )
        recorder = tx.act(ActionKind.EDIT, summary, by=by)
        for need in different:
            recorder.put(replace(need, status=status))
    return Moved(len(different), recorder.action, changed([RecordKind.NEED]))
