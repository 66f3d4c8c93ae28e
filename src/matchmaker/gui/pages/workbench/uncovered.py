"""Uncovered needs: the nearest capability of each, and why it is not enough."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from matchmaker.domain.bars import score_bar
from matchmaker.domain.explanation import whole_score
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.matching_words import Miss, company_words, miss_of
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.presenters.today import NONE_UNCOVERED
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.empty import EmptyState
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.lists import RecordList
from matchmaker.gui.widgets.near_misses import NearMiss, NearMissDelegate
from matchmaker.messages import N_, Message


class UncoveredPane(QWidget):
    """One row a need; Enter shows it beside its nearest capability."""

    opened = Signal(object)  # Miss

    def __init__(self, session: Session, presenter: MatchingPresenter) -> None:
        """Make an empty list."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        surface(self, "raised")
        self._lead = PlainLabel(tone="muted", wrap=True)
        self._lead.setContentsMargins(20, 14, 20, 14)
        self.view = RecordList(session.theme)
        self._delegate = NearMissDelegate(session.theme, self._near)
        self.view.setItemDelegate(self._delegate)
        self._model: RowTableModel[Miss] = RowTableModel(
            (Column(Message(N_("Need")), self._spoken),), session.say, key=lambda row: row.need.id
        )
        self.view.show_model(self._model)
        self.view.opened.connect(lambda row: self.opened.emit(row))
        self._empty = EmptyState(session.theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._line = hairline()
        for part in (self._lead, self._line, self._empty, self.view):
            layout.addWidget(part)
        layout.setStretchFactor(self.view, 1)
        layout.setStretchFactor(self._empty, 1)

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._lead.setText(
            text(
                N_(
                    "No candidate of these needs is more than weak. Enter shows the need beside "
                    "its nearest capability."
                )
            )
        )
        self.view.name(text(N_("Uncovered needs")))
        self._empty.say(text(NONE_UNCOVERED))
        self.show_rows()

    def show_rows(self) -> None:
        """Show the uncovered needs."""
        desk = self._presenter.desk
        translator = self._session.translator
        rows = [
            miss_of(row.uncovered, desk.organisations.get(row.need.organisation), translator)
            for row in (desk.rows if desk else ())
            if desk is not None and row.uncovered is not None
        ]
        self._model.set_rows(rows)
        for part in (self._lead, self._line, self.view):
            part.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(0, 0))

    def _near(self, row: Miss) -> NearMiss:
        session = self._session
        title, language = session.shown(row.need.title)
        owner, _ = company_words(row.company, session.language)
        near = NearMiss(
            title, language, row.need.code, owner, reason=row.reason.words,
            reason_role=row.reason.role,
        )  # fmt: skip
        if row.nearest is None or row.explanation is None:
            return near
        nearest, spoken = session.shown(row.nearest.title)
        desk = self._presenter.desk
        bar = score_bar(row.explanation, desk.profile.grades if desk else None)
        return NearMiss(
            title, language, row.need.code, owner, nearest, spoken, row.nearest.code,
            row.reason.words, row.reason.role, bar, str(bar.score),
            row.change,
        )  # fmt: skip

    def _spoken(self, row: Miss) -> str:
        near = self._near(row)
        score = ""
        if row.explanation is not None:
            points = whole_score(row.explanation)
            score = self._session.text(N_("{score} of 100"), score=points)
        nearest = (near.nearest_code, near.nearest, score, near.reason, near.change)
        return ", ".join(part for part in (near.code, near.title, *nearest) if part)
