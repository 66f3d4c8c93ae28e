"""How a sheet is read as a whole: what it lists, where its headings are, its encoding."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from matchmaker.domain.intake import SheetReading
from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.presenters.data_choices import ENCODINGS
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.labels import PlainLabel, plain_tip
from matchmaker.messages import N_

LEAVE_OUT = "leave_out"
_LAST_ROW = 100_000
_KINDS = {
    RecordKind.NEED.value: N_("Needs"),
    RecordKind.CAPABILITY.value: N_("Capabilities"),
    LEAVE_OUT: N_("Leave out"),
}


class SheetOptions(QWidget):
    """Three choices in a row.

    ``kind_chosen`` sends a kind of record or ``LEAVE_OUT``, ``header_chosen`` a row of the
    file, ``encoding_chosen`` the name of an encoding.
    """

    kind_chosen = Signal(str)
    header_chosen = Signal(int)
    encoding_chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        """Show nothing chosen."""
        super().__init__()
        self._session = session
        surface(self, "header")
        self.kind = QComboBox()
        self.header = QLineEdit()
        self.encoding = QComboBox()
        self._header_label = PlainLabel(style="small", tone="muted")
        self._encoding_label = PlainLabel(style="small", tone="muted")
        self._assemble()
        self.kind.activated.connect(lambda _: self.kind_chosen.emit(self.kind.currentData()))
        self.encoding.activated.connect(
            lambda _: self.encoding_chosen.emit(self.encoding.currentData())
        )
        self.header.editingFinished.connect(self._header_typed)

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self.kind.setAccessibleName(text(N_("What the sheet lists")))
        self._header_label.setText(text(N_("Headings in row")))
        self.header.setAccessibleName(text(N_("Headings in row")))
        self.header.setToolTip(plain_tip(text(N_("0 if the list has no headings"))))
        self._encoding_label.setText(text(N_("Encoding")))
        self.encoding.setAccessibleName(text(N_("Encoding of the file")))
        _offer(self.kind, [(code, text(words)) for code, words in _KINDS.items()])
        _offer(self.encoding, list(ENCODINGS.items()))

    def show_reading(self, reading: SheetReading) -> None:
        """Show how *reading* was read."""
        self.header.setText(str(reading.header_row))
        self.header.setVisible(reading.kind is not None)
        self._header_label.setVisible(reading.kind is not None)
        kind = reading.kind.value if reading.kind else LEAVE_OUT
        self.kind.setCurrentIndex(self.kind.findData(kind))
        for part in (self.encoding, self._encoding_label):
            part.setVisible(bool(reading.encoding))
        place = self.encoding.findData(reading.encoding)
        if reading.encoding and place < 0:
            self.encoding.addItem(reading.encoding.upper(), reading.encoding)
            place = self.encoding.count() - 1
        self.encoding.setCurrentIndex(place)

    def _assemble(self) -> None:
        self.header.setValidator(QIntValidator(0, _LAST_ROW, self))
        self.header.setFixedWidth(42)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.header.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.encoding.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.encoding.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 6, 8)
        row.setSpacing(6)
        row.addWidget(self.kind)
        row.addWidget(self._header_label)
        row.addWidget(self.header)
        row.addWidget(self._encoding_label)
        row.addWidget(self.encoding)
        row.addStretch(1)

    def _header_typed(self) -> None:
        if self.header.hasAcceptableInput():
            self.header_chosen.emit(int(self.header.text()))


def _offer(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.clear()
    for code, words in choices:
        box.addItem(words, code)
    box.setCurrentIndex(box.findData(chosen))
