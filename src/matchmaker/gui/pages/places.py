"""The places of the rail, in order; a page is imported when it is first visited."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from matchmaker.gui.pages.base import Page
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import N_, Message


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the rail; ``make`` imports its page when it is first visited."""

    name: str
    title: Message
    make: Callable[[Session], Page]


def _lazily(module: str, page: str) -> Callable[[Session], Page]:
    def make(session: Session) -> Page:
        kind = getattr(import_module(f"matchmaker.gui.pages.{module}"), page)
        return cast("Page", kind(session))

    return make


PLACES = (
    Place("today", Message(N_("Today")), _lazily("today", "TodayPage")),
    Place("data", Message(N_("Data")), _lazily("data", "DataPage")),
    Place("needs", Message(N_("Needs")), _lazily("needs", "NeedsPage")),
    Place(
        "capabilities", Message(N_("Capabilities")), _lazily("capabilities", "CapabilitiesPage")
    ),
    Place("matching", Message(N_("Matching")), _lazily("matching", "MatchingPage")),
    Place("documents", Message(N_("Documents")), _lazily("documents", "DocumentsPage")),
)
