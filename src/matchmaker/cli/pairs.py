"""Find needs, capabilities and pairs by the codes people type."""

import difflib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchmaker.domain.pairing import Pairing, read_pair_code
from matchmaker.domain.records import Capability, Need
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Message

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

_NO_NEED = N_("There is no need with the code “{code}” in this event.")
_NO_CAPABILITY = N_("There is no capability with the code “{code}” in this event.")
_NUMBER = re.compile(r"\d{1,9}$")
_PAPER = 7  # letters and digits of the code of a pair


def pair_by_codes(database: "Database", need: str, capability: str) -> tuple[Need, Capability]:
    """Return the need and the capability with these codes, in any case of letters.

    Raises:
        RecordError: one of them is not in the event.
    """
    with database.reading() as reader:
        found_need = reader.need_by_code(need) or reader.need_by_code(need.upper())
        found = reader.capability_by_code(capability)
        found = found or reader.capability_by_code(capability.upper())
        if found_need is None:
            other = reader.capability_by_code(need) or reader.capability_by_code(need.upper())
            if other is not None:
                raise _swapped(other, capability)
            raise _unknown(_NO_NEED, need, [each.code for each in reader.needs()])
        if found is None:
            raise _unknown(
                _NO_CAPABILITY, capability, [each.code for each in reader.capabilities()]
            )
    return found_need, found


def _swapped(other: Capability, need: str) -> RecordError:
    """Return what to say of a capability in the place of the need."""
    return RecordError(
        Message(
            N_("“{code}” is a capability. Give the need first: {need} {code}."),
            code=other.code,
            need=need,
        )
    )


def _unknown(words: str, code: str, known: Sequence[str]) -> RecordError:
    message = Message(words, code=code)
    if near := _near(code, known):
        return RecordError(
            Message(N_("{problem} Or did you mean “{near}”?"), problem=message, near=near)
        )
    return RecordError(message)


def _near(code: str, known: Sequence[str]) -> str:
    """Return the code that is most like a mistyped one: with its number, else by its letters."""
    numbered = [each for each in known if _number(each) == _number(code) is not None]
    fits = numbered if len(numbered) == 1 else [each for each in numbered if _head(each, code)]
    if len(fits) == 1:
        return fits[0]
    return next(iter(difflib.get_close_matches(code.upper(), known, n=1, cutoff=0.75)), "")


def _number(code: str) -> int | None:
    found = _NUMBER.search(code)
    return int(found.group()) if found else None


def _head(known: str, typed: str) -> bool:
    letters = _NUMBER.sub("", typed).strip("- ").casefold()
    return not letters or known.casefold().startswith(letters)


def pair_by_paper(database: "Database", code: str) -> Pairing:
    """Return the pair whose code is on the paper.

    Raises:
        RecordError: the code is mistyped, or this event has no such pair.
    """
    read = read_pair_code(code)
    if read is None and sum(c.isalnum() for c in code) == _PAPER:
        raise RecordError(
            Message(N_("“{code}” has a typing error; compare it with the paper."), code=code)
        )
    if read is None:
        raise RecordError(
            Message(N_("“{code}” is not a whole pair code; compare it with the paper."), code=code)
        )
    with database.reading() as reader:
        pairing = reader.pairing_by_code(read)
    if pairing is None:
        raise RecordError(Message(N_("No pair of this event has the code {code}."), code=read))
    return pairing
