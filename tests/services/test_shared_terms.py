"""The terms both sides share: few, telling, in one form, and none that may not show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchmaker.domain.brief import Brief
from matchmaker.domain.explanation import (
    Criterion,
    Evidence,
    EvidenceKind,
    Span,
    TextField,
)
from matchmaker.domain.lists import Audience, Confidentiality
from matchmaker.domain.quantities import Reached
from matchmaker.domain.texts import Language
from matchmaker.services.pair_brief.speaker import Copy
from tests import builders as b
from tests.briefs import scenes

HANS, EN = Language.ZH_HANS, Language.EN
READER = Copy(HANS, EN)


def shared(
    problem: str, summary: str, *pairs: tuple[str, str, str], copy: Copy = READER, **need: object
) -> Brief:
    """Return the brief of two texts with *pairs* of (ours, theirs, concept)."""
    language = EN if summary.isascii() else HANS
    evidence = tuple(
        Evidence(
            EvidenceKind.CONCEPT if concept else EvidenceKind.TERM,
            (_span(HANS, problem, ours),),
            (_span(language, summary, theirs),),
            concept=concept,
        )
        for ours, theirs, concept in pairs
    )
    text = scenes.said(en=summary) if language is EN else scenes.said(summary)
    return scenes.brief(
        copy,
        need=scenes.need(problem=scenes.said(problem), **need),
        capability=scenes.capability(summary=text),
        explanation=b.explanation([b.contribution(Criterion.TEXT, "12", evidence=evidence)]),
    )


def _span(language: Language, text: str, words: str) -> Span:
    return Span(TextField.BODY, language, text.index(words), text.index(words) + len(words))


def terms(brief: Brief) -> list[tuple[str, str]]:
    return [(ours.text, theirs.text) for ours, theirs in brief.spine.shared]


def underlined(brief: Brief) -> list[str]:
    return [brief.need.text.text[start:end] for start, end in brief.need.text.marks]


@pytest.mark.parametrize(
    ("words", "concept"),
    [(words, "") for words in ("800", "一百", "0.5", "第三", "12%", "砖", "每小时", "3")]
    + [("砖", "tile"), ("100", "hundred"), ("一千万", "many")],
)
def test_a_number_or_a_single_character_is_no_shared_term(words: str, concept: str) -> None:
    brief = shared(f"检测，{words}，线速", f"检测，{words}，产线", (words, words, concept))
    assert terms(brief) == []
    assert underlined(brief) == []


def test_a_fragment_between_other_characters_is_no_shared_term() -> None:
    brief = shared("阳极氧化膜处理槽", "氧化膜处理工艺", ("化膜处", "化膜处", ""))
    assert terms(brief) == []
    whole = shared("氧化膜处理，很慢", "新的氧化膜处理工艺", ("氧化膜处理", "氧化膜处理", ""))
    assert terms(whole) == [("氧化膜处理", "氧化膜处理")]


def test_there_are_at_most_five_concepts_first_then_the_longer_ones() -> None:
    words = ["全抛釉", "划痕", "裂纹", "辊道窑", "热电偶"]
    text = "，".join([*words, "边界条件设定"])
    pairs = [(each, each, f"concept-{n}") for n, each in enumerate(words)]
    brief = shared(text, text, ("边界条件设定", "边界条件设定", ""), *pairs)
    assert len(terms(brief)) == 5
    assert [ours for ours, _ in terms(brief)][:3] == ["全抛釉", "辊道窑", "热电偶"]
    assert "边界条件设定" not in dict(terms(brief))
    assert underlined(brief) == words


def test_a_concept_comes_in_one_form_and_not_inside_another() -> None:
    brief = shared(
        "全抛釉砖与抛釉砖都要抛光。",
        "For glazed tiles and tile polishing, Polished or not.",
        ("全抛釉", "glazed tiles", "glazed-tile"),
        ("抛光", "Polished", "polishing"),
        ("抛光", "polishing", "polishing"),
        ("抛釉", "tile polishing", "tile-polishing"),
    )
    assert ("全抛釉", "glazed tiles") in terms(brief)
    assert sum("olish" in theirs for _, theirs in terms(brief)) == 1
    assert not any(ours == "抛釉" for ours, _ in terms(brief))


def test_a_capital_at_the_start_of_a_sentence_is_not_kept() -> None:
    brief = shared(
        "砖面抛光，用LED照明。",
        "Polished tiles. Ceramic bodies under LED light.",
        ("抛光", "Polished", "polishing"),
        ("LED", "LED", "led"),
    )
    assert set(terms(brief)) == {("抛光", "polished"), ("LED", "LED")}


def test_words_alike_but_for_capitals_stand_once() -> None:
    brief = scenes.brief(
        Copy(EN),
        need=scenes.need(problem=scenes.said(en="We cut slabs of stone.")),
        capability=scenes.capability(summary=scenes.said(en="Big Slabs are cut.")),
        explanation=b.explanation(
            [
                b.contribution(
                    Criterion.TEXT,
                    "12",
                    evidence=(
                        Evidence(
                            EvidenceKind.TERM,
                            (_span(EN, "We cut slabs of stone.", "slabs"),),
                            (_span(EN, "Big Slabs are cut.", "Slabs"),),
                        ),
                    ),
                )
            ]
        ),
    )
    assert terms(brief) == [("slabs", "slabs")]


@pytest.mark.parametrize("level", [Confidentiality.SUMMARY, Confidentiality.NDA])
def test_a_secret_text_gives_no_shared_terms_away(level: Confidentiality) -> None:
    brief = shared(
        "秘密配方含稀土。", "稀土回收。", ("稀土", "稀土", "rare-earth"), confidentiality=level
    )
    assert terms(brief) == []


def test_a_blind_copy_names_nobody_among_the_shared_terms() -> None:
    copy = Copy(HANS, EN, Audience.COMPANY_BLIND)
    words = ("恒铝型材", "恒铝型材", "henglv")
    assert terms(shared("恒铝型材很亮。", "恒铝型材检测。", words)) != []
    assert terms(shared("恒铝型材很亮。", "恒铝型材检测。", words, copy=copy)) == []


def test_a_term_is_taken_from_the_text_the_reader_sees() -> None:
    chinese, english = "机器人上料。", "Loading by robots."
    spans = (_span(EN, english, "robots"), _span(HANS, chinese, "机器人"))
    evidence = Evidence(EvidenceKind.CONCEPT, spans, (_span(HANS, "机器人。", "机器人"),), "robot")
    for copy, words in ((Copy(Language.ZH_HANT, EN), "机器人"), (Copy(EN, HANS), "robots")):
        brief = scenes.brief(
            copy,
            need=scenes.need(problem=scenes.said(chinese, "", english)),
            capability=scenes.capability(summary=scenes.said("机器人。")),
            explanation=b.explanation(
                [b.contribution(Criterion.TEXT, "12", evidence=(evidence,))]
            ),
        )
        assert terms(brief) == [(words, "机器人")]
        assert underlined(brief) == [words]


def keyword_terms(ours: str, theirs: str, concept: str) -> list[tuple[str, str]]:
    """Return the terms of two Chinese texts whose keywords *ours* and *theirs* met."""
    spans = [
        (Span(TextField.KEYWORDS, EN if words.isascii() else HANS, 0, len(words)),)
        for words in (ours, theirs)
    ]
    evidence = Evidence(EvidenceKind.CONCEPT, spans[0], spans[1], concept=concept)
    brief = scenes.brief(
        READER,
        need=scenes.need(keywords=(ours,)),
        capability=scenes.capability(keywords=(theirs,)),
        explanation=b.explanation(
            [b.contribution(Criterion.KEYWORDS, "12", evidence=(evidence,))]
        ),
    )
    return terms(brief)


def test_no_term_is_in_another_language_than_the_text_of_its_side() -> None:
    assert keyword_terms("燃烧器", "燃烧控制", "burner") == [("燃烧器", "燃烧控制")]
    assert keyword_terms("burners", "燃烧控制", "burner") == []
    assert keyword_terms("MES", "制造执行系统", "mes") == [("MES", "制造执行系统")]


def test_a_narrower_word_is_not_shown_as_equal_to_a_broader_one() -> None:
    assert keyword_terms("陶瓷", "陶瓷制品", "ceramics") == [("陶瓷", "陶瓷制品")]
    assert keyword_terms("陶瓷", "陶瓷墨水", "ceramics") == []


# --- rows -----------------------------------------------------------------------------------


def test_what_neither_side_states_shares_one_row() -> None:
    need = scenes.need(budget=None, deadline=None)
    brief = scenes.brief(
        READER, need=need, capability=scenes.capability(price_hint=None, lead_time=None)
    )
    labels = [row.label.first.text for row in brief.rows[-4:]]
    assert labels == ["成熟度", "方式", "预算、时限", "产权"]
    row = brief.rows[-2]
    assert row.label.second is not None
    assert row.label.second.text == "Budget, Deadline"
    assert row.need == row.capability
    one = scenes.brief(READER, need=replace(need, deadline=scenes.need().deadline))
    assert len(one.rows) == len(brief.rows) + 1


def test_modes_are_named_without_the_family_of_contracts() -> None:
    brief = scenes.brief(READER)
    assert not any("：" in row.need.first.text for row in brief.rows)
    assert "合作开发" in brief.rows[5].need.first.text


def test_a_value_that_is_its_own_name_is_parted_at_the_colon() -> None:
    words = "Film thickness band: 0.61-0.79 mm (40 pieces)"
    reached = Reached(scenes.said(en=words), text=words)
    brief = scenes.brief(
        READER,
        need=scenes.need(indicators=()),
        capability=scenes.capability(indicators=(reached,)),
        explanation=None,
    )
    row = brief.rows[0]
    assert row.label.first.text == "Film thickness band"
    assert row.capability.first.text == "0.61-0.79 mm (40 pieces)"
