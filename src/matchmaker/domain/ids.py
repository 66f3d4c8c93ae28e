"""Name the records: every id is a UUID as 32 hexadecimal digits, typed by what it names."""

from typing import NewType

OrganisationId = NewType("OrganisationId", str)
PersonId = NewType("PersonId", str)
NeedId = NewType("NeedId", str)
CapabilityId = NewType("CapabilityId", str)
ProgrammeId = NewType("ProgrammeId", str)
EventId = NewType("EventId", str)
JudgementId = NewType("JudgementId", str)
ActionId = NewType("ActionId", str)
ReplicaId = NewType("ReplicaId", str)
RecordId = NewType("RecordId", str)
