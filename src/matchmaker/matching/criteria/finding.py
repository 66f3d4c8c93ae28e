"""What one criterion finds about a pair."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """How well a criterion is met, 0 to 1; None: not stated, or it could never have been earned.

    ``against`` says that the criterion speaks against the pair, not only not for it.
    """

    similarity: float | None
    against: bool = False


MISSING = Finding(None)
