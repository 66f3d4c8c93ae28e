"""Hold one text in up to three languages, and clean what strangers' files bring."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Language(StrEnum):
    """A language of texts, screens and papers; ``zh-Hant`` is Hong Kong's written Chinese."""

    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    EN = "en"


# Who reads one written Chinese can read the other; English comes last for them and vice versa.
_FALLBACK: dict[Language, tuple[Language, ...]] = {
    Language.ZH_HANS: (Language.ZH_HANS, Language.ZH_HANT, Language.EN),
    Language.ZH_HANT: (Language.ZH_HANT, Language.ZH_HANS, Language.EN),
    Language.EN: (Language.EN, Language.ZH_HANT, Language.ZH_HANS),
}


@dataclass(frozen=True, slots=True)
class LocalisedText:
    """One text in up to three languages; ``converted`` marks those a machine made, unchecked."""

    zh_hans: str = ""
    zh_hant: str = ""
    en: str = ""
    converted: frozenset[Language] = field(default_factory=frozenset)

    @classmethod
    def of(cls, language: Language, text: str) -> "LocalisedText":
        """Return *text* in one language only."""
        return cls().with_text(language, text)

    def get(self, language: Language) -> str:
        """Return the text in exactly this language, or ''."""
        if language is Language.ZH_HANS:
            return self.zh_hans
        return self.zh_hant if language is Language.ZH_HANT else self.en

    def shown(self, wanted: Language) -> tuple[str, Language]:
        """Return the best text for a reader of *wanted*, and the language it is really in."""
        for language in _FALLBACK[wanted]:
            if text := self.get(language):
                return text, language
        return "", wanted

    def with_text(self, language: Language, text: str) -> "LocalisedText":
        """Return a copy with *text* written (and so checked) in *language*."""
        return LocalisedText(
            zh_hans=text if language is Language.ZH_HANS else self.zh_hans,
            zh_hant=text if language is Language.ZH_HANT else self.zh_hant,
            en=text if language is Language.EN else self.en,
            converted=self.converted - {language},
        )

    def items(self) -> Iterator[tuple[Language, str]]:
        """Yield the languages that have a text, in the order of ``Language``."""
        for language in Language:
            if text := self.get(language):
                yield language, text

    def __bool__(self) -> bool:
        """Tell whether any language has a text."""
        return bool(self.zh_hans or self.zh_hant or self.en)


EMPTY_TEXT = LocalisedText()

_BIDI_AND_ZERO_WIDTH = re.compile("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\u00a0\u3000]+")


def clean_text(text: str) -> str:
    r"""Return *text* in NFC with ``\n`` line ends and without control or unpaired characters.

    The one border check of everything read or typed; NFKC is for matching keys only, because it
    changes characters such as ² and ①.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text)).strip()


def clean_name(text: str) -> str:
    """Return a one-line name: cleaned, without bidi or zero-width marks, blanks joined."""
    return _BLANKS.sub(" ", without_marks(clean_text(text)).replace("\n", " ")).strip()


def without_marks(text: str) -> str:
    """Return *text* without bidi and zero-width marks; its lines and blanks stay."""
    return _BIDI_AND_ZERO_WIDTH.sub("", text).strip()


def hidden_marks(text: str) -> int:
    """Count the direction and zero-width marks that ``without_marks`` would remove."""
    return len(_BIDI_AND_ZERO_WIDTH.findall(text))


def unreadable(text: str) -> int:
    """Count the control and unpaired characters that ``clean_text`` would remove."""
    return len(_CONTROL.findall(text.replace("\r", "")))
