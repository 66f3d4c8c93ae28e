"""A page that refreshes as in the window, and what a look at its widgets finds."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchmaker.gui.pages.base import Page
from matchmaker.gui.presenters.session import Changed, Session
from tests.gui.conftest import present

P = TypeVar("P", bound=Page)


def shown(kind: type[P], session: Session, qtbot: QtBot, settle: Callable[[Session], None]) -> P:
    """Show a page as the window does: worded, loaded, told of every change."""
    page = kind(session)
    qtbot.addWidget(page)
    page.resize(1200, 780)
    session.changed.connect(page.refresh)
    session.event_changed.connect(lambda: page.refresh(Changed.EVERYTHING))
    session.language_changed.connect(page.retranslate)
    page.retranslate()
    present(page, qtbot)
    page.refresh(Changed.EVERYTHING)
    settle(session)
    page.entered()
    return page


def unnamed(page: QWidget) -> list[str]:
    """Name the kinds of visible widgets a person can reach that have no accessible name."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QCheckBox, QAbstractSpinBox)
    found = []
    for kind in kinds:
        for widget in page.findChildren(kind):
            inner = isinstance(widget.parent(), QComboBox)
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            reached = widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            if reached and not inner and not named:
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def clipped(page: QWidget) -> list[str]:
    """Return the texts of visible labels and buttons that do not fit."""
    for _ in range(4):  # a layout inside a layout is asked for only when the outer one is done
        QApplication.sendPostedEvents()
    found = []
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text() or hasattr(label, "whole_text"):
            continue
        need = (
            label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        )
        wide = not label.wordWrap() and label.sizeHint().width() > label.width() + 1
        if wide or need > label.height() + 1:
            found.append(label.text())
    narrow = [
        button.text()
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.sizeHint().width() > button.width() + 1
    ]
    return found + narrow
