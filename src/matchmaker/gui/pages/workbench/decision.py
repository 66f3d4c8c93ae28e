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

_WIDE = (6, 16)  # between the buttons, and at both ends
_NARROW = (4, 10)
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
        self.undo_button = Button(theme, kind="quiet", icon="undo", key="U")
        self.next_button = Button(theme, icon="arrow-right", key="N")
        self._locked = ElidedLabel(style="small", tone="muted")
        self.reasons = Reasons(session)
        self._row = QHBoxLayout()
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
        self._share_room()
        self._show_allowed()

    def allow(self, *, pair: bool, locked: Message | None) -> None:
        """Offer decisions while a *pair* is shown; *locked* says why nothing can be written."""
        self._writable, self._pair, self._why = locked is None, pair, locked
        for button in self.buttons.values():
            button.setVisible(self._writable)
        self.undo_button.setVisible(self._writable)
        self._share_room()
        self._show_allowed()
        if locked is not None or not pair:
            self.reasons.close_all()

    def offers(self, decision: Decision) -> bool:
        """Whether *decision* can be made now."""
        button = self.buttons[decision]
        return not button.isHidden() and button.isEnabled()

    def decide(self, decision: Decision) -> None:
        """Act as the button of *decision* does, if it is offered now."""
        if not self.offers(decision):
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
        self._share_room()

    def _share_room(self) -> None:
        """Shorten Undo, then Next need, to icon and key where the bar is narrow."""
        shown = (*self.buttons.values(), self.undo_button, self.next_button)
        for short in ((), (self.undo_button,), (self.undo_button, self.next_button)):
            for button in (self.undo_button, self.next_button):
                button.shorten(short=button in short)
            gap, margin = _NARROW if len(short) > 1 else _WIDE
            self._row.setSpacing(gap)
            self._row.setContentsMargins(margin, 0, margin, 0)
            needed = sum(each.sizeHint().width() + gap for each in shown) + 2 * margin
            if self.width() >= needed:
                return

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
        row = self._row
        bar.setLayout(row)
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
