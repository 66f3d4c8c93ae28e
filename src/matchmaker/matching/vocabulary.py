"""Everything the matcher knows about words: glossary, Hong Kong wording, stop phrases, units."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from matchmaker.folding import fold, has_han
from matchmaker.matching.glossary import Glossary, load_glossary
from matchmaker.matching.joined import Flags, Ints, hash_table
from matchmaker.matching.stems import stems
from matchmaker.matching.tables import rows
from matchmaker.matching.tries import Trie
from matchmaker.matching.units import Units, load_units
from matchmaker.matching.wording import Wording, load_wording
from matchmaker.paths import resources

_GENERAL_HAN = 3  # a stop phrase this short is a general word: it counts little, and stays


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word tables, ready for scanning.

    ``concepts`` are all concepts by number. ``han_trie`` has the wordings with Chinese in them,
    ``han_concepts`` the concept of each, ``han_edged`` whether it begins or ends with another
    character. ``han_hints`` has tables of the hashes of their beginnings, by length, to look
    through many texts with.

    ``latin_trie`` and ``latin_concepts`` do the same for sequences of stems, by their numbers in
    ``latin_stems`` from 1 on; ``latin_hints`` says of each stem whether it is a wording alone, is
    the first of several, and the second.

    ``general`` holds general words, folded, ``phrases`` the stop phrases, the longest first.
    """

    glossary: Glossary
    wording: Wording
    units: Units
    concepts: tuple[str, ...]
    han_trie: Trie
    han_concepts: Ints
    han_hints: Mapping[int, Flags]
    han_edged: Flags
    latin_stems: Mapping[str, int]
    latin_trie: Trie
    latin_concepts: Ints
    latin_hints: tuple[Flags, Flags, Flags]
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
    concepts = tuple(sorted(glossary.concepts))
    numbers = {concept: number for number, concept in enumerate(concepts)}
    general, phrases = _stop_phrases(folder / "stop_phrases.csv", wording)
    han = _han(glossary, wording)
    latin = _latin(glossary)
    stem_numbers = {stem: n for n, stem in enumerate(sorted({s for key in latin for s in key}), 1)}
    return Vocabulary(
        glossary=glossary,
        wording=wording,
        units=load_units(folder / "units.csv"),
        concepts=concepts,
        han_trie=Trie([list(map(ord, form)) for form in han]),
        han_concepts=_numbers(numbers[concept] for concept in han.values()),
        han_hints={
            2: hash_table((form for form in han if len(form) == 2), 2),
            3: hash_table((form[:3] for form in han if len(form) > 2), 3),
        },
        han_edged=np.array([not (has_han(f[0]) and has_han(f[-1])) for f in han], np.bool_),
        latin_stems=stem_numbers,
        latin_trie=Trie([[stem_numbers[stem] for stem in key] for key in latin]),
        latin_concepts=_numbers(numbers[concept] for concept in latin.values()),
        latin_hints=_latin_hints(latin, stem_numbers),
        general=general,
        phrases=phrases,
        digest=_digest(folder),
    )


def _han(glossary: Glossary, wording: Wording) -> dict[str, str]:
    """Return the concept of every wording with Chinese in it; one character is none."""
    found = {
        wording.apply(form): concept for form, concept in glossary.forms.items() if has_han(form)
    }
    return {form: concept for form, concept in found.items() if len(form) > 1}


def _latin(glossary: Glossary) -> dict[tuple[str, ...], str]:
    """Return the concept of every wording without Chinese, by its stems."""
    found: dict[tuple[str, ...], str] = {}
    for form, concept in glossary.forms.items():
        if not has_han(form) and (key := stems(form)):
            found.setdefault(key, concept)
    return found


def _latin_hints(
    latin: Iterable[tuple[str, ...]], numbers: Mapping[str, int]
) -> tuple[Flags, Flags, Flags]:
    alone, first, second = (np.zeros(len(numbers) + 1, np.bool_) for _ in range(3))
    for key in latin:
        if len(key) == 1:
            alone[numbers[key[0]]] = True
        else:
            first[numbers[key[0]]] = second[numbers[key[1]]] = True
    return alone, first, second


def _numbers(given: Iterable[int]) -> Ints:
    return np.array(list(given), np.int64)


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
