"""Find names in the texts that a document without company names would print."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from matchmaker.domain.organisation import Organisation
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText

_PUBLIC = (
    "title", "problem", "summary", "expected", "applications", "advantages",
    "constraints", "tried_before", "unwanted", "public_text",
)  # fmt: skip
# A name this short says nothing by itself: a single character, or "LU" inside "fluid".
_SHORTEST = 2
_LATIN = re.compile(r"[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Leak:
    """A name of an organisation found in one public text."""

    field: str
    language: Language
    name: str


def leaks(
    record: Need | Capability,
    organisations: Iterable[Organisation],
    *,
    fold: Callable[[str], str],
) -> tuple[Leak, ...]:
    """Return every full, short or former name of *organisations* that a public text gives away.

    *fold* brings texts to one spelling for comparing, so that a name in the other script counts.
    """
    names = {fold(name): name for each in organisations for name in _names(each)}
    found = []
    for field, text in _public_texts(record):
        for language, words in text.items():
            folded = fold(words)
            hits = [name for key, name in names.items() if _holds(folded, key)]
            found += [Leak(field, language, name) for name in hits]
    return tuple(found)


def _names(organisation: Organisation) -> Iterator[str]:
    for text in (organisation.name, organisation.short_name):
        yield from (words for _, words in text.items())
    yield from (former.name for former in organisation.former_names)


def _public_texts(record: Need | Capability) -> Iterator[tuple[str, LocalisedText]]:
    for field in _PUBLIC:
        value = getattr(record, field, None)
        if isinstance(value, LocalisedText):
            yield field, value
        elif isinstance(value, tuple):
            yield from ((field, text) for text in value)


def _holds(text: str, name: str) -> bool:
    if len(name) < _SHORTEST:
        return False
    edges = r"(?<![a-z0-9])" if _LATIN.match(name[0]) else ""
    end = r"(?![a-z0-9])" if _LATIN.match(name[-1]) else ""
    return re.search(edges + re.escape(name) + end, text) is not None
