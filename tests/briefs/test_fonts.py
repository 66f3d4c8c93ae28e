"""The shipped faces: every character in the right one, none in a wrong one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from matchmaker.briefs.embedding import to_unicode
from matchmaker.briefs.fonts import Fonts, cut, fonts
from matchmaker.domain.texts import Language
from matchmaker.errors import OutputError
from matchmaker.paths import resources

HANS, HANT, EN = Language.ZH_HANS, Language.ZH_HANT, Language.EN


def face(character: str, language: Language, *, bold: bool = False) -> str:
    glyph = fonts().glyphs(character, language, bold=bold)[0]
    assert glyph is not None
    return glyph.face


@pytest.mark.parametrize(
    ("language", "file"),
    [(HANS, "NotoSansSC-Regular"), (HANT, "NotoSansHK-Regular"), (EN, "NotoSansSC-Regular")],
)
def test_a_language_is_set_in_its_own_face(language: Language, file: str) -> None:
    assert face("铝" if language is HANS else "骨", language).startswith(file)


def test_english_is_set_in_a_proportional_face() -> None:
    assert {face(c, EN) for c in "Aa“”≤·—"} <= {"NotoSans-Regular.ttf", "NotoSansSC-Regular.ttf"}
    assert face("“", EN) == "NotoSans-Regular.ttf"


def test_a_character_of_the_other_script_is_borrowed() -> None:
    assert face("㗎", HANT).startswith("NotoSansHK")
    assert face("㗎", HANS)


def test_tick_and_cross_come_from_one_face() -> None:
    assert face("✓", EN, bold=True) == face("✕", EN, bold=True)


def test_bold_is_another_face() -> None:
    assert face("铝", HANS, bold=True) == "NotoSansSC-Bold.ttf"


def test_bold_and_regular_have_the_same_characters() -> None:
    book = fonts()
    for family in ("NotoSansSC", "NotoSansHK", "NotoSans"):
        plain, bold = (book.face(f"{family}-{w}.ttf").shape.unicodes for w in ("Regular", "Bold"))
        assert set(plain) == set(bold)


def test_what_no_face_has_is_named_once_and_in_order() -> None:
    assert fonts().missing("铝🙂材𠮷🙂", HANS) == ("🙂", "𠮷")
    assert fonts().missing("铝型材 = 鋁材，C++ ①² ㈱", HANS) == ()


def test_direction_marks_take_no_place() -> None:
    glyph = fonts().glyphs("\u202e", HANS, bold=False)[0]
    assert glyph is not None
    assert (glyph.width, glyph.code) == (0.0, "")


def test_a_character_above_ffff_maps_back_as_a_pair() -> None:
    assert b"<D800> <D844DCC1>" in to_unicode({0xD800: "\U000210c1"})


def test_a_cut_face_keeps_only_what_is_used() -> None:
    whole = fonts().face("NotoSansSC-Regular.ttf").shape
    small = cut(whole, "铝材")
    assert set(small.unicodes) == set(map(ord, "铝材"))
    assert len(small.blob.data) < 10_000


@pytest.mark.parametrize("break_it", ["missing", "empty", "text"])
def test_a_missing_or_damaged_face_is_refused_and_never_replaced(
    tmp_path: Path, break_it: str
) -> None:
    shutil.copytree(resources("fonts"), tmp_path, dirs_exist_ok=True)
    broken = tmp_path / "NotoSansSC-Regular.ttf"
    broken.unlink()
    if break_it != "missing":
        broken.write_bytes(b"" if break_it == "empty" else b"not a font" * 100)
    with pytest.raises(OutputError, match="NotoSansSC-Regular"):
        Fonts(tmp_path).glyphs("铝", HANS, bold=False)


def test_a_damaged_table_of_faces_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fonts.toml").write_text("languages = 3", encoding="utf-8")
    with pytest.raises(OutputError, match=r"fonts\.toml"):
        Fonts(tmp_path)
