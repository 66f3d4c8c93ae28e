"""Find the list in a sheet: its row of headings, what its columns mean, needs or capabilities."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.domain.intake import NO_HEADINGS, Column, ReadingChoice
from matchmaker.domain.kinds import RecordKind
from matchmaker.exchange import values
from matchmaker.exchange.forms import words
from matchmaker.exchange.headings import field_of, fields_of, is_particular, likely_field_of
from matchmaker.exchange.wire import RawSheet
from matchmaker.folding import fold

KINDS = (RecordKind.NEED, RecordKind.CAPABILITY)
SEVERAL = frozenset({"extra", "ignored", "inventor", "remarks"})  # one field, many columns
_HEADER_ROWS = 20
_LIKELY = 3
_EXAMPLES = 200
_EXAMPLE_LENGTH = 60
_BODY = frozenset({"title", "title_en", "title_zh_hans", "title_zh_hant", "text", "keywords"})
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_MOBILE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}")
_TRL = re.compile(r"TRL\s*[1-9](?:\s*[-~]\s*[1-9])?", re.IGNORECASE)
_FIELD = re.compile(r"[1-8]\.[1-9]")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a list is; ``header`` is the index of its row of headings, -1 if it has none."""

    kind: RecordKind
    header: int
    columns: tuple[Column, ...]
    repeated: tuple[Column, ...] = ()


def find_layout(
    raw: RawSheet, *, file: str, choice: ReadingChoice, only: RecordKind | None = None
) -> Layout | None:
    """Return where the list of *raw* is and what it holds, or None if it is no list.

    With *only* the kind is known and keywords alone are enough, as for ranking two files.
    """
    wanted = choice.kind or only
    kinds = (wanted,) if wanted else KINDS
    found = [
        (*_score(raw, kind, header), kind, header)
        for kind in kinds
        for header in _candidates(raw, choice)
        if choice.header_row or choice.columns or _is_list(raw.rows[header], kind, bare=bool(only))
    ] or [
        (*_score(raw, kind, header), kind, header)
        for kind in kinds
        for header in _candidates(raw, choice)
        if header >= 0 and _is_likely_list(raw.rows[header], kind)
    ]
    if not found:
        return None
    best = max(found, key=lambda each: (each[0], -each[3]))
    kind = wanted or _decide_kind(found, hints=_hints(raw.name) or _hints(file))
    if kind is None:
        return None
    header = best[3] if best[2] is kind else _best_header(found, kind)
    return _layout(raw, kind, header, choice)


def has_titles(layout: Layout) -> bool:
    """Tell whether a column of the list holds titles."""
    return any(column.field in _BODY - {"text", "keywords"} for column in layout.columns)


def kind_by_headings(raw: RawSheet, layout: Layout) -> RecordKind:
    """Return the kind of record that the headings of a list speak for, or the one it was read as.

    The same headings decide at an import, so both take a list for the same thing.
    """
    natural = find_layout(raw, file="", choice=ReadingChoice())
    return layout.kind if natural is None else natural.kind


def _candidates(raw: RawSheet, choice: ReadingChoice) -> Sequence[int]:
    if choice.header_row == NO_HEADINGS:
        return (NO_HEADINGS,)
    if choice.header_row:
        index = choice.header_row - raw.first_row
        return (index,) if 0 <= index < len(raw.rows) else ()
    return range(min(_HEADER_ROWS, len(raw.rows)))


def _headings(raw: RawSheet, header: int) -> Sequence[str]:
    return raw.rows[header] if header >= 0 else ()


def _fields(row: Sequence[str], kind: RecordKind) -> set[str]:
    return {field_of(cell, kind) for cell in row} - {""}


def _is_list(row: Sequence[str], kind: RecordKind, *, bare: bool) -> bool:
    """Ask for a title and one thing more; a lone title must be all there is."""
    fields = _fields(row, kind)
    body = fields & (_BODY if bare else _BODY - {"keywords", "text"})
    filled = sum(bool(cell.strip()) for cell in row)
    return bool(body) and (len(fields - {"ignored"}) >= 2 or filled == 1)


