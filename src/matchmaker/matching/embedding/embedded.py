"""Vectors of all records of a pool, made once and remembered by their texts."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import Protocol

import numpy as np

from matchmaker.matching.embedding.encoder import Encoder, Floats32
from matchmaker.matching.embedding.passages import Passage, passages_of
from matchmaker.matching.embedding.space import Bytes, Centres, cosines, rounded, unit
from matchmaker.matching.joined import Ints
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.tokens import Floats
from matchmaker.messages import N_, Message
from matchmaker.progress import Progress

_AT_ONCE = 128  # passages: how long a person waits for Cancel
_KEPT_AT_ONCE = 512
_KEY_BYTES = 16


class EncoderFailed(Exception):
    """The encoder gave nothing that can be used; pairs are then found by words alone."""


class VectorStore(Protocol):
    """Where vectors are kept from one run to the next, by the hash of their text."""

    def read(self, model_id: str) -> Mapping[bytes, bytes]:
        """Return all vectors of *model_id*."""

    def write(self, model_id: str, vectors: Mapping[bytes, bytes]) -> None:
        """Keep *vectors*."""


class InMemory:
    """Keeps vectors as long as the program runs."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[str, dict[bytes, bytes]] = {}

    def read(self, model_id: str) -> Mapping[bytes, bytes]:
        """Return all vectors of *model_id*."""
        return self._known.get(model_id, {})

    def write(self, model_id: str, vectors: Mapping[bytes, bytes]) -> None:
        """Keep *vectors*."""
        self._known.setdefault(model_id, {}).update(vectors)


@dataclass(frozen=True)
class Embedded:
    """Passages of records with their vectors.

    ``records`` (records x dimensions) are the weighted means of the passages of each; those of
    record *i* are rows ``bounds[i]`` to ``bounds[i + 1]`` of ``vectors`` and of ``passages``.
    """

    model_id: str
    passages: tuple[Passage, ...]
    bounds: tuple[int, ...]
    vectors: Bytes
    records: Bytes

    def of(self, record: int) -> tuple[tuple[Passage, ...], Bytes]:
        """Return the passages of a record and their vectors."""
        rows = slice(self.bounds[record], self.bounds[record + 1])
        return self.passages[rows], self.vectors[rows]

    def cosine(self, one: int, other: int) -> float:
        """Return how near two records are in meaning, -1 to 1."""
        return float(cosines(self.records[one : one + 1], self.records[other : other + 1])[0, 0])

    def cosines(self, ones: Sequence[int], others: slice) -> Floats:
        """Return how near the records *ones* (rows) and *others* (columns) are in meaning."""
        return cosines(self.records[list(ones)], self.records[others])

    @cached_property
    def scripts(self) -> Ints:
        """The scripts of each record's passages, a bit for each; 0 of a record without any."""
        found = np.zeros(len(self.bounds) - 1, np.int64)
        owners = np.repeat(np.arange(len(found)), np.diff(self.bounds))
        bits = np.array([1 << passage.script for passage in self.passages], np.int64)
        np.bitwise_or.at(found, owners, bits)
        return found


