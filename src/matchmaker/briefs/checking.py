"""Check before anything is drawn that every character of a brief can be printed."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache

from matchmaker.briefs.fonts import fonts
from matchmaker.domain.brief import Brief, Words
from matchmaker.domain.texts import Language
from matchmaker.errors import MissingGlyphError
from matchmaker.messages import N_, Message

_SHOWN = 12  # characters named in one message


def check(briefs: Sequence[Brief]) -> None:
    """Refuse *briefs* if any character is in none of the shipped faces.

    Raises:
        MissingGlyphError: it names every brief concerned and its characters.
    """
    faults = [(brief, missing) for brief in briefs if (missing := missing_characters(brief))]
    if not faults:
        return
    message = missing_message(*faults[0])
    for brief, characters in faults[1:]:
        more = missing_message(brief, characters)
        message = Message(N_("{first}\n{more}"), first=message, more=more)
    raise MissingGlyphError(message)


def missing_characters(brief: Brief) -> tuple[str, ...]:
    """Return the characters of *brief* that no shipped face has, each once."""
    book = fonts()
    found: dict[str, None] = {}
    for text, language in _texts(brief):
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
