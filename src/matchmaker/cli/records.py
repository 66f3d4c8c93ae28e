"""The needs, capabilities and pairs of an event as a command shows them: by code and title."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchmaker.cli import shapes
from matchmaker.cli.widths import fitted
from matchmaker.domain.explanation import Grade
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.pairing import Pairing
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database


_LONGEST = 120  # columns


@dataclass(frozen=True, slots=True)
class Records:
    """What an event holds, read at one moment."""

    needs: Mapping[NeedId, Need]
    capabilities: Mapping[CapabilityId, Capability]
    pairings: tuple[Pairing, ...]

    @classmethod
    def read(cls, database: "Database") -> "Records":
        """Read everything that is shown."""
        with database.reading() as reader:
            return cls(
                {need.id: need for need in reader.needs()},
                {capability.id: capability for capability in reader.capabilities()},
                reader.pairings(),
            )

    def best(self) -> tuple[Pairing, ...]:
        """Return the first proposal of each need, in the order of the needs' codes."""
        first = [pair for pair in self.pairings if pair.proposal and pair.proposal.rank == 1]
        return tuple(sorted(first, key=lambda pair: self.needs[pair.need].code))

    def best_strong(self) -> tuple[Pairing, ...]:
        """Return the first strong proposal of each need that has one, by the needs' codes."""
        first: dict[NeedId, Pairing] = {}
        for pair in sorted(
            self.pairings, key=lambda each: each.proposal.rank if each.proposal else 0
        ):
            if pair.proposal and pair.proposal.explanation.grade is Grade.STRONG:
                first.setdefault(pair.need, pair)
        return tuple(sorted(first.values(), key=lambda pair: self.needs[pair.need].code))

    def titles(self, pair: Pairing, language: Language) -> tuple[str, str]:
        """Return the titles of both sides."""
        need, capability = self.needs[pair.need], self.capabilities[pair.capability]
        return called(need, language), called(capability, language)

    def codes(self, pair: tuple[NeedId, CapabilityId]) -> tuple[str, str]:
        """Return the codes of both sides; “?” for one that is no longer there."""
        need, capability = self.needs.get(pair[0]), self.capabilities.get(pair[1])
        return need.code if need else "?", capability.code if capability else "?"

    def shape(self, pair: Pairing) -> shapes.Shape:
        """Return a pair for other programs."""
        need, capability = self.codes((pair.need, pair.capability))
        found = pair.proposal
        return {
            "need": need,
            "capability": capability,
            "code": pair.code,
            "state": pair.state.value,
            "rank": found.rank if found else None,
            "close": found.close if found else None,
            **(shapes.explanation(found.explanation) if found else {}),
        }

    def code_pairs(self, pairs: Iterable[tuple[NeedId, CapabilityId]]) -> list[list[str]]:
        """Return pairs of codes for other programs."""
        return [list(self.codes(pair)) for pair in pairs]


def called(record: Need | Capability, language: Language) -> str:
    """Return the title of *record* in one line; lists without titles go by their keywords."""
    text = record.problem if isinstance(record, Need) else record.summary
    title, keywords = record.title.shown(language)[0], ", ".join(record.keywords)
    return fitted(title or keywords or text.shown(language)[0], _LONGEST)
