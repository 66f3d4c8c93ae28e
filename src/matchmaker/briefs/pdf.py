"""Turn briefs into PDF: coverage checked first, the same bytes for the same briefs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import uharfbuzz
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from matchmaker.briefs.checking import check
from matchmaker.briefs.embedding import Subsets, refer
from matchmaker.briefs.fonts import fonts
from matchmaker.briefs.front import Fitting
from matchmaker.briefs.layout.page import HEIGHT, WIDTH
from matchmaker.briefs.layout.remembering import forget
from matchmaker.briefs.pair import draw
from matchmaker.domain.brief import Brief
from matchmaker.progress import SILENT, Progress

rl_config.trustedHosts = None  # nothing is ever fetched for paper
_NOBODY = "matchmaker"
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF, how many pages it has, and the page each brief starts on, counted from 0."""

    data: bytes
    pages: int
    starts: tuple[int, ...] = (0,)


def render(briefs: Sequence[Brief], *, progress: Progress = SILENT) -> bytes:
    """Return one PDF of *briefs*.

    Raises:
        MissingGlyphError: a character is in none of the shipped faces; it names all of them.
        OutputError: a blind copy would name an organisation, or a shipped font or the print style
            is missing or damaged.
    """
    return paper(briefs, progress=progress).data


def paper(
    briefs: Sequence[Brief], *, fitting: Fitting | None = None, progress: Progress = SILENT
) -> Paper:
    """Return one PDF of *briefs* with its number of pages; raises as ``render`` does.

    *fitting* shares what was worked out with another call for the same briefs.
    """
    check(briefs)
    fitting = fitting or Fitting()
    subsets = Subsets()
    pages: list[str] = []
    starts: list[int] = []
    try:
        for number, brief in enumerate(briefs, 1):
            starts.append(len(pages))
            pages += draw(fitting.front(brief), subsets)
            progress.report(number, len(briefs))
    finally:
        forget()
    return replace(_bound(briefs, pages, subsets), starts=tuple(starts))


def papers(briefs: Sequence[Brief], *, fitting: Fitting | None = None) -> Iterator[Paper]:
    """Return a PDF of its own for each of *briefs*; raises as ``render`` does.

    *fitting* as for ``paper``. The faces are first cut down to what all of them use: cutting again
    for each is then quick.
    """
    check(briefs)
    fitting = fitting or Fitting()
    drawn: list[tuple[list[str], Subsets]] = []
    used: dict[str, set[str]] = {}
    try:
        for brief in briefs:
            subsets = Subsets()
            drawn.append((draw(fitting.front(brief), subsets), subsets))
            for face, characters in subsets.used.items():
                used.setdefault(face, set()).update(characters)
    finally:
        forget()
    sources = fonts().narrow(used)
    for brief, (pages, subsets) in zip(briefs, drawn, strict=True):
        yield _bound((brief,), pages, subsets, sources=sources)


def _bound(
    briefs: Sequence[Brief],
    pages: Sequence[str],
    subsets: Subsets,
    *,
    sources: Mapping[str, uharfbuzz.Face] | None = None,
) -> Paper:
    document = _document(briefs)
    for operators in pages:
        document.addPage(_page(document, operators))
    subsets.embed(document, fonts(), sources)
    return Paper(bytes(document.GetPDFData(None)), len(pages))


def _document(briefs: Sequence[Brief]) -> pdfdoc.PDFDocument:
    first = briefs[0] if briefs else None
    language = first.language.value if first else None
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 5), lang=language)
    title = first.header.title.first.text if first else ""
    codes = first.code if first and len(briefs) == 1 else str(len(briefs))
    document.setTitle(f"{title} {codes}".strip())
    for name in (document.setAuthor, document.setCreator, document.setProducer):
        name(_NOBODY)
    document.setSubject(first.header.event.first.text if first else "")
    moment = max((brief.printed_at for brief in briefs), default=_LONG_AGO)
    written = f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z"
    document.setDateFormatter(lambda *_moment: written)
    return document


def _page(document: pdfdoc.PDFDocument, operators: str) -> pdfdoc.PDFPage:
    page = pdfdoc.PDFPage()
    page.Override_default_compilation = 1  # everything a page needs is given here
    page.MediaBox = pdfdoc.PDFArray([0, 0, round(WIDTH, 2), round(HEIGHT, 2)])
    page.Contents = pdfdoc.PDFStream(content=operators, filters=[pdfdoc.PDFZCompress])
    page.Resources = pdfdoc.PDFResourceDictionary()
    page.Resources.basicFonts()
    page.Parent = refer(document, getattr(document, "Pages"))  # noqa: B009 - not in the stubs
    return page
