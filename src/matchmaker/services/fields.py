"""Merge what a file states into what is stored, and show values to a person."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from matchmaker.domain.intake import FieldChange
from matchmaker.domain.organisation import Consent, IndustryCode
from matchmaker.domain.quantities import Money, Reached, Target
from matchmaker.domain.records import Capability, FormExtra, Need, Patent, Proof, ProofKind
from matchmaker.domain.texts import LocalisedText

Record = Need | Capability
_KEPT = frozenset({"id", "code", "source", "checked_on"})


def merge_record(stored: Record, draft: Record, stated: Iterable[str]) -> Record:
    """Return *stored* with the *stated* fields of *draft*; an empty cell never erases."""
    names = [name for name in stated if name not in _KEPT and hasattr(stored, name)]
    values: dict[str, Any] = {
        name: merged_value(getattr(stored, name), getattr(draft, name)) for name in names
    }
    return replace(stored, **values)


def changes_between(
    before: Record, after: Record, names: Iterable[str]
) -> tuple[FieldChange, ...]:
    """Return what differs in the fields *names*, both values as text."""
    return tuple(
        FieldChange(name, shown_value(old), shown_value(new))
        for name in sorted(set(names))
        if (old := getattr(before, name, None)) != (new := getattr(after, name, None))
    )


def merged_value(before: object, after: object) -> object:
    """Merge one field: texts language by language, the rest replaced if it is stated."""
    if isinstance(before, LocalisedText) and isinstance(after, LocalisedText):
        merged = before
        for language, text in after.items():
            if before.get(language) != text:
                merged = merged.with_text(language, text)
        return merged
    if isinstance(after, LocalisedText | frozenset | tuple | str) and not after:
        return before
    if isinstance(before, tuple) and isinstance(after, tuple):
        return tuple(_merged_row(before, row) for row in after)
    return after


def _merged_row(before: tuple[object, ...], row: object) -> object:
    """Return *row* with what the same row has in store and a cell of a list cannot say."""
    for known in before:
        if type(known) is type(row) and (joined := _joined(known, row)) is not None:
            return joined
    return row


def _joined(known: object, row: object) -> object | None:
    """Join two states of one row; None if they are different rows."""
    if isinstance(known, LocalisedText) and isinstance(row, LocalisedText):
        return known if _says(known, row) else None
    if isinstance(known, Patent) and isinstance(row, Patent) and known.number == row.number:
        return replace(
            row, country=row.country or known.country, status=row.status or known.status
        )
    if isinstance(known, Proof) and isinstance(row, Proof) and _says(known.text, row.text):
        return known if row.kind is ProofKind.OTHER else replace(known, kind=row.kind)
    if isinstance(known, Target) and isinstance(row, Target) and _says(known.name, row.name):
        return replace(row, name=known.name)
    if isinstance(known, Reached) and isinstance(row, Reached) and _says(known.name, row.name):
        how = known.how if not row.how or _says(known.how, row.how) else row.how
        return replace(row, name=known.name, how=how)
    return None


def _says(known: LocalisedText, text: LocalisedText) -> bool:
    """Tell whether *known* has every text of *text*."""
    return bool(text) and all(known.get(language) == words for language, words in text.items())


def shown_value(value: object) -> str:
    """Return a value as a person reads it, without words of any language."""
    if value is None:
        return ""
    if isinstance(value, LocalisedText):
        return " | ".join(text for _, text in value.items())
    if isinstance(value, tuple):
        return "; ".join(shown_value(each) for each in value)
    if isinstance(value, frozenset):
        return ", ".join(sorted(shown_value(each) for each in value))
    if isinstance(value, StrEnum):
        return value.value
    return _shown_record(value)


def _shown_record(value: object) -> str:
    if isinstance(value, Money):
        return value.band.value if value.amount is None else f"{value.amount:f}"
    if isinstance(value, IndustryCode):
        return value.code
    if isinstance(value, Target):
        high = "" if value.high is None else f"-{value.high}"
        return (
            value.text
            or f"{shown_value(value.name)} {value.comparison} {value.low}{high} {value.unit}"
        )
    if isinstance(value, Reached):
        return value.text or f"{shown_value(value.name)} {value.value} {value.unit}"
    if isinstance(value, FormExtra):
        return f"{value.field}: {value.value}"
    if isinstance(value, Proof):
        return shown_value(value.text)
    if isinstance(value, Patent):
        return value.number
    return value.purpose.value if isinstance(value, Consent) else str(value)
