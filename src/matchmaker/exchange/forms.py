"""The spellings in which people write the values of our lists, from ``resources/forms``."""

import csv
import re
from functools import cache

from matchmaker.folding import fold
from matchmaker.i18n import tables
from matchmaker.paths import resources

_NOT_LETTERS = re.compile(r"[\W_]+")
_LANGUAGES = ("zh_hans", "zh_hant", "en")


def rows(table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``resources/forms/<table>.csv``."""
    with resources("forms", f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def key(text: str) -> str:
    """Return what is compared of a short text: its letters and digits, folded."""
    return _NOT_LETTERS.sub("", fold(text))


def code_of(list_name: str, text: str, *, exact: bool = False) -> str | None:
    """Return the code that *text* names in a list, or None; nothing is ever guessed.

    With *exact* the signs count too: “> 1000” is another band than “1000”.
    """
    written, by_key = _index(list_name)
    spelling = fold(text).replace(" ", "")
    if spelling in written or exact:
        return written.get(spelling)
    return by_key.get(key(text))


@cache
def words(list_name: str) -> tuple[tuple[str, str], ...]:
    """Return (folded form, code) of a list of words, longest first."""
    forms = {(fold(row["form"]), row["code"]) for row in _values() if row["list"] == list_name}
    return tuple(sorted(forms, key=lambda form: (-len(form[0]), form)))


@cache
def known_characters() -> frozenset[str]:
    """Return the non-ASCII characters that our tables use, to judge a decoding by."""
    texts = [row["heading"] for row in rows("headings")]
    texts += [row["form"] for row in _values()]
    for table in ("lists", "hightech_fields", "industries", "institutions", "districts", "towns"):
        texts += [text for row in tables.rows(table) for text in row.values()]
    texts.append(resources("forms", "common_characters.txt").read_text(encoding="utf-8"))
    return frozenset(c for text in texts for c in text if c > "\x7f")


@cache
def _values() -> tuple[dict[str, str], ...]:
    return rows("values")


@cache
def _index(list_name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Map every spelling to its code: the code itself, the labels, the forms people use.

    The first mapping is by the whole spelling, the second by its letters and digits.
    """
    pairs = [
        (text, row["code"])
        for row in tables.rows("lists")
        if row["list"] == list_name
        for text in (row["code"], *(row[name] for name in _LANGUAGES))
    ]
    pairs += [(row["form"], row["code"]) for row in _values() if row["list"] == list_name]
    written: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for text, code in pairs:
        written.setdefault(fold(text).replace(" ", ""), code)
        if spelling := key(text):
            by_key.setdefault(spelling, code)
    return written, by_key
