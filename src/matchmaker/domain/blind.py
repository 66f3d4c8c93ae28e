"""Find names, and ways to reach somebody, in what a document without them would print."""

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
_SPELLED = 3  # characters from which "H.K.U.S.T." is read as a name
_LATIN = re.compile(r"[a-z0-9]")
_SAYING = re.compile(r"[^\W_]")
_MARK = r"(?:[^\w\s]|_)?"
_BLANKS_AND_MARKS = r"[\W_]*"
_REACH = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:https?://|www\.)\S+"
    r"|(?<![\w.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|cn|hk|net|org|edu)(?![\w-])"
    r"|(?<![\d.,])(?:\+|00)\d{2,3}[ -]?\d[\d -]{6,}\d(?!\d)"
    r"|(?<![\d.,])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
    r"|(?<![\d.,])\(?0\d{2,3}\)?[ -]?\d{3,4}[ -]?\d{4}(?!\d)"
    r"|(?<![\d.,-])[235-9]\d{3}[ -]\d{4}(?![\d-])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Leak:
    """A name of an organisation found in one public text."""

    field: str
    language: Language
    name: str


class Names:
    """The names of some organisations, ready to be found; *fold* makes spellings one."""

    def __init__(self, organisations: Iterable[Organisation], fold: Callable[[str], str]) -> None:
        """Take every full, short and former name, and the code of a known institution."""
        written = dict.fromkeys(name for each in organisations for name in _names(each))
        folded = {fold(name): name for name in written}
        # A long name goes before one inside it: what is found first is the whole of it.
        keys = sorted((key for key in folded if len(key) >= _SHORTEST), key=len, reverse=True)
        self._fold = fold
        self._names = [(folded[key], re.compile(_spelled(key))) for key in keys]
        self._any = re.compile("|".join(map(_whole, keys))) if keys else None

    def places(self, folded: str) -> list[tuple[int, int]]:
        """Return where names stand in a text that is *folded* already."""
        return [found.span() for found in self._any.finditer(folded)] if self._any else []

    def told(self, text: str) -> list[str]:
        """Return the names a reader sees in *text*, also spelled as “H.K.U.S.T.”."""
        folded = self._fold(text)
        return [name for name, pattern in self._names if pattern.search(folded)]


def leaks(
    record: Need | Capability,
    organisations: Iterable[Organisation],
    *,
    fold: Callable[[str], str],
) -> tuple[Leak, ...]:
    """Return every full, short or former name of *organisations* that a public text gives away.

    *fold* brings texts to one spelling for comparing, so that a name in the other script counts.
    """
    names = Names(organisations, fold)
    return tuple(
        Leak(field, language, name)
        for field, text in _public_texts(record)
        for language, words in text.items()
        for name in names.told(words)
    )


def ways_to_reach(folded: str) -> list[str]:
    """Return the telephone numbers, e-mail and web addresses of a text that is *folded*."""
    return [found.group() for found in _REACH.finditer(folded)]


def _names(organisation: Organisation) -> Iterator[str]:
    for text in (organisation.name, organisation.short_name):
        yield from (words for _, words in text.items())
    yield from (former.name for former in organisation.former_names)
    yield organisation.institution


def _public_texts(record: Need | Capability) -> Iterator[tuple[str, LocalisedText]]:
    for field in _PUBLIC:
        value = getattr(record, field, None)
        if isinstance(value, LocalisedText):
            yield field, value
        elif isinstance(value, tuple):
            yield from ((field, text) for text in value)


def _whole(name: str) -> str:
    return _between_words(name, re.escape(name))


def _spelled(name: str) -> str:
    """Return the pattern of *name* with marks between its characters, or other ones than its."""
    saying = _SAYING.findall(name)
    if len(saying) < _SPELLED:
        return _whole(name)
    runs = [_MARK.join(map(re.escape, _SAYING.findall(run))) for run in re.split(r"[\W_]+", name)]
    pattern = _BLANKS_AND_MARKS.join(run for run in runs if run)
    return _between_words("".join(saying), pattern)


def _between_words(name: str, pattern: str) -> str:
    """Return *pattern* so that a Latin name counts as a whole word only."""
    before = r"(?<![a-z0-9])" if _LATIN.match(name[0]) else ""
    after = r"(?![a-z0-9])" if _LATIN.match(name[-1]) else ""
    return f"{before}{pattern}{after}"
