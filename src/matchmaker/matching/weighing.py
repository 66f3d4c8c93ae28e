"""Count the tokens of all records at once, and weigh each by how rare it is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matchmaker.matching.concepts import Found
from matchmaker.matching.glossary import Glossary
from matchmaker.matching.joined import Ints, Joined
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
    concepts: Sequence[tuple[Found, ...]]
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
    known = _lineage(glossary, parameters["text.broader"])
    inner = parameters["text.inner"]
    views: dict[int, dict[int, float]] = {}
    for row, weight, found in zip(
        texts.rows.tolist(), texts.weights.tolist(), texts.concepts, strict=True
    ):
        worth = {there.concept: inner for there in found if there.inner}
        worth |= {there.concept: 1.0 for there in found if not there.inner}
        view = views.setdefault(row, {})
        for concept in sorted(worth):
            number, broader = known[concept]
            view[number] = view.get(number, 0.0) + weight * worth[concept]
            for number, share in broader:
                if (part := weight * share) >= view.get(number, 0.0):
                    view[number] = part
    sizes = [len(view) for view in views.values()]
    rows = np.repeat(np.array(list(views), np.int64), sizes)
    count = sum(sizes)
    tokens = np.fromiter((token for view in views.values() for token in view), np.int64, count)
    counts = np.fromiter(
        (part for view in views.values() for part in view.values()), np.float64, count
    )
    return rows, tokens, counts


def _lineage(glossary: Glossary, share: float) -> dict[str, tuple[int, list[tuple[int, float]]]]:
    """Return each concept's number, and those of its broader ones with what they count for."""
    numbers = {concept: number for number, concept in enumerate(sorted(glossary.concepts))}
    return {
        concept: (
            number,
            [(numbers[b], share**s) for s, b in enumerate(glossary.ancestors(concept), 1)],
        )
        for concept, number in numbers.items()
    }


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows, tokens and counts; in order and each but once after ``summed``."""

    rows: Ints
    tokens: Ints
    counts: Floats

    def summed(self, size: int) -> "_Table":
        """Add up what one row has of one token, in the order it came; *size*: of the lexicon."""
        keys = self.rows * size + self.tokens
        order = np.argsort(keys, kind="stable")
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
