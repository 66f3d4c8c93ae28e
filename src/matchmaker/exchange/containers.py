"""Tell what a file really is, and count what it would inflate to, before any library opens it."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from matchmaker.exchange.refusal import Refused
from matchmaker.exchange.wire import RATIO_FROM, Limits

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
_DOCUMENTS = frozenset(
    {".doc", ".docx", ".docm", ".dotx", ".odt", ".rtf", ".ppt", ".pptx", ".wps"}
)
_PICTURES = (
    b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\0\x18ftyp",
    b"\0\0\0\x1cftyp", b"\0\0\0 ftyp",
)  # fmt: skip
_SURE = frozenset({"pdf", "picture", "encrypted", "workbook_called_text"})  # whatever its name
_HEAD = 1024
_CHUNK = 1 << 18
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_STORED, _DEFLATED = 0, 8
# A spreadsheet part never declares a document type; whoever does wants entities expanded.
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_OVERLAP = max(map(len, _DECLARATIONS)) - 1


def is_workbook(stream: BinaryIO, name: str) -> bool:
    """Tell a workbook (True) from delimited text (False).

    Raises:
        Refused: it is neither, or it is called something that it is not.
    """
    head = stream.read(_HEAD)
    suffix = PurePath(name).suffix.lower()
    if not head:
        raise Refused("empty")
    try:
        found = _is_workbook(stream, head, called_workbook=suffix in _WORKBOOKS)
    except Refused as refused:
        if suffix in _DOCUMENTS and refused.code not in _SURE:
            raise Refused("other_document") from refused
        raise
    if suffix in _DOCUMENTS:
        raise Refused("other_document")
    return found


def _is_workbook(stream: BinaryIO, head: bytes, *, called_workbook: bool) -> bool:
    if head.startswith(_OLE2):
        stream.seek(0)
        raise Refused("encrypted" if _contains(stream, _ENCRYPTED) else "old_workbook")
    if head.startswith(b"%PDF"):
        raise Refused("pdf")
    if _is_picture(head):
        raise Refused("picture")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _check_zip_kind(stream)
        if not called_workbook:
            raise Refused("workbook_called_text")
        return True
    if called_workbook:
        raise Refused("text_called_workbook" if _is_text(head) else "damaged")
    return False


def check_inflation(stream: BinaryIO, size: int, limits: Limits) -> None:
    """Inflate every member, counting; nothing is kept.

    The sizes a zip states about itself are never believed.

    Raises:
        Refused: too large, damaged, locked with a password, or with declarations in its XML.
    """
    members = _members(stream)
    if len(members) > limits.members:
        raise Refused("too_many_members", limit=limits.members)
    total = 0
    for member in members:
        tail = b""
        crc = 0
        start = total
        for piece in _inflate(stream, member):
            total += len(piece)
            if total > limits.inflated or total > max(RATIO_FROM, size * limits.ratio):
                raise Refused("too_large", limit=limits.inflated // 1_000_000)
            crc = zlib.crc32(piece, crc)
            tail = _look_for_declarations(tail + piece, member.filename)
        if crc != member.CRC or total - start != member.file_size:
            raise Refused("damaged")


def _check_zip_kind(stream: BinaryIO) -> None:
    names = {member.filename for member in _members(stream)}
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise Refused("binary_workbook")
    if "mimetype" in names and "content.xml" in names:
        raise Refused("open_document")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Refused("other_document")
    raise Refused("zip_not_workbook")


def _members(stream: BinaryIO) -> list[ZipInfo]:
    try:
        with ZipFile(stream) as archive:
            return archive.infolist()
    except (BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error) as error:
        raise Refused("damaged") from error


def _inflate(stream: BinaryIO, member: ZipInfo) -> Iterator[bytes]:
    if member.flag_bits & 1:
        raise Refused("locked_zip")
    if member.compress_type not in {_STORED, _DEFLATED}:
        raise Refused("damaged")
    stream.seek(member.header_offset)
    header = stream.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise Refused("damaged")
    _, name, extra = _LOCAL_HEADER.unpack(header)
    stream.seek(name + extra, 1)
    pieces = _stored(stream, member.compress_size)
    yield from pieces if member.compress_type == _STORED else _deflated(pieces)


def _stored(stream: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0:
        piece = stream.read(min(left, _CHUNK))
        if not piece:
            raise Refused("damaged")
        left -= len(piece)
        yield piece


def _deflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-15)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                yield inflater.decompress(rest, _CHUNK)
                rest = inflater.unconsumed_tail
        yield inflater.flush(_CHUNK)
    except zlib.error as error:
        raise Refused("damaged") from error
    if not inflater.eof:
        raise Refused("damaged")


def _look_for_declarations(piece: bytes, name: str) -> bytes:
    if not name.lower().endswith((".xml", ".rels")):
        return b""
    if any(mark in piece for mark in _DECLARATIONS):
        raise Refused("declarations")
    return piece[-_OVERLAP:]


def _contains(stream: BinaryIO, wanted: bytes) -> bool:
    tail = b""
    while piece := stream.read(_CHUNK):
        if wanted in tail + piece:
            return True
        tail = piece[-len(wanted) :]
    return False


def _is_picture(head: bytes) -> bool:
    if head.startswith((b"BM", b"GIF8")):  # a list may begin with these letters
        return not _is_text(head) or head.startswith((b"GIF87a", b"GIF89a"))
    return head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")


def _is_text(head: bytes) -> bool:
    # Byte order marks of UTF-16 and text without control characters.
    return head[:2] in {b"\xff\xfe", b"\xfe\xff"} or all(b >= 32 or b in b"\t\r\n" for b in head)
