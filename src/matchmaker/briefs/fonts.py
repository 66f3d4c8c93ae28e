"""Know the shipped faces: which has a character, how wide it is, and what none of them has."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz

from matchmaker.domain.texts import Language
from matchmaker.errors import OutputError
from matchmaker.messages import N_, Message
from matchmaker.paths import resources

# Format characters and variation selectors take no place on paper.
_UNSEEN = ("Cf", "Cc")
_SELECTORS = range(0xFE00, 0xFE10)
# Tick and cross stand in one column and must match: both come from the last family, of marks.
_MARKS = frozenset("\N{CHECK MARK}\N{MULTIPLICATION X}")
# Characters above U+FFFF are coded in the places no character has: the surrogates and beyond.
_HIGH = 0xD800


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character in one face: its width for size 1 and its code in the page's operators."""

    face: str
    width: float
    code: str


class Face:
    """One font file, opened once: coverage and widths by way of HarfBuzz."""

    def __init__(self, name: str, path: Path) -> None:
        """Open the file at *path*.

        Raises:
            OutputError: the file is missing or not a font; nothing is set in a wrong face.
        """
        self.name = name
        try:
            self.shape = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        except (OSError, uharfbuzz.HarfBuzzError) as error:
            raise _unusable(path) from error
        if not self.shape.glyph_count:
            raise _unusable(path)
        self.font = uharfbuzz.Font(self.shape)
        self.units = int(self.shape.upem)
        self._high: dict[int, int] | None = None

    def glyph(self, character: str) -> Glyph | None:
        """Return *character* in this face, or None if it has not got it."""
        point = ord(character)
        index = self.font.get_nominal_glyph(point)
        if not index:
            return None
        width = self.font.get_glyph_h_advance(index) / self.units
        return Glyph(self.name, width, f"{self.cid(point):04X}")

    def cid(self, point: int) -> int:
        """Return the two-byte code of a character: itself, or its place among the high ones."""
        if point <= 0xFFFF:
            return point
        if self._high is None:
            above = sorted(p for p in self.shape.unicodes if p > 0xFFFF)
            self._high = {p: _HIGH + place for place, p in enumerate(above)}
        return self._high[point]


class Fonts:
    """All faces, and the order in which a language looks a character up in them."""

    def __init__(self, folder: Path) -> None:
        """Read ``fonts.toml`` of *folder*; a face is opened when it is first needed.

        Raises:
            OutputError: the table is missing or damaged.
        """
        self._folder = folder
        try:
            table = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))
            chains = {lang: table["languages"][lang.value]["fallback"] for lang in Language}
            self._files: dict[tuple[str, bool], str] = {
                (family, bold): table["families"][family]["bold" if bold else "regular"]
                for family in table["families"]
                for bold in (False, True)
            }
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise _unusable(folder / "fonts.toml") from error
        self._chains: dict[Language, list[str]] = chains
        self._faces: dict[str, Face] = {}
        self._lacking: dict[Language, set[str]] = {language: set() for language in Language}
        self._glyphs: dict[tuple[Language, bool], dict[str, Glyph | None]] = {
            (language, bold): {} for language in Language for bold in (False, True)
        }

    def glyphs(self, text: str, language: Language, *, bold: bool) -> list[Glyph | None]:
        """Return the glyph of every character of *text*; None for those no face has."""
        known = self._known(set(text), language, bold=bold)
        return [known[character] for character in text]

    def missing(self, text: str, language: Language) -> tuple[str, ...]:
        """Return the characters of *text* that no face has, each once, in order."""
        characters = set(text)
        known = self._known(characters, language, bold=False)
        lacking = self._lacking[language]
        if characters.isdisjoint(lacking):
            return ()
        return tuple(c for c in dict.fromkeys(text) if known[c] is None)

    def face(self, name: str) -> Face:
        """Return the face of a file name; opened on first use."""
        if name not in self._faces:
            self._faces[name] = Face(name, self._folder / name)
        return self._faces[name]

    def narrow(self, used: Mapping[str, Iterable[str]]) -> dict[str, uharfbuzz.Face]:
        """Return each face cut down to the characters of *used*, to cut further from."""
        return {name: cut(self.face(name).shape, characters) for name, characters in used.items()}

    def _known(
        self, characters: set[str], language: Language, *, bold: bool
    ) -> dict[str, Glyph | None]:
        """Return the table of glyphs with all *characters* looked up."""
        known = self._glyphs[language, bold]
        for character in characters.difference(known):
            known[character] = self._find(character, language, bold=bold)
            if known[character] is None:
                self._lacking[language].add(character)
        return known

    def _find(self, character: str, language: Language, *, bold: bool) -> Glyph | None:
        if unicodedata.category(character) in _UNSEEN or ord(character) in _SELECTORS:
            return Glyph("", 0.0, "")
        if character == "\N{NO-BREAK SPACE}":
            character = " "
        chain = self._chains[language]
        for family in reversed(chain) if character in _MARKS else chain:
            glyph = self.face(self._files[family, bold]).glyph(character)
            if glyph is not None:
                return glyph
        return None


@cache
def fonts() -> Fonts:
    """Return the shipped faces."""
    return Fonts(resources("fonts"))


def cut(face: uharfbuzz.Face, characters: Iterable[str]) -> uharfbuzz.Face:
    """Return *face* with the outlines of *characters* only, without hints and shaping tables."""
    wish = uharfbuzz.SubsetInput()
    wish.sets(uharfbuzz.SubsetInputSets.UNICODE).update(sorted(map(ord, characters)))
    wish.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return uharfbuzz.subset(face, wish)


def _unusable(path: Path) -> OutputError:
    return OutputError(
        Message(
            N_(
                "The font file {name} is missing or damaged, so nothing was printed. "
                "Please install the program again."
            ),
            name=path.name,
        )
    )
