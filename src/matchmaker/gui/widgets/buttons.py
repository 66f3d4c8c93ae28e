"""Buttons: one primary a screen, secondary, quiet, small, links, icons, and a choice in a row."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.labels import plain_tip, restyle

_INK = {
    "primary": "accent-text",
    "secondary": "text",
    "small": "text",
    "quiet": "accent",
    "danger": "status.error",
}
_ICON = 16
_CAP = 18
_GAP = 8


def button_text(words: str) -> str:
    """Return *words* so that a button shows every ``&`` of them."""
    return words.replace("&", "&&")


def allow(widget: QWidget, why_not: str = "", *, tip: str = "") -> None:
    """Enable *widget* with its *tip*, or grey it and say why to eyes and to screen readers."""
    widget.setEnabled(not why_not)
    widget.setToolTip(plain_tip(why_not or tip))
    widget.setStatusTip(why_not)
    widget.setAccessibleDescription(why_not)


class Button(QPushButton):
    """A button with words, and beside them an icon, the letter key that does the same, or both.

    Kinds: ``primary`` (one a screen), ``secondary``, ``quiet``, ``small`` (26 high, may be
    checkable), ``danger``.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: str = "secondary",
        icon: str = "",
        key: str = "",
    ) -> None:
        """Make a button of *kind*; *key* is shown as a key cap, not bound."""
        super().__init__()
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._key = key
        self._short = False
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setText(text)
        theme.changed.connect(self.update)

    @override
    def setText(self, text: str) -> None:
        """Show *text* literally."""
        self.setAccessibleName(text)
        super().setText(button_text(text))
        self.updateGeometry()

    def shorten(self, *, short: bool) -> None:
        """Leave the words to screen readers and the tool tip, where there is little room."""
        if short is not self._short:
            self._short = short
            self.setToolTip(plain_tip(self.accessibleName()) if short else "")
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._short:
            words = self.fontMetrics().horizontalAdvance(self.accessibleName())
            hint.setWidth(hint.width() - words - _GAP)
        extra = (_ICON + _GAP if self._icon else 0) + (
            self._cap_width() + _GAP if self._key else 0
        )
        return QSize(hint.width() + extra, hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = _INK.get(self._kind, "text")
        if self.isChecked():
            role = "accent"
            painter.setFont(_bold(self.font()))
        if not self.isEnabled():
            role = "text-muted"
        painter.setPen(self._theme.color(role))
        if self._kind == "primary" and self.hasFocus():
            # Around a filled button the ring alone hardly shows: a line inside sets it off.
            painter.drawRoundedRect(self.rect().toRectF().adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
        self._paint_contents(painter, role)

    def _paint_contents(self, painter: QStylePainter, role: str) -> None:
        words = "" if self._short else self.accessibleName()
        gap = _GAP if words else 0
        cap = self._cap_width() + gap if self._key else 0
        icon = _ICON + _GAP if self._icon else 0
        if icon and not words and not cap:
            icon = _ICON
        room = self.width() - 12 - cap - icon
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = painter.fontMetrics().horizontalAdvance(words)
        left = (self.width() - width - cap - icon) // 2
        if self._icon:
            size = QSize(_ICON, _ICON)
            pixmap = self._theme.pixmap(self._icon, role, size, ratio=self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - _ICON) // 2, pixmap)
            left += icon
        box = QRect(left, 0, width + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self._key:
            top = (self.height() - _CAP) // 2
            left += width + _GAP if words else 0
            self._paint_cap(painter, QRect(left, top, self._cap_width(), _CAP))

    def _paint_cap(self, painter: QStylePainter, box: QRect) -> None:
        painter.setPen(QPen(painter.pen().color(), 1))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        font = self._theme.font("caption")
        font.setWeight(self._theme.font("strong").weight())
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _cap_width(self) -> int:
        return max(_CAP, self.fontMetrics().horizontalAdvance(self._key) + 8)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


class LinkButton(QPushButton):
    """Words that act like a link."""

    def __init__(self, text: str = "") -> None:
        """Show *text* underlined."""
        super().__init__()
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setFlat(True)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        """Show *text* literally."""
        self.setAccessibleName(text)
        super().setText(button_text(text))


class IconButton(QToolButton):
    """A button with an icon only; ``name`` says what it does to eyes and to screen readers."""

    def __init__(self, theme: Theme, icon: str, *, role: str = "text", size: int = 18) -> None:
        """Show *icon* in the colour of *role*."""
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._role = role
        self._size = size
        self.setIconSize(QSize(size, size))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()
        theme.changed.connect(self._tint)

    def name(self, text: str) -> None:
        """Say what the button does, as accessible name and tool tip."""
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))

    def show_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon = icon
        self._tint()

    def _tint(self) -> None:
        self.setIcon(self._theme.icon(self._icon, self._role, self._size))


class SegmentedControl(QWidget):
    """A few choices in a row, one of them chosen; arrows move, ``chosen`` sends its value."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Begin with no choices."""
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}

    def set_choices(
        self, choices: Sequence[tuple[str, str]], *, names: Sequence[str] = ()
    ) -> None:
        """Offer ``(value, words)``; *names* are longer words for screen readers and tool tips."""
        if list(self._buttons) != [value for value, _ in choices]:
            self._make([value for value, _ in choices])
        for number, (value, words) in enumerate(choices):
            button = self._buttons[value]
            button.setText(button_text(words))
            button.setAccessibleName(names[number] if names else words)
            button.setToolTip(plain_tip(names[number]) if names else "")

    def choose(self, value: str) -> None:
        """Show *value* as chosen, without the signal."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)

    def value(self) -> str:
        """Return the chosen value, or ''."""
        return next((value for value, b in self._buttons.items() if b.isChecked()), "")

    def button(self, value: str) -> QPushButton:
        """Return the button of *value*; KeyError if there is none."""
        return self._buttons[value]

    def _make(self, values: Sequence[str]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        last = len(values) - 1
        for number, value in enumerate(values):
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            place = "first" if number == 0 else "last" if number == last else "middle"
            restyle(button, "segment", place if last else "only")
            button.clicked.connect(lambda _=False, v=value: self.chosen.emit(v))
            self._group.addButton(button)
            self._row.addWidget(button)
            self._buttons[value] = button
