"""Mode: is there one way of working together that both sides want."""

from matchmaker.domain.lists import CooperationMode
from matchmaker.matching.criteria.finding import MISSING, Finding
from matchmaker.matching.pair import Pair

_Modes = frozenset[CooperationMode]


def compare(pair: Pair) -> Finding:
    """Compare the modes wanted with the modes offered."""
    return compare_modes(pair.need.mode_wanted, pair.capability.mode_offered)


def compare_modes(wanted: _Modes, offered: _Modes) -> Finding:
    """Return 1 if any mode is shared; none is against the pair. “Other” says nothing."""
    said, given = wanted - {CooperationMode.OTHER}, offered - {CooperationMode.OTHER}
    if not said or not given:
        return MISSING
    return Finding(1.0) if said & given else Finding(0.0, against=True)
