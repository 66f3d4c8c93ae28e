"""The front takes one page wherever it can: what it gives up, what it never gives up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from matchmaker.briefs import paper
from matchmaker.briefs.blocks.lower import Notes
from matchmaker.briefs.blocks.tearoff import TearOff
from matchmaker.briefs.front import Front, fitted
from matchmaker.briefs.layout.page import FOOT, TOP
from matchmaker.briefs.layout.spacing import spacing
from matchmaker.briefs.layout.style import MM
from matchmaker.briefs.overleaf import overleaf
from matchmaker.domain.brief import Brief, Question, Said, Side
from matchmaker.services import briefing, events, proposing
from matchmaker.services.briefing import Which
from matchmaker.services.pair_brief.composing import compose
from matchmaker.services.pair_brief.speaker import Copy
from tests import builders as b
from tests.briefs import scenes
from tests.briefs.reading import bare, opened, pages_of, text_of

pytestmark = pytest.mark.pdf

COMPANY = Copy(scenes.HANS, scenes.EN)
SCHOOL = Copy(scenes.HANT, scenes.EN)
ENGLISH = Copy(scenes.EN)
COPIES = (COMPANY, SCHOOL, ENGLISH)
MOST_ON_ONE_PAGE = 52  # of the 60 best pairs of the sample
Sample = dict[Copy, tuple[Brief, ...]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Return the briefs of the best pair of each need of the sample event, in three copies."""
    path = tmp_path_factory.mktemp("sample") / "sample.matchmaker"
    database = events.start_sample(path).database
    try:
        proposing.propose(database, today=b.TODAY)
        return {
            copy: briefing.briefs(database, Which.PROPOSED_BEST, copy=copy, printed_at=b.NOW)
            for copy in COPIES
        }
    finally:
        database.close()


def long(times: int) -> Brief:
    """Return a brief whose texts are *times* as long as usual."""
    need = scenes.need(problem=scenes.said(scenes.PROBLEM * times, "", scenes.PROBLEM_EN))
    summary = scenes.said("", scenes.SUMMARY * times, scenes.SUMMARY_EN)
    points = tuple(scenes.said("", f"第{n}項優點可以寫在一行之內") for n in range(3))
    offer = scenes.capability(summary=summary, advantages=points)
    return scenes.brief(COMPANY, need=need, capability=offer)


def words_of(brief: Brief) -> Iterator[str]:
    """Yield everything the brief says in the reader's language, except the marked terms."""
    for side in (brief.need, brief.capability):
        yield from _side(side)
    for row in brief.rows:
        yield from _first(row.label, row.need, row.capability, row.remark)
    for question in brief.questions:
        yield from _asked(question)
    for people in (brief.contacts.need, brief.contacts.capability):
        yield from (part for each in people for part in (each.name.text, each.role.text))
        yield from (each.reach for each in people)
    if brief.helper is not None:
        yield from (brief.helper[0].first.text, brief.helper[1].text)
    if brief.score is not None:
        yield brief.score.headline.text
        yield from _first(brief.score.word, *brief.score.caps)
        yield from (part.label.first.text for part in brief.score.parts)
    form = brief.form
    yield from _first(*form.held, *form.rungs, form.amount, form.next_step, form.date)
    yield from _first(form.need_signature, form.capability_signature, brief.foot.privacy)
    yield from _first(brief.header.event, brief.header.title, brief.header.slot, brief.spine.texts)
    yield brief.code


def _side(side: Side) -> Iterator[str]:
    yield from _first(side.label, side.title)
    yield from (side.code, side.organisation.text, side.place.text, side.text.text)
    yield from (words.text for words in (*side.points, *side.notes))


def _asked(question: Question) -> Iterator[str]:
    yield from _first(question.topic, question.ask)


def _first(*values: Said | None) -> Iterator[str]:
    yield from (value.first.text for value in values if value is not None)


# --- the sample -----------------------------------------------------------------------------


@pytest.mark.parametrize("copy", COPIES, ids=lambda c: f"{c.language}+{c.second}")
def test_nearly_every_pair_of_the_sample_fits_one_page(sample: Sample, copy: Copy) -> None:
    fronts = [fitted(brief) for brief in sample[copy]]
    assert len(fronts) == 60
    assert sum(not front.goes_on for front in fronts) >= MOST_ON_ONE_PAGE


@pytest.mark.parametrize("copy", COPIES, ids=lambda c: f"{c.language}+{c.second}")
def test_no_front_of_the_sample_runs_over_its_cut_line(sample: Sample, copy: Copy) -> None:
    for brief in sample[copy]:
        front = fitted(brief)
        assert front.height <= front.room, brief.need.code


@pytest.mark.parametrize("copy", COPIES, ids=lambda c: f"{c.language}+{c.second}")
def test_every_word_of_the_sample_is_on_the_paper(sample: Sample, copy: Copy) -> None:
    made = paper(sample[copy])
    pages = [bare(page) for page in pages_of(made.data)]
    ends = (*made.starts[1:], made.pages)
    for brief, start, end in zip(sample[copy], made.starts, ends, strict=True):
        found = "".join(pages[start:end])
        lost = [words for words in words_of(brief) if bare(words) not in found]
        assert lost == [], brief.need.code


