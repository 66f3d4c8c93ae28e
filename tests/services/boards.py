"""A small event for the tests of proposing, curating and the overview."""

from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.records import Capability, Need
from matchmaker.messages import Message
from matchmaker.store import Database
from tests import builders

ALUMINIUM = builders.need()
KILN = builders.need(
    code="N-002",
    title=builders.hans("陶瓷辊道窑节能改造"),
    problem=builders.hans("辊道窑燃气单耗高。"),
    keywords=("辊道窑", "节能"),
    hightech_field="6.4",
    indicators=(),
)
DRAFT = builders.need(code="N-003", status=NeedStatus.DRAFT)
CAMERA = builders.capability()
YOGHURT = builders.capability(
    code="C-002",
    title=builders.english("Freeze-drying of probiotics"),
    summary=builders.english("Live bacteria survive drying and storage."),
    applications=builders.english("Food."),
    advantages=(),
    keywords=("probiotic",),
    hightech_field="2.6",
    industries=(),
    indicators=(),
)
PAIR = (ALUMINIUM.id, CAMERA.id)


def filled(*extra: Need | Capability) -> Database:
    """Return an event in memory with three needs (one a draft) and two capabilities."""
    database = Database.memory(now=lambda: builders.NOW)
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("Imported"), by="tests")
        recorder.put(builders.company())
        recorder.put(builders.university())
        recorder.put(builders.person())
        recorder.put(builders.event())
        for record in (ALUMINIUM, KILN, DRAFT, CAMERA, YOGHURT, *extra):
            recorder.put(record)
    return database


def codes(pair: tuple[NeedId, CapabilityId]) -> tuple[str, str]:
    """Return the codes of a pair of this event."""
    names = {record.id: record.code for record in (ALUMINIUM, KILN, DRAFT)}
    offers = {record.id: record.code for record in (CAMERA, YOGHURT)}
    return names[pair[0]], offers[pair[1]]
