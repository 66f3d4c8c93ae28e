"""Word how a pair compares: the mirrored rows, the score in parts, what to weigh."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matchmaker.domain.bars import Bar, Step, total_bar, waterfall
from matchmaker.domain.brief import Mark, Row
from matchmaker.domain.explanation import Explanation, Grade, Level, whole_score
from matchmaker.domain.lists import Confidentiality
from matchmaker.domain.profile import Profile
from matchmaker.domain.texts import Language
from matchmaker.gui.presenters.matching_pairs import Compared, points_behind
from matchmaker.gui.presenters.matching_words import judged_by, state_words
from matchmaker.i18n import explain
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_


@dataclass(frozen=True, slots=True)
class StepWords:
    """One row of the waterfall, worded."""

    label: str
    value: str
    out_of: str
    step: Step


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """The score of the pair; ``marks`` are the thresholds on the axis."""

    score: str
    level: str
    level_words: str
    headline: str
    steps: tuple[StepWords, ...]
    total: Bar
    marks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing to weigh before deciding; ``tone`` is ok, warning, error or info."""

    tone: str
    title: str
    text: str = ""


def comparison_rows(pair: Compared, language: Language, today: date) -> tuple[Row, ...]:
    """Return the mirrored rows, the same ones that paper prints."""
    from matchmaker.services.pair_brief.material import Material
    from matchmaker.services.workbench import compared_rows

    known = [each for each in (pair.company, *pair.providers) if each is not None]
    material = Material(
        code=pair.pairing.code if pair.pairing else "",
        need=pair.need,
        capability=pair.capability,
        organisations={each.id: each for each in known},
        explanation=pair.explanation,
    )
    return compared_rows(material, language, today)


def unasked(row: Row, pair: Compared) -> bool:
    """Whether a row only tells of an indicator the need does not ask for."""
    return row.indicator and row.mark is Mark.OPEN and pair.explanation is not None


def row_remark(row: Row, translator: Translator) -> tuple[str, str]:
    """Return how the offer of a row stands to the wish, with its sign, and the colour role."""
    sign, role, words = {
        Mark.MET: ("\u2713", "strong", N_("met")),
        Mark.NEAR: ("\u2248", "possible", N_("nearly met")),
        Mark.SHORT: ("\u2715", "error", N_("falls short")),
        Mark.MISSING: ("?", "muted", ""),
        Mark.OPEN: ("", "muted", ""),
    }[row.mark]
    said = row.remark.first.text if row.remark else translator.text(words) if words else ""
    return (f"{sign} {said}".strip() if said else ""), role


def score_words(explanation: Explanation, profile: Profile, translator: Translator) -> ScoreWords:
    """Word the score and its parts."""
    marks = tuple(
        (int(profile.grades[grade]), translator.label("grade", grade.value))
        for grade in (Grade.POSSIBLE, Grade.STRONG)
        if grade in profile.grades
    )
    return ScoreWords(
        score=str(whole_score(explanation)),
        level=explanation.grade.value,
        level_words=translator.label("grade", explanation.grade.value),
        headline=explain.headline(explanation, translator),
        steps=tuple(_step(step, translator) for step in waterfall(explanation)),
        total=total_bar(explanation),
        marks=tuple((at, f"{at} {words}") for at, words in marks),
    )


def weighed(pair: Compared, translator: Translator) -> tuple[Weighed, ...]:
    """Return what to weigh before deciding, the gravest first."""
    return tuple(
        sorted(
            (*_rules(pair, translator), *_standing(pair, translator), *_gaps(pair, translator)),
            key=lambda each: ("error", "warning", "info", "ok").index(each.tone),
        )
    )


def _rules(pair: Compared, t: Translator) -> Iterator[Weighed]:
    explanation = pair.explanation
    if explanation is None:
        return
    for rule in explanation.hard_rules:
        text = t.text(N_("This rule keeps the pair out of the proposals, whatever its score."))
        yield Weighed("error", explain.hard_rule_words(rule, t), text)
    for cap in explanation.caps:
        why = explain.cap_reason(cap, t)
        grade = t.label("grade", cap.to.value)
        title = t.text(N_("At most “{grade}”"), grade=grade)
        yield Weighed("warning", title, t.text(N_("{sentence}."), sentence=_capital(why)))
    if not explanation.hard_rules:
        text = t.text(N_("Nobody declined or is excluded, and the offer is still valid."))
        yield Weighed("ok", t.text(N_("Hard rules passed")), text)


def _standing(pair: Compared, t: Translator) -> Iterator[Weighed]:
    pairing = pair.pairing
    if pairing is None:
        text = t.text(N_("Better candidates are ahead of it, or a rule keeps it out."))
        yield Weighed("info", t.text(N_("Not proposed")), text)
        return
    if pairing.judgement is not None:
        title = t.say(state_words(pairing.state))
        yield Weighed("info", title, judged_by(pairing, t))
    if pairing.proposal is None:
        text = t.text(N_("The last run left it out; what was decided still stands."))
        yield Weighed("warning", t.text(N_("No longer proposed")), text)
    if (points := points_behind(pair)) is not None and pair.above and pair.above.proposal:
        title = t.text(N_("Close to rank {rank}"), rank=pair.above.proposal.rank)
        text = t.count(NN_("Only {n} point apart.", "Only {n} points apart."), points)
        yield Weighed("info", title, text)


def _gaps(pair: Compared, t: Translator) -> Iterator[Weighed]:
    for part in pair.explanation.contributions if pair.explanation else ():
        if part.level is Level.MISSING:
            points = int(part.open_weight.to_integral_value(rounding="ROUND_HALF_UP"))
            title = t.label("criterion", part.criterion.value)
            text = t.count(
                NN_("Not stated. Up to {n} point open.", "Not stated. Up to {n} points open."),
                points,
            )
            yield Weighed("warning", title, text)
        elif part.level is Level.AGAINST:
            title = t.label("criterion", part.criterion.value)
            words = _capital(explain.contribution_words(part, t))
            yield Weighed("warning", title, t.text(N_("{sentence}."), sentence=words))
    if pair.need.confidentiality is not Confidentiality.PUBLIC:
        title = t.label("confidentiality", pair.need.confidentiality.value)
        text = t.text(N_("Paper for others holds this need's details back."))
        yield Weighed("info", title, text)


def _step(step: Step, translator: Translator) -> StepWords:
    if step.points is None:
        value = "?"
    else:
        value = f"+{step.points}" if step.points >= 0 else f"\u2212{-step.points}"
    return StepWords(
        label=translator.label("criterion", step.criterion.value),
        value=value,
        out_of=translator.text(N_("of {points}"), points=step.out_of),
        step=step,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