class Embedder:
    """Embeds records with one encoder; asks the store before the encoder."""

    def __init__(self, encoder: Encoder, centres: Centres, store: VectorStore) -> None:
        """Take what was checked to fit together (``space.fits``)."""
        self._encoder = encoder
        self._centres = centres
        self._store = store

    @property
    def model_id(self) -> str:
        """Which model and which means make the vectors; those of others are not comparable."""
        return f"{self._encoder.model_id}-{self._centres.digest}"

    def embed(self, records: Sequence[Prepared], *, progress: Progress) -> Embedded:
        """Return the passages of all *records* with their vectors.

        Raises:
            Cancelled: by *progress*; what was encoded until then is kept.
            EncoderFailed: the encoder cannot be used after all.
        """
        found = [passages_of(record) for record in records]
        flat = tuple(passage for each in found for passage in each)
        vectors = self._vectors(flat, progress)
        bounds = np.cumsum([0, *map(len, found)])
        weights = np.array([passage.weight for passage in flat], np.float32)
        means = _means(vectors, weights, bounds)
        return Embedded(self.model_id, flat, tuple(bounds.tolist()), vectors, means)

    def _vectors(self, passages: Sequence[Passage], progress: Progress) -> Bytes:
        keys = [_key(passage) for passage in passages]
        stored = self._store.read(self.model_id)
        known = {key: stored[key] for key in keys if self._sound(stored.get(key))}
        # In the order of the keys, because what is encoded together may differ in the last place.
        named = sorted(zip(keys, passages, strict=True), key=itemgetter(0))
        known |= self._made({key: each for key, each in named if key not in known}, progress)
        joined = b"".join([known[key] for key in keys])
        return np.frombuffer(joined, np.int8).reshape(len(keys), self._encoder.dim)

    def _sound(self, vector: object) -> bool:
        """Tell whether what was stored is a vector: files get damaged."""
        return isinstance(vector, bytes) and len(vector) == self._encoder.dim and any(vector)

    def _made(self, missing: Mapping[bytes, Passage], progress: Progress) -> dict[bytes, bytes]:
        made: dict[bytes, bytes] = {}
        unkept: dict[bytes, bytes] = {}
        try:
            for start in range(0, len(missing), _AT_ONCE):
                progress.report(start, len(missing), Message(N_("Reading what the texts mean")))
                some = dict(islice(missing.items(), start, start + _AT_ONCE))
                rows = self._encoded(list(some.values()))
                unkept |= {key: row.tobytes() for key, row in zip(some, rows, strict=True)}
                if len(unkept) >= _KEPT_AT_ONCE:
                    made, unkept = made | self._kept(unkept), {}
        finally:
            made |= self._kept(unkept)
        return made

    def _kept(self, vectors: dict[bytes, bytes]) -> dict[bytes, bytes]:
        if vectors:
            self._store.write(self.model_id, vectors)
        return vectors

    def _encoded(self, passages: Sequence[Passage]) -> Bytes:
        raw = self._read([passage.text for passage in passages])
        scripts = np.array([passage.script for passage in passages], np.int64)
        kinds = np.array([passage.kind for passage in passages], np.int64)
        return rounded(self._centres.centred(raw, scripts, kinds))

    def _read(self, texts: list[str]) -> Floats32:
        try:
            raw = self._encoder.encode(texts)
        except Exception as error:  # the edge to an optional library
            raise EncoderFailed(type(error).__name__) from error
        if raw is None or raw.shape != (len(texts), self._encoder.dim):
            raise EncoderFailed("vectors of another shape")
        if not np.isfinite(raw).all() or not raw.any(axis=1).all():
            raise EncoderFailed("numbers that are not finite, or all zero")
        return raw


def _means(vectors: Bytes, weights: Floats32, bounds: Ints) -> Bytes:
    """Return the mean direction of each record's passages; zeros for a record without any."""
    size = len(bounds) - 1
    sums = np.zeros((size, vectors.shape[1]), np.float32)
    weighted = unit(vectors.astype(np.float32)) * weights[:, None]
    filled = np.flatnonzero(np.diff(bounds))
    if len(filled):
        sums[filled] = np.add.reduceat(weighted, bounds[:-1][filled], axis=0)
    return rounded(unit(sums))


def keys_of(embedded: Embedded) -> frozenset[bytes]:
    """Return the keys of the vectors in use; all others may be forgotten."""
    return frozenset(map(_key, embedded.passages))


def _key(passage: Passage) -> bytes:
    """Return a hash of all that the vector of *passage* depends on, beside the model."""
    said = f"{passage.script:d}{passage.kind:d}{passage.text}"
    return hashlib.blake2b(said.encode(), digest_size=_KEY_BYTES).digest()
