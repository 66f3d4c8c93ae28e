"""The first rows of a sheet that was not recognised: where its headings are, what it lists."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.domain.intake import Line, SheetReading
from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.presenters.data_choices import likely_heading_row
from matchmaker.gui.presenters.data_words import column_letters
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.columns import hairline
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.messages import N_, Message

_COLUMNS = 12
_WIDTH = 150
_NUMBER = 56
_EDGE = 20


class FirstRows(QWidget):
    """Choose the row of the headings, then say what the list holds.

    ``chosen`` sends the kind and the row; 0 says that there are no headings.
    """

    chosen = Signal(str, int)

    def __init__(self, session: Session) -> None:
        """Show no rows yet."""
        super().__init__()
        self._session = session
        self._words = PlainLabel(wrap=True)
        self.table = RecordTable(session.theme)
        self.none = QCheckBox()
        self.kinds = {
            RecordKind.NEED: Button(session.theme),
            RecordKind.CAPABILITY: Button(session.theme),
        }
        self._assemble()
        self.none.toggled.connect(lambda on: self.table.setEnabled(not on))
        for kind, button in self.kinds.items():
            button.clicked.connect(lambda _=False, k=kind: self.choose(k))

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._words.setText(
            text(
                N_(
                    "No list was recognised here. If it is one, choose the row that holds the "
                    "headings and say what the rows below it are; then choose the columns."
                )
            )
        )
        self.table.name(text(N_("First rows of the sheet")))
        self.none.setText(text(N_("The list has no headings")))
        self.kinds[RecordKind.NEED].setText(text(N_("These are needs")))
        self.kinds[RecordKind.CAPABILITY].setText(text(N_("These are capabilities")))

    def show_sheet(self, reading: SheetReading) -> None:
        """Show the first rows of *reading*; the likely row of headings is chosen."""
        width = min(_COLUMNS, max((len(line.cells) for line in reading.lines), default=0))
        columns = [Column[Line](Message(N_("Row")), lambda line: str(line.row), width=_NUMBER)]
        columns += [_cell(index) for index in range(width)]
        model: RowTableModel[Line] = RowTableModel(
            tuple(columns), self._session.say, key=lambda line: line.row
        )
        model.setParent(self.table)
        self.table.show_model(model)
        self.table.setSortingEnabled(False)
        model.set_rows(reading.lines)
        likely = likely_heading_row(reading)
        self.none.setChecked(likely == 0)
        self.table.choose(likely or next((line.row for line in reading.lines), 0))

    def choose(self, kind: RecordKind) -> None:
        """Say that the rows below the chosen one are of *kind*."""
        line = self.table.current_row()
        if self.none.isChecked():
            self.chosen.emit(kind.value, 0)
        elif isinstance(line, Line):
            self.chosen.emit(kind.value, line.row)

    def _assemble(self) -> None:
        self._words.setContentsMargins(_EDGE, 14, _EDGE, 12)
        foot = QHBoxLayout()
        foot.setContentsMargins(_EDGE, 10, _EDGE, 12)
        foot.setSpacing(10)
        foot.addWidget(self.none)
        foot.addStretch(1)
        for button in self.kinds.values():
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(foot)


def _cell(index: int) -> Column[Line]:
    def text(line: Line) -> str:
        return " ".join(line.cells[index].split()) if index < len(line.cells) else ""

    letters = Message("{letters}", letters=column_letters(index))
    return Column(letters, text, width=_WIDTH)
