"""Pair each kind of record with its domain class and its table."""

import dataclasses
import typing
from functools import cache

from matchmaker.domain.event import Event, Programme
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.pairing import Judgement
from matchmaker.domain.records import Capability, Need
from matchmaker.store import tables

Record = Organisation | Person | Need | Capability | Programme | Event | Judgement

CLASSES: dict[RecordKind, type[Record]] = {
    RecordKind.ORGANISATION: Organisation,
    RecordKind.PERSON: Person,
    RecordKind.NEED: Need,
    RecordKind.CAPABILITY: Capability,
    RecordKind.PROGRAMME: Programme,
    RecordKind.EVENT: Event,
    RecordKind.JUDGEMENT: Judgement,
}
TABLES: dict[RecordKind, type[tables.Table]] = {
    RecordKind.ORGANISATION: tables.OrganisationRow,
    RecordKind.PERSON: tables.PersonRow,
    RecordKind.NEED: tables.NeedRow,
    RecordKind.CAPABILITY: tables.CapabilityRow,
    RecordKind.PROGRAMME: tables.ProgrammeRow,
    RecordKind.EVENT: tables.EventRow,
    RecordKind.JUDGEMENT: tables.JudgementRow,
}
# Fields that hold ids of other records, and the kind they point at.
LINKS: dict[RecordKind, dict[str, RecordKind]] = {
    RecordKind.PERSON: {"organisation": RecordKind.ORGANISATION},
    RecordKind.NEED: {"organisation": RecordKind.ORGANISATION, "contacts": RecordKind.PERSON},
    RecordKind.CAPABILITY: {
        "organisations": RecordKind.ORGANISATION,
        "inventors": RecordKind.PERSON,
        "transfer_officer": RecordKind.PERSON,
    },
    RecordKind.EVENT: {"programme": RecordKind.PROGRAMME},
    RecordKind.JUDGEMENT: {"need": RecordKind.NEED, "capability": RecordKind.CAPABILITY},
}
# Written in this order and removed in the reverse one, so that links always have a target.
ORDER = tuple(CLASSES)


def kind_of(record: Record) -> RecordKind:
    """Return the kind of a record."""
    for kind, cls in CLASSES.items():
        if isinstance(record, cls):
            return kind
    raise TypeError(type(record).__name__)


def kind_of_class(cls: type[object]) -> RecordKind:
    """Return the kind whose records are of class *cls*."""
    return next(kind for kind, each in CLASSES.items() if each is cls)


@cache
def fields_of(kind: RecordKind) -> tuple[str, ...]:
    """Return the field names of a kind, ``id`` first."""
    return tuple(each.name for each in dataclasses.fields(CLASSES[kind]))


def hint_of(kind: RecordKind, field: str) -> object:
    """Return the type hint of one field."""
    return _hints(kind)[field]


@cache
def _hints(kind: RecordKind) -> dict[str, object]:
    return typing.get_type_hints(CLASSES[kind])
