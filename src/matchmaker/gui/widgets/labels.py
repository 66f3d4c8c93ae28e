"""Labels that show text literally, in the type style and face they are told."""

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.theme.look import reface


def plain_tip(text: str) -> str:
    """Return *text* as a tool tip that is shown literally and wraps."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet looks at, and dress *widget* again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class PlainLabel(QLabel):
    """A label of plain text.

    ``style`` is a type style (``small``, ``body``, ``strong``, ``lead``, ``title``, ``figure``),
    ``tone`` a colour role or ``muted``; ``language`` picks the face of a text that is content.
    """

    def __init__(
        self,
        text: str = "",
        *,
        style: str = "body",
        tone: str = "",
        language: Language | None = None,
        wrap: bool = False,
    ) -> None:
        """Show *text*."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("type", style)
        self.setProperty("tone", tone)
        self.setProperty("lang", language.value if language else "")
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour role."""
        restyle(self, "tone", tone)

    def set_language(self, language: Language | None) -> None:
        """Set the text in the face of *language* (None: the interface's)."""
        restyle(self, "lang", language.value if language else "")
        if language is None:
            reface(self)

    def show_text(self, text: str, language: Language | None = None) -> None:
        """Show a content text in the face of its own language."""
        self.set_language(language)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """One line that ends in … where it does not fit; the tool tip then has the whole text."""

    def __init__(
        self,
        text: str = "",
        *,
        style: str = "body",
        tone: str = "",
        language: Language | None = None,
    ) -> None:
        """Show as much of *text* as fits."""
        self._whole = ""
        super().__init__(style=style, tone=tone, language=language)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def whole_text(self) -> str:
        """Return the text before anything was cut."""
        return self._whole

    @override
    def setText(self, text: str) -> None:
        """Show *text* in one line."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._elide()
        self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._elide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(width + 2, super().sizeHint().height())

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        fits = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        if fits != self.text():
            super().setText(fits)
        self.setToolTip(plain_tip(self._whole) if fits != self._whole else "")
