"""Find records by any two characters, in either script: a full-text table of folded pairs."""

import re
from collections.abc import Iterable

from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.folding import fold
from matchmaker.store.kinds import Record

_RUNS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+|[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


def grams(text: str) -> str:
    """Return the index words of *text*: Chinese as overlapping pairs, other words whole.

    The last character of a Chinese run stands alone as well, so that a search for one character
    finds it there too.
    """
    words: list[str] = []
    for run in _RUNS.findall(fold(text)):
        words.extend([*_pairs(run), run[-1]] if _HAN.match(run) else [run])
    return " ".join(words)


def match_expression(words: str) -> str | None:
    """Return the FTS5 expression for typed *words*, every part quoted; None if nothing is left.

    A Chinese run is a phrase of pairs, one character a prefix, a Latin word a prefix.
    """
    parts = []
    # Blanks part the words a person looks for; folding would join Chinese ones across them.
    runs = [run for word in words.split() for run in _RUNS.findall(fold(word))]
    for run in runs:
        if _HAN.match(run) and len(run) > 1:
            parts.append('"' + " ".join(_pairs(run)) + '"')
        else:
            parts.append(f'"{run}"*')
    return " AND ".join(parts) or None


def searchable(record: Record, organisations: Iterable[Organisation] = ()) -> str | None:
    """Return the text a record is found by; None if its kind is not searched."""
    names = [text for each in organisations for text in _all(each.name, each.short_name)]
    if isinstance(record, Need):
        texts = _all(record.title, record.problem, record.expected)
        return "\n".join([record.code, *texts, *record.keywords, *names])
    if isinstance(record, Capability):
        texts = _all(record.title, record.summary, record.applications, *record.advantages)
        return "\n".join([record.code, *texts, *record.keywords, *names])
    if isinstance(record, Organisation):
        texts = _all(record.name, record.short_name, record.profile)
        return "\n".join([record.uscc, record.institution, *texts])
    if isinstance(record, Person):
        return "\n".join([record.name_zh, record.name_en, *_all(record.title)])
    return None


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _all(*texts: LocalisedText) -> list[str]:
    return [text for each in texts for _, text in each.items()]
