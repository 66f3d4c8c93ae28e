"""Count the tokens of all records at once, and weigh each by how rare it is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matchmaker.matching.concepts import Concepts
from matchmaker.matching.glossary import Glossary
from matchmaker.matching.joined import Flags, Ints, Joined, stable_order
from matchmaker.matching.tokens import (
    CONCEPT,
    Entries,
    Floats,
    Lexicon,
    characters,
    merged,
    pairs,
    words,
)
from matchmaker.matching.vectors import Vectors

SCRIPTS = 2  # rows of one record: Chinese, Latin


@dataclass(frozen=True, slots=True)
class Texts:
    """The compared texts of all records, in the order of the records.

    ``rows[i]`` is the row of vectors that text *i* counts in: twice the number of its record, plus
    its script. ``weights[i]`` is what a word of it counts for.
    """

    joined: Joined
    concepts: Concepts
    rows: Ints
    weights: Floats


def weigh(
    texts: Texts, glossary: Glossary, parameters: Mapping[str, float], *, records: int
) -> Vectors:
    """Return the weighted tokens of every row; the rarity of one is counted over all *records*."""
    lexicon, entries = _numbered(texts.joined, glossary)
    weights = texts.weights[entries.texts]
    weights[entries.tokens < lexicon.pairs] *= parameters["text.character"]
    rows, tokens, counts = _concept_counts(texts, glossary, parameters)
    table = _Table(
        np.concatenate((texts.rows[entries.texts], rows)),
        np.concatenate((entries.tokens, tokens + lexicon.concepts)),
        np.concatenate((weights, counts)),
    ).summed(len(lexicon.names))
    rarity = _rarity(table, records, lexicon, parameters)
    kept = rarity[table.tokens] > 0
    return Vectors.of(
        table.rows[kept],
        table.tokens[kept],
        _damped(table.counts[kept]) * rarity[table.tokens[kept]],
        size=records * SCRIPTS,
        lexicon=lexicon,
    )


def _numbered(joined: Joined, glossary: Glossary) -> tuple[Lexicon, Entries]:
    """Return all tokens but the concepts with their places, and all tokens by number."""
    names: list[str] = []
    found: list[Entries] = []
    begins: list[int] = []
    for kind in (characters, pairs, words):
        begins.append(len(names))
        kind_names, entries = kind(joined)
        found.append(entries.shifted(len(names)))
        names += kind_names
    concepts = [CONCEPT + concept for concept in sorted(glossary.concepts)]
    return Lexicon((*names, *concepts), begins[1], begins[2], len(names)), merged(found)


def _concept_counts(
    texts: Texts, glossary: Glossary, parameters: Mapping[str, float]
) -> tuple[Ints, Ints, Floats]:
    """Return rows, numbers among the concepts, and counts of concepts and of broader ones."""
    size = len(glossary.concepts)
    cells, parts, broader = _occurrences(texts, glossary, parameters)
    order = stable_order(cells)
    cells, parts, broader = cells[order], parts[order], broader[order]
    new = np.ones(len(cells), np.bool_)
    new[1:] = cells[1:] != cells[:-1]
    first = np.flatnonzero(new)
    if not first.size:
        return cells, cells, parts
    which = np.cumsum(new) - 1
    own = np.bincount(which, np.where(broader, 0.0, parts))
    most = np.maximum.reduceat(np.where(broader, parts, 0.0), first)
    counts = np.maximum(own, most)
    # Where a text has a concept and another one a narrower concept, their order decides.
    lasts = np.append(first[1:], len(cells))
    for cell in np.flatnonzero((own > 0) & (most > 0)).tolist():
        run = slice(int(first[cell]), int(lasts[cell]))
        counts[cell] = _in_turn(parts[run].tolist(), broader[run].tolist())
    rows, concepts = np.divmod(cells[first], size)
    return rows, concepts, counts


def _in_turn(parts: Sequence[float], broader: Sequence[bool]) -> float:
    """Return what one concept counts: own *parts* add up, *broader* ones are the least it has."""
    count = 0.0
    for part, least in zip(parts, broader, strict=True):
        count = max(count, part) if least else count + part
    return count


def _occurrences(
    texts: Texts, glossary: Glossary, parameters: Mapping[str, float]
) -> tuple[Ints, Floats, Flags]:
    """Return each concept of each text, and the broader ones after it: cell, count, if broader.

    A cell is the row times the number of all concepts, plus the concept.
    """
    size, found = len(glossary.concepts), texts.concepts
    owners = np.repeat(np.arange(len(texts.rows)), np.diff(found.bounds))
    keys = owners * size + found.concepts
    different, which = np.unique(keys, return_inverse=True)
    worth = np.full(len(different), parameters["text.inner"])
    worth[which[~found.inner]] = 1.0
    numbers, concepts = np.divmod(different, size)
    rows, weights = texts.rows[numbers] * size, texts.weights[numbers]
    turns = np.arange(len(different))
    said = [(turns, rows + concepts, weights * worth)]
    while turns.size:
        concepts = glossary.parents[concepts]
        left = concepts >= 0
        turns, concepts = turns[left], concepts[left]
        share = parameters["text.broader"] ** len(said)
        said.append((turns, rows[turns] + concepts, weights[turns] * share))
    turns, cells, parts = (np.concatenate(each) for each in zip(*said, strict=True))
    broader = np.arange(len(turns)) >= len(different)
    order = np.argsort(turns, kind="stable")
    return cells[order], parts[order], broader[order]


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows, tokens and counts; in order and each but once after ``summed``."""

    rows: Ints
    tokens: Ints
    counts: Floats

    def summed(self, size: int) -> "_Table":
        """Add up what one row has of one token, in the order it came; *size*: of the lexicon."""
        keys = self.rows * size + self.tokens
        order = stable_order(keys)
        keys = keys[order]
        new = np.ones(len(keys), np.bool_)
        new[1:] = keys[1:] != keys[:-1]
        counts = np.bincount(np.cumsum(new) - 1, self.counts[order]).astype(np.float64)
        first = order[new]
        return _Table(self.rows[first], self.tokens[first], counts)

    def records_with(self, size: int, *, records: int) -> Ints:
        """Return in how many of *records* each of *size* tokens is, whatever the script."""
        filled = np.bincount(self.rows, minlength=records * SCRIPTS).reshape(records, SCRIPTS)
        mixed = (filled.min(axis=1) > 0)[self.rows // SCRIPTS]
        rows, tokens = self.rows[mixed], self.tokens[mixed]
        keys, times = np.unique(rows // SCRIPTS * size + tokens, return_counts=True)
        both = keys[times > 1] % max(1, size)
        counted: Ints = np.bincount(self.tokens, minlength=size)
        return counted - np.bincount(both, minlength=size)


def _rarity(
    table: _Table, records: int, lexicon: Lexicon, parameters: Mapping[str, float]
) -> Floats:
    """Return the weight of each token, 0 if it is in too many records.

    log(cut x records / frequency) falls smoothly to nothing where a token is too common.
    """
    top = parameters["text.cut"] * (records + parameters["text.prior"])
    frequency = table.records_with(len(lexicon.names), records=records)
    different, which = np.unique(frequency, return_inverse=True)
    logs = [max(0.0, math.log(top / (count + 0.5))) for count in different.tolist()]
    rarity: Floats = np.array(logs)[which]
    rarity[lexicon.concepts :] *= parameters["text.concept"]
    return rarity


def _damped(counts: Floats) -> Floats:
    """Return what tokens that occur so many times count for: far less than as many."""
    damped = counts.copy()
    several = counts > 1
    exact = counts[several].tolist()
    # Few different ones; math.log, because numpy's differs in the last place between machines.
    logs = {count: 1 + math.log(count) for count in set(exact)}
    damped[several] = [logs[count] for count in exact]
    return damped
