"""The ranked candidates of the chosen need, and a field to ask about any other capability."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.pages.workbench.needs import HEAD
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.matching_pairs import Candidate
from matchmaker.gui.presenters.matching_words import (
    CandidateWords,
    candidate_spoken,
    candidate_words,
    miss_of,
    provider_words,
    second_title,
)
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.candidates import CandidateCard, CandidateDelegate
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.empty import EmptyState
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.gui.widgets.lists import RecordList
from matchmaker.messages import N_, NN_, Message

if TYPE_CHECKING:
    from matchmaker.gui.presenters.matching_pairs import Desk, DeskRow

WIDTH = 372
_LEAST = 300


class CandidatesColumn(QWidget):
    """Candidates to choose from; ``asked`` sends a code somebody wonders about."""

    chosen = Signal(object)  # CapabilityId
    opened = Signal()
    asked = Signal(str)

    def __init__(self, session: Session, presenter: MatchingPresenter) -> None:
        """Make an empty list."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self._filling = False
        self._answer: Message | None = None
        surface(self, "raised")
        self.setMinimumWidth(_LEAST)
        self._count = PlainLabel(style="strong")
        self._pool = ElidedLabel(style="small", tone="muted")
        self.view = RecordList(session.theme)
        self.view.setItemDelegate(CandidateDelegate(session.theme, self._card))
        self._delegate = self.view.itemDelegate()
        self._model: RowTableModel[Candidate] = RowTableModel(
            (Column(Message(N_("Candidate")), self._spoken),), session.say, key=lambda row: row.id
        )
        self.view.show_model(self._model)
        self.view.chosen.connect(self._chosen)
        self.view.pointed.connect(self._chosen)
        self.view.opened.connect(lambda _row: self.opened.emit())
        self._empty = EmptyState(session.theme)
        self._empty.acted.connect(self._ask_nearest)
        self.code = QLineEdit()
        self.code.setMaxLength(40)
        self._ask = Button(session.theme, kind="secondary")
        self._told = PlainLabel(style="small", tone="error", wrap=True)
        self._told.hide()
        self._foot = self._make_foot()
        self._assemble()

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self.view.name(text(N_("Candidates")))
        self.code.setPlaceholderText(text(N_("Why not …? Type a code")))
        self.code.setAccessibleName(text(N_("Code of a capability to ask about")))
        self._ask.setText(text(N_("Explain")))
        self._model.retranslate()
        self.show_rows()
        self.tell(self._answer)

    def show_rows(self) -> None:
        """Show the candidates of the chosen need."""
        presenter, session = self._presenter, self._session
        rows = presenter.candidates()
        self._filling = True
        self._model.set_rows(rows)
        self.show_chosen()
        self._filling = False
        desk, row = presenter.desk, presenter.row()
        self._count.setText(
            session.translator.count(NN_("{n} candidate", "{n} candidates"), len(rows))
        )
        total = desk.report.capabilities if desk is not None and desk.report is not None else 0
        self._pool.setText(session.text(N_("of {total}"), total=total) if total else "")
        self._show_empty(desk, row)
        self._foot.setVisible(row is not None)
        self._head.setVisible(row is not None)

    def show_chosen(self) -> None:
        """Show which candidate is compared; none while another one was asked about."""
        pair = self._presenter.compared()
        self._filling = True
        if pair is not None and pair.pairing is None:
            self.view.clearSelection()
            self.view.setCurrentIndex(self._model.index(-1, 0))
        elif self._presenter.capability_id is not None:
            self.view.choose(self._presenter.capability_id)
            self.view.scrollTo(self.view.currentIndex())
        self._filling = False

    def tell(self, message: Message | None) -> None:
        """Show what came of asking; None takes it away."""
        self._answer = message
        self._told.setText(self._session.say(message) if message else "")
        self._told.setVisible(message is not None)

    def _show_empty(self, desk: "Desk | None", row: "DeskRow | None") -> None:
        nothing = row is not None and not row.pairings
        if row is not None and nothing and desk is not None:
            self._empty.say(*self._nothing(row, desk))
        self._empty.setVisible(nothing)
        self.view.setVisible(not nothing)

    def _nothing(self, row: "DeskRow", desk: "Desk") -> tuple[str, str]:
        text = self._session.text
        if desk.report is None:
            return text(N_("No pairs have been looked for yet.")), ""
        if row.uncovered is None or row.uncovered.nearest is None:
            words = N_("Nothing is proposed for this need. Ask about a capability by its code.")
            return text(words), ""
        miss = miss_of(row.uncovered, None, self._session.translator)
        code = miss.nearest.code if miss.nearest else ""
        said = text(N_("Nearest is {code}: {reason}"), code=code, reason=miss.reason.words)
        return said, text(N_("Compare with {code}"), code=code)

    def _ask_nearest(self) -> None:
        row = self._presenter.row()
        if row is not None and row.uncovered is not None and row.uncovered.nearest is not None:
            self.asked.emit(row.uncovered.nearest.capability.code)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.code, 1)
        row.addWidget(self._ask)
        column = QVBoxLayout(foot)
        column.setContentsMargins(18, 11, 16, 12)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._told)
        self.code.returnPressed.connect(lambda: self.asked.emit(self.code.text()))
        self.code.textEdited.connect(lambda _words: self.tell(None))
        self._ask.clicked.connect(lambda: self.asked.emit(self.code.text()))
        return foot

    def _assemble(self) -> None:
        self._head = QWidget()
        self._head.setFixedHeight(HEAD)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(18, 0, 16, 0)
        row.setSpacing(5)
        row.addWidget(self._count)
        row.addWidget(self._pool, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._head, hairline(), self._empty, self.view, hairline(), self._foot):
            layout.addWidget(part)
        layout.setStretchFactor(self.view, 1)
        layout.setStretchFactor(self._empty, 1)

    def _chosen(self, row: Candidate | None) -> None:
        if row is not None and not self._filling:
            self.chosen.emit(row.id)

    def _said(self, row: Candidate) -> CandidateWords | None:
        desk = self._presenter.desk
        return candidate_words(row, desk.profile, self._session.translator) if desk else None

    def _card(self, row: Candidate) -> CandidateCard:
        session, capability = self._session, row.capability
        title, language = session.shown(capability.title)
        said = self._said(row)
        if said is None:
            return CandidateCard("", capability.code, title, language)
        short, place, spoken = provider_words(row.organisations, session.language)
        gist = second_title(capability.title, language)
        return CandidateCard(
            rank=said.rank, code=capability.code, title=title, language=language,
            short=short, place=place, place_language=spoken,
            gist=gist[0] if gist else "", gist_language=gist[1] if gist else None,
            bar=said.bar, score=said.score, out_of=said.out_of,
            level=said.level, level_words=said.level_words,
            reason=said.reason.words, reason_role=said.reason.role,
            state=said.state, state_words=said.state_words,
        )  # fmt: skip

    def _spoken(self, row: Candidate) -> str:
        said = self._said(row)
        return candidate_spoken(row, said, self._session.translator) if said else ""
