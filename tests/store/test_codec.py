"""The codec: what is written reads back the same, and nothing else is accepted."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.domain.explanation import Explanation
from matchmaker.domain.ids import NeedId
from matchmaker.domain.lists import CooperationMode, NeedStatus
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.quantities import Comparison, Money, Target, YearMonth
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.messages import Label, Message
from matchmaker.store.codec import CodecError, from_json, to_json
from matchmaker.store.summaries import from_text, to_text
from tests import builders

ODD = ["𠮷野家", "〇", "啲嘢", "🙂", "a\u200db", "=1+1", "'x", "", "R&D <Foshan>", "line\nline"]
texts = st.sampled_from(ODD) | st.text(max_size=20)
localised = st.builds(
    LocalisedText,
    zh_hans=texts,
    zh_hant=texts,
    en=texts,
    converted=st.frozensets(st.sampled_from(Language)),
)
targets = st.builds(
    Target,
    name=localised,
    unit=texts,
    comparison=st.sampled_from(Comparison),
    low=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3),
)
needs = st.builds(
    Need,
    id=st.just(NeedId("n")),
    code=texts,
    organisation=st.just("o"),
    title=localised,
    problem=localised,
    indicators=st.lists(targets, max_size=3).map(tuple),
    keywords=st.lists(texts, max_size=5).map(tuple),
    industry=st.none() | st.builds(IndustryCode, st.sampled_from(["3071", "30"])),
    mode_wanted=st.frozensets(st.sampled_from(CooperationMode)),
    trl_min=st.none() | st.integers(1, 9),
    budget=st.none() | st.builds(Money.of, st.decimals(0, 10_000, places=2)),
    deadline=st.none() | st.builds(YearMonth, st.integers(1990, 2100), st.integers(1, 12)),
    status=st.sampled_from(NeedStatus),
)


@given(needs)
def test_a_need_reads_back_as_it_was_written(record: Need) -> None:
    assert from_json(Need, to_json(record)) == record


@pytest.mark.parametrize(
    "record",
    [builders.need(), builders.capability(), builders.explanation()],
    ids=lambda r: type(r).__name__,
)
def test_rich_records_read_back(record: Need | Capability | Explanation) -> None:
    assert from_json(type(record), to_json(record)) == record


def test_the_text_of_a_set_does_not_depend_on_its_order() -> None:
    modes = list(CooperationMode)
    assert to_json(frozenset(modes)) == to_json(frozenset(reversed(modes)))


@pytest.mark.parametrize(
    ("hint", "text"),
    [
        (LocalisedText, '{"zh_hans": 3}'),
        (LocalisedText, '{"surprise": "x"}'),
        (Money, '{"band": "gold"}'),
        (YearMonth, '"2027-13"'),
        (tuple[str, ...], '"abc"'),
        (Decimal, '"many"'),
        (int, "true"),
        (LocalisedText, "not json"),
    ],
)
def test_text_of_another_shape_is_refused(hint: type[object], text: str) -> None:
    with pytest.raises(CodecError):
        from_json(hint, text)


def test_defaults_take_no_room() -> None:
    assert json.loads(to_json(replace(LocalisedText(), en="x"))) == {"en": "x"}


def test_messages_keep_their_values_for_every_language() -> None:
    inner = Message("Imported {n} of {list}", n=3, list=Label("decision", "accept"))
    outer = Message(("{n} step: {what}", "{n} steps: {what}"), n=1, what=inner)
    assert from_text(to_text(outer)) == outer


def test_a_damaged_message_is_refused() -> None:
    with pytest.raises(CodecError):
        from_text('{"values": {}}')
