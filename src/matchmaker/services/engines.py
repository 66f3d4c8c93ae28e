"""Make the engine that matches an event: its profile, the words, and the sentence encoder."""

import threading
from collections.abc import Mapping

from matchmaker.domain.profile import Profile
from matchmaker.errors import DatabaseError
from matchmaker.matching.embedding.embedded import Embedder, InMemory, VectorStore
from matchmaker.matching.embedding.encoder import NO_ENCODER, Encoder, installed_encoder
from matchmaker.matching.embedding.space import fits, load_centres
from matchmaker.matching.engine import Engine
from matchmaker.matching.vocabulary import vocabulary
from matchmaker.store import Database


class StoredVectors:
    """Vectors remembered in the event file; of a file that cannot be written, for this run."""

    def __init__(self, database: Database) -> None:
        """Remember in *database*."""
        self._database = database

    def read(self, model_id: str) -> Mapping[bytes, bytes]:
        """Return all vectors of *model_id*."""
        with self._database.reading() as reader:
            return reader.text_vectors(model_id)

    def write(self, model_id: str, vectors: Mapping[bytes, bytes]) -> None:
        """Keep *vectors*; they can be made again, so a file that is held does not stop a run."""
        if self._database.read_only:
            return
        try:
            with self._database.transaction() as tx:
                tx.keep_text_vectors(model_id, vectors)
        except DatabaseError:
            return


def engine(
    profile: Profile, *, vectors: VectorStore | None = None, words_only: bool = False
) -> Engine:
    """Return an engine that keeps vectors in *vectors* (None: as long as it lives)."""
    encoder = NO_ENCODER if words_only else installed_encoder()
    return Engine(profile, vocabulary(), _embedder(encoder, vectors or InMemory()))


def warm_up() -> None:
    """Begin to load the words and the sentence encoder, while this thread has to wait anyway."""
    threading.Thread(target=_load, name="warm-up", daemon=True).start()


def _load() -> None:
    installed_encoder()  # first, because loading it takes more memory than keeping it
    vocabulary()


def _embedder(encoder: Encoder, vectors: VectorStore) -> Embedder | None:
    centres = load_centres()
    return Embedder(encoder, centres, vectors) if fits(encoder, centres) else None
