"""Find out whether a new run of the matcher would stand on something else than the last one."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.pairing import Judgement, RunBasis
from matchmaker.errors import ProfileError
from matchmaker.matching.hard_rules import vetoes
from matchmaker.messages import N_, NN_, Message
from matchmaker.services.engines import expected_encoder
from matchmaker.services.weighing import event_profile
from matchmaker.store import Database, Reader


@dataclass(frozen=True, slots=True)
class Staleness:
    """How many records changed since the last run, and ``why`` else to match again (or None)."""

    records: int = 0
    why: Message | None = None

    @property
    def told(self) -> Message | None:
        """What to tell a person, None if the proposals stand on what is there now."""
        forms = NN_(
            "{n} record changed since the last matching.",
            "{n} records changed since the last matching.",
        )
        return Message(forms, n=self.records) if self.records else self.why


def staleness(database: Database) -> Staleness:
    """Compare what is there now with what the last run stood on; nothing without a run.

    The sentence encoder is not loaded for this.
    """
    with database.reading() as reader:
        return read_staleness(reader)


def read_staleness(reader: Reader) -> Staleness:
    """Return the same from a snapshot that is being read."""
    report = reader.last_run()
    if report is None or report.basis.position < 0:
        return Staleness()
    return Staleness(len(_changed(reader, report.basis.position)), _other(reader, report.basis))


def reread_since_last_run(reader: Reader) -> frozenset[str]:
    """Return the records that a new run would read otherwise than the last one did, by id."""
    report = reader.last_run()
    if report is None or report.basis.position < 0:
        return frozenset()
    return _changed(reader, report.basis.position)


def ruled_out(judgements: Iterable[Judgement]) -> str:
    """Return a mark of the pairs that people ruled out, to see later whether it is the same."""
    pairs = "\n".join(
        f"{need} {capability}" for need, capability in sorted(set(vetoes(judgements)))
    )
    return hashlib.sha256(pairs.encode()).hexdigest()[:12]


def _changed(reader: Reader, position: int) -> frozenset[str]:
    """Return the records that a new run would read otherwise.

    A need that took part neither then nor now does not count.
    """
    if reader.position() == position:
        return frozenset()
    changed = reader.changed_since(position)
    out: set[str] = {need.id for need in reader.needs() if not need.status.matched}
    return frozenset(
        record
        for (kind, record), fields in changed.items()
        if kind is RecordKind.CAPABILITY
        or (kind is RecordKind.NEED and (record not in out or _left(fields)))
    )


def _left(fields: frozenset[str]) -> bool:
    """Tell whether a need that takes no part now may have taken part before."""
    return "status" in fields and "" not in fields


def _other(reader: Reader, basis: RunBasis) -> Message | None:
    """Say what else is different; what a run did not tell is not guessed."""
    if basis.profile and _profile(reader) not in {basis.profile, ""}:
        return Message(N_("The profile or the weights changed since the last matching."))
    if basis.ruled_out and ruled_out(reader.judgements()) != basis.ruled_out:
        return Message(N_("Pairs were ruled out, or allowed again, since the last matching."))
    if expected_encoder() not in {basis.encoder, ""}:  # none now: a new run would find less
        return Message(N_("The last matching did not use the sentence encoder that is here now."))
    return None


def _profile(reader: Reader) -> str:
    """Return the digest of the event's profile, '' if it cannot be used: matching says that."""
    try:
        return event_profile(reader.event()).digest
    except ProfileError:
        return ""
