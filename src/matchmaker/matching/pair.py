"""One need and one capability, prepared, with everything that comparing them takes."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.embedding.embedded import Embedded
from matchmaker.matching.embedding.together import of_pair
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
    embedded: Embedded | None = None
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
    """The two sides of one comparison: the records, and what was prepared of them.

    ``given`` is what the texts share, where that was found for many pairs at once.
    """

    need: Need
    capability: Capability
    need_side: Prepared
    capability_side: Prepared
    setting: Setting
    given: tuple[Shared, ...] | None = None

    @cached_property
    def cosine(self) -> float | None:
        """How near the two sides are in meaning, -1 to 1; None if that cannot be told."""
        embedded = self.setting.embedded
        if embedded is None:
            return None
        one, other = self.need_side.number, self.capability_side.number
        if not (embedded.scripts[one] and embedded.scripts[other]):
            return None
        return embedded.cosine(one, other)

    def text_similarity(self, words: float | None) -> float | None:
        """Return how alike the texts are when *words* is their similarity by words alone."""
        if self.cosine is None:
            return words
        same = not self.need_side.scripts.isdisjoint(self.capability_side.scripts)
        return of_pair(words, self.cosine, same=same, profile=self.setting.profile)

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """What the texts share, view by view."""
        if self.given is not None:
            return self.given
        return shared_views(self.need_side, self.capability_side)
