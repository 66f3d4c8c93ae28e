"""Time the pair briefs against ReportLab's platypus: ``python -m benchmarks.paper``."""

import argparse
import io
import subprocess
import sys
import time
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from benchmarks.machine import machine, median_seconds
from matchmaker.briefs import paper, papers
from matchmaker.domain.brief import Brief, Said
from matchmaker.domain.texts import Language
from matchmaker.paths import resources
from matchmaker.services.pair_brief.composing import compose
from matchmaker.services.pair_brief.speaker import Copy
from tests import builders
from tests.briefs import scenes

_FIRST = (
    "import time; start = time.perf_counter(); from tests.briefs import scenes; "
    "from matchmaker.briefs import render; ready = time.perf_counter(); "
    "render([scenes.brief()]); print(time.perf_counter() - ready)"
)
_CJK = ParagraphStyle("text", fontName="SC", fontSize=8.4, leading=12.4, wordWrap="CJK")


def main() -> None:
    """Print pages a second for one file, files of their own and the peer, and the first brief."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefs", type=int, default=100)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    briefs = _briefs(options.briefs)
    print(machine("reportlab", "uharfbuzz", "segno"))
    started = time.perf_counter()
    made = paper(briefs)
    seconds = time.perf_counter() - started
    print(f"{len(briefs)} briefs, {made.pages} pages, first run {seconds:.2f} s")
    ours = median_seconds(lambda: paper(briefs), times=options.times)
    each = median_seconds(lambda: list(papers(briefs)), times=options.times)
    rows = [
        ("matchmaker, one file", made.pages, ours),
        ("matchmaker, a file each", made.pages, each),
        ("platypus, one file", len(briefs), median_seconds(lambda: _platypus(briefs), times=1)),
    ]
    peer = rows[-1][1] / rows[-1][2][1]
    print(f"{'':28}{'wall s':>9}{'cpu s':>9}{'pages/s':>9}{'ratio':>9}")
    for name, pages, (wall, cpu) in rows:
        print(f"{name:28}{wall:9.2f}{cpu:9.2f}{pages / cpu:9.1f}{pages / cpu / peer:9.1f}")
    print(f"bytes a brief: {len(made.data) // len(briefs)} together, {_alone(briefs)} alone")
    first = [float(subprocess.check_output([sys.executable, "-c", _FIRST])) for _ in range(3)]
    print(f"first brief of a fresh process, modules imported: {sorted(first)[1]:.3f} s")


def _briefs(count: int) -> list[Brief]:
    """Return briefs of one page, each with words of its own."""
    copy = Copy(Language.ZH_HANS, Language.EN)
    found = []
    for number in range(count):
        odd = "".join(chr(0x4E00 + (number * 37 + i * 11) % 8000) for i in range(8))
        need = scenes.need(code=f"N-{number:03d}", problem=scenes.said(f"{scenes.PROBLEM}{odd}"))
        code = f"{number:03d}"
        found.append(compose(scenes.material(code=code, need=need), copy, printed_at=builders.NOW))
    return found


def _alone(briefs: Sequence[Brief]) -> int:
    sizes = [len(each.data) for each in papers(briefs[:10])]
    return sum(sizes) // len(sizes)


def _platypus(briefs: Sequence[Brief]) -> bytes:
    """Set the same words with paragraphs and tables, as a plain report would."""
    pdfmetrics.registerFont(TTFont("SC", str(resources("fonts", "NotoSansSC-Regular.ttf"))))
    stream = io.BytesIO()
    story: list[Flowable] = []
    for brief in briefs:
        story += [*_page(brief), PageBreak()]
    SimpleDocTemplate(stream, pagesize=A4, topMargin=11 * mm, bottomMargin=9 * mm).build(story)
    return stream.getvalue()


def _page(brief: Brief) -> list[Flowable]:
    sign = Drawing(17 * mm, 17 * mm)
    sign.add(QrCodeWidget(brief.code, barWidth=17 * mm, barHeight=17 * mm))
    texts = [
        [_set(brief.need.title), "", _set(brief.capability.title)],
        [_plain(brief.need.text.text), "", _plain(brief.capability.text.text)],
    ]
    rows = [[_set(row.need), _set(row.label), _set(row.capability)] for row in brief.rows]
    parts = brief.score.parts if brief.score else ()
    bars = [[_set(part.label), str(part.step.points), str(part.step.out_of)] for part in parts]
    asked = [[_set(question.topic), _set(question.ask)] for question in brief.questions]
    rungs = [[_set(rung) for rung in brief.form.rungs]]
    tables = [Table(part) for part in (texts, rows, bars, asked, rungs) if part]
    return [_set(brief.header.title), sign, *tables, Spacer(1, 5 * mm), _set(brief.foot.privacy)]


def _set(said: Said) -> Paragraph:
    return _plain(f"{said.first.text} {said.second.text if said.second else ''}")


def _plain(text: str) -> Paragraph:
    return Paragraph(escape(text), _CJK)


if __name__ == "__main__":
    main()
