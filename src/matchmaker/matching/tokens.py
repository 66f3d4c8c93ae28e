"""Scan a folded text for what can be evidence: concepts, characters, character pairs, words."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from matchmaker.folding import HAN
from matchmaker.matching.stems import WORD, parts_of, tokens_of
from matchmaker.matching.vocabulary import Vocabulary

_HAN_RUN = re.compile(f"[{HAN}]+")
CONCEPT = "#"  # concept tokens begin with it; no word does


class Found(NamedTuple):
    """A concept at a place of a folded text."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The tokens of one text: Chinese characters and pairs, Latin words, concepts with places."""

    characters: list[str]
    pairs: list[str]
    words: list[str]
    concepts: list[Found]


def scan(text: str, vocabulary: Vocabulary) -> Scan:
    """Return the tokens of folded *text*."""
    characters: list[str] = []
    pairs: list[str] = []
    concepts: list[Found] = []
    for run in _HAN_RUN.findall(text):
        characters.extend(run)
        pairs.extend([a + b for a, b in pairwise(run)])
    if pairs:
        concepts = _han_concepts(text, vocabulary)
    found = [(word.start(), word.group()) for word in WORD.finditer(text)]
    if found:
        concepts = concepts + _latin_concepts(text, found, vocabulary, taken=concepts)
    words = [token for _, word in found for token in tokens_of(word)]
    return Scan(characters, pairs, words, concepts)


def _han_concepts(text: str, vocabulary: Vocabulary) -> list[Found]:
    heads, forms = vocabulary.han_heads, vocabulary.han
    found: list[Found] = []
    end = 0
    for start in range(len(text) - 1):
        if start < end or (lengths := heads.get(text[start : start + 2])) is None:
            continue
        for length in lengths:
            wording = text[start : start + length]
            concept = forms.get(wording)
            if concept is not None and _bounded(text, start, start + len(wording)):
                end = start + len(wording)
                found.append(Found(concept, start, end))
                break
    return found


def _latin_concepts(
    text: str, words: list[tuple[int, str]], vocabulary: Vocabulary, *, taken: list[Found]
) -> list[Found]:
    """Return the concepts said in Latin words, longest first, outside the places *taken*."""
    heads, forms = vocabulary.latin_heads, vocabulary.latin
    parts = [(s, at + a, at + b) for at, word in words for s, a, b in parts_of(word)]
    found: list[Found] = []
    end = 0
    for index, (first, start, _) in enumerate(parts):
        if start < end or (lengths := heads.get(first)) is None:
            continue
        for length in lengths:
            key = tuple([part[0] for part in parts[index : index + length]])
            concept = forms.get(key)
            if concept is None or not _together(text, parts[index : index + len(key)]):
                continue
            end = parts[index + len(key) - 1][2]
            if not any(start < other.end and other.start < end for other in taken):
                found.append(Found(concept, start, end))
            break
    return found


def _together(text: str, parts: list[tuple[str, int, int]]) -> bool:
    """Only blanks, hyphens and strokes may lie between the words of one wording."""
    return all(
        text[left[2] : right[1]] in {" ", "-", "/", " - "} for left, right in pairwise(parts)
    )


def _bounded(text: str, start: int, end: int) -> bool:
    """A wording that begins or ends with Latin letters must not lie inside a longer word."""
    left = start > 0 and _latin(text[start]) and _latin(text[start - 1])
    right = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not left and not right


def _latin(character: str) -> bool:
    return character < "\u2e80" and character.isalnum()  # Chinese begins there
