"""What the import would do: counts, what to look at, the rows, and the changes of one row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from matchmaker.domain.intake import ImportPlan, Outcome
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.pages.importing.details import DetailsPanel
from matchmaker.gui.pages.importing.wording import problem_block, row_card
from matchmaker.gui.presenters.data_rows import (
    PlannedLine,
    ProblemGroup,
    planned_lines,
    problem_groups,
    unread_groups,
)
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.blocks import Block, BlockList, words_of
from matchmaker.gui.widgets.buttons import LinkButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.keys import on_list_key
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.gui.widgets.lists import Card, CardDelegate, RecordList
from matchmaker.gui.widgets.outcomes import OutcomeBar, OutcomeCounts
from matchmaker.gui.widgets.tags import CountTag
from matchmaker.messages import N_, NN_, Message

_HEAD = 42
_NAMES = {
    Outcome.NEW: N_("New"),
    Outcome.CHANGED: N_("Changed"),
    Outcome.SAME: N_("Same"),
    Outcome.REFUSED: N_("Refused"),
}
_LISTS = {
    "": N_("Problems"),
    Outcome.NEW: N_("New rows"),
    Outcome.CHANGED: N_("Changed rows"),
    Outcome.SAME: N_("Rows that are the same"),
    Outcome.REFUSED: N_("Refused rows"),
}


class OutcomePanel(QWidget):
    """The dry run; ``save_wanted`` asks for the file of refused rows.

    ``sheet_wanted`` sends the place of what was opened with Enter.
    """

    save_wanted = Signal()
    sheet_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        super().__init__()
        self._session = session
        self._plan: ImportPlan | None = None
        self._outcome = ""
        surface(self, "raised")
        self._title = PlainLabel(style="lead")
        self._written = ElidedLabel(style="small", tone="muted")
        self._written.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.counts = OutcomeCounts(session.theme)
        self._bar = OutcomeBar(session.theme)
        self._read = PlainLabel(style="small", tone="muted", wrap=True)
        self._list_title = PlainLabel(style="strong")
        self._list_count = CountTag()
        self._save = LinkButton()
        self.problems: RowTableModel[ProblemGroup] = RowTableModel(
            (Column(Message(N_("Problems")), lambda row: words_of(self._problem(row))),),
            session.say,
            key=lambda row: row.key,
        )
        self.rows: RowTableModel[PlannedLine] = RowTableModel(
            (Column(Message(N_("Rows")), self._spoken),), session.say, key=lambda row: row.key
        )
        self.problem_list = BlockList(session.theme, self._problem)
        self.row_list = RecordList(session.theme)
        self._cards = CardDelegate(session.theme, self._card, height=54)
        self.details = DetailsPanel(session)
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._title.setText(text(N_("What would happen")))
        self._written.setText(text(N_("nothing written yet")))
        self._save.setText(text(N_("Save refused rows…")))
        self.problem_list.name(text(N_("Problems")))
        self.row_list.name(text(N_("Rows")))
        self.details.retranslate()
        self.problems.retranslate()
        self.rows.retranslate()
        self._show_words()

    def show_plan(
        self, plan: ImportPlan | None, unread: Sequence[tuple[str, Message]] = ()
    ) -> None:
        """Show a dry run and the files left out of it; the list chosen before stays open."""
        self._plan = plan
        self.problems.set_rows((*unread_groups(unread), *problem_groups(plan)) if plan else ())
        self._show_words()
        self.choose(self._outcome)

    def choose(self, outcome: str) -> None:
        """List the rows of *outcome*, or the problems."""
        self._outcome = outcome
        self.counts.choose(outcome)
        plan = self._plan
        self.rows.set_rows(planned_lines(plan, Outcome(outcome)) if plan and outcome else ())
        self._stack.setCurrentWidget(self.row_list if outcome else self.problem_list)
        view = self.list()
        if not view.currentIndex().isValid() and outcome and self.rows.rowCount():
            view.setCurrentIndex(self.rows.index(0, 0))
        self._show_words()
        self._chosen(view.current_row())

    def list(self) -> RecordList:
        """Return the list that is shown."""
        return self.row_list if self._outcome else self.problem_list

    def _assemble(self) -> None:
        head = _line(self._title, (self._written, 1))
        below = QWidget()
        box = QVBoxLayout(below)
        box.setContentsMargins(16, 10, 16, 10)
        box.setSpacing(6)
        box.addWidget(self._bar)
        box.addWidget(self._read)
        listed = _line(self._list_title, self._list_count, (QWidget(), 1), self._save)
        self.problem_list.show_model(self.problems)
        self.row_list.setItemDelegate(self._cards)
        self.row_list.show_model(self.rows)
        self._stack.addWidget(self.problem_list)
        self._stack.addWidget(self.row_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, self.counts, below, listed):
            column.addWidget(part)
            column.addWidget(hairline())
        column.addWidget(self._stack, 3)
        column.addWidget(self.details, 2)

    def _connect(self) -> None:
        self.counts.chosen.connect(self.choose)
        self._save.clicked.connect(lambda: self.save_wanted.emit())
        for view in (self.problem_list, self.row_list):
            view.chosen.connect(self._chosen)
            view.opened.connect(self._opened)
            on_list_key(view, "Esc", lambda: self.choose(""))

    def _chosen(self, row: object) -> None:
        if isinstance(row, PlannedLine):
            self.details.show_row(row)
        else:
            self.details.show_problems(row if isinstance(row, ProblemGroup) else None)

    def _opened(self, row: object) -> None:
        if isinstance(row, PlannedLine):
            self.sheet_wanted.emit(row.row.place)
        elif isinstance(row, ProblemGroup):
            self.sheet_wanted.emit(row.first.place)

    def _show_words(self) -> None:
        plan, translator = self._plan, self._session.translator
        counts = {each.value: plan.count(each) if plan else 0 for each in Outcome}
        words = {each.value: translator.text(text) for each, text in _NAMES.items()}
        self.counts.show_counts(counts, words)
        said = translator.text(N_(", ")).join(
            f"{counts[each.value]} {words[each.value]}" for each in Outcome
        )
        self._bar.show_counts(counts, said)
        rows = translator.count(NN_("{n} row read", "{n} rows read"), sum(counts.values()))
        new = NN_("{n} organisation is new", "{n} organisations are new")
        firms = translator.count(new, plan.new_organisations if plan else 0)
        self._read.setText(f"{rows} · {firms}")
        self._list_title.setText(translator.text(_LISTS[self._outcome]))
        shown = self.rows if self._outcome else self.problems
        self._list_count.setText(f"{shown.rowCount():,}")
        self._save.setVisible(counts[Outcome.REFUSED.value] > 0)

    def _several(self) -> bool:
        lists = [sheet for sheet in self._plan.sheets if sheet.kind] if self._plan else []
        return len(lists) > 1

    def _problem(self, group: ProblemGroup) -> Block:
        return problem_block(group, self._session.translator, several=self._several())

    def _card(self, line: PlannedLine) -> Card:
        return row_card(line, self._session.translator, several=self._several())

    def _spoken(self, line: PlannedLine) -> str:
        card = self._card(line)
        return " · ".join(part for part in (card.code, card.title, card.second, card.note) if part)


def _line(*parts: QWidget | tuple[QWidget, int]) -> QWidget:
    line = QWidget()
    line.setFixedHeight(_HEAD)
    row = QHBoxLayout(line)
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(8)
    for part in parts:
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        row.addWidget(widget, stretch)
    return line
