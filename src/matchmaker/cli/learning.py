"""How the command is called that learns weights from decisions."""

from matchmaker.cli.declared import Command, Example, Option
from matchmaker.cli.options import EVENT, JSON, LANGUAGE
from matchmaker.messages import N_

LEARN = Command(
    "learn",
    "learn",
    N_("Suggest other weights of the score from what was accepted and rejected."),
    N_(
        "From 30 accepted or rejected pairs on, weights are looked for that part them better "
        "than those in force; none are offered if there are none. It says what would move among "
        "the proposals. Nothing changes without --apply; the weights then belong to this event, "
        "and “matchmaker undo” takes them back."
    ),
    (
        Example("matchmaker learn", N_("look; nothing is written")),
        Example("matchmaker learn --apply", N_("give the event the suggested weights")),
        Example("matchmaker learn --reset", N_("back to the weights of the profile")),
    ),
    (EVENT, JSON, LANGUAGE),
    (
        Option(("--apply",), N_("give the event the suggested weights")),
        Option(("--reset",), N_("go back to the weights of the event's profile")),
    ),
)
