"""Bring the message catalogues up to date: extract, merge, compile.

    python resources/locale/build.py            # after a text in src/ changed
    python resources/locale/build.py FILE.tsv   # also take translations from a table

A table has three columns parted by tabs: English text, Simplified Chinese, Traditional Chinese
(Hong Kong wording). Needs Babel (a `dev` dependency). The same sources give the same bytes.
Texts that are no longer used go; texts without a translation stay empty and fail a test.
"""

import csv
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1] / "src" / "matchmaker"
DOMAIN = "matchmaker"
LOCALES = ("zh_Hans", "zh_Hant")
KEYWORDS = {"N_": None, "NN_": (1, 2)}
EPOCH = datetime(2027, 1, 1, tzinfo=UTC)
Texts = tuple[str, ...]


def main() -> None:
    """Rewrite the template, both catalogues and their compiled forms."""
    tables = [_table(Path(name)) for name in sys.argv[1:]]
    template = extract()
    _save(HERE / f"{DOMAIN}.pot", template)
    for column, locale in enumerate(LOCALES):
        known = translations(locale)
        for table in tables:
            known.update({text: row[column] for text, row in table.items() if row[column]})
        catalogue = merged(template, locale, known)
        _save(folder(locale) / f"{DOMAIN}.po", catalogue)
        (folder(locale) / f"{DOMAIN}.mo").write_bytes(compiled(catalogue))
        missing = [message.id for message in catalogue if message.id and not message.string]
        print(f"{locale}: {len(catalogue)} texts, {len(missing)} without a translation")


def extract() -> Catalog:
    """Return every text of the program, sorted, with the files that use it."""
    catalogue = _empty(None)
    for file, _, text, _, _ in extract_from_dir(SOURCES, keywords=KEYWORDS):
        catalogue.add(text, locations=[(Path(file).as_posix(), 0)])
    return catalogue


def translations(locale: str) -> dict[str, str]:
    """Return what a catalogue says now, by the English text (of plurals: the plural)."""
    path = folder(locale) / f"{DOMAIN}.po"
    if not path.exists():
        return {}
    with path.open("rb") as stream:
        return {key(message): _one(message) for message in read_po(stream, locale) if message.id}


def merged(template: Catalog, locale: str, known: dict[str, str]) -> Catalog:
    """Return the catalogue of *locale* for the template's texts."""
    catalogue = _empty(locale)
    for message in template:
        if message.id:
            string = known.get(key(message), "")
            catalogue.add(
                message.id,
                (string,) if message.pluralizable else string,
                locations=message.locations,
            )
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as gettext reads it."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def folder(locale: str) -> Path:
    """Return where a locale's catalogue lies."""
    return HERE / locale / "LC_MESSAGES"


def key(message: Message) -> str:
    """Return what a translation is looked up by."""
    return message.id[1] if isinstance(message.id, tuple | list) else message.id


def _one(message: Message) -> str:
    return message.string[0] if isinstance(message.string, tuple | list) else message.string


def _empty(locale: str | None) -> Catalog:
    catalogue = Catalog(
        locale=locale,
        domain=DOMAIN,
        project=DOMAIN,
        fuzzy=False,
        header_comment=f"# Texts of {DOMAIN}, written by build.py; translations may be edited.",
    )
    catalogue.creation_date = catalogue.revision_date = EPOCH  # no clock in a built file
    return catalogue


def _save(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, sort_output=True, include_lineno=False, omit_header=False)
    path.write_bytes(stream.getvalue())


def _table(path: Path) -> dict[str, Texts]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            row[0].replace("\\n", "\n"): tuple(cell.replace("\\n", "\n") for cell in row[1:3])
            for row in rows
            if len(row) == 3
        }


if __name__ == "__main__":
    main()
