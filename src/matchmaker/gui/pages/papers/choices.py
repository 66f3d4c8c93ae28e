"""Which pairs are printed, for whom, and what is named."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.domain.lists import Audience
from matchmaker.gui.presenters.documents import Choice, Reader, usual_reader
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import LinkButton, SegmentedControl, allow
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.messages import N_

_WHICH = {
    "accepted": N_("Accepted pairs, {n}"),
    "shortlisted": N_("Accepted and shortlisted pairs, {n}"),
    "proposed_best": N_("The best proposal of every need, {n}"),
    "all": N_("All proposals nobody rejected, {n}"),
}
_READERS = {
    Reader.COMPANY: N_("Company in the mainland (Simplified Chinese)"),
    Reader.UNIVERSITY: N_("University in Hong Kong (Traditional Chinese)"),
    Reader.ENGLISH: N_("Guests who read English (English only)"),
}
_AUDIENCES = {
    Audience.NAMED: (N_("Named"), N_("Organisations and contacts are named")),
    Audience.COMPANY_BLIND: (N_("No companies"), N_("Organisations and contacts are left out")),
    Audience.CONTACT_BLIND: (N_("No contacts"), N_("Contacts are left out")),
}


class ChoicesPanel(QWidget):
    """Choices in a column; ``chosen`` sends every new choice."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        """Show the usual choice."""
        super().__init__()
        self._session = session
        self._choice = Choice(reader=usual_reader(session.language))
        self._counts: dict[str, int] = {}
        self._heading = PlainLabel(style="lead")
        self._one = PlainLabel(style="strong")
        self._all_again = LinkButton()
        self._labels = [PlainLabel(style="small", tone="muted") for _ in range(3)]
        self._which = QComboBox()
        self._reader = QComboBox()
        self._second = QCheckBox()
        self._audience = SegmentedControl()
        self._assemble()
        self._which.activated.connect(self._pick_which)
        self._reader.activated.connect(self._pick_reader)
        self._second.clicked.connect(lambda on: self._change(second=on))
        self._audience.chosen.connect(lambda value: self._change(audience=Audience(value)))
        self._all_again.clicked.connect(lambda: self._change(pair=""))
        self.setFocusProxy(self._which)

    def first(self) -> QWidget:
        """Return the first field."""
        return self._which

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._heading.setText(text(N_("Pair briefs, one page a pair")))
        for label, words in zip(
            self._labels, (N_("Pairs"), N_("Recipient"), N_("Names shown")), strict=True
        ):
            label.setText(text(words))
        self._which.setAccessibleName(text(N_("Pairs")))
        self._reader.setAccessibleName(text(N_("Recipient")))
        self._reader.clear()
        for reader, words in _READERS.items():
            self._reader.addItem(text(words), reader.value)
        self._audience.set_choices(
            [(audience.value, text(short)) for audience, (short, _) in _AUDIENCES.items()],
            names=[text(long) for _, long in _AUDIENCES.values()],
        )
        self._second.setText(text(N_("English in small type beside it")))
        self._all_again.setText(text(N_("Show all again")))
        self.show_counts(self._counts)
        self.show_choice(self._choice)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many briefs each choice prints; choices without any cannot be taken."""
        self._counts = dict(counts)
        self._which.clear()
        for which, words in _WHICH.items():
            if number := counts.get(which, 0):
                self._which.addItem(self._session.text(words, n=number), which)
        self._which.setCurrentIndex(self._which.findData(self._choice.which))

    def show_choice(self, choice: Choice) -> None:
        """Show *choice* without sending it."""
        self._choice = choice
        self._which.setCurrentIndex(self._which.findData(choice.which))
        self._which.setVisible(not choice.pair)
        self._one.setVisible(bool(choice.pair))
        self._one.setText(self._session.text(N_("Only the pair {code}"), code=choice.pair))
        self._all_again.setVisible(bool(choice.pair))
        self._reader.setCurrentIndex(self._reader.findData(choice.reader.value))
        self._second.setChecked(choice.second and choice.reader is not Reader.ENGLISH)
        alone = self._session.text(N_("This copy is in English already."))
        allow(self._second, alone if choice.reader is Reader.ENGLISH else "")
        self._audience.choose(choice.audience.value)

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addSpacing(8)
        pair = QHBoxLayout()
        pair.addWidget(self._one)
        pair.addWidget(self._all_again)
        pair.addStretch(1)
        column.addWidget(self._labels[0])
        column.addWidget(self._which)
        column.addLayout(pair)
        column.addSpacing(8)
        for widget in (self._labels[1], self._reader, self._second):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._labels[2])
        row = QHBoxLayout()
        row.addWidget(self._audience)
        row.addStretch(1)
        column.addLayout(row)

    def _pick_which(self, number: int) -> None:
        self._change(which=str(self._which.itemData(number)))

    def _pick_reader(self, number: int) -> None:
        self._change(reader=Reader(self._reader.itemData(number)), picked=True)

    def _change(self, **over: object) -> None:
        choice = replace(self._choice, **over)  # type: ignore[arg-type]
        self.show_choice(choice)
        self.chosen.emit(choice)
