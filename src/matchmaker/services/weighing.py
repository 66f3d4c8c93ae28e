"""The weights of an event: its profile's or its own, set and taken back as one step."""

import hashlib
from dataclasses import dataclass, replace
from types import MappingProxyType

from matchmaker.domain.event import Event
from matchmaker.domain.explanation import Explanation
from matchmaker.domain.journal import Action, ActionKind
from matchmaker.domain.learning import Shift
from matchmaker.domain.profile import Profile
from matchmaker.domain.weights import Weights, complete, listed
from matchmaker.errors import RecordError
from matchmaker.matching.profiles import load_profile
from matchmaker.matching.reweighing import Reweighing
from matchmaker.messages import N_, Message
from matchmaker.services.changes import Changed
from matchmaker.store import Database, Reader


@dataclass(frozen=True, slots=True)
class Balance:
    """What weighs now, and the proposals as they are needed to see what other weights move.

    ``named`` are the weights of the event's named profile, ``profile`` has those in force.
    """

    profile: Profile
    named: Weights
    proposals: Reweighing

    @property
    def own(self) -> bool:
        """Tell whether the event has weights of its own."""
        return self.profile.weights != self.named

    def shift(self, weights: Weights) -> Shift:
        """Return what *weights* would move among the proposals."""
        return self.proposals.shift(weights)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weights in force after a change, and the action that made it (None: no difference)."""

    weights: Weights
    action: Action | None
    changed: Changed


def event_profile(event: Event | None) -> Profile:
    """Return the profile *event* names, with the event's own weights if it has any.

    The digest tells profiles of different weights apart.

    Raises:
        ProfileError: the profile cannot be used.
    """
    profile = load_profile(event.profile if event is not None else "default")
    weights = {each.criterion: each.weight for each in event.weights} if event is not None else {}
    if not complete(weights) or weights == profile.weights:
        return profile
    said = " ".join(f"{each}={weights[each].normalize():f}" for each in profile.weights)
    digest = hashlib.sha256(f"{profile.digest} {said}".encode()).hexdigest()
    return replace(
        profile, weights=MappingProxyType(weights), digest=digest[: len(profile.digest)]
    )


def balance(database: Database) -> Balance:
    """Read what weighs now and what is proposed.

    Raises:
        ProfileError: the event's profile cannot be used.
    """
    with database.reading() as reader:
        return read_balance(reader)


def read_balance(reader: Reader) -> Balance:
    """Return the same from a snapshot that is being read."""
    event = reader.event()
    profile = event_profile(event)
    named = load_profile(event.profile).weights if event is not None else profile.weights
    codes = {each.id: each.code for each in reader.capabilities()}
    proposed = [p.proposal.explanation for p in reader.pairings() if p.proposal is not None]
    order: dict[str, int] = {}
    for each in proposed:
        order.setdefault(each.need, len(order))

    def place(each: Explanation) -> tuple[int, str, str]:
        return order[each.need], codes[each.capability], each.capability

    return Balance(profile, named, Reweighing.of(sorted(proposed, key=place), profile))


def outdated(reader: Reader, profile: Profile) -> bool:
    """Tell whether the proposals were made with other weights than *profile* has."""
    first = next((p.proposal for p in reader.pairings() if p.proposal is not None), None)
    return first is not None and not first.explanation.profile.startswith(profile.digest)


def weigh(database: Database, weights: Weights | None, *, by: str) -> Weighed:
    """Give the event its own *weights* (None: back to its profile's), as one step.

    The proposals stay as they are until the next run.

    Raises:
        RecordError: the file holds no event, or the weights do not add up to 100.
        DatabaseReadOnly: the event file cannot be written.
    """
    if weights is not None and not complete(weights):
        raise RecordError(
            Message(N_("The weights must be 0 or more and add up to 100. Correct them and apply."))
        )
    with database.transaction() as tx:
        before = tx.event()
        if before is None:
            raise RecordError(Message(N_("This file holds no event yet. Start one first.")))
        named = load_profile(before.profile).weights
        kept = listed(weights) if weights is not None and weights != named else ()
        event = replace(before, weights=kept)
        if event == before:
            return Weighed(event_profile(event).weights, None, Changed.NOTHING)
        summary = (
            Message(N_("Changed the weights of matching"))
            if kept
            else Message(N_("Went back to the weights of the profile"))
        )
        recorder = tx.act(ActionKind.EDIT, summary, by=by)
        recorder.put(event)
    return Weighed(event_profile(event).weights, recorder.action, Changed.EVENT)
