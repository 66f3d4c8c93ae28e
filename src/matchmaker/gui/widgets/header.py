"""The header: event and stop, search, saved state, undo and redo, language, look."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.theme import Theme, Tone
from matchmaker.gui.widgets.buttons import IconButton, SegmentedControl, allow
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.fields import SearchField
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel, plain_tip
from matchmaker.gui.widgets.tags import Tag
from matchmaker.settings import ThemeChoice

_LOOKS = {ThemeChoice.SYSTEM: "system", ThemeChoice.LIGHT: "sun", ThemeChoice.DARK: "moon"}
_SEARCH = 340
_NARROW = 1280


class Header(QWidget):
    """Forty-eight pixels that always name the event; signals say what a person asks for."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    undo = Signal()
    redo = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make it without an event."""
        super().__init__()
        self._theme = theme
        surface(self, "raised")
        self.setFixedHeight(theme.size("header"))
        self._mark = QLabel()
        self._mark.setFixedWidth(theme.size("rail") - 1)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = ElidedLabel(style="strong")
        self._stop = ElidedLabel(style="small", tone="muted")
        for line in (self._title, self._stop):
            line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._events = IconButton(theme, "chevron-down", role="text-muted", size=14)
        self.events = QMenu(self)
        self._events.setMenu(self.events)
        self._events.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sample = Tag("", Tone.WARNING)
        self._sample.hide()
        self.search = SearchField(theme, key="Ctrl K")
        self.search.setMaximumWidth(_SEARCH)
        self._saved = PlainLabel(style="small", tone="muted")
        self._saved_words = ("", "")
        self._undo = IconButton(theme, "undo")
        self._redo = IconButton(theme, "redo")
        self._languages = SegmentedControl()
        self._look = IconButton(theme, "system")
        self._menu = QMenu(self)
        self._looks: dict[ThemeChoice, QAction] = {}
        self._make_menu()
        self._lay_out()
        self._undo.clicked.connect(lambda: self.undo.emit())
        self._redo.clicked.connect(lambda: self.redo.emit())
        self._languages.chosen.connect(self.language_chosen)
        theme.changed.connect(self._tint)
        self._tint()

    def show_event(
        self, title: tuple[str, Language], stop: tuple[str, Language], *, sample: bool
    ) -> None:
        """Name the event and its stop, each in the face of its language."""
        self._title.show_text(*title)
        self._stop.show_text(*stop)
        self._stop.setVisible(bool(stop[0]))
        self._sample.setVisible(sample)

    def show_saved(self, words: str, short: str) -> None:
        """Say when the last change was saved; *short* stands there in a narrow window."""
        self._saved_words = (words, short)
        self._fit()

    def show_undo(self, undo: str, redo: str, *, can_undo: bool, can_redo: bool) -> None:
        """Name the steps that can be taken back and done again."""
        self._undo.name(undo)
        self._redo.name(redo)
        for button, words, can in ((self._undo, undo, can_undo), (self._redo, redo, can_redo)):
            allow(button, "" if can else words, tip=words)

    def show_choices(self, language: Language, look: ThemeChoice) -> None:
        """Show which language and look are on."""
        self._languages.choose(language.value)
        self._looks[look].setChecked(True)
        self._look.show_icon(_LOOKS[look])

    def name(self, *, events: str, sample: str, search: str, languages: str) -> None:
        """Word what is fixed; languages are named in themselves, always."""
        self._events.name(events)
        self._sample.setText(sample)
        self.search.name(search)
        self.search.setMinimumWidth(min(_SEARCH, self.search.whole_width()))
        self._languages.setAccessibleName(languages)

    def name_languages(self, short: dict[Language, str], long: dict[Language, str]) -> None:
        """Name the languages, each in its own words."""
        self._languages.set_choices(
            [(language.value, words) for language, words in short.items()],
            names=[long[language] for language in short],
        )

    def name_looks(self, button: str, words: dict[ThemeChoice, str]) -> None:
        """Word the choice of look."""
        self._look.name(button)
        for choice, action in self._looks.items():
            action.setText(words[choice])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ScreenChangeInternal:
            self._tint()

    def _fit(self) -> None:
        """Leave the room of a narrow window to the name of the event."""
        words, short = self._saved_words
        narrow = self.width() < _NARROW
        self._saved.setText(short if narrow else words)
        self._saved.setToolTip(plain_tip(words) if narrow else "")

    def _make_menu(self) -> None:
        group = QActionGroup(self)
        for choice in ThemeChoice:
            action = self._menu.addAction("")
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, c=choice: self.theme_chosen.emit(c.value))
            self._looks[choice] = action
        self._look.setMenu(self._menu)
        self._look.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self) -> None:
        event = QVBoxLayout()
        event.setContentsMargins(0, 0, 0, 0)
        event.setSpacing(0)
        event.addStretch(1)
        event.addWidget(self._title)
        event.addWidget(self._stop)
        event.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(12)
        mark = QHBoxLayout()
        mark.setSpacing(0)
        mark.addWidget(self._mark)
        mark.addWidget(hairline(upright=True))
        row.addLayout(mark)
        row.addLayout(event)
        row.addWidget(self._events)
        row.addWidget(self._sample)
        row.addStretch(1)
        row.addWidget(self.search, 100)  # first come its 340 pixels, then the gaps
        row.addStretch(1)
        row.addWidget(self._saved)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addWidget(self._languages)
        row.addWidget(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row, 1)
        layout.addWidget(hairline())

    def _tint(self) -> None:
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(self._theme.pixmap("mark", "text", QSize(30, 22), ratio=ratio))
