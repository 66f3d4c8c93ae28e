"""Letter keys that act while a list has the focus, never while somebody types."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_list_key(view: QWidget, key: str, action: Callable[[], None]) -> QShortcut:
    """Call *action* when *key* (such as ``A``) is pressed while *view* itself has the focus.

    A text field inside the view, such as an open cell editor, has the focus for itself. A key
    that is held down acts once.
    """
    shortcut = QShortcut(QKeySequence(key), view)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(action)
    return shortcut


def on_page_key(page: QWidget, key: str, action: Callable[[], None]) -> QShortcut:
    """Call *action* when a key with Ctrl, or a function key, is pressed anywhere on *page*."""
    shortcut = QShortcut(QKeySequence(key), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(action)
    return shortcut
