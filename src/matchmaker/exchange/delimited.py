"""Read delimited text and JSON lines as rows of text."""

import csv
import io
import json
from itertools import islice
from pathlib import Path

from matchmaker.exchange.encodings import Decoded, decode
from matchmaker.exchange.headings import known_headings
from matchmaker.exchange.refusal import Refused
from matchmaker.exchange.wire import Limits, RawSheet

_DELIMITERS = (",", "\t", ";")
_SNIFFED_ROWS = 20
_SNIFFED = 20_000
_FIELD_LIMIT = 131_072
# What makes a spreadsheet run a cell: our writer puts one ' before it, reading takes one away.
GUARDED = ("=", "+", "-", "@", "\t", "\r", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def read_text(path: Path, limits: Limits, *, encoding: str = "") -> RawSheet:
    """Read a .csv, .tsv, .txt or .jsonl file as one sheet.

    Raises:
        Refused: wrong encoding, broken quoting, not a table, or too large.
    """
    data = path.read_bytes()
    if len(data) > limits.inflated:
        raise Refused("too_large", limit=limits.inflated // 1_000_000)
    decoded = decode(data, encoding)
    if not decoded.text.strip():
        raise Refused("empty")
    _refuse_binary(decoded.text)
    if path.suffix.lower() in {".jsonl", ".ndjson"}:
        sheet = _json_lines(decoded.text, limits)
    else:
        sheet = RawSheet("", rows=_rows(decoded, limits))
    sheet.encoding, sheet.certain_encoding = decoded.encoding, decoded.certain
    return sheet


def _refuse_binary(text: str) -> None:
    head = text[:_SNIFFED]
    odd = sum(c < " " and c not in "\t\r\n\x0b\0" for c in head)
    if odd > len(head) // 20 or head.count("\0") > len(head) // 3:
        raise Refused("not_a_table")
    if head.lstrip().lower().startswith(("<!doctype html", "<html", "<?xml")):
        raise Refused("web_page")


def _rows(decoded: Decoded, limits: Limits) -> list[list[str]]:
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(
        io.StringIO(decoded.text, newline=""), delimiter=_delimiter(decoded.text), strict=True
    )
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            cells += len(row)
            if cells > limits.cells:
                raise Refused("too_many_cells", limit=limits.cells)
            rows.append([_unguarded(cell) for cell in row])
    except csv.Error as error:
        raise Refused(_fault(error), line=reader.line_num) from error
    return rows


def _fault(error: csv.Error) -> str:
    reason = str(error)
    if "field limit" in reason:
        return "csv_field_too_long"
    return "csv_quote_open" if "unexpected end" in reason else "csv_broken"


def _delimiter(text: str) -> str:
    """Choose the delimiter that shows the most known headings, then the widest first row."""
    head = text[:_SNIFFED]
    return max(_DELIMITERS, key=lambda delimiter: _promise(head, delimiter))


def _promise(head: str, delimiter: str) -> tuple[int, int]:
    known = width = 0
    try:
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        for row in islice(reader, _SNIFFED_ROWS):
            known = max(known, known_headings(row))
            width = width or len(row)
    except csv.Error:
        pass
    return known, width


def _unguarded(cell: str) -> str:
    if cell.startswith("'") and cell[1:].startswith(GUARDED):
        return cell[1:]
    return cell


def _json_lines(text: str, limits: Limits) -> RawSheet:
    records: list[dict[str, object]] = []
    for number, line in enumerate(text.split("\n"), 1):
        record = _json_object(line, number) if line.strip() else {}
        records.append(record)
    names = list(dict.fromkeys(name for record in records for name in record))
    if len(names) * len(records) > limits.cells:
        raise Refused("too_many_cells", limit=limits.cells)
    rows = [[_json_text(record.get(name)) for name in names] for record in records]
    return RawSheet("", first_row=0, rows=[names, *rows])


def _json_object(line: str, number: int) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refused("json_broken", line=number) from error
    if not isinstance(record, dict):
        raise Refused("json_broken", line=number)
    return record


def _json_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_json_text, value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
