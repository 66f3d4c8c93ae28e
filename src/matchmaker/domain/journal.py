"""Every user action with its changes: the one source of undo, history and merging."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matchmaker.domain.ids import ActionId, RecordId, ReplicaId
from matchmaker.domain.kinds import RecordKind
from matchmaker.messages import Message


class ActionKind(StrEnum):
    """What a person did."""

    CREATE_EVENT = "create_event"
    IMPORT = "import"
    EDIT = "edit"
    DELETE = "delete"
    JUDGE = "judge"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Who wrote a value as their how-many-eth action; never a wall clock."""

    replica: ReplicaId
    counter: int


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record: its JSON value before and after (None: absent).

    ``replaces`` is the version of the value that was there (None: the field is new).
    A record that appears or goes has a change of the field ``""``.
    """

    record_kind: RecordKind
    record: RecordId
    field: str
    before: str | None
    after: str | None
    replaces: Version | None


@dataclass(frozen=True, slots=True)
class Action:
    """One step of a person; ``reverses`` names the action an undo or redo works on."""

    id: ActionId
    kind: ActionKind
    version: Version
    by: str
    at: datetime
    summary: Message
    reverses: ActionId | None = None
    undone: bool = False
