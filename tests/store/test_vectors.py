"""Vectors of texts: remembered by model and text, no part of the journal."""

from matchmaker.store import Database

ONE, TWO = b"\x01" * 16, b"\x02" * 16


def test_vectors_are_kept_by_model() -> None:
    with Database.memory() as database:
        before = database.position()
        with database.transaction() as tx:
            tx.keep_text_vectors("a", {ONE: b"one", TWO: b"two"})
            tx.keep_text_vectors("b", {ONE: b"other"})
        with database.reading() as reader:
            assert reader.text_vectors("a") == {ONE: b"one", TWO: b"two"}
            assert reader.text_vectors("b") == {ONE: b"other"}
            assert reader.text_vectors("c") == {}
        assert database.position() == before


def test_a_vector_made_anew_takes_the_place_of_the_old_one() -> None:
    with Database.memory() as database, database.transaction() as tx:
        tx.keep_text_vectors("a", {ONE: b"one"})
        tx.keep_text_vectors("a", {ONE: b"again", TWO: b"two"})
        assert tx.text_vectors("a") == {ONE: b"again", TWO: b"two"}


def test_vectors_of_texts_that_are_gone_are_forgotten() -> None:
    with Database.memory() as database, database.transaction() as tx:
        tx.keep_text_vectors("a", {ONE: b"one", TWO: b"two"})
        tx.keep_text_vectors("b", {ONE: b"other"})
        assert tx.forget_text_vectors("a", kept={TWO}) == 2
        assert tx.text_vectors("a") == {TWO: b"two"}
        assert tx.text_vectors("b") == {}
