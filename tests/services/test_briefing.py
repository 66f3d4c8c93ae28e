"""Making briefs from the event file: which pairs, what may show, and files that are whole."""

from __future__ import annotations

import gc
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from matchmaker.briefs import front, render
from matchmaker.briefs.layout.paragraphs import Piece
from matchmaker.domain.brief import Brief, Mark, Words
from matchmaker.domain.explanation import Criterion, Explanation, Grade, Level
from matchmaker.domain.ids import CapabilityId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.lists import (
    Audience,
    CapabilityKind,
    Confidentiality,
    NeedStatus,
    OwnershipWish,
)
from matchmaker.domain.organisation import Consent
from matchmaker.domain.pairing import Decision, Proposal, pair_code
from matchmaker.domain.quantities import Money, MoneyBand, YearMonth
from matchmaker.domain.records import Patent
from matchmaker.domain.texts import Language
from matchmaker.errors import MissingGlyphError, OutputError, RecordError
from matchmaker.matching.profiles import load_profile
from matchmaker.messages import Message
from matchmaker.services import briefing
from matchmaker.services.briefing import Copy, Which
from matchmaker.store import Database
from tests import builders as b
from tests.briefs import scenes
from tests.briefs.reading import bare, text_of
from tests.store.scenes import fill

EN = Copy(Language.EN)
SECOND = b.capability(code="C-002")
SERVICE = b.capability(
    code="C-161", kind=CapabilityKind.SERVICE, title=b.english("Testing of coated profiles")
)


@pytest.fixture
def database() -> Database:
    """Return an event with one need and three proposed capabilities, the last a service."""
    database = Database.memory()
    fill(database)
    profile = load_profile("default")
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("x"), by="me")
        recorder.put(SECOND)
        recorder.put(SERVICE)
    offered = (b.capability(), SECOND, SERVICE)
    proposals = [
        Proposal(b.explanation(capability=each.id, profile=f"{profile.digest}-x"), rank)
        for rank, each in enumerate(offered, 1)
    ]
    with database.transaction() as tx:
        tx.save_run(proposals, profile=profile, needs=[b.need()], capabilities=3)
    return database


def judge(database: Database, decision: Decision, capability: CapabilityId) -> None:
    with database.transaction() as tx:
        judgement = b.judgement(decision, capability=capability)
        tx.act(ActionKind.JUDGE, Message("x"), by="me").put(judgement)


def made(database: Database, which: Which, copy: Copy = EN) -> tuple[Brief, ...]:
    return briefing.briefs(database, which, copy=copy, printed_at=b.NOW)


def codes(briefs: tuple[Brief, ...]) -> list[str]:
    return [each.capability.code for each in briefs]


def words_of(value: object) -> str:
    """Return everything a brief says, as one text."""
    return repr(value)


def test_the_brief_of_a_stored_pair_has_its_score_and_code(database: Database) -> None:
    brief = briefing.brief(database, b.need().id, b.capability().id, copy=EN, printed_at=b.NOW)
    assert brief.code == pair_code(b.need().id, b.capability().id)
    assert brief.score is not None
    assert brief.score.total.score == 72
    grades = load_profile("default").grades
    assert [t.at for t in brief.score.thresholds] == [
        int(grades[Grade.POSSIBLE]), int(grades[Grade.STRONG])
    ]  # fmt: skip


def test_a_pair_outside_the_run_has_a_brief_without_points(database: Database) -> None:
    other = b.capability(code="C-003")
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(other)
    brief = briefing.brief(database, b.need().id, other.id, copy=EN, printed_at=b.NOW)
    assert brief.score is None
    assert "never scored" in brief.unscored.first.text


def test_thresholds_of_another_profile_are_not_printed() -> None:
    brief = scenes.brief(EN, thresholds=())
    assert brief.score is not None
    assert brief.score.thresholds == ()


def test_which_pairs_are_printed(database: Database) -> None:
    with pytest.raises(RecordError, match="nothing to print"):
        made(database, Which.ACCEPTED)
    judge(database, Decision.ACCEPT, SECOND.id)
    assert codes(made(database, Which.ACCEPTED)) == ["C-002"]
    assert codes(made(database, Which.SHORTLISTED)) == ["C-002"]
    assert codes(made(database, Which.PROPOSED_BEST)) == ["C-001"]
    assert codes(made(database, Which.ALL)) == ["C-001", "C-002", "C-161"]


