"""Rules outside the sum: what takes a pair out of the proposals, whatever its score."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from matchmaker.domain.explanation import HardRule
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.pairing import Decision, Judgement, RejectReason, Validity
from matchmaker.domain.records import Capability, Need
from matchmaker.folding import fold


@dataclass(frozen=True, slots=True)
class Rules:
    """What the hard rules are checked against."""

    names: Mapping[OrganisationId, frozenset[str]]
    vetoes: frozenset[tuple[NeedId, CapabilityId]]
    today: date

    def broken(self, need: Need, capability: Capability) -> tuple[HardRule, ...]:
        """Return the rules that *need* and *capability* break, in the order of ``HardRule``."""
        found: list[HardRule] = []
        if need.excluded_partners and self._excluded(need, capability):
            found.append(HardRule.EXCLUDED_PARTNER)
        if need.organisation in capability.organisations:
            found.append(HardRule.SAME_ORGANISATION)
        if capability.valid_to is not None and capability.valid_to < self.today:
            found.append(HardRule.EXPIRED)
        if self.vetoes and (need.id, capability.id) in self.vetoes:
            found.append(HardRule.VETO)
        return tuple(found)

    def _excluded(self, need: Need, capability: Capability) -> bool:
        wanted = {fold(name) for name in need.excluded_partners}
        return any(
            organisation in need.excluded_partners
            or wanted & self.names.get(organisation, frozenset())
            for organisation in capability.organisations
        )


def rules(
    organisations: Iterable[Organisation], judgements: Iterable[Judgement], *, today: date
) -> Rules:
    """Return the rules of an event; *today* decides which capabilities have expired."""
    names = {o.id: frozenset(filter(None, map(fold, _names(o)))) for o in organisations}
    return Rules(names, frozenset(vetoes(judgements)), today)


def _names(organisation: Organisation) -> Iterator[str]:
    for text in (organisation.name, organisation.short_name):
        yield from (name for _, name in text.items())
    for former in organisation.former_names:
        yield former.name
    yield organisation.institution


def vetoes(judgements: Iterable[Judgement]) -> Iterator[tuple[NeedId, CapabilityId]]:
    """Yield the pairs that people ruled out: for good, or because the two are rivals."""
    for judgement in judgements:
        lasting = judgement.validity is Validity.FOR_GOOD
        rival = judgement.reason is RejectReason.COMPETITOR
        if judgement.decision is Decision.REJECT and (lasting or rival):
            yield judgement.need, judgement.capability
