"""The space vectors are compared in: centred by language and kind of text, in small integers.

Vectors of one language lie in one corner of the space, and so do short terms against sentences;
taking away the mean of a reference set brings them together. The means are stored, so a score does
not drift as records are added. Products of vectors of small integers are exact in any order of
adding up: the same on every computer and for every size of pool.
"""

import hashlib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from matchmaker import paths
from matchmaker.errors import ProfileError
from matchmaker.matching.embedding.encoder import Encoder, Floats32
from matchmaker.matching.joined import Ints
from matchmaker.matching.tokens import Floats
from matchmaker.matching.vectors import Script
from matchmaker.messages import N_, Message

Bytes = npt.NDArray[np.int8]

_MOST = 127


class Kind(IntEnum):
    """What a passage is: a short term or title, or a sentence."""

    PHRASE = 0
    SENTENCE = 1


@dataclass(frozen=True)
class Centres:
    """The means of the reference set (scripts x kinds x dimensions), for one model."""

    model_id: str
    means: Floats32

    @cached_property
    def digest(self) -> str:
        """Eight digits that tell these means from others."""
        return hashlib.blake2b(self.means.tobytes(), digest_size=4).hexdigest()

    def centred(self, vectors: Floats32, scripts: Ints, kinds: Ints) -> Floats32:
        """Return *vectors* without the mean of their script and kind, of length 1."""
        found: Floats32 = vectors - self.means[scripts, kinds]
        return unit(found)


@cache
def load_centres(path: Path | None = None) -> Centres:
    """Read the shipped means (``resources/encoder``; its ``build.py`` makes them).

    Raises:
        ProfileError: the file is missing or damaged.
    """
    path = path or paths.resources("encoder", "centres.npz")
    try:
        with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            means, model_id = stored["means"].astype(np.float32), str(stored["model_id"])
        if not np.isfinite(means).all():
            raise ValueError(path)
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
        raise ProfileError(
            Message(N_("“{file}” is damaged. Install the program again."), file=path.name)
        ) from error
    return Centres(model_id, means)


def fits(encoder: Encoder, centres: Centres) -> bool:
    """Tell whether *centres* were made with the model of *encoder*."""
    shape = (len(Script), len(Kind), encoder.dim)
    return encoder.model_id == centres.model_id and centres.means.shape == shape


def unit(vectors: Floats32) -> Floats32:
    """Return *vectors* (rows) with length 1; a vector of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    found: Floats32 = vectors / np.maximum(lengths, np.float32(1e-9))
    return found


def rounded(vectors: Floats32) -> Bytes:
    """Return *vectors* (rows) in whole numbers from -127 to 127, each on a scale of its own."""
    largest = np.abs(vectors).max(axis=-1, keepdims=True)
    found: Bytes = np.rint(vectors * (_MOST / np.maximum(largest, 1e-9))).astype(np.int8)
    return found


def cosines(one: Bytes, other: Bytes) -> Floats:
    """Return the cosines of the rows of *one* with the rows of *other*; 0 for an empty row.

    Whole numbers below 2**24 are exact in 32-bit floats: at most 512 x 127 x 127 is added up.
    """
    left, right = one.astype(np.float32), other.astype(np.float32)
    squares = [np.einsum("ij,ij->i", side, side).astype(np.float64) for side in (left, right)]
    lengths = np.sqrt(np.multiply.outer(*squares))
    found: Floats = (left @ right.T).astype(np.float64) / np.maximum(lengths, 1.0)
    return found
