"""Everything the matching page shows, read at one moment; and why a pair is not proposed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from matchmaker.domain.brief import Row
from matchmaker.domain.explanation import Explanation
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.lists import Confidentiality
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.pairing import Pairing, RunReport
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message
from matchmaker.services import curating, proposing
from matchmaker.services.curating import NeedState
from matchmaker.services.overview import Uncovered, uncovered
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.rows import rows
from matchmaker.services.pair_brief.speaker import Copy, Speaker
from matchmaker.services.weighing import event_profile, outdated
from matchmaker.store import Database, Reader


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One need with its pairs, best first; judged ones no longer proposed come last."""

    need: Need
    state: NeedState
    pairings: tuple[Pairing, ...]
    uncovered: Uncovered | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The matching page's world; ``report`` is None before the first run."""

    rows: tuple[DeskRow, ...]
    capabilities: Mapping[CapabilityId, Capability]
    organisations: Mapping[OrganisationId, Organisation]
    profile: Profile
    report: RunReport | None
    waiting: int  # needs that are out for matching
    position: int  # of the event file when this was read
    own_weights: bool = False  # the event's, instead of the profile's
    outdated: bool = False  # the proposals were made with other weights

    def row(self, need: NeedId | None) -> DeskRow | None:
        """Return the row of one need, if it is there."""
        return next((row for row in self.rows if row.need.id == need), None)

    def with_pairing(self, pairing: Pairing, position: int) -> "Desk":
        """Return the desk after *pairing* was judged, which left the file at *position*."""
        rows = tuple(
            self._judged(row, pairing) if row.need.id == pairing.need else row for row in self.rows
        )
        return replace(self, rows=rows, position=position)

    def _judged(self, row: DeskRow, pairing: Pairing) -> DeskRow:
        kept = [each for each in row.pairings if each.capability != pairing.capability]
        place = next(
            (n for n, each in enumerate(row.pairings) if each.capability == pairing.capability),
            len(kept),
        )
        if pairing.judgement is not None or pairing.proposal is not None:
            kept.insert(place, pairing)
        return desk_row(row.need, tuple(kept), self.capabilities)


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer to “why not?”: the capability that was meant and how the pair would score."""

    need: NeedId
    capability: Capability
    explanation: Explanation


def desk(database: Database) -> Desk:
    """Read what the matching page shows.

    Raises:
        ProfileError: the event's matching profile cannot be used.
    """
    position = database.position()
    board = curating.board(database)
    with database.reading() as reader:
        event = reader.event()
        profile = event_profile(event)
        capabilities = {each.id: each for each in reader.capabilities()}
        return Desk(
            rows=tuple(desk_row(row.need, row.pairings, capabilities) for row in board.rows),
            capabilities=capabilities,
            organisations={each.id: each for each in reader.organisations()},
            profile=profile,
            report=reader.last_run(),
            waiting=sum(row.need.status.matched for row in board.rows),
            position=position,
            own_weights=event is not None and bool(event.weights),
            outdated=outdated(reader, profile),
        )


def desk_row(
    need: Need, pairings: tuple[Pairing, ...], capabilities: Mapping[CapabilityId, Capability]
) -> DeskRow:
    """Return one need with how far it has come."""
    state = curating.need_state(pairings)
    return DeskRow(need, state, pairings, uncovered(need, pairings, capabilities))


def ask(database: Database, need: NeedId, code: str) -> Asked:
    """Explain the pair of *need* and the capability whose code was typed, proposed or not.

    Raises:
        RecordError: there is no such capability, or the need is gone.
    """
    with database.reading() as reader:
        capability = _by_typed_code(reader, code)
    if capability is None:
        raise RecordError(
            Message(N_("There is no capability “{code}”. Type a code such as C-041."), code=code)
        )
    return Asked(need, capability, proposing.explain(database, (need, capability.id)))


def compared_rows(material: Material, language: Language, today: date) -> tuple[Row, ...]:
    """Return the rows of the comparison as the organiser sees them: nothing is held back."""
    need = replace(material.need, confidentiality=Confidentiality.PUBLIC)
    return rows(replace(material, need=need), Speaker(Copy(language)), today)


def _by_typed_code(reader: Reader, typed: str) -> Capability | None:
    """Find a capability however its code was typed: ``C-041``, ``c41`` and ``41`` are one."""
    wanted = _plain(typed)
    found = reader.capability_by_code(typed.strip().upper())
    if found is not None or not wanted:
        return found
    return next((each for each in reader.capabilities() if _plain(each.code) == wanted), None)


def _plain(code: str) -> str:
    letters = "".join(c for c in code.upper() if c.isalnum())
    return letters.removeprefix("C").lstrip("0")
