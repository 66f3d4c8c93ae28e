"""Tint the single-colour icons of ``resources/icons``."""

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from matchmaker.errors import OutputError
from matchmaker.files import replace_file
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


def tinted_file(name: str, colour: QColor) -> str:
    """Return icon *name* in *colour* as a file, which a style sheet needs; '' if none can be made.

    The files lie in a folder of their own that goes with the program.
    """
    try:
        path = Path(_folder(), f"{name}-{colour.name()[1:]}.svg")
        if not path.exists():
            replace_file(path, _drawing(name).replace(b"currentColor", colour.name().encode()))
    except (OSError, OutputError):
        return ""
    return path.as_posix()


@cache
def _folder() -> str:
    folder = tempfile.mkdtemp(prefix="matchmaker-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _drawing(name: str) -> bytes:
    return resources("icons", f"{name}.svg").read_bytes()
