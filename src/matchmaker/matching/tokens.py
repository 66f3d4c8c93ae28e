"""Scan a folded text for what can be evidence: concepts, characters, character pairs, words."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from matchmaker.folding import HAN
from matchmaker.matching.stems import WORD, split, stem, tokens_of
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
    spans, heads = _parts(words), vocabulary.latin_heads
    sequence = [stem(text[start:end]) for start, end in spans]
    found: list[Found] = []
    index = 0
    while index < len(sequence):
        step = 1
        for length in heads.get(sequence[index], ()):
            key = tuple(sequence[index : index + length])
            concept = vocabulary.latin.get(key) if len(key) == length else None
            if concept is None or not _together(text, spans[index : index + length]):
                continue
            start, end = spans[index][0], spans[index + length - 1][1]
            if not any(start < other.end and other.start < end for other in taken):
                found.append(Found(concept, start, end))
            step = length
            break
        index += step
    return found


def _parts(words: list[tuple[int, str]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, word in words:
        at = start
        for part in split(word):
            spans.append((at, at + len(part)))
            at += len(part) + 1
    return spans


def _together(text: str, spans: list[tuple[int, int]]) -> bool:
    """Only blanks, hyphens and strokes may lie between the words of one wording."""
    return all(
        text[left[1] : right[0]] in {" ", "-", "/", " - "} for left, right in pairwise(spans)
    )


def _bounded(text: str, start: int, end: int) -> bool:
    """A wording that begins or ends with Latin letters must not lie inside a longer word."""
    left = start > 0 and _latin(text[start]) and _latin(text[start - 1])
    right = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not left and not right


def _latin(character: str) -> bool:
    return character < "\u2e80" and character.isalnum()  # Chinese begins there
