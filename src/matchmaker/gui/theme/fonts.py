"""Load the shipped faces and choose families by language."""

import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from PySide6.QtGui import QFontDatabase

from matchmaker.domain.texts import Language
from matchmaker.paths import resources

# Their Latin is made for the screen and they hold no Chinese, so Chinese runs fall through to
# the shipped face of the run's own language. Elsewhere the shipped faces set Latin as well.
_SYSTEM_LATIN = {"win32": "Segoe UI", "darwin": ".AppleSystemUIFont"}
_CODE = ("Consolas", "Menlo", "Noto Sans Mono", "DejaVu Sans Mono")
_loaded: set[str] = set()


def load_faces(language: Language, *, all_languages: bool = False) -> None:
    """Give Qt the faces that *language* needs first, or those of every language.

    A file is loaded once; a file that Qt cannot read is left out, the next family steps in.
    """
    table = _table()
    families = table["languages"][language.value]["fallback"]
    wanted = list(table["families"]) if all_languages else [families[0]]
    for family in wanted:
        for weight in ("regular", "bold"):
            name = table["families"][family][weight]
            if name not in _loaded:
                _loaded.add(name)
                QFontDatabase.addApplicationFont(str(resources("fonts", name)))


@cache
def families(language: Language) -> tuple[str, ...]:
    """Return the families of *language*, first choice first."""
    shipped = tuple(_table()["languages"][language.value]["fallback"])
    latin = _SYSTEM_LATIN.get(sys.platform)
    return (latin, *shipped) if latin else shipped


def code_families() -> tuple[str, ...]:
    """Return the families of equal-width text."""
    return _CODE


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resources("fonts", "fonts.toml").read_text(encoding="utf-8"))
