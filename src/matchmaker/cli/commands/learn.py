"""Suggest weights from decisions, and apply them if asked to."""

from matchmaker.cli.call import Call
from matchmaker.cli.opening import opened
from matchmaker.cli.records import Records
from matchmaker.domain.explanation import Criterion
from matchmaker.domain.pairing import Moved
from matchmaker.errors import RecordError
from matchmaker.i18n.lessons import lesson_words, shift_words
from matchmaker.messages import N_, NN_, Message
from matchmaker.services import learning, weighing
from matchmaker.services.learning import Suggestion
from matchmaker.settings import person_name

_SHOWN = 10  # pairs that move, said one by one


def run(call: Call) -> int:
    """Say what the decisions teach; apply it, or go back to the profile's weights, if asked.

    Raises:
        ProfileError: the event's profile cannot be used.
        RecordError: there is nothing to apply.
    """
    options = call.options
    with opened(call) as database:
        found, records = learning.suggest(database), Records.read(database)
        by = person_name(call.settings)
        if options.apply and found.lesson.weights is None:
            raise RecordError(lesson_words(found.lesson))
        if options.reset:
            weighing.weigh(database, None, by=by)
        elif options.apply:
            weighing.weigh(database, found.lesson.weights, by=by)
    if options.json:
        call.console.json(_shape(found, records, applied=options.apply, reset=options.reset))
    elif options.reset:
        call.console.say(Message(N_("The weights of the profile are in force again.")))
        call.console.say(_NEXT)
    else:
        _tell(call, found, records)
    return 0


_NEXT = Message(N_("“matchmaker propose” matches with them, “matchmaker undo” takes this back."))


def _tell(call: Call, found: Suggestion, records: Records) -> None:
    console = call.console
    console.say(lesson_words(found.lesson))
    if found.left_out:
        console.say(
            Message(
                NN_(
                    "{n} decision teaches nothing about the parts: the pair is no longer "
                    "proposed, or the reason stands outside the score.",
                    "{n} decisions teach nothing about the parts: the pair is no longer "
                    "proposed, or the reason stands outside the score.",
                ),
                n=found.left_out,
            )
        )
    if found.lesson.weights is None or found.shift is None:
        return
    console.line()
    number, label = console.translator.number, console.translator.label
    now = found.balance.profile.weights
    console.table(
        [
            (label("criterion", each.value), f"{number(now[each])} \u2192 {number(new)}")
            for each, new in found.lesson.weights.items()
        ]
    )
    console.line()
    console.say(shift_words(found.shift))
    if moved := found.shift.moved[:_SHOWN]:
        console.table([_row(each, records) for each in moved])
    if call.options.apply:
        console.line()
        console.say(Message(N_("These weights are now the event's own.")))
        console.say(_NEXT)


def _row(each: Moved, records: Records) -> tuple[str, ...]:
    need, capability = records.codes((each.need, each.capability))
    return (
        need,
        capability,
        f"{each.rank_before} \u2192 {each.rank_now}",
        f"{each.score_before} \u2192 {each.score_now}",
    )


def _shape(
    found: Suggestion, records: Records, *, applied: bool, reset: bool
) -> dict[str, object]:
    lesson, shift = found.lesson, found.shift
    new = lesson.weights
    return {
        "state": lesson.state.value,
        "decisions": lesson.decisions,
        "accepted": lesson.accepted,
        "rejected": lesson.rejected,
        "left_out": found.left_out,
        "missing": lesson.missing,
        "separation_now": round(lesson.separation_now, 4),
        "separation_then": round(lesson.separation_then, 4),
        "weights": [
            {
                "criterion": each.value,
                "profile": float(found.balance.named[each]),
                "now": float(found.balance.profile.weights[each]),
                "suggested": float(new[each]) if new is not None else None,
            }
            for each in Criterion
        ],
        "moved": [_moved(each, records) for each in shift.moved] if shift else [],
        "applied": applied,
        "reset": reset,
    }


def _moved(each: Moved, records: Records) -> dict[str, object]:
    need, capability = records.codes((each.need, each.capability))
    return {
        "need": need,
        "capability": capability,
        "rank_before": each.rank_before,
        "rank": each.rank_now,
        "score_before": each.score_before,
        "score": each.score_now,
    }
