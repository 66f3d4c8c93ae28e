"""Ranking: who is proposed, in which order, and what is said about it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from matchmaker.domain.explanation import CapRule, Criterion, Grade, HardRule, Level
from matchmaker.domain.ids import CapabilityId, OrganisationId
from matchmaker.domain.lists import CooperationMode
from matchmaker.domain.organisation import FormerName, Organisation
from matchmaker.domain.pairing import Decision, RejectReason, Validity
from matchmaker.domain.texts import LocalisedText
from matchmaker.matching.engine import Pool
from matchmaker.messages import Message
from matchmaker.progress import Cancelled
from tests import builders
from tests.matching.scenes import TODAY, default, engine, explain, need, offer, text

pytestmark = pytest.mark.matching

NEED = need("铝型材表面缺陷在线检测", keywords=("铝型材", "表面缺陷"), hightech_field="8.3")
GOOD = offer("铝材表面缺陷视觉检测", code="C-1", keywords=("表面缺陷",), hightech_field="8.3")
FAIR = offer("玻璃表面划痕检测", code="C-2", hightech_field="8.3")
FAR = offer("益生菌发酵", code="C-3", keywords=("益生菌",), hightech_field="2.6")
POOL = Pool((NEED,), (FAR, FAIR, GOOD))


def test_the_best_comes_first_and_ranks_count_from_one() -> None:
    found = engine().rank(POOL, today=TODAY)
    assert [p.explanation.capability for p in found] == [GOOD.id, FAIR.id, FAR.id]
    assert [p.rank for p in found] == [1, 2, 3]


def test_top_limits_what_each_need_gets() -> None:
    assert len(engine().rank(POOL, today=TODAY, top=1)) == 1


def test_a_short_shortlist_grows_when_hard_rules_empty_it() -> None:
    expired = tuple(
        replace(GOOD, id=CapabilityId(f"x{i}"), code=f"X-{i}", valid_to=TODAY - timedelta(1))
        for i in range(9)
    )
    profile = replace(default(), shortlist=1, top=1)
    found = engine(profile).rank(Pool((NEED,), (*expired, FAIR)), today=TODAY)
    assert [p.explanation.capability for p in found] == [FAIR.id]


def test_explaining_gives_what_ranking_gave() -> None:
    machine = engine()
    for proposal in machine.rank(POOL, today=TODAY):
        capability = next(c for c in POOL.capabilities if c.id == proposal.explanation.capability)
        again = machine.explain(NEED, capability, pool=POOL, today=TODAY)
        assert again == proposal.explanation


def test_a_changed_record_is_explained_as_it_is_now() -> None:
    machine = engine()
    before = machine.explain(NEED, FAR, pool=POOL, today=TODAY)
    changed = replace(FAR, hightech_field="8.3")
    assert machine.explain(NEED, changed, pool=POOL, today=TODAY).score > before.score


def test_ties_are_broken_by_code() -> None:
    twins = tuple(replace(GOOD, id=CapabilityId(f"t{i}"), code=f"C-{9 - i}") for i in range(3))
    found = engine().rank(Pool((NEED,), twins), today=TODAY)
    assert [p.explanation.capability for p in found] == ["t2", "t1", "t0"]
    assert [p.close for p in found] == [False, True, True]


def test_only_a_small_distance_is_close() -> None:
    found = engine().rank(POOL, today=TODAY)
    gap = found[0].explanation.score - found[1].explanation.score
    assert gap > default().close_margin
    assert not found[1].close


@pytest.mark.parametrize("name", ["香港科技大學", "港科大", "HKUST", "旧名大学"])
def test_an_excluded_partner_is_not_proposed(name: str) -> None:
    university = Organisation(
        OrganisationId("university"),
        LocalisedText(zh_hans="香港科技大学", zh_hant="香港科技大學", en="HKUST"),
        short_name=LocalisedText(zh_hans="港科大"),
        former_names=(FormerName("旧名大学"),),
    )
    picky = replace(NEED, excluded_partners=(name,))
    pool = Pool((picky,), (GOOD,), (university,))
    assert engine().rank(pool, today=TODAY) == ()
    found = explain(picky, GOOD, pool)
    assert found.hard_rules == (HardRule.EXCLUDED_PARTNER,)
    assert found.score == explain(NEED, GOOD).score


def test_a_similar_name_excludes_nobody() -> None:
    university = Organisation(OrganisationId("university"), LocalisedText(zh_hans="香港科技大学"))
    picky = replace(NEED, excluded_partners=("香港理工大学",))
    assert engine().rank(Pool((picky,), (GOOD,), (university,)), today=TODAY)


def test_nobody_meets_themselves() -> None:
    own = replace(GOOD, organisations=(NEED.organisation,))
    assert explain(NEED, own).hard_rules == (HardRule.SAME_ORGANISATION,)


@pytest.mark.parametrize(("days", "expired"), [(-1, True), (0, False)])
def test_a_capability_holds_through_its_last_day(days: int, *, expired: bool) -> None:
    ending = replace(GOOD, valid_to=TODAY + timedelta(days))
    assert (explain(NEED, ending).hard_rules == (HardRule.EXPIRED,)) is expired


@pytest.mark.parametrize(
    ("decision", "reason", "validity", "veto"),
    [
        (Decision.REJECT, RejectReason.WRONG_TOPIC, Validity.FOR_GOOD, True),
        (Decision.REJECT, RejectReason.COMPETITOR, Validity.THIS_EVENT, True),
        (Decision.REJECT, RejectReason.WRONG_TOPIC, Validity.THIS_EVENT, False),
        (Decision.ACCEPT, None, Validity.FOR_GOOD, False),
    ],
)
def test_a_lasting_rejection_is_a_veto(
    decision: Decision, reason: RejectReason | None, validity: Validity, *, veto: bool
) -> None:
    judgement = builders.judgement(
        decision, need=NEED.id, capability=GOOD.id, reason=reason, validity=validity
    )
    pool = Pool((NEED,), (GOOD,), judgements=(judgement,))
    assert (explain(NEED, GOOD, pool).hard_rules == (HardRule.VETO,)) is veto
    assert (engine().rank(pool, today=TODAY) == ()) is veto


def test_nothing_in_common_is_capped_to_weak() -> None:
    found = explain(NEED, FAR)
    assert CapRule.NO_SHARED_TOPIC in [cap.rule for cap in found.caps]
    assert found.grade is Grade.WEAK


def test_codes_alone_are_too_little_known_for_strong() -> None:
    blank = need("", hightech_field="8.3", trl_min=5)
    found = explain(blank, offer("", hightech_field="8.3", trl=7))
    assert CapRule.TOO_LITTLE_KNOWN in [cap.rule for cap in found.caps]
    assert found.grade is not Grade.STRONG
    assert found.score < 50


def test_a_readiness_gap_holds_the_grade_and_leaves_the_score_of_the_rest() -> None:
    ready = replace(GOOD, trl=8)
    raw = replace(GOOD, trl=2)
    wanting = replace(NEED, trl_min=8, problem=text("划痕和凹坑靠人眼检查。"))
    assert explain(wanting, ready).caps == ()
    found = explain(wanting, raw)
    assert [cap.rule for cap in found.caps] == [CapRule.READINESS_GAP]
    assert found.part(Criterion.READINESS).level is Level.AGAINST
    assert found.grade is not Grade.STRONG


@pytest.mark.parametrize("problem", ["", " \n"])
def test_a_need_that_does_not_describe_its_problem_is_never_strong(problem: str) -> None:
    same = "划痕和凹坑靠人眼检查,漏检多。"
    told = replace(NEED, problem=text(same))
    best = replace(GOOD, title=NEED.title, summary=text(same), keywords=NEED.keywords)
    assert explain(told, best).grade is Grade.STRONG
    found = explain(replace(NEED, problem=text(problem)), best)
    assert [cap.rule for cap in found.caps] == [CapRule.PROBLEM_NOT_DESCRIBED]
    assert found.score >= default().grades[Grade.STRONG]
    assert found.grade is Grade.POSSIBLE


def test_a_number_in_common_is_no_topic() -> None:
    found = explain(need("甲，一百，乙"), offer("丙，一百，丁"))
    assert CapRule.NO_SHARED_TOPIC in [cap.rule for cap in found.caps]


def test_no_shared_mode_speaks_against() -> None:
    wanting = replace(NEED, mode_wanted=frozenset({CooperationMode.TRANSFER}))
    selling = replace(GOOD, mode_offered=frozenset({CooperationMode.CONSULTING}))
    assert CapRule.NO_SHARED_MODE in [cap.rule for cap in explain(wanting, selling).caps]


def test_a_profile_may_leave_a_cap_out() -> None:
    kind = replace(default(), caps={})
    assert explain(NEED, FAR, profile=kind).caps == ()


def test_the_digest_tells_profiles_apart() -> None:
    other = replace(default(), digest="other")
    assert explain(NEED, GOOD).profile != explain(NEED, GOOD, profile=other).profile


def test_across_languages_concepts_carry_the_pair() -> None:
    english = offer(
        "Machine vision inspection of surface defects on aluminium profiles", code="C-4"
    )
    other = offer("Probiotic fermentation of soy milk", code="C-5")
    pool = Pool((NEED,), (english, other))
    near, far = explain(NEED, english, pool), explain(NEED, other, pool)
    assert near.part(Criterion.TEXT).level in {Level.STRONG, Level.POSSIBLE}
    assert near.score > far.score + 20


def test_text_that_could_never_have_been_shared_is_missing() -> None:
    plain = offer("Quixotic wandering of lonely poets", code="C-6")
    assert explain(NEED, plain).part(Criterion.TEXT).level is Level.MISSING


def test_new_unrelated_records_hardly_move_a_score() -> None:
    many = tuple(replace(FAIR, id=CapabilityId(f"f{i}"), code=f"F-{i}") for i in range(30))
    pool = Pool((NEED,), (*many, GOOD))
    more = tuple(
        offer(f"益生菌发酵工艺{i}", "乳酸菌冻干保护与活菌计数", code=f"G-{i}") for i in range(3)
    )
    wider = Pool((NEED,), (*many, GOOD, *more))
    assert abs(explain(NEED, GOOD, pool).score - explain(NEED, GOOD, wider).score) <= 3


def test_recurring_sentences_do_not_bring_strangers_together() -> None:
    intro = "我们欢迎各界朋友莅临指导共谋发展大计。"
    needs = tuple(
        need(title, intro, code=f"N-{i}")
        for i, title in enumerate(
            ["铝型材表面缺陷检测", "益生菌冻干", "注塑机节能", "印染废水脱色"]
        )
    )
    offers = tuple(
        offer(title, intro, code=f"C-{i}")
        for i, title in enumerate(["铝材表面视觉检测", "冻干保护剂", "伺服注塑", "染料废水处理"])
    )
    pool = Pool(needs, offers)
    found = explain(needs[0], offers[1], pool)
    assert found.part(Criterion.TEXT).similarity == 0


def test_an_empty_pool_has_no_proposals() -> None:
    assert engine().rank(Pool((), ()), today=TODAY) == ()
    assert engine().rank(Pool((NEED,), ()), today=TODAY) == ()
    assert engine().rank(Pool((), (GOOD,)), today=TODAY) == ()


def test_a_person_can_stop_it() -> None:
    class Stop:
        def report(self, done: int, total: int, message: Message | None = None) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        engine().rank(POOL, today=TODAY, progress=Stop())


def test_scores_have_two_decimals() -> None:
    for proposal in engine().rank(POOL, today=TODAY):
        assert proposal.explanation.score.as_tuple().exponent == -2
        assert isinstance(proposal.explanation.score, Decimal)
