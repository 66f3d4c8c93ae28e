"""Industry: the shared beginning of GB/T 4754 codes of one edition."""

from matchmaker.domain.organisation import IndustryCode
from matchmaker.matching.criteria.finding import MISSING, Finding
from matchmaker.matching.pair import Pair, Setting

# Divisions 13 to 43 of GB/T 4754-2017 are section C, manufacturing.
_MANUFACTURING = frozenset(map(str, range(13, 44)))
_SHARED = ((4, "industry.class"), (3, "industry.group"), (2, "industry.division"))


def compare(pair: Pair) -> Finding:
    """Compare the industry of the need with those the capability is for; the nearest counts."""
    return compare_codes(pair.need.industry, pair.capability.industries, pair.setting)


def compare_codes(
    wanted: IndustryCode | None, offered: tuple[IndustryCode, ...], setting: Setting
) -> Finding:
    """Return the best similarity; codes of different editions are not compared."""
    if wanted is None:
        return MISSING
    found = [_alike(wanted.code, o.code, setting) for o in offered if o.edition == wanted.edition]
    return Finding(max(found)) if found else MISSING


def _alike(wanted: str, offered: str, setting: Setting) -> float:
    for length, name in _SHARED:
        if wanted[:length] == offered[:length] and len(offered) >= length <= len(wanted):
            return setting.number(name)
    return setting.number("industry.section") if _made(wanted) and _made(offered) else 0.0


def _made(code: str) -> bool:
    return code[:2] in _MANUFACTURING
