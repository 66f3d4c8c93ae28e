"""Read a file that names pairs of a need and a capability."""

from pathlib import Path

from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import clean_name
from matchmaker.exchange.complaints import complaint
from matchmaker.exchange.forms import key
from matchmaker.exchange.headings import field_of
from matchmaker.exchange.isolation import read_raw
from matchmaker.progress import SILENT, Progress

_NAMES = {
    RecordKind.NEED: frozenset({"need", "needid", "needcode", "needs"}),
    RecordKind.CAPABILITY: frozenset(
        {
            "capability",
            "capabilityid",
            "capabilitycode",
            "achievement",
            "achievementid",
            "technology",
        }
    ),
}


def read_pairs(path: Path, *, progress: Progress = SILENT) -> tuple[tuple[str, str], ...]:
    """Return (need code, capability code) of each row.

    The columns are found by their headings; without headings the first two columns count.

    Raises:
        InputFileError: the file cannot be taken in or names no pair.
    """
    for sheet in read_raw(path, progress=progress):
        rows = [row for row in sheet.rows if any(cell.strip() for cell in row)]
        if not rows:
            continue
        need = _column(rows[0], RecordKind.NEED)
        capability = _column(rows[0], RecordKind.CAPABILITY)
        headed = need is not None and capability is not None
        left, right = (need, capability) if headed else (0, 1)
        pairs = [
            (clean_name(row[left or 0]), clean_name(row[right or 0]))
            for row in (rows[1:] if headed else rows)
            if len(row) > max(left or 0, right or 0)
        ]
        if found := tuple(pair for pair in pairs if all(pair)):
            return found
    raise complaint("no_pairs", path.name)


def _column(headings: list[str], kind: RecordKind) -> int | None:
    for index, heading in enumerate(headings):
        named = field_of(heading, kind) == "code" and _is_only(heading, kind)
        if key(heading) in _NAMES[kind] or named:
            return index
    return None


def _is_only(heading: str, kind: RecordKind) -> bool:
    return all(field_of(heading, other) != "code" for other in _NAMES if other is not kind)
