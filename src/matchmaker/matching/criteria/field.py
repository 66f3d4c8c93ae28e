"""Field: the two codes of the high-tech fields, a certain thing where both are stated."""

from matchmaker.matching.criteria.finding import MISSING, Finding
from matchmaker.matching.pair import Pair, Setting


def compare(pair: Pair) -> Finding:
    """Compare the fields of the two sides."""
    return compare_codes(pair.need.hightech_field, pair.capability.hightech_field, pair.setting)


def compare_codes(wanted: str, offered: str, setting: Setting) -> Finding:
    """Return 1 for the same second level and less for the same first level only.

    A side that states the first level alone is taken to mean any of its fields.
    """
    if not wanted or not offered:
        return MISSING
    if wanted == offered and "." in wanted:
        return Finding(setting.number("field.same_second_level"))
    if wanted.split(".", maxsplit=1)[0] == offered.split(".", maxsplit=1)[0]:
        return Finding(setting.number("field.same_first_level"))
    return Finding(0.0)
