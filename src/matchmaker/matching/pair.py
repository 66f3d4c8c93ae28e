"""One need and one capability, prepared, with everything that comparing them takes."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.similarity import Shared, shared_views
from matchmaker.matching.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all pairs of a run."""

    profile: Profile
    vocabulary: Vocabulary
    today: date

    def number(self, name: str) -> float:
        """Return a parameter of the profile."""
        return self.profile.parameters[name]


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
