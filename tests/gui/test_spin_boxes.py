"""Boxes for figures and days look like the other fields, in the light and in the dark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchmaker.domain.texts import Language
from matchmaker.gui.theme import Theme
from matchmaker.settings import ThemeChoice
from tests.gui.conftest import present

ARROWS = 24


def boxes() -> tuple[QAbstractSpinBox, ...]:
    day = QDateEdit()
    day.setCalendarPopup(True)
    figure = QSpinBox()
    figure.setValue(5)
    return figure, QDoubleSpinBox(), day


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_figures_and_days_have_the_height_and_air_of_a_field(
    faces: QApplication, qtbot: QtBot, choice: ThemeChoice
) -> None:
    theme = Theme(choice, Language.EN)
    theme.dress()
    held = QWidget()
    qtbot.addWidget(held)
    layout, line = QVBoxLayout(held), QLineEdit()
    made = boxes()
    for widget in (line, *made):
        layout.addWidget(widget)
    present(held, qtbot)
    line.setFocus()
    qtbot.wait(1)
    ground = theme.color("surface-raised")
    for box in made:
        assert box.height() == made[0].height()
        assert abs(box.height() - line.height()) <= 2
        image = box.grab().toImage()
        left, right = 3, box.width() - ARROWS
        edge = QRect(left, 3, 3, box.height() - 6)
        assert differing(image, edge, ground) == 0, "words touch the frame"
        arrows = QRect(right, 3, ARROWS - 3, box.height() - 6)
        assert differing(image, arrows, ground) > 8, "no arrow is seen"
    held.close()
    faces.setStyleSheet("")


def differing(image: QImage, part: QRect, ground: QColor) -> int:
    return sum(
        image.pixelColor(x, y) != ground
        for x in range(part.left(), part.right() + 1)
        for y in range(part.top(), part.bottom() + 1)
    )
