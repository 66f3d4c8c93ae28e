"""Make the shipped font faces from the pinned npm packages and describe them in fonts.toml.

    python resources/fonts/build.py            # fetches the packages with `npm pack`
    python resources/fonts/build.py FOLDER     # FOLDER holds their .tgz files already

Needs fontTools (a `dev` dependency). A package whose sha512 differs from the pinned one stops the
build before anything is written. The same packages and the same fontTools give the same bytes.
A face keeps its name, copyright and licence strings, loses hinting and layout tables (ReportLab
and plain labels use neither) and keeps these characters, as far as its source has them:

* every text face: `SYMBOL_RANGES` and all symbols of GB 18030's two-byte part and of Big5;
* Noto Sans SC: all of GBK and of the two-byte part of GB 18030, the 8,105 common characters, and
  every other ideograph outside Extension A;
* Noto Sans HK: every ideograph of the source (Big5, HKSCS);
* Noto Sans: the symbols and letters above, with all subscripts and superscripts;
* Noto Sans Symbols 2: `MARKS`.
"""

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent
BUDGET = 30_000_000  # bytes, all faces together


@dataclass(frozen=True)
class Source:
    """One pinned npm package, its family, and its weights: file to make, member of the package."""

    package: str
    version: str
    integrity: str
    family: str
    licence: str
    weights: tuple[tuple[str, str], ...]

    @property
    def archive(self) -> str:
        """Return the name `npm pack` gives the package's file."""
        return f"{self.package.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


SC = Source(
    package="@expo-google-fonts/noto-sans-sc",
    version="0.4.3",
    integrity="sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
    family="Noto Sans SC",
    licence="OFL-NotoSansSC.txt",
    weights=(
        ("NotoSansSC-Regular.ttf", "400Regular/NotoSansSC_400Regular.ttf"),
        ("NotoSansSC-Bold.ttf", "700Bold/NotoSansSC_700Bold.ttf"),
    ),
)
HK = Source(
    package="@expo-google-fonts/noto-sans-hk",
    version="0.4.3",
    integrity="sha512-jPBN2bE492eP4xPhUdmgbmYIOoqkzBPoF+upZYr9meQF3nuwY2ajmjMNtaSMrTlOXWV53td+ru/kFTcZ7/v7fg==",
    family="Noto Sans HK",
    licence="OFL-NotoSansHK.txt",
    weights=(
        ("NotoSansHK-Regular.ttf", "400Regular/NotoSansHK_400Regular.ttf"),
        ("NotoSansHK-Bold.ttf", "700Bold/NotoSansHK_700Bold.ttf"),
    ),
)
LATIN = Source(
    package="@expo-google-fonts/noto-sans",
    version="0.4.2",
    integrity="sha512-zYD8G2ijWLxqmquoQgghNh/x9p0yxWwArD0oxO1oXY1qx5vOd4t0Kbhnu/Cx8RTy08OgA8RtxuULZFaXwVPnPw==",
    family="Noto Sans",
    licence="OFL-NotoSans.txt",
    weights=(
        ("NotoSans-Regular.ttf", "400Regular/NotoSans_400Regular.ttf"),
        ("NotoSans-Bold.ttf", "700Bold/NotoSans_700Bold.ttf"),
    ),
)
SYMBOLS = Source(
    package="@expo-google-fonts/noto-sans-symbols-2",
    version="0.4.1",  # the only version there is
    integrity="sha512-jFymG5s4OLlXpy9E9FQvSXpSnf43BIYcJiPXEHSw6LFNvbahkjmUWb/cj4vsX/KdUksGLTPbjB9iRuu8L3yJ8A==",
    family="Noto Sans Symbols 2",
    licence="OFL-NotoSansSymbols2.txt",
    weights=(("NotoSansSymbols2-Marks.ttf", "400Regular/NotoSansSymbols2_400Regular.ttf"),),
)
SOURCES = (SC, HK, LATIN, SYMBOLS)
LANGUAGES = {
    "zh-Hans": (SC, HK, LATIN, SYMBOLS),
    "zh-Hant": (HK, SC, LATIN, SYMBOLS),
    # The Chinese faces set curly quotes and dashes a whole em wide: English takes its own face.
    "en": (LATIN, SC, HK, SYMBOLS),
}

