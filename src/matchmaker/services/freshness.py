"""Count what changed since pairs were proposed last, so that a person knows to match again."""

from matchmaker.domain.kinds import RecordKind
from matchmaker.store import Database, Reader


def changed_since_matching(database: Database) -> int:
    """Count the needs and capabilities that changed since the last run; 0 without a run."""
    with database.reading() as reader:
        return changed_since_last_run(reader)


def changed_since_last_run(reader: Reader) -> int:
    """Count the records that a new run would read otherwise than the last one did.

    A need that took part neither then nor now does not count.
    """
    report = reader.last_run()
    if report is None or report.basis.position < 0:
        return 0
    if reader.position() == report.basis.position:
        return 0
    changed = reader.changed_since(report.basis.position)
    out: set[str] = {need.id for need in reader.needs() if not need.status.matched}
    return sum(
        kind is RecordKind.CAPABILITY
        or (kind is RecordKind.NEED and (record not in out or _left(fields)))
        for (kind, record), fields in changed.items()
    )


def _left(fields: frozenset[str]) -> bool:
    """Tell whether a need that takes no part now may have taken part before."""
    return "status" in fields and "" not in fields
