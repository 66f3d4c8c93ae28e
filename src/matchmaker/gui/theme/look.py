"""One look at a time, light or dark, in one language: colours, fonts, icons, style sheet."""

import re
from functools import lru_cache

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from matchmaker.domain.texts import Language
from matchmaker.gui.theme.fonts import code_families, families
from matchmaker.gui.theme.icons import tinted, tinted_file, tinted_icon
from matchmaker.gui.theme.qt_words import speak_qt
from matchmaker.gui.theme.tokens import colours, measures
from matchmaker.paths import resources
from matchmaker.settings import ThemeChoice

_SLOT = re.compile(r"\$\(([\w.-]+)\)")
_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Looks up colours by role, fonts by style and language, icons by name.

    ``changed`` follows a switch of theme or language; painted widgets connect ``update`` to it.
    """

    changed = Signal()

    def __init__(
        self, choice: ThemeChoice = ThemeChoice.SYSTEM, language: Language = Language.EN
    ) -> None:
        """Start with *choice* and the fonts of *language*."""
        super().__init__()
        self.choice = choice
        self.language = language
        self._name = self._wanted_name()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    @property
    def name(self) -> str:
        """``light`` or ``dark``."""
        return self._name

    @property
    def dark(self) -> bool:
        """Whether the dark look is on."""
        return self._name == "dark"

    def choose(self, choice: ThemeChoice) -> None:
        """Change to *choice* and dress the whole application in it."""
        self.choice = choice
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[choice])
        self._name = self._wanted_name()
        self.dress()

    def speak(self, language: Language) -> None:
        """Set interface text in the faces of *language*.

        The style sheet names no face of the interface, so nothing is dressed anew: Qt matches
        every rule again for every widget of every page then, which takes seconds.
        """
        self.language = language
        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak_qt(language)
            app.setFont(self.font("body"))
            for widget in app.allWidgets():
                if not widget.property("lang"):  # content keeps the face of its own language
                    reface(widget)
        self.changed.emit()

    def dress(self) -> None:
        """Give palette, font and style sheet to the application and say so."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak_qt(self.language)
            app.setPalette(self.palette())
            app.setFont(self.font("body"))
            app.setStyleSheet(self.stylesheet())
        self.changed.emit()

    def color(self, role: str) -> QColor:
        """Return the colour of *role*, such as ``need.fill``; KeyError if there is none."""
        return QColor(colours(self._name)[role])

    def font(self, style: str = "body", language: Language | None = None) -> QFont:
        """Return the font of a type style (``caption`` … ``figure``, ``code``) for *language*."""
        if style == "code":
            font = QFont([*code_families(), *families(language or self.language)])
            style = "small"
        else:
            font = QFont(list(families(language or self.language)))
        chosen = measures().styles[style]
        font.setPixelSize(chosen.size)
        font.setWeight(QFont.Weight(chosen.weight))
        return font

    def line_height(self, style: str = "body") -> int:
        """Return the line height of a type style in pixels."""
        return measures().styles[style].line

    def size(self, name: str) -> int:
        """Return a size in pixels, such as ``rail``, ``row.double``, ``space.m``."""
        return measures().sizes[name]

    def icon(self, name: str, role: str = "text", size: int = 18) -> QIcon:
        """Return icon *name* tinted in the colour of *role*, with a slate disabled state."""
        return tinted_icon(
            name, size, colour=self.color(role), disabled=self.color("border-control")
        )

    def pixmap(self, name: str, role: str, size: QSize, *, ratio: float = 1.0) -> QPixmap:
        """Return icon *name* as a pixmap of *size*, sharp at pixel *ratio*."""
        return tinted(name, size, ratio, colour=self.color(role), roles=dict(colours(self._name)))

    def palette(self) -> QPalette:
        """Return the palette, so that what no style sheet names has the same colours."""
        palette = QPalette()
        group = QPalette.ColorGroup.All
        for role, name in _PALETTE.items():
            palette.setColor(group, role, self.color(name))
        disabled = QPalette.ColorGroup.Disabled
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText,
                     QPalette.ColorRole.ButtonText):  # fmt: skip
            palette.setColor(disabled, role, self.color("text-muted"))
        return palette

    def stylesheet(self) -> str:
        """Return ``base.qss`` with colours, sizes and families filled in."""
        return _filled(self._name, self._drawings())

    def _drawings(self) -> tuple[tuple[str, str], ...]:
        """Return the tinted drawings a style sheet can only name as files; '' without a folder."""
        return tuple(
            (slot, tinted_file(icon, self.color(role))) for slot, (icon, role) in _DRAWINGS.items()
        )

    def _wanted_name(self) -> str:
        if self.choice is not ThemeChoice.SYSTEM:
            return self.choice.value
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme is Qt.ColorScheme.Dark else "light"

    def _system_changed(self) -> None:
        if self._wanted_name() != self._name:
            self._name = self._wanted_name()
            self.dress()


def reface(widget: QWidget) -> None:
    """Set *widget* in the faces of the interface, in the size and weight it has."""
    font = QFont(widget.font())
    font.setFamilies(QApplication.font().families())
    widget.setFont(font)


_DRAWINGS = {
    "check": ("check", "accent-text"),
    "dot": ("dot", "accent-text"),
    "tick": ("check", "text"),
    "down": ("chevron-down", "text-muted"),
    "up": ("chevron-up", "text-muted"),
    "left": ("chevron-left", "text"),
    "right": ("chevron-right", "text"),
}
_PALETTE = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface-raised",
    QPalette.ColorRole.AlternateBase: "surface-header",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text-muted",
    QPalette.ColorRole.Button: "surface-raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "accent-text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection-text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface-raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface-raised",
    QPalette.ColorRole.Midlight: "surface-header",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border-control",
    QPalette.ColorRole.Shadow: "border-control",
}


@lru_cache(maxsize=2)
def _filled(name: str, drawings: tuple[tuple[str, str], ...]) -> str:
    values = dict(colours(name))
    shared = measures()
    values |= {key: str(size) for key, size in shared.sizes.items()}
    for style, chosen in shared.styles.items():
        values[f"type.{style}"] = f"font-size: {chosen.size}px; font-weight: {chosen.weight}"
    for spoken in Language:
        values[f"font.{spoken.value}"] = _quoted(families(spoken))
    values |= {f"image.{slot}": path for slot, path in drawings}
    template = resources("themes", "base.qss").read_text(encoding="utf-8")
    return _SLOT.sub(lambda found: values[found[1]], template)


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
