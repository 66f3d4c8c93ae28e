"""The two values of one change, whole, each with a button that puts it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.pages.editor.inputs import TextArea
from matchmaker.gui.presenters.history import HistoryRow, heading
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.messages import N_

SIDES = ("before", "after")


class ValuesBack(QWidget):
    """Shows a change; ``wanted`` asks for one of its values (True: the later one).

    A value that could not stand in the record today is shown without its button.
    """

    wanted = Signal(bool)

    def __init__(self, session: Session, *, upright: bool) -> None:
        """Show nothing yet; *upright* puts the later value below the earlier one."""
        super().__init__()
        self._session = session
        self._locked = False
        self._row: HistoryRow | None = None
        self.texts = {side: TextArea() for side in SIDES}
        self.buttons = {side: Button(session.theme, kind="small", icon="undo") for side in SIDES}
        self._names = {side: PlainLabel(style="strong") for side in SIDES}
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        sides = QBoxLayout(way, self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(12)
        for side in SIDES:
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(self._names[side])
            self.texts[side].setReadOnly(True)
            column.addWidget(self.texts[side], 1)
            column.addWidget(self.buttons[side], 0, Qt.AlignmentFlag.AlignLeft)
            sides.addLayout(column, 1)
            self.buttons[side].clicked.connect(
                lambda _=False, later=side == "after": self.wanted.emit(later)
            )

    def show_row(self, row: HistoryRow | None) -> None:
        """Show the values of *row*."""
        self._row = row
        self.texts["before"].setPlainText(row.before if row else "")
        self.texts["after"].setPlainText(row.after if row else "")
        self._offer()

    def retranslate(self) -> None:
        """Word names and buttons."""
        for side in SIDES:
            words = self._session.say(heading(side))
            self._names[side].setText(words)
            self.texts[side].setAccessibleName(words)
            self.buttons[side].setText(self._session.text(N_("Put this value back")))
            self.buttons[side].setAccessibleDescription(words)

    def lock(self, *, on: bool) -> None:
        """Offer nothing."""
        self._locked = on
        self._offer()

    def _offer(self) -> None:
        row = None if self._locked else self._row
        stands = {
            "before": row is not None and row.before_stands,
            "after": row is not None and row.after_stands,
        }
        for side, button in self.buttons.items():
            button.setVisible(stands[side])
