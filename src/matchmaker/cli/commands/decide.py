"""Write down what was decided on a pair."""

from matchmaker.cli.call import Call
from matchmaker.cli.opening import opened
from matchmaker.cli.pairs import pair_by_codes
from matchmaker.domain.pairing import Decision, Pairing, PairState
from matchmaker.errors import UsageError
from matchmaker.messages import N_, Message
from matchmaker.services import curating
from matchmaker.settings import person_name

_SAID = {
    PairState.PROPOSED: N_("{need} with {capability} is proposed, and not decided (code {code})."),
    PairState.SHORTLISTED: N_("{need} with {capability} is on the shortlist (code {code})."),
    PairState.ACCEPTED: N_("{need} with {capability} is accepted (code {code})."),
    PairState.RESERVE: N_("{need} with {capability} is held in reserve (code {code})."),
    PairState.REJECTED: N_("{need} with {capability} is rejected (code {code})."),
    PairState.GONE: N_("{need} with {capability} is neither proposed nor decided (code {code})."),
}


def run(call: Call) -> int:
    """Decide on the pair that was named, or take the decision back, and say how it stands.

    Raises:
        UsageError: the options do not go together.
        RecordError: the event has no such need or capability.
    """
    options = call.options
    _check(call)
    with opened(call) as database:
        need, capability = pair_by_codes(database, options.need, options.capability)
        by = person_name(call.settings)
        if options.undo:
            decided = curating.withdraw(database, (need.id, capability.id), by=by)
        else:
            ruling = curating.Ruling(options.decision, options.reason, options.note)
            decided = curating.decide(database, (need.id, capability.id), ruling, by=by)
    _tell(call, need.code, capability.code, decided.pairing)
    return 0


def _check(call: Call) -> None:
    options = call.options
    if options.undo == (options.decision is not None):
        raise UsageError(
            Message(N_("Give either a decision (accept, reserve, shortlist, reject) or --undo."))
        )
    if options.decision is Decision.REJECT and options.reason is None:
        raise UsageError(
            Message(
                N_(
                    "A rejection needs its reason, such as --reason readiness; "
                    "“matchmaker decide --help” lists them."
                )
            )
        )
    if options.reason is not None and options.decision is not Decision.REJECT:
        raise UsageError(Message(N_("Only a rejection has a reason; use --note for a remark.")))


def _tell(call: Call, need: str, capability: str, pairing: Pairing) -> None:
    judgement = pairing.judgement
    if call.options.json:
        call.console.json(
            {
                "need": need,
                "capability": capability,
                "code": pairing.code,
                "state": pairing.state.value,
                "reason": judgement.reason.value if judgement and judgement.reason else None,
                "note": judgement.note if judgement else "",
                "by": judgement.by if judgement else None,
                "at": judgement.at.isoformat() if judgement else None,
            }
        )
        return
    call.console.say(
        Message(_SAID[pairing.state], need=need, capability=capability, code=pairing.code)
    )
