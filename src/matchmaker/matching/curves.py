"""Monotone maps from raw evidence to similarity."""

from itertools import pairwise

Curve = tuple[tuple[float, float], ...]


def along(curve: Curve, raw: float) -> float:
    """Return the similarity that *curve* gives to *raw*, straight between its points.

    Rounded to nine places, so that the last bit of a sum never decides a rank.
    """
    if raw <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in pairwise(curve):
        if raw <= x1:
            return round(y0 + (y1 - y0) * (raw - x0) / (x1 - x0), 9)
    return curve[-1][1]
