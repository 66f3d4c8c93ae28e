"""Which texts of a record are compared, and how much each of them counts."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matchmaker.domain.explanation import TextField
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.folding import has_han


class Source(NamedTuple):
    """One text as written, where it stands and what a word of it counts for."""

    field: TextField
    language: Language
    row: int
    text: str
    weight: float


def sources(record: Need | Capability, parameters: Mapping[str, float]) -> tuple[Source, ...]:
    """Return the texts of *record* that are compared.

    Of the two Chinese scripts one is taken, because they say the same; a record that has keywords
    only is compared by them.
    """
    longest = int(parameters["text.longest"])
    found = tuple(
        Source(field, language, row, text[:longest], parameters[weight])
        for field, row, localised, weight in _fields(record)
        if localised is not EMPTY_TEXT
        for language, text in one_script_each(localised)
    )
    return found or tuple(
        Source(TextField.KEYWORDS, keyword_language(word), row, word, parameters["text.title"])
        for row, word in enumerate(record.keywords)
        if word.strip()
    )


def one_script_each(text: LocalisedText) -> Iterator[tuple[Language, str]]:
    """Yield the Chinese text, Simplified if there is one, and the English one."""
    if text.zh_hans and not text.zh_hans.isspace():
        yield Language.ZH_HANS, text.zh_hans
    elif text.zh_hant and not text.zh_hant.isspace():
        yield Language.ZH_HANT, text.zh_hant
    if text.en and not text.en.isspace():
        yield Language.EN, text.en


def keyword_language(word: str) -> Language:
    """Return the language a keyword, which is stored without one, is taken to be in."""
    return Language.ZH_HANS if has_han(word) else Language.EN


def _fields(record: Need | Capability) -> Iterator[tuple[TextField, int, LocalisedText, str]]:
    yield TextField.TITLE, 0, record.title, "text.title"
    if isinstance(record, Need):
        yield TextField.BODY, 0, record.problem, "text.body"
        yield TextField.EXPECTED, 0, record.expected, "text.expected"
        return
    yield TextField.BODY, 0, record.summary, "text.body"
    yield TextField.APPLICATIONS, 0, record.applications, "text.applications"
    for row, advantage in enumerate(record.advantages):
        yield TextField.ADVANTAGES, row, advantage, "text.advantages"
