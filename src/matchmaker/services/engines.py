"""Make the engine that matches an event: its profile, the words, and the sentence encoder."""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary, ref

from matchmaker.domain.profile import Profile
from matchmaker.errors import DatabaseBusy, ProfileError
from matchmaker.matching.embedding.embedded import Embedder, InMemory, VectorStore
from matchmaker.matching.embedding.encoder import (
    NO_ENCODER,
    Encoder,
    expected_model,
    installed_encoder,
)
from matchmaker.matching.embedding.space import fits, load_centres
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.vocabulary import vocabulary
from matchmaker.store import Database

_log = logging.getLogger(__name__)


class StoredVectors:
    """Vectors remembered in the event file; with *keep* off, and read only, for one run."""

    def __init__(self, database: Database, *, keep: bool = True) -> None:
        """Remember in *database*, without holding on to it: an engine may outlast it."""
        self._to = ref(database)
        self._keep = keep and not database.read_only
        self.failed = False

    @property
    def _database(self) -> Database:
        database = self._to()
        assert database is not None  # noqa: S101 - whoever matches has it open
        return database

    def read(self, model_id: str) -> Mapping[bytes, bytes]:
        """Return all vectors of *model_id*."""
        with self._database.reading() as reader:
            return reader.text_vectors(model_id)

    def write(self, model_id: str, vectors: Mapping[bytes, bytes]) -> None:
        """Keep *vectors*; while another program holds the file, they are made again next time."""
        if not self._keep:
            return
        try:
            with self._database.transaction() as tx:
                tx.keep_text_vectors(model_id, vectors)
        except DatabaseBusy:
            self._keep, self.failed = (
                False,
                True,
            )  # waiting for the file again and again would take minutes


def engine(
    profile: Profile, *, vectors: VectorStore | None = None, words_only: bool = False
) -> Engine:
    """Return an engine that keeps vectors in *vectors* (None: as long as it lives)."""
    encoder = NO_ENCODER if words_only else installed_encoder()
    return Engine(profile, vocabulary(), _embedder(encoder, vectors or InMemory()))


def warm_engine(
    database: Database, profile: Profile, *, keep: bool = True, pool: Pool | None = None
) -> Engine:
    """Return the engine of *database*, which knows the records it has prepared last.

    It keeps vectors in the file with *keep*. One that has prepared *pool* already is taken
    whether it keeps any or not: it will not make any.
    """
    encoder = installed_encoder()
    with _WARMING:
        slots = _WARM.setdefault(database, {})
        for slot in (True, False):
            known = slots.get(slot)
            if known is None or not known.fits(profile, encoder):
                slots.pop(slot, None)
            elif pool is not None and known.engine.knows(pool):
                return known.engine
        if keep not in slots:
            vectors = StoredVectors(database, keep=keep)
            slots[keep] = _Warm(engine(profile, vectors=vectors), vectors, profile.digest, encoder)
        if keep:
            slots.pop(False, None)  # what a run has prepared, questions use too
        return slots[keep].engine


@dataclass(frozen=True, slots=True)
class _Warm:
    """An engine that is kept, and what it was made with."""

    engine: Engine
    vectors: StoredVectors
    profile: str
    encoder: Encoder

    def fits(self, profile: Profile, encoder: Encoder) -> bool:
        """Tell whether it is as good as a new one: the same numbers, and nothing has failed."""
        same = self.profile == profile.digest and self.encoder is encoder
        return same and not self.vectors.failed and not self.engine.failed


# Forgotten with the open file; the lock is held while one is looked up, never while it works.
_WARM: WeakKeyDictionary[Database, dict[bool, _Warm]] = WeakKeyDictionary()
_WARMING = threading.Lock()


def expected_encoder() -> str:
    """Return the model ``engine`` would compare meanings with, '' for none; nothing is loaded."""
    model = expected_model()
    if not model:
        return ""
    try:
        centres = load_centres()
    except ProfileError:
        return ""
    return f"{model}-{centres.digest}" if model == centres.model_id else ""


def warm_up() -> None:
    """Begin to load the words and the sentence encoder, while this thread has to wait anyway."""
    threading.Thread(target=_load, name="warm-up", daemon=True).start()


def _load() -> None:
    installed_encoder()  # first, because loading it takes more memory than keeping it
    vocabulary()


def _embedder(encoder: Encoder, vectors: VectorStore) -> Embedder | None:
    if not encoder.model_id:
        return None
    try:
        centres = load_centres()
    except ProfileError:
        _log.warning("The sentence encoder is left out: its means are damaged", exc_info=True)
        return None
    return Embedder(encoder, centres, vectors) if fits(encoder, centres) else None
