"""The reasons of a rejection, each with its number; *other* asks which one it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from matchmaker.domain.limits import CONSTRAINTS
from matchmaker.domain.pairing import RejectReason
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button, LinkButton
from matchmaker.gui.widgets.keys import on_page_key
from matchmaker.gui.widgets.labels import PlainLabel, restyle
from matchmaker.messages import N_

_COLUMNS = 3


class Reasons(QWidget):
    """A number chooses a reason; for *other* a note is asked for, and Enter sends it."""

    chosen = Signal(object, str)  # RejectReason, note

    def __init__(self, session: Session) -> None:
        """Make it closed."""
        super().__init__()
        self._session = session
        self._heading = PlainLabel(style="strong")
        self._back = LinkButton()
        self.buttons = {
            reason: Button(session.theme, kind="small", key=str(number))
            for number, reason in enumerate(RejectReason, 1)
        }
        self.note = QLineEdit()
        self.note.setMaxLength(CONSTRAINTS)
        self._reject = Button(session.theme, kind="danger")
        self._wanted = PlainLabel(style="small", tone="muted", wrap=True)
        self._choices = self._make_choices()
        self._asking = self._make_asking()
        self._assemble()
        self._back.clicked.connect(self.close_all)
        self.note.returnPressed.connect(self._send)
        self.note.textEdited.connect(lambda _words: self._show_wanted(missing=False))
        self._reject.clicked.connect(self._send)
        self.hide()

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._back.setText(text(N_("Back")))
        for reason, button in self.buttons.items():
            button.setText(self._session.translator.label("reject_reason", reason.value))
        self.note.setPlaceholderText(text(N_("The reason in a few words")))
        self.note.setAccessibleName(text(N_("Note with the reason of the rejection")))
        self._reject.setText(text(N_("Reject the pair")))
        self._show_heading()
        self._show_wanted(missing=False)

    def toggle(self) -> None:
        """Open the reasons, or close whatever is open."""
        if not self.close_all():
            self._ask(note=False)
            self.show()

    def take(self, reason: RejectReason) -> None:
        """Choose *reason*; *other* opens the note first."""
        if reason is RejectReason.OTHER:
            self._ask(note=True)
            self.note.setFocus()
        else:
            self.chosen.emit(reason, "")

    def close_all(self) -> bool:
        """Close reasons and note, and forget what was typed; False if nothing was open."""
        was_open = not self.isHidden()
        self.note.clear()
        self.hide()
        return was_open

    def _send(self) -> None:
        if words := self.note.text().strip():
            self.chosen.emit(RejectReason.OTHER, words)
        else:
            self._show_wanted(missing=True)
            self.note.setFocus()

    def _ask(self, *, note: bool) -> None:
        self._asking.setVisible(note)
        self._choices.setVisible(not note)
        self._show_heading()
        self._show_wanted(missing=False)

    def _show_heading(self) -> None:
        asked = not self._asking.isHidden()
        words = N_("Other: which reason is it?") if asked else N_("Why is this pair rejected?")
        self._heading.setText(self._session.text(words))

    def _show_wanted(self, *, missing: bool) -> None:
        words = (
            N_("“Other” needs a note: write the reason, then press Enter.")
            if missing
            else N_("Enter rejects the pair and keeps the note; Esc rejects nothing.")
        )
        self._wanted.setText(self._session.text(words))
        self._wanted.set_tone("error" if missing else "muted")
        restyle(self.note, "wrong", "true" if missing else "")

    def _make_choices(self) -> QWidget:
        choices = QWidget()
        grid = QGridLayout(choices)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, (reason, button) in enumerate(self.buttons.items()):
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
            button.clicked.connect(lambda _=False, r=reason: self.take(r))
            on_page_key(choices, str(number + 1), button.click)
        return choices

    def _make_asking(self) -> QWidget:
        asking = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self._reject)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._wanted)
        asking.hide()
        return asking

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._choices)
        layout.addWidget(self._asking)
