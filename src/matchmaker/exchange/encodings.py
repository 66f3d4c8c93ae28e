"""Find the encoding of a text file: marks first, then strict UTF-8, then the most plausible."""

import codecs
import unicodedata
from dataclasses import dataclass
from functools import cache

from matchmaker.exchange.forms import known_characters
from matchmaker.exchange.refusal import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
_WESTERN = "cp1252"
_JUDGED = 100_000  # characters are enough to tell scripts apart
_PLAUSIBLE = 0.35
_WESTERN_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was read in; not ``certain`` if that was a judgement."""

    text: str
    encoding: str
    certain: bool


def decode(data: bytes, wanted: str = "") -> Decoded:
    """Return *data* as text, in the encoding *wanted* if one is named.

    Raises:
        Refused: no encoding fits.
    """
    if wanted:
        return Decoded(_strict(data, wanted), wanted, certain=True)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding), encoding, certain=True)
    if b"\0" not in data[:_JUDGED]:
        try:
            return Decoded(data.decode("utf-8"), "utf-8", certain=True)
        except UnicodeDecodeError:
            pass
    return _most_plausible(data)


def plausibility(text: str) -> float:
    """Judge *text*, -3 to 1: the share of its non-ASCII characters that our tables use too.

    Characters no list of ours would hold (private use, unassigned, Hangul, half-width kana,
    Cyrillic) count against it: they are what a wrong decoding looks like.
    """
    strange = [c for c in text if c > "\x7f"]
    strange += [c for c in text if c < " " and c not in "\t\r\n"]
    if not strange:
        return 1.0
    known = known_characters()
    good = sum(c in known for c in strange)
    bad = sum(_suspicious(c) for c in strange)
    return (good - 3 * bad) / len(strange)


def _most_plausible(data: bytes) -> Decoded:
    names = (*_WIDE, *_CANDIDATES) if b"\0" in data[:_JUDGED] else _CANDIDATES
    best: tuple[float, Decoded] | None = None
    for name in names:
        text = _try(data, name)
        if text is None:
            continue
        score = plausibility(text[:_JUDGED])
        if best is None or score > best[0]:
            best = score, Decoded(text, name, certain=False)
    if best is not None and best[0] >= _PLAUSIBLE:
        return best[1]
    return _western(data) or _last_help(data) or _anything(best)


def _western(data: bytes) -> Decoded | None:
    """Return the text of an English list with a few curly quotes or accents."""
    high = sum(byte > 127 for byte in data[:_JUDGED])
    if b"\0" in data or high > _WESTERN_SHARE * len(data[:_JUDGED]):
        return None
    text = _try(data, _WESTERN)
    return None if text is None else Decoded(text, _WESTERN, certain=False)


def _last_help(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_JUDGED]).best()
    text = _try(data, found.encoding) if found is not None else None
    if found is None or text is None or plausibility(text[:_JUDGED]) < _PLAUSIBLE:
        return None
    return Decoded(text, found.encoding, certain=False)


def _anything(best: tuple[float, Decoded] | None) -> Decoded:
    if best is None or best[0] < 0:
        raise Refused("wrong_encoding")
    return best[1]


def _strict(data: bytes, encoding: str) -> str:
    text = _try(data, encoding)
    if text is None:
        raise Refused("not_in_encoding", encoding=encoding)
    return text.removeprefix("\ufeff")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


@cache
def _suspicious(character: str) -> bool:
    if unicodedata.category(character) in {"Co", "Cn", "Cc", "Cs"} or character == "\ufffd":
        return True
    name = unicodedata.name(character, "")
    return name.startswith(
        ("HANGUL", "HALFWIDTH", "CYRILLIC", "ARABIC", "CJK UNIFIED IDEOGRAPH-2")
    )
