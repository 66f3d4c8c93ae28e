"""The list of needs: filters with counts, and each need with how it stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.matching_pairs import Show
from matchmaker.gui.presenters.matching_words import company_words, need_note
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.presenters.today import MEANING, NONE_UNCOVERED
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.candidates import CodeDelegate
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.empty import EmptyState
from matchmaker.gui.widgets.labels import plain_tip
from matchmaker.gui.widgets.lists import Card, CardDelegate, RecordList
from matchmaker.messages import N_, Message

if TYPE_CHECKING:
    from matchmaker.gui.presenters.matching_pairs import DeskRow

WIDTH = 272
FOLDED = 72
HEAD = 53
_FILTERS = {
    Show.ALL: N_("All {n}"),
    Show.UNDECIDED: N_("Undecided {n}"),
    Show.UNCOVERED: N_("Uncovered {n}"),
}
_NOTHING = {
    Show.ALL: N_("No need is out for matching. Publish one on the Needs page."),
    Show.UNDECIDED: N_("Every need has a decision."),
    Show.UNCOVERED: NONE_UNCOVERED,
}


class NeedsColumn(QWidget):
    """Needs to choose from; folds to ring and code where the window is narrow."""

    chosen = Signal(object)  # NeedId
    opened = Signal()

    def __init__(self, session: Session, presenter: MatchingPresenter) -> None:
        """Make an empty list."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self._filling = False
        self._folded: bool | None = None
        surface(self, "raised")
        self._filters = {show: Button(session.theme, kind="small") for show in Show}
        self._group = QButtonGroup(self)
        self._bar = self._make_bar()
        self._line = hairline()
        self.view = RecordList(session.theme)
        self._cards = CardDelegate(session.theme, self._card)
        self._codes = CodeDelegate(session.theme, self._code)
        self._model: RowTableModel[DeskRow] = RowTableModel(
            (Column(Message(N_("Need")), self._spoken),), session.say, key=lambda row: row.need.id
        )
        self.view.show_model(self._model)
        self.view.chosen.connect(self._chosen)
        self.view.opened.connect(lambda _row: self.opened.emit())
        self._empty = EmptyState(session.theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._bar, self._line, self._empty, self.view):
            layout.addWidget(part)
        layout.setStretchFactor(self.view, 1)
        self._empty.linked.connect(lambda: presenter.show_only(Show.ALL))
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        """Show codes only, or whole rows."""
        if folded is self._folded:
            return
        self._folded = folded
        self._bar.setVisible(not folded)
        self._line.setVisible(not folded)
        self.setMinimumWidth(FOLDED if folded else WIDTH)
        self.setMaximumWidth(FOLDED if folded else 480)
        self.view.setItemDelegate(self._codes if folded else self._cards)
        self.view.doItemsLayout()
        self._show_empty()

    def retranslate(self) -> None:
        """Word everything again."""
        self.view.name(self._session.text(N_("Needs")))
        self._model.retranslate()
        self.show_rows()

    def show_rows(self) -> None:
        """Show the needs of the presenter and the chosen one."""
        presenter, text = self._presenter, self._session.text
        counts = presenter.counts()
        for show, button in self._filters.items():
            button.setText(text(_FILTERS[show], n=counts[show]))
            button.setChecked(show is presenter.show)
        self._filters[Show.UNCOVERED].setToolTip(plain_tip(text(MEANING)))
        self._filling = True
        self._model.set_rows(presenter.rows())
        if presenter.need_id is not None and self.view.choose(presenter.need_id):
            self.view.scrollTo(self.view.currentIndex())
        self._filling = False
        self._show_empty()

    def _show_empty(self) -> None:
        presenter, text = self._presenter, self._session.text
        nothing = presenter.desk is not None and not self._model.rows() and not self._folded
        link = text(N_("Show all needs")) if presenter.show is not Show.ALL else ""
        self._empty.say(text(_NOTHING[presenter.show]), link=link)
        self._empty.setVisible(nothing)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(HEAD)
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 10, 6, 10)
        row.setSpacing(5)
        for show, button in self._filters.items():
            button.setCheckable(True)
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, s=show: self._presenter.show_only(s))
            row.addWidget(button)
        row.addStretch(1)
        return bar

    def _chosen(self, row: "DeskRow | None") -> None:
        if row is not None and not self._filling:
            self.chosen.emit(row.need.id)

    def _card(self, row: "DeskRow") -> Card:
        desk, session = self._presenter.desk, self._session
        title, language = session.shown(row.need.title)
        if desk is None:
            return Card(title, row.need.code, language=language)
        company = desk.organisations.get(row.need.organisation)
        second, spoken = company_words(company, session.language)
        note, role, state = need_note(row, desk)
        return Card(
            title, row.need.code, second=second, note=session.say(note), note_tone=role,
            state=state, language=language, second_language=spoken,
        )  # fmt: skip

    def _code(self, row: "DeskRow") -> tuple[str, str]:
        desk = self._presenter.desk
        return row.need.code, need_note(row, desk)[2] if desk else ""

    def _spoken(self, row: "DeskRow") -> str:
        card = self._card(row)
        return ", ".join(part for part in (card.code, card.title, card.second, card.note) if part)
