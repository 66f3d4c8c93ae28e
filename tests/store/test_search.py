"""Search: any two characters, in either script, in codes and names as well."""

from dataclasses import replace

import pytest

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import EMPTY_TEXT
from matchmaker.messages import Message
from matchmaker.store import Database
from tests import builders
from tests.store.scenes import fill


@pytest.fixture(scope="module")
def database() -> Database:
    database = Database.memory()
    fill(database)
    return database


@pytest.mark.parametrize(
    "words",
    [
        "表面",
        "缺陷在线",
        "鋁型",
        "鋁 型材",
        "缺",
        "陷",
        "N-001",
        "n-0",
        "恒铝",
        "夜班 漏检",
        "２５",
        "表面 檢測",
    ],
)
def test_a_need_is_found(database: Database, words: str) -> None:
    with database.reading() as reader:
        assert reader.find(RecordKind.NEED, words) == (RecordId(builders.need().id),)


@pytest.mark.parametrize(
    "words", ["aluminium", "ALUM", "瑕疵", "瑕疵的深度", "HKUST", "coil coating", "科技大学"]
)
def test_a_capability_is_found(database: Database, words: str) -> None:
    with database.reading() as reader:
        assert reader.find(RecordKind.CAPABILITY, words) == (RecordId(builders.capability().id),)


@pytest.mark.parametrize(
    "words", ["", "   ", "陶瓷", 'a"b', "AND", "NEAR(", "*", "C++", "表陷", "\x00", "' OR 1=1"]
)
def test_strange_or_absent_words_find_nothing_and_break_nothing(
    database: Database, words: str
) -> None:
    with database.reading() as reader:
        assert reader.find(RecordKind.NEED, words) == ()


def test_an_edit_is_found_by_its_new_words_only() -> None:
    database = Database.memory()
    fill(database)
    changed = replace(builders.need(), title=builders.hans("釉料色差"), keywords=())
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(changed)
    with database.reading() as reader:
        assert reader.find(RecordKind.NEED, "色差") == (RecordId(changed.id),)
        assert reader.find(RecordKind.NEED, "机器视觉") == ()


def test_records_are_found_by_the_new_name_of_their_organisation_only() -> None:
    database = Database.memory()
    fill(database)
    renamed = replace(builders.company(), name=builders.hans("顺德陶艺"), short_name=EMPTY_TEXT)
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(renamed)
    with database.reading() as reader:
        assert reader.find(RecordKind.NEED, "陶艺") == (RecordId(builders.need().id),)
        assert reader.find(RecordKind.NEED, "恒铝") == ()
