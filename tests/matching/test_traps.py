"""The measured traps of matching: general words, look-alike spellings, two scripts, no words."""

from dataclasses import replace
from typing import NamedTuple

import pytest
from opencc_purepy import OpenCC

from matchmaker.domain.explanation import Criterion, Grade, Level
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.matching.engine import Pool
from tests.matching.scenes import explain, need, offer

pytestmark = pytest.mark.matching


class Trap(NamedTuple):
    """A pair of titles with what people would fill in beside them."""

    name: str
    need: Need
    offer: Capability


def _trap(name: str, left: tuple[str, str, str, str], right: tuple[str, str, str, str]) -> Trap:
    title, words, field, industry = left
    one = need(
        title, code=f"N-{name}", keywords=tuple(words.split()), hightech_field=field,
        industry=IndustryCode(industry),
    )  # fmt: skip
    title, words, field, industry = right
    other = offer(
        title, code=f"C-{name}", keywords=tuple(words.split()), hightech_field=field,
        industries=(IndustryCode(industry),),
    )  # fmt: skip
    return Trap(name, one, other)


TRUE = (
    _trap(
        "defects",
        ("铝型材表面缺陷在线检测", "铝型材 表面缺陷 在线检测", "8.3", "3252"),
        ("基于机器视觉的铝材表面缺陷检测技术", "机器视觉 表面缺陷 铝材", "8.3", "325"),
    ),
    _trap(
        "compressor",
        ("提升空调压缩机能效", "空调压缩机 能效", "6.4", "3852"),
        ("新型高能效压缩机变频控制", "压缩机 变频 能效", "6.4", "385"),
    ),
    _trap(
        "kiln",
        ("陶瓷窑炉节能降碳", "陶瓷窑炉 节能 降碳", "6.4", "3071"),
        ("氨氢融合零碳燃烧技术", "氨燃料 零碳燃烧 窑炉", "6.4", "307"),
    ),
)
FALSE = _trap(
    "robots",
    ("工业机器人减速器寿命预测", "减速器 寿命预测", "8.4", "3491"),
    ("工业机器人视觉引导抓取", "视觉引导 抓取", "8.3", "3491"),
)


def _score(trap: Trap) -> float:
    everything = (*TRUE, FALSE)
    pool = Pool(tuple(t.need for t in everything), tuple(t.offer for t in everything))
    return float(explain(trap.need, trap.offer, pool).score)


@pytest.mark.parametrize("trap", TRUE, ids=lambda trap: trap.name)
def test_true_pairs_stand_above_the_false_one(trap: Trap) -> None:
    assert _score(trap) > _score(FALSE) + 5


def test_a_general_word_alone_is_never_strong() -> None:
    general = need("检测", "检测", keywords=("检测",))
    broad = offer("铝型材表面缺陷在线检测", "检测", keywords=("检测",))
    found = explain(general, broad)
    assert found.part(Criterion.KEYWORDS).level is Level.MISSING
    assert found.grade is not Grade.STRONG
    full = explain(need("铝型材表面缺陷在线检测"), offer("铝型材表面缺陷在线检测技术"))
    assert found.score < full.score


@pytest.mark.parametrize("wanted", ["检测", "检测技术", "系统", "testing", "new technology"])
def test_a_general_keyword_met_by_itself_is_no_evidence(wanted: str) -> None:
    found = explain(
        need("陶瓷窑炉节能", keywords=(wanted,)), offer("光伏组件回收", keywords=(wanted,))
    )
    assert found.part(Criterion.KEYWORDS).level is Level.MISSING


@pytest.mark.parametrize(
    ("one", "other"),
    [("ABB机器人", "abb机器人"), ("ＡＢＢ机器人", "ABB机器人"), ("陶瓷 辊道窑", "陶瓷辊道窑")],
)
def test_case_width_and_blanks_do_not_matter(one: str, other: str) -> None:
    found = explain(need(one, keywords=(one,)), offer(other, keywords=(other,)))
    plain = explain(need(other, keywords=(other,)), offer(other, keywords=(other,)))
    assert found.part(Criterion.KEYWORDS).similarity == 1
    assert found.score == plain.score


@pytest.mark.parametrize(("one", "other"), [("C++", "C#"), ("Al-Mg-Si", "Al-Zn-Mg"), ("5G", "4G")])
def test_codes_are_whole_words(one: str, other: str) -> None:
    same = explain(need("x", keywords=(one,)), offer("y", keywords=(one,)))
    different = explain(need("x", keywords=(one,)), offer("y", keywords=(other,)))
    assert same.part(Criterion.KEYWORDS).similarity == 1
    assert (different.part(Criterion.KEYWORDS).similarity or 0) < 0.7


@pytest.mark.parametrize("nothing", ["", "()", "  ", "，。"])
def test_nothing_shares_nothing(nothing: str) -> None:
    found = explain(
        need(nothing, nothing, keywords=(nothing,)), offer(nothing, nothing, keywords=(nothing,))
    )
    assert found.score == 0
    assert found.grade is Grade.WEAK


@pytest.mark.parametrize("nothing", ["", "()", "＋"])
def test_an_empty_side_is_missing_not_zero(nothing: str) -> None:
    found = explain(need("铝型材表面缺陷检测"), offer(nothing, keywords=(nothing,)))
    assert found.part(Criterion.TEXT).level is Level.MISSING
    assert found.part(Criterion.KEYWORDS).level is Level.MISSING


def test_a_contained_word_is_not_the_whole() -> None:
    bare = explain(need("LED"), offer("LED植物照明光谱调控与散热封装一体化设计方法"))
    same = explain(
        need("LED植物照明光谱调控"), offer("LED植物照明光谱调控与散热封装一体化设计方法")
    )
    assert bare.score < same.score


def test_both_scripts_have_the_same_score() -> None:
    one = need(
        "铝型材表面缺陷在线检测", "目前靠人工目视检查，漏检率高，希望采用机器视觉。",
        keywords=("铝型材", "表面缺陷"),
    )  # fmt: skip
    simplified = offer(
        "基于机器视觉的铝材表面缺陷检测", "采用线扫描相机和深度学习，速度可达每分钟六十米。",
        keywords=("机器视觉", "表面缺陷"),
    )  # fmt: skip
    turn = OpenCC("s2hk").convert
    traditional = replace(
        simplified,
        keywords=tuple(turn(word) for word in simplified.keywords),
        title=LocalisedText(zh_hant=turn(simplified.title.zh_hans)),
        summary=LocalisedText(zh_hant=turn(simplified.summary.zh_hans)),
    )
    assert explain(one, simplified).score == explain(one, traditional).score > 60


@pytest.mark.parametrize(
    ("mainland", "hong_kong"),
    [("机器人", "機械人"), ("激光", "鐳射"), ("芯片", "晶片"), ("数字孪生", "數碼分身")],
)
def test_hong_kong_words_meet_mainland_words(mainland: str, hong_kong: str) -> None:
    found = explain(need("焊接", keywords=(mainland,)), offer("加工", keywords=(hong_kong,)))
    assert found.part(Criterion.KEYWORDS).similarity == 1
