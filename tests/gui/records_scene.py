"""An event with two needs and two capabilities, and a page that refreshes as in the window."""

from collections.abc import Callable
from datetime import date
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

from matchmaker.domain.ids import NeedId, OrganisationId
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.lists import Park
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.gui.pages.base import Page
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.messages import Message
from matchmaker.store import Database
from tests import builders
from tests.gui.conftest import present

P = TypeVar("P", bound=Page)

CONVERTED = LocalisedText(
    "辊道窑能耗预测", "輥道窯能耗預測", "", converted=frozenset({Language.ZH_HANT})
)


def second_company() -> Organisation:
    """A company in another park."""
    return builders.company(
        id=OrganisationId(builders.hex_id("kiln")),
        name=builders.hans("示例陶瓷（三水）有限公司"),
        short_name=builders.hans("示例陶瓷"),
        park=Park.SANSHUI,
    )


def second_need() -> Need:
    """A need that lacks much, with a title that a machine converted."""
    return Need(
        id=NeedId(builders.hex_id("N-002")),
        code="N-002",
        organisation=second_company().id,
        title=CONVERTED,
        problem=builders.hans("窑炉天然气消耗高，升温曲线靠经验。"),
    )


def expired() -> Capability:
    """A capability that is no longer valid."""
    return builders.capability(
        code="C-002",
        title=builders.english("Kiln simulation"),
        valid_to=date(2020, 1, 31),
        trl=4,
    )


def fill(database: Database) -> None:
    """Put the records in."""
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.IMPORT, Message("Imported"), by="Organiser")
        for record in (
            builders.event(), builders.company(), second_company(), builders.university(),
            builders.person(), builders.need(), second_need(), builders.capability(), expired(),
        ):  # fmt: skip
            recorder.put(record)


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
