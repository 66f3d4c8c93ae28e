"""Short words as tags that wrap: each can be taken off, and new ones are typed behind them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget
from typing_extensions import override

from matchmaker.gui.pages.editor.inputs import LineField
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.buttons import IconButton
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.labels import PlainLabel

_GAP = 6
_LEAST = 110  # of the field for the next word
_AROUND = 22  # its frame and padding


class FlowLayout(QLayout):
    """Lays widgets out like words: from left to right, then on the next line."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, box: QRect, *, move: bool) -> int:
        x, y, line = box.x(), box.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            width = min(hint.width(), max(box.width(), 1))
            if x > box.x() and x + width > box.right() + 1:
                x, y, line = box.x(), y + line + _GAP, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + _GAP
            line = max(line, hint.height())
        return y + line - box.y()


class TagsField(QWidget):
    """Words as tags; ``changed`` sends all of them, ``left`` follows the loss of the focus.

    ``full`` says that more were typed than fit.
    """

    changed = Signal(object)
    left = Signal()
    full = Signal()

    def __init__(self, theme: Theme, *, most: int) -> None:
        """Hold at most *most* words; what does not fit stays where it is typed."""
        super().__init__()
        self._theme = theme
        self._most = most
        self._words: tuple[str, ...] = ()
        self._locked = False
        self._remove = ""
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self._tags: list[_Removable] = []
        self.field = _Typed()
        self.field.setFixedWidth(_LEAST)
        self.field.setProperty("small", "true")
        self._flow.addWidget(self.field)
        self.field.entered.connect(self._add)
        self.field.emptied.connect(self._drop_last)
        self.field.left.connect(self._leave)
        self.field.edited.connect(self._edited)

    def name(self, *, field: str, remove: str) -> None:
        """Word the field and what its crosses do; *remove* has a place ``{word}``."""
        self.field.setAccessibleName(field)
        self.field.setPlaceholderText(field)
        self.field.setFixedWidth(
            max(_LEAST, self.field.fontMetrics().horizontalAdvance(field) + _AROUND)
        )
        self._remove = remove
        for tag in self._tags:
            tag.name(remove)

    def show_words(self, words: Sequence[str]) -> None:
        """Show exactly *words*."""
        if tuple(words) == self._words and len(self._tags) == len(self._words):
            return
        self._words = tuple(words)
        for tag in self._tags:
            self._flow.removeWidget(tag)
            tag.deleteLater()
        self._tags = [_Removable(self._theme, word) for word in self._words]
        self._flow.removeWidget(self.field)
        for tag in self._tags:
            tag.name(self._remove)
            tag.removed.connect(self._drop)
            tag.lock(on=self._locked)
            self._flow.addWidget(tag)
            tag.show()
        self._flow.addWidget(self.field)
        self._fit()

    def words(self) -> tuple[str, ...]:
        """Return the words."""
        return self._words

    def lock(self, *, on: bool) -> None:
        """Show the words only."""
        self._locked = on
        for tag in self._tags:
            tag.lock(on=on)
        self._fit()

    def _fit(self) -> None:
        room = len(self._words) < self._most or bool(self.field.text())
        self.field.setVisible(not self._locked and room)
        self._flow.invalidate()
        self.updateGeometry()

    def _add(self, words: Sequence[str]) -> None:
        known = list(self._words)
        known += [word for word in words if word not in known]
        over = known[self._most :]
        self.field.setText(", ".join(over))
        self._set(known[: self._most])
        if over:
            self._fit()
            self.full.emit()

    def _edited(self) -> None:
        if not self.field.text():
            self.changed.emit(self._words)
            self._fit()

    def _drop(self, word: str) -> None:
        self._set([known for known in self._words if known != word])
        self.field.setFocus()

    def _drop_last(self) -> None:
        self._set(self._words[:-1])

    def _set(self, words: Sequence[str]) -> None:
        if tuple(words) != self._words:
            self.show_words(words)
            self.changed.emit(self._words)

    def _leave(self) -> None:
        if words := self.field.pieces():
            self._add(words)
        self.left.emit()


class _Typed(LineField):
    """Enter, comma or semicolon ends a word; Backspace in the empty field takes the last off."""

    entered = Signal(object)
    emptied = Signal()
    _ENDS = (",", ";", "\uff0c", "\uff1b", "\u3001")

    def __init__(self) -> None:
        super().__init__()
        self.edited.connect(self._split)

    def pieces(self) -> tuple[str, ...]:
        """Return the words typed."""
        text = self.text()
        for end in self._ENDS:
            text = text.replace(end, "\n")
        return tuple(word.strip() for word in text.split("\n") if word.strip())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.pieces():
            self.entered.emit(self.pieces())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def _split(self) -> None:
        if self.text().endswith(self._ENDS) and self.pieces():
            self.entered.emit(self.pieces())


class _Removable(QWidget):
    removed = Signal(str)

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        self._word = word
        surface(self, "tag")
        self._label = PlainLabel(word, style="small")
        self._cross = IconButton(theme, "close", role="text-muted", size=10)
        self._cross.setFixedSize(18, 18)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(7, 1, 2, 1)
        self._row.setSpacing(2)
        self._row.addWidget(self._label)
        self._row.addWidget(self._cross)
        self._cross.clicked.connect(lambda: self.removed.emit(self._word))

    def name(self, remove: str) -> None:
        """Word the cross."""
        self._cross.name(remove.replace("{word}", self._word))

    def lock(self, *, on: bool) -> None:
        """Take the cross away."""
        self._cross.setVisible(not on)
        self._row.setContentsMargins(7, 1, 7 if on else 2, 1)
