"""Completeness follows the flags M and S of the record description."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from matchmaker.domain.completeness import (
    CAPABILITY_FIELDS,
    NEED_FIELDS,
    Field,
    Filled,
    completeness,
)
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from tests.builders import capability, hans, need

EMPTY: dict[str, Any] = {
    "title": EMPTY_TEXT, "problem": EMPTY_TEXT, "summary": EMPTY_TEXT,
    "applications": EMPTY_TEXT, "keywords": (), "hightech_field": "", "industry": None,
    "industries": (), "indicators": (), "trl_min": None, "trl": None,
    "mode_wanted": frozenset(), "mode_offered": frozenset(), "budget": None,
    "price_hint": None, "deadline": None,
}  # fmt: skip


def test_a_record_with_every_field_is_whole() -> None:
    assert completeness(need()).percent == 100
    assert completeness(capability()).percent == 100
    assert completeness(need()).missing == ()


def test_an_empty_record_is_at_nought() -> None:
    bare = Need(need().id, "N-9", need().organisation, EMPTY_TEXT)
    assert completeness(bare).percent == 0
    assert not completeness(bare).matchable
    offer = Capability(capability().id, "C-9", (), EMPTY_TEXT)
    assert completeness(offer).percent == 0


@pytest.mark.parametrize("field", NEED_FIELDS, ids=lambda f: f.name)
def test_each_field_of_a_need_counts_by_itself(field: Field) -> None:
    record = replace(need(), **{field.name: EMPTY[field.name]})
    found = completeness(record)
    assert found.missing == (field,)
    assert found.percent == (86 if field.obligatory else 93)
    assert found.matchable is not field.obligatory


@pytest.mark.parametrize("field", CAPABILITY_FIELDS, ids=lambda f: f.name)
def test_each_field_of_a_capability_counts_by_itself(field: Field) -> None:
    record = replace(capability(), **{field.name: EMPTY[field.name]})
    assert completeness(record).missing == (field,)


def test_what_matching_cannot_do_without_is_named_first() -> None:
    record = replace(need(), budget=None, keywords=(), indicators=())
    assert [field.name for field in completeness(record).missing] == [
        "keywords",
        "indicators",
        "budget",
    ]


def test_text_made_by_a_machine_is_filled_but_not_checked() -> None:
    text = LocalisedText("检测", "檢測", converted=frozenset({Language.ZH_HANT}))
    found = completeness(replace(need(), title=text))
    assert [field.name for field in found.unchecked] == ["title"]
    assert found.percent == 100
    assert found.checked_percent == 86
    checked = replace(need(), title=text.with_text(Language.ZH_HANT, "檢測"))
    assert completeness(checked).checked_percent == 100


def test_an_indicator_with_a_converted_name_is_not_checked() -> None:
    first = need().indicators[0]
    name = replace(first.name, zh_hant="漏檢率", converted=frozenset({Language.ZH_HANT}))
    found = completeness(replace(need(), indicators=(replace(first, name=name),)))
    assert {f.name: s for f, s in found.parts}["indicators"] is Filled.UNCHECKED


def test_only_a_whole_record_has_a_hundred() -> None:
    record = replace(need(), title=hans("检测"), deadline=None)
    assert completeness(record).percent < 100
