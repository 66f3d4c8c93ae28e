"""Facts that are codes of long tables: the high-tech field, one industry, several industries."""

from collections.abc import Sequence

from typing_extensions import override

from matchmaker.domain.organisation import IndustryCode
from matchmaker.gui.pages.editor.choices import SearchChoice
from matchmaker.gui.pages.editor.declared import Fact, FactKind
from matchmaker.gui.pages.editor.fact_field import FactField
from matchmaker.gui.pages.editor.tagging import TagsField
from matchmaker.gui.presenters.session import Session
from matchmaker.i18n.tables import field_codes, field_name, industry_codes, industry_name
from matchmaker.messages import N_


class CodeFact(FactField):
    """A code of a long table, found by typing code or name."""

    def __init__(self, session: Session, fact: Fact) -> None:
        """Build the searchable choice."""
        super().__init__(session, fact)
        self._choice = SearchChoice(session.theme)
        self._codes: dict[str, object] = {}
        self.add(self._choice)
        self._choice.picked.connect(self._picked)

    @override
    def retranslate(self) -> None:
        """Word the table."""
        super().retranslate()
        options = _code_options(self.session, self.fact.kind)
        self._choice.set_options([*self.not_stated(), *options])

    @override
    def show_value(self, value: object) -> None:
        """Show a code with its name."""
        if isinstance(value, IndustryCode):
            key = code_key(value)
            self._codes[key] = value
            if self._choice.findData(key) < 0:
                self._choice.addItem(_industry_words(self.session, value), key)
            self._choice.show_value(key)
        else:
            self._choice.show_value(str(value or ""))

    def _picked(self, key: str) -> None:
        if self.fact.kind is FactKind.FIELD:
            self.send(key)
        elif key:
            self.send(self._codes.get(key) or read_code_key(key))
        else:
            self.send(None)


class IndustriesFact(FactField):
    """Several industries: codes as tags, and a searchable choice to add one."""

    def __init__(self, session: Session, fact: Fact) -> None:
        """Build tags and choice."""
        super().__init__(session, fact)
        self._choice = SearchChoice(session.theme)
        self._tags = TagsField(session.theme, most=0)
        self._value: tuple[IndustryCode, ...] = ()
        self.add(self._choice)
        self.inner.insertWidget(2, self._tags)
        self._choice.picked.connect(self._picked)
        self._tags.changed.connect(self._tags_changed)

    @override
    def retranslate(self) -> None:
        """Word the table and the tags."""
        super().retranslate()
        options = _code_options(self.session, FactKind.INDUSTRY)
        self._choice.set_options([("", self.session.text(N_("add one"))), *options])
        self._choice.show_value("")
        self._tags.name(
            field=self.name(), remove=self.session.text(N_("Take {word} away"), word="{word}")
        )
        self._show()

    @override
    def show_value(self, value: object) -> None:
        """Show the codes."""
        self._value = value if isinstance(value, tuple) else ()
        self._show()

    @override
    def lock(self, *, on: bool) -> None:
        """Let nothing be changed."""
        self._choice.setVisible(not on)
        self._tags.lock(on=on)

    def _show(self) -> None:
        self._tags.show_words([_industry_words(self.session, code) for code in self._value])
        self._tags.setVisible(bool(self._value))

    def _picked(self, key: str) -> None:
        code = read_code_key(key) if key else None
        self._choice.show_value("")
        if code is not None and code not in self._value:
            self._value = (*self._value, code)
            self._show()
            self.send(self._value)

    def _tags_changed(self, words: Sequence[str]) -> None:
        self._value = tuple(
            code for code in self._value if _industry_words(self.session, code) in words
        )
        self.send(self._value)


def code_key(code: IndustryCode) -> str:
    """Write a code with its edition as one key."""
    return f"{code.edition}:{code.code}"


def read_code_key(key: str) -> IndustryCode:
    """Read what ``code_key`` wrote."""
    edition, code = key.split(":")
    return IndustryCode(code, int(edition))


def _industry_words(session: Session, code: IndustryCode) -> str:
    name = industry_name(code, session.language)
    edition = "" if code.edition == IndustryCode("").edition else f" ({code.edition})"
    return f"{code.code} {name}{edition}" if name != code.code else f"{code.code}{edition}"


def _code_options(session: Session, kind: FactKind) -> list[tuple[str, str]]:
    language = session.language
    if kind is FactKind.FIELD:
        return [(code, f"{code} {field_name(code, language)}") for code in field_codes()]
    known = [IndustryCode(code) for code in industry_codes() if code.isdecimal()]
    return [(code_key(code), _industry_words(session, code)) for code in known]
