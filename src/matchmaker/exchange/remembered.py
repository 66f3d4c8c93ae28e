"""Recognise a list by the set of its headings, and read it as a person decided before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from matchmaker.domain.intake import KnownLayout, ReadingChoice, SheetReading
from matchmaker.exchange.forms import key
from matchmaker.exchange.wire import RawSheet

_ROWS = 20
_LEAST = 2  # one heading alone says too little about its sender


def known_choice(raw: RawSheet, known: Iterable[KnownLayout]) -> ReadingChoice | None:
    """Return how to read *raw* if one of its first rows has the headings of a known layout."""
    layouts = {layout.headings: layout for layout in known}
    if not layouts:
        return None
    for index, row in enumerate(raw.rows[:_ROWS]):
        names = dict(_names(enumerate(row)))
        if (layout := layouts.get(frozenset(names))) is not None:
            chosen = ((names[name], field) for name, field in layout.columns if name in names)
            return ReadingChoice(
                kind=layout.kind,
                header_row=index + raw.first_row,
                columns=tuple(sorted(chosen)),
            )
    return None


def layout_of(reading: SheetReading) -> KnownLayout | None:
    """Return what to remember of a sheet that a person said how to read, or None."""
    choice = reading.choice
    if reading.kind is None or choice.skip or reading.header_row < 1:
        return None
    if not (choice.kind or choice.header_row or choice.columns):
        return None
    names = dict(_names((column.index, column.heading) for column in reading.columns))
    if len(names) < _LEAST:
        return None
    places = {index: name for name, index in names.items()}
    chosen = ((places[index], field) for index, field in choice.columns if index in places)
    return KnownLayout(frozenset(names), reading.kind, tuple(sorted(chosen)))


def _names(cells: Iterable[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    seen: Counter[str] = Counter()
    for index, cell in cells:
        if spelling := key(cell):
            seen[spelling] += 1
            number = seen[spelling]
            yield (spelling if number == 1 else f"{spelling}#{number}"), index


def first_rows(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the first rows that hold something, with their indexes."""
    found = ((index, row) for index, row in enumerate(rows) if any(cell.strip() for cell in row))
    for _, each in zip(range(_ROWS), found, strict=False):
        yield each
