"""The preview: one page of the bytes that will be saved or printed, fitted to its place."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchmaker.gui.printing import Pdf
from matchmaker.gui.theme import Theme

_MARGIN = 16
_NEXT = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up)


class PdfView(QWidget):
    """Shows one page at a time; arrows and PgUp, PgDn turn pages; ``turned(page, pages)``."""

    turned = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        """Show an empty place."""
        super().__init__()
        self._theme = theme
        self._pdf: Pdf | None = None
        self._page = 0
        self._grey = False
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_pdf(self, pdf: Pdf | None, *, page: int = 0) -> None:
        """Show *pdf* (None: nothing), opened by a job from the bytes that will be printed."""
        if self._pdf is not None and self._pdf is not pdf:
            self._pdf.close()
        self._pdf = pdf
        self.show_page(page)

    def let_go(self) -> None:
        """Show nothing, and close what was shown."""
        self.show_pdf(None)

    def show_bytes(self, data: bytes) -> None:
        """Show the pages of *data*.

        Raises:
            InputFileError: these are not the bytes of a PDF.
        """
        self.show_pdf(Pdf(data))

    def say(self, words: str) -> None:
        """Name the view for screen readers, and say what stands here while nothing is shown."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def set_grey(self, grey: bool) -> None:
        """Show the page as a printer without colour would."""
        self._grey = grey
        self.update()

    def show_page(self, page: int) -> None:
        """Turn to *page*, counted from 0; kept within what there is."""
        pages = self._pdf.pages if self._pdf else 0
        self._page = max(0, min(page, pages - 1))
        self.turned.emit(self._page, pages)
        self.update()

    @property
    def page(self) -> int:
        """The page shown, counted from 0."""
        return self._page

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, 660)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _NEXT:
            self.show_page(self._page + 1)
        elif event.key() in _BACK:
            self.show_page(self._page - 1)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        if self._pdf is None or not self._pdf.pages:
            painter.setPen(self._theme.color("text-muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(40, 0, -40, 0), flags, self._words)
        else:
            self._paint_page(painter, self._pdf)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus-ring"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_page(self, painter: QPainter, pdf: Pdf) -> None:
        wide, tall = pdf.size(self._page)
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        width = max(40, int(min(room.width(), room.height() * wide / tall)))
        height = round(width * tall / wide)
        left = (self.width() - width) // 2
        top = (self.height() - height) // 2
        picture = pdf.image(self._page, width, self.devicePixelRatioF(), grey=self._grey)
        painter.drawImage(QRect(left, top, width, height), picture)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRect(QRect(left - 1, top - 1, width + 1, height + 1))
