"""Tell the rows that people write below a list, such as sums, remarks and signatures."""

import re
from collections.abc import Sequence
from functools import cache

from matchmaker.exchange.forms import words
from matchmaker.folding import fold, has_han

_MOST_CELLS = 3
_NUMBER = re.compile(r"[\d.,%\s]+\S?")  # with one sign or unit behind it


def below_list(cells: Sequence[str]) -> str:
    """Return the cell that says a row is no record, or '' if the row may be one.

    Such a row has few cells: a word such as “total” or “note”, and numbers beside it.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or len(filled) > _MOST_CELLS or not _word().match(fold(filled[0])):
        return ""
    return filled[0] if all(map(_NUMBER.fullmatch, filled[1:])) else ""


@cache
def _word() -> re.Pattern[str]:
    """Match a word of the list with nothing, a colon, a number or a name behind it."""
    known = [re.escape(word) for word, _ in words("below_list")]
    han = "|".join(word for word in known if has_han(word))
    latin = "|".join(word for word in known if not has_han(word))
    return re.compile(rf"(?:{han})\s*(?:$|:|\s|\d)|(?:{latin})\s*(?:$|:|\d)")
