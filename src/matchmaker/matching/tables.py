"""Read the CSV tables of ``resources/glossary`` and name file and line of whatever is wrong."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matchmaker.errors import ProfileError
from matchmaker.messages import N_, Message


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table and where it stands."""

    file: str
    line: int
    values: dict[str, str]

    def error(self, problem: str) -> ProfileError:
        """Return the error that says *problem* (plain English, for whoever edits the table)."""
        return ProfileError(
            Message(
                N_("“{file}”, line {line}: {problem}. Mend that line and try again."),
                file=self.file,
                line=self.line,
                problem=problem,
            )
        )


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a UTF-8 CSV file that has exactly *columns*.

    Raises:
        ProfileError: the file cannot be read, has other columns, or a row has more or fewer cells.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Row(path.name, 1, {}).error("the file cannot be read as UTF-8 text") from error
    reader = csv.reader(text.splitlines(), strict=True)
    if tuple(next(reader, ())) != columns:
        raise Row(path.name, 1, {}).error(f"the first line must be {','.join(columns)}")
    for cells in reader:
        if not cells:
            continue
        row = Row(path.name, reader.line_num, {})
        if len(cells) != len(columns):
            raise row.error(f"{len(columns)} cells are wanted, {len(cells)} are there")
        yield Row(row.file, row.line, dict(zip(columns, cells, strict=True)))
