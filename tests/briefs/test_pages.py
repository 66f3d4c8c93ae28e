"""The page of a pair brief: what is on it, on how many pages, and that nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.briefs import paper
from matchmaker.briefs.blocks.lower import ContactCells
from matchmaker.briefs.layout.page import HEIGHT
from matchmaker.domain.brief import Brief, Words
from matchmaker.domain.explanation import Cap, CapRule, Criterion, Grade, Level
from matchmaker.services.pair_brief.composing import compose
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.speaker import Copy
from tests import builders as b
from tests.briefs import scenes
from tests.briefs.reading import bare, pages_of, text_of

pytestmark = pytest.mark.pdf
EN = Copy(scenes.EN)


def printed(brief: Brief) -> str:
    return text_of(paper([brief]).data)


@pytest.mark.parametrize("copy", scenes.COPIES, ids=lambda c: f"{c.language}+{c.second}")
def test_the_usual_pair_fits_one_page_in_every_language(copy: Copy) -> None:
    assert paper([scenes.brief(copy)]).pages == 1


@pytest.mark.parametrize("copy", scenes.COPIES, ids=lambda c: f"{c.language}+{c.second}")
def test_texts_at_their_limits_with_five_indicators_fit_one_sheet(copy: Copy) -> None:
    brief = compose(scenes.full(), copy, printed_at=b.NOW)
    made = paper([brief])
    assert made.pages == 2
    front, back = pages_of(made.data)
    assert bare(brief.headings.overleaf.first.text) in bare(front)
    assert bare(brief.headings.continued.first.text) in bare(back)
    assert bare(brief.form.heading.first.text) in bare(front)


@pytest.mark.parametrize("copy", scenes.COPIES, ids=lambda c: f"{c.language}+{c.second}")
def test_nothing_of_the_long_texts_is_lost(copy: Copy) -> None:
    brief = compose(scenes.full(), copy, printed_at=b.NOW)
    found = printed(brief)
    for side in (brief.need, brief.capability):
        assert bare(side.text.text) in found
        assert all(bare(point.text) in found for point in side.points)
        assert bare(side.title.first.text) in found
    for row in brief.rows:
        assert bare(row.label.first.text) in found
        assert bare(row.need.first.text) in found
    for question in brief.questions:
        assert bare(question.ask.first.text) in found


def test_very_long_texts_take_more_pages_and_lose_nothing() -> None:
    text = (scenes.PROBLEM * 90)[:4000]
    need = scenes.need(problem=scenes.said(text))
    brief = scenes.brief(need=need)
    made = paper([brief])
    assert made.pages > 2
    assert f"1/{made.pages}" in text_of(made.data)
    # A sentence may run from one page to the next, so that heads stand inside it.
    assert text_of(made.data).count("划伤") >= text.count("划伤") - made.pages


def test_the_second_languages_texts_are_given_up_first() -> None:
    copy = Copy(scenes.HANS, scenes.EN)
    short = scenes.brief(copy)
    assert bare(scenes.PROBLEM_EN) in printed(short)
    longer = scenes.need(problem=scenes.said(scenes.PROBLEM * 2, "", scenes.PROBLEM_EN * 2))
    brief = scenes.brief(copy, need=longer)
    made = paper([brief])
    assert made.pages == 1
    assert bare(scenes.PROBLEM_EN) not in text_of(made.data)
    assert bare(scenes.PROBLEM * 2) in text_of(made.data)


def test_an_empty_pair_says_not_stated_everywhere() -> None:
    brief = compose(scenes.empty(), EN, printed_at=b.NOW)
    assert brief.need.text.text == "not stated"
    assert all(row.capability.first.text == "not stated" for row in brief.rows)
    assert paper([brief]).pages == 1


def test_every_part_is_printed_and_the_score_is_the_stored_one() -> None:
    found = printed(scenes.brief(EN))
    for figure in ("+12/12", "+10/10", "+23/24", "+12/14", "+17/20", "−3/8", "+7/7", "open:upto5"):
        assert figure in found
    assert "78/100" in found


points = st.lists(st.integers(-500, 2400), min_size=8, max_size=8)


@settings(max_examples=60)
@given(points)
def test_printed_points_add_up_to_the_printed_score(hundredths: list[int]) -> None:
    parts = tuple(
        b.contribution(criterion, str(Decimal(value) / 100))
        for criterion, value in zip(Criterion, hundredths, strict=True)
    )
    if not 0 <= sum(hundredths) <= 10_000:
        return
    brief = scenes.brief(EN, explanation=b.explanation(parts))
    assert brief.score is not None
    assert sum(part.step.points or 0 for part in brief.score.parts) == brief.score.total.score


def test_a_capped_pair_keeps_its_number_and_names_the_rule() -> None:
    capped = scenes.explanation(
        grade=Grade.POSSIBLE, caps=(Cap(CapRule.READINESS_GAP, Grade.POSSIBLE),)
    )
    brief = scenes.brief(EN, explanation=capped)
    assert brief.score is not None
    assert [t.at for t in brief.score.thresholds if t.holds_down] == [70]
    assert bare("Held at “Possible”: the gap in readiness is too wide") in printed(brief)
    assert "78/100" in printed(brief)


def test_a_pair_never_scored_says_so_and_shows_no_points() -> None:
    found = printed(scenes.brief(EN, explanation=None))
    assert bare("never scored") in found
    assert "/100" not in found


def test_the_sheet_says_sample_only_for_the_sample_event() -> None:
    assert bare("Sample data, not a real offer") in printed(scenes.brief(EN))
    real = printed(scenes.brief(EN, event=b.event()))
    assert "sampledata" not in real.lower()
    assert scenes.brief(EN, event=b.event()).header.sample is None


def test_slot_and_table_are_fields_to_fill_in() -> None:
    found = printed(scenes.brief(EN))
    assert "Slot" in found
    assert bare("Table no.") in found


def test_consent_is_said_once_and_only_of_a_side_that_gave_it() -> None:
    one = scenes.brief(EN)
    person = one.contacts.need
    assert person
    assert one.contacts.capability == ()
    both = replace(one, contacts=replace(one.contacts, capability=person))
    none = replace(one, contacts=replace(one.contacts, need=()))
    words = bare("with consent")
    assert [printed(each).count(words) for each in (one, both, none)] == [1, 1, 0]
    assert len(ContactCells(one)._middle()) == len(ContactCells(none)._middle()) == 1


def test_the_unit_stands_behind_the_rule_for_the_amount() -> None:
    assert bare("× CNY 10,000") in printed(scenes.brief(EN))


def test_shared_words_are_printed_with_the_pair_of_wordings() -> None:
    brief = scenes.brief(
        Copy(scenes.EN),
        need=scenes.need(problem=scenes.said(scenes.PROBLEM)),
        capability=scenes.capability(summary=scenes.said("", scenes.SUMMARY)),
    )
    assert ("铝型材", "鋁材") in [(ours.text, theirs.text) for ours, theirs in brief.spine.shared]
    assert brief.need.text.marks


@pytest.mark.parametrize("level", list(Level))
def test_every_level_can_be_drawn(level: Level) -> None:
    missing = level is Level.MISSING
    parts = tuple(
        b.contribution(
            c,
            "0" if missing else "9",
            level=level,
            similarity=None if missing else 0.5,
            open_weight=Decimal(10 if missing else 0),
        )
        for c in Criterion
    )
    assert paper([scenes.brief(EN, explanation=b.explanation(parts))]).pages == 1


def thin() -> Material:
    """Return a pair with long texts of which so little is stated that six questions arise."""
    material = scenes.full()
    silent = replace(
        material.capability, trl=None, mode_offered=frozenset(), lead_time=None, evidence=()
    )
    return replace(material, capability=silent)


def test_all_questions_stay_on_the_front_in_one_language_if_need_be() -> None:
    brief = compose(thin(), Copy(scenes.HANS, scenes.EN), printed_at=b.NOW)
    assert len(brief.questions) == 6
    front = bare(pages_of(paper([brief]).data)[0])
    assert all(bare(question.ask.first.text) in front for question in brief.questions)
    second = brief.questions[0].ask.second
    assert second is not None
    assert bare(second.text) not in front


def test_questions_beyond_four_move_to_the_back_when_room_is_short() -> None:
    unscored = replace(thin(), explanation=None)
    brief = compose(unscored, Copy(scenes.HANS, scenes.EN), printed_at=b.NOW)
    assert len(brief.questions) > 4
    front, *back = (bare(page) for page in pages_of(paper([brief]).data))
    assert bare(brief.questions[3].ask.first.text) in front
    assert bare(brief.questions[-1].ask.first.text) not in front
    assert bare(brief.questions[-1].ask.first.text) in "".join(back)


def test_a_long_latin_word_is_split_rather_than_run_off_the_page() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3
    brief = scenes.brief(EN, need=scenes.need(problem=scenes.said(en=word)))
    assert brief.need.text == Words(word, scenes.EN)
    assert bare(word) in printed(brief)


@pytest.mark.parametrize("copy", [Copy(scenes.EN, scenes.HANS), Copy(scenes.HANS, scenes.EN)])
def test_words_at_the_head_of_the_result_form_never_meet(copy: Copy) -> None:
    brief = scenes.brief(copy)
    (page,) = pypdfium2.PdfDocument(paper([brief]).data)
    text = page.get_textpage()
    last = brief.form.held[-1].first.text
    right = _box(text, last)[2]
    codes = f"{brief.code} · {brief.need.code}"
    assert right < _box(text, codes)[0]


def _box(text: pypdfium2.PdfTextPage, words: str) -> tuple[float, float, float, float]:
    """Return the box of the first place of *words* below the upper half of the page."""
    search = text.search(words)
    while found := search.get_next():
        boxes = [text.get_charbox(index) for index in range(found[0], sum(found))]
        if boxes[0][1] < HEIGHT / 4:
            return (boxes[0][0], boxes[0][1], boxes[-1][2], boxes[-1][3])
    raise AssertionError(words)
