"""A matching profile: every number that decides a score, read from ``resources/profiles``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from matchmaker.domain.explanation import CapRule, Criterion, Grade


@dataclass(frozen=True, slots=True)
class Profile:
    """Weights, thresholds and caps.

    ``weights`` add up to 100. ``parameters`` holds the named numbers of each criterion, such as
    ``field.same_first_level``, ``curves`` the monotone maps from raw evidence to similarity as
    points (raw, similarity). ``grades`` gives the lowest score of strong and possible.
    ``digest`` identifies the content, to tell scores of different profiles apart.
    """

    name: str
    weights: Mapping[Criterion, Decimal]
    grades: Mapping[Grade, Decimal]
    caps: Mapping[CapRule, Grade]
    parameters: Mapping[str, float]
    shortlist: int
    top: int
    close_margin: Decimal
    digest: str
    curves: Mapping[str, tuple[tuple[float, float], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
