"""Show a score as people read it: number, bar, word, and the parts that add up to it."""

from matchmaker.domain.explanation import (
    Contribution,
    Explanation,
    Level,
    whole_points,
    whole_score,
)
from matchmaker.i18n.explain import cap_words, contribution_words, hard_rule_words
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_

_BAR = 10
_FULL = 100


def score_words(value: Explanation, translator: Translator) -> str:
    """Return ``72/100 [#######...] Strong``; plain characters, for every console."""
    score = whole_score(value)
    filled = (score * _BAR + _FULL // 2) // _FULL
    bar = "#" * filled + "." * (_BAR - filled)
    return f"{score:>3}/{_FULL} [{bar}] {translator.label('grade', value.grade.value)}"


def part_rows(value: Explanation, translator: Translator) -> list[tuple[str, str, str]]:
    """Return a row for each part: its name, its points, and its reason."""
    return [
        (
            translator.label("criterion", part.criterion.value),
            _points(part, points, translator),
            contribution_words(part, translator),
        )
        for part, points in zip(value.contributions, whole_points(value), strict=True)
    ]


def rule_words(value: Explanation, translator: Translator) -> list[str]:
    """Return what stands outside the sum: rules that held the grade down or forbid the pair."""
    return [cap_words(cap, translator) for cap in value.caps] + [
        hard_rule_words(rule, translator) for rule in value.hard_rules
    ]


def _points(part: Contribution, points: int, translator: Translator) -> str:
    if part.level is Level.MISSING:
        return translator.text(N_("not stated"))
    return translator.text(N_("{points} of {weight}"), points=f"{points:+d}", weight=_whole(part))


def _whole(part: Contribution) -> int:
    return int(part.weight.to_integral_value(rounding="ROUND_HALF_UP"))
