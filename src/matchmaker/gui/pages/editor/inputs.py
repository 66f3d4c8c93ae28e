"""Fields to type texts in: they say when they are left, and leave Ctrl+Z to the window at rest."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from matchmaker.domain.texts import Language, clean_name, clean_text, hidden_marks, unreadable
from matchmaker.gui.widgets.labels import restyle

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONGEST = 1_000_000  # far over every limit: a long text is refused with the reason, never cut
_PADDING = 12
LOST = "lost"  # how many marks nobody sees were left out when the field was left


def dashed(widget: QWidget, *, on: bool) -> None:
    """Give *widget* a dashed outline: empty, or made by a machine and not checked."""
    restyle(widget, "dashed", "true" if on else "")


def wrong(widget: QWidget, *, on: bool) -> None:
    """Give *widget* the outline of an error."""
    restyle(widget, "wrong", "true" if on else "")


class TextArea(QPlainTextEdit):
    """A text of some lines; ``edited`` follows typing, ``left`` the loss of the focus."""

    edited = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, language: Language | None = None, *, one_line: bool = False) -> None:
        """Set text in the face of *language*; *one_line* texts wrap but hold no line ends."""
        super().__init__()
        self._height = 0
        self._one_line = one_line
        self._filling = False
        self.setProperty("lang", language.value if language else "")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._changed)

    def text(self) -> str:
        """Return the text, cleaned as it is stored."""
        raw = self.toPlainText()
        return clean_name(raw) if self._one_line else clean_text(raw)

    def lost(self) -> int:
        """Count the marks nobody sees that are typed here and are not kept."""
        raw = self.toPlainText()
        return unreadable(raw) + (hidden_marks(raw) if self._one_line else 0)

    def show_text(self, text: str) -> None:
        """Show *text*; what stands there already is left alone, with its cursor."""
        if text == self.text():
            self.rest()
            return
        at = self.textCursor().position()
        self._filling = True
        self.setPlainText(text)
        self._filling = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(self.toPlainText())), QTextCursor.MoveMode.MoveAnchor)
        self.setTextCursor(cursor)

    def rest(self) -> None:
        """Forget the steps of typing: what is kept is undone with the window's own Undo."""
        if self.document().isUndoAvailable():
            self.document().clearUndoRedoStacks()

    def wanted_height(self, lines: int, most: int) -> int:
        """Return the height for the text, between *lines* and *most* lines."""
        shown = min(max(int(self.document().size().height()), lines), most)
        return shown * self.fontMetrics().lineSpacing() + _PADDING + 4

    def set_height(self, height: int) -> None:
        """Ask for *height* pixels; a fixed height would lose to the style sheet's least one."""
        if height != self._height:
            self._height = height
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def event(self, event: QEvent) -> bool:
        return (
            False
            if _is_window_undo(event, self.document().isUndoAvailable())
            else (super().event(event))
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            event.ignore()
        elif self._one_line and event.key() in _ENTER:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if lost := self.lost():
            self.setProperty(LOST, lost)
            self.setPlainText(self.text())
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()


class LineField(QLineEdit):
    """A text of one line; ``edited`` follows typing, ``left`` the loss of the focus."""

    edited = Signal()
    left = Signal()

    def __init__(self, language: Language | None = None, *, right: bool = False) -> None:
        """Set text in the face of *language*, figures to the *right*."""
        super().__init__()
        self.setProperty("lang", language.value if language else "")
        self.setMaxLength(_LONGEST)
        self.setMinimumWidth(40)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self._leave)

    def value(self) -> str:
        """Return the text, cleaned as it is stored."""
        return clean_name(self.text())

    def lost(self) -> int:
        """Count the marks nobody sees that are typed here and are not kept."""
        return unreadable(self.text()) + hidden_marks(self.text())

    def show_text(self, text: str) -> None:
        """Show *text*; what stands there already is left alone, with its cursor."""
        if text != self.value():
            self.setText(text)
            self.setCursorPosition(0)

    def _leave(self) -> None:
        if lost := self.lost():
            self.setProperty(LOST, lost)
            self.setText(self.value())
        self.left.emit()

    def rest(self) -> None:
        """Forget the steps of typing."""
        if self.isUndoAvailable():
            at = self.cursorPosition()
            self.setText(self.text())
            self.setCursorPosition(at)

    @override
    def event(self, event: QEvent) -> bool:
        return False if _is_window_undo(event, self.isUndoAvailable()) else super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_window_undo(event: QEvent, available: bool) -> bool:
    """Tell whether *event* asks if the field wants Ctrl+Z while it has nothing to take back."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Undo)
        and not available
    )