def test_no_type_of_the_sample_is_smaller_than_in_a_brief_with_room(sample: Sample) -> None:
    assert sizes(paper(sample[COMPANY]).data) == sizes(paper([scenes.brief(COMPANY)]).data)


def sizes(data: bytes) -> set[float]:
    """Return the sizes of type used on any page."""
    with opened(data) as pdf:
        pages = [page.Contents.read_bytes().decode("ascii") for page in pdf.pages]
    return {float(size) for page in pages for size in re.findall(r"/\S+ ([\d.]+) Tf", page)}


def test_shared_terms_of_the_sample_are_few_and_no_numbers(sample: Sample) -> None:
    for brief in (brief for copy in COPIES for brief in sample[copy]):
        assert len(brief.spine.shared) <= 5
        for words in (words.text for pair in brief.spine.shared for words in pair):
            assert len(words) > 1
            assert not re.fullmatch(r"[\d.,%\s一二三四五六七八九十百千万两几]+", words), words


def test_every_need_of_the_sample_still_shares_a_term(sample: Sample) -> None:
    assert sum(bool(brief.spine.shared) for brief in sample[COMPANY]) >= 55


def test_dates_and_money_read_as_the_reader_writes_them(sample: Sample) -> None:
    for copy in (COMPANY, SCHOOL):
        said = [
            words
            for brief in sample[copy]
            for row in brief.rows[-4:]
            for words in _first(row.need, row.capability)
        ]
        assert not any(re.search(r"\d/\d{4}|yuan|\bx\b", words) for words in said)
        assert any(re.fullmatch(r"20\d\d年\d{1,2}月", words) for words in said)
        assert any(re.fullmatch(r"[\d,]+[万萬]元", words) for words in said)
    assert all(re.fullmatch(r"20\d\d年\d+月\d+日", x.header.day.text) for x in sample[COMPANY])


# --- what is given up -----------------------------------------------------------------------


def test_a_short_brief_gives_nothing_up() -> None:
    brief = scenes.brief(Copy(scenes.HANS))
    front = fitted(brief)
    assert replace(front, notes=3) == Front(brief)
    assert front.notes > 3


def test_second_languages_go_before_air_and_air_before_lines_to_write_on() -> None:
    given_up = [
        (not front.gists, front.closeness > 0, not front.listed, front.notes == 0, front.low)
        for front in map(fitted, map(long, range(1, 9)))
        if not front.goes_on
    ]
    assert given_up == sorted(given_up)  # what is given up later never goes first
    assert (True, False, False, False, False) in given_up
    assert (True, True, False, False, False) in given_up
    assert any(each[3] for each in given_up)


def test_a_front_takes_the_widest_spacing_that_fits() -> None:
    found = {fitted(long(times)).closeness for times in range(1, 9)}
    assert {0.0, 1.0} < found


def test_without_note_lines_the_blanks_beside_the_questions_serve_as_notes() -> None:
    fronts = [fitted(long(times)) for times in range(1, 9)]
    without = [front for front in fronts if not front.notes and not front.goes_on]
    assert without
    for front in without:
        assert front.halves.questions.notes
        found = text_of(paper([front.brief]).data)
        assert bare(front.brief.headings.notes.first.text) in found


def test_a_low_cut_line_leaves_the_signatures_their_room() -> None:
    brief = scenes.brief(COMPANY)
    usual, low = TearOff(brief), TearOff(brief, low=True)
    assert 2 * MM < low.cut - usual.cut < 9 * MM
    assert FOOT - low.cut > 48 * MM


def test_close_spacing_is_closer_everywhere_and_lies_between() -> None:
    wide, half, close = (spacing(each) for each in (0.0, 0.5, 1.0))
    for name in ("leading", "head", "sides", "row", "bar", "contact", "block"):
        assert getattr(wide, name) > getattr(half, name) > getattr(close, name) > 0


def test_advantages_run_together_keep_every_word() -> None:
    brief = next(
        front.brief
        for front in (fitted(long(times)) for times in range(1, 12))
        if not front.listed and not front.goes_on
    )
    found = text_of(paper([brief]).data)
    assert all(bare(point.text) in found for point in brief.capability.points)
    assert bare("；").join(bare(point.text) for point in brief.capability.points) in found


# --- what goes on ---------------------------------------------------------------------------


@pytest.mark.parametrize("copy", scenes.COPIES, ids=lambda c: f"{c.language}+{c.second}")
def test_overleaf_are_the_whole_texts_and_at_most_ten_lines_for_notes(copy: Copy) -> None:
    front = fitted(compose(scenes.full(), copy, printed_at=b.NOW))
    (page,) = overleaf(front)
    notes = [block.lines for block in page.blocks if isinstance(block, Notes)]
    assert all(lines <= 10 for lines in notes)
    back = bare(pages_of(paper([front.brief]).data)[1])
    for side in (front.brief.need, front.brief.capability):
        assert bare(side.text.text) in back
        assert all(bare(point.text) in back for point in side.points)


def test_the_front_that_goes_on_is_full_and_says_so() -> None:
    front = fitted(long(14))
    assert front.goes_on
    assert 0 <= front.room - front.height < 8 * MM
    first = pages_of(paper([front.brief]).data)[0]
    assert bare(front.brief.headings.overleaf.first.text) in bare(first)
    assert TOP + front.height < TearOff(front.brief, front.low).cut
