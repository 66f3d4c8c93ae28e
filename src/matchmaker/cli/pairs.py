"""Find needs, capabilities and pairs by the codes people type."""

from typing import TYPE_CHECKING

from matchmaker.domain.pairing import Pairing, read_pair_code
from matchmaker.domain.records import Capability, Need
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database


def pair_by_codes(database: "Database", need: str, capability: str) -> tuple[Need, Capability]:
    """Return the need and the capability with these codes, in any case of letters.

    Raises:
        RecordError: one of them is not in the event.
    """
    with database.reading() as reader:
        found_need = reader.need_by_code(need) or reader.need_by_code(need.upper())
        if found_need is None:
            raise RecordError(
                Message(N_("There is no need with the code “{code}” in this event."), code=need)
            )
        found = reader.capability_by_code(capability)
        found = found or reader.capability_by_code(capability.upper())
        if found is None:
            raise RecordError(
                Message(
                    N_("There is no capability with the code “{code}” in this event."),
                    code=capability,
                )
            )
    return found_need, found


def pair_by_paper(database: "Database", code: str) -> Pairing:
    """Return the pair whose code is on the paper.

    Raises:
        RecordError: the code is mistyped, or this event has no such pair.
    """
    read = read_pair_code(code)
    if read is None:
        raise RecordError(
            Message(N_("“{code}” is not a whole pair code; compare it with the paper."), code=code)
        )
    with database.reading() as reader:
        pairing = reader.pairing_by_code(read)
    if pairing is None:
        raise RecordError(Message(N_("No pair of this event has the code {code}."), code=read))
    return pairing
