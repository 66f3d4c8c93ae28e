"""Say which kinds of things an action changed, so that screens know what to read again."""

from collections.abc import Iterable
from enum import IntFlag, auto

from matchmaker.domain.kinds import RecordKind


class Changed(IntFlag):
    """Kinds of things that changed; results of services carry them."""

    NOTHING = 0
    ORGANISATIONS = auto()
    PEOPLE = auto()
    NEEDS = auto()
    CAPABILITIES = auto()
    EVENT = auto()
    PROPOSALS = auto()
    JUDGEMENTS = auto()
    EVERYTHING = ORGANISATIONS | PEOPLE | NEEDS | CAPABILITIES | EVENT | PROPOSALS | JUDGEMENTS


_OF_KIND = {
    RecordKind.ORGANISATION: Changed.ORGANISATIONS,
    RecordKind.PERSON: Changed.PEOPLE,
    RecordKind.NEED: Changed.NEEDS,
    RecordKind.CAPABILITY: Changed.CAPABILITIES,
    RecordKind.PROGRAMME: Changed.EVENT,
    RecordKind.EVENT: Changed.EVENT,
    RecordKind.JUDGEMENT: Changed.JUDGEMENTS,
}


def changed(kinds: Iterable[RecordKind]) -> Changed:
    """Return the flags of all *kinds*."""
    flags = Changed.NOTHING
    for kind in kinds:
        flags |= _OF_KIND[kind]
    return flags
