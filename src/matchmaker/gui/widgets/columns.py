"""Regions: surfaces, hairlines, and columns side by side that can be dragged."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

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

    def add(self, widget: QWidget, *, width: int = 0, least: int = 0, stretch: int = 0) -> QWidget:
        """Add *widget* at the right, *width* wide at first and never under *least*."""
        if least or width:
            widget.setMinimumWidth(least or min(width, 200))
        self.addWidget(widget)
        self.setStretchFactor(self.count() - 1, stretch)
        if width:
            sizes = self.sizes()
            sizes[-1] = width
            self.setSizes(sizes)
            widget.resize(width, widget.height())
        return widget
