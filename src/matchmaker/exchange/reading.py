"""Read files into drafts: every sheet, every row, with what there is to tell about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from matchmaker.domain.intake import (
    Column,
    Draft,
    Line,
    Place,
    Problem,
    ReadingChoice,
    SheetReading,
    reading_key,
)
from matchmaker.domain.kinds import RecordKind
from matchmaker.exchange.complaints import complaint
from matchmaker.exchange.drafts import draft_of
from matchmaker.exchange.isolation import read_raw
from matchmaker.exchange.languages import main_language
from matchmaker.exchange.layout import Layout, find_layout
from matchmaker.exchange.remarks import hidden_sheet, not_a_list, row_marks, sheet_problems
from matchmaker.exchange.rows import Row
from matchmaker.exchange.wire import RawSheet
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress

_NO_CHOICE = ReadingChoice()
_NO_CHOICES: Mapping[str, ReadingChoice] = {}
_STEP = 50
_JUDGED_TEXTS = 200


def read_files(
    paths: Sequence[Path],
    *,
    progress: Progress = SILENT,
    overrides: Mapping[str, ReadingChoice] = _NO_CHOICES,
) -> tuple[SheetReading, ...]:
    """Read lists of needs and capabilities; *overrides* go by ``reading_key``.

    Raises:
        InputFileError: a file cannot be taken in, or has no list.
        Cancelled: a person stopped it.
    """
    readings: list[SheetReading] = []
    for number, path in enumerate(paths):
        name = _shown_name(path, paths)
        found = _read_file(path, name, overrides=overrides, progress=progress)
        if all(reading.kind is None for reading in found):
            raise complaint("no_headings", name)
        readings.extend(found)
        progress.report(number + 1, len(paths), Message(N_("Read {name}"), name=name))
    return tuple(readings)


def read_records(
    path: Path, kind: RecordKind, *, progress: Progress = SILENT
) -> tuple[SheetReading, ...]:
    """Read the lists of a file whose kind is known, for ranking; keywords alone count too.

    Raises:
        InputFileError: the file cannot be taken in, or has no list.
        Cancelled: a person stopped it.
    """
    found = _read_file(path, path.name, overrides=_NO_CHOICES, progress=progress, only=kind)
    lists = tuple(reading for reading in found if reading.kind is kind)
    if not lists:
        raise complaint("no_headings", path.name)
    return lists


def _read_file(
    path: Path,
    name: str,
    *,
    overrides: Mapping[str, ReadingChoice],
    progress: Progress,
    only: RecordKind | None = None,
) -> tuple[SheetReading, ...]:
    encoding = overrides.get(reading_key(name), _NO_CHOICE).encoding
    sheets = read_raw(path, encoding=encoding, progress=progress)
    if not any(row for sheet in sheets for row in sheet.rows):
        raise complaint("empty", name)
    return tuple(
        _read_sheet(
            raw,
            name,
            choice=overrides.get(reading_key(name, raw.name)) or overrides.get(name, _NO_CHOICE),
            progress=progress,
            only=only,
        )
        for raw in sheets
    )


def _read_sheet(
    raw: RawSheet,
    file: str,
    *,
    choice: ReadingChoice,
    progress: Progress,
    only: RecordKind | None,
) -> SheetReading:
    reading = SheetReading(
        file, raw.name, None, 0, (), 0, (), (),
        encoding=raw.encoding, certain_encoding=raw.certain_encoding,
    )  # fmt: skip
    if choice.skip or not any(raw.rows):
        return reading
    if raw.hidden and choice == _NO_CHOICE:
        return replace(reading, problems=(hidden_sheet(file, raw.name),))
    layout = find_layout(raw, file=file, choice=choice, only=only)
    if layout is None:
        return replace(reading, problems=(not_a_list(file, raw.name),))
    drafts, problems, lines = _read_rows(raw, file, layout, progress=progress, bare=bool(only))
    return replace(
        reading,
        kind=layout.kind,
        header_row=layout.header + raw.first_row,
        columns=layout.columns,
        rows=len(lines),
        drafts=drafts,
        problems=(*sheet_problems(raw, file, layout), *problems),
        lines=lines,
    )


def _read_rows(
    raw: RawSheet, file: str, layout: Layout, *, progress: Progress, bare: bool
) -> tuple[tuple[Draft, ...], tuple[Problem, ...], tuple[Line, ...]]:
    drafts: list[Draft] = []
    problems: list[Problem] = []
    lines: list[Line] = []
    columns = _by_field(layout.columns)
    marks = row_marks(raw)
    script = main_language(_texts(raw, layout))
    start = layout.header + 1
    for index, cells in enumerate(raw.rows[start:], start):
        if index % _STEP == 0:
            progress.report(index, len(raw.rows), Message(N_("Reading {name}"), name=file))
        if not any(cell.strip() for cell in cells):
            continue
        place = Place(file, raw.name, index + raw.first_row)
        row = Row(place, columns, cells, script)
        draft = draft_of(row, layout.kind, bare=bare)
        if draft is not None:
            drafts.append(draft)
        # What is wrong with the whole sheet is found by every row and told once.
        problems.extend(p for p in row.problems if p.place.row or p not in problems)
        problems.extend(_marked(marks.get(index, ()), layout.columns, place))
        lines.append(Line(place.row, tuple(cells)))
    return tuple(drafts), tuple(problems), tuple(lines)


def _by_field(columns: Iterable[Column]) -> dict[str, list[Column]]:
    fields: dict[str, list[Column]] = {}
    for column in columns:
        if column.field:
            fields.setdefault(column.field, []).append(column)
    return fields


def _texts(raw: RawSheet, layout: Layout) -> Iterable[str]:
    wanted = {"title", "text", "expected", "applications", "organisation"}
    indexes = [column.index for column in layout.columns if column.field in wanted]
    for row in raw.rows[layout.header : layout.header + _JUDGED_TEXTS]:
        yield from (row[index] for index in indexes if index < len(row))


def _marked(
    marks: Iterable[tuple[int, Problem]], columns: Iterable[Column], place: Place
) -> Iterable[Problem]:
    headings = {column.index: column.heading for column in columns}
    for column, problem in marks:
        yield replace(problem, place=replace(place, column=headings.get(column, "")))


def _shown_name(path: Path, paths: Sequence[Path]) -> str:
    same = [other for other in paths if other.name == path.name]
    return path.name if len(same) == 1 else str(path)
