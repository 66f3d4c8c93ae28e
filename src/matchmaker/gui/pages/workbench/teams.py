"""By team: who is asked for how many meetings, and the way to the best overall selection."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchmaker.gui.models.rows import Column, Role, RowTableModel
from matchmaker.gui.pages.workbench.selection import SelectionDialog
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.selecting import PER_TEAM, SelectingPresenter, TeamRow
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.buttons import Button, allow
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.score import paint_bar
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.messages import N_, Message

_BAR = 4  # the column of the bars


class TeamsPane(QWidget):
    """One row a team with its accepted meetings and open proposals."""

    def __init__(self, session: Session, matching: MatchingPresenter) -> None:
        """Make an empty table."""
        super().__init__()
        self._session = session
        self._matching = matching
        self.presenter = SelectingPresenter(session)
        surface(self, "raised")
        self._lead = PlainLabel(tone="muted", wrap=True)
        self.select = Button(session.theme, kind="primary")
        self.view = RecordTable(session.theme)
        self.model: RowTableModel[TeamRow] = RowTableModel(
            _columns(), session.say, key=lambda row: row.key
        )
        self.view.show_model(self.model)
        self._bars = _TeamBar(session.theme, self.view)
        self.view.setItemDelegateForColumn(_BAR, self._bars)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 14)
        head.setSpacing(24)
        head.addWidget(self._lead, 1)
        head.addWidget(self.select)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(hairline())
        layout.addWidget(self.view, 1)
        self.presenter.loads_changed.connect(self.show_rows)
        self.select.clicked.connect(self.open_selection)

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._lead.setText(
            text(
                N_(
                    "A team is a department, or the contact person where none is stated. Solid: "
                    "accepted meetings; light: open proposals better than weak; upright: {n}, "
                    "what a team usually manages."
                ),
                n=PER_TEAM,
            )
        )
        self.select.setText(text(N_("Best overall selection…")))
        self.view.name(text(N_("Teams")))
        self.model.retranslate()
        self.show_rows()

    def show_rows(self) -> None:
        """Show the teams that were read."""
        rows = self.presenter.rows()
        self.model.set_rows(rows)
        none = "" if rows else self._session.text(N_("No pair is proposed: find pairs first."))
        allow(self.select, none)
        if rows and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def open_selection(self) -> SelectionDialog:
        """Ask for the limits and show what they give."""
        dialog = SelectionDialog(self._session, self.presenter, self._matching, self)
        dialog.open()
        return dialog


class _TeamBar(QStyledItemDelegate):
    """Paints the meetings of a team on one scale for all."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        row = index.data(Role.ROW)
        if isinstance(row, TeamRow):
            box = option.rect.adjusted(10, 0, -20, 0)
            height = self._theme.size("bar.height")
            box.setTop(box.center().y() - height // 2)
            box.setHeight(height)
            paint_bar(painter, box.toRectF(), row.bar, self._theme)


def _columns() -> tuple[Column[TeamRow], ...]:
    return (
        Column(Message(N_("Team")), lambda row: row.team, width=400),
        Column(Message(N_("Organisation")), lambda row: row.place, width=150),
        Column(
            Message(N_("Accepted")),
            lambda row: str(row.accepted),
            sort=lambda row: row.accepted,
            right=True,
            width=100,
        ),
        Column(
            Message(N_("Open")),
            lambda row: str(row.proposed),
            sort=lambda row: row.proposed,
            right=True,
            width=100,
        ),
        Column(
            Message(N_("Meetings")),
            lambda _row: "",
            sort=lambda row: row.accepted + row.proposed,
        ),
    )
