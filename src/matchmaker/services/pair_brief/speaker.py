"""Say things in the reader's language and, where the paper has one, in a second."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matchmaker.domain.brief import Said, Words
from matchmaker.domain.lists import Audience
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.i18n.translator import Translator, translator
from matchmaker.messages import N_, Message

_IN_ANOTHER = {
    Language.ZH_HANS: N_("Text in Simplified Chinese"),
    Language.ZH_HANT: N_("Text in Traditional Chinese"),
    Language.EN: N_("Text in English"),
}


@dataclass(frozen=True, slots=True)
class Copy:
    """For whom a copy is: the reader's language, a second one in small type, what it may name."""

    language: Language
    second: Language | None = None
    audience: Audience = Audience.NAMED

    @property
    def blind(self) -> bool:
        """Whether no organisation may be named."""
        return self.audience is Audience.COMPANY_BLIND


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words of one copy."""

    copy: Copy

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.copy.language

    def text(self, text: str, /, **values: object) -> Said:
        """Say a text marked with ``N_``."""
        return self.say(Message(text, **values))

    def say(self, message: Message) -> Said:
        """Say *message*."""
        return self.both(lambda t: t.say(message))

    def label(self, list_name: str, code: str) -> Said:
        """Say a code of a controlled list."""
        return self.both(lambda t: t.label(list_name, code))

    def both(self, words: Callable[[Translator], str]) -> Said:
        """Say what *words* gives in each language; once if it is the same."""
        first = words(translator(self.language))
        if self.copy.second is None or self.copy.second is self.language:
            return Said(Words(first, self.language))
        second = words(translator(self.copy.second))
        return Said(
            Words(first, self.language),
            Words(second, self.copy.second) if second != first else None,
        )

    def first(self, words: Callable[[Translator], str]) -> Words:
        """Say what *words* gives in the reader's language only."""
        return Words(words(translator(self.language)), self.language)

    def shown(self, text: LocalisedText) -> Words:
        """Return the best wording of *text* for the reader, in whatever language it is."""
        words, language = text.shown(self.language)
        return Words(words, language)

    def record(self, text: LocalisedText) -> Said:
        """Return *text* of a record; the second language only if the record has it."""
        first = self.shown(text)
        second = self.copy.second
        other = text.get(second) if second is not None and second is not first.language else ""
        if second is None or not other or other == first.text:
            return Said(first)
        return Said(first, Words(other, second))

    def notes(self, texts: Iterable[LocalisedText]) -> tuple[Words, ...]:
        """Return labels for texts shown in another language, or converted by a machine."""
        found: list[Words] = []
        for text in texts:
            words, language = text.shown(self.language)
            if not words:
                continue
            if language is not self.language:
                found.append(self._note(_IN_ANOTHER[language]))
            if language in text.converted:
                found.append(self._note(N_("converted by machine, not yet checked")))
        return tuple(dict.fromkeys(found))

    def listed(self, words: Callable[[Translator], Iterable[str]]) -> Said:
        """Say a list with the comma of each language."""
        return self.both(lambda t: t.text(N_(", ")).join(words(t)))

    def _note(self, text: str) -> Words:
        return self.first(lambda t: t.text(text))
