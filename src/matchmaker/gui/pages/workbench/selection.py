"""The best overall selection: its limits, its pairs, what differs, who is the bottleneck."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from matchmaker.domain.pairing import Decision
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.selecting import (
    PER_NEED,
    PER_TEAM,
    ChosenRow,
    SelectingPresenter,
)
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button, allow
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.messages import N_, Message

_SIZE = (1040, 620)
_MOST = 999


class SelectionDialog(QDialog):
    """Works out anew at every change of a limit; Ctrl+Enter accepts, Esc leaves."""

    def __init__(
        self,
        session: Session,
        presenter: SelectingPresenter,
        matching: MatchingPresenter,
        parent: QWidget | None,
    ) -> None:
        """Begin with the usual limits."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._presenter, self._matching = session, presenter, matching
        self.per_team, self.per_need = _count(PER_TEAM), _count(PER_NEED)
        self._labels = (PlainLabel(), PlainLabel())
        self._heading = PlainLabel(style="lead")
        self.summary = PlainLabel(wrap=True)
        self.bottleneck = PlainLabel(tone="warning", wrap=True)
        self.table = RecordTable(session.theme)
        self.model: RowTableModel[ChosenRow] = RowTableModel(
            _columns(), session.say, key=lambda row: (row.need, row.capability)
        )
        self.table.show_model(self.model)
        self._cancel = Button(session.theme)
        self.reserve = Button(session.theme)
        self.take = Button(session.theme, kind="primary", key="Ctrl \u21b5")
        self._assemble()
        self._word()
        self._connect()
        self._ask()

    def show_suggestion(self) -> None:
        """Show what was worked out."""
        presenter = self._presenter
        self.summary.setText(presenter.summary())
        said = presenter.overloads()
        self.bottleneck.setText(said)
        self.bottleneck.setVisible(bool(said))
        self.model.set_rows(presenter.chosen_rows(self._matching.desk))
        why = self._why_not()
        for button in (self.take, self.reserve):
            allow(button, why)

    def _why_not(self) -> str:
        text, found = self._session.text, self._presenter.suggestion
        if found is None:
            return text(N_("Choosing the best selection …"))
        if not found.chosen:
            return text(N_("There is no new pair to accept."))
        return ""

    def _ask(self) -> None:
        self._presenter.suggest(self.per_team.value(), self.per_need.value())
        self.show_suggestion()

    def _apply(self, decision: Decision) -> None:
        if not self._why_not() and not self._session.read_only:
            self._presenter.apply(decision)
            self.accept()

    # --- building -----------------------------------------------------------------------------

    def _connect(self) -> None:
        for box in (self.per_team, self.per_need):
            box.valueChanged.connect(lambda _value: self._ask())
        self._presenter.suggested.connect(self.show_suggestion)
        self._cancel.clicked.connect(self.reject)
        self.take.clicked.connect(lambda: self._apply(Decision.ACCEPT))
        self.reserve.clicked.connect(lambda: self._apply(Decision.RESERVE))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda: self._apply(Decision.ACCEPT))

    def _word(self) -> None:
        text = self._session.text
        self.setWindowTitle(text(N_("Best overall selection")))
        self._heading.setText(text(N_("Best overall selection")))
        names = (text(N_("Meetings a team, at most")), text(N_("Partners a need, at most")))
        boxes = (self.per_team, self.per_need)
        for label, box, name in zip(self._labels, boxes, names, strict=True):
            label.setText(name)
            box.setAccessibleName(name)
        self.table.name(text(N_("Chosen pairs")))
        self._cancel.setText(text(N_("Cancel")))
        self.reserve.setText(text(N_("Put these in reserve")))
        self.take.setText(text(N_("Accept these pairs")))

    def _assemble(self) -> None:
        self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        limits = QHBoxLayout()
        limits.setSpacing(10)
        for label, box in zip(self._labels, (self.per_team, self.per_need), strict=True):
            limits.addWidget(label)
            limits.addWidget(box)
            limits.addSpacing(16)
        limits.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        for button in (self.reserve, self.take):
            button.setVisible(not self._session.read_only)
            buttons.addWidget(button)
        column.addWidget(self._heading)
        column.addLayout(limits)
        column.addWidget(self.summary)
        column.addWidget(self.bottleneck)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)


def _count(value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, _MOST)
    box.setValue(value)
    box.setMinimumWidth(84)
    box.setKeyboardTracking(False)
    return box


def _columns() -> tuple[Column[ChosenRow], ...]:
    return (
        Column(Message(N_("Need")), lambda row: f"{row.need}  {row.title}", width=340),
        Column(
            Message(N_("Capability")), lambda row: f"{row.capability}  {row.offer}".strip(),
            width=380,
        ),
        Column(
            Message(N_("Score")), lambda row: str(row.score or "\u2013"),
            sort=lambda row: row.score, right=True, width=70,
        ),
        Column(Message(N_("Instead of")), lambda row: row.instead, width=140),
    )  # fmt: skip
