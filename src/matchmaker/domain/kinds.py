"""The kinds of records that are kept; apart, because the window needs no more of them to open."""

from enum import StrEnum


class RecordKind(StrEnum):
    """The kinds of records that are kept."""

    ORGANISATION = "organisation"
    PERSON = "person"
    NEED = "need"
    CAPABILITY = "capability"
    PROGRAMME = "programme"
    EVENT = "event"
    JUDGEMENT = "judgement"
