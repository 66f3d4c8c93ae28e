"""Everything the matcher knows about words: glossary, Hong Kong wording, stop phrases, units."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from matchmaker.folding import fold, has_han
from matchmaker.matching.glossary import Glossary, load_glossary
from matchmaker.matching.joined import Flags, hash_table
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
    try, longest first, for its first two characters; ``han_edged`` are those that begin or end
    with another character. ``han_hints`` has tables of the hashes of their beginnings, by length,
    to look through many texts with.

    ``latin`` and ``latin_heads`` do the same for sequences of stems; ``latin_hints`` are the stems
    that are wordings alone, that are the first of several, and the second.

    ``general`` holds general words, folded, ``phrases`` the stop phrases, the longest first.
    """

    glossary: Glossary
    wording: Wording
    units: Units
    han: Mapping[str, str]
    han_heads: Mapping[str, tuple[int, ...]]
    han_hints: Mapping[int, Flags]
    han_edged: frozenset[str]
    latin: Mapping[tuple[str, ...], str]
    latin_heads: Mapping[str, tuple[int, ...]]
    latin_hints: tuple[frozenset[str], frozenset[str], frozenset[str]]
    general: frozenset[str]
    phrases: tuple[str, ...]
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
        han_hints={
            2: hash_table((form for form in han if len(form) == 2), 2),
            3: hash_table((form[:3] for form in han if len(form) > 2), 3),
        },
        han_edged=frozenset(form for form in han if not (has_han(form[0]) and has_han(form[-1]))),
        latin=latin,
        latin_heads=_heads((key[0], len(key)) for key in latin),
        latin_hints=(
            frozenset(key[0] for key in latin if len(key) == 1),
            frozenset(key[0] for key in latin if len(key) > 1),
            frozenset(key[1] for key in latin if len(key) > 1),
        ),
        general=general,
        phrases=phrases,
        digest=_digest(folder),
    )


def _heads(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for head, length in pairs:
        lengths.setdefault(head, set()).add(length)
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


def _stop_phrases(path: Path, wording: Wording) -> tuple[frozenset[str], tuple[str, ...]]:
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
    return frozenset(general), tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
