"""Blank out what says nothing: stop phrases, and sentences that recur from record to record."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from matchmaker.matching.vocabulary import Vocabulary

_SENTENCE = re.compile("[^\u3002\uff1b;!?\n]+")
_FULL_STOP = re.compile(r"(?<=[a-z])\.(?=\s|$)")
_SHORTEST = 8


def without_phrases(text: str, vocabulary: Vocabulary) -> str:
    """Return folded *text* with its stop phrases blanked, every other character in its place.

    A text that is nothing but a stop phrase is left as it is.
    """
    if vocabulary.phrases is None:
        return text
    blanked = vocabulary.phrases.sub(_blank, text)
    return blanked if blanked.strip() else text


def recurring(texts: Iterable[Iterable[str]], parameters: Mapping[str, float]) -> frozenset[str]:
    """Return the sentences that too many records have; *texts* holds the texts of each."""
    counts: Counter[str] = Counter()
    records = 0
    for record in texts:
        records += 1
        counts.update({s for text in record for s in sentences(text) if len(s) >= _SHORTEST})
    most = max(
        parameters["text.boilerplate_least"], parameters["text.boilerplate_share"] * records
    )
    return frozenset(sentence for sentence, count in counts.items() if count > most)


def without_sentences(text: str, unwanted: frozenset[str]) -> str:
    """Return *text* with the *unwanted* sentences blanked, every other character in its place."""
    if not unwanted:
        return text
    return _SENTENCE.sub(
        lambda found: _blank(found) if found.group().strip() in unwanted else found.group(),
        _FULL_STOP.sub(";", text),
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of folded *text*."""
    return [found.strip() for found in _SENTENCE.findall(_FULL_STOP.sub(";", text))]


def _blank(found: re.Match[str]) -> str:
    return "\n" * (found.end() - found.start())
