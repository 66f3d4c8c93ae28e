"""Say what comes nearest to a need with no acceptable partner, and what would change most."""

from matchmaker.cli import shapes
from matchmaker.domain.explanation import whole_score
from matchmaker.i18n.lifting import change_words
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message
from matchmaker.services.overview import Uncovered


def near_miss_words(uncovered: Uncovered, translator: Translator) -> Message | None:
    """Return the sentence; None if nothing at all was proposed."""
    near = uncovered.nearest
    if near is None:
        return None
    return Message(
        N_("{need}: nearest is {capability} with {score} of 100. {change}"),
        need=uncovered.need.code,
        capability=near.capability.code,
        score=whole_score(near.explanation),
        change=change_words(near.explanation, uncovered.need, near.capability, translator),
    )


def near_miss_shape(uncovered: Uncovered) -> shapes.Shape | None:
    """Return the same for other programs; None if nothing at all was proposed."""
    near = uncovered.nearest
    if near is None:
        return None
    return {
        "need": uncovered.need.code,
        "capability": near.capability.code,
        "score": shapes.number(near.explanation.score),
        "gains": [
            {"criterion": lift.criterion.value, "points": lift.points, "missing": lift.missing}
            for lift in near.lifts
        ],
    }
