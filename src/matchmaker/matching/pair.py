"""One need and one capability, prepared, with everything that comparing them takes."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.similarity import Shared, shared_views
from matchmaker.matching.vocabulary import Vocabulary


class Measure(NamedTuple):
    """What an indicator's name says: its folded wording, and its concepts or else its words."""

    folded: str
    ideas: frozenset[str]


class KeywordNumbers(NamedTuple):
    """The parameters of the keywords, named as in the profile."""

    in_text: float
    concept: float
    broader: float
    ratio_least: float
    ratio_most: float
    shortest: float


@dataclass(frozen=True)
class Setting:
    """What is the same for all pairs of a run; ``measures`` remembers names of indicators."""

    profile: Profile
    vocabulary: Vocabulary
    today: date
    measures: dict[str, Measure] = field(default_factory=dict, repr=False, compare=False)

    def number(self, name: str) -> float:
        """Return a parameter of the profile."""
        return self.profile.parameters[name]

    @cached_property
    def keywords(self) -> KeywordNumbers:
        """The parameters that comparing keywords takes, read once."""
        return KeywordNumbers(
            *(self.number(f"keywords.{name}") for name in KeywordNumbers._fields)
        )


@dataclass(frozen=True)
class Pair:
    """The two sides of one comparison: the records, and what was prepared of them."""

    need: Need
    capability: Capability
    need_side: Prepared
    capability_side: Prepared
    setting: Setting

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """What the texts share, view by view."""
        return shared_views(self.need_side, self.capability_side)
