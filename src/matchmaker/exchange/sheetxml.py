"""Look through the XML of a workbook for what its values do not tell: what is hidden or wrong."""

import posixpath
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree.ElementTree import Element
from xml.parsers import expat
from zipfile import ZipFile

from defusedxml import ElementTree

from matchmaker.exchange.refusal import Refused

_PERCENT_FORMATS = frozenset({9, 10})  # built-in number formats 0% and 0.00% (ECMA-376, 18.8.30)
_STYLES_LIMIT = 5_000_000
_SHEET_KINDS = "/worksheet"
_NOTED = 500


@dataclass(slots=True)
class Look:
    """What a sheet has beside its values; cells are (row, column) from 0."""

    cells: int = 0
    first_row: int = -1
    last_row: int = -1
    first_column: int = -1
    last_column: int = -1
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    percents: list[tuple[int, int]] = field(default_factory=list)

    @property
    def area(self) -> int:
        """Cells of the smallest rectangle around all values."""
        if self.cells == 0:
            return 0
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """Return the member of each worksheet by the sheet's name."""
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _parse(archive, "xl/_rels/workbook.xml.rels")
        if relation.get("Type", "").endswith(_SHEET_KINDS)
    }
    parts: dict[str, str] = {}
    for element in _parse(archive, "xl/workbook.xml").iter():
        if _local(element.tag) != "sheet":
            continue
        ids = [value for key, value in element.items() if _local(key) == "id"]
        target = targets.get(ids[0], "") if ids else ""
        if target:
            parts[element.get("name", "")] = posixpath.normpath(
                target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            )
    return parts


def percent_styles(archive: ZipFile) -> frozenset[str]:
    """Return the style numbers that show a number as a percentage."""
    name = "xl/styles.xml"
    if name not in archive.namelist() or archive.getinfo(name).file_size > _STYLES_LIMIT:
        return frozenset()
    root = _parse(archive, name)
    formats = set(_PERCENT_FORMATS)
    for element in root.iter():
        if _local(element.tag) == "numFmt" and "%" in element.get("formatCode", ""):
            formats.add(int(element.get("numFmtId", "0")))
    for element in root:
        if _local(element.tag) == "cellXfs":
            return frozenset(
                str(number)
                for number, style in enumerate(element)
                if int(style.get("numFmtId", "0")) in formats
            )
    return frozenset()


def look_through(stream: BinaryIO, *, percent: frozenset[str], cells: int) -> Look:
    """Read one sheet's XML once.

    Raises:
        Refused: it has more than *cells* cells, declares entities or is not XML.
    """
    reader = _SheetReader(percent, cells)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.EntityDeclHandler = _refuse_declaration
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise Refused("damaged") from error
    return reader.look


class _SheetReader:
    def __init__(self, percent: frozenset[str], cells: int) -> None:
        self.look = Look()
        self._percent = percent
        self._cells = cells
        self._row = self._column = -1
        self._kind = self._style = ""
        self._in_value = self._has_value = False
        self._value: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "is"}:
            self._in_value = self._has_value = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            span = int(attributes.get("min", "1")) - 1, int(attributes.get("max", "1")) - 1
            self.look.hidden_columns.append(span)

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name in {"v", "is"}:
            self._in_value = False
        elif name == "c" and self._has_value:
            self._end_cell()

    def characters(self, text: str) -> None:
        if self._in_value and self._kind == "e":
            self._value.append(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if attributes.get("hidden") in {"1", "true"} and len(self.look.hidden_rows) < _NOTED:
            self.look.hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r", "")
        self._column = _column(reference) if reference else self._column + 1
        self._kind = attributes.get("t", "")
        self._style = attributes.get("s", "")
        self._has_value = False
        self._value.clear()

    def _end_cell(self) -> None:
        look, row, column = self.look, self._row, self._column
        look.cells += 1
        if look.cells > self._cells:
            raise Refused("too_many_cells", limit=self._cells)
        if look.cells == 1:
            look.first_row, look.first_column = row, column
        look.first_column = min(look.first_column, column)
        look.last_row = max(look.last_row, row)
        look.last_column = max(look.last_column, column)
        if self._kind == "e" and len(look.errors) < _NOTED:
            look.errors.append((row, column, "".join(self._value)[:20]))
        elif not self._kind and self._style in self._percent:
            look.percents.append((row, column))


def _column(reference: str) -> int:
    number = 0
    for character in reference.upper():
        if not "A" <= character <= "Z":
            break
        number = number * 26 + ord(character) - 64
    return number - 1


def _refuse_declaration(*_arguments: object) -> None:
    raise Refused("declarations")


def _parse(archive: ZipFile, name: str) -> Element:
    try:
        return ElementTree.fromstring(archive.read(name), forbid_dtd=True)
    except (KeyError, ElementTree.ParseError) as error:
        raise Refused("damaged") from error


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2].rpartition("}")[2]
