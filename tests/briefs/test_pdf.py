"""The file itself: the same bytes, all fonts inside, text that comes out, nothing that runs."""

from __future__ import annotations

import getpass
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from matchmaker.briefs import paper, papers, qr, render
from matchmaker.briefs.checking import missing_characters
from matchmaker.domain.brief import Brief
from matchmaker.domain.texts import Language
from matchmaker.errors import MissingGlyphError
from matchmaker.messages import Message
from matchmaker.progress import Cancelled
from matchmaker.services.pair_brief.composing import compose
from matchmaker.services.pair_brief.speaker import Copy
from tests import builders as b
from tests.briefs import scenes
from tests.briefs.reading import bare, fonts_of, opened, text_of

pytestmark = pytest.mark.pdf
EN = Copy(scenes.EN)
HOSTILE = (
    '<b>bold</b> <img src="/etc/hostname"> <img src="http://127.0.0.1:9/x.png"> '
    '<a href="javascript:alert(1)">x</a> R&D <Foshan> <para> <unclosed &amp; (((\\) %s {0}'
)
ODD = "含稀有字\U000210c1和〇、㈱①²、C++/C#；Al-Mg-Si、5G、≤0.3mm、±2℃、“引号”、——破折号……省略"
FORBIDDEN = (
    b"/JavaScript", b"/JS", b"/OpenAction", b"/AA", b"/Launch", b"/EmbeddedFile", b"/SubmitForm",
    b"/RichMedia", b"/URI", b"/XObject", b"/Image",
)  # fmt: skip


def in_all_languages() -> list[Brief]:
    return [scenes.brief(copy) for copy in scenes.COPIES]


def hostile() -> Brief:
    """Return a brief with markup in every field a stranger can fill."""
    text = scenes.said(en=HOSTILE)
    company = b.company(name=text, town=HOSTILE)
    school = b.university(name=text, institution="")
    return scenes.brief(
        EN,
        need=scenes.need(title=text, problem=text),
        capability=scenes.capability(title=text, summary=text, advantages=(text,), team=text),
        organisations={company.id: company, school.id: school},
        people={b.person().id: b.person(name_en=HOSTILE, email=HOSTILE, title=text)},
        event=b.event(title=text),
    )


def test_the_same_briefs_give_the_same_bytes() -> None:
    assert render(in_all_languages()) == render(in_all_languages())


def test_another_process_gives_the_same_bytes_too() -> None:
    first = render([scenes.brief()])
    render(in_all_languages())  # other faces opened, other words cached
    assert render([scenes.brief()]) == first


def test_every_font_is_embedded_and_maps_back_to_text() -> None:
    found = fonts_of(render(in_all_languages()))
    assert len(found) >= 6
    assert all(found.values())


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler is not installed")
def test_poppler_finds_all_fonts_embedded_and_the_chinese_exact(tmp_path: Path) -> None:
    brief = scenes.brief(need=scenes.need(problem=scenes.said(ODD)))
    file = tmp_path / "brief.pdf"
    file.write_bytes(render([brief]))
    listed = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    rows = listed.splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    read = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout
    found = bare(read.decode("utf-8"))
    assert bare(ODD) in found
    assert bare(brief.capability.text.text) in found


@pytest.mark.parametrize("copy", scenes.COPIES, ids=lambda c: f"{c.language}+{c.second}")
def test_texts_come_out_as_they_went_in(copy: Copy) -> None:
    brief = scenes.brief(copy)
    found = text_of(render([brief]))
    for words in (
        brief.need.text, brief.capability.text, brief.need.title.first, brief.need.organisation,
        brief.capability.place, brief.foot.privacy.first, brief.form.tear.first,
    ):  # fmt: skip
        assert bare(words.text) in found


def test_odd_characters_come_out_as_they_went_in() -> None:
    brief = scenes.brief(need=scenes.need(title=scenes.said(ODD), problem=scenes.said(ODD)))
    assert text_of(render([brief])).count(bare(ODD)) == 2


def test_markup_is_printed_as_it_is_written() -> None:
    brief = hostile()
    data = render([brief, scenes.brief(EN)])
    assert text_of(data).count(bare(HOSTILE)) >= 8
    assert bare(scenes.PROBLEM_EN) in text_of(data)


