"""The engine of an event: vectors kept in its file, and work that goes on without an encoder."""

import gc
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import DatabaseBusy
from matchmaker.matching.embedding.encoder import NO_ENCODER, installed_encoder
from matchmaker.matching.profiles import load_profile
from matchmaker.messages import Message
from matchmaker.services import engines, proposing
from matchmaker.services.engines import StoredVectors
from matchmaker.store import Database
from tests import builders

TODAY = date(2027, 6, 1)
NEED = builders.need(contacts=())
OTHER = builders.need(code="N-002", contacts=(), title=builders.hans("只有这一项才有的标题"))
CAPABILITY = builders.capability()


@pytest.fixture
def database() -> Iterator[Database]:
    with Database.memory() as made:
        with made.transaction() as tx:
            recorder = tx.act(ActionKind.IMPORT, Message("x"), by="me")
            for record in (
                builders.company(),
                builders.university(),
                builders.person(),
                NEED,
                OTHER,
                CAPABILITY,
            ):
                recorder.put(record)
        yield made


def kept(database: Database) -> dict[bytes, bytes]:
    model = engines.engine(load_profile()).encoder
    with database.reading() as reader:
        return reader.text_vectors(model)


def test_a_run_keeps_the_vectors_of_its_texts(database: Database) -> None:
    report = proposing.propose(database, today=TODAY).report
    assert report.basis.encoder
    assert kept(database)


def test_a_run_forgets_the_vectors_of_texts_that_are_gone(database: Database) -> None:
    proposing.propose(database, today=TODAY)
    before = kept(database)
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").remove(RecordKind.NEED, RecordId(OTHER.id))
    proposing.propose(database, today=TODAY)
    after = kept(database)
    assert after.keys() < before.keys()


def test_asking_why_not_writes_nothing(database: Database) -> None:
    proposing.explain(database, (NEED.id, CAPABILITY.id), today=TODAY)
    assert kept(database) == {}


def test_vectors_are_given_up_while_the_file_is_held(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    @contextmanager
    def held(_self: Database) -> Iterator[None]:
        tries.append(1)
        raise DatabaseBusy(Message("busy"))
        yield  # type: ignore[unreachable] # what makes it a generator

    store = StoredVectors(database)
    monkeypatch.setattr(Database, "transaction", held)
    store.write("m", {b"k": b"v"})
    store.write("m", {b"l": b"v"})
    assert len(tries) == 1


def test_a_run_is_saved_when_the_file_is_free_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    transaction, tries = Database.transaction, []

    def held_twice(self: Database) -> object:
        tries.append(1)
        if len(tries) in {2, 3}:  # the first keeps vectors
            raise DatabaseBusy(Message("busy"))
        return transaction(self)

    monkeypatch.setattr(Database, "transaction", held_twice)
    assert proposing.propose(database, today=TODAY).report.run == 1
    assert len(tries) == 4


def test_without_an_encoder_a_run_says_so(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "installed_encoder", lambda: NO_ENCODER)
    report = proposing.propose(database, today=TODAY).report
    assert report.basis.encoder == ""
    assert kept(database) == {}


def test_linear_algebra_keeps_to_one_thread_while_encoding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    encoder = installed_encoder()
    seen: list[int] = []

    def look(texts: list[str]) -> object:
        seen.extend(
            each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"
        )
        return real(texts)

    model = encoder._model  # type: ignore[attr-defined] # of the one encoder there is
    real = model.encode
    monkeypatch.setattr(model, "encode", look)
    with threadpool_limits(2, user_api="blas"):
        encoder.encode(["one text", "another text"])
        after = [each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"]
    assert seen
    assert set(seen) == {1}
    assert set(after) == {2}


def test_questions_after_a_run_prepare_nothing_again(database: Database) -> None:
    profile = load_profile()
    proposing.propose(database, profile, today=TODAY)
    after_run = engines.warm_engine(database, profile)
    with database.reading() as reader:
        pool = proposing.read_pool(reader)
    assert after_run.knows(pool)
    assert engines.warm_engine(database, profile, keep=False, pool=pool) is after_run


def test_a_changed_record_gives_what_a_new_engine_gives(database: Database) -> None:
    proposing.propose(database, today=TODAY)
    changed = replace(NEED, title=builders.hans("激光焊接缺陷检测"))
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(changed)
    found = proposing.explain(database, (NEED.id, CAPABILITY.id), today=TODAY)
    with database.reading() as reader:
        pool = proposing.read_pool(reader)
    fresh = engines.engine(load_profile())
    assert found == fresh.explain(changed, CAPABILITY, pool=pool, today=TODAY)


def test_other_weights_take_another_engine(database: Database) -> None:
    profile = load_profile()
    first = engines.warm_engine(database, profile)
    assert engines.warm_engine(database, profile) is first
    assert engines.warm_engine(database, replace(profile, digest="other")) is not first


def test_an_engine_is_forgotten_with_its_file() -> None:
    with Database.memory() as made:
        engines.warm_engine(made, load_profile())
        gone = weakref.ref(made)
    del made
    gc.collect()
    assert gone() is None
