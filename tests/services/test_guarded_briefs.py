"""What a company keeps back is on no copy: a canary in every field, read back from the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal

import pytest

from matchmaker.briefs import render
from matchmaker.domain.brief import Brief, Mark
from matchmaker.domain.explanation import (
    Criterion,
    Evidence,
    EvidenceKind,
    Explanation,
    Span,
    TextField,
    Verdict,
)
from matchmaker.domain.lists import Audience, Confidentiality
from matchmaker.domain.organisation import FormerName
from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.records import Capability, FormExtra, Need, Patent, Proof, ProofKind
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.services.pair_brief.speaker import Copy
from tests import builders as b
from tests.briefs import scenes
from tests.briefs.reading import text_of

# What the text says of itself is for everybody, whatever the company keeps back.
OPEN_NEED = {"title", "keywords", "public_text", "code"}
# The need is kept back, not the capability: these are the university's own public words.
OPEN_OFFER = {
    "title", "summary", "team", "advantages", "indicators", "keywords", "public_text", "code",
    "patents",
}  # fmt: skip
BLIND_OFFER = OPEN_OFFER - {"team", "patents"}
GUARDED = [Confidentiality.SUMMARY, Confidentiality.NDA]


def canary(record: str, field: str) -> str:
    """Return a word that stands nowhere else."""
    return f"{record}canary{field.replace('_', '')}"


def worded(record: str, field: str) -> LocalisedText:
    word = canary(record, field)
    return LocalisedText(f"{word}hans", f"{word}hant", f"{word}en")


def secret_need(level: Confidentiality) -> Need:
    name = "need"
    texts = {
        each: worded(name, each)
        for each in ("title", "problem", "constraints", "tried_before", "unwanted", "expected")
    }
    target = Target(
        worded(name, "indicators"),
        canary(name, "indicators"),
        Comparison.AT_LEAST,
        Decimal(98765),
        now=canary(name, "indicators"),
        text=canary(name, "indicators"),
    )
    unread = Target(worded(name, "indicators"), text=canary(name, "indicators"))
    return scenes.need(
        **texts,
        indicators=(target, unread),
        keywords=(canary(name, "keywords"),),
        preferred_partner=canary(name, "preferred_partner"),
        excluded_partners=(canary(name, "excluded_partners"),),
        confidentiality=level,
        internal_text=canary(name, "internal_text"),
        form_extras=(FormExtra("f", "f", canary(name, "form_extras")),),
        source=canary(name, "source"),
    )


def marked_capability() -> Capability:
    name = "offer"
    return scenes.capability(
        **{each: worded(name, each) for each in ("title", "summary", "team", "applications")},
        advantages=(worded(name, "advantages"),),
        indicators=(Reached(worded(name, "indicators"), text=canary(name, "indicators")),),
        keywords=(canary(name, "keywords"),),
        patents=(Patent(canary(name, "patents")),),
        evidence=(Proof(ProofKind.PILOT, worded(name, "evidence")),),
        internal_text=canary(name, "internal_text"),
        form_extras=(FormExtra("f", "f", canary(name, "form_extras")),),
        source=canary(name, "source"),
    )


def everything(need: Need, capability: Capability) -> Explanation:
    """Return an explanation that points into every text and row of both records."""
    del need, capability
    spans = [
        Span(field, language, 0, 40, row)
        for field in TextField
        for language in Language
        for row in (0, 1)
    ]
    evidence = tuple(Evidence(kind, (s,), (s,), "c") for kind in EvidenceKind for s in spans)
    rows = tuple(
        Evidence(
            EvidenceKind.INDICATOR,
            (Span(TextField.INDICATORS, Language.EN, 0, 2, row),),
            verdict=Verdict.NOT_STATED,
        )
        for row in (0, 1)
    )
    return b.explanation(
        [
            b.contribution(Criterion.TEXT, "20", evidence=evidence),
            b.contribution(Criterion.INDICATORS, "20", evidence=rows),
        ]
    )


def made(level: Confidentiality, copy: Copy) -> Brief:
    need, capability = secret_need(level), marked_capability()
    return scenes.brief(
        copy, need=need, capability=capability, explanation=everything(need, capability)
    )


def copies() -> Iterator[Copy]:
    for audience in Audience:
        yield Copy(Language.EN, audience=audience)
        yield Copy(Language.ZH_HANS, Language.EN, audience)
        yield Copy(Language.ZH_HANT, Language.EN, audience)


@pytest.mark.pdf
@pytest.mark.parametrize("level", GUARDED)
@pytest.mark.parametrize("copy", list(copies()), ids=str)
def test_a_canary_in_every_field_reaches_no_copy(level: Confidentiality, copy: Copy) -> None:
    brief = made(level, copy)
    printed = text_of(render([brief])).casefold() + repr(brief).casefold()
    hidden = {canary("need", each.name) for each in fields(Need) if each.name not in OPEN_NEED} | {
        canary("offer", each.name)
        for each in fields(Capability)
        if each.name not in (BLIND_OFFER if copy.blind else OPEN_OFFER)
    }
    assert [word for word in sorted(hidden) if word in printed] == []
    assert "98765" not in printed
    assert canary("need", "title") in printed  # the test reads what is printed


@pytest.mark.parametrize("level", GUARDED)
def test_values_stand_beside_no_target_of_a_guarded_need(level: Confidentiality) -> None:
    brief = scenes.brief(Copy(Language.EN), need=scenes.need(confidentiality=level))
    rows = [row for row in brief.rows if row.indicator]
    assert [row.label.first.text for row in rows] == [
        "Defect size",
        "Line speed",
        "Detection",
        "Classes",
    ]  # fmt: skip - the university's own rows, in its own order
    assert len({row.need.first.text for row in rows}) == 1
    assert all(row.mark is Mark.OPEN and row.remark is None for row in rows)


def test_a_guarded_need_without_values_offered_has_one_row_without_a_name() -> None:
    need = scenes.need(confidentiality=Confidentiality.NDA)
    brief = scenes.brief(Copy(Language.EN), need=need, capability=scenes.capability(indicators=()))
    (row,) = [row for row in brief.rows if row.indicator]
    assert (row.label.first.text, row.need.first.text) == ("Indicators", "after an NDA")
    assert row.mark is Mark.MISSING


# --- company-blind copies -------------------------------------------------------------------

FIRM = b.company(
    name=LocalisedText("示例恒铝型材（南海）有限公司", "", "Heng Lv Profiles"),
    former_names=(FormerName("南海第二铝厂"),),
)
VARIANTS = [
    "恒铝型材", "恒鋁型材", "恒铝 型材", "恒铝\n型材", "示例恒铝型材(南海)有限公司",
    "Heng Lv Profiles", "HENG LV PROFILES", "Ｈｅｎｇ Ｌｖ Ｐｒｏｆｉｌｅｓ",
    "heng  lv profiles", "Heng Lv\nProfiles", "南海第二鋁廠", "hkust", "ＨＫＵＳＴ",
]  # fmt: skip
TOLD = ["恒", "heng", "ｈｅｎｇ", "南海第二", "hkust", "ｈｋｕｓｔ"]


def named_everywhere(name: str, level: Confidentiality) -> Brief:
    text = scenes.said(f"在{name}的产线", f"在{name}的產線", f"at {name} now")
    row = Reached(text, text=f"as {name} measured")
    return scenes.brief(
        Copy(Language.ZH_HANS, Language.EN, Audience.COMPANY_BLIND),
        need=scenes.need(
            title=text,
            problem=text,
            keywords=(f"{name} line",),
            indicators=(Target(text, text=f"as {name} has"), Target(text, unit=name)),
            confidentiality=level,
            code=f"N-{name}".replace("\n", " "),
        ),
        capability=scenes.capability(
            title=text, summary=text, advantages=(text,), indicators=(row,), team=text
        ),
        organisations={FIRM.id: FIRM, b.university().id: b.university()},
        explanation=everything(scenes.need(), scenes.capability()),
        event=b.event(title=text),
    )


@pytest.mark.parametrize("level", Confidentiality)
@pytest.mark.parametrize("name", VARIANTS)
def test_no_spelling_of_a_name_is_left_on_a_blind_copy(name: str, level: Confidentiality) -> None:
    brief = named_everywhere(name, level)
    assert brief.leaks == ()
    told = repr(replace(brief, leaks=())).casefold()
    assert [each for each in TOLD if each in told] == []


def test_a_spelling_that_is_no_name_but_reads_as_one_is_found_with_its_place() -> None:
    brief = scenes.brief(
        Copy(Language.EN, audience=Audience.COMPANY_BLIND),
        need=scenes.need(problem=scenes.said(en="Made for H.K.U.S.T. and 恒·铝·型·材.")),
    )
    assert {(each.record, str(each.field)) for each in brief.leaks} == {("N-001", "text")}
    named = scenes.brief(Copy(Language.EN), need=scenes.need(problem=scenes.said(en="H.K.U.S.T.")))
    assert named.leaks == ()


@pytest.mark.parametrize(
    "text",
    ["call 0757-8888 0000", "电话１３８００１３８０００", "write a@b.example", "see www.b.cn/x"],
)
@pytest.mark.parametrize("audience", [Audience.COMPANY_BLIND, Audience.CONTACT_BLIND])
def test_ways_to_reach_somebody_are_told_before_a_blind_copy_is_printed(
    text: str, audience: Audience
) -> None:
    offer = scenes.capability(advantages=(scenes.said(en=text),))
    brief = scenes.brief(Copy(Language.EN, audience=audience), capability=offer)
    assert [(each.record, str(each.field)) for each in brief.reach] == [("C-001", "advantages")]
    assert scenes.brief(Copy(Language.EN), capability=offer).reach == ()


def test_figures_are_no_telephone_numbers() -> None:
    text = "3,000,000 pieces in 2027-06, 0.61-0.79 mm, 1600 1700 mm, 20270601, ISO 9001:2015"
    copy = Copy(Language.EN, audience=Audience.COMPANY_BLIND)
    brief = scenes.brief(copy, need=scenes.need(problem=scenes.said(en=text)))
    assert brief.reach == ()
