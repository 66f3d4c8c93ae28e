"""The JSON other programs read; every shape is described in docs/cli.md."""

from collections.abc import Mapping
from decimal import Decimal

from matchmaker.domain.explanation import Contribution, Explanation
from matchmaker.domain.intake import Outcome, PlannedRow, Problem
from matchmaker.domain.texts import LocalisedText
from matchmaker.i18n.translator import Translator

Shape = Mapping[str, object]


def text(value: LocalisedText) -> Shape:
    """Return a text by language, without the languages it does not have."""
    return {language.value: words for language, words in value.items()}


def explanation(value: Explanation) -> Shape:
    """Return score, grade and parts; the points of the parts add up to the score."""
    return {
        "score": number(value.score),
        "grade": value.grade.value,
        "parts": [part(each) for each in value.contributions],
        "caps": [{"rule": cap.rule.value, "to": cap.to.value} for cap in value.caps],
        "hard_rules": [rule.value for rule in value.hard_rules],
    }


def part(value: Contribution) -> Shape:
    """Return one part of a score; ``weight`` is what it could give here."""
    return {
        "criterion": value.criterion.value,
        "level": value.level.value,
        "points": number(value.points),
        "weight": number(value.weight),
        "open_weight": number(value.open_weight),
    }


def problem(value: Problem, translator: Translator) -> Shape:
    """Return one thing to tell about a place in a file, worded for a person."""
    place = value.place
    return {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "severity": value.severity.value,
        "message": translator.say(value.message),
        "value": value.value,
    }


def planned(row: PlannedRow, translator: Translator) -> Shape:
    """Return the fate of one row of a list."""
    shape: dict[str, object] = {
        "file": row.place.file,
        "sheet": row.place.sheet,
        "row": row.place.row,
        "outcome": row.outcome.value,
        "problems": [problem(each, translator) for each in row.problems],
    }
    if row.draft is not None:
        shape["kind"] = row.draft.kind.value
        shape["code"] = row.draft.record.code
        shape["title"] = text(row.draft.record.title)
    if row.outcome is Outcome.CHANGED:
        shape["changes"] = [
            {"field": change.field, "before": change.before, "after": change.after}
            for change in row.changes
        ]
    return shape


def number(value: Decimal) -> float:
    """Return an exact number of two decimals as JSON has them."""
    return float(value)
