"""The single facts of a record: lists, readiness, months, money, numbers and days."""

from collections.abc import Callable
from datetime import date

from typing_extensions import override

from matchmaker.domain.lists import (
    CapabilityKind,
    Confidentiality,
    CooperationMode,
    IprStatus,
    NeedStatus,
    NeedType,
    OwnershipWish,
    ProcessStage,
)
from matchmaker.domain.quantities import Money, MoneyBand, YearMonth
from matchmaker.gui.pages.editor.choices import Choice, MultiChoice
from matchmaker.gui.pages.editor.code_facts import CodeFact, IndustriesFact
from matchmaker.gui.pages.editor.declared import Fact, FactKind
from matchmaker.gui.pages.editor.fact_field import FactField
from matchmaker.gui.pages.editor.figures import plain_number, read_number
from matchmaker.gui.pages.editor.inputs import LineField
from matchmaker.gui.presenters.listing import local_day
from matchmaker.gui.presenters.session import Session
from matchmaker.i18n.tables import codes
from matchmaker.messages import N_, Message

_YEARS = 6
_READINESS = 9
_LISTS: dict[str, Callable[[str], object]] = {
    "need_status": NeedStatus,
    "need_type": NeedType,
    "capability_kind": CapabilityKind,
    "ownership_wish": OwnershipWish,
    "confidentiality": Confidentiality,
    "process_stage": ProcessStage,
    "cooperation_mode": CooperationMode,
    "ipr_status": IprStatus,
}


class ListFact(FactField):
    """One value of a controlled list, or a readiness level."""

    def __init__(self, session: Session, fact: Fact) -> None:
        """Build the choice."""
        super().__init__(session, fact)
        self._choice = Choice(session.theme)
        self.add(self._choice)
        self._choice.picked.connect(lambda value: self.send(self._value(value)))

    @override
    def retranslate(self) -> None:
        """Word the options."""
        super().retranslate()
        self._choice.set_options([*self.not_stated(), *self._options()])

    @override
    def show_value(self, value: object) -> None:
        """Choose *value*."""
        self._choice.show_value("" if value is None else str(value))

    def _options(self) -> list[tuple[str, str]]:
        say = self.session.translator
        if self.fact.kind is FactKind.READINESS:
            return [
                (str(n), f"TRL {n} \u00b7 {say.label('trl', str(n))}")
                for n in range(1, _READINESS + 1)
            ]
        return [(code, say.label(self.fact.options, code)) for code in codes(self.fact.options)]

    def _value(self, value: str) -> object:
        if not value:
            return None
        if self.fact.kind is FactKind.READINESS:
            return int(value)
        return _LISTS[self.fact.options](value)


class MonthFact(FactField):
    """A month from the start of this year on."""

    def __init__(self, session: Session, fact: Fact) -> None:
        """Build the choice."""
        super().__init__(session, fact)
        self._choice = Choice(session.theme)
        self.add(self._choice)
        self._choice.picked.connect(
            lambda value: self.send(YearMonth.parse(value) if value else None)
        )

    @override
    def retranslate(self) -> None:
        """Word the months."""
        super().retranslate()
        year = local_day().year
        months = [YearMonth(y, m) for y in range(year, year + _YEARS) for m in range(1, 13)]
        chosen = self._choice.value()
        options = [(str(each), self.session.translator.month(each)) for each in months]
        if chosen and chosen not in dict(options):
            options.insert(0, (chosen, self.session.translator.month(YearMonth.parse(chosen))))
        self._choice.set_options([*self.not_stated(), *options])

    @override
    def show_value(self, value: object) -> None:
        """Choose *value*, also one long past."""
        text = str(value) if isinstance(value, YearMonth) else ""
        if isinstance(value, YearMonth) and self._choice.findData(text) < 0:
            self._choice.insertItem(1, self.session.translator.month(value), text)
        self._choice.show_value(text)


class SeveralFact(FactField):
    """Several values of a controlled list."""

    def __init__(self, session: Session, fact: Fact) -> None:
        """Build the menu of ticks."""
        super().__init__(session, fact)
        self._choice = MultiChoice(session.theme)
        self.add(self._choice)
        make = _LISTS[fact.options]
        self._choice.picked.connect(lambda values: self.send(frozenset(make(v) for v in values)))

    @override
    def retranslate(self) -> None:
        """Word the options."""
        super().retranslate()
        say = self.session.translator
        options = [(code, say.label(self.fact.options, code)) for code in codes(self.fact.options)]
        self._choice.set_options(options, none=say.text(N_("not stated")))
        self._choice.name(self.name())

    @override
    def show_value(self, value: object) -> None:
        """Tick the values."""
        chosen = value if isinstance(value, frozenset) else frozenset()
        self._choice.show_values([str(each) for each in chosen])


