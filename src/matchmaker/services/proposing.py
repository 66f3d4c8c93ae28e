"""Propose pairs: match the event's needs with its capabilities and keep the newest run."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from matchmaker.domain.explanation import Explanation
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.pairing import RunBasis, RunReport
from matchmaker.domain.profile import Profile
from matchmaker.matching.engine import Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.progress import SILENT, Progress
from matchmaker.services.changes import Changed
from matchmaker.services.engines import StoredVectors, engine
from matchmaker.store import Database, Reader

Choice = Profile | Path | str | None  # of a profile; None: the event's own


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a run changed against the run before."""

    report: RunReport
    changed: Changed = Changed.PROPOSALS


def propose(
    database: Database,
    profile: Choice = None,
    *,
    today: date | None = None,
    progress: Progress = SILENT,
) -> Proposed:
    """Match anew and replace the proposals; judgements stay as they are.

    Reads, computes with no transaction open, then writes once. *today* decides which
    capabilities have expired (None: the local date).

    Raises:
        ProfileError: the profile cannot be used.
        DatabaseReadOnly: the event file cannot be written.
        Cancelled: by *progress*; nothing was written.
    """
    with database.reading() as reader:
        pool, chosen = read_pool(reader), _profile(reader, profile)
        position = reader.position()
    matcher = engine(chosen, vectors=StoredVectors(database))
    proposals = matcher.rank(pool, today=today or local_date(), progress=progress)
    with database.transaction() as tx:
        report = tx.save_run(
            proposals,
            profile=chosen,
            needs=pool.needs,
            capabilities=len(pool.capabilities),
            basis=RunBasis(position, matcher.encoder),
        )
    return Proposed(report)


def explain(
    database: Database,
    pair: tuple[NeedId, CapabilityId],
    profile: Choice = None,
    *,
    today: date | None = None,
) -> Explanation:
    """Return why a pair has the score it has, proposed or not: the answer to “why not?”.

    Raises:
        RecordError: the need or capability is gone.
        ProfileError: the profile cannot be used.
    """
    with database.reading() as reader:
        pool, chosen = read_pool(reader), _profile(reader, profile)
        need, capability = reader.need(pair[0]), reader.capability(pair[1])
    matcher = engine(chosen, vectors=StoredVectors(database))
    return matcher.explain(need, capability, pool=pool, today=today or local_date())


def read_pool(reader: Reader) -> Pool:
    """Return what takes part in matching: the needs that are out for it, all capabilities."""
    return Pool(
        needs=tuple(need for need in reader.needs() if need.status.matched),
        capabilities=reader.capabilities(),
        organisations=reader.organisations(),
        judgements=reader.judgements(),
    )


def local_date() -> date:
    """Return the day it is here."""
    return datetime.now(UTC).astimezone().date()


def _profile(reader: Reader, choice: Choice) -> Profile:
    if isinstance(choice, Profile):
        return choice
    if choice is None:
        event = reader.event()
        choice = event.profile if event is not None else "default"
    return load_profile(choice)
