"""One row of a list: its cells by field, cleaned, and the problems found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matchmaker.domain import limits
from matchmaker.domain.intake import Column, Place, Problem, Severity
from matchmaker.domain.texts import (
    Language,
    LocalisedText,
    clean_name,
    clean_text,
    hidden_marks,
    unreadable,
    without_marks,
)
from matchmaker.exchange.languages import language_of
from matchmaker.messages import N_, NN_, Message

_LOST = "\ufffd"
_SUFFIXES = {
    "": None, "_zh_hans": Language.ZH_HANS, "_zh_hant": Language.ZH_HANT, "_en": Language.EN,
}  # fmt: skip


@dataclass(slots=True)
class Row:
    """A row being read; it gathers what there is to tell about its cells."""

    place: Place
    columns: Mapping[str, Sequence[Column]]
    cells: Sequence[str]
    script: Language  # of texts that could be in either Chinese script
    language: Language | None = None  # named by the row itself
    problems: list[Problem] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Tell whether the row says anything for a field."""
        return any(self._cell(column) for column in self.columns.get(name, ()))

    def text(self, name: str) -> str:
        """Return the cleaned text of a field, '' if there is none."""
        for column in self.columns.get(name, ()):
            if cell := self._cell(column):
                return self._clean(name, cell)
        return ""

    def name(self, name: str) -> str:
        """Return a one-line name, without marks that nobody sees; their removal is reported."""
        return clean_name(self._without_marks(name, self.text(name)))

    def headed(self, name: str) -> list[tuple[str, str]]:
        """Return (heading, text) of each filled column of a field that may have several."""
        columns = self.columns.get(name, ())
        return [
            (column.heading, self._clean(name, cell))
            for column in columns
            if (cell := self._cell(column))
        ]

    def heading(self, name: str) -> str:
        """Return the heading of a field's column."""
        columns = self.columns.get(name, ())
        return columns[0].heading if columns else ""

    def localised(self, name: str, limit: int) -> LocalisedText:
        """Return a text from its plain column and its columns by language, within *limit*."""
        found = LocalisedText()
        for suffix, language in _SUFFIXES.items():
            column = f"{name}{suffix}"
            if text := self._without_marks(column, self.text(column)):
                found = found.with_text(language or self.language_of(text), text)
        for language, text in found.items():
            self.check_length(name, text, limit=limit, language=language)
        return found

    def language_of(self, text: str) -> Language:
        """Return the language to file *text* under."""
        return language_of(text) or self.language or self.script

    def check_length(self, name: str, text: str, *, limit: int, language: Language) -> None:
        """Report a text over its limit; English may be longer, nothing longer than ANY_TEXT."""
        most = int(limit * limits.ENGLISH_FACTOR) if language is Language.EN else limit
        if len(text) > limits.ANY_TEXT:
            self.error(
                name,
                Message(N_(
                    "The text has {length} characters; no text may have more than {limit}."
                ),
                        length=len(text), limit=limits.ANY_TEXT),
            )  # fmt: skip
        elif len(text) > most:
            self.warn(
                name,
                Message(N_(
                    "The text has {length} characters where {limit} are allowed; it was kept "
                    "whole."
                ),
                        length=len(text), limit=most),
            )  # fmt: skip

    def take(self, name: str, problem: Message | None, value: str = "") -> None:
        """Report a value that was not understood as wished."""
        if problem is not None:
            self.warn(name, problem, value)

    def warn(self, name: str, message: Message, value: str = "") -> None:
        """Report a value that needs a look."""
        self._tell(name, Severity.WARNING, message, value)

    def note(self, name: str, message: Message, value: str = "") -> None:
        """Report something that was put right."""
        self._tell(name, Severity.NOTE, message, value)

    def error(self, name: str, message: Message, value: str = "") -> None:
        """Refuse the row."""
        self._tell(name, Severity.ERROR, message, value)

    def error_of_sheet(self, message: Message) -> None:
        """Refuse the row for what is wrong with the whole sheet."""
        place = Place(self.place.file, self.place.sheet)
        self.problems.append(Problem(place, Severity.ERROR, message))

    @property
    def refused(self) -> bool:
        """Whether an error was found."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def _cell(self, column: Column) -> str:
        cell = self.cells[column.index] if column.index < len(self.cells) else ""
        return cell.strip()

    def _without_marks(self, name: str, text: str) -> str:
        """Return *text* without marks of direction and of no width; their removal is reported."""
        if count := hidden_marks(text):
            self.note(
                name,
                Message(
                    NN_(
                        "One invisible character was removed.",
                        "{n} invisible characters were removed.",
                    ),
                    n=count,
                ),
            )
        return without_marks(text)

    def _clean(self, name: str, cell: str) -> str:
        if _LOST in cell:
            self.error(
                name,
                Message(N_(
                    "Characters were lost in an earlier conversion (shown as {sign}). Correct "
                    "them in the file."
                ),
                        sign=_LOST),
                cell[:60],
            )  # fmt: skip
        cleaned = clean_text(cell)
        removed = unreadable(cell)
        if removed:
            self.note(
                name,
                Message(
                    NN_(
                        "One invisible character was removed.",
                        "{n} invisible characters were removed.",
                    ),
                    n=removed,
                ),
            )
        return cleaned

    def _tell(self, name: str, severity: Severity, message: Message, value: str) -> None:
        columns = self.columns.get(name, ())
        heading = columns[0].heading or name if columns else name
        place = Place(self.place.file, self.place.sheet, self.place.row, heading if name else "")
        problem = Problem(place, severity, message, value)
        if problem not in self.problems:
            self.problems.append(problem)
