"""What a person decides about a sheet: its kind, its headings, its encoding, its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from matchmaker.domain.intake import (
    LEFT_OUT,
    NO_HEADINGS,
    OTHER_RECORD,
    REFUSED_ROW,
    ImportPlan,
    Outcome,
    ReadingChoice,
    SheetReading,
    reading_key,
)
from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.presenters.data_work import FieldChoice, fields_of

ENCODINGS: Mapping[str, str] = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "big5hkscs": "Big5-HKSCS",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": "Windows-1252",
}

Decided = Mapping[str, ReadingChoice]


@dataclass(frozen=True, slots=True)
class Choices:
    """Makes the next set of choices from the present one; nothing is changed in place."""

    plan: ImportPlan | None
    decided: Decided

    def encoding(self, reading: SheetReading, encoding: str) -> Decided:
        """Read the file of a sheet in *encoding*."""
        return self._with(reading, replace(self._of(reading), encoding=encoding))

    def kind(
        self, reading: SheetReading, kind: RecordKind | None, *, row: int | None = None
    ) -> Decided:
        """Read a sheet as a list of *kind*; None leaves it out.

        *row* says where the headings of a sheet are that was not recognised, 0 that it has none.
        """
        before = self._of(reading)
        if kind is None:
            return self._with(reading, replace(before, kind=None, skip=True))
        header = before.header_row
        if row is not None:
            header = row or NO_HEADINGS
        chosen = replace(before, kind=kind, skip=False, columns=(), header_row=header)
        return self._with(reading, chosen)

    def header_row(self, reading: SheetReading, row: int) -> Decided:
        """Take the headings of a sheet from another *row* (0: it has none), its columns anew."""
        header = row or NO_HEADINGS
        return self._with(reading, replace(self._of(reading), header_row=header, columns=()))

    def column(self, reading: SheetReading, index: int, field: str) -> Decided:
        """Read a column as *field*, '' to leave it out; a field given twice moves here."""
        before = self._of(reading)
        columns = {**dict(before.columns), index: field or LEFT_OUT}
        for column in reading.columns:
            taken = column.field == field and column.index != index
            if taken and field and not self._may_repeat(reading, field):
                columns[column.index] = LEFT_OUT
        return self._with(reading, replace(before, columns=tuple(sorted(columns.items()))))

    def overwriting(self, reading: SheetReading, *, allowed: bool) -> Decided:
        """Let the rows of a sheet take the place of records with quite another title, or not."""
        return self._with(reading, replace(self._of(reading), overwrite=allowed))

    def asks_to_overwrite(self, reading: SheetReading) -> bool:
        """Tell whether rows of a sheet were refused only for that, or it is allowed already."""
        rows = self.plan.of(Outcome.REFUSED) if self.plan else ()
        return self._of(reading).overwrite or any(
            problem.message.text in {OTHER_RECORD, REFUSED_ROW}
            for row in rows
            if (row.place.file, row.place.sheet) == (reading.file, reading.sheet)
            for problem in row.problems
        )

    def is_only_list(self, reading: SheetReading) -> bool:
        """Tell whether a sheet is the only list of its file."""
        sheets = self.plan.sheets if self.plan else ()
        lists = [each for each in sheets if each.file == reading.file and each.kind]
        return lists == [reading]

    def is_left_out(self, reading: SheetReading) -> bool:
        """Tell whether a person left a sheet out."""
        return self._of(reading).skip

    def fields(self, reading: SheetReading) -> tuple[FieldChoice, ...]:
        """Return the fields that a column of a sheet can be."""
        return fields_of(reading.kind) if reading.kind else ()

    def _may_repeat(self, reading: SheetReading, field: str) -> bool:
        return any(each.several for each in self.fields(reading) if each.field == field)

    def _of(self, reading: SheetReading) -> ReadingChoice:
        return self.decided.get(reading_key(reading.file, reading.sheet), reading.choice)

    def _with(self, reading: SheetReading, choice: ReadingChoice) -> Decided:
        return {**self.decided, reading_key(reading.file, reading.sheet): choice}


def likely_heading_row(reading: SheetReading) -> int:
    """Return the row that likely holds the headings of a sheet not recognised; 0 for none."""
    from matchmaker.services import choosing

    return choosing.guessed_heading_row(reading.lines)
