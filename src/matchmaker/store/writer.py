"""Write records: every change goes through an action of the journal."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from matchmaker.domain.ids import ActionId
from matchmaker.domain.journal import Action, ActionKind
from matchmaker.domain.pairing import Proposal, RunBasis, RunReport
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Need
from matchmaker.messages import Message
from matchmaker.store import journal, migrating, runs, vectors
from matchmaker.store.reader import Reader
from matchmaker.store.recorder import Recorder


class Writer(Reader):
    """One write transaction; a clean end commits all of it, an exception nothing."""

    def __init__(self, connection: Connection, *, at: datetime) -> None:
        """Write through *connection*; *at* is the time shown for what is done in it."""
        super().__init__(connection)
        self._at = at
        self._open: list[Recorder] = []

    def act(
        self,
        kind: ActionKind,
        summary: Message,
        *,
        by: str,
        reverses: ActionId | None = None,
    ) -> Recorder:
        """Start one action of a person; its changes are written when the transaction ends."""
        self.flush()
        version = journal.next_version(self._connection)
        action = Action(
            ActionId(uuid.uuid4().hex), kind, version, by, self._at, summary, reverses=reverses
        )
        recorder = Recorder(self, self._connection, action)
        self._open.append(recorder)
        return recorder

    def save_run(
        self,
        proposals: Sequence[Proposal],
        *,
        profile: Profile,
        needs: Sequence[Need],
        capabilities: int,
        basis: RunBasis | None = None,
    ) -> RunReport:
        """Replace the proposals; they are derived, so the journal has no part in it.

        *basis* is what the run stood on (None: the records as they are now, words alone).
        """
        return runs.save(
            self._connection,
            proposals,
            runs.Matched(needs, capabilities, profile, self._at),
            basis=basis or RunBasis(self.position()),
            kept=self.kept,
        )

    def keep_text_vectors(self, model: str, found: Mapping[bytes, bytes]) -> None:
        """Remember what the sentence encoder *model* made of texts, by the hash of each text."""
        vectors.write(self._connection, model, found)

    def forget_text_vectors(self, model: str, *, kept: Collection[bytes]) -> int:
        """Forget the vectors of texts that are gone, and of other models; return how many."""
        return vectors.forget(self._connection, model, kept=kept)

    def migrate(self) -> None:
        """Bring the file to this program's schema; a new one gets its tables and its identity."""
        migrating.upgrade(self._connection, at=self._at)

    def flush(self) -> None:
        """Write what the actions have gathered so far."""
        while self._open:
            self._open.pop(0).write()
