"""Build small pools for the matching tests."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from matchmaker.domain.explanation import Explanation
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.folding import has_han
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.matching.vocabulary import vocabulary

TODAY = date(2027, 6, 1)


def text(words: str) -> LocalisedText:
    """Return *words* as Simplified Chinese or English, whatever they are."""
    return LocalisedText.of(Language.ZH_HANS if has_han(words) else Language.EN, words)


def need(title: str, body: str = "", *, code: str = "N-1", **over: Any) -> Need:
    """Return a need that states nothing but its texts, and *over*."""
    plain = Need(NeedId(f"n{code}"), code, OrganisationId("company"), text(title), text(body))
    return replace(plain, **over)


def offer(title: str, body: str = "", *, code: str = "C-1", **over: Any) -> Capability:
    """Return a capability that states nothing but its texts, and *over*."""
    plain = Capability(
        CapabilityId(f"c{code}"), code, (OrganisationId("university"),), text(title), text(body)
    )
    return replace(plain, **over)


@cache
def default() -> Profile:
    """Return the shipped profile, read once."""
    return load_profile("default")


def engine(profile: Profile | None = None) -> Engine:
    """Return a fresh engine."""
    return Engine(profile or default(), vocabulary())


def explain(
    one: Need, other: Capability, pool: Pool | None = None, *, profile: Profile | None = None
) -> Explanation:
    """Explain one pair, in a pool of its own unless one is given."""
    pool = pool or Pool((one,), (other,))
    return engine(profile).explain(one, other, pool=pool, today=TODAY)


def placed(localised: LocalisedText, language: Language, start: int, end: int) -> str:
    """Return the characters a span points at."""
    return localised.get(language)[start:end]
