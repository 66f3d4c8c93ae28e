"""Word messages, labels, dates and amounts in one language."""

import gettext
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from matchmaker.domain.quantities import Money, YearMonth
from matchmaker.domain.texts import Language
from matchmaker.i18n.tables import label
from matchmaker.messages import N_, Label, Message
from matchmaker.paths import resources

_DOMAIN = "matchmaker"
_LOCALES = {Language.ZH_HANS: "zh_Hans", Language.ZH_HANT: "zh_Hant"}
_ENGLISH_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


class Translator:
    """Everything that is said in one language; cheap to pass around, made once a language."""

    def __init__(self, language: Language) -> None:
        """Load the catalogue of *language*; English is the source text itself."""
        self.language = language
        self._catalogue = _catalogue(language)

    def say(self, message: Message) -> str:
        """Word *message*; its values are worded in the same language."""
        values = {key: self._value(value) for key, value in message.values.items()}
        if isinstance(message.text, tuple):
            count = message.values.get("n", 0)
            one, many = message.text
            wording = self._catalogue.ngettext(one, many, count if isinstance(count, int) else 2)
        else:
            wording = self._catalogue.gettext(message.text)
        return wording.format_map(values)

    def text(self, text: str, /, **values: object) -> str:
        """Word a text marked with ``N_``."""
        return self.say(Message(text, **values))

    def count(self, forms: tuple[str, str], n: int, /, **values: object) -> str:
        """Word a text marked with ``NN_`` for *n* things."""
        return self.say(Message(forms, n=n, **values))

    def label(self, list_name: str, code: str) -> str:
        """Return the label of a code of a controlled list; the code itself if it is unknown."""
        return label(list_name, code, self.language)

    def day(self, value: date) -> str:
        """Write a day, such as “28 June 2027” or the Chinese form."""
        if self.language is Language.EN:
            return f"{value.day} {_ENGLISH_MONTHS[value.month - 1]} {value.year}"
        return self.text(
            N_("{month}/{day}/{year}"), year=value.year, month=value.month, day=value.day
        )

    def month(self, value: YearMonth) -> str:
        """Write a month, such as “June 2027” or the Chinese form."""
        if self.language is Language.EN:
            return f"{_ENGLISH_MONTHS[value.month - 1]} {value.year}"
        return self.text(N_("{month}/{year}"), year=value.year, month=value.month)

    def when(self, value: datetime) -> str:
        """Write a moment (given in UTC) in local time, to the minute."""
        local = value.astimezone()
        return f"{local:%Y-%m-%d %H:%M}"

    def number(self, value: Decimal | int) -> str:
        """Write a number with thousands marks and no needless zeros."""
        if isinstance(value, int):
            return f"{value:,}"
        plain = f"{value.normalize():,f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain

    def money(self, value: Money) -> str:
        """Write money given in units of 10,000 yuan; the band where no exact amount is known."""
        if value.amount is None:
            return self.label("budget_band", value.band.value)
        if self.language is Language.EN:
            return self.text(N_("CNY {amount}"), amount=self.number(value.amount * 10_000))
        return self.text(N_("{amount} x 10,000 yuan"), amount=self.number(value.amount))

    def _value(self, value: object) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Label):
            return self.label(value.list, value.code)
        if isinstance(value, YearMonth):
            return self.month(value)
        if isinstance(value, Money):
            return self.money(value)
        if isinstance(value, datetime):
            return self.when(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Decimal):
            return self.number(value)
        return str(value)


@cache
def translator(language: Language) -> Translator:
    """Return the one translator of *language*."""
    return Translator(language)


def _catalogue(language: Language) -> gettext.NullTranslations:
    if language not in _LOCALES:
        return gettext.NullTranslations()
    return gettext.translation(
        _DOMAIN, localedir=str(resources("locale")), languages=[_LOCALES[language]], fallback=True
    )
