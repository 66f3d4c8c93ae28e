"""Evidence points into the original texts, at what both sides have."""

from dataclasses import replace

import pytest

from matchmaker.domain.explanation import Criterion, Evidence, EvidenceKind, Span, TextField
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.matching.telling import stands_alone, tells
from tests.matching.scenes import explain, need, offer


def _words(record: Need | Capability, spans: tuple[Span, ...]) -> set[str]:
    return {_at(record, span) for span in spans}


def _at(record: Need | Capability, span: Span) -> str:
    if span.field is TextField.KEYWORDS:
        return record.keywords[span.row][span.start : span.end]
    body = record.problem if isinstance(record, Need) else record.summary
    whole = record.title if span.field is TextField.TITLE else body
    return whole.get(span.language)[span.start : span.end]


def _pairs(one: Need, other: Capability) -> list[tuple[EvidenceKind, set[str], set[str]]]:
    found: tuple[Evidence, ...] = explain(one, other).part(Criterion.TEXT).evidence
    return [(e.kind, _words(one, e.need), _words(other, e.capability)) for e in found]


def test_a_shared_word_is_marked_in_both_originals() -> None:
    one = need("ＬＥＤ 封装胶的耐 黄变")
    other = offer("低應力LED封裝膠")
    found = _pairs(one, other)
    assert any("ＬＥＤ" in left and "LED" in right for _, left, right in found)


def test_scripts_are_crossed_and_shown_as_written() -> None:
    one = need("挤压铸造铝合金轮毂")
    other = replace(offer("x"), title=LocalisedText(zh_hant="鋁合金輪轂擠壓鑄造"))
    found = _pairs(one, other)
    assert any("铝合金轮毂" in left and "鋁合金輪轂" in right for _, left, right in found)


def test_a_concept_across_languages_names_itself() -> None:
    one, other = need("焊接残余应力测量"), offer("Measuring residual stress")
    found = [
        e for e in explain(one, other).part(Criterion.TEXT).evidence
        if e.kind is EvidenceKind.CONCEPT
    ]  # fmt: skip
    assert found
    assert all(e.concept and e.need and e.capability for e in found)


def test_a_latin_word_is_never_marked_inside_a_longer_one() -> None:
    found = _pairs(need("coat of sensors"), offer("overcoat sensor"))
    assert not any("coat" in right for _, _, right in found)


def test_general_words_and_function_words_are_no_evidence() -> None:
    found = _pairs(need("陶瓷的检测"), offer("玻璃的检测"))
    marked = {word for _, left, _ in found for word in left}
    assert "的检测" not in marked
    assert "检测" not in marked


def test_titles_nearly_the_same_are_similar() -> None:
    kinds = [
        kind for kind, _, _ in _pairs(need("陶瓷辊道窑节能改造"), offer("陶瓷辊道窑节能改良"))
    ]
    assert EvidenceKind.SIMILAR in kinds


@pytest.mark.parametrize(
    "word", ["一百", "每小时", "三个月", "毫米", "分钟", "平方米", "800", "砖", "mm", "Hz", "low"]
)
def test_what_says_nothing_by_itself_is_no_evidence(word: str) -> None:
    pairs = _pairs(need(f"线速，{word}，偏低"), offer(f"产量，{word}，稳定"))
    assert not any(word in left for _, left, _ in pairs)


def test_a_fragment_of_a_longer_word_is_no_evidence_but_a_word_that_stands_alone_is() -> None:
    inside = _pairs(need("生产旋塞除渣机壳"), offer("高速旋塞除渣杯盖"))
    assert not any("旋塞除渣" in left for _, left, _ in inside)
    alone = _pairs(need("生产，旋塞除渣，机壳"), offer("高速旋塞除渣杯盖"))
    assert (EvidenceKind.TERM, {"旋塞除渣"}, {"旋塞除渣"}) in alone
    other = _pairs(need("高速旋塞除渣杯盖"), offer("生产 旋塞除渣 机壳"))
    assert (EvidenceKind.TERM, {"旋塞除渣"}, {"旋塞除渣"}) in other


def test_a_short_keyword_is_evidence_and_a_bare_number_is_none() -> None:
    keywords = ("背隙", "6063", "毫米")
    one, other = need("齿轮", keywords=keywords), offer("轴承", keywords=keywords)
    found = explain(one, other).part(Criterion.KEYWORDS).evidence
    assert [one.keywords[e.need[0].row] for e in found] == ["背隙"]


@pytest.mark.parametrize("code", ["LED", "3D", "6063-T5", "C++", "SCR", "OLED"])
def test_codes_and_abbreviations_tell(code: str) -> None:
    assert tells(code, alone=True)


def test_whether_words_stand_alone_is_read_off_their_neighbours() -> None:
    assert stands_alone("用，控制器，好", 2, 5)
    assert not stands_alone("用控制器，好", 1, 4)
    assert stands_alone("控制器", 0, 3)