# First and last code point of what a text face keeps besides ideographs.
SYMBOL_RANGES = {
    "ascii": (0x20, 0x7E),
    "latin_1": (0xA0, 0xFF),
    "latin_extended_a": (0x100, 0x17F),
    "greek": (0x391, 0x3C9),
    "general_punctuation": (0x2010, 0x205E),
    "superscripts_subscripts": (0x2070, 0x209C),
    "currency": (0x20A0, 0x20C0),
    "letterlike": (0x2100, 0x214F),
    "number_forms": (0x2150, 0x218B),
    "arrows": (0x2190, 0x21FF),
    "mathematical_operators": (0x2200, 0x22FF),
    "enclosed_alphanumerics": (0x2460, 0x24FF),
    "box_drawing": (0x2500, 0x259F),
    "geometric_shapes": (0x25A0, 0x25FF),
    "marks": (0x2600, 0x27BF),
    "cjk_radicals": (0x2E80, 0x2FDF),  # text copied from PDF files often holds these
    "cjk_punctuation": (0x3000, 0x303F),
    "kana_bopomofo": (0x3040, 0x31EF),
    "enclosed_cjk": (0x3200, 0x32FF),
    "units": (0x3300, 0x33FF),
    "vertical_small_forms": (0xFE10, 0xFE6F),
    "full_width_forms": (0xFF00, 0xFFEF),
}
HANGUL = frozenset(range(0x3130, 0x3190))
EXTENSION_A = frozenset(range(0x3400, 0x4DC0))
IDEOGRAPHS = frozenset((*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x32400)))
MARKS = frozenset(map(ord, " ✓✔✕✖✗✘☐☑☒□■▢○●◯△▲▽▼▷▶◁◀◇◆☆★\u2212"))
# Looked up in every face; those in none are listed in fonts.toml.
WANTED = frozenset(
    map(
        ord,
        "≤≥≈≠±\u00d7÷∞∑√∫∂∆∝∠≡≒≔\u223c‾ˍ⌀✓✔✕✗✘□■●○▲△▼▽☐☑☒㎡㎥㎏㎞℃℉μµΩ‰‱№™①⑳〇€£¥₩₫₂⁴",
    )
)


def main() -> None:
    """Build every face, copy the licences and write fonts.toml."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        if len(sys.argv) == 1:
            _fetch(folder)
        archives = {source: _verified(folder / source.archive, source) for source in SOURCES}
    coverage: dict[str, frozenset[int]] = {}
    for source, archive in archives.items():
        (HERE / source.licence).write_bytes(_member(archive, "LICENSE_FONT"))
        for name, member in source.weights:
            coverage[name] = _build(_member(archive, member), HERE / name, source)
    total = sum((HERE / name).stat().st_size for name in coverage)
    if total > BUDGET:
        _stop(f"the faces take {total:,} bytes, more than {BUDGET:,}")
    text = "\n".join(_manifest(coverage)) + "\n"
    (HERE / "fonts.toml").write_text(text, encoding="utf-8", newline="\n")


def _fetch(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        _stop("npm is not installed; give the folder that holds the .tgz files")
    for source in SOURCES:
        package = f"{source.package}@{source.version}"
        subprocess.run([npm, "pack", package, "--pack-destination", str(folder)], check=True)  # noqa: S603 -- fixed words


def _verified(path: Path, source: Source) -> bytes:
    if not path.is_file():
        _stop(f"{path.name} is not in the folder")
    content = path.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode("ascii")
    if found != source.integrity:
        _stop(f"{path.name}: {found} is not the pinned {source.integrity}")
    return content


def _member(archive: bytes, name: str) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as package:
        member = package.extractfile(f"package/{name}")
        if member is None:
            _stop(f"{name} is not a file of the package")
        return member.read()


def _build(content: bytes, target: Path, source: Source) -> frozenset[int]:
    """Write one subset face to `target` and return the code points it has."""
    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    available = frozenset(font.getBestCmap())
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=_kept(available, source))
    subsetter.subset(font)
    font.save(target)
    with TTFont(target) as result:
        if "glyf" not in result or {"fvar", "CFF ", "CFF2"} & set(result.keys()):
            _stop(f"{target.name} is not a static TrueType face")
        return frozenset(result.getBestCmap())


def _options() -> Options:
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx", "gasp"]
    return options


def _kept(available: frozenset[int], source: Source) -> frozenset[int]:
    if source == SYMBOLS:
        return available & MARKS
    symbols = _repertoire("gb18030") | _repertoire("big5hkscs")
    symbols = symbols.union(*map(_range, SYMBOL_RANGES)) - IDEOGRAPHS - HANGUL
    ideographs = available & IDEOGRAPHS
    if source == SC:
        ideographs -= EXTENSION_A - _repertoire("gb18030") - _common_beyond_gbk()
    return (available & symbols) | ideographs


def _range(name: str) -> frozenset[int]:
    first, last = SYMBOL_RANGES[name]
    return frozenset(range(first, last + 1))


def _repertoire(encoding: str) -> frozenset[int]:
    """Return the code points of an encoding's two-byte part, private use left out."""
    found: set[int] = set()
    for code in range(0x8130, 0xFF00):
        try:
            text = code.to_bytes(2, "big").decode(encoding)
        except UnicodeDecodeError:
            continue
        found.update(map(ord, text))
    return frozenset(found) - frozenset(range(0xE000, 0xF900)) - frozenset(range(0x80))


