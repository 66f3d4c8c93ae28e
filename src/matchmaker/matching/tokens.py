"""Scan a folded text for what can be evidence: concepts, characters, character pairs, words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from matchmaker.folding import HAN
from matchmaker.matching.stems import WORD, parts_of, tokens_of
from matchmaker.matching.vocabulary import Vocabulary

_HAN_RUN = re.compile(f"[{HAN}]+")
CONCEPT = "#"  # concept tokens begin with it; no word does


class Found(NamedTuple):
    """A concept at a place of a folded text; ``inner`` if inside the wording of another one."""

    concept: str
    start: int
    end: int
    inner: bool = False


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
    """Return the concepts worded in Chinese, longest first, and those inside of longer ones."""
    found: list[Found] = []
    heads = vocabulary.han_heads
    end = 0
    for start in range(len(text) - 1):
        if start < end or text[start : start + 2] not in heads:
            continue
        if there := _longest(text, (start, len(text)), vocabulary):
            end = there.end
            found.append(there)
            found.extend(_inside(text, there, vocabulary))
    return found


def _inside(text: str, outer: Found, vocabulary: Vocabulary) -> Iterator[Found]:
    end = outer.start
    for start in range(outer.start, outer.end - 1):
        # From the same start, only a shorter wording is another one.
        last = outer.end - 1 if start == outer.start else outer.end
        if start >= end and (there := _longest(text, (start, last), vocabulary)):
            end = there.end
            if there.concept != outer.concept:
                yield there._replace(inner=True)


def _longest(text: str, bounds: tuple[int, int], vocabulary: Vocabulary) -> Found | None:
    start, end = bounds
    for length in vocabulary.han_heads.get(text[start : start + 2], ()):
        last = start + length
        concept = vocabulary.han.get(text[start:last]) if last <= end else None
        if concept is not None and _bounded(text, start, last):
            return Found(concept, start, last)
    return None


def _latin_concepts(
    text: str, words: list[tuple[int, str]], vocabulary: Vocabulary, *, taken: list[Found]
) -> list[Found]:
    """Return the concepts said in Latin words, longest first, outside the places *taken*."""
    heads, forms = vocabulary.latin_heads, vocabulary.latin
    parts = [(s, at + a, at + b) for at, word in words for s, a, b in parts_of(word)]
    found: list[Found] = []
    end = 0
    for index, (_, start, _) in enumerate(parts):
        if start < end:
            continue
        for length in heads.get(parts[index][0], ()):
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
