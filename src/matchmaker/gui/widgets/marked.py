"""Texts of people with the shared words tinted and underlined, painted literally."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.theme import Theme, Tone

_UNDERLINE = 2.0
Mark = tuple[int, int]


class TextWithMarks(QWidget):
    """Wrapping text whose marked spans are tinted in the side's colour.

    Marks count Python characters. Ctrl+C and the context menu copy the whole text.
    """

    def __init__(self, theme: Theme, *, style: str = "body") -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._style = style
        self._text = ""
        self._language = Language.EN
        self._marks: tuple[Mark, ...] = ()
        self._tone = Tone.NEED
        self._alignment = Qt.AlignmentFlag.AlignLeft
        self._copy = QAction(self)
        self._copy.setShortcut("Ctrl+C")
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def name_copy(self, words: str) -> None:
        """Word the entry of the context menu."""
        self._copy.setText(words)

    def show_text(
        self, text: str, language: Language, *, marks: Sequence[Mark] = (), tone: Tone = Tone.NEED
    ) -> None:
        """Show *text* in the face of *language* with *marks* (start, end) in *tone*."""
        self._text = text
        self._language = language
        self._marks = _united(marks, len(text))
        self._tone = tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def align_right(self) -> None:
        """Set every line to the right."""
        self._alignment = Qt.AlignmentFlag.AlignRight
        self.update()

    def copy(self) -> None:
        """Put the whole text on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = sum(layout.lineCount() for layout, _ in self._layouts(width))
        return lines * self._line()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._line() if self._text else 0)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.color("text"))
        side = "capability" if self._tone is Tone.CAPABILITY else "need"
        top = 0.0
        units = _units(self._text)
        for layout, start in self._layouts(self.width()):
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                for left, right in self._spans(line.textStart(), line.textLength(), start, units):
                    x1, x2 = line.cursorToX(left)[0], line.cursorToX(right)[0]  # type: ignore[index]
                    box = QRectF(x1, top, x2 - x1, self._line())
                    self._paint_mark(painter, box, side)
                painter.setPen(self._theme.color("text"))
                shift = (self._line() - line.height()) / 2
                line.draw(painter, QPointF(0, top + shift - line.y()))
                top += self._line()

    def _paint_mark(self, painter: QPainter, box: QRectF, side: str) -> None:
        inner = box.adjusted(-1, 1, 1, -1)
        painter.fillRect(inner, self._theme.color(f"{side}.mark"))
        rule = QRectF(inner.left(), inner.bottom() - _UNDERLINE + 1, inner.width(), _UNDERLINE)
        painter.fillRect(rule, self._theme.color(side))

    def _spans(self, first: int, length: int, start: int, units: list[int]) -> list[Mark]:
        """Return the marks that touch a line, as UTF-16 places inside its paragraph."""
        begin, end = start + first, start + first + length
        found = []
        for left, right in self._marks:
            low, high = max(units[left], begin), min(units[right], end)
            if low < high:
                found.append((low - start, high - start))
        return found

    def _layouts(self, width: int) -> list[tuple[QTextLayout, int]]:
        """Lay out each paragraph; with it comes its first UTF-16 place in the whole text."""
        font = self._theme.font(self._style, self._language)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(self._alignment)
        found = []
        start = 0
        for paragraph in self._text.split("\n") if self._text else []:
            layout = QTextLayout(paragraph, font)
            layout.setTextOption(option)
            layout.beginLayout()
            line = layout.createLine()
            while line.isValid():
                line.setLineWidth(max(20, width))
                line = layout.createLine()
            layout.endLayout()
            found.append((layout, start))
            start += _units(paragraph)[-1] + 1
        return found

    def _line(self) -> int:
        wanted = self._theme.line_height(self._style) + 1
        font = self._theme.font(self._style, self._language)
        return max(wanted, round(QFontMetricsF(font).height()))


def _units(text: str) -> list[int]:
    """Return, for each character of *text* and its end, its place counted in UTF-16 units.

    Qt counts those; a character beyond the basic plane, such as many rare Chinese ones, is two.
    """
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if ord(character) > 0xFFFF else 1))
    return places


def _united(marks: Sequence[Mark], length: int) -> tuple[Mark, ...]:
    """Return *marks* in order, kept inside the text, overlapping ones as one."""
    united: list[Mark] = []
    for left, right in sorted((max(0, left), min(length, right)) for left, right in marks):
        if left >= right:
            continue
        if united and left <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], right))
        else:
            united.append((left, right))
    return tuple(united)
