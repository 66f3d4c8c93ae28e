"""Read PDFs back: text, pages, fonts and what else is in the file."""

from __future__ import annotations

import io
import unicodedata

import pikepdf
import pypdfium2


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page as PDFium extracts it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def bare(text: str) -> str:
    """Return *text* in NFKC without any blanks: what extraction must keep."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def text_of(data: bytes) -> str:
    """Return the bare text of all pages."""
    return "".join(bare(page) for page in pages_of(data))


def opened(data: bytes) -> pikepdf.Pdf:
    """Open the file with a strict reader."""
    return pikepdf.open(io.BytesIO(data))


def fonts_of(data: bytes) -> dict[str, bool]:
    """Return the fonts of the file by name and kind, with whether each is inside and readable.

    A composite font must map back to text, the font it stands on must carry its outlines.
    """
    found = {}
    with opened(data) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                composite = thing["/Subtype"] == "/Type0"
                holder = thing if composite else thing["/FontDescriptor"]
                needed = "/ToUnicode" if composite else "/FontFile2"
                found[f"{thing['/BaseFont']} {thing['/Subtype']}"] = needed in holder
    return found
