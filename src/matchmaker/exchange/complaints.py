"""Word the reasons why a file is not taken in, each as one sentence that says what to do."""

from collections.abc import Mapping

from matchmaker.errors import InputFileError, reason_of
from matchmaker.messages import N_, Message

_WORDS = {
    "missing": N_(
        "There is no file “{name}”. Check its name and folder, or choose the file again."
    ),
    "not_a_file": N_(
        "“{name}” is not an ordinary file, so it was not opened. Save what it holds in a file and "
        "choose that."
    ),
    "picture": N_(
        "“{name}” is a picture and not a list. Ask the sender for the Excel or CSV file it was "
        "made from."
    ),
    "folder": N_("“{name}” is a folder. Choose the files inside it."),
    "locked": N_(
        "“{name}” cannot be opened ({reason}). Close it in other programs, or copy it to your "
        "own folder and choose the copy."
    ),
    "empty": N_("“{name}” is empty. Ask the sender for the file again."),
    "encrypted": N_(
        "“{name}” is protected with a password. Open it in Excel, save a copy without a "
        "password, and import the copy."
    ),
    "locked_zip": N_("“{name}” is protected with a password. Import a copy without one."),
    "old_workbook": N_(
        "“{name}” is an old Excel or Word file. Open it, save it as an Excel workbook (.xlsx), "
        "and import that."
    ),
    "binary_workbook": N_(
        "“{name}” is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) and import "
        "that."
    ),
    "open_document": N_(
        "“{name}” is an OpenDocument file. Save it as an Excel workbook (.xlsx) and import that."
    ),
    "other_document": N_(
        "“{name}” is a Word or PowerPoint file and not a list; .xlsx and .csv are read. Copy its "
        "table into an Excel workbook and import that."
    ),
    "pdf": N_("“{name}” is a PDF. Ask the sender for the Excel or CSV file it was made from."),
    "web_page": N_(
        "“{name}” is a web page. Open it in Excel, save it as an Excel workbook (.xlsx), and "
        "import that."
    ),
    "zip_not_workbook": N_(
        "“{name}” is a zip archive and not a workbook. Unpack it and import the files inside."
    ),
    "workbook_called_text": N_(
        "“{name}” is an Excel workbook with a wrong ending. Rename it to end in .xlsx and import "
        "it again."
    ),
    "text_called_workbook": N_(
        "“{name}” ends like a workbook but is plain text. Rename it to end in .csv and import it "
        "again."
    ),
    "damaged": N_(
        "“{name}” is damaged or was not copied completely. Open it in Excel and save it again, or "
        "ask the sender for a new copy."
    ),
    "declarations": N_(
        "“{name}” has instructions inside that no spreadsheet needs, so it was not opened. Ask "
        "the "
        "sender where it comes from."
    ),
    "too_many_members": N_(
        "“{name}” has more than {limit} parts inside, so it was not opened. Copy the list into a "
        "new workbook."
    ),
    "too_large": N_(
        "“{name}” would take more than {limit} MB of memory. Keep only the list in it, without "
        "pictures, or divide it into smaller files."
    ),
    "too_many_cells": N_(
        "“{name}” has more than {limit} filled cells. Divide it into smaller files."
    ),
    "reaches_too_far": N_(
        "In “{name}” the sheet “{sheet}” reaches to row {rows} and column {columns}. Delete what "
        "stands far outside the list, save, and import again."
    ),
    "cell_too_long": N_(
        "In “{name}” row {row} has a cell with more than {limit} characters. Shorten it and "
        "import "
        "again."
    ),
    "memory": N_("“{name}” needs more memory than allowed. Divide it into smaller files."),
    "unreadable": N_(
        "“{name}” cannot be read ({reason}). Open it in Excel, save it as a new workbook, and "
        "import that."
    ),
    "wrong_encoding": N_(
        "The characters of “{name}” cannot be read in any known encoding. Save it as an Excel "
        "workbook, or as CSV in UTF-8."
    ),
    "not_in_encoding": N_(
        "“{name}” cannot be read as {encoding}. Choose another encoding, or save it as CSV in "
        "UTF-8."
    ),
    "not_a_table": N_("“{name}” is not a table. Choose an .xlsx, .csv or .jsonl file."),
    "csv_field_too_long": N_(
        "“{name}” has a field of more than 131,072 characters at line {line}; a quotation mark is "
        "probably missing there."
    ),
    "csv_quote_open": N_(
        "“{name}” ends inside quotation marks at line {line}. Add the missing quotation mark, or "
        "ask for the file as .xlsx."
    ),
    "csv_broken": N_(
        "“{name}” has a quotation mark in the wrong place at line {line}. Correct it, or ask for "
        "the file as .xlsx."
    ),
    "json_broken": N_("Line {line} of “{name}” is not a JSON object. Correct it and try again."),
    "stopped": N_(
        "Reading “{name}” was stopped because the file made the reader fail. Nothing was changed; "
        "copy the list into a new workbook and import that."
    ),
    "too_slow": N_(
        "Reading “{name}” took more than {limit} seconds and was stopped. Divide it into smaller "
        "files."
    ),
    "wrong_answer": N_(
        "Reading “{name}” gave an answer that cannot be trusted, so nothing was taken in. Copy "
        "the "
        "list into a new workbook and import that."
    ),
    "no_reader": N_(
        "The part of the program that opens files could not be started ({reason}). Restart "
        "matchmaker; if it stays, install it again."
    ),
    "no_pairs": N_(
        "“{name}” names no pairs. Give it two columns, “need” and “capability”, with the codes."
    ),
    "other_need": N_(
        "“{name}” is a list of needs, but capabilities are wanted in its place. Give the list of "
        "needs first and the list of capabilities second."
    ),
    "other_capability": N_(
        "“{name}” is a list of capabilities, but needs are wanted in its place. Give the list of "
        "needs first and the list of capabilities second."
    ),
    "no_headings": N_(
        "No list with column headings was recognised in “{name}”. Name the columns in one row "
        "above the list, for example “Title” and “Company”, and import again."
    ),
}  # fmt: skip


class OtherKindError(InputFileError):
    """A file lists capabilities where needs are wanted, or the other way round."""


def complaint(code: str, name: str, values: Mapping[str, object] | None = None) -> InputFileError:
    """Return the error for a reason *code*; one that is unknown counts as a wrong answer."""
    text = _WORDS.get(code, _WORDS["wrong_answer"])
    plain: dict[str, object] = {
        key: value if isinstance(value, int) else str(value)[:200]
        for key, value in (values or {}).items()
    }
    if isinstance(number := plain.get("errno"), int):
        plain["reason"] = reason_of(number)
    message = Message(text, **{**plain, "name": name})
    try:
        str(message)  # the child names the values; one that is missing must not break the words
    except (KeyError, ValueError, IndexError):
        message = Message(_WORDS["wrong_answer"], name=name)
    return InputFileError(message)
