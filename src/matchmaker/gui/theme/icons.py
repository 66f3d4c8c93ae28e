"""Tint the single-colour icons of ``resources/icons``."""

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from matchmaker.paths import resources

_RATIOS = (1.0, 1.5, 2.0, 3.0)
_ROLE = re.compile(rb"var\(--([\w.-]+)\)")


def tinted_icon(name: str, size: int, *, colour: QColor, disabled: QColor) -> QIcon:
    """Return icon *name* in *colour*, sharp at every usual pixel ratio."""
    icon = QIcon()
    for ratio in _RATIOS:
        icon.addPixmap(tinted(name, QSize(size, size), ratio, colour=colour))
        faded = tinted(name, QSize(size, size), ratio, colour=disabled)
        icon.addPixmap(faded, QIcon.Mode.Disabled)
    return icon


def tinted(
    name: str, size: QSize, ratio: float, *, colour: QColor, roles: dict[str, str] | None = None
) -> QPixmap:
    """Return icon *name* as a pixmap of *size* at pixel *ratio*.

    ``currentColor`` in the drawing becomes *colour*; ``var(--role)`` the colour of that role.
    """
    drawing = _drawing(name).replace(b"currentColor", colour.name().encode())
    if roles:
        drawing = _ROLE.sub(lambda found: roles[found[1].decode()].encode(), drawing)
    pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _drawing(name: str) -> bytes:
    return resources("icons", f"{name}.svg").read_bytes()
