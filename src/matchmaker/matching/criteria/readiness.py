"""Readiness: how far the technology is, against how far the company wants it to be."""

from matchmaker.matching.criteria.finding import MISSING, Finding
from matchmaker.matching.pair import Pair, Setting


def compare(pair: Pair) -> Finding:
    """Compare the lowest readiness wanted with the readiness offered."""
    return compare_levels(pair.need.trl_min, pair.capability.trl, pair.setting)


def compare_levels(wanted: int | None, offered: int | None, setting: Setting) -> Finding:
    """Return 1 if it is ready enough, and less in steps for every level below."""
    if wanted is None or offered is None:
        return MISSING
    gap = wanted - offered
    if gap <= 0:
        return Finding(1.0)
    if gap == 1:
        return Finding(setting.number("readiness.one_below"))
    if gap >= setting.number("readiness.against"):
        return Finding(0.0, against=True)
    return Finding(setting.number("readiness.two_below"))
