"""The text evidence of one pair: the one function that says how alike two records read.

A sentence encoder joins here later: its similarity of a pair is one more raw value, with a curve
of its own in the profile.
"""

import math
from collections.abc import Iterator

from matchmaker.domain.profile import Profile
from matchmaker.matching.curves import along
from matchmaker.matching.prepared import Prepared, View
from matchmaker.matching.titles import same_title


def text_similarity(need: Prepared, capability: Prepared, profile: Profile) -> float | None:
    """Return how alike the texts are, 0 to 1; None if the pair could never have shared anything.

    Views of one script are compared by all their tokens, views of two scripts by the concepts
    alone, on a curve of their own; the best view counts.
    """
    found = [
        value for n, c in _pairs(need, capability) if (value := _views(n, c, profile)) is not None
    ]
    if not found:
        return None
    best = max(found)
    return max(best, same_title(need, capability, profile))


def shared(need: View, capability: View) -> dict[str, float]:
    """Return the tokens two views share with what each adds to their product."""
    one, other = need.weights, capability.weights
    return {token: one[token] * other[token] for token in one.keys() & other.keys()}


def _pairs(need: Prepared, capability: Prepared) -> Iterator[tuple[View, View]]:
    for one in need.views:
        for other in capability.views:
            yield one, other


def _views(need: View, capability: View, profile: Profile) -> float | None:
    if need.script is capability.script:
        pivot = profile.parameters["text.pivot"]
        norms = math.hypot(need.norm, pivot) * math.hypot(capability.norm, pivot)
        raw = _product(need, capability) / norms
        return along(profile.curves["text_same"], raw)
    product = _product(need, capability)
    if not product and not (need.neutral and capability.neutral):
        return None
    floor = profile.parameters["text.across_floor"]
    raw = product / (math.hypot(need.neutral, floor) * math.hypot(capability.neutral, floor))
    return along(profile.curves["text_across"], raw)


def _product(need: View, capability: View) -> float:
    """Return the product of two views, exactly the same for every order of their tokens."""
    one, other = need.weights, capability.weights
    return math.fsum([one[token] * other[token] for token in one.keys() & other.keys()])
