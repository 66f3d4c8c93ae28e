"""The options several commands share."""

from enum import StrEnum
from pathlib import Path

from matchmaker.cli.declared import Option
from matchmaker.cli.values import one_of
from matchmaker.domain.texts import Language
from matchmaker.messages import N_

LANGUAGES = "|".join(Language)
_MOST = 1000


class Listed(StrEnum):
    """Which list is written."""

    NEEDS = "needs"
    CAPABILITIES = "capabilities"


class Which(StrEnum):
    """The pairs of which briefs are made together."""

    ACCEPTED = "accepted"
    SHORTLISTED = "shortlisted"
    BEST = "best"
    ALL = "all"


LANGUAGE = Option(
    ("--language",),
    N_("the language of what is said and written (default: as in the window, or the system's)"),
    one_of(Language),
    LANGUAGES,
)
EVENT = Option(
    ("--event",),
    N_(
        "the event file (default: the only .matchmaker file in this folder, else the last event "
        "open in the window)"
    ),
    Path,
    "FILE",
)
JSON = Option(("--json",), N_("print the result as JSON for another program"))
PROFILE = Option(
    ("--profile",),
    N_("the matching profile: a name or a .toml file (default: the event's own)"),
    str,
    "NAME",
)
NEED = Option(("need",), N_("code of the need, such as N-001"), str, "NEED")
CAPABILITY = Option(
    ("capability",), N_("code of the capability, such as C-001"), str, "CAPABILITY"
)