def test_a_rejected_pair_is_not_printed_among_the_others(database: Database) -> None:
    judge(database, Decision.REJECT, b.capability().id)
    assert codes(made(database, Which.PROPOSED_BEST)) == ["C-002"]


def test_pairs_can_be_named(database: Database) -> None:
    pairs = [(b.need().id, SERVICE.id)]
    assert codes(briefing.briefs(database, pairs, copy=EN, printed_at=b.NOW)) == ["C-161"]


def test_a_pair_that_is_gone_is_told(database: Database) -> None:
    with pytest.raises(RecordError, match="no longer there"):
        briefing.brief(database, b.need().id, CapabilityId("0" * 32), copy=EN, printed_at=b.NOW)


def test_the_best_other_service_of_the_field_could_help(database: Database) -> None:
    brief = made(database, Which.PROPOSED_BEST)[0]
    assert brief.helper is not None
    assert brief.helper[1].text.startswith("Testing of coated profiles · The Hong Kong")


def test_no_service_is_named_to_help_itself(database: Database) -> None:
    brief = briefing.brief(database, b.need().id, SERVICE.id, copy=EN, printed_at=b.NOW)
    assert brief.helper is None


# --- files ----------------------------------------------------------------------------------


@pytest.mark.pdf
def test_all_briefs_go_into_one_file(database: Database, tmp_path: Path) -> None:
    saved = briefing.save_pdf(made(database, Which.ALL), tmp_path / "briefs" / "all.pdf")
    assert saved.paths == (tmp_path / "briefs" / "all.pdf",)
    assert saved.briefs == 3
    assert saved.pages >= 3
    assert saved.paths[0].read_bytes().startswith(b"%PDF-")


@pytest.mark.pdf
def test_each_brief_gets_a_file_named_by_its_codes(database: Database, tmp_path: Path) -> None:
    briefs = made(database, Which.ALL)
    saved = briefing.save_each(briefs, tmp_path)
    assert [path.name for path in saved.paths] == [
        f"{each.need.code} {each.capability.code} {each.code}.pdf" for each in briefs
    ]
    assert sorted(tmp_path.iterdir()) == sorted(saved.paths)


@pytest.mark.pdf
def test_one_bad_brief_is_held_back_and_the_others_are_made(tmp_path: Path) -> None:
    bad = scenes.brief(EN, code="BAD-2222", need=scenes.need(title=scenes.said(en="smile 🙂")))
    for saved in (
        briefing.save_pdf([scenes.brief(EN), bad], tmp_path / "all.pdf"),
        briefing.save_each([scenes.brief(EN), bad], tmp_path),
    ):
        assert saved.briefs == 1
        assert [held.code for held in saved.held_back] == ["BAD-2222"]
        assert "🙂 (U+1F642)" in str(saved.held_back[0].message)


@pytest.mark.pdf
def test_nothing_is_written_if_no_brief_can_be_printed(tmp_path: Path) -> None:
    bad = scenes.brief(EN, need=scenes.need(title=scenes.said(en="🙂")))
    with pytest.raises(MissingGlyphError):
        briefing.save_pdf([bad], tmp_path / "all.pdf")
    with pytest.raises(RecordError, match="nothing to print"):
        briefing.save_each([], tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.pdf
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError):
        briefing.save_each([scenes.brief(EN)], tmp_path / "file" / "folder")


@pytest.mark.pdf
def test_a_blind_brief_that_names_somebody_is_held_back_with_record_and_field(
    tmp_path: Path,
) -> None:
    blind = Copy(Language.EN, audience=Audience.COMPANY_BLIND)
    told = scenes.need(problem=scenes.said(en="Made for H.K.U.S.T. in Hong Kong."))
    bad = scenes.brief(blind, code="BAD-2222", need=told)
    saved = briefing.save_pdf([scenes.brief(blind), bad], tmp_path / "all.pdf")
    assert [held.code for held in saved.held_back] == ["BAD-2222"]
    assert "“HKUST”, in N-001, text" in str(saved.held_back[0].message)
    with pytest.raises(OutputError, match="N-001, text"):
        briefing.save_each([bad], tmp_path / "each")


