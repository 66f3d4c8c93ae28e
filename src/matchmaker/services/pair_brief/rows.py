"""Word the mirrored rows: indicators first, then readiness, mode, money, time and ownership."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from matchmaker.domain.brief import Mark, Row, Said, Words
from matchmaker.domain.explanation import Criterion, Verdict
from matchmaker.domain.lists import Confidentiality, CooperationMode
from matchmaker.domain.quantities import Comparison, Money, Reached, Target, YearMonth
from matchmaker.domain.texts import EMPTY_TEXT
from matchmaker.i18n.explain import verdict_words
from matchmaker.i18n.translator import Translator, translator
from matchmaker.messages import N_, NN_
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.speaker import Speaker
from matchmaker.services.questions import indicator_outcomes, missed_by

_SIGNS = {Comparison.AT_MOST: "\u2264 ", Comparison.AT_LEAST: "\u2265 ", Comparison.EQUAL: "= "}
_MARKS = {
    Verdict.MET: Mark.MET,
    Verdict.NEAR: Mark.NEAR,
    Verdict.SHORT: Mark.SHORT,
    Verdict.NOT_STATED: Mark.MISSING,
}


def rows(material: Material, speaker: Speaker, today: date) -> tuple[Row, ...]:
    """Return all rows; *today* decides whether there is time enough."""
    conditions = (
        _readiness(material, speaker),
        _mode(material, speaker),
        _money(material, speaker),
        _time(material, speaker, YearMonth(today.year, today.month)),
        _ownership(material, speaker),
    )
    indicators = _guarded if material.guarded and material.need.indicators else _indicators
    return (*indicators(material, speaker), *conditions)


def _guarded(material: Material, speaker: Speaker) -> list[Row]:
    """Return the values on offer, each beside the same words.

    A name may hold the whole target where its figures could not be read, and a value that stands
    beside its own target, or beside a verdict, would bound it: so neither is told.
    """
    kept = _kept_back(material, speaker)
    found = [_unasked(reached, kept, speaker) for reached in material.capability.indicators]
    label = speaker.label("criterion", Criterion.INDICATORS.value)
    nothing = Row(label, kept, _not_stated(speaker), Mark.MISSING, indicator=True)
    return found or [nothing]


def _indicators(material: Material, speaker: Speaker) -> list[Row]:
    """Return a row for every target, then one for every value nobody asked for."""
    found = []
    answered: set[int] = set()
    offered = material.capability.indicators
    outcomes = indicator_outcomes(material.fresh)
    for number, target in enumerate(material.need.indicators):
        evidence = outcomes.get(number)
        verdict = evidence.verdict if evidence is not None else None
        place = _same_name(target, offered)
        if evidence is not None:
            place = evidence.capability[0].row if evidence.capability else None
        if place is not None and place < len(offered):
            answered.add(place)
        reached = offered[place] if place in answered and place is not None else None
        found.append(_indicator(speaker, target, (reached, verdict)))
    nothing = speaker.text(N_("not asked for"))
    for place, reached in enumerate(offered):
        if place not in answered:
            found.append(_unasked(reached, nothing, speaker))
    return found


def _unasked(reached: Reached, nothing: Said, speaker: Speaker) -> Row:
    """Return the row of a value without a target told; its own name is parted at the colon."""
    label, value = speaker.record(reached.name), _reached(reached, speaker)
    name = label.first
    before, _, after = name.text.replace("\uff1a", ":").partition(":")
    if value.first.text == name.text and after.strip():
        start = len(name.text) - len(after.lstrip())
        label = Said(Words(before.strip(), name.language))
        value = Said(Words(name.text[start:], name.language))
    return Row(label, nothing, value, indicator=True)


def _same_name(target: Target, offered: tuple[Reached, ...]) -> int | None:
    """Return the row of the same name and unit, to stand on one line where nothing was scored."""
    for place, reached in enumerate(offered):
        shared = set(target.name.items()) & set(reached.name.items())
        if shared and target.unit == reached.unit:
            return place
    return None


def _indicator(
    speaker: Speaker, target: Target, outcome: tuple[Reached | None, Verdict | None]
) -> Row:
    reached, verdict = outcome
    label = speaker.record(target.name)
    value = _reached(reached, speaker) if reached is not None else _not_stated(speaker)
    wanted = _target(target, speaker)
    if verdict is None:
        remark = speaker.text(N_("not compared")) if reached is not None else None
        mark = Mark.OPEN if reached is not None else Mark.MISSING
        return Row(label, wanted, value, mark, remark, indicator=True)
    if reached is None:
        return Row(label, wanted, value, Mark.MISSING, indicator=True)
    remark = _difference(target, reached, verdict, speaker)
    return Row(label, wanted, value, _MARKS[verdict], remark, indicator=True)


def _kept_back(material: Material, speaker: Speaker) -> Said:
    if material.need.confidentiality is Confidentiality.NDA:
        return speaker.text(N_("after an NDA"))
    return speaker.text(N_("not made public"))


def _target(target: Target, speaker: Speaker) -> Said:
    if target.low is None:
        return speaker.both(lambda _: target.text or target.now)

    def words(t: Translator) -> str:
        low = t.number(target.low or Decimal(0))
        if target.comparison is Comparison.RANGE and target.high is not None:
            value = f"{low}\u2013{t.number(target.high)}"
        else:
            value = f"{_SIGNS.get(target.comparison, '')}{low}"
        value = f"{value} {target.unit}".strip()
        return f"{target.now} \u2192 {value}" if target.now else value

    return speaker.both(words)


def _reached(reached: Reached, speaker: Speaker) -> Said:
    how = speaker.shown(EMPTY_TEXT if speaker.copy.blind else reached.how)

    def words(t: Translator) -> str:
        if reached.value is None:
            value = reached.text or t.text(N_("not stated"))
        else:
            value = f"{t.number(reached.value)} {reached.unit}".strip()
        if not how.text:
            return value
        # The brackets are those of the language they stand around.
        return translator(how.language).text(N_("{value} ({how})"), value=value, how=how.text)

    return Said(speaker.first(words))


def _difference(target: Target, reached: Reached, verdict: Verdict, speaker: Speaker) -> Said:
    miss = missed_by(target, reached) if verdict is not Verdict.MET else None
    if miss is None:
        return speaker.both(lambda t: verdict_words(verdict, t))
    above = target.comparison is Comparison.AT_MOST
    text = N_("{amount} too much") if above else N_("{amount} short")
    return speaker.text(text, amount=miss)


def _readiness(material: Material, speaker: Speaker) -> Row:
    wanted, offered = material.need.trl_min, material.capability.trl
    stage = material.capability.process_stage

    def words(t: Translator) -> str:
        said = f"TRL {offered} · {t.label('trl', str(offered))}"
        return f"{said} · {t.label('process_stage', stage.value)}" if stage else said

    need = speaker.both(lambda _: f"TRL \u2265 {wanted}") if wanted else _not_stated(speaker)
    offer = speaker.both(words) if offered else _not_stated(speaker)
    label = speaker.label("criterion", "readiness")
    if not offered or not wanted:
        return Row(label, need, offer, _unsaid(offered))
    gap = wanted - offered
    if gap <= 0:
        return Row(label, need, offer, Mark.MET, _met(speaker))
    remark = speaker.both(lambda t: t.count(NN_("{n} step below", "{n} steps below"), gap))
    return Row(label, need, offer, Mark.NEAR if gap == 1 else Mark.SHORT, remark)


def _mode(material: Material, speaker: Speaker) -> Row:
    wanted, offered = material.need.mode_wanted, material.capability.mode_offered
    shared = wanted & offered
    label = speaker.label("criterion", "mode")
    need = _modes(wanted, shared, speaker) if wanted else _not_stated(speaker)
    offer = _modes(offered, shared, speaker) if offered else _not_stated(speaker)
    if not wanted or not offered:
        return Row(label, need, offer, _unsaid(offered))
    if shared:
        return Row(label, need, offer, Mark.MET, speaker.text(N_("in common")))
    return Row(label, need, offer, Mark.SHORT, speaker.text(N_("none in common")))


def _modes(
    modes: frozenset[CooperationMode], shared: frozenset[CooperationMode], speaker: Speaker
) -> Said:
    """Say modes in the order of the list, the shared ones first and marked."""
    order = sorted(modes, key=lambda m: (m not in shared, list(CooperationMode).index(m)))
    said = speaker.listed(lambda t: [_mode_label(m, t) for m in order])
    common = speaker.listed(lambda t: [_mode_label(m, t) for m in order if m in shared])
    if not shared:
        return said
    first = Words(said.first.text, said.first.language, ((0, len(common.first.text)),))
    return Said(first, said.second)


def _mode_label(mode: CooperationMode, t: Translator) -> str:
    """Return the label without the family of contracts before its colon: the row is narrow."""
    return t.label("cooperation_mode", mode.value).rpartition("\uff1a")[2]


def _money(material: Material, speaker: Speaker) -> Row:
    budget, price = material.need.budget, material.capability.price_hint
    if budget is not None and (speaker.copy.blind or material.guarded):
        budget = Money(budget.band)
    label = speaker.text(N_("Budget"))
    need = _amount(budget, speaker) if budget else _not_stated(speaker)
    offer = _amount(price, speaker) if price else _not_stated(speaker)
    if budget is None or price is None:
        return Row(label, need, offer, _unsaid(price))
    if _within(budget, price):
        return Row(label, need, offer, Mark.MET, speaker.text(N_("fits")))
    mark = Mark.NEAR if price.band.rank - budget.band.rank <= 1 else Mark.SHORT
    return Row(label, need, offer, mark, speaker.text(N_("above the budget")))


def _within(budget: Money, price: Money) -> bool:
    if budget.amount is not None and price.amount is not None:
        return price.amount <= budget.amount
    return price.band.rank <= budget.band.rank


def _amount(money: Money, speaker: Speaker) -> Said:
    return speaker.both(lambda t: t.money(money))


def _time(material: Material, speaker: Speaker, today: YearMonth) -> Row:
    deadline, months = material.need.deadline, material.capability.lead_time
    label = speaker.text(N_("Deadline"))
    need = speaker.both(lambda t: t.month(deadline)) if deadline else _not_stated(speaker)
    offer = (
        speaker.both(lambda t: t.count(NN_("{n} month", "{n} months"), months))
        if months is not None
        else _not_stated(speaker)
    )
    if deadline is None or months is None:
        return Row(label, need, offer, _unsaid(months))
    late = months - deadline.months_after(today)
    if late <= 0:
        return Row(label, need, offer, Mark.MET, speaker.text(N_("fits")))
    remark = speaker.both(lambda t: t.count(NN_("{n} month late", "{n} months late"), late))
    return Row(label, need, offer, Mark.NEAR if late * 2 <= months else Mark.SHORT, remark)


def _ownership(material: Material, speaker: Speaker) -> Row:
    wish, capability = material.need.ip_wish, material.capability
    need = speaker.label("ownership_wish", wish.value) if wish else _not_stated(speaker)
    numbers = [patent.number for patent in capability.patents if not speaker.copy.blind]
    statuses = sorted(status.value for status in capability.ipr_status)

    def words(t: Translator) -> Iterator[str]:
        yield from (t.label("ipr_status", status) for status in statuses)
        yield from numbers

    label = speaker.text(N_("IP rights"))
    if not statuses and not numbers:
        return Row(label, need, _not_stated(speaker), Mark.MISSING)
    remark = speaker.text(N_("to be discussed"))
    return Row(label, need, speaker.listed(words), Mark.OPEN, remark)


def _unsaid(offered: object) -> Mark:
    """Return the mark of a row with a side not stated: a question only if the offer is."""
    return Mark.MISSING if offered is None or offered == frozenset() else Mark.OPEN


def _met(speaker: Speaker) -> Said:
    return speaker.both(lambda t: verdict_words(Verdict.MET, t))


def _not_stated(speaker: Speaker) -> Said:
    return speaker.text(N_("not stated"))
