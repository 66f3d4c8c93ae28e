"""Find the records whose points were worked out from another text than they have now."""

from matchmaker.domain.kinds import RecordKind
from matchmaker.store import Reader

# Fields no criterion reads; any other one, also a new one, counts.
_UNREAD = frozenset(
    {
        "carried_from", "checked_on", "code", "confidentiality", "contacts", "evidence",
        "form_extras", "internal_text", "inventors", "ip_wish", "ipr_status", "patents",
        "preferred_partner", "public_text", "source", "status", "transfer_officer", "year",
    }
)  # fmt: skip
_SCORED = {RecordKind.NEED, RecordKind.CAPABILITY}


def changed_since_scoring(reader: Reader) -> frozenset[str]:
    """Return the ids of needs and capabilities changed since the last run; none without a run."""
    report = reader.last_run()
    if report is None or report.basis.position < 0:
        return frozenset()
    if reader.position() == report.basis.position:
        return frozenset()
    return frozenset(
        record
        for (kind, record), fields in reader.changed_since(report.basis.position).items()
        if kind in _SCORED and fields - _UNREAD
    )
