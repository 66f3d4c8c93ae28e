"""Show a score as people read it: number, bar, word, and the parts that add up to it."""

from collections.abc import Iterator
from decimal import Decimal

from matchmaker.cli.console import Console
from matchmaker.domain.explanation import (
    Contribution,
    Explanation,
    Level,
    whole_points,
    whole_score,
    whole_weights,
)
from matchmaker.i18n.explain import cap_words, contribution_words, hard_rule_words
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message

_BAR = 10
_FULL = 100


def score_words(value: Explanation, translator: Translator) -> str:
    """Return ``72/100 [#######...] Strong``; plain characters, for every console."""
    score = whole_score(value)
    filled = (score * _BAR + _FULL // 2) // _FULL
    bar = "#" * filled + "." * (_BAR - filled)
    return f"{score:>3}/{_FULL} [{bar}] {translator.label('grade', value.grade.value)}"


def tell_encoder(model: str, console: Console) -> None:
    """Say it if pairs were found by words alone."""
    if not model:
        console.say(
            Message(
                N_(
                    "Compared by words alone: without the sentence encoder, texts in different "
                    "languages meet only where the glossary has their terms."
                )
            )
        )


def part_rows(value: Explanation, translator: Translator) -> list[tuple[str, str, str]]:
    """Return a row for each part: its name, its points, and its reason."""
    return [
        (
            translator.label("criterion", part.criterion.value),
            *_points_and_reason(part, figures, translator),
        )
        for part, figures in zip(value.contributions, _figures(value), strict=True)
    ]


def rule_words(value: Explanation, translator: Translator) -> list[str]:
    """Return what stands outside the sum: rules that held the grade down or forbid the pair.

    A rule that would have allowed a better grade than the pair has held nothing down.
    """
    held = [cap for cap in value.caps if cap.to.rank <= value.grade.rank]
    return [cap_words(cap, translator) for cap in held] + [
        hard_rule_words(rule, translator) for rule in value.hard_rules
    ]


def _figures(value: Explanation) -> Iterator[tuple[int, int]]:
    return zip(whole_points(value), whole_weights(value), strict=True)


def _points_and_reason(
    part: Contribution, figures: tuple[int, int], translator: Translator
) -> tuple[str, str]:
    if part.level is Level.MISSING:
        still_open = _whole(part.open_weight)
        words = translator.text(N_("up to {points} points are open"), points=still_open)
        return translator.text(N_("not stated")), words if still_open else ""
    points, weight = figures
    out_of = translator.text(N_("{points} of {weight}"), points=f"{points:+d}", weight=weight)
    return out_of, contribution_words(part, translator)


def _whole(amount: Decimal) -> int:
    return int(amount.to_integral_value(rounding="ROUND_HALF_UP"))
