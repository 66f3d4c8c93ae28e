"""Remember how lists with certain headings are read, so that next month needs no choosing."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

from matchmaker import exchange
from matchmaker.domain.intake import ImportPlan, KnownLayout, Outcome
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import OutputError
from matchmaker.files import free_path, make_folder, replace_file
from matchmaker.messages import N_, Message
from matchmaker.paths import settings_file

_MOST = 200
_LONGEST = 2_000_000  # a file of ours has some ten thousand bytes


class _Stored(TypedDict):
    headings: list[str]
    kind: str
    columns: list[list[str]]


class _DamagedError(Exception):
    """What the file holds are no layouts."""


def known(path: Path | None = None) -> tuple[KnownLayout, ...]:
    """Return the layouts remembered, oldest first; none if the file cannot be used."""
    try:
        return _read(_place(path))
    except (OSError, _DamagedError):
        return ()


def remember(plan: ImportPlan, path: Path | None = None) -> None:
    """Keep what a person decided about the sheets of *plan*, by the set of their headings.

    Only of sheets some row of which was taken in. A damaged file is set aside first.

    Raises:
        OutputError: the folder or file cannot be read or written; the old file is as it was.
    """
    decided = tuple(_decided(plan))
    if not decided:
        return
    target = _place(path)
    before = _read_to_replace(target)
    if all(layout in before for layout in decided):
        return
    by_headings = {layout.headings: layout for layout in before}
    for layout in decided:
        by_headings.pop(layout.headings, None)
        by_headings[layout.headings] = layout
    make_folder(target.parent)
    replace_file(target, _text(list(by_headings.values())[-_MOST:]).encode("ascii"))


def _decided(plan: ImportPlan) -> Iterator[KnownLayout]:
    taken = {
        (row.place.file, row.place.sheet)
        for row in plan.rows
        if row.outcome is not Outcome.REFUSED
    }
    for sheet in plan.sheets:
        if (sheet.file, sheet.sheet) in taken and (found := exchange.layout_of(sheet)):
            yield found


def _place(path: Path | None) -> Path:
    return path or settings_file().with_name("layouts.json")


def _read(path: Path) -> tuple[KnownLayout, ...]:
    """Return what *path* holds, but for personal data that an older version may have kept."""
    data = path.read_bytes()
    try:
        found = tuple(_layout(value) for value in json.loads(data[: _LONGEST + 1]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _DamagedError from error
    return tuple(each for each in found if all(map(exchange.may_be_kept, each.headings)))[-_MOST:]


def _read_to_replace(path: Path) -> tuple[KnownLayout, ...]:
    """Return what *path* holds, or set it aside if that is damaged.

    Raises:
        OutputError: it can neither be read nor set aside, so it may not be replaced.
    """
    try:
        return _read(path)
    except FileNotFoundError:
        return ()
    except _DamagedError:
        return _set_aside(path)
    except OSError as error:
        raise _kept(path) from error


def _set_aside(path: Path) -> tuple[KnownLayout, ...]:
    try:
        path.rename(free_path(path.parent, f"{path.stem}.damaged{path.suffix}"))
    except OSError as error:
        raise _kept(path) from error
    return ()


def _kept(path: Path) -> OutputError:
    return OutputError(
        Message(
            N_("“{name}” in “{folder}” cannot be read. Look at it, or remove it."),
            name=path.name,
            folder=str(path.parent),
        )
    )


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
