"""Keep a window within the screen it is on."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget


def room_for(window: QWidget) -> QRect:
    """Return what *window* may cover of its screen: not the system's bars, nor its title bar."""
    screen = QGuiApplication.screenAt(window.geometry().center()) or window.screen()
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, window)
    return screen.availableGeometry().adjusted(0, title, 0, 0)


def fit(window: QWidget, least: QSize, room: QRect) -> None:
    """Make *window* no larger than *room*, and not smaller than *least* where that fits.

    One that was put somewhere before is moved into the room; a new one is left to the system.
    """
    window.setMinimumSize(least.boundedTo(room.size()))
    if window.isMaximized() or window.isFullScreen():
        return
    window.resize(window.size().boundedTo(room.size()))
    if not room.contains(window.geometry()):
        window.setGeometry(inside(window.geometry(), room))


def inside(box: QRect, room: QRect) -> QRect:
    """Return *box*, no larger than *room* and moved into it by the shortest way."""
    size = box.size().boundedTo(room.size())
    left = min(max(box.left(), room.left()), room.left() + room.width() - size.width())
    top = min(max(box.top(), room.top()), room.top() + room.height() - size.height())
    return QRect(left, top, size.width(), size.height())
