"""What a pair brief is made from, read at one moment."""

from dataclasses import dataclass, field
from decimal import Decimal

from matchmaker.domain.blind import Names
from matchmaker.domain.event import Event
from matchmaker.domain.explanation import Explanation, Grade
from matchmaker.domain.ids import OrganisationId, PersonId
from matchmaker.domain.lists import Confidentiality
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.folding import fold


@dataclass(frozen=True, slots=True)
class Helper:
    """A service that could help this need, with who offers it."""

    capability: Capability
    organisation: Organisation | None


@dataclass(frozen=True, slots=True)
class Material:
    """One pair with everything around it; ``explanation`` is None if it was never scored.

    ``thresholds`` are the scores of the profile that made the explanation, if it is still known.
    ``outdated`` are the codes of the records that changed after it was made.
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
    outdated: tuple[str, ...] = ()

    @property
    def fresh(self) -> Explanation | None:
        """The explanation, if the places it points at are still what they were."""
        return None if self.outdated else self.explanation

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

    def known_names(self) -> Names:
        """Return the names of both sides' organisations, and of the one that could help."""
        found = [self.company, *self.providers]
        if self.helper is not None:
            found.append(self.helper.organisation)
        return Names((each for each in found if each is not None), fold)
