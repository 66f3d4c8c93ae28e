"""An event with two needs and two capabilities, two companies and one contact."""

from __future__ import annotations

from datetime import date

from matchmaker.domain.ids import NeedId, OrganisationId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.lists import Park
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.messages import Message
from matchmaker.store import Database
from tests import builders

CONVERTED = LocalisedText(
    "辊道窑能耗预测", "輥道窯能耗預測", "", converted=frozenset({Language.ZH_HANT})
)


def second_company() -> Organisation:
    """A company in another park."""
    return builders.company(
        id=OrganisationId(builders.hex_id("kiln")),
        name=builders.hans("示例陶瓷（三水）有限公司"),
        short_name=builders.hans("示例陶瓷"),
        park=Park.SANSHUI,
    )


def second_need() -> Need:
    """A need that lacks much, with a title that a machine converted."""
    return Need(
        id=NeedId(builders.hex_id("N-002")),
        code="N-002",
        organisation=second_company().id,
        title=CONVERTED,
        problem=builders.hans("窑炉天然气消耗高，升温曲线靠经验。"),
    )


def expired() -> Capability:
    """A capability that is no longer valid."""
    return builders.capability(
        code="C-002",
        title=builders.english("Kiln simulation"),
        valid_to=date(2020, 1, 31),
        trl=4,
    )


def fill(database: Database) -> None:
    """Put the records in."""
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("Imported"), by="Organiser")
        for record in (
            builders.event(), builders.company(), second_company(), builders.university(),
            builders.person(), builders.need(), second_need(), builders.capability(), expired(),
        ):  # fmt: skip
            recorder.put(record)
