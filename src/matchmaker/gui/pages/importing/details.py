"""One row or one kind of problem, with everything there is to say about it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.pages.importing.wording import details_title, problem_details, row_details
from matchmaker.gui.presenters.data_rows import PlannedLine, ProblemGroup
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.blocks import Block, BlockList, words_of
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.messages import N_, Message

_HEAD = 34


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    block: Block


class DetailsPanel(QWidget):
    """A list of blocks under a heading; hidden while there is nothing to say."""

    def __init__(self, session: Session) -> None:
        """Say nothing yet."""
        super().__init__()
        self._session = session
        self._shown: PlannedLine | ProblemGroup | None = None
        self._title = PlainLabel(style="smallstrong")
        self.model: RowTableModel[_Entry] = RowTableModel(
            (Column(Message(N_("Details")), lambda row: words_of(row.block)),),
            session.say,
            key=lambda row: row.number,
        )
        self.list = BlockList(session.theme, lambda row: row.block)
        self.list.show_model(self.model)
        head = surface(QWidget(), "header")
        head.setFixedHeight(_HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (hairline(), head, hairline(), self.list):
            column.addWidget(part, 1 if part is self.list else 0)
        self.setVisible(False)

    def retranslate(self) -> None:
        """Word everything again."""
        self.list.name(self._session.text(N_("Details")))
        self._show()

    def show_row(self, line: PlannedLine) -> None:
        """Show a row of the plan."""
        self._shown = line
        self._show()

    def show_problems(self, group: ProblemGroup | None) -> None:
        """Show the problems of a group one by one; None: nothing."""
        self._shown = group
        self._show()

    def _show(self) -> None:
        blocks: tuple[Block, ...] = ()
        translator = self._session.translator
        if isinstance(self._shown, PlannedLine):
            blocks = row_details(self._shown, translator)
            self._title.setText(details_title(self._shown, translator))
        elif self._shown is not None:
            blocks = problem_details(self._shown, translator)
            self._title.setText(translator.text(N_("One by one")))
        self.model.set_rows([_Entry(number, block) for number, block in enumerate(blocks)])
        self.list.scrollToTop()
        self.setVisible(bool(blocks))