def test_nothing_in_the_file_runs_or_loads() -> None:
    plain = io.BytesIO()
    with opened(render([hostile()])) as pdf:
        for page in pdf.pages:
            del page.Contents  # the words on the page may say anything
        pdf.save(plain, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    assert [name for name in FORBIDDEN if name in plain.getvalue()] == []


def test_the_file_has_a_title_and_tells_no_name_or_path() -> None:
    brief = scenes.brief()
    data = render([brief])
    with opened(data) as pdf:
        about = {key: str(value) for key, value in pdf.docinfo.items()}
        assert pdf.Root.Lang == "zh-Hans"
    assert about["/Title"] == f"{brief.header.title.first.text} {brief.code}"
    assert about["/CreationDate"].startswith("D:20270601083000")
    values = " ".join(about.values()).split()
    assert getpass.getuser() not in values
    assert not any(str(Path.home()) in value or ".py" in value for value in values)


def test_an_a4_page_is_an_a4_page() -> None:
    with opened(render([scenes.brief()])) as pdf:
        assert [float(v) for v in pdf.pages[0].mediabox] == [0, 0, 595.28, 841.89]


def test_no_character_is_printed_as_a_box() -> None:
    bad = scenes.brief(need=scenes.need(title=scenes.said("铝🙂材𠮷")))
    assert missing_characters(bad) == ("🙂", "𠮷")
    with pytest.raises(MissingGlyphError) as caught:
        render([scenes.brief(), bad, replace(bad, code="AAA-BBBB")])
    said = str(caught.value)
    assert "K7Q-48XC (N-001 and C-001)" in said
    assert "AAA-BBBB" in said
    assert "🙂 (U+1F642), 𠮷 (U+20BB7)" in said


def test_many_missing_characters_are_not_all_listed() -> None:
    emoji = "".join(chr(0x1F600 + i) for i in range(30))
    with pytest.raises(MissingGlyphError, match="…"):
        render([scenes.brief(need=scenes.need(title=scenes.said(emoji)))])


def test_papers_of_their_own_equal_those_made_alone() -> None:
    briefs = in_all_languages()
    for alone, made in zip(briefs, papers(briefs), strict=True):
        whole = paper([alone])
        assert made.pages == whole.pages
        assert text_of(made.data) == text_of(whole.data)


def test_progress_is_told_and_can_stop_the_work() -> None:
    class Stop:
        def report(self, done: int, total: int, message: Message | None = None) -> None:
            assert (done, total) == (1, 5)
            raise Cancelled

    with pytest.raises(Cancelled):
        render(in_all_languages(), progress=Stop())


def test_no_briefs_give_an_empty_document() -> None:
    assert paper([]).pages == 0


def test_a_field_of_4000_characters_is_set_at_once() -> None:
    brief = scenes.brief(need=scenes.need(problem=scenes.said("检测" * 2000)))
    assert bare("检测" * 300) in text_of(render([brief]))


def test_the_qr_sign_holds_the_code_and_nothing_else() -> None:
    rows = qr.modules("K7Q-48XC")
    assert len(rows) == 21
    assert all(len(row) == 21 for row in rows)
    assert rows == qr.modules("K7Q-48XC")
    assert rows != qr.modules("K7Q-48XD")


def test_the_qr_sign_on_the_page_is_the_one_of_the_code() -> None:
    brief = scenes.brief()
    with opened(render([brief])) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("ascii")
    sign = max(content.split("\n"), key=lambda line: line.count(" re"))
    boxes = [box.split()[-4:] for box in sign.split(" re")[:-1]]
    size = min(float(box[2]) for box in boxes)
    left = min(float(box[0]) for box in boxes)
    top = max(float(box[1]) + float(box[3]) for box in boxes)
    dark = [bytearray(21) for _ in range(21)]
    for x, y, width, height in boxes:
        row = round((top - float(y) - float(height)) / size)
        start = round((float(x) - left) / size)
        for column in range(start, start + round(float(width) / size)):
            dark[row][column] = 1
    assert tuple(map(bytes, dark)) == qr.modules(brief.code)


@pytest.mark.parametrize("language", list(Language))
def test_a_pdf_of_one_brief_stays_small(language: Language) -> None:
    made = compose(scenes.material(), Copy(language), printed_at=b.NOW)
    assert len(render([made])) < 150_000