def _common_beyond_gbk() -> frozenset[int]:
    lines = (HERE / "common-beyond-gbk.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(ord(char) for line in lines if not line.startswith("#") for char in line)


def _manifest(coverage: Mapping[str, frozenset[int]]) -> Iterator[str]:
    """Yield the lines of fonts.toml."""
    yield "# Written by build.py; change that and run it again. What a language's family has not"
    yield "# is looked up, character by character, in the families of `fallback`, in order."
    for language, families in LANGUAGES.items():
        yield f"\n[languages.{language}]"
        yield f"family = {_quoted(families[0].family)}"
        yield f"fallback = [{', '.join(_quoted(each.family) for each in families)}]"
    for source in SOURCES:
        names = [name for name, _ in source.weights]
        yield f"\n[families.{_quoted(source.family)}]"
        yield f"regular = {_quoted(names[0])}"
        yield f"bold = {_quoted(names[-1])}"
        yield f"licence = {_quoted(source.licence)}"
        yield f"package = {_quoted(source.package)}"
        yield f"version = {_quoted(source.version)}"
        yield f"integrity = {_quoted(source.integrity)}"
        for name, member in source.weights:
            content = (HERE / name).read_bytes()
            yield f"\n[files.{_quoted(name)}]"
            yield f"source = {_quoted(member)}"
            yield f"bytes = {len(content)}"
            yield f"sha256 = {_quoted(hashlib.sha256(content).hexdigest())}"
            yield f"characters = {len(coverage[name])}"
    yield from _coverage(coverage)


def _coverage(coverage: Mapping[str, frozenset[int]]) -> Iterator[str]:
    """Yield how much of each repertoire every family has, and what none of them has."""
    families = {source.family: coverage[source.weights[0][0]] for source in SOURCES}
    everything = frozenset[int]().union(*families.values())
    repertoires = {
        name: _repertoire(name) for name in ("gb2312", "gbk", "gb18030", "big5", "big5hkscs")
    }
    repertoires["common_beyond_gbk"] = _common_beyond_gbk()  # 7,829 of the 8,105 are in GBK
    repertoires["wanted_marks"] = WANTED
    for name, wanted in repertoires.items():
        yield f"\n[coverage.{name}]"
        yield f"total = {len(wanted)}"
        for family, present in families.items():
            yield f"{_quoted(family)} = {len(wanted & present)}"
        yield f"in_none = {_quoted(''.join(map(chr, sorted(wanted - everything))))}"
    yield "\n[coverage.symbols] # characters of each range that any face has"
    for name in SYMBOL_RANGES:
        yield f"{name} = {len(everything & _range(name))}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _stop(problem: str) -> NoReturn:
    raise SystemExit(f"build.py: {problem}")


if __name__ == "__main__":
    main()
