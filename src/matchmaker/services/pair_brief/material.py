"""What a pair brief is made from, read at one moment."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from matchmaker.domain.event import Event
from matchmaker.domain.explanation import Explanation, Grade
from matchmaker.domain.ids import OrganisationId, PersonId
from matchmaker.domain.lists import Confidentiality
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need


@dataclass(frozen=True, slots=True)
class Helper:
    """A service that could help this need, with who offers it."""

    capability: Capability
    organisation: Organisation | None


@dataclass(frozen=True, slots=True)
class Material:
    """One pair with everything around it; ``explanation`` is None if it was never scored.

    ``thresholds`` are the scores of the profile that made the explanation, if it is still known.
    """

    code: str
    need: Need
    capability: Capability
    organisations: dict[OrganisationId, Organisation]
    people: dict[PersonId, Person] = field(default_factory=dict)
    event: Event | None = None
    explanation: Explanation | None = None
    thresholds: tuple[tuple[Grade, Decimal], ...] = ()
    helper: Helper | None = None

    @property
    def guarded(self) -> bool:
        """Whether the need keeps details back: no target, exact sum or verdict may be printed."""
        return self.need.confidentiality is not Confidentiality.PUBLIC

    @property
    def company(self) -> Organisation | None:
        """The organisation of the need."""
        return self.organisations.get(self.need.organisation)

    @property
    def providers(self) -> tuple[Organisation, ...]:
        """The organisations of the capability, the leading one first."""
        found = (self.organisations.get(each) for each in self.capability.organisations)
        return tuple(each for each in found if each is not None)

    def names(self) -> Iterator[str]:
        """Yield every name of both sides' organisations, the longest first."""
        found: set[str] = set()
        for each in (self.company, *self.providers):
            if each is not None:
                for text in (each.name, each.short_name):
                    found.update(words for _, words in text.items())
                found.update(former.name for former in each.former_names)
        yield from sorted((name for name in found if len(name) > 1), key=lambda n: (-len(n), n))
