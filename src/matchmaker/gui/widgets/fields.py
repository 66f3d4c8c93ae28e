"""Fields to type in: search with a pause before it acts, and key caps."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.labels import PlainLabel

_PAUSE_MS = 150
_LONGEST = 200
_GLASS = 30  # the icon with its air
_AROUND = 34  # paddings, borders, and the air before the key cap


class KeyCap(PlainLabel):
    """The name of a key, drawn as a key."""

    def __init__(self, text: str = "") -> None:
        """Show *text*."""
        super().__init__(text, style="")
        self.setProperty("tag", "keycap")


class SearchField(QLineEdit):
    """A field whose ``words_changed`` follows typing after a short pause."""

    words_changed = Signal(str)

    def __init__(self, theme: Theme, *, key: str = "") -> None:
        """Make an empty field; *key* is shown as a key cap while it is empty."""
        super().__init__()
        self._theme = theme
        self.setMaxLength(_LONGEST)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._cap = KeyCap(key)
        self._cap.setParent(self)
        self._cap.setVisible(bool(key))
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(lambda: self.words_changed.emit(self.words()))
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._tint)
        self._tint()

    def name(self, text: str) -> None:
        """Say what is searched, as placeholder and accessible name."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def whole_width(self) -> int:
        """Return the width in which the placeholder is shown whole, beside glass and key cap."""
        self._cap.adjustSize()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return words + _GLASS + self._cap.width() + _AROUND

    def words(self) -> str:
        """Return what is typed, without outer blanks."""
        return self.text().strip()

    def set_words(self, words: str) -> None:
        """Put *words* into the field and act at once."""
        self.setText(words)
        self._timer.stop()
        self.words_changed.emit(self.words())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cap.adjustSize()
        left = self.width() - self._cap.width() - 8
        self._cap.move(left, (self.height() - self._cap.height()) // 2)
        self._make_room()

    def _typed(self, text: str) -> None:
        self._cap.setVisible(bool(self._cap.text()) and not text)
        self._make_room()
        self._timer.start()

    def _make_room(self) -> None:
        """Keep the placeholder clear of the key cap."""
        self.setTextMargins(0, 0, 0 if self._cap.isHidden() else self._cap.width() + 6, 0)

    def _tint(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "text-muted", 16))
