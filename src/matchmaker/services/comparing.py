"""Rank two files against each other without any event: the quickest try on one's own data."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from matchmaker import exchange
from matchmaker.domain.explanation import Explanation
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.intake import Problem, SheetReading
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.pairing import Proposal
from matchmaker.domain.records import Capability, Need
from matchmaker.errors import InputFileError
from matchmaker.matching.engine import Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress
from matchmaker.services.engines import engine
from matchmaker.services.planning import Resolution, resolve
from matchmaker.services.proposing import local_date
from matchmaker.store import Database


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to compare: the best *top* of every need, or the pairs of codes in a file.

    *words_only* leaves the sentence encoder out; *encoding* is that of text files, if it is told.
    """

    top: int | None = None
    pairs: Path | None = None
    profile: str | Path = "default"
    today: date | None = None
    words_only: bool = False
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One pair; ``rank`` and ``close`` are of the ranking, 0 and False for a pair asked for."""

    capability: Capability
    explanation: Explanation
    rank: int = 0
    close: bool = False


@dataclass(frozen=True, slots=True)
class RankedNeed:
    """One need with its best capabilities, or with those asked for."""

    need: Need
    rows: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The needs by code, how many records were compared, and what was odd in the files."""

    needs: tuple[RankedNeed, ...]
    compared_needs: int
    compared_capabilities: int
    problems: tuple[Problem, ...]
    sheets: tuple[SheetReading, ...] = ()
    encoder: str = ""  # the sentence encoder's model; '' if words alone were compared


def match(
    needs: Path, capabilities: Path, wanted: Wanted, *, progress: Progress = SILENT
) -> Ranking:
    """Compare the needs of one file with the capabilities of another.

    Raises:
        InputFileError: a file cannot be read, has no records, or the pairs name unknown codes.
        ProfileError: the profile cannot be used.
        Cancelled: by *progress*.
    """
    profile = load_profile(wanted.profile)
    left = _read_needs(needs, capabilities, wanted.encoding)
    right = exchange.read_records(capabilities, RecordKind.CAPABILITY, encoding=wanted.encoding)
    with closing(Database.memory()) as nothing, nothing.reading() as reader:
        done = resolve(reader, (*left, *right), nameless=True, progress=progress)
    pool = _pool(done)
    _refuse_empty(pool.needs, needs)
    _refuse_empty(pool.capabilities, capabilities)
    matcher = engine(profile, words_only=wanted.words_only)
    day = wanted.today or local_date()
    if wanted.pairs is not None:
        asked = _asked(exchange.read_pairs(wanted.pairs), pool, wanted.pairs)
        rows = [
            (need.id, Ranked(other, matcher.explain(need, other, pool=pool, today=day)))
            for need, other in asked
        ]
    else:
        found = matcher.rank(pool, today=day, top=wanted.top, progress=progress)
        rows = list(_ranked(found, pool))
    return Ranking(
        needs=tuple(_by_need(pool.needs, rows, every=wanted.pairs is None)),
        compared_needs=len(pool.needs),
        compared_capabilities=len(pool.capabilities),
        problems=tuple(_problems((*left, *right), done)),
        sheets=(*left, *right),
        encoder=matcher.encoder,
    )


def _read_needs(needs: Path, capabilities: Path, encoding: str) -> tuple[SheetReading, ...]:
    """Read the needs; two files in each other's place are one thing to tell."""
    try:
        return exchange.read_records(needs, RecordKind.NEED, encoding=encoding)
    except exchange.OtherKindError as error:
        try:
            exchange.read_records(capabilities, RecordKind.NEED, encoding=encoding)
        except InputFileError:
            raise error from None
        raise InputFileError(
            Message(
                N_(
                    "The two files stand in each other's place: “{needs}” lists capabilities and "
                    "“{capabilities}” lists needs. Give the list of needs first."
                ),
                needs=needs.name,
                capabilities=capabilities.name,
            )
        ) from error


def _pool(done: Resolution) -> Pool:
    """Return what is compared, as an import would take it; ids go by the order in the files."""
    needs = [each for each in done.records if isinstance(each, Need)]
    capabilities = [each for each in done.records if isinstance(each, Capability)]
    return Pool(
        tuple(replace(each, id=NeedId(f"n{n:06}")) for n, each in enumerate(needs)),
        tuple(replace(each, id=CapabilityId(f"c{n:06}")) for n, each in enumerate(capabilities)),
        tuple(entry.record for entry in done.organisations.entries.values()),
    )


def _problems(sheets: Iterable[SheetReading], done: Resolution) -> Iterator[Problem]:
    """Yield once what there is to tell of the files and of their rows, as at an import."""
    of_sheets = (problem for sheet in sheets for problem in sheet.problems)
    of_rows = (problem for row in done.rows for problem in row.problems)
    seen = set()
    for problem in (*of_sheets, *of_rows):
        place = (problem.place, problem.severity, str(problem.message))
        if place not in seen:
            seen.add(place)
            yield problem


def _refuse_empty(records: Sequence[Need] | Sequence[Capability], path: Path) -> None:
    if not records:
        raise InputFileError(
            Message(
                N_("“{file}” has no record that can be compared. Each needs a title or a text."),
                file=path.name,
            )
        )


def _ranked(found: Iterable[Proposal], pool: Pool) -> Iterator[tuple[NeedId, Ranked]]:
    capabilities = {capability.id: capability for capability in pool.capabilities}
    for proposal in found:
        explanation = proposal.explanation
        capability = capabilities[explanation.capability]
        yield explanation.need, Ranked(capability, explanation, proposal.rank, proposal.close)


def _by_need(
    needs: Sequence[Need], rows: Sequence[tuple[NeedId, Ranked]], *, every: bool
) -> Iterator[RankedNeed]:
    by_need: dict[NeedId, list[Ranked]] = {}
    for need_id, row in rows:
        by_need.setdefault(need_id, []).append(row)
    for need in sorted(needs, key=lambda each: (each.code, each.id)):
        if every or need.id in by_need:
            yield RankedNeed(need, tuple(by_need.get(need.id, ())))


_Record = TypeVar("_Record", Need, Capability)


def _asked(
    pairs: Iterable[tuple[str, str]], pool: Pool, path: Path
) -> Iterator[tuple[Need, Capability]]:
    needs = {need.code: need for need in pool.needs}
    capabilities = {capability.code: capability for capability in pool.capabilities}
    for need, capability in pairs:
        yield _named(needs, need, path), _named(capabilities, capability, path)


def _named(records: dict[str, _Record], code: str, path: Path) -> _Record:
    if code in records:
        return records[code]
    raise InputFileError(
        Message(
            N_("“{file}” names “{code}”, which is in neither list. Check the codes."),
            file=path.name,
            code=code,
        )
    )
