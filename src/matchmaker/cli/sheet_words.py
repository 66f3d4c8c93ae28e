"""Say of a sheet what it holds and what was left out, and which option says otherwise."""

from collections.abc import Iterable, Iterator, Mapping

from matchmaker.cli.console import Console
from matchmaker.domain.intake import (
    GUESSED_COLUMN,
    JUDGED_ENCODING,
    NO_COMPANY_COLUMN,
    NO_INSTITUTION_COLUMN,
    NO_TITLE_COLUMN,
    OTHER_RECORD,
    REFUSED_ROW,
    UNKNOWN_COLUMN,
    Place,
    Problem,
    Severity,
    SheetReading,
)
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_, Message

_KINDS: Mapping[str, tuple[str, str]] = {
    "need": NN_("{n} row of needs", "{n} rows of needs"),
    "capability": NN_("{n} row of capabilities", "{n} rows of capabilities"),
}
# What the window says of its own fields and buttons, with the options of the command line.
_TYPED: Mapping[object, str] = {
    JUDGED_ENCODING: N_(
        "The file was read as {encoding}, which was judged by its characters. If words look "
        "wrong, name another one with --encoding."
    ),
    GUESSED_COLUMN: N_("The column “{heading}” was recognised by a part of its heading."),
    NO_COMPANY_COLUMN: N_("No column was taken as the company name."),
    NO_TITLE_COLUMN: N_("No column was taken as the title."),
    NO_INSTITUTION_COLUMN: N_(
        "No column was recognised as the institution, so nobody would know whose capabilities "
        "these are."
    ),
    OTHER_RECORD: N_(
        "The code {code} is already “{known}”; this row says “{title}”. Give it a code of its "
        "own, or allow it with --overwrite."
    ),
    REFUSED_ROW: N_(
        "This row of a file of refused rows would overwrite {code}, “{known}”. Give it a code of "
        "its own, or allow it with --overwrite."
    ),
}


_OF_COLUMNS = frozenset(
    {GUESSED_COLUMN, NO_COMPANY_COLUMN, NO_TITLE_COLUMN, NO_INSTITUTION_COLUMN, UNKNOWN_COLUMN}
)


def tell_columns_option(problems: Iterable[Problem], console: Console) -> None:
    """Name the option that says what a column is, if a problem is about one."""
    if any(problem.message.text in _OF_COLUMNS for problem in problems):
        console.say(
            Message(N_('To say what columns are: --columns "A=title,Firm=organisation,C=text".'))
        )


def reworded(message: Message) -> Message:
    """Return *message* with what to type instead of what to press."""
    text = _TYPED.get(message.text)
    return message if text is None else Message(text, **message.values)


def where(place: Place, translator: Translator) -> str:
    """Return where something stands, such as “needs.xlsx, Sheet1, row 7, Budget”."""
    row = translator.text(N_("row {row}"), row=place.row) if place.row else ""
    parts = (place.file, place.sheet, row, place.column)
    said = ""
    for part in filter(None, parts):
        said = translator.text(N_("{place}, {part}"), place=said, part=part) if said else part
    return said


def tell_sheet(sheet: SheetReading, console: Console) -> None:
    """Print what a sheet holds, the columns that were left out, and what needs a look in it."""
    say = console.translator.say
    console.line(_first_line(sheet, console.translator))
    for message in (*_left_out(sheet, console.translator), *_remarks(sheet)):
        console.line("  " + say(reworded(message)))


def _first_line(sheet: SheetReading, translator: Translator) -> str:
    if sheet.kind is None:
        what = translator.text(N_("no list, left out"))
    else:
        what = translator.count(_KINDS[sheet.kind.value], sheet.rows)
    if sheet.encoding:
        what = translator.text(N_("{what} ({encoding})"), what=what, encoding=sheet.encoding)
    place = where(Place(sheet.file, sheet.sheet), translator)
    return translator.text(N_("{where}: {what}"), where=place, what=what)


def _left_out(sheet: SheetReading, translator: Translator) -> Iterator[Message]:
    """Name the columns whose headings are not known; what is known and not kept stays silent."""
    repeated = {
        str(problem.message.values["second"])
        for problem in sheet.problems
        if "second" in problem.message.values
    }
    unknown = [
        column.heading
        for column in sheet.columns
        if column.heading and not column.field and column.heading not in repeated
    ]
    if unknown:
        names = translator.text(N_(", ")).join(unknown)
        yield Message(
            NN_(
                "{n} column is not known and left out: {names}.",
                "{n} columns are not known and left out: {names}.",
            ),
            n=len(unknown),
            names=names,
        )


def _remarks(sheet: SheetReading) -> Iterator[Message]:
    for problem in sheet.problems:
        of_sheet = problem.place.row <= max(0, sheet.header_row)
        named = problem.message.text == UNKNOWN_COLUMN  # in the line of all such columns
        if of_sheet and not named and problem.severity is Severity.WARNING:
            yield problem.message