def test_what_one_call_fitted_the_next_one_takes(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted: list[Brief] = []
    real = front.fitted

    def counting(brief: Brief) -> front.Front:
        fitted.append(brief)
        return real(brief)

    monkeypatch.setattr(front, "fitted", counting)
    briefs = made(database, Which.ALL)
    shared = briefing.Fitting()
    briefing.save_pdf(briefs, tmp_path / "all.pdf", fitting=shared)
    briefing.save_each(briefs, tmp_path, fitting=shared)
    assert len(fitted) == len(briefs)


def test_no_brief_is_remembered_once_it_is_written(database: Database, tmp_path: Path) -> None:
    briefs = made(database, Which.PROPOSED_BEST)
    briefing.save_pdf(briefs, tmp_path / "all.pdf")
    contact = briefs[0].contacts.need[0]
    gc.collect()
    holders = [each for each in gc.get_referrers(contact.name) if each is not contact]
    assert [type(each).__name__ for each in holders if isinstance(each, Piece)] == []
    assert not any(isinstance(each, front.Front) for each in gc.get_referrers(briefs[0]))


# --- records that changed since the points were worked out -----------------------------------


def test_a_brief_says_that_a_record_changed_after_the_matching(database: Database) -> None:
    assert [each.score and each.score.outdated for each in made(database, Which.ALL)] == [None] * 3
    changed = b.need(problem=b.hans("现在要的是别的东西。"))
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(changed)
    (brief, *_) = made(database, Which.ALL)
    assert brief.score is not None
    assert brief.score.outdated is not None
    assert brief.score.outdated.first.text.startswith("Matched on an earlier text of N-001;")
    assert brief.spine.shared == ()
    assert brief.need.text.marks == ()
    printed = text_of(render([brief]))
    assert bare(brief.score.outdated.first.text) in printed
    assert [str(each) for each in briefing.cautions([brief])] == [
        f"{brief.code}: {brief.score.outdated.first.text}"
    ]


def test_a_change_that_no_part_of_the_score_reads_says_nothing(database: Database) -> None:
    with database.transaction() as tx:
        changed = b.need(internal_text="call on Monday", status=NeedStatus.IN_TALKS)
        tx.act(ActionKind.EDIT, Message("x"), by="me").put(changed)
    assert not any(each.score and each.score.outdated for each in made(database, Which.ALL))


# --- what may show --------------------------------------------------------------------------


def test_a_contact_without_consent_is_reached_through_the_organiser() -> None:
    silent = b.person(consents=())
    brief = scenes.brief(EN, people={silent.id: silent})
    assert brief.contacts.need == ()
    assert silent.email not in words_of(brief)
    assert brief.contacts.instead.first.text == "Contact through the organiser"


def test_a_consent_taken_back_counts_no_more() -> None:
    person = b.person()
    gone = replace(person, consents=(replace(person.consents[0], withdrawn_on=b.TODAY),))
    assert scenes.brief(EN, people={gone.id: gone}).contacts.need == ()
    assert isinstance(person.consents[0], Consent)


def test_a_contact_with_consent_is_printed_in_the_readers_words() -> None:
    contact = scenes.brief(EN).contacts.need[0]
    assert contact.name.text == "Technical lead"
    assert contact.reach == "tech@henglv.example · 0757-0000 0011"


def test_a_contact_blind_copy_names_organisations_but_no_person() -> None:
    brief = scenes.brief(Copy(Language.EN, audience=Audience.CONTACT_BLIND))
    assert brief.contacts.need == ()
    assert brief.need.organisation.text == "示例恒铝型材（南海）有限公司"


def test_a_company_blind_copy_gives_no_name_away() -> None:
    named = "恒铝型材的产线要检测，HKUST 也知道恒铝型材。"
    copy = Copy(Language.ZH_HANS, Language.EN, Audience.COMPANY_BLIND)
    brief = scenes.brief(
        copy,
        need=scenes.need(problem=scenes.said(named), title=scenes.said("恒铝型材的缺陷检测")),
        capability=scenes.capability(patents=(Patent("ZL202710000000.1"),)),
    )
    told = words_of(brief)
    for name in ("恒铝", "HKUST", "香港科技", "henglv", "ZL2027", "大沥"):
        assert name not in told
    assert brief.need.place.text
    budget = brief.rows[-3].need
    assert budget.second == Words("CNY 1 million to 5 million", Language.EN)


def test_marks_move_along_when_a_name_is_replaced() -> None:
    problem = "恒铝型材：" + scenes.PROBLEM
    need = scenes.need(problem=scenes.said(problem))
    shift = len("恒铝型材：")
    parts = list(scenes.parts())
    text = parts[3]
    moved = tuple(
        replace(
            e, need=tuple(replace(s, start=s.start + shift, end=s.end + shift) for s in e.need)
        )
        for e in text.evidence
    )
    parts[3] = replace(text, evidence=moved)
    copy = Copy(Language.ZH_HANS, audience=Audience.COMPANY_BLIND)
    brief = scenes.brief(copy, need=need, explanation=b.explanation(parts))
    body = brief.need.text
    assert [body.text[s:e] for s, e in body.marks] == ["铝型材", "实时", "表面缺陷"]


@pytest.mark.parametrize("level", [Confidentiality.SUMMARY, Confidentiality.NDA])
def test_a_confidential_need_shows_its_keywords_instead_of_its_text(
    level: Confidentiality,
) -> None:
    brief = scenes.brief(EN, need=scenes.need(confidentiality=level))
    assert scenes.PROBLEM not in words_of(brief)
    assert scenes.PROBLEM_EN not in words_of(brief)
    assert "铝型材, 表面缺陷, 机器视觉" in brief.need.text.text


def test_a_confidential_need_shows_the_text_meant_for_the_public() -> None:
    public = scenes.need(
        confidentiality=Confidentiality.NDA, public_text=scenes.said(en="In-line inspection.")
    )
    brief = scenes.brief(EN, need=public)
    assert brief.need.text.text == "In-line inspection."
    assert scenes.PROBLEM_EN not in words_of(brief)


def test_an_nda_keeps_the_targets_too() -> None:
    brief = scenes.brief(EN, need=scenes.need(confidentiality=Confidentiality.NDA))
    assert brief.rows[0].need.first.text == "after an NDA"
    assert "60" not in brief.rows[1].need.first.text
    assert brief.questions[0].topic.first.text == "Confidentiality"


def test_internal_text_never_reaches_a_brief() -> None:
    need = scenes.need(internal_text="do not tell", excluded_partners=("SECRET",))
    assert "do not tell" not in words_of(scenes.brief(EN, need=need))
    assert "SECRET" not in words_of(scenes.brief(EN, need=need))


# --- words ----------------------------------------------------------------------------------


def test_a_text_in_another_language_is_labelled_so() -> None:
    brief = scenes.brief(Copy(Language.EN), need=scenes.need(problem=scenes.said("只有中文")))
    assert [note.text for note in brief.need.notes] == ["Text in Simplified Chinese"]
    converted = replace(scenes.said(en="text"), converted=frozenset({Language.EN}))
    brief = scenes.brief(EN, need=scenes.need(problem=converted))
    assert [note.text for note in brief.need.notes] == ["converted by machine, not yet checked"]


def test_the_second_language_is_printed_only_where_the_record_has_it() -> None:
    copy = Copy(Language.ZH_HANS, Language.EN)
    brief = scenes.brief(copy, need=scenes.need(problem=scenes.said(scenes.PROBLEM)))
    assert brief.need.gist is None
    assert brief.capability.gist == Words(scenes.SUMMARY_EN, Language.EN)


def test_rows_come_in_one_order_with_a_mark_each() -> None:
    brief = scenes.brief(EN)
    assert [(row.label.first.text, row.mark) for row in brief.rows] == [
        ("Defect size", Mark.MET),
        ("Line speed", Mark.MET),
        ("Detection", Mark.MET),
        ("Classes", Mark.NEAR),
        ("Readiness", Mark.NEAR),
        ("Mode", Mark.MET),
        ("Budget", Mark.MISSING),
        ("Deadline", Mark.MET),
        ("IP rights", Mark.OPEN),
    ]
    assert brief.rows[3].remark is not None
    assert brief.rows[3].remark.first.text == "3 short"
    assert brief.rows[0].need.first.text == "≤ 0.3 mm"


@pytest.mark.parametrize(
    ("months", "mark"), [(9, Mark.MET), (12, Mark.MET), (14, Mark.NEAR), (30, Mark.SHORT)]
)
def test_time_is_counted_from_the_day_of_printing(months: int, mark: Mark) -> None:
    need = scenes.need(deadline=YearMonth(2028, 6))
    brief = scenes.brief(EN, need=need, capability=scenes.capability(lead_time=months))
    assert brief.rows[-2].mark is mark


@pytest.mark.parametrize(
    ("price", "mark"),
    [
        (Money(MoneyBand.FROM_50_TO_100), Mark.MET),
        (Money(MoneyBand.FROM_100_TO_500), Mark.MET),
        (Money.of(Decimal(200)), Mark.NEAR),
        (Money(MoneyBand.FROM_500_TO_1000), Mark.NEAR),
        (Money(MoneyBand.GT1000), Mark.SHORT),
        (None, Mark.MISSING),
    ],
)
def test_the_price_is_held_against_the_budget(price: Money | None, mark: Mark) -> None:
    brief = scenes.brief(EN, capability=scenes.capability(price_hint=price))
    assert brief.rows[-3].mark is mark


def test_an_indicator_nobody_asked_for_is_still_shown() -> None:
    brief = scenes.brief(EN, need=scenes.need(indicators=()))
    assert [row.need.first.text for row in brief.rows[:4]] == ["not asked for"] * 4
    assert all(row.mark is Mark.OPEN for row in brief.rows[:4])


def test_an_unscored_pair_sets_equal_names_on_one_line_without_judging() -> None:
    brief = scenes.brief(EN, explanation=None)
    assert [row.mark for row in brief.rows[:4]] == [Mark.OPEN] * 4
    assert brief.rows[0].capability.first.text == "0.2 mm"


def test_the_grade_and_the_parts_are_those_that_were_stored() -> None:
    weak = scenes.explanation(grade=Grade.WEAK)
    brief = scenes.brief(EN, explanation=weak)
    assert brief.score is not None
    assert brief.score.word.first.text == "Weak"
    assert [part.step.criterion for part in brief.score.parts] == list(Criterion)
    assert brief.score.parts[-1].step.level is Level.MISSING


def test_an_open_ownership_is_always_asked_about() -> None:
    brief = scenes.brief(EN, need=scenes.need(ip_wish=OwnershipWish.NEGOTIABLE))
    assert brief.questions[-1].topic.first.text == "Ownership"


# --- details a company keeps back -----------------------------------------------------------

GUARDED = [Confidentiality.SUMMARY, Confidentiality.NDA]


@pytest.mark.parametrize("level", GUARDED)
@pytest.mark.parametrize("explanation", [scenes.explanation(), None])
def test_no_verdict_beside_a_value_bounds_a_target_kept_back(
    level: Confidentiality, explanation: Explanation | None
) -> None:
    need = scenes.need(confidentiality=level)
    brief = scenes.brief(EN, need=need, explanation=explanation)
    rows = [row for row in brief.rows if row.indicator]
    assert [row.label.first.text for row in rows][:2] == ["Defect size", "Line speed"]
    assert {row.need.first.text for row in rows} <= {"after an NDA", "not made public"}
    assert all(row.mark is Mark.OPEN and row.remark is None for row in rows)
    assert not any("falls short" in each.topic.first.text for each in brief.questions)


@pytest.mark.parametrize("level", GUARDED)
def test_a_guarded_budget_prints_its_band_only(level: Confidentiality) -> None:
    exact = scenes.need(budget=Money.of(Decimal("137.5")))
    band = "CNY 1 million to 5 million"
    assert scenes.brief(EN, need=exact).rows[-3].need.first.text != band
    brief = scenes.brief(EN, need=replace(exact, confidentiality=level))
    assert brief.rows[-3].need.first.text == band


@pytest.mark.parametrize(
    ("copy", "unit"),
    [(EN, "× CNY 10,000"), (Copy(Language.ZH_HANS, Language.EN), None)],
)
def test_the_unit_of_the_amount_is_a_factor_and_said_once(copy: Copy, unit: str | None) -> None:
    said = scenes.brief(copy).form.unit
    assert said.language is copy.language
    assert "×" in said.text
    assert unit is None or said.text == unit
