"""Propose pairs: match the event's needs with its capabilities and keep the newest run."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from matchmaker.domain.explanation import Explanation
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.pairing import RunBasis, RunReport
from matchmaker.domain.profile import Profile
from matchmaker.errors import DatabaseBusy
from matchmaker.matching.engine import Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.progress import SILENT, Progress
from matchmaker.services.changes import Changed
from matchmaker.services.engines import warm_engine
from matchmaker.services.freshness import ruled_out
from matchmaker.services.weighing import event_profile
from matchmaker.store import Database, Reader

_TRIES = 5  # each waits for the file as long as any other work does
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

    Reads, computes with no transaction open, then writes once; only what the sentence encoder
    made of texts is kept on the way. *today* decides which capabilities have expired (None: the
    local date).

    Raises:
        ProfileError: the profile cannot be used.
        DatabaseReadOnly: the event file cannot be written.
        DatabaseBusy: another program holds the file for longer than it is waited for.
        Cancelled: by *progress*; the proposals stay as they were.
    """
    with database.reading() as reader:
        pool, chosen = read_pool(reader), _profile(reader, profile)
        position = reader.position()
    matcher = warm_engine(database, chosen)
    proposals = matcher.rank(pool, today=today or local_date(), progress=progress)
    basis = RunBasis(
        position,
        matcher.encoder,
        profile="" if profile is not None else chosen.digest,
        ruled_out=ruled_out(pool.judgements),
    )

    def save() -> RunReport:
        with database.transaction() as tx:
            if matcher.encoder:
                tx.forget_text_vectors(matcher.encoder, kept=matcher.vectors_in_use)
            return tx.save_run(
                proposals,
                profile=chosen,
                needs=pool.needs,
                capabilities=len(pool.capabilities),
                basis=basis,
            )

    return Proposed(_patiently(save))


def _patiently(save: Callable[[], RunReport]) -> RunReport:
    """Return what *save* does; a file that is held is tried again, because a run is dear."""
    for _ in range(_TRIES - 1):
        try:
            return save()
        except DatabaseBusy:
            continue
    return save()


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
    matcher = warm_engine(database, chosen, keep=False, pool=pool)
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
    return load_profile(choice) if choice is not None else event_profile(reader.event())
