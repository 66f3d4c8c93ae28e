"""Turn briefs into one PDF: coverage checked first, the same bytes for the same briefs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from matchmaker.briefs.embedding import Subsets
from matchmaker.briefs.fonts import fonts
from matchmaker.briefs.layout.page import HEIGHT, WIDTH
from matchmaker.briefs.pair import draw
from matchmaker.domain.brief import Brief, Words
from matchmaker.domain.texts import Language
from matchmaker.errors import MissingGlyphError
from matchmaker.messages import Message, N_
from matchmaker.progress import SILENT, Progress

rl_config.trustedHosts = None  # nothing is ever fetched for paper
_SHOWN = 12  # characters named in one message


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF and how many pages it has."""

    data: bytes
    pages: int


def render(briefs: Sequence[Brief], *, progress: Progress = SILENT) -> bytes:
    """Return one PDF of *briefs*.

    Raises:
        MissingGlyphError: a character is in none of the shipped faces; it names all of them.
        OutputError: a shipped font or the print style is missing or damaged.
    """
    return paper(briefs, progress=progress).data


def paper(briefs: Sequence[Brief], *, progress: Progress = SILENT) -> Paper:
    """Return one PDF of *briefs* with its number of pages; raises as ``render`` does."""
    _check(briefs)
    subsets = Subsets()
    document = _document(briefs)
    count = 0
    for number, brief in enumerate(briefs, 1):
        for operators in draw(brief, subsets):
            document.addPage(_page(operators))
            count += 1
        progress.report(number, len(briefs))
    subsets.embed(document, fonts())
    return Paper(bytes(document.GetPDFData(None)), count)


def missing_characters(brief: Brief) -> tuple[str, ...]:
    """Return the characters of *brief* that no shipped face has, each once."""
    book = fonts()
    found: dict[str, None] = {}
    for text, language in _texts(brief):
        found.update(dict.fromkeys(book.missing(text, language)))
    return tuple(found)


def missing_message(brief: Brief, characters: Sequence[str]) -> Message:
    """Say which characters of *brief* cannot be printed and what to do."""
    named = [f"{c} (U+{ord(c):04X})" for c in characters[:_SHOWN]]
    if len(characters) > _SHOWN:
        named.append("\N{HORIZONTAL ELLIPSIS}")
    return Message(
        N_(
            "The brief {code} ({need} × {capability}) has characters that no shipped font can "
            "print: {characters}. Please write them another way in the record and print again."
        ),
        code=brief.code,
        need=brief.need.code,
        capability=brief.capability.code,
        characters=", ".join(named),
    )


def _check(briefs: Sequence[Brief]) -> None:
    faults = [(brief, missing) for brief in briefs if (missing := missing_characters(brief))]
    if not faults:
        return
    message = missing_message(*faults[0])
    for brief, characters in faults[1:]:
        more = missing_message(brief, characters)
        message = Message(N_("{first}\n{more}"), first=message, more=more)
    raise MissingGlyphError(message)


def _texts(value: Any) -> Iterator[tuple[str, Language]]:
    """Yield every text of a brief; a field that is not Words is Latin."""
    if isinstance(value, Words):
        yield value.text, value.language
    elif isinstance(value, str) and not isinstance(value, Language):
        yield value, Language.EN
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _document(briefs: Sequence[Brief]) -> pdfdoc.PDFDocument:
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 5))
    first = briefs[0] if briefs else None
    title = first.header.title.first.text if first else ""
    codes = first.code if first and len(briefs) == 1 else str(len(briefs))
    document.setTitle(f"{title} {codes}".strip())
    document.setAuthor("matchmaker")
    document.setCreator("matchmaker")
    document.setProducer("matchmaker")
    document.setSubject(first.header.event.first.text if first else "")
    moment = max((brief.printed_at for brief in briefs), default=datetime(2000, 1, 1, tzinfo=UTC))
    written = f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z"
    document.setDateFormatter(lambda *_moment: written)
    if first:
        document.Catalog.Lang = pdfdoc.PDFString(first.language.value)
    return document


def _page(operators: str) -> pdfdoc.PDFPage:
    page = pdfdoc.PDFPage()
    page.pagewidth, page.pageheight = round(WIDTH, 2), round(HEIGHT, 2)
    page.ExtGState = None  # ReportLab's canvas sets it; the page asks for it
    page.setCompression(1)
    page.setStream(operators)
    return page
