"""Split a text of figures into rows: what is measured, what is wanted or reached."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TypeVar

from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.exchange.forms import words
from matchmaker.folding import HAN, fold_mapped
from matchmaker.messages import N_, Message

T = TypeVar("T", Target, Reached)
Named = Callable[[str], LocalisedText]

_NUMBER = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
_TO = r"\s*(?:~|-|\u81f3|\u5230|\bto\b)\s*"
_PIECES = re.compile("[\n;\uff1b\u3002]|(?<=[^\\W\\d])\\.(?=\\s+[A-Z])")
_MORE_PIECES = re.compile("[,\uff0c\u3001]")
_NUMBERING = re.compile(
    "^\\s*(?:[(\uff08]?\\d{1,2}(?:[)\uff09\u3001]|\\.(?!\\d))|[\u2460-\u2473]|[-\u2022\u00b7*])\\s*"
)
_TRIMMED = " \t:\uff1a,\uff0c\u3001\u4e3a\u70ba"
# What stands in brackets at the end is how it was shown, but for those of a unit: dB(A), W/(m·K).
_BRACKET_AT_END = re.compile(
    r"(?:\s\(|\uff08|\((?=[^()]{6}|[^()]*\s))([^()\uff08\uff09]*)[)\uff09]\s*$"
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure found in a piece of text; ``unit`` is what follows it."""

    name: str
    comparison: Comparison | None
    low: Decimal
    high: Decimal | None
    unit: str


def read_targets(text: str, named: Named) -> tuple[tuple[Target, ...], tuple[Message, ...]]:
    """Return the wanted figures of a need, and what could not be split."""
    return _read(text, lambda piece: _target(piece, named))


def read_reached(text: str, named: Named) -> tuple[tuple[Reached, ...], tuple[Message, ...]]:
    """Return the figures a capability has reached, and what could not be split."""
    return _read(text, lambda piece: _reached(piece, named))


def whole_rows(language: Language) -> Named:
    """Return what writes a name in one *language*."""
    return lambda name: LocalisedText.of(language, name)


def _read(text: str, read: Callable[[str], T]) -> tuple[tuple[T, ...], tuple[Message, ...]]:
    rows = tuple(read(piece) for piece in _pieces(text))
    unread = tuple(
        Message(
            N_("“{value}” was kept as text: its figure could not be told apart."), value=row.text
        )
        for row in rows
        if row.text
    )
    return rows, unread


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECES.split(text):
        parts = _MORE_PIECES.split(piece)
        # A comma divides two figures only if each side has a comparison of its own.
        several = len(parts) > 1 and all(re.search(_compared(), _folded(part)) for part in parts)
        pieces.extend(parts if several else [piece])
    return [bare for piece in pieces if (bare := _NUMBERING.sub("", piece).strip(_TRIMMED))]


def _target(piece: str, named: Named) -> Target:
    rest, now = _split_now(piece)
    figure = _compared_figure(rest) or _range_figure(rest)
    if figure is None or not figure.name or figure.comparison is None:
        return Target(named(piece), text=piece)
    unit = figure.unit
    return Target(
        named(figure.name),
        unit=unit,
        comparison=figure.comparison,
        low=figure.low,
        high=figure.high,
        now=now[: -len(unit)].strip() if unit and now.endswith(unit) else now,
    )


def _reached(piece: str, named: Named) -> Reached:
    rest, how = piece, ""
    if bracket := _BRACKET_AT_END.search(piece):
        rest, how = piece[: bracket.start()].strip(), bracket.group(1).strip()
    figure = _compared_figure(rest) or _range_figure(rest) or _plain_figure(rest)
    if figure is None or not figure.name or figure.high is not None:
        return Reached(named(piece), text=piece)
    said = named(how) if how else LocalisedText()
    return Reached(named(figure.name), unit=figure.unit, value=figure.low, how=said)


def _split_now(piece: str) -> tuple[str, str]:
    """Divide a piece from what it says about the present state."""
    folded = fold_mapped(piece)
    now = _alternatives("now_word")
    found = re.search(
        rf"(?P<open>[(,\s])\s*(?:{now})\s*[:=]?\s*(?P<now>[^\w\s]?\d.*)$", folded.text
    )
    if not found:
        return piece, ""
    start, end = folded.original(*found.span("now"))
    said = piece[start:end].strip()
    if found["open"] == "(" and said.endswith((")", "\uff09")):
        said = said[:-1].strip()
    return piece[: folded.original(*found.span())[0]].strip(_TRIMMED), said


def _compared_figure(piece: str) -> _Figure | None:
    folded = fold_mapped(piece)
    found = re.search(_compared(), folded.text)
    if found:
        sign = found["sign"]
    else:  # “60 m/min or more”: the words stand behind
        found = re.search(
            rf"^(?P<name>.*?)[:\s]*(?P<low>{_NUMBER})\s*(?P<unit>[^\d]*?)\s*"
            rf"(?:or\s+)?(?P<sign>{_alternatives('comparison')})$",
            folded.text,
        )
        if not found or not found["name"]:
            return None
        sign = found["sign"]
    comparison = Comparison(dict(words("comparison"))[sign])
    return _figure(piece, found, comparison)


def _range_figure(piece: str) -> _Figure | None:
    found = re.search(
        rf"^(?P<name>.*?)[:\s]*(?P<low>{_NUMBER}){_TO}(?P<high>{_NUMBER})\s*(?P<unit>.*)$",
        fold_mapped(piece).text,
    )
    return _figure(piece, found, Comparison.RANGE) if found else None


def _plain_figure(piece: str) -> _Figure | None:
    text = fold_mapped(piece).text
    found = re.search(rf"^(?P<name>.*?):\s*(?P<low>{_NUMBER})(?!\d)\s*(?P<unit>.*)$", text)
    found = found or re.search(
        rf"^(?P<name>.*(?:[{HAN}]|\s))(?P<low>{_NUMBER})\s*(?P<unit>(?:[^\d]|(?<=[a-z\u03bc])\d)*)$",
        text,
    )
    return _figure(piece, found, None) if found else None


def _figure(piece: str, found: re.Match[str], comparison: Comparison | None) -> _Figure:
    """Cut name and unit out of the text as written; numbers come from the folded one."""
    folded = fold_mapped(piece)
    start, end = folded.original(*found.span("name"))
    unit_start, unit_end = folded.original(*found.span("unit"))
    high = found.groupdict().get("high")
    low = _decimal(found["low"])
    if high and comparison is not Comparison.RANGE:
        comparison = Comparison.RANGE
    return _Figure(
        name=piece[start:end].strip(_TRIMMED),
        comparison=comparison,
        low=low,
        high=_decimal(high) if high else None,
        unit=piece[unit_start:unit_end].strip(_TRIMMED),
    )


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _folded(text: str) -> str:
    return fold_mapped(text).text


@cache
def _compared() -> str:
    return (
        rf"^(?P<name>.*?)\s*(?P<sign>{_alternatives('comparison')})\s*"
        rf"(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER}))?\s*(?P<unit>.*)$"
    )


@cache
def _alternatives(list_name: str) -> str:
    """Return a pattern of all words of a list; Latin ones are not found inside others."""
    forms = (form for form, _ in words(list_name))
    return "|".join(
        rf"\b{re.escape(f)}" if f[0].isascii() and f[0].isalpha() else re.escape(f) for f in forms
    )