def _is_likely_list(row: Sequence[str], kind: RecordKind) -> bool:
    """Ask for more where headings are only alike to known ones: sentences contain them too."""
    fields = {field_of(cell, kind) or likely_field_of(cell, kind) for cell in row} - {""}
    return bool(fields & (_BODY - {"keywords", "text"})) and len(fields - {"ignored"}) >= _LIKELY


def _score(raw: RawSheet, kind: RecordKind, header: int) -> tuple[float, float]:
    row = _headings(raw, header)
    particular = len({field_of(cell, kind) for cell in row if is_particular(cell, kind)})
    return len(_fields(row, kind)) + 0.5 * particular, particular


def _decide_kind(
    found: Sequence[tuple[float, float, RecordKind, int]], *, hints: RecordKind | None
) -> RecordKind | None:
    scores = {kind: max((f[0] for f in found if f[2] is kind), default=0.0) for kind in KINDS}
    need, capability = scores[RecordKind.NEED], scores[RecordKind.CAPABILITY]
    if abs(need - capability) >= 1.0 or hints is None:
        if need == capability:
            return None
        return RecordKind.NEED if need > capability else RecordKind.CAPABILITY
    return hints


def _best_header(found: Sequence[tuple[float, float, RecordKind, int]], kind: RecordKind) -> int:
    return max((f for f in found if f[2] is kind), key=lambda f: (f[0], -f[3]))[3]


def _hints(name: str) -> RecordKind | None:
    folded = fold(name)
    said = {code for word, code in words("kind_hint") if word in folded}
    return RecordKind(said.pop()) if len(said) == 1 else None


def _layout(raw: RawSheet, kind: RecordKind, header: int, choice: ReadingChoice) -> Layout:
    headings = _headings(raw, header)
    below = raw.rows[header + 1 : header + 1 + _EXAMPLES]
    width = max([len(headings), *map(len, below)])
    chosen = dict(choice.columns)
    columns: list[Column] = []
    repeated: list[Column] = []
    taken: set[str] = set()
    for index in range(width):
        heading = headings[index].strip() if index < len(headings) else ""
        cells = [row[index].strip() for row in below if index < len(row) and row[index].strip()]
        if not heading and not cells and index not in chosen:
            continue
        field = chosen.get(index, field_of(heading, kind))
        example = cells[0][:_EXAMPLE_LENGTH] if cells else ""
        column = Column(index, heading, field, certain=True, example=example)
        if field and field in taken and field not in SEVERAL:
            repeated.append(column)
            column = Column(index, heading, "", certain=True, example=example)
        taken.add(field)
        columns.append(column)
    left_over = {column.index for column in repeated} | chosen.keys()
    likely = [
        column if column.index in left_over else _by_likeness(column, taken, kind)
        for column in columns
    ]
    named = tuple(_by_content(column, below, taken, kind) for column in likely)
    return Layout(kind, header, named, tuple(repeated))


def _by_likeness(column: Column, taken: set[str], kind: RecordKind) -> Column:
    """Name a column by the known heading that its heading contains."""
    field = "" if column.field else likely_field_of(column.heading, kind)
    if not field or field in taken:
        return column
    taken.add(field)
    return Column(column.index, column.heading, field, certain=False, example=column.example)


def _by_content(
    column: Column, below: Sequence[Sequence[str]], taken: set[str], kind: RecordKind
) -> Column:
    """Name a column without a heading by what stands in it."""
    if column.heading or column.field:
        return column
    cells = [row[column.index].strip() for row in below if column.index < len(row)]
    field = _field_by_content([cell for cell in cells if cell])
    if not field or field in taken or field not in fields_of(kind):
        return column
    taken.add(field)
    return Column(column.index, "", field, certain=False, example=column.example)


def _field_by_content(cells: Sequence[str]) -> str:
    tests = (
        ("uscc", lambda cell: values.read_uscc(cell)[0] is not None),
        ("email", _EMAIL.fullmatch),
        ("mobile", _MOBILE.fullmatch),
        ("trl", _TRL.fullmatch),
        ("field", _FIELD.fullmatch),
    )
    if not cells:
        return ""
    return next((field for field, fits in tests if all(map(fits, cells))), "")
