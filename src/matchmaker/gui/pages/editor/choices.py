"""Fields to choose in: one of a list, one found by typing, several at once."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
)
from typing_extensions import override

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.labels import plain_tip

_SIGN = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Choice(QComboBox):
    """One of a list; ``picked`` sends its value. The wheel never changes what is not in use."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Offer nothing yet."""
        super().__init__()
        self._theme = theme
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda number: self.picked.emit(self.itemData(number) or ""))
        theme.changed.connect(self.update)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer ``(value, words)``; the chosen value stays."""
        chosen = self.value()
        self.clear()
        for value, words in options:
            self.addItem(words, value)
        self.show_value(chosen)

    def value(self) -> str:
        """Return the chosen value, or ''."""
        return self.currentData() or ""

    def show_value(self, value: str) -> None:
        """Choose *value* without the signal; an unknown one is shown as it is."""
        number = self.findData(value)
        if number < 0 and value:
            self.addItem(value, value)
            number = self.count() - 1
        self.setCurrentIndex(number)
        self.setToolTip(plain_tip(self.currentText()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(64, super().minimumSizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words, option.currentText = option.currentText, ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.isEditable():
            words = ""
        _paint_words(painter, self.rect(), words, self._theme, enabled=self.isEnabled())


class SearchChoice(Choice):
    """One of a long list, found by typing any part of it; unknown words fall back."""

    typed = Signal(str)

    def __init__(self, theme: Theme, *, free: bool = False) -> None:
        """Offer nothing yet; *free* sends unknown words through ``typed`` instead."""
        super().__init__(theme)
        self._free = free
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._field = field = QLineEdit()
        field.setProperty("bare", "true")
        self.setLineEdit(field)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        field.editingFinished.connect(self._settle)
        field.installEventFilter(self)

    @override
    def show_value(self, value: str) -> None:
        super().show_value(value)
        if not value:
            self.setCurrentIndex(self.findData(""))
            if self.currentIndex() < 0:
                self._field.clear()
        self._field.setCursorPosition(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select all when the field is entered, so that typing searches at once."""
        if (
            watched is self._field
            and event.type() is QEvent.Type.FocusIn
            and isinstance(event, QFocusEvent)
            and event.reason() is not Qt.FocusReason.PopupFocusReason
        ):
            self._field.selectAll()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        words = self._field.text().strip()
        number = self.findText(words, Qt.MatchFlag.MatchFixedString)
        if number < 0 and words and not self._free:
            number = self.findText(words, Qt.MatchFlag.MatchContains)
        if number >= 0:
            if number != self.currentIndex():
                self.setCurrentIndex(number)
            self.picked.emit(self.itemData(number) or "")
        elif not words:
            self.picked.emit("")
        elif self._free:
            self.typed.emit(words)
        else:
            self.setCurrentIndex(self.currentIndex())
            self._field.setText(self.itemText(self.currentIndex()))


class MultiChoice(QPushButton):
    """Several of a list, ticked in a menu that stays open; ``picked`` sends all values."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Offer nothing yet."""
        super().__init__()
        self._theme = theme
        self._words = ""
        self._none = ""
        self._name = ""
        self._menu = _StayOpen(self)
        self.setMenu(self._menu)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("field", "true")
        theme.changed.connect(self.update)

    def set_options(self, options: Sequence[tuple[str, str]], *, none: str) -> None:
        """Offer ``(value, words)``; *none* is said while nothing is ticked."""
        chosen = self.values()
        self._menu.clear()
        self._none = none
        for value, words in options:
            action = QAction(words.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value in chosen)
            action.toggled.connect(self._ticked)
            self._menu.addAction(action)
        self._say()

    def values(self) -> tuple[str, ...]:
        """Return the ticked values, in the order of the list."""
        return tuple(action.data() for action in self._menu.actions() if action.isChecked())

    def show_values(self, values: Sequence[str]) -> None:
        """Tick exactly *values*, without the signal."""
        for action in self._menu.actions():
            action.blockSignals(True)
            action.setChecked(action.data() in values)
            action.blockSignals(False)
        self._say()

    def name(self, text: str) -> None:
        """Say what is chosen here, to screen readers."""
        self._name = text
        self._say()

    def words(self) -> str:
        """Return what is shown."""
        return self._words

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self.isEnabled():
            ratio = self.devicePixelRatioF()
            size = QSize(_SIGN, _SIGN)
            sign = self._theme.pixmap("chevron-down", "text-muted", size, ratio=ratio)
            painter.drawPixmap(self.width() - _SIGN - 7, (self.height() - _SIGN) // 2, sign)
        _paint_words(painter, self.rect(), self._words, self._theme, enabled=self.isEnabled())

    def _ticked(self) -> None:
        self._say()
        self.picked.emit(self.values())

    def _say(self) -> None:
        ticked = [a.text().replace("&&", "&") for a in self._menu.actions() if a.isChecked()]
        self._words = ", ".join(ticked) or self._none
        self.setToolTip(plain_tip("\n".join(ticked)))
        self.setAccessibleName(f"{self._name}: {self._words}" if self._name else self._words)
        self.update()


class _StayOpen(QMenu):
    """A menu of ticks that Space and clicks leave open; Enter and Escape close it."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
            return
        super().keyPressEvent(event)


def _paint_words(
    painter: QStylePainter, box: QRect, words: str, theme: Theme, *, enabled: bool
) -> None:
    """Paint *words*, elided where the sign of the list begins."""
    inner = box.adjusted(10, 0, -_SIGN - 12, 0)
    painter.setPen(theme.color("text" if enabled else "text-muted"))
    fits = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, _LEFT, fits)
