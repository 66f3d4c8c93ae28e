"""The text evidence of one pair: the one function that says how alike two records read.

A sentence encoder joins here later: its similarity of a pair is one more raw value, with a curve
of its own in the profile.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.domain.profile import Profile
from matchmaker.matching.curves import along
from matchmaker.matching.joined import Ints
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.titles import same_title
from matchmaker.matching.tokens import Floats
from matchmaker.matching.vectors import View, shared, shared_by_many


@dataclass(frozen=True, slots=True)
class Shared:
    """What a view of the need and one of the capability share: tokens, and what each adds."""

    need: View
    capability: View
    tokens: Ints
    parts: Floats


def shared_views(need: Prepared, capability: Prepared) -> tuple[Shared, ...]:
    """Return what every view of *need* shares with every one of *capability*."""
    return tuple(
        Shared(one, other, *shared(one, other)) for one in need.views for other in capability.views
    )


def shared_with_many(need: Prepared, capabilities: Sequence[Prepared]) -> list[tuple[Shared, ...]]:
    """Return for each of *capabilities* what ``shared_views`` does."""
    others = [view for capability in capabilities for view in capability.views]
    size = len(need.lexicon.names)
    columns = [shared_by_many(one, others, size=size) for one in need.views]
    found: list[tuple[Shared, ...]] = []
    first = 0
    for capability in capabilities:
        last = first + len(capability.views)
        found.append(
            tuple(
                [
                    Shared(one, others[number], *column[number])
                    for one, column in zip(need.views, columns, strict=True)
                    for number in range(first, last)
                ]
            )
        )
        first = last
    return found


def text_similarity(
    need: Prepared, capability: Prepared, views: tuple[Shared, ...], profile: Profile
) -> float | None:
    """Return how alike the texts are, 0 to 1; None if the pair could never have shared anything.

    Views of one script are compared by all their tokens, views of two scripts by the concepts
    alone, on a curve of their own; the best of *views*, what the two sides share, counts.
    """
    found = [value for each in views if (value := _alike(each, profile)) is not None]
    if not found:
        return None
    return max(*found, same_title(need, capability, profile))


def _alike(views: Shared, profile: Profile) -> float | None:
    need, capability = views.need, views.capability
    # Exactly the same for every order of the parts.
    product = math.fsum(views.parts.tolist())
    if need.script is capability.script:
        pivot = profile.parameters["text.pivot"]
        norms = math.hypot(need.norm, pivot) * math.hypot(capability.norm, pivot)
        return along(profile.curves["text_same"], product / norms)
    if not product and not (need.neutral and capability.neutral):
        return None
    floor = profile.parameters["text.across_floor"]
    raw = product / (math.hypot(need.neutral, floor) * math.hypot(capability.neutral, floor))
    return along(profile.curves["text_across"], raw)
