"""Word the stored score; nothing is computed for paper but whole points."""

from matchmaker.domain.bars import Step, score_bar, total_bar, waterfall
from matchmaker.domain.brief import Part, Said, Score, Threshold, Words
from matchmaker.domain.explanation import Cap
from matchmaker.i18n.explain import cap_words, headline
from matchmaker.messages import N_
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
            Part(speaker.label("criterion", step.criterion.value), step, _open(step, speaker))
            for step in waterfall(explanation)
        ),
        total=total_bar(explanation),
        thresholds=tuple(
            Threshold(int(at), speaker.label("grade", grade.value), holds_down=int(at) == cap)
            for grade, at in material.thresholds
        ),
        caps=tuple(_cap(each, speaker) for each in explanation.caps),
        outdated=_outdated(material, speaker),
    )


def _open(step: Step, speaker: Speaker) -> Words | None:
    """Say what a part not stated could count for, in words that nobody adds up."""
    if step.points is not None:
        return None
    if not step.out_of:
        return speaker.first(lambda t: t.text(N_("open")))
    return speaker.first(lambda t: t.text(N_("open: up to {n}"), n=step.out_of))


def _outdated(material: Material, speaker: Speaker) -> Said | None:
    """Say which records the score was not worked out from as they are now."""
    if not material.outdated:
        return None
    codes = material.outdated
    return speaker.both(
        lambda t: t.text(
            N_("Matched on an earlier text of {codes}; the points may have changed."),
            codes=t.text(N_(", ")).join(codes),
        )
    )


def _cap(cap: Cap, speaker: Speaker) -> Said:
    return speaker.both(lambda t: cap_words(cap, t))
