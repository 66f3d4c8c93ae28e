"""Write faces into a PDF: cut to the characters used, with a map back to Unicode."""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import cast

import uharfbuzz
from reportlab.pdfbase import pdfdoc

from matchmaker.briefs.fonts import Face, Fonts, cut

_TAG_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BLOCK = 100  # entries of one bfchar section (PDF 32000-1, 9.10.3 allows no more)


class Subsets:
    """The faces used in one document: a short name each, and the characters set in it."""

    def __init__(self) -> None:
        """Start with none."""
        self.used: dict[str, set[str]] = {}
        self._names: dict[str, str] = {}

    def name(self, face: str) -> str:
        """Return the name under which the pages call a face."""
        if face not in self._names:
            self._names[face] = f"F{len(self._names) + 1}"
            self.used[face] = set()
        return self._names[face]

    def embed(
        self,
        document: pdfdoc.PDFDocument,
        fonts: Fonts,
        sources: Mapping[str, uharfbuzz.Face] | None = None,
    ) -> None:
        """Add every face to *document*; *sources* may hold faces already cut down."""
        shared = cast("pdfdoc.PDFDictionary", document.idToObject["BasicFonts"])
        for face_name, name in self._names.items():
            face = fonts.face(face_name)
            source = (sources or {}).get(face_name, face.shape)
            characters = "".join(sorted(self.used[face_name]))
            shared[name] = refer(document, _font(document, face, source, characters), name)


def _font(
    document: pdfdoc.PDFDocument, face: Face, source: uharfbuzz.Face, characters: str
) -> pdfdoc.PDFDictionary:
    small = cut(source, characters)
    base = f"{_tag(face.name, characters)}+{_postscript(face.name)}"
    cids = {face.cid(ord(c)): c for c in characters}
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": pdfdoc.PDFName(base),
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "DW": 1000,
            "W": _widths(face, cids),
            "CIDToGIDMap": _stream(document, _glyph_map(small, cids)),
            "FontDescriptor": refer(document, _descriptor(document, face, small, base)),
        }
    )
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": pdfdoc.PDFName(base),
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([refer(document, descendant)]),
            "ToUnicode": _stream(document, to_unicode(cids)),
        }
    )


def to_unicode(cids: Mapping[int, str]) -> bytes:
    """Return the map from codes to text, UTF-16 pairs for characters above U+FFFF.

    ReportLab's own writes those with five hexadecimal digits, which readers take for another
    character (seen in 5.1.0).
    """
    pairs = [f"<{cid:04X}> <{c.encode('utf-16-be').hex().upper()}>" for cid, c in cids.items()]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def _widths(face: Face, cids: Mapping[int, str]) -> pdfdoc.PDFArray:
    entries: list[object] = []
    for cid, character in sorted(cids.items()):
        glyph = face.glyph(character)
        width = round(glyph.width * 1000) if glyph else 1000
        if width != 1000:
            entries += [cid, pdfdoc.PDFArray([width])]
    return pdfdoc.PDFArray(entries)


def _glyph_map(small: uharfbuzz.Face, cids: Mapping[int, str]) -> bytes:
    font = uharfbuzz.Font(small)
    table = bytearray(2 * (max(cids, default=0) + 1))
    for cid, character in cids.items():
        index = font.get_nominal_glyph(ord(character)) or 0
        table[2 * cid : 2 * cid + 2] = index.to_bytes(2, "big")
    return bytes(table)


def _descriptor(
    document: pdfdoc.PDFDocument, face: Face, small: uharfbuzz.Face, base: str
) -> pdfdoc.PDFDictionary:
    extents = face.font.get_font_extents("ltr")
    scale = 1000 / face.units
    head = bytes(face.shape.reference_table("head").data)
    box = [int.from_bytes(head[i : i + 2], "big", signed=True) for i in range(36, 44, 2)]
    data = bytes(small.blob.data)
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(base),
            "Flags": 4,  # symbolic: the codes are ours
            "FontBBox": pdfdoc.PDFArray([round(v * scale) for v in box]),
            "ItalicAngle": 0,
            "Ascent": round(extents.ascender * scale),
            "Descent": round(extents.descender * scale),
            "CapHeight": 733,
            "StemV": 140 if "Bold" in face.name else 80,
            "FontFile2": _stream(document, data, {"Length1": len(data)}),
        }
    )


def _stream(
    document: pdfdoc.PDFDocument, data: bytes, entries: Mapping[str, int] | None = None
) -> object:
    head = pdfdoc.PDFDictionary(dict(entries or {}))
    return refer(document, pdfdoc.PDFStream(head, data, filters=[pdfdoc.PDFZCompress]))


def refer(document: pdfdoc.PDFDocument, thing: object, name: str | None = None) -> object:
    """Add *thing* to the document and return a reference to it."""
    reference: Callable[..., object] = document.Reference
    return reference(thing, name)


def _tag(name: str, characters: str) -> str:
    """Return six letters that depend on the characters alone, as the format asks for."""
    number = int.from_bytes(hashlib.sha256((name + characters).encode()).digest()[:8], "big")
    return "".join(_TAG_LETTERS[number // 26**i % 26] for i in range(6))


def _postscript(file_name: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "", file_name.rpartition(".")[0])
