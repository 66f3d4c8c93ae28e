"""The workbench itself: needs, candidates and comparison in columns, with their keys."""

from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.gui.pages.workbench.candidates import WIDTH as CANDIDATES
from matchmaker.gui.pages.workbench.candidates import CandidatesColumn
from matchmaker.gui.pages.workbench.comparison import ComparisonPane
from matchmaker.gui.pages.workbench.decision import DecisionBar
from matchmaker.gui.pages.workbench.needs import FOLDED, NeedsColumn
from matchmaker.gui.pages.workbench.needs import WIDTH as NEEDS
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.columns import SplitColumns
from matchmaker.gui.widgets.keys import on_list_key
from matchmaker.messages import N_, Message

_COMPARISON = 600
_NUMBERS = range(1, 10)
_LETTERS = {
    "A": Decision.ACCEPT,
    "R": Decision.RESERVE,
    "S": Decision.SHORTLIST,
    "X": Decision.REJECT,
}


class Bench(QWidget):
    """Shows what the presenter has chosen and sends what a person does to it.

    ``numbered`` comes for a number key that no open list of reasons took, ``brief_wanted`` for
    Enter on a candidate.
    """

    numbered = Signal(int)
    brief_wanted = Signal()

    def __init__(self, session: Session, presenter: MatchingPresenter) -> None:
        """Build the columns."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self.needs = NeedsColumn(session, presenter)
        self.candidates = CandidatesColumn(session, presenter)
        self.comparison = ComparisonPane(session)
        self.decision = DecisionBar(session)
        self._columns = _Columns()
        self._assemble()
        self._connect()
        self._bind_keys()

    def fold(self, *, folded: bool) -> None:
        """Fold the list of needs to codes, or unfold it."""
        self.needs.fold(folded=folded)
        self._columns.arrange(FOLDED if folded else NEEDS)

    def retranslate(self) -> None:
        """Word everything again."""
        for part in (self.needs, self.candidates, self.comparison, self.decision):
            part.retranslate()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the regions F6 visits."""
        return self.needs.view, self.candidates.view, self.comparison

    def show_desk(self) -> None:
        """Show everything again."""
        self.needs.show_rows()
        self.show_need()

    def show_need(self) -> None:
        """Show the chosen need's candidates."""
        self.candidates.tell(None)
        self.candidates.show_rows()
        self.show_pair()

    def show_pair(self) -> None:
        """Show the pair that is compared."""
        pair, desk = self._presenter.compared(), self._presenter.desk
        self.candidates.show_chosen()
        if pair is not None and desk is not None:
            self.comparison.show_pair(pair, desk.profile)
        self.comparison.body.setVisible(pair is not None)
        self.decision.allow(pair=pair is not None, locked=locked(self._session))

    def _decided(self, decision: Decision, reason: object, note: str) -> None:
        if decision is Decision.REJECT and not self.needs.view.hasFocus():
            self.candidates.view.setFocus()  # from the reasons, which are closed now
        self._presenter.decide(decision, cast("RejectReason | None", reason), note)

    def _accept_here(self) -> None:
        if self.decision.offers(Decision.ACCEPT):
            self.decision.close_reasons()
            self._presenter.decide(Decision.ACCEPT, stay=True)

    def _number(self, number: int) -> None:
        if not self.decision.reason(number):
            self.numbered.emit(number)

    def _undo(self) -> None:
        if not self._session.read_only:
            self._presenter.undo()

    def _assemble(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.comparison, 1)
        column.addWidget(self.decision)
        self._columns.add(self.needs, width=NEEDS)
        self._columns.add(self.candidates, width=CANDIDATES, least=300)
        self._columns.add(right, least=_COMPARISON, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._columns)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.need_changed.connect(self.show_need)
        presenter.pair_changed.connect(self.show_pair)
        presenter.answered.connect(self.candidates.tell)
        self.needs.chosen.connect(presenter.choose_need)
        self.needs.opened.connect(self.candidates.view.setFocus)
        self.candidates.chosen.connect(presenter.choose_candidate)
        self.candidates.asked.connect(presenter.ask)
        self.candidates.opened.connect(self.brief_wanted)
        self.comparison.open_wanted.connect(self._session.go)
        self.decision.decided.connect(self._decided)
        self.decision.undo.connect(self._undo)
        self.decision.next_need.connect(presenter.next_need)

    def _bind_keys(self) -> None:
        needs, candidates = self.needs.view, self.candidates.view
        for view in (needs, candidates):
            for key, decision in _LETTERS.items():
                on_list_key(view, key, partial(self.decision.decide, decision))
            for number in _NUMBERS:
                on_list_key(view, str(number), partial(self._number, number))
            on_list_key(view, "Shift+A", self._accept_here)
            on_list_key(view, "N", self._presenter.next_need)
            on_list_key(view, "U", self._undo)
            on_list_key(view, "Space", self.comparison.toggle_whole)
        on_list_key(needs, "Right", candidates.setFocus)
        on_list_key(candidates, "Left", needs.setFocus)
        on_list_key(candidates, "Right", self.comparison.setFocus)
        on_list_key(self.comparison, "Left", candidates.setFocus)
        on_list_key(self.comparison, "Space", self.comparison.toggle_whole)


class _Columns(SplitColumns):
    """Columns whose first one gets a new width when it folds."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = NEEDS
        self._given = 0

    def arrange(self, first: int) -> None:
        """Give the first column a width, unless it has been given that before."""
        self._wanted = first
        self._share()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        if self._given == self._wanted or not self.isVisible():
            return
        self._given = self._wanted
        rest = self.width() - self._wanted - CANDIDATES - 2
        self.setSizes([self._wanted, CANDIDATES, max(_COMPARISON, rest)])


def keys(session: Session) -> tuple[tuple[str, Message], ...]:
    """Return the keys of the matching page and what they do."""
    return (
        ("A", Message(N_("Accept the pair and go to the next need"))),
        ("Shift A", Message(N_("Accept the pair and stay with its need"))),
        ("R  S", Message(N_("Reserve, shortlist the pair"))),
        ("X, 1 … 7", Message(N_("Reject it, and the reason"))),
        ("N", Message(N_("Next need that waits for a decision"))),
        ("U", Message(N_("Undo the last step"))),
        ("\u2191 \u2193", Message(N_("Another need or candidate"))),
        ("\u2190 \u2192", Message(N_("Needs, candidates, comparison"))),
        ("W", Message(N_("Weights of the score"))),
        (session.text(N_("Space")), Message(N_("More text, or less"))),
        ("1  2  3", Message(N_("By need, uncovered needs, by team"))),
        ("Ctrl P", Message(N_("Brief of this pair"))),
        ("Ctrl F", Message(N_("Ask about any capability"))),
    )


def locked(session: Session) -> Message | None:
    """Return why nothing can be written, or None."""
    if session.database is None or not session.read_only:
        return None
    return session.read_only_reason or Message(
        N_("This event can only be read: its file or folder is write-protected.")
    )
