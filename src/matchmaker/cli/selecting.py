"""How the command for the best overall selection is called."""

from matchmaker.cli.declared import Command, Example, Option
from matchmaker.cli.options import EVENT, JSON, LANGUAGE
from matchmaker.cli.values import whole_number
from matchmaker.messages import N_

_MOST = 1000

SELECT = Command(
    "select",
    "select",
    N_("Choose the best overall selection of pairs."),
    N_(
        "Serves as many needs as possible, with the highest sum of scores, so that no team is "
        "asked for too many meetings. Accepted pairs stay and count, rejected ones are out. "
        "It says what differs from the best of each need, and which teams are the bottleneck."
    ),
    (
        Example("matchmaker select", N_("look; writes nothing")),
        Example("matchmaker select --per-team 4 --per-need 2", N_("with other limits")),
        Example("matchmaker select --apply", N_("accept these pairs as one step")),
    ),
    (
        Option(
            ("--per-team",),
            N_("meetings a team gets at most (default: 6)"),
            whole_number(1, _MOST),
            "N",
            default=6,
        ),
        Option(
            ("--per-need",),
            N_("partners a need gets at most (default: 1)"),
            whole_number(1, _MOST),
            "M",
            default=1,
        ),
        Option(("--apply",), N_("accept the chosen pairs, as one step of “portfolio”")),
        EVENT,
        JSON,
        LANGUAGE,
    ),
)
