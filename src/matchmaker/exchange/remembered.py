"""Recognise a list by the set of its headings, and read it as a person decided before."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from matchmaker.domain.intake import KnownLayout, ReadingChoice, SheetReading
from matchmaker.exchange.forms import key
from matchmaker.exchange.headings import field_of
from matchmaker.exchange.wire import RawSheet
from matchmaker.folding import fold

_ROWS = 20
_LEAST = 2  # one heading alone says too little about its sender
_LONGEST = 30  # characters; what is longer is text, or a heading with a hint on filling in
# Telephone numbers, also with an area code, and the numbers of identity cards; Hong Kong's have
# six digits between letters. What is folded has its wide digits and brackets turned into plain.
_PRIVATE = re.compile(r"@|\d(?:[\s().+-]*\d){6}|(?<![a-z])[a-z]{1,2}\d{6}\s*\(?[\da]")


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
    """Return what to remember of a sheet that a person said how to read, or None.

    A row of data taken for headings must never be kept: most of the headings are known ones or
    were chosen by the person, none looks like personal data, and none is a long text.
    """
    choice = reading.choice
    if reading.kind is None or choice.skip or reading.header_row < 1:
        return None
    if not (choice.kind or choice.header_row or choice.columns) or not _are_headings(reading):
        return None
    names = dict(_names((column.index, column.heading) for column in reading.columns))
    if len(names) < _LEAST:
        return None
    places = {index: name for name, index in names.items()}
    chosen = ((places[index], field) for index, field in choice.columns if index in places)
    return KnownLayout(frozenset(names), reading.kind, tuple(sorted(chosen)))


def looks_private(cell: str) -> bool:
    """Tell whether *cell* holds a telephone number, an e-mail address or an identity number.

    Rather once too often: a heading like “2024-2025” is taken for a number as well.
    """
    return bool(_PRIVATE.search(fold(cell)))


def may_be_kept(name: str) -> bool:
    """Tell whether *name* can be a heading to keep: neither personal data nor a long text."""
    return len(name.strip()) <= _LONGEST and not looks_private(name)


def _are_headings(reading: SheetReading) -> bool:
    kind, decided = reading.kind, {index for index, _ in reading.choice.columns}
    headings = [column for column in reading.columns if column.heading.strip()]
    if kind is None or any(looks_private(column.heading) for column in headings):
        return False
    meant = sum(bool(column.index in decided or field_of(column.heading, kind))
                for column in headings)  # fmt: skip
    return meant * 2 > len(headings)


def _names(cells: Iterable[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """Yield the spellings of headings with their places; long ones are no part of a layout."""
    seen: Counter[str] = Counter()
    for index, cell in cells:
        if len(cell.strip()) <= _LONGEST and (spelling := key(cell)):
            seen[spelling] += 1
            number = seen[spelling]
            yield (spelling if number == 1 else f"{spelling}#{number}"), index


def first_rows(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the first rows that hold something, with their indexes."""
    found = ((index, row) for index, row in enumerate(rows) if any(cell.strip() for cell in row))
    for _, each in zip(range(_ROWS), found, strict=False):
        yield each
