"""Keep the newest run of the matcher, and unite it with what people decided."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, delete, func, insert, select

from matchmaker.domain.explanation import whole_score
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.pairing import (
    Judgement,
    Moved,
    Pairing,
    Proposal,
    RunBasis,
    RunReport,
    pair_code,
)
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Need
from matchmaker.store.tables import (
    CapabilityRow,
    JudgementRow,
    NeedRow,
    PairCodeRow,
    ProposalRow,
    RunRow,
)

_PROPOSAL = cast("Any", ProposalRow.__table__)
_CODE = cast("Any", PairCodeRow.__table__)
_RUN = cast("Any", RunRow.__table__)

Pair = tuple[NeedId, CapabilityId]

_LAST = 10**6  # the rank of a pair that is judged but not proposed


class Kept:
    """The proposals of one run as they were read: decoding them is the dear part of reading.

    A run is never changed, so they hold until the next one.
    """

    def __init__(self) -> None:
        """Start with nothing kept."""
        self.read: tuple[int, Mapping[Pair, Proposal]] = (0, {})

    def proposals(self, connection: Connection) -> dict[Pair, Proposal]:
        """Return the proposals that stand, decoding them once a run."""
        run, known = self.read
        pairs = select(_PROPOSAL.c.need, _PROPOSAL.c.capability)
        standing = [(row[0], row[1]) for row in connection.execute(pairs)]
        newest = _newest_run(connection)
        if run != newest or not all(pair in known for pair in standing):
            rows = connection.execute(pairs.add_columns(_PROPOSAL.c.proposal))
            with _no_collecting():
                known = {(row[0], row[1]): row[2] for row in rows}
            self.keep(newest, known)
        return {pair: known[pair] for pair in standing}

    def keep(self, run: int, proposals: Mapping[Pair, Proposal]) -> None:
        """Keep the proposals of *run*, which need not be read again."""
        self.read = (run, proposals)

    def adopt(self, other: "Kept") -> None:
        """Keep what *other* kept in a transaction, once that is committed."""
        if other.read[0]:
            self.read = other.read


@contextmanager
def _no_collecting() -> Iterator[None]:
    # Some million small values are made, none of them in a cycle: looking for cycles among them
    # over and over takes longer than making them.
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Matched:
    """What a run matched, when and how: the needs that took part, how many capabilities."""

    needs: Sequence[Need]
    capabilities: int
    profile: Profile
    at: datetime


def save(
    connection: Connection,
    proposals: Sequence[Proposal],
    matched: Matched,
    *,
    kept: Kept,
    basis: RunBasis,
) -> RunReport:
    """Replace the proposals of the run before and return what changed; they stay in *kept*.

    What was deleted while the matcher worked is left out.
    """
    there = _orders(connection)
    matched = replace(matched, needs=[need for need in matched.needs if need.id in there])
    standing = [each for each in proposals if all(side in there for side in _pair(each))]
    before = {
        (row.need, row.capability): (row.rank, row.score)
        for row in connection.execute(
            select(_PROPOSAL.c.need, _PROPOSAL.c.capability, _PROPOSAL.c.rank, _PROPOSAL.c.score)
        )
    }
    number = _newest_run(connection) + 1
    report = replace(_report(number, before, standing, matched), basis=basis)
    connection.execute(
        insert(RunRow),
        {
            "id": number,
            "at": matched.at,
            "profile": matched.profile.name,
            "digest": matched.profile.digest,
            "report": report,
        },
    )
    connection.execute(delete(ProposalRow))
    rows = [_row(number, each) for each in standing]
    if rows:
        connection.execute(insert(ProposalRow), rows)
    give_codes(connection, ProposalRow)
    kept.keep(number, {_pair(each): each for each in standing})
    return report


def give_codes(connection: Connection, source: type[ProposalRow | JudgementRow]) -> None:
    """Give each pair of the table *source* its code, once and for good."""
    table = cast("Any", source.__table__)
    same = (_CODE.c.need == table.c.need) & (_CODE.c.capability == table.c.capability)
    without = connection.execute(
        select(table.c.need, table.c.capability)
        .distinct()
        .outerjoin_from(table, _CODE, same)
        .where(_CODE.c.code.is_(None))
        .order_by(table.c.need, table.c.capability)
    ).all()
    if not without:
        return
    taken = set(connection.execute(select(_CODE.c.code)).scalars())
    rows = []
    for need, capability in without:
        salt = 0
        while (code := pair_code(need, capability, salt=salt)) in taken:
            salt += 1
        taken.add(code)
        rows.append({"code": code, "need": need, "capability": capability})
    connection.execute(insert(PairCodeRow), rows)


def pairings(
    connection: Connection, judgements: Sequence[Judgement], *, kept: Kept
) -> tuple[Pairing, ...]:
    """Return proposed and judged pairs by need code, rank and capability code."""
    in_force = _in_force(judgements)
    codes = {(row[0], row[1]): row[2] for row in connection.execute(
        select(_CODE.c.need, _CODE.c.capability, _CODE.c.code)
    )}  # fmt: skip
    proposals = kept.proposals(connection)
    order = _orders(connection)
    pairs = list(proposals) + [pair for pair in in_force if pair not in proposals]
    pairs.sort(key=lambda pair: _sort_key(pair, proposals.get(pair), order))
    return tuple(
        Pairing(
            need=pair[0],
            capability=pair[1],
            code=codes[pair],
            proposal=proposals.get(pair),
            judgement=in_force.get(pair),
        )
        for pair in pairs
    )


def pairing(
    connection: Connection, need: NeedId, capability: CapabilityId, judgements: Sequence[Judgement]
) -> Pairing | None:
    """Return one pair if it is proposed or judged."""
    proposal = connection.execute(
        select(_PROPOSAL.c.proposal).where(
            _PROPOSAL.c.need == need, _PROPOSAL.c.capability == capability
        )
    ).scalar()
    judgement = _in_force(judgements).get((need, capability))
    code = connection.execute(
        select(_CODE.c.code).where(_CODE.c.need == need, _CODE.c.capability == capability)
    ).scalar()
    if code is None or (proposal is None and judgement is None):
        return None
    return Pairing(need, capability, code, proposal, judgement)


def pair_of_code(connection: Connection, code: str) -> Pair | None:
    """Return the pair that has this code, or None."""
    row = connection.execute(select(_CODE).where(_CODE.c.code == code)).one_or_none()
    return (NeedId(row.need), CapabilityId(row.capability)) if row else None


def last_report(connection: Connection) -> RunReport | None:
    """Return the report of the newest run."""
    return cast(
        "RunReport | None",
        connection.execute(select(_RUN.c.report).order_by(_RUN.c.id.desc()).limit(1)).scalar(),
    )


def _newest_run(connection: Connection) -> int:
    return connection.execute(select(func.max(_RUN.c.id))).scalar() or 0


def _report(
    number: int,
    before: dict[Pair, tuple[int, int]],
    proposals: Sequence[Proposal],
    matched: Matched,
) -> RunReport:
    now = {_pair(each): (each.rank, whole_score(each.explanation)) for each in proposals}
    covered = {need for need, _ in now}
    return RunReport(
        run=number,
        needs=len(matched.needs),
        capabilities=matched.capabilities,
        proposals=len(now),
        new=tuple(pair for pair in now if pair not in before),
        gone=tuple(pair for pair in before if pair not in now),
        moved=tuple(
            Moved(*pair, before[pair][0], now[pair][0], before[pair][1], now[pair][1])
            for pair in now
            if pair in before and before[pair] != now[pair]
        ),
        uncovered=tuple(need.id for need in matched.needs if need.id not in covered),
    )


def _row(run: int, proposal: Proposal) -> dict[str, object]:
    need, capability = _pair(proposal)
    return {
        "need": need,
        "capability": capability,
        "run": run,
        "rank": proposal.rank,
        "score": whole_score(proposal.explanation),
        "proposal": proposal,
    }


def _pair(proposal: Proposal) -> Pair:
    return proposal.explanation.need, proposal.explanation.capability


def _in_force(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    return {(each.need, each.capability): each for each in judgements}  # the latest wins


def _orders(connection: Connection) -> dict[str, str]:
    order: dict[str, str] = {}
    for table in (NeedRow, CapabilityRow):
        order.update(
            {row.id: row.code for row in connection.execute(select(table.id, table.code))}
        )
    return order


def _sort_key(
    pair: Pair, proposal: Proposal | None, order: dict[str, str]
) -> tuple[str, int, str]:
    return order[pair[0]], proposal.rank if proposal else _LAST, order[pair[1]]