class MoneyFact(FactField):
    """A band of money, and beside it the exact amount where it is known."""

    def __init__(self, session: Session, fact: Fact) -> None:
        """Build band and amount."""
        super().__init__(session, fact)
        self._band = Choice(session.theme)
        self._amount = LineField(right=True)
        self._amount.setFixedWidth(76)
        self.add(self._band, self._amount)
        self._band.picked.connect(self._band_picked)
        self._amount.edited.connect(self._typed)
        self._amount.left.connect(self.left)

    @override
    def retranslate(self) -> None:
        """Word the bands."""
        super().retranslate()
        say = self.session.translator
        bands = [(band.value, say.label("budget_band", band.value)) for band in MoneyBand]
        self._band.set_options([*self.not_stated(), *bands])
        exact = say.text(N_("exact, in 10,000 yuan"))
        self._amount.setPlaceholderText(say.text(N_("exact")))
        self._amount.setAccessibleName(f"{self.name()}, {exact}")
        self._amount.setToolTip(exact)

    @override
    def show_value(self, value: object) -> None:
        """Show band and amount."""
        money = value if isinstance(value, Money) else None
        self._band.show_value(money.band.value if money else "")
        shown = read_number(self._amount.value())
        amount = money.amount if money else None
        if amount is None or shown is None or shown != amount:
            self._amount.show_text(_plain_amount(money))

    def _band_picked(self, value: str) -> None:
        self._amount.clear()
        self.send(Money(MoneyBand(value)) if value else None)

    def _typed(self) -> None:
        text = self._amount.value()
        amount = read_number(text)
        if not text:
            band = self._band.value()
            self.changed.emit(self.fact.field, Money(MoneyBand(band)) if band else None)
        elif amount is None or not 0 < amount < 10**9:
            message = Message(N_("Write the amount as a number, in 10,000 yuan."))
            self.refused.emit(self.fact.field, message)
        else:
            money = Money.of(amount)
            self._band.show_value(money.band.value)
            self.changed.emit(self.fact.field, money)


class LineFact(FactField):
    """A short text, a whole number or a day, typed."""

    def __init__(self, session: Session, fact: Fact) -> None:
        """Build the line."""
        super().__init__(session, fact)
        self._line = LineField()
        self.add(self._line)
        self._line.edited.connect(self._typed)
        self._line.left.connect(self.left)

    @override
    def retranslate(self) -> None:
        """Word the hint."""
        super().retranslate()
        if self.fact.kind is FactKind.DAY:
            self._line.setPlaceholderText("2028-12-31")

    @override
    def show_value(self, value: object) -> None:
        """Show the value."""
        self._line.show_text("" if value is None else str(value))

    def _typed(self) -> None:
        text = self._line.value()
        if not text and self.fact.kind is not FactKind.LINE:
            self.changed.emit(self.fact.field, None)
            return
        value = _READERS[self.fact.kind](text)
        if value is None:
            self.refused.emit(self.fact.field, _HINTS[self.fact.kind])
        else:
            self.changed.emit(self.fact.field, value)


def fact_field(session: Session, fact: Fact) -> FactField:
    """Return the field for *fact*."""
    return _FIELDS.get(fact.kind, ListFact)(session, fact)


def _plain_amount(money: Money | None) -> str:
    if money is None or money.amount is None:
        return ""
    plain = plain_number(money.amount)
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read_count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else None


_READERS: dict[FactKind, Callable[[str], object]] = {
    FactKind.LINE: lambda text: text,
    FactKind.NUMBER: _read_count,
    FactKind.DAY: _read_day,
}
_HINTS = {
    FactKind.NUMBER: Message(N_("Write a whole number.")),
    FactKind.DAY: Message(N_("Write the day as 2028-12-31.")),
}
_FIELDS: dict[FactKind, type[FactField]] = {
    FactKind.FIELD: CodeFact,
    FactKind.INDUSTRY: CodeFact,
    FactKind.INDUSTRIES: IndustriesFact,
    FactKind.SEVERAL: SeveralFact,
    FactKind.MONEY: MoneyFact,
    FactKind.MONTH: MonthFact,
    FactKind.NUMBER: LineFact,
    FactKind.DAY: LineFact,
    FactKind.LINE: LineFact,
}
