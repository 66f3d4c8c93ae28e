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
    signs = "\u3001\u3002\uff0c\uff1b\uff1a\uff08\uff09\uff01\uff1f\u201c\u201d\u2018\u2019\u300a\u300b"
    signs += "\u2264\u2265\u00b1\u2103\u00d7\u00b0\u03bc\u2014\u2026\u00b7\uff5e\u300c\u300d\u2013\u2022"
    signs += _COMMON
    return frozenset(c for text in [*texts, signs] for c in text if c > "\x7f")


# The characters that make up most of any Chinese text, in both scripts, by code point.
_COMMON = (
    "\u7684\u4e00\u662f\u4e0d\u4e86\u5728\u4eba\u6709\u6211\u4ed6\u8fd9\u9019\u4e2a\u500b\u4eec"
    "\u5011\u4e2d\u6765\u4f86\u4e0a\u5927\u4e3a\u70ba\u548c\u56fd\u570b\u5730\u5230\u4ee5\u8bf4"
    "\u8aaa\u65f6\u6642\u8981\u5c31\u51fa\u4f1a\u6703\u53ef\u4e5f\u4f60\u5bf9\u5c0d\u751f\u80fd"
    "\u800c\u5b50\u90a3\u5f97\u4e8e\u65bc\u7740\u8457\u4e0b\u81ea\u4e4b\u5e74\u8fc7\u904e\u53d1"
    "\u767c\u540e\u5f8c\u4f5c\u91cc\u88e1\u7528\u9053\u884c\u6240\u7136\u5bb6\u79cd\u7a2e\u4e8b"
    "\u6210\u65b9\u591a\u7ecf\u7d93\u4e48\u9ebc\u53bb\u6cd5\u5b66\u5b78\u5982\u90fd\u540c\u73b0"
    "\u73fe\u5f53\u7576\u6ca1\u6c92\u52a8\u52d5\u9762\u8d77\u770b\u5b9a\u5929\u5206\u8fd8\u9084"
    "\u8fdb\u9032\u597d\u5c0f\u90e8\u5176\u4e9b\u4e3b\u6837\u6a23\u7406\u5fc3\u5979\u672c\u524d"
    "\u5f00\u958b\u4f46\u56e0\u53ea\u4ece\u5f9e\u60f3\u5b9e\u5be6"
)


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
