"""An event whose decisions follow other weights than its profile's."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.ids import JudgementId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.pairing import Decision, Judgement, Pairing, RejectReason
from matchmaker.domain.records import Capability, Need
from matchmaker.messages import Message
from matchmaker.services import proposing
from matchmaker.store import Database
from tests import builders

TOPICS = (("铝型材表面缺陷检测", "表面缺陷"), ("铝型材划痕检测与分拣", "划痕"))
TRLS = (4, 5, 6, 7, 8)
PLANTED = {Criterion.READINESS: 60.0, Criterion.TEXT: 40.0}


def fill(database: Database) -> None:
    """Put 12 needs and 15 capabilities of a few topics into *database*, and propose pairs."""
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("Imported"), by="tests")
        for party in (builders.company(), builders.university()):
            recorder.put(party)
        recorder.put(builders.person())
        recorder.put(builders.event())
        for need in _needs():
            recorder.put(need)
        for capability in _capabilities():
            recorder.put(capability)
    proposing.propose(database, today=builders.TODAY)


def _needs() -> Iterator[Need]:
    for number in range(1, 13):
        title, word = TOPICS[number % 2]
        yield replace(
            builders.need(code=f"N-{number:03}", title=builders.hans(f"{title}{number}号线")),
            problem=builders.hans(f"{title}靠人工，{word}多，班次之间差别大。"),
            keywords=(word, title[:4]), hightech_field="", industry=None, indicators=(),
            trl_min=7, status=NeedStatus.PUBLISHED,
        )  # fmt: skip


def _capabilities() -> Iterator[Capability]:
    for number in range(1, 16):
        title, word = TOPICS[number % 2]
        yield replace(
            builders.capability(
                code=f"C-{number:03}", title=builders.hans(f"{title}新方法之{number}")
            ),
            summary=builders.hans(f"面向{word}的{title}装置，已在{number}家企业试用。"),
            keywords=(word,), hightech_field="", industries=(), indicators=(),
            trl=TRLS[number % len(TRLS)],
        )  # fmt: skip


def judge(database: Database, count: int, *, accept_all: bool = False) -> int:
    """Decide on *count* proposed pairs by weights of our own; return how many are accepted."""
    with database.reading() as reader:
        pairings = [p for p in reader.pairings() if p.proposal is not None]
    random.Random(4).shuffle(pairings)
    marks = sorted(map(_mark, pairings))
    middle = marks[len(marks) // 2]
    accepted = 0
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.JUDGE, Message("Judged"), by="tests")
        for number, each in enumerate(pairings[:count]):
            yes = accept_all or _mark(each) > middle
            accepted += yes
            recorder.put(
                Judgement(
                    id=JudgementId(f"j{number:04}"), need=each.need, capability=each.capability,
                    decision=Decision.ACCEPT if yes else Decision.REJECT, by="tests",
                    at=datetime(2026, 3, 2, 9, number % 60, tzinfo=UTC),
                    reason=None if yes else RejectReason.READINESS,
                )
            )  # fmt: skip
    return accepted


def _mark(pairing: Pairing) -> float:
    assert pairing.proposal is not None
    explanation = pairing.proposal.explanation
    return sum(
        weight * (explanation.part(criterion).similarity or 0.0)
        for criterion, weight in PLANTED.items()
    )
