"""The message catalogues: nothing untranslated, nothing stale, every placeholder in place."""

import ast
import importlib.util
import re
import string
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from matchmaker.domain.texts import Language
from matchmaker.folding import fold
from matchmaker.i18n.tables import codes, rows
from matchmaker.i18n.translator import translator
from matchmaker.messages import Label, Message
from matchmaker.paths import resources

SOURCE = Path(__file__).resolve().parents[2] / "src"
LOCALES = {"zh_Hans": Language.ZH_HANS, "zh_Hant": Language.ZH_HANT}
# Characters that exist in one script only; a text holding the other side's is not converted by
# hand but by accident.
SIMPLIFIED_ONLY = set("们这个为时对会发开关过还进经学与无后书车门马鱼鸟长东两严丧临义乐习乡买")
TRADITIONAL_ONLY = set("們這個為時對會發開關過還進經學與無後書車門馬魚鳥長東兩嚴喪臨義樂習鄉買")


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("locale_build", resources("locale", "build.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def catalogue(locale: str) -> Catalog:
    path = resources("locale", locale, "LC_MESSAGES", "matchmaker.po")
    with path.open("rb") as stream:
        return read_po(stream, locale)


def pairs(locale: str) -> list[tuple[str, str]]:
    found = []
    for message in catalogue(locale):
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[-1]
            said = message.string
            words = said if isinstance(said, str) else (said or [""])[0]
            found.append((english, words))
    return found


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_translated(locale: str) -> None:
    assert [english for english, words in pairs(locale) if not words.strip()] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_extraction_leaves_the_catalogue_unchanged(build: ModuleType, locale: str) -> None:
    wanted = {build.key(message) for message in build.extract() if message.id}
    assert {english for english, _ in pairs(locale)} == wanted


@pytest.mark.parametrize("locale", LOCALES)
def test_the_compiled_catalogue_is_the_written_one(build: ModuleType, locale: str) -> None:
    path = resources("locale", locale, "LC_MESSAGES", "matchmaker.mo")
    merged = build.merged(build.extract(), locale, build.translations(locale))
    assert path.read_bytes() == build.compiled(merged)


@pytest.mark.parametrize("locale", LOCALES)
def test_placeholders_are_kept(locale: str) -> None:
    wrong = [
        english for english, words in pairs(locale) if words and names(english) != names(words)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("locale", "strangers"), [("zh_Hans", TRADITIONAL_ONLY), ("zh_Hant", SIMPLIFIED_ONLY)]
)
def test_each_script_is_its_own(locale: str, strangers: set[str]) -> None:
    # The two scripts name each other in the list of languages.
    wrong = [words for english, words in pairs(locale) if set(words) & strangers]
    assert wrong == []


def test_sources_hold_no_text_outside_the_catalogue(build: ModuleType, tmp_path: Path) -> None:
    module = tmp_path / "page.py"
    module.write_text('from x import N_\nA = N_("A new text")\n', encoding="utf-8")
    found = build.extract_from_dir(tmp_path, keywords=build.KEYWORDS)
    assert [text for _, _, text, _, _ in found] == ["A new text"]


@pytest.mark.parametrize("language", Language)
def test_labels_are_said_inside_messages(language: Language) -> None:
    said = translator(language).say(Message("{what}", what=Label("decision", "accept")))
    assert said == {"en": "Accept", "zh-Hans": "采纳", "zh-Hant": "接納"}[language]


def test_every_list_is_labelled_in_three_languages() -> None:
    for row in rows("lists"):
        assert all(row[column].strip() for column in ("zh_hans", "zh_hant", "en")), row


def test_labels_of_codes_that_people_pick_from_are_told_apart() -> None:
    lists = {row["list"] for row in rows("lists")}
    for name in lists - {"language", "record_field"}:
        for language in Language:
            labels = [fold(translator(language).label(name, code)) for code in codes(name)]
            assert len(set(labels)) == len(labels), (name, language)


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert translator(Language.EN).label("decision", "mystery") == "mystery"


def test_plain_english_needs_no_catalogue() -> None:
    words = re.compile(r"3 rows")
    said = translator(Language.EN).count(("{n} row", "{n} rows"), 3)
    assert words.fullmatch(said)
    assert translator(Language.EN).count(("{n} row", "{n} rows"), 1) == "1 row"


def test_no_text_is_marked_where_it_cannot_be_found() -> None:
    """The extractor reads no call inside an f-string: such a text would stay English."""
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"N_", "NN_"}
    ]
    assert hidden == []
