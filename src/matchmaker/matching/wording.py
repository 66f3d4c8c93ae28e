"""Hong Kong wording put into mainland wording, with the way back to the original places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from matchmaker.folding import Folded, fold
from matchmaker.matching.tables import rows

_COLUMNS = ("hong_kong", "mainland", "kind")


class Kind(StrEnum):
    """How a Hong Kong word stands to its mainland fellow."""

    EQUAL = "equal"
    NEAR = "near"  # counts for less
    INSIDE = "inside"  # only inside a longer word of the glossary: other meanings by itself


@dataclass(frozen=True, slots=True)
class Wording:
    """The table: words to replace, and near ones to treat as loosely related."""

    replaced: dict[str, str]
    near: tuple[tuple[str, str], ...]
    pattern: re.Pattern[str] | None

    def apply(self, text: str) -> str:
        """Return folded *text* with Hong Kong words replaced by mainland ones."""
        if self.pattern is None:
            return text
        return self.pattern.sub(lambda found: self.replaced[found.group()], text)

    def apply_all(self, texts: Sequence[str]) -> list[str]:
        """Return folded *texts*, which have no line feeds, as ``apply`` would each of them."""
        return self.apply("\n".join(texts)).split("\n") if texts else []

    def apply_mapped(self, folded: Folded) -> Folded:
        """Return *folded* with words replaced as by ``apply``, places kept."""
        if self.pattern is None or not self.pattern.search(folded.text):
            return folded
        parts: list[str] = []
        offsets: list[int] = []
        done = 0
        for found in self.pattern.finditer(folded.text):
            word = self.replaced[found.group()]
            parts += [folded.text[done : found.start()], word]
            offsets += folded.offsets[done : found.start()]
            offsets += _spread(folded.offsets[found.start() : found.end()], len(word))
            done = found.end()
        parts.append(folded.text[done:])
        offsets += folded.offsets[done:]
        return Folded("".join(parts), tuple(offsets))


def load_wording(path: Path) -> Wording:
    """Read the table; a word given twice is replaced by its first fellow.

    Raises:
        ProfileError: a broken row, named by file and line.
    """
    replaced: dict[str, str] = {}
    near: list[tuple[str, str]] = []
    for row in rows(path, _COLUMNS):
        ours, theirs = fold(row.values["hong_kong"]), fold(row.values["mainland"])
        if not ours or not theirs or row.values["kind"] not in list(Kind):
            raise row.error("a word is missing, or the kind is none of equal, near, inside")
        if ours == theirs:
            continue
        if row.values["kind"] == Kind.EQUAL:
            replaced.setdefault(ours, theirs)
        elif row.values["kind"] == Kind.NEAR:
            near.append((ours, theirs))
    return Wording(replaced, tuple(near), _pattern(replaced))


def _pattern(replaced: dict[str, str]) -> re.Pattern[str] | None:
    if not replaced:
        return None
    words = sorted(replaced, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


def _spread(offsets: tuple[int, ...], count: int) -> list[int]:
    """Give *count* characters the places of a word of another length, the last one its end."""
    size = len(offsets)
    return [offsets[min(size - 1, i * size // count)] for i in range(count - 1)] + [offsets[-1]]
