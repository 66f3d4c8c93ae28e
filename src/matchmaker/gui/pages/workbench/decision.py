"""The bar under the comparison: decide by button or letter, with the reasons of a rejection."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.gui.pages.workbench.reasons import Reasons
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button, allow
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import ElidedLabel
from matchmaker.messages import N_, Message

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

    decided = Signal(object, object, str)  # Decision, RejectReason | None, note
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
        self.reasons = Reasons(session)
        self._pair = False
        self._why: Message | None = None
        self._assemble()
        self._connect()

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        for decision, button in self.buttons.items():
            button.setText(text(_WORDS[decision]))
        self.undo_button.setText(text(N_("Undo")))
        self.next_button.setText(text(N_("Next need")))
        self.reasons.retranslate()
        self._show_allowed()

    def allow(self, *, pair: bool, locked: Message | None) -> None:
        """Offer decisions while a *pair* is shown; *locked* says why nothing can be written."""
        self._writable, self._pair, self._why = locked is None, pair, locked
        for button in self.buttons.values():
            button.setVisible(self._writable)
        self._show_undo()
        self._show_allowed()
        if locked is not None or not pair:
            self.reasons.close_all()

    def decide(self, decision: Decision) -> None:
        """Act as the button of *decision* does, if it is offered now."""
        button = self.buttons[decision]
        if button.isHidden() or not button.isEnabled():
            return
        if decision is Decision.REJECT:
            self.reasons.toggle()
            return
        self.reasons.close_all()
        self.decided.emit(decision, None, "")

    def reason(self, number: int) -> bool:
        """Reject for the reason with *number*, from 1; False if the reasons are not open."""
        if self.reasons.isHidden():
            return False
        reasons = list(RejectReason)
        if 1 <= number <= len(reasons):
            self.reasons.take(reasons[number - 1])
        return True

    def close_reasons(self) -> bool:
        """Close the reasons; False if they were not open."""
        return self.reasons.close_all()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_undo()

    def _show_undo(self) -> None:
        """Offer Undo where there is room: the key and the line at the foot offer it anyway."""
        shown = (*self.buttons.values(), self.undo_button, self.next_button)
        needed = sum(button.sizeHint().width() + _GAP for button in shown) + 2 * _MARGIN
        self.undo_button.setVisible(self._writable and self.width() >= needed)

    def _show_allowed(self) -> None:
        """Say beside greyed buttons, and to who cannot see them, why they are grey."""
        text = self._session.text
        none = text(N_("No pair is shown: choose a need with candidates, or type a code."))
        for decision, button in self.buttons.items():
            tip = text(N_("Reject with a reason")) if decision is Decision.REJECT else ""
            allow(button, "" if self._pair else none, tip=tip)
        why = self._session.say(self._why) if self._why else "" if self._pair else none
        self._locked.setVisible(bool(why))
        self._locked.setText(why)

    def _rejected(self, reason: RejectReason, note: str) -> None:
        self.reasons.close_all()
        self.decided.emit(Decision.REJECT, reason, note)

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
