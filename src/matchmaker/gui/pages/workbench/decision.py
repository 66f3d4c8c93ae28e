"""The bar under the comparison: decide by button or letter, with the reasons of a rejection."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button, LinkButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.keys import on_page_key
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel, plain_tip
from matchmaker.messages import N_, Message

_COLUMNS = 3
_GAP = 6
_MARGIN = 16
_WORDS = {
    Decision.ACCEPT: N_("Accept"),
    Decision.RESERVE: N_("Reserve"),
    Decision.REJECT: N_("Reject…"),
    Decision.SHORTLIST: N_("Shortlist"),
}
_KEYS = {
    Decision.ACCEPT: "A",
    Decision.RESERVE: "R",
    Decision.REJECT: "X",
    Decision.SHORTLIST: "S",
}


class DecisionBar(QWidget):
    """Sends decisions; a rejection opens its reasons in place, 1 to 7 chooses one."""

    decided = Signal(object, object)  # Decision, RejectReason | None
    undo = Signal()
    next_need = Signal()

    def __init__(self, session: Session) -> None:
        """Make the bar with the reasons closed."""
        super().__init__()
        self._session = session
        self._writable = True
        surface(self, "page")
        theme = session.theme
        self.buttons = {
            decision: Button(
                theme, kind="primary" if decision is Decision.ACCEPT else "secondary", key=key
            )
            for decision, key in _KEYS.items()
        }
        self.undo_button = Button(theme, kind="quiet", key="U")
        self.next_button = Button(theme, key="N")
        self._locked = ElidedLabel(style="small", tone="muted")
        self.reasons = _Reasons(session)
        self._assemble()
        self._connect()

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        for decision, button in self.buttons.items():
            button.setText(text(_WORDS[decision]))
        self.buttons[Decision.REJECT].setToolTip(plain_tip(text(N_("Reject with a reason"))))
        self.undo_button.setText(text(N_("Undo")))
        self.next_button.setText(text(N_("Next need")))
        self.reasons.retranslate()

    def allow(self, *, pair: bool, locked: Message | None) -> None:
        """Offer decisions while a *pair* is shown; *locked* says why nothing can be written."""
        self._writable = locked is None
        for button in self.buttons.values():
            button.setVisible(self._writable)
        self._show_undo()
        for button in self.buttons.values():
            button.setEnabled(pair)
        self._locked.setVisible(locked is not None)
        self._locked.setText(self._session.say(locked) if locked else "")
        if locked is not None or not pair:
            self.reasons.hide()

    def decide(self, decision: Decision) -> None:
        """Act as the button of *decision* does, if it is offered now."""
        button = self.buttons[decision]
        if button.isHidden() or not button.isEnabled():
            return
        if decision is Decision.REJECT:
            self.reasons.setVisible(not self.reasons.isVisible())
            return
        self.reasons.hide()
        self.decided.emit(decision, None)

    def reason(self, number: int) -> bool:
        """Reject for the reason with *number*, from 1; False if the reasons are not open."""
        if self.reasons.isHidden():
            return False
        reasons = list(RejectReason)
        if 1 <= number <= len(reasons):
            self._rejected(reasons[number - 1])
        return True

    def close_reasons(self) -> bool:
        """Close the reasons; False if they were not open."""
        was_open = not self.reasons.isHidden()
        self.reasons.hide()
        return was_open

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_undo()

    def _show_undo(self) -> None:
        """Offer Undo where there is room: the key and the line at the foot offer it anyway."""
        shown = (*self.buttons.values(), self.undo_button, self.next_button)
        needed = sum(button.sizeHint().width() + _GAP for button in shown) + 2 * _MARGIN
        self.undo_button.setVisible(self._writable and self.width() >= needed)

    def _rejected(self, reason: RejectReason) -> None:
        self.reasons.hide()
        self.decided.emit(Decision.REJECT, reason)

    def _connect(self) -> None:
        for decision, button in self.buttons.items():
            button.clicked.connect(lambda _=False, d=decision: self.decide(d))
        self.undo_button.clicked.connect(lambda: self.undo.emit())
        self.next_button.clicked.connect(lambda: self.next_need.emit())
        self.reasons.chosen.connect(self._rejected)

    def _assemble(self) -> None:
        bar = QWidget()
        bar.setFixedHeight(self._session.theme.size("decision-bar") - 1)
        row = QHBoxLayout(bar)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(_GAP)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addWidget(self._locked, 10)
        row.addStretch(1)
        row.addWidget(self.undo_button)
        row.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline())
        layout.addWidget(self.reasons)
        layout.addWidget(bar)


class _Reasons(QWidget):
    """The reasons of a rejection, each with its number."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._heading = PlainLabel(style="strong")
        self._back = LinkButton()
        self._back.clicked.connect(self.hide)
        self.buttons = {
            reason: Button(session.theme, kind="small", key=str(number))
            for number, reason in enumerate(RejectReason, 1)
        }
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._back)
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, (reason, button) in enumerate(self.buttons.items()):
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
            button.clicked.connect(lambda _=False, r=reason: self.chosen.emit(r))
            on_page_key(self, str(number + 1), button.click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(grid)
        self.hide()

    def retranslate(self) -> None:
        session = self._session
        self._heading.setText(session.text(N_("Why is this pair rejected?")))
        self._back.setText(session.text(N_("Back")))
        for reason, button in self.buttons.items():
            button.setText(session.translator.label("reject_reason", reason.value))
