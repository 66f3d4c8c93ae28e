"""Regions: surfaces, hairlines, and columns side by side that can be dragged."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget
from typing_extensions import override

from matchmaker.gui.widgets.labels import restyle


def surface(widget: QWidget, kind: str) -> QWidget:
    """Give *widget* the background of a surface (``raised``, ``card`` …) and return it."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    restyle(widget, "surface", kind)
    return widget


def hairline(*, upright: bool = False) -> QFrame:
    """Return a line of one pixel."""
    line = QFrame()
    surface(line, "line")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class SplitColumns(QSplitter):
    """Columns side by side with hairlines; the ones with ``stretch`` share the rest."""

    def __init__(self) -> None:
        """Begin with no column."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._widths: list[int] = []

    def add(self, widget: QWidget, *, width: int = 0, least: int = 0, stretch: int = 0) -> QWidget:
        """Add *widget* at the right, *width* wide at first and never under *least*."""
        if least:
            widget.setMinimumWidth(least)
        self.addWidget(widget)
        self.setStretchFactor(self.count() - 1, stretch)
        self._widths.append(width)
        return widget

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their first widths as soon as there is a width to share."""
        super().resizeEvent(event)
        if self._widths and self.isVisible():
            free = self.width() - sum(self._widths) - self.count() + 1
            open_ended = max(1, self._widths.count(0))
            self.setSizes([width or max(1, free // open_ended) for width in self._widths])
            self._widths = []

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
