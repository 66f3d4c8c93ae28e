"""What the search field found: a short list under it, worked by the arrow keys."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from matchmaker.gui.models.rows import RowTableModel
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.fields import SearchField
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.lists import Card, CardDelegate, RecordList

_ROW = 48
_ROWS = 8
_WIDTH = 480
_KEYS = (
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
    Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Finder(QFrame):
    """A list below a search field; the field keeps the focus, so typing goes on."""

    picked = Signal(object)

    def __init__(self, theme: Theme, field: SearchField, card: Callable[[Any], Card]) -> None:
        """Belong to *field*; *card* shows a found row."""
        super().__init__(field.window())
        surface(self, "card")
        self._field = field
        self._list = RecordList(theme)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delegate = CardDelegate(theme, card, height=_ROW)
        self._list.setItemDelegate(self._delegate)
        self._none = PlainLabel(style="small", tone="muted")
        self._none.setContentsMargins(15, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 4)
        layout.addWidget(self._none)
        layout.addWidget(self._list)
        self._list.clicked.connect(lambda _: self._pick())
        field.installEventFilter(self)
        self.hide()

    def show_model(self, model: RowTableModel[Any], name: str) -> None:
        """List the rows of *model*; *name* is for screen readers."""
        self._list.show_model(model)
        self._list.name(name)

    def show_found(self, count: int, none: str) -> None:
        """Open under the field with the first row chosen; *none* is said for no row."""
        self._none.setText(none)
        self._none.setVisible(count == 0)
        self._list.setVisible(count > 0)
        height = _ROW * min(count, _ROWS) if count else 34
        corner = self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 4))
        self.setGeometry(corner.x(), corner.y(), _WIDTH, height + 12)
        if count:
            self._list.setCurrentIndex(self._list.model().index(0, 0))
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's arrow keys move in the list; composing text is left alone."""
        if not self.isVisible():
            return False
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _KEYS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._list.keyPressEvent(event)
            return True
        if event.key() in _ENTER:
            self._pick()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        return False

    def _pick(self) -> None:
        row = self._list.current_row()
        self.hide()
        if row is not None:
            self.picked.emit(row)
