"""What the newest run changed: pairs that are new, gone or moved, opened from the page bar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.matching_runs import RunChange, RunRow, run_rows
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import IconButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.messages import N_, Message

_HEIGHT = 240
_EMPTY = 84


class RunPanel(QWidget):
    """A table under the page bar; Enter or a double click goes to the pair."""

    chosen = Signal(object)  # RunRow
    closed = Signal()

    def __init__(self, session: Session, presenter: MatchingPresenter) -> None:
        """Make an empty table."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        surface(self, "raised")
        self._heading = PlainLabel(style="strong")
        self._none = PlainLabel(tone="muted")
        self._close = IconButton(session.theme, "close", role="text-muted", size=14)
        self._close.clicked.connect(lambda: self.closed.emit())
        self.table = RecordTable(session.theme)
        self._model: RowTableModel[RunRow] = RowTableModel(
            self._columns(),
            session.say,
            key=lambda row: (row.change, row.need.id, row.capability.id),
        )
        self.table.show_model(self._model)
        self.table.opened.connect(lambda row: self.chosen.emit(row))
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 12, 6)
        head.addWidget(self._heading, 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._none)
        layout.addWidget(self.table, 1)
        layout.addWidget(hairline())
        self._none.setContentsMargins(10, 4, 20, 12)

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._heading.setText(text(N_("What the last run changed")))
        self._none.setText(text(N_("Nothing: every proposal is as it was before.")))
        self._close.name(text(N_("Close")))
        self.table.setAccessibleName(self._heading.text())
        self._model.retranslate()

    def show_rows(self) -> None:
        """Show what the newest run changed."""
        desk = self._presenter.desk
        rows = run_rows(desk) if desk else ()
        self._model.set_rows(rows)
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.setFixedHeight(_HEIGHT if rows else _EMPTY)

    def _columns(self) -> tuple[Column[RunRow], ...]:
        session = self._session

        def title(row: RunRow) -> str:
            return f"{row.need.code}  {session.shown(row.need.title)[0]}"

        def offer(row: RunRow) -> str:
            return f"{row.capability.code}  {session.shown(row.capability.title)[0]}"

        def kind(row: RunRow) -> str:
            return session.say(row.change.words)

        def detail(row: RunRow) -> str:
            return session.say(row.detail) if row.detail else ""

        order = list(RunChange)
        return (
            Column(
                Message(N_("Change")), kind, sort=lambda row: order.index(row.change), width=100
            ),
            Column(Message(N_("Need")), title, width=360),
            Column(Message(N_("Capability")), offer, width=360),
            Column(Message(N_("Rank and score")), detail, width=280),
        )
