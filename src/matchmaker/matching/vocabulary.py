"""Everything the matcher knows about words: glossary, Hong Kong wording, stop phrases, units."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from matchmaker.folding import fold, has_han
from matchmaker.matching.glossary import Glossary, load_glossary
from matchmaker.matching.joined import Flags, pair_table
from matchmaker.matching.stems import stems
from matchmaker.matching.tables import rows
from matchmaker.matching.units import Units, load_units
from matchmaker.matching.wording import Wording, load_wording
from matchmaker.paths import resources

_GENERAL_HAN = 3  # a stop phrase this short is a general word: it counts little, and stays


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word tables, ready for scanning.

    ``han`` gives the concept of every wording with Chinese in it, ``han_heads`` the lengths to
    try, longest first, for its first two characters, ``han_hints`` a table of their hashes to look
    through many texts with; ``han_edged`` are those that begin or end with another character.
    ``latin`` and ``latin_heads`` do the same for sequences of stems. ``general`` holds general
    words, folded; ``phrases`` finds stop phrases.
    """

    glossary: Glossary
    wording: Wording
    units: Units
    han: Mapping[str, str]
    han_heads: Mapping[str, tuple[int, ...]]
    han_hints: Flags
    han_edged: frozenset[str]
    latin: Mapping[tuple[str, ...], str]
    latin_heads: Mapping[str, tuple[int, ...]]
    general: frozenset[str]
    phrases: re.Pattern[str] | None
    digest: str


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary, read once."""
    return load_vocabulary(resources("glossary"))


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read the tables of *folder*.

    Raises:
        ProfileError: a table is broken; the message names file and line.
    """
    glossary = load_glossary(folder / "concepts")
    wording = load_wording(folder / "wording.csv")
    han = {
        wording.apply(form): concept for form, concept in glossary.forms.items() if has_han(form)
    }
    latin: dict[tuple[str, ...], str] = {}
    for form, concept in glossary.forms.items():
        if not has_han(form) and (key := stems(form)):
            latin.setdefault(key, concept)
    han_heads = _heads((form[:2], len(form)) for form in han if len(form) > 1)
    general, phrases = _stop_phrases(folder / "stop_phrases.csv", wording)
    return Vocabulary(
        glossary=glossary,
        wording=wording,
        units=load_units(folder / "units.csv"),
        han=han,
        han_heads=han_heads,
        han_hints=pair_table(list(han_heads)),
        han_edged=frozenset(form for form in han if not (has_han(form[0]) and has_han(form[-1]))),
        latin=latin,
        latin_heads=_heads((key[0], len(key)) for key in latin),
        general=general,
        phrases=phrases,
        digest=_digest(folder),
    )


def _heads(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for head, length in pairs:
        lengths.setdefault(head, set()).add(length)
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


def _stop_phrases(path: Path, wording: Wording) -> tuple[frozenset[str], re.Pattern[str] | None]:
    general: set[str] = set()
    phrases: set[str] = set()
    for row in rows(path, ("language", "phrase")):
        phrase = wording.apply(fold(row.values["phrase"]))
        if not phrase:
            raise row.error("an empty phrase")
        short = len(phrase) <= _GENERAL_HAN if has_han(phrase) else len(phrase.split()) == 1
        if short:
            general.update((phrase, *stems(phrase)))
        else:
            phrases.add(phrase)
    return frozenset(general), _pattern(phrases)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for *phrases*, the longest first, English ones as whole words."""
    ends = {p: "" if has_han(p) else rf"\b(?<=\b{re.escape(p)})" for p in phrases}
    return (
        re.compile(_choice(sorted((phrase, end) for phrase, end in ends.items())))
        if ends
        else None
    )


def _choice(endings: Iterable[tuple[str, str]]) -> str:
    """Return a pattern for strings in order, each followed by a pattern of its own.

    As a tree, letter by letter: four times faster than one string after the other.
    """
    branches: list[str] = []
    done = ""
    for letter, group in groupby(endings, key=lambda item: item[0][:1]):
        if not letter:
            done = "|" + next(group)[1]  # tried last: what is longer wins
            continue
        branches.append(re.escape(letter) + _choice((text[1:], end) for text, end in group))
    return f"(?:{'|'.join(branches)}{done})" if branches else done[1:]


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
