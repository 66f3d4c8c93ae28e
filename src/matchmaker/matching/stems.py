"""Latin words: where they begin and end, which are codes, and their stems."""

import re
from functools import lru_cache

# A word, or a whole code: al-mg-si, 6063-t5, c++, c#, 5g, tio2, 802.11, μm.
WORD = re.compile(
    r"[a-z0-9\u00df-\u024f\u0370-\u03ff]+(?:-[a-z0-9\u0370-\u03ff]+|(?<=\d)\.\d+)*(?:\+\+|#|\+(?![a-z0-9]))?"
)
_NUMBER = re.compile(r"\d+(\.\d+)?")
_MEASURE = re.compile(
    r"\d+(\.\d+)?(mm|cm|nm|μm|um|km|kg|mg|kw|mw|kwh|mpa|kpa|gpa|bar|min|ms|hz|khz|mhz|ghz|rpm|kv|kva"
    r"|mah|m2|m3|ml|ppm|wt|h|s)"
)
_VOWEL = re.compile("[aeiouy]")
_LITTLE = """
a about above across after against all also although am an and any are as at be because been
before being below between both but by can could did do does doing down during each either etc
even ever every few for from further had has have having he her here hers him his how however i
if in into is it its itself just may me might more most much must my near need neither no nor
not now of off often on once one only onto or other our out over own per rather same she should
since so some such than that the their them then there therefore these they this those through
thus to too toward two under until up upon us use used using very via was we well were what
when where whether which while who whose why will with within without would yet you your
"""
_FUNCTION_WORDS = frozenset(_LITTLE.split())


def words(text: str) -> list[str]:
    """Return the words of folded *text* that can be evidence, stemmed, codes whole and in parts.

    Numbers and measures are left to the indicators; numbers of three or four digits stay, because
    alloys, steels and standards are called by them.
    """
    found: list[str] = []
    for word in WORD.findall(text):
        found.extend(tokens_of(word))
    return found


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of folded *text* in order, nothing left out."""
    return tuple(stem(part) for word in WORD.findall(text) for part in split(word))


def whole(text: str, start: int, end: int) -> bool:
    """Tell whether *start* to *end* of a folded text cut through no Latin word or number."""
    left = start > 0 and _latin(text[start - 1]) and _latin(text[start])
    right = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not left and not right


@lru_cache(maxsize=100_000)
def parts_of(word: str) -> tuple[tuple[str, int, int], ...]:
    """Return the parts of a word: the stem of each, where it starts and where it ends."""
    found: list[tuple[str, int, int]] = []
    start = 0
    for part in split(word):
        found.append((stem(part), start, start + len(part)))
        start += len(part) + 1
    return tuple(found)


def split(word: str) -> list[str]:
    """Return the parts of a hyphenated word, or the word."""
    return word.split("-") if "-" in word else [word]


@lru_cache(maxsize=100_000)
def tokens_of(word: str) -> tuple[str, ...]:
    """Return the tokens of one word: its stem, or a whole code and its telling parts."""
    if _NUMBER.fullmatch(word):
        return (word,) if word.isdigit() and 3 <= len(word) <= 4 else ()
    if _MEASURE.fullmatch(word):
        return ()
    parts = word.split("-")
    if len(parts) == 1:
        return () if word in _FUNCTION_WORDS or _lone_letter(word) else (stem(word),)
    kept = [part for whole in parts for part in tokens_of(whole) if len(part) > 1]
    return ("-".join(map(stem, parts)), *kept)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Cut the ending of a plural, an -ing or an -ed, if something like a word is left.

    Both sides are cut alike, so that *coatings*, *coating* and *coated* meet; codes with digits
    stay whole.
    """
    if len(word) < 4 or not word.isalpha():
        return word
    word = _singular(word)
    for ending in ("ing", "ed"):
        left = word.removesuffix(ending)
        if left != word and len(left) >= 3 and _VOWEL.search(left):
            doubled = left[-1] == left[-2] and left[-1] not in "sz"
            return left[:-1] if doubled else left
    if word.endswith("ll"):
        return word[:-1]  # drilled and drill meet as controlled and control do
    return word.removesuffix("e") if len(word) > 4 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _latin(character: str) -> bool:
    return character < "\u2e80" and character.isalnum()  # Chinese begins there


def _lone_letter(word: str) -> bool:
    return len(word) == 1
