"""Find what tells the names of companies apart."""

import re
from functools import cache

from matchmaker.exchange.forms import key, words
from matchmaker.folding import fold

_BRACKETED_PLACE = r"[(\[]\s*(?:{places})\s*[)\]]"


@cache
def core_name(name: str) -> str:
    """Return what tells a company apart: its name without place of register and legal form."""
    folded = fold(name)
    places = "|".join(re.escape(place) for place, _ in words("place_prefix"))
    core = re.sub(_BRACKETED_PLACE.format(places=places), "", folded)
    core = re.sub(rf"^(?:(?:{places})\s*)+", "", core)
    forms = "|".join(re.escape(form) for form, _ in words("legal_form"))
    core = re.sub(rf"(?:[\s,.]*(?:{forms}))+[\s.]*$", "", core)
    return key(core) or key(name)
