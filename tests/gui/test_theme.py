"""Colours, fonts and icons: readable in both looks, switched live, held in one place."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from matchmaker.domain.texts import Language
from matchmaker.gui.theme import Theme
from matchmaker.gui.theme.icons import tinted_file
from matchmaker.gui.theme.tokens import colours, measures
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.paths import resources
from matchmaker.settings import ThemeChoice

LOOKS = ("light", "dark")
SURFACES = ("surface", "surface-raised", "selection", "surface-hover", "surface-header")
TEXT = [
    *[("text", ground) for ground in SURFACES],
    *[("text-muted", ground) for ground in SURFACES],
    *[("text", f"{side}.{kind}") for side in ("need", "capability") for kind in ("fill", "mark")],
    ("accent", "surface"),
    ("accent", "surface-raised"),
    ("accent", "selection"),
    ("accent-text", "accent"),
    ("accent-text", "accent-pressed"),
    ("selection-text", "selection"),
    *[
        (level, ground)
        for level in ("level.strong", "level.possible", "level.weak", "level.capped")
        for ground in ("surface-raised", "selection")
    ],
    *[(f"status.{name}", f"status.{name}.fill") for name in ("ok", "warning", "error", "info")],
    *[(f"status.{name}", "surface-raised") for name in ("ok", "warning", "error", "info")],
    ("status.warning", "surface"),
    ("status.error", "surface"),
    *[
        (side, ground)
        for side in ("need", "capability")
        for ground in ("surface-raised", "selection", f"{side}.fill")
    ],
    ("text", "level.track"),
]
GRAPHICS = [
    ("border-control", "surface-raised"),
    ("focus-ring", "surface"),
    ("focus-ring", "surface-raised"),
    ("focus-ring", "selection"),
    ("level.strong.fill", "surface-raised"),
    ("level.strong.fill", "level.track"),
    ("level.possible.fill", "surface-raised"),
]


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.ux
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(look: str, ink: str, ground: str) -> None:
    roles = colours(look)
    assert contrast(QColor(roles[ink]), QColor(roles[ground])) >= 4.5


@pytest.mark.ux
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), GRAPHICS)
def test_shapes_can_be_told_apart(look: str, ink: str, ground: str) -> None:
    roles = colours(look)
    assert contrast(QColor(roles[ink]), QColor(roles[ground])) >= 3


@pytest.mark.ux
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("group", list(QPalette.ColorGroup)[:3])
def test_the_palette_can_be_read_also_selected_and_disabled(
    qapp: QApplication, choice: ThemeChoice, group: QPalette.ColorGroup
) -> None:
    palette = Theme(choice).palette()
    role = QPalette.ColorRole
    pairs = [
        (role.Text, role.Base),
        (role.WindowText, role.Window),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Base),
        (role.PlaceholderText, role.Base),
        (role.ToolTipText, role.ToolTipBase),
    ]
    for ink, ground in pairs:
        found = contrast(palette.color(group, ink), palette.color(group, ground))
        assert found >= 4.5, f"{ink.name} on {ground.name}: {found:.2f}"


def test_both_looks_know_the_same_roles() -> None:
    assert colours("light").keys() == colours("dark").keys()


def test_every_role_is_a_colour(qapp: QApplication) -> None:
    for look in LOOKS:
        for role, value in colours(look).items():
            assert re.fullmatch(r"#[0-9A-F]{6}", value), role


def test_chinese_is_never_set_smaller_than_twelve() -> None:
    styles = measures().styles
    assert all(style.size >= 12 for name, style in styles.items() if name != "caption")
    assert styles["body"].size == 13


def test_the_style_sheet_names_roles_only_and_fills_all_of_them(qapp: QApplication) -> None:
    template = resources("themes", "base.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", template)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        for language in Language:
            assert "$(" not in Theme(choice, language).stylesheet()


def test_a_look_is_switched_live_and_said(theme: Theme, qtbot: object) -> None:
    widget = QWidget()
    light = widget.palette().color(QPalette.ColorRole.Window)
    said: list[str] = []
    theme.changed.connect(lambda: said.append(theme.name))
    theme.choose(ThemeChoice.DARK)
    assert said == ["dark"]
    assert theme.dark
    dark = QApplication.palette().color(QPalette.ColorRole.Window)
    assert luminance(dark) < luminance(light)
    theme.choose(ThemeChoice.SYSTEM)
    assert theme.name == "light"  # offscreen knows no dark system


@pytest.mark.parametrize(
    ("language", "family"),
    [
        (Language.ZH_HANS, "Noto Sans SC"),
        (Language.ZH_HANT, "Noto Sans HK"),
    ],
)
def test_each_written_chinese_has_its_own_face(
    theme: Theme, language: Language, family: str
) -> None:
    font = theme.font("body", language)
    assert family in font.families()
    others = {"Noto Sans SC", "Noto Sans HK"} - {family}
    families = font.families()
    assert all(families.index(family) < families.index(o) for o in others if o in families)
    if sys.platform == "linux":
        assert QFontInfo(font).family() == family


def test_unknown_roles_and_sizes_are_errors(theme: Theme) -> None:
    for ask in (lambda: theme.color("pink"), lambda: theme.size("huge")):
        with pytest.raises(KeyError):
            ask()


ICONS = sorted(path.stem for path in resources("icons").glob("*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_has_one_colour_and_can_be_tinted(theme: Theme, name: str) -> None:
    drawing = resources("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert "#" not in drawing
    if name != "mark":
        assert 'viewBox="0 0 20 20"' in drawing
        assert 'stroke="currentColor" stroke-width="1.5"' in drawing
    picture = theme.pixmap(name, "need", QSize(20, 20), ratio=2.0).toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(40) for y in range(40)
            if picture.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert theme.color("need").name() in seen
    if name != "mark":
        assert len(seen) == 1


def test_an_icon_is_grey_where_it_cannot_be_used(theme: Theme) -> None:
    from PySide6.QtGui import QIcon

    icon = theme.icon("undo")
    size = QSize(18, 18)
    normal = icon.pixmap(size, QIcon.Mode.Normal).toImage()
    assert normal != icon.pixmap(size, QIcon.Mode.Disabled).toImage()


def test_without_a_folder_for_tinted_files_the_sheet_still_works(
    theme: Theme, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("matchmaker.gui.theme.icons._folder", lambda: str(tmp_path / "none"))
    assert tinted_file("check", theme.color("text")) == ""


def test_a_tinted_file_has_the_colour(theme: Theme) -> None:
    path = Path(tinted_file("check", theme.color("text")))
    assert theme.color("text").name() in path.read_text(encoding="utf-8")
    assert "currentColor" not in path.read_text(encoding="utf-8")


def test_qt_leaves_the_count_of_none_alone(theme: Theme) -> None:
    """PySide6 6.12.0 lost a reference to None with every void call and ended Python 3.11."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 500


def test_a_switch_of_language_sets_faces_without_a_new_style_sheet(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = PlainLabel("x", style="title")
    content = PlainLabel("x", language=Language.ZH_HANS)
    button = Button(theme, "x")
    for widget in (large, content, button):
        qtbot.addWidget(widget)
        widget.show()
    size = large.font().pixelSize()
    sheets: list[str] = []
    monkeypatch.setattr(QApplication, "setStyleSheet", lambda _app, sheet: sheets.append(sheet))
    theme.speak(Language.ZH_HANT)
    assert sheets == []  # matching every rule again for every widget takes seconds
    assert {large.font().family(), button.font().family()} == {"Noto Sans HK"}
    assert content.font().family() == "Noto Sans SC"
    assert large.font().pixelSize() == size
    content.set_language(None)
    assert content.font().family() == "Noto Sans HK"
