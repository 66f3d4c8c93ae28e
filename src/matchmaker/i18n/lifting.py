"""Say what would change most for a need with no acceptable partner."""

from matchmaker.domain.explanation import Explanation
from matchmaker.domain.lifting import Lift, lifts, silent_sides
from matchmaker.domain.records import Capability, Need
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_, Label

_SILENT = {
    (True, True): NN_(
        "{part} up to {n} point, stated by neither side",
        "{part} up to {n} points, stated by neither side",
    ),
    (True, False): NN_(
        "{part} up to {n} point, not stated by the need",
        "{part} up to {n} points, not stated by the need",
    ),
    (False, True): NN_(
        "{part} up to {n} point, not stated by the capability",
        "{part} up to {n} points, not stated by the capability",
    ),
    (False, False): NN_(
        "{part} up to {n} point, not comparable", "{part} up to {n} points, not comparable"
    ),
}


def change_words(
    explanation: Explanation, need: Need, capability: Capability, translator: Translator
) -> str:
    """Say which part would lift the pair most, and which one only needs to be stated.

    '' where nothing is left to gain.
    """
    found = lifts(explanation)
    if not found:
        return ""
    told = list(found[:1])
    if not told[0].missing:
        told += [lift for lift in found if lift.missing][:1]
    said = [_words(lift, need, capability, translator) for lift in told]
    return translator.text(
        N_("Could gain most: {what}"), what=translator.text(N_("; ")).join(said)
    )


def _words(lift: Lift, need: Need, capability: Capability, translator: Translator) -> str:
    part = Label("criterion", lift.criterion.value)
    if lift.missing:
        text = _SILENT[silent_sides(lift.criterion, need, capability)]
        return translator.count(text, lift.points, part=part)
    return translator.count(
        NN_("{part} up to {n} point", "{part} up to {n} points"),
        lift.points,
        part=part,
    )
