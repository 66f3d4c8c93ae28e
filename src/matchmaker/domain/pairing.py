"""A pair as people work with it: the proposal, what they decided, and its code on paper."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from matchmaker.domain.explanation import Explanation
from matchmaker.domain.ids import CapabilityId, JudgementId, NeedId


class Decision(StrEnum):
    """What a person decided on a pair (list ``decision``)."""

    SHORTLIST = "shortlist"
    ACCEPT = "accept"
    RESERVE = "reserve"
    REJECT = "reject"


class RejectReason(StrEnum):
    """Why a pair was rejected (list ``reject_reason``); a rejection always has one."""

    WRONG_TOPIC = "wrong_topic"
    READINESS = "readiness"
    COMPETITOR = "competitor"
    MET_BEFORE = "met_before"
    COST_OR_TIME = "cost_or_time"
    NO_CAPACITY = "no_capacity"
    OTHER = "other"


class Validity(StrEnum):
    """How long a judgement holds."""

    THIS_EVENT = "this_event"
    FOR_GOOD = "for_good"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on a pair; no run of the matcher ever changes one. ``at`` is UTC."""

    id: JudgementId
    need: NeedId
    capability: CapabilityId
    decision: Decision
    by: str
    at: datetime
    reason: RejectReason | None = None
    note: str = ""
    validity: Validity = Validity.THIS_EVENT


@dataclass(frozen=True, slots=True)
class Proposal:
    """A ranked pair of one matching run; ``close`` if the next better one is hardly better."""

    explanation: Explanation
    rank: int
    close: bool = False


class PairState(StrEnum):
    """Where a pair stands, worked out from the run and the latest judgement."""

    PROPOSED = "proposed"
    SHORTLISTED = "shortlisted"
    ACCEPTED = "accepted"
    RESERVE = "reserve"
    REJECTED = "rejected"
    GONE = "gone"  # neither proposed nor judged any more


_STATES = {
    Decision.SHORTLIST: PairState.SHORTLISTED,
    Decision.ACCEPT: PairState.ACCEPTED,
    Decision.RESERVE: PairState.RESERVE,
    Decision.REJECT: PairState.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Pairing:
    """One pair with its proposal (None: no longer proposed) and the judgement in force."""

    need: NeedId
    capability: CapabilityId
    code: str
    proposal: Proposal | None
    judgement: Judgement | None

    @property
    def state(self) -> PairState:
        """Work out the state; a judgement outweighs the run."""
        if self.judgement is not None:
            return _STATES[self.judgement.decision]
        return PairState.PROPOSED if self.proposal is not None else PairState.GONE


@dataclass(frozen=True, slots=True)
class Moved:
    """A pair whose rank or whole score changed between two runs."""

    need: NeedId
    capability: CapabilityId
    rank_before: int
    rank_now: int
    score_before: int
    score_now: int


@dataclass(frozen=True, slots=True)
class RunBasis:
    """What a run of the matcher stood on: the newest action it had read, and the encoder.

    ``position`` is -1 of a run that did not say; ``encoder`` is the sentence encoder's model, ''
    of a run by words alone. ``profile`` is the digest of the event's profile, '' of another one
    chosen for this run; ``ruled_out`` is a mark of the pairs that people had ruled out.
    """

    position: int = -1
    encoder: str = ""
    profile: str = ""
    ruled_out: str = ""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run of the matcher changed against the run before."""

    run: int
    needs: int
    capabilities: int
    proposals: int
    new: tuple[tuple[NeedId, CapabilityId], ...] = ()
    gone: tuple[tuple[NeedId, CapabilityId], ...] = ()
    moved: tuple[Moved, ...] = ()
    uncovered: tuple[NeedId, ...] = ()
    basis: RunBasis = field(default=RunBasis(), compare=False)


# No I, O, S, V, Z, 0, 1: people copy these codes by hand from paper.
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_LENGTH = 6
_CODE_HEAD = 3


def pair_code(need: NeedId, capability: CapabilityId, *, salt: int = 0) -> str:
    """Return the code of a pair as ``K7Q-48XC``: six characters of a hash and a check character.

    It depends on the two ids alone, so two laptops give one pair one code; *salt* tells two pairs
    apart in the rare case that both hash to the same code.
    """
    seed = f"{need}:{capability}:{salt}".encode()
    number = int.from_bytes(hashlib.sha256(seed).digest()[:8], "big")
    base = len(CODE_ALPHABET)
    body = "".join(CODE_ALPHABET[number // base**i % base] for i in range(_CODE_LENGTH))
    return f"{body[:_CODE_HEAD]}-{body[_CODE_HEAD:]}{_check_character(body)}"


def read_pair_code(typed: str) -> str | None:
    """Return a typed code in its printed form, or None if it is not a valid code.

    Case, blanks and hyphens do not matter. The check character catches every single wrong
    character and every swap of neighbours (weights 1 to 6, modulus 29, a prime).
    """
    body = "".join(c for c in typed.upper() if c in CODE_ALPHABET)
    strange = [
        c for c in typed.upper() if c not in CODE_ALPHABET and c not in " -\u2010\u2011\u2013"
    ]
    if strange or len(body) != _CODE_LENGTH + 1 or _check_character(body[:-1]) != body[-1]:
        return None
    return f"{body[:_CODE_HEAD]}-{body[_CODE_HEAD:]}"


def _check_character(body: str) -> str:
    total = sum((i + 1) * CODE_ALPHABET.index(c) for i, c in enumerate(body))
    return CODE_ALPHABET[total % len(CODE_ALPHABET)]
