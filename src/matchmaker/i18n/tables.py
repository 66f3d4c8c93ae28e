"""The code tables of ``resources/taxonomy``: what codes are called, in three languages."""

import csv
from dataclasses import dataclass
from functools import cache

from matchmaker.domain.lists import Park
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.paths import resources


@dataclass(frozen=True, slots=True)
class Institution:
    """A known Hong Kong or Foshan body; ``also`` are other and former names."""

    code: str
    role: str
    name: LocalisedText
    short_name: LocalisedText
    article: str
    also: tuple[str, ...]


def rows(table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``resources/taxonomy/<table>.csv`` as written."""
    with resources("taxonomy", f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def label(list_name: str, code: str, language: Language) -> str:
    """Return the label of *code* in list *list_name*, or the code itself if there is none."""
    text = _lists().get((list_name, code))
    return text.shown(language)[0] if text else code


def codes(list_name: str) -> tuple[str, ...]:
    """Return the codes of a list in the order of the table."""
    return tuple(code for name, code in _lists() if name == list_name)


def field_name(code: str, language: Language) -> str:
    """Return the name of a high-tech field of first or second level; the code if unknown."""
    text = _fields().get(code)
    return text.shown(language)[0] if text else code


def field_codes() -> tuple[str, ...]:
    """Return all codes of the high-tech fields, in order."""
    return tuple(_fields())


def industry_name(code: IndustryCode, language: Language) -> str:
    """Return the name of a GB/T 4754 code, or of its nearest known parent; else the code."""
    table = _industries()
    for length in range(len(code.code), 1, -1):
        text = table.get((code.edition, code.code[:length]))
        if text:
            return text.shown(language)[0]
    return code.code


def industry_codes(edition: int = 2017) -> tuple[str, ...]:
    """Return all known codes of one edition, in order."""
    return tuple(code for year, code in _industries() if year == edition)


def park_name(park: Park, language: Language) -> str:
    """Return the name of a park of the zone."""
    text = _parks().get(park.value)
    return text.shown(language)[0] if text else park.value


def institution(code: str) -> Institution | None:
    """Return a known institution by its code."""
    return institutions().get(code)


@cache
def institutions() -> dict[str, Institution]:
    """Return all known institutions by code."""
    return {
        row["code"]: Institution(
            code=row["code"],
            role=row["role"],
            name=_text(row),
            short_name=LocalisedText(row["short_zh_hans"], row["short_zh_hant"], row["code"]),
            article=row["article"],
            also=tuple(name for name in row["also"].split("|") if name),
        )
        for row in rows("institutions")
    }


@cache
def _lists() -> dict[tuple[str, str], LocalisedText]:
    return {(row["list"], row["code"]): _text(row) for row in rows("lists")}


@cache
def _parks() -> dict[str, LocalisedText]:
    found: dict[str, LocalisedText] = {}
    for row in rows("districts"):
        found.setdefault(row["park"], _text(row, "park_"))
    return found


@cache
def _fields() -> dict[str, LocalisedText]:
    return {row["code"]: _text(row) for row in rows("hightech_fields")}


@cache
def _industries() -> dict[tuple[int, str], LocalisedText]:
    return {(int(row["edition"]), row["code"]): _text(row) for row in rows("industries")}


def _text(row: dict[str, str], prefix: str = "") -> LocalisedText:
    return LocalisedText(row[f"{prefix}zh_hans"], row[f"{prefix}zh_hant"], row[f"{prefix}en"])
