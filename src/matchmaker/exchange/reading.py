"""Read files into drafts: every sheet, every row, with what there is to tell about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matchmaker.domain.intake import (
    Column,
    Draft,
    KnownLayout,
    Line,
    Place,
    Problem,
    ReadingChoice,
    SheetReading,
    reading_key,
)
from matchmaker.domain.kinds import RecordKind
from matchmaker.exchange.complaints import OtherKindError, complaint
from matchmaker.exchange.drafts import draft_of
from matchmaker.exchange.footers import below_list
from matchmaker.exchange.isolation import read_raw
from matchmaker.exchange.languages import main_language
from matchmaker.exchange.layout import Layout, find_layout, has_titles, kind_by_headings
from matchmaker.exchange.remarks import (
    below_the_list,
    hidden_sheet,
    not_a_list,
    row_marks,
    sheet_problems,
    without_titles,
)
from matchmaker.exchange.remembered import first_rows, known_choice
from matchmaker.exchange.rows import Row
from matchmaker.exchange.wire import RawSheet
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress

_NO_CHOICE = ReadingChoice()
_NO_CHOICES: Mapping[str, ReadingChoice] = {}
_STEP = 50
_JUDGED_TEXTS = 200


@dataclass(frozen=True, slots=True)
class _Wishes:
    """How to read: what a person decided, what they decided earlier, the only kind wanted."""

    overrides: Mapping[str, ReadingChoice]
    known: Sequence[KnownLayout] = ()
    only: RecordKind | None = None

    def choice(self, raw: RawSheet, file: str) -> tuple[ReadingChoice, bool]:
        """Return the choice for a sheet, and whether it is an earlier one."""
        own = self.overrides.get(reading_key(file, raw.name))
        choice = own or self.overrides.get(reading_key(file), _NO_CHOICE)
        if choice.of_layout or raw.hidden or self.only:
            return choice, False
        before = known_choice(raw, self.known)
        if before is None:
            return choice, False
        return replace(before, encoding=choice.encoding, overwrite=choice.overwrite), True


@dataclass(frozen=True, slots=True)
class OpenedList:
    """The cells of one file, to be understood as often as needed without opening it again."""

    name: str
    sheets: tuple[RawSheet, ...]


def open_list(path: Path, *, encoding: str = "", progress: Progress = SILENT) -> OpenedList:
    """Read the cells of one file; *encoding* is that of a text file, '' lets it be found.

    Raises:
        InputFileError: the file cannot be taken in.
        Cancelled: a person stopped it.
    """
    return _open(path, path.name, encoding, progress=progress)


def understand(
    opened: OpenedList,
    *,
    overrides: Mapping[str, ReadingChoice] = _NO_CHOICES,
    known: Sequence[KnownLayout] = (),
    progress: Progress = SILENT,
) -> tuple[SheetReading, ...]:
    """Make out what a file lists, as ``read_files`` does; its encoding stays as it was judged.

    Raises:
        Cancelled: a person stopped it.
    """
    return _understand(opened, _Wishes(overrides, known), progress=progress)


def read_files(
    paths: Sequence[Path],
    *,
    progress: Progress = SILENT,
    overrides: Mapping[str, ReadingChoice] = _NO_CHOICES,
    known: Sequence[KnownLayout] = (),
) -> tuple[SheetReading, ...]:
    """Read lists of needs and capabilities; *overrides* go by ``reading_key``.

    A sheet with the headings of a *known* layout is read so, unless an override says otherwise.
    What is not recognised as a list comes with its first rows, so that a person can say.

    Raises:
        InputFileError: a file cannot be taken in.
        Cancelled: a person stopped it.
    """
    readings: list[SheetReading] = []
    for number, path in enumerate(paths):
        name = _shown_name(path, paths)
        readings.extend(_read_file(path, name, _Wishes(overrides, known), progress=progress))
        progress.report(number + 1, len(paths), Message(N_("Read {name}"), name=name))
    return tuple(readings)


def read_records(
    path: Path, kind: RecordKind, *, encoding: str = "", progress: Progress = SILENT
) -> tuple[SheetReading, ...]:
    """Read the lists of a file whose kind is known, for ranking; keywords alone count too.

    *encoding* is that of a text file; '' lets it be found.

    Raises:
        OtherKindError: the file lists the other kind of record.
        InputFileError: the file cannot be taken in, or has no list.
        Cancelled: a person stopped it.
    """
    choices = {reading_key(path.name): ReadingChoice(encoding=encoding)}
    found = _read_file(path, path.name, _Wishes(choices, only=kind), progress=progress)
    lists = tuple(reading for reading in found if reading.kind is kind)
    if (others := {reading.kind for reading in found} - {kind, None}) and not lists:
        raise OtherKindError(complaint(f"other_{others.pop()}", path.name).message)
    if not lists:
        raise complaint("no_headings", path.name)
    return lists


def _read_file(
    path: Path, name: str, wishes: _Wishes, *, progress: Progress
) -> tuple[SheetReading, ...]:
    encoding = wishes.overrides.get(reading_key(name), _NO_CHOICE).encoding
    return _understand(_open(path, name, encoding, progress=progress), wishes, progress=progress)


def _open(path: Path, name: str, encoding: str, *, progress: Progress) -> OpenedList:
    sheets = read_raw(path, encoding=encoding, progress=progress)
    if not any(row for sheet in sheets for row in sheet.rows):
        raise complaint("empty", name)
    return OpenedList(name, tuple(sheets))


def _understand(
    opened: OpenedList, wishes: _Wishes, *, progress: Progress
) -> tuple[SheetReading, ...]:
    return tuple(_read_sheet(raw, opened.name, wishes, progress=progress) for raw in opened.sheets)


def _read_sheet(raw: RawSheet, file: str, wishes: _Wishes, *, progress: Progress) -> SheetReading:
    choice, known = wishes.choice(raw, file)
    reading = SheetReading(
        file, raw.name, None, 0, (), 0, (), (),
        encoding=raw.encoding, certain_encoding=raw.certain_encoding, choice=choice, known=known,
    )  # fmt: skip
    if choice.skip or not any(raw.rows):
        return reading
    if raw.hidden and not choice.of_layout:
        return replace(reading, problems=(hidden_sheet(file, raw.name),))
    layout = find_layout(raw, file=file, choice=choice, only=wishes.only)
    if layout is None:
        shown = tuple(Line(i + raw.first_row, tuple(row)) for i, row in first_rows(raw.rows))
        return replace(reading, problems=(not_a_list(file, raw.name),), lines=shown)
    bare = wishes.only is not None and not has_titles(layout)
    if wishes.only not in {None, kind_by_headings(raw, layout)}:
        return replace(reading, kind=kind_by_headings(raw, layout))
    drafts, problems, lines = _read_rows(raw, file, layout, progress=progress, bare=bare)
    return replace(
        reading,
        kind=layout.kind,
        header_row=layout.header + raw.first_row if layout.header >= 0 else 0,
        columns=layout.columns,
        rows=len(lines),
        drafts=drafts,
        problems=(
            *sheet_problems(raw, file, layout),
            *((without_titles(file, raw.name),) if bare else ()),
            *problems,
        ),
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
        if foot := below_list(cells):
            problems.append(below_the_list(place, foot))
            continue
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
    for row in raw.rows[max(0, layout.header) : layout.header + _JUDGED_TEXTS]:
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
