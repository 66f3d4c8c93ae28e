"""Recognise column headings in three languages, in whatever way people decorate them."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from matchmaker.domain.kinds import RecordKind
from matchmaker.exchange.forms import key, rows
from matchmaker.folding import HAN, fold, has_han

# After folding only these brackets are left; what they hold is a unit or a hint on filling in.
_BRACKETED = re.compile(r"[(\[{\u3010\u3014\u300c<].*?[)\]}\u3011\u3015\u300d>]")
_NUMBERING = re.compile(
    r"^\s*[(]?(\d{1,2}|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,2})[).\u3001:]\s*"
)
_PARTS = re.compile(rf"[\n/|]|(?<=[{HAN}])\s*(?=[A-Za-z])|(?<=[A-Za-z.)])\s*(?=[{HAN}])")
_LONGEST = 80
_HINTED = frozenset({"title", "text"})  # a hint in brackets tells these two apart
_NEVER_GUESSED = frozenset({"extra", "ignored", "inventor", "remarks"})
_LEAST_HAN = 3
# "Do not" and "whether" turn the meaning of what follows.
_TURNED = re.compile(r"[\u4e0d\u975e\u65e0\u672a\u5426]|\b(?:not|no|non|without|whether)\b")
_WORD = re.compile(r"[a-z0-9]+")
_KINDS = {RecordKind.NEED: "need", RecordKind.CAPABILITY: "capability"}


@lru_cache(maxsize=4096)
def field_of(heading: str, kind: RecordKind) -> str:
    """Return the field that *heading* names in a list of *kind*, or ''."""
    if not heading or len(heading) > _LONGEST:
        return ""
    for number, spelling in enumerate(_spellings(heading)):
        field = _table(kind).get(spelling)
        if field in _HINTED and number and (hint := _hint(heading)):
            return hint
        if field:
            return field
    return _hint(heading)


def likely_field_of(heading: str, kind: RecordKind) -> str:
    """Return the field of a known heading that *heading* contains, or ''; this is a guess.

    The known one must be half of it at least: three Chinese characters, or a phrase of words.
    """
    folded = _BRACKETED.sub(" ", _NUMBERING.sub("", fold(heading)))
    spelling = key(folded)
    if not spelling or len(heading) > _LONGEST or _TURNED.search(folded):
        return ""
    words = f" {' '.join(_WORD.findall(folded))} "
    found = [
        (spelling.endswith(known), len(known), field)
        for known, (phrase, field) in _phrases(kind).items()
        if len(known) * 2 >= len(spelling)
        and (f" {phrase} " in words if phrase else known in spelling)
    ]
    return max(found)[2] if found else ""


def is_particular(heading: str, kind: RecordKind) -> bool:
    """Tell whether *heading* belongs to lists of *kind* only."""
    found = field_of(heading, kind)
    others = [other for other in _KINDS if other is not kind]
    return bool(found) and all(field_of(heading, other) != found for other in others)


def known_headings(row: Sequence[str]) -> int:
    """Count the different fields that the cells of *row* name, in the likelier kind of list."""
    return max(len({field_of(cell, kind) for cell in row} - {""}) for kind in _KINDS)


def fields_of(kind: RecordKind) -> frozenset[str]:
    """Return all fields that a list of *kind* may have."""
    return frozenset(_table(kind).values())


def _hint(heading: str) -> str:
    """Return what a hint in brackets says of a heading: a title, or its description."""
    for hint in _BRACKETED.findall(fold(heading)):
        if (field := _common().get(key(hint), "")) in _HINTED:
            return field
    return ""


def _spellings(heading: str) -> list[str]:
    folded = fold(heading)
    bare = _NUMBERING.sub("", folded)
    without = _BRACKETED.sub(" ", bare)
    parts = _PARTS.split(heading)
    candidates = [folded, bare, without]
    if len(parts) > 1:
        candidates += [_BRACKETED.sub(" ", fold(part)) for part in parts]
    return [spelling for spelling in map(key, candidates) if spelling]


@cache
def _table(kind: RecordKind) -> dict[str, str]:
    """Map spellings to fields; what is particular to the kind wins over what both have."""
    table: dict[str, str] = {}
    entries = [row for row in rows("headings") if row["record"] in {_KINDS[kind], "both"}]
    entries.sort(key=lambda row: row["record"] == "both")
    for row in entries:
        table.setdefault(key(row["heading"]), row["field"])
    for row in entries:  # the names of the fields themselves, as programs write them
        table.setdefault(key(row["field"]), row["field"])
    return table


@cache
def _common() -> dict[str, str]:
    """Map the spellings that mean the same in both kinds of list to their fields."""
    return {
        key(row["heading"]): row["field"] for row in rows("headings") if row["record"] == "both"
    }


@cache
def _phrases(kind: RecordKind) -> dict[str, tuple[str, str]]:
    """Map spellings long enough to be looked for inside others to (English phrase, field)."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows("headings"):
        spelling = key(row["heading"])
        field = _table(kind).get(spelling, "")
        words = _WORD.findall(fold(row["heading"]))
        if not field or field in _NEVER_GUESSED:
            continue
        if has_han(spelling):
            if len(spelling) >= _LEAST_HAN:
                found[spelling] = ("", field)
        elif len(words) > 1:
            found[spelling] = (" ".join(words), field)
    return found
