"""Where the sides share no term, the two nearest passages stand on one line of the paper."""

from __future__ import annotations

import pytest

from matchmaker.briefs import render
from matchmaker.domain.brief import Brief
from matchmaker.domain.explanation import Criterion, Evidence, EvidenceKind, Span, TextField
from matchmaker.domain.lists import Audience, Confidentiality
from matchmaker.domain.texts import Language
from matchmaker.services.pair_brief.speaker import Copy
from tests import builders as b
from tests.briefs import scenes
from tests.briefs.reading import bare, pages_of, text_of

HANS, HANT, EN = Language.ZH_HANS, Language.ZH_HANT, Language.EN
OURS = "人工抽检漏检率高。"
THEIRS = "Flaws are found at line speed."


def made(copy: Copy, ours: str = OURS, theirs: str = THEIRS, **need: object) -> Brief:
    evidence = Evidence(
        EvidenceKind.MEANING,
        (Span(TextField.BODY, HANS, 0, len(ours)),),
        (Span(TextField.BODY, EN, 0, len(theirs)),),
    )
    return scenes.brief(
        copy,
        need=scenes.need(problem=scenes.said(ours), **need),
        capability=scenes.capability(summary=scenes.said(en=theirs)),
        explanation=b.explanation([b.contribution(Criterion.TEXT, "12", evidence=(evidence,))]),
    )


@pytest.mark.pdf
@pytest.mark.parametrize("language", Language)
def test_the_nearest_passages_stand_on_paper(language: Language) -> None:
    brief = made(Copy(language))
    assert brief.near is not None
    assert (brief.near.need.text, brief.near.capability.text) == (OURS, THEIRS)
    line = f"{brief.near.label.first.text} {OURS} ↔ {THEIRS}"
    assert bare(line) in text_of(render([brief]))


def test_shared_terms_leave_no_need_for_them() -> None:
    assert scenes.brief(Copy(HANS)).spine.shared
    assert scenes.brief(Copy(HANS)).near is None


@pytest.mark.parametrize("level", [Confidentiality.SUMMARY, Confidentiality.NDA])
def test_a_text_kept_back_is_not_told_as_a_passage(level: Confidentiality) -> None:
    assert made(Copy(EN), confidentiality=level).near is None


def test_a_blind_copy_with_a_public_text_tells_no_passage_of_the_other_one() -> None:
    copy = Copy(EN, audience=Audience.COMPANY_BLIND)
    assert made(copy).near is not None
    assert made(copy, public_text=scenes.said("公开的话。")).near is None
    named = made(copy, "恒铝型材的人工抽检漏检率高。").near
    assert named is not None
    assert "恒铝" not in named.need.text


@pytest.mark.pdf
def test_long_passages_are_cut_to_one_line_with_an_ellipsis() -> None:
    brief = made(Copy(HANS, EN), OURS * 12, THEIRS * 9)
    (front, *_) = pages_of(render([brief]))
    (line,) = [each for each in front.splitlines() if "↔" in each]
    assert line.count("…") == 2
