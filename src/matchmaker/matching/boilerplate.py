"""Blank out what says nothing: stop phrases, and sentences that recur from record to record."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np

from matchmaker.folding import has_han
from matchmaker.matching.joined import Joined, hash_table, hashes
from matchmaker.matching.vocabulary import Vocabulary

_SENTENCE = re.compile("[^\u3002\uff1b;!?\n]+")
_FULL_STOP = re.compile(r"\.(?<=[a-z]\.)(?=\s|$)")
_SHORTEST = 8
_HEAD = 3  # no stop phrase is shorter


def without_phrases(texts: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return folded *texts* with stop phrases blanked, every other character in its place.

    A text that is nothing but a stop phrase is left as it is.
    """
    joined = Joined(texts)
    there = _present(joined, vocabulary.phrases)
    if not there:
        return list(texts)
    blanked = _cut(_pattern(there).sub(_blank, joined.text), texts)
    return [cut if cut.strip() else text for cut, text in zip(blanked, texts, strict=True)]


def _present(texts: Joined, phrases: Sequence[str]) -> list[str]:
    """Return those of *phrases* that are in any text: few, and found faster than by a pattern."""
    heads: dict[str, list[str]] = {}
    for phrase in phrases:
        heads.setdefault(phrase[:_HEAD], []).append(phrase)
    found: set[str] = set()
    for start in np.flatnonzero(hash_table(heads, _HEAD)[hashes(texts.codes, _HEAD)]).tolist():
        for phrase in heads.get(texts.text[start : start + _HEAD], ()):
            if texts.text.startswith(phrase, start):
                found.add(phrase)
    return [phrase for phrase in phrases if phrase in found]


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for *phrases*, English ones as whole words."""
    chinese_first = sorted(phrases, key=has_han, reverse=True)
    return re.compile("|".join(re.escape(p) if has_han(p) else _whole(p) for p in chinese_first))


def _whole(phrase: str) -> str:
    r"""Return a pattern for *phrase* as whole words.

    It looks back for its first ``\b`` when all has been found: a search for choices that begin
    with a character skips what begins none of them.
    """
    words = re.escape(phrase)
    return rf"{words}\b(?<=\b{words})"


def recurring(
    texts: Sequence[str], owners: Sequence[int], *, records: int, parameters: Mapping[str, float]
) -> frozenset[str]:
    """Return the sentences that too many of *records* have; text *i* is of ``owners[i]``."""
    most = max(
        parameters["text.boilerplate_least"], parameters["text.boilerplate_share"] * records
    )
    counts = Counter(_sentences(_joined(texts)))
    often = {sentence for sentence, count in counts.items() if count > most}
    if not often:
        return frozenset()
    found = {
        (owner, sentence)
        for owner, text in zip(owners, texts, strict=True)
        for sentence in often.intersection(_sentences(text))
    }
    having = Counter(sentence for _, sentence in found)
    return frozenset(sentence for sentence, count in having.items() if count > most)


def without_sentences(texts: Sequence[str], unwanted: frozenset[str]) -> list[str]:
    """Return *texts* with the *unwanted* sentences blanked, all other characters in place."""
    if not unwanted:
        return list(texts)
    cleaned = _SENTENCE.sub(
        lambda found: _blank(found) if found.group().strip() in unwanted else found.group(),
        _FULL_STOP.sub(";", _joined(texts)),
    )
    return _cut(cleaned, texts)


def _sentences(text: str) -> list[str]:
    """Return the sentences of folded *text* that are long enough to be boilerplate."""
    found = map(str.strip, _SENTENCE.findall(_FULL_STOP.sub(";", text)))
    return [sentence for sentence in found if len(sentence) >= _SHORTEST]


def _joined(texts: Sequence[str]) -> str:
    """Return *texts* as one: a line feed ends a sentence and is part of no phrase."""
    return "\n".join((*texts, ""))


def _cut(joined: str, texts: Sequence[str]) -> list[str]:
    """Return the pieces of *joined* that have the lengths of *texts*."""
    ends = accumulate((len(text) + 1 for text in texts), initial=0)
    return [joined[start : end - 1] for start, end in pairwise(ends)]


def _blank(found: re.Match[str]) -> str:
    return "\n" * (found.end() - found.start())
