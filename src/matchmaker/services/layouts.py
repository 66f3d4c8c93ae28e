"""Remember how lists with certain headings are read, so that next month needs no choosing."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from matchmaker import exchange
from matchmaker.domain.intake import ImportPlan, KnownLayout
from matchmaker.domain.kinds import RecordKind
from matchmaker.files import make_folder, replace_file
from matchmaker.paths import settings_file

_MOST = 200
_LONGEST = 2_000_000  # a file of ours has some ten thousand bytes


class _Stored(TypedDict):
    headings: list[str]
    kind: str
    columns: list[list[str]]


def known(path: Path | None = None) -> tuple[KnownLayout, ...]:
    """Return the layouts remembered, oldest first; none if the file cannot be used."""
    try:
        values = json.loads(_place(path).read_bytes()[: _LONGEST + 1])
        return tuple(_layout(value) for value in values)[-_MOST:]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()


def remember(plan: ImportPlan, path: Path | None = None) -> None:
    """Keep what a person decided about the sheets of *plan*, by the set of their headings.

    Raises:
        OutputError: the folder or file cannot be written.
    """
    decided = [found for sheet in plan.sheets if (found := exchange.layout_of(sheet))]
    before = known(path)
    if not decided or all(layout in before for layout in decided):
        return
    by_headings = {layout.headings: layout for layout in before}
    for layout in decided:
        by_headings.pop(layout.headings, None)
        by_headings[layout.headings] = layout
    target = _place(path)
    make_folder(target.parent)
    replace_file(target, _text(list(by_headings.values())[-_MOST:]).encode("ascii"))


def _place(path: Path | None) -> Path:
    return path or settings_file().with_name("layouts.json")


def _text(layouts: Iterable[KnownLayout]) -> str:
    values = [
        {
            "headings": sorted(layout.headings),
            "kind": layout.kind.value,
            "columns": [list(column) for column in layout.columns],
        }
        for layout in layouts
    ]
    return json.dumps(values, indent=1) + "\n"


def _layout(value: _Stored) -> KnownLayout:
    columns = tuple((str(heading), str(field)) for heading, field in value["columns"])
    headings = frozenset(str(heading) for heading in value["headings"])
    return KnownLayout(headings, RecordKind(value["kind"]), columns)
