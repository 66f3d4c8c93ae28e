"""Word the stored score; nothing is computed for paper but whole points."""

from matchmaker.domain.bars import score_bar, total_bar, waterfall
from matchmaker.domain.brief import Part, Said, Score, Threshold
from matchmaker.domain.explanation import Cap
from matchmaker.i18n.explain import cap_words, headline
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.speaker import Speaker


def score(material: Material, speaker: Speaker) -> Score | None:
    """Return the score in words and whole points; None for a pair that was never scored."""
    explanation = material.explanation
    if explanation is None:
        return None
    thresholds = dict(material.thresholds)
    cap = score_bar(explanation, thresholds).cap
    return Score(
        word=speaker.label("grade", explanation.grade.value),
        headline=speaker.first(lambda t: headline(explanation, t)),
        parts=tuple(
            Part(speaker.label("criterion", step.criterion.value), step)
            for step in waterfall(explanation)
        ),
        total=total_bar(explanation),
        thresholds=tuple(
            Threshold(int(at), speaker.label("grade", grade.value), holds_down=int(at) == cap)
            for grade, at in material.thresholds
        ),
        caps=tuple(_cap(each, speaker) for each in explanation.caps),
    )


def _cap(cap: Cap, speaker: Speaker) -> Said:
    return speaker.both(lambda t: cap_words(cap, t))
