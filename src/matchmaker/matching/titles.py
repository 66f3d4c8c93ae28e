"""Titles that say the same: spelling-tolerant comparison of short texts with RapidFuzz."""

from rapidfuzz import fuzz

from matchmaker.domain.profile import Profile
from matchmaker.matching.prepared import Place, Prepared

_SHORTEST = 6  # characters: two shorter titles may be alike by chance


def same_title(need: Prepared, capability: Prepared, profile: Profile) -> float:
    """Return how alike the titles are (0 to 1) if they are nearly one title, else 0."""
    return max((ratio for _, _, ratio in alike_titles(need, capability, profile)), default=0.0)


def alike_titles(
    need: Prepared, capability: Prepared, profile: Profile
) -> list[tuple[Place, Place, float]]:
    """Return the pairs of titles in one script that are nearly the same, with their ratio."""
    least = profile.parameters["text.title_ratio"]
    found: list[tuple[Place, Place, float]] = []
    for one in need.titles:
        for other in capability.titles:
            shorter, longer = sorted((len(one.folded), len(other.folded)))
            # The ratio of two texts cannot be more than their lengths allow.
            if shorter < _SHORTEST or 200 * shorter < least * (shorter + longer):
                continue
            if one.script is not other.script:
                continue
            ratio = fuzz.ratio(one.folded, other.folded, score_cutoff=least)
            if ratio:
                found.append((one, other, ratio / 100))
    return found
