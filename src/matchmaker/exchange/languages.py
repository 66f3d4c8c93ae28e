"""Tell in which language a text is written, by its characters alone."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from matchmaker.domain.texts import Language
from matchmaker.folding import has_han

_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def language_of(text: str) -> Language | None:
    """Return the language of *text*; None if its characters are at home in both scripts.

    A character is Simplified if GB 2312 has it and Big5 has not, and Traditional the other way
    round: the two national sets of the common characters.
    """
    if not has_han(text):
        return Language.EN if any(c.isalpha() for c in text) else None
    han = sum(has_han(c) for c in text)
    if han * 3 < len(_LATIN_WORD.findall(text)):
        return Language.EN
    balance = sum(map(_lean, text))
    if balance == 0:
        return None
    return Language.ZH_HANS if balance > 0 else Language.ZH_HANT


def main_language(texts: Iterable[str], default: Language = Language.ZH_HANS) -> Language:
    """Return the Chinese script that most of *texts* are written in."""
    votes = Counter(language_of(text) for text in texts)
    if votes[Language.ZH_HANS] == votes[Language.ZH_HANT]:
        return default
    simplified = votes[Language.ZH_HANS] > votes[Language.ZH_HANT]
    return Language.ZH_HANS if simplified else Language.ZH_HANT


@cache
def _lean(character: str) -> int:
    """Return 1 for a Simplified character, -1 for a Traditional one, 0 for all others."""
    if not has_han(character):
        return 0
    return int(_in(character, "gb2312")) - int(
        _in(character, "big5") or (_in(character, "big5hkscs") and not _in(character, "gb2312"))
    )


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
