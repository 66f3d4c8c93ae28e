"""What the matching page does to the event file, away from the window."""

from typing import TYPE_CHECKING

from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.pairing import Decision, RejectReason

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.curating import Decided
    from matchmaker.services.workbench import Asked, Desk


def read_desk(database: "Database", known: int | None) -> "Desk | None":
    """Read the desk, unless it is still at the position that is *known*."""
    from matchmaker.services import workbench

    return None if known == database.position() else workbench.desk(database)


def decide(
    database: "Database",
    pair: tuple[NeedId, CapabilityId],
    chosen: tuple[Decision, RejectReason | None, str],
    *,
    by: str,
) -> tuple["Decided", int]:
    """Decide on *pair*; return what came of it and the position of the file after it."""
    from matchmaker.services import curating

    decided = curating.decide(database, pair, curating.Ruling(*chosen), by=by)
    return decided, database.position()


def ask(database: "Database", need: NeedId, code: str) -> "Asked":
    """Explain the pair of *need* and the capability with this *code*."""
    from matchmaker.services import workbench

    return workbench.ask(database, need, code)
