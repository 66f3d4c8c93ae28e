"""Check before anything is drawn that a brief may be printed, and every character of it can."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache

from matchmaker.briefs.fonts import fonts
from matchmaker.domain.brief import Brief, Words
from matchmaker.domain.texts import Language
from matchmaker.errors import MissingGlyphError, OutputError
from matchmaker.messages import N_, Message

_SHOWN = 12  # characters named in one message


def check(briefs: Sequence[Brief]) -> None:
    """Refuse *briefs* that have a fault.

    Raises:
        MissingGlyphError: characters are in none of the shipped faces; it names all of them.
        OutputError: a blind copy would name an organisation; it says where.
    """
    faults = [message for brief in briefs if (message := fault(brief)) is not None]
    if not faults:
        return
    message = faults[0]
    for more in faults[1:]:
        message = Message(N_("{first}\n{more}"), first=message, more=more)
    raise (OutputError if any(brief.leaks for brief in briefs) else MissingGlyphError)(message)


def fault(brief: Brief) -> Message | None:
    """Say why *brief* cannot be printed as it is; None if it can."""
    if brief.leaks:
        return leak_message(brief)
    missing = missing_characters(brief)
    return missing_message(brief, missing) if missing else None


def leak_message(brief: Brief) -> Message:
    """Say where a blind copy would still name an organisation and what to do."""
    first = brief.leaks[0]
    more = len({(each.record, str(each.field)) for each in brief.leaks}) - 1
    named = Message(N_("{record}, {field}"), record=first.record, field=first.field)
    places = Message(N_("{place} and {n} more"), place=named, n=more) if more else named
    return Message(
        N_(
            "The brief {code} is held back: without company names it would still tell “{name}”, "
            "in {places}. Please write that text without the name, or add this spelling to the "
            "names of the organisation, and print again."
        ),
        code=brief.code,
        name=first.what,
        places=places,
    )


def missing_characters(brief: Brief) -> tuple[str, ...]:
    """Return the characters of *brief* that no shipped face has, each once."""
    book = fonts()
    found: dict[str, None] = {}
    for text, language in _texts(replace(brief, leaks=(), reach=())):
        found.update(dict.fromkeys(book.missing(text, language)))
    return tuple(found)


def missing_message(brief: Brief, characters: Sequence[str]) -> Message:
    """Say which characters of *brief* cannot be printed and what to do."""
    named = [f"{c} (U+{ord(c):04X})" for c in characters[:_SHOWN]]
    if len(characters) > _SHOWN:
        named.append("\N{HORIZONTAL ELLIPSIS}")
    return Message(
        N_(
            "The brief {code} ({need} and {capability}) has characters that no shipped font can "
            "print: {characters}. Please write them another way in the record and print again."
        ),
        code=brief.code,
        need=brief.need.code,
        capability=brief.capability.code,
        characters=", ".join(named),
    )


def _texts(value: object) -> Iterator[tuple[str, Language]]:
    """Yield every text of a brief; a field that is not Words is Latin."""
    if isinstance(value, Words):
        yield value.text, value.language
    elif isinstance(value, str):
        yield value, Language.EN
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif value is not None:
        kind: type = type(value)
        for name in _fields(kind):
            yield from _texts(getattr(value, name))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
