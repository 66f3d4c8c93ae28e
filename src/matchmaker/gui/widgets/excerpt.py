"""A text with marks that shows its first lines until somebody asks for all of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextLayout, QTextOption
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.theme import Theme, Tone
from matchmaker.gui.widgets.marked import Mark, TextWithMarks

_CUT = "\N{HORIZONTAL ELLIPSIS}"


class Excerpt(TextWithMarks):
    """Shows at most ``lines`` lines, the last one ending in …; 0 shows everything.

    Copying always takes the whole text.
    """

    def __init__(self, theme: Theme, *, style: str = "body", lines: int = 0) -> None:
        """Show nothing yet."""
        super().__init__(theme, style=style)
        self._look = theme
        self._type = style
        self._most = lines
        self._whole = ""
        self._spoken = Language.EN
        self._all_marks: tuple[Mark, ...] = ()
        self._side = Tone.NEED
        self._fitted = (-1, -1)

    @override
    def show_text(
        self, text: str, language: Language, *, marks: Sequence[Mark] = (), tone: Tone = Tone.NEED
    ) -> None:
        """Show *text* in the face of *language* with *marks* (start, end) in *tone*."""
        self._whole, self._spoken = text, language
        self._all_marks, self._side = tuple(marks), tone
        self._fit(again=True)

    def limit(self, lines: int) -> None:
        """Show at most *lines* lines (0: all)."""
        self._most = lines
        self._fit()

    def whole_text(self) -> str:
        """Return the text before anything was cut."""
        return self._whole

    def is_cut(self) -> bool:
        """Whether some of the text is not shown."""
        return bool(self._whole) and self._fits(self.width(), self._whole) < len(self._whole)

    @override
    def copy(self) -> None:
        """Put the whole text on the clipboard."""
        QGuiApplication.clipboard().setText(self._whole)

    @override
    def heightForWidth(self, width: int) -> int:
        whole = super().heightForWidth(width)
        return min(whole, self._line() * self._most) if self._most else whole

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 200)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *, again: bool = False) -> None:
        wanted = (self.width(), self._most)
        if not again and wanted == self._fitted:
            return
        self._fitted = wanted
        shown = self._shown(self.width())
        marks = [mark for mark in self._all_marks if mark[1] < len(shown) or shown == self._whole]
        super().show_text(shown, self._spoken, marks=marks, tone=self._side)
        self.setAccessibleName(self._whole)

    def _shown(self, width: int) -> str:
        """Return what stands in the lines allowed, with … if that is not all."""
        fits = self._fits(width, self._whole)
        if fits >= len(self._whole):
            return self._whole
        kept = self._whole[: max(0, fits - 1)].rstrip()
        # The sign may need more room than the last character left: give up words until it fits.
        while kept and self._fits(width, kept + _CUT) <= len(kept):
            kept = kept[:-1].rstrip()
        return kept + _CUT

    def _fits(self, width: int, text: str) -> int:
        """Return how many characters of *text* stand in the lines allowed."""
        if not self._most:
            return len(text)
        left, taken = self._most, 0
        for paragraph in text.split("\n"):
            ends = self._line_ends(paragraph, width)
            if len(ends) > left:
                return taken + ends[left - 1] if left else max(0, taken - 1)
            left -= len(ends)
            taken += len(paragraph) + 1
        return len(text)

    def _line_ends(self, paragraph: str, width: int) -> list[int]:
        """Return where each line of *paragraph* ends, in characters."""
        layout = QTextLayout(paragraph, self._look.font(self._type, self._spoken))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        units = paragraph.encode("utf-16-le")
        ends = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20, width))
            end = (line.textStart() + line.textLength()) * 2
            ends.append(len(units[:end].decode("utf-16-le", "ignore")))
        layout.endLayout()
        return ends
