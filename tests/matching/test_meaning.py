"""Evidence by meaning: the two nearest sentences that share no shown term."""

from datetime import date

import pytest

from matchmaker.domain.explanation import Criterion, EvidenceKind
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.i18n.explain import nearest_passages
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.services.engines import engine

TODAY = date(2027, 6, 1)
NEED = Need(
    NeedId("n"),
    "N-001",
    OrganisationId(""),
    LocalisedText(zh_hans="老师傅后继无人"),
    LocalisedText(zh_hans="老师傅快要退休了，年轻人却不愿意来学。"),
)
NEAR = Capability(
    CapabilityId("a"),
    "C-001",
    (),
    LocalisedText(en="Keeping what old hands know"),
    LocalisedText(en="Old masters will soon retire, and young people do not want to learn."),
)
FAR = Capability(
    CapabilityId("b"),
    "C-002",
    (),
    LocalisedText(en="Choir rehearsals"),
    LocalisedText(en="The choir sings every Tuesday evening in the old church."),
)
POOL = Pool((NEED,), (NEAR, FAR))


@pytest.fixture(scope="module")
def matcher() -> Engine:
    return engine(load_profile())


def test_sentences_in_two_languages_meet_by_meaning(matcher: Engine) -> None:
    first, second = matcher.rank(POOL, today=TODAY)
    assert first.explanation.capability == NEAR.id
    assert first.explanation.score > 2 * second.explanation.score
    found = nearest_passages(first.explanation, NEED, NEAR)
    assert found is not None
    assert found[0].text == "老师傅快要退休了，年轻人却不愿意来学"
    assert found[1].text.startswith("Old masters")


def test_what_is_not_near_is_no_evidence(matcher: Engine) -> None:
    explanation = matcher.explain(NEED, FAR, pool=POOL, today=TODAY)
    kinds = {e.kind for e in explanation.part(Criterion.TEXT).evidence}
    assert EvidenceKind.MEANING not in kinds


def test_without_an_encoder_the_same_pair_has_no_meaning() -> None:
    alone = engine(load_profile(), words_only=True)
    explanation = alone.explain(NEED, NEAR, pool=POOL, today=TODAY)
    assert nearest_passages(explanation, NEED, NEAR) is None
    assert alone.encoder == ""


def test_ranking_and_explaining_agree(matcher: Engine) -> None:
    for proposal in matcher.rank(POOL, today=TODAY):
        pair = proposal.explanation
        capability = next(c for c in POOL.capabilities if c.id == pair.capability)
        assert matcher.explain(NEED, capability, pool=POOL, today=TODAY) == pair


def test_the_order_of_rows_changes_nothing(matcher: Engine) -> None:
    turned = Pool((NEED,), (FAR, NEAR))
    assert matcher.rank(turned, today=TODAY) == matcher.rank(POOL, today=TODAY)
