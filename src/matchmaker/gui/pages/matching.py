"""The matching workbench: needs, their candidates, the comparison, and the person's decision."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.pairing import Decision
from matchmaker.gui.pages.base import Page
from matchmaker.gui.pages.workbench.candidates import WIDTH as CANDIDATES
from matchmaker.gui.pages.workbench.candidates import CandidatesColumn
from matchmaker.gui.pages.workbench.comparison import ComparisonPane
from matchmaker.gui.pages.workbench.decision import DecisionBar
from matchmaker.gui.pages.workbench.needs import FOLDED, NeedsColumn
from matchmaker.gui.pages.workbench.needs import WIDTH as NEEDS
from matchmaker.gui.pages.workbench.runs import RunPanel
from matchmaker.gui.pages.workbench.uncovered import UncoveredPane
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.matching_pairs import Show
from matchmaker.gui.presenters.matching_runs import RunRow, Runs, run_words
from matchmaker.gui.presenters.matching_words import Miss
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.widgets.buttons import Button, LinkButton
from matchmaker.gui.widgets.columns import SplitColumns
from matchmaker.gui.widgets.empty import EmptyState
from matchmaker.gui.widgets.keys import on_list_key, on_page_key
from matchmaker.messages import N_, NN_, Message

_FOLD_BELOW = 1280  # of the window
_COMPARISON = 600
_BY_NEED, _UNCOVERED = 0, 1
_LAST_NUMBER = 9
_SHOWN = (
    Changed.NEEDS
    | Changed.CAPABILITIES
    | Changed.ORGANISATIONS
    | Changed.EVENT
    | Changed.PROPOSALS
    | Changed.JUDGEMENTS
)


class MatchingPage(Page):
    """Need, candidate, evidence, key: never a dialogue in between."""

    title = Message(N_("Matching"))

    def __init__(self, session: Session) -> None:
        """Build the columns; nothing is read yet."""
        super().__init__(session)
        self.presenter = MatchingPresenter(session)
        self.runs = Runs(session)
        theme = session.theme
        self.status = LinkButton()
        self.brief = Button(theme, icon="documents")
        self.find = Button(theme, kind="primary", icon="run")
        self.needs = NeedsColumn(session, self.presenter)
        self.candidates = CandidatesColumn(session, self.presenter)
        self.comparison = ComparisonPane(session)
        self.decision = DecisionBar(session)
        self.uncovered = UncoveredPane(session, self.presenter)
        self.panel = RunPanel(session, self.presenter)
        self.empty = EmptyState(theme)
        self._right = QWidget()
        self._columns = SplitColumns()
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()
        self._bind_keys()

    # --- called by the window -----------------------------------------------------------------

    @override
    def retranslate(self) -> None:
        super().retranslate()
        text = self.session.text
        self.brief.setText(text(N_("Pair brief")))
        for part in (
            self.needs, self.candidates, self.comparison, self.decision, self.uncovered, self.panel
        ):  # fmt: skip
            part.retranslate()
        self._show_bar()
        self._show_empty()

    @override
    def refresh(self, changed: Changed) -> None:
        if changed == Changed.EVERYTHING:
            self.presenter.forget()
        if changed & _SHOWN:
            self.presenter.load()

    @override
    def entered(self) -> None:
        self.candidates.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_here(self) -> None:
        self.candidates.code.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def show_record(self, record: str) -> None:
        self._show_tab(_BY_NEED)
        self.presenter.show_record(record)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self._stack.currentWidget() is self.uncovered:
            return (self.uncovered.view,)
        return self.needs.view, self.candidates.view, self.comparison

    @override
    def keys(self) -> tuple[tuple[str, Message], ...]:
        return (
            ("A  R  S", Message(N_("Accept, reserve, shortlist the pair"))),
            ("X, 1 … 7", Message(N_("Reject it, and the reason"))),
            ("N", Message(N_("Next need that waits for a decision"))),
            ("U", Message(N_("Undo the last step"))),
            ("\u2191 \u2193", Message(N_("Another need or candidate"))),
            ("\u2190 \u2192", Message(N_("Needs, candidates, comparison"))),
            (self.session.text(N_("Space")), Message(N_("More text, or less"))),
            ("1  2", Message(N_("By need, uncovered needs"))),
            ("Ctrl P", Message(N_("Brief of this pair"))),
            ("Ctrl F", Message(N_("Ask about any capability"))),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.needs.fold(folded=self.window().width() < _FOLD_BELOW)

    # --- showing ------------------------------------------------------------------------------

    def _show_desk(self) -> None:
        self.needs.show_rows()
        self.uncovered.show_rows()
        self.panel.show_rows()
        self._show_need()
        self._show_bar()
        self._show_empty()

    def _show_need(self) -> None:
        self.candidates.tell(None)
        self.candidates.show_rows()
        self._show_pair()

    def _show_pair(self) -> None:
        pair, desk = self.presenter.compared(), self.presenter.desk
        self.candidates.show_chosen()
        if pair is not None and desk is not None:
            self.comparison.show_pair(pair, desk.profile)
        self.comparison.widget().setVisible(pair is not None)
        self.decision.allow(pair=pair is not None, locked=self._locked())
        self.brief.setEnabled(pair is not None and pair.pairing is not None)

    def _show_bar(self) -> None:
        session, desk, text = self.session, self.presenter.desk, self.session.text
        counts = self.presenter.counts()
        tabs = (
            (text(N_("By need")), str(counts[Show.ALL])),
            (text(N_("Uncovered needs")), str(counts[Show.UNCOVERED])),
        )
        self.page_bar.set_tabs(tabs, max(0, self.page_bar.tab()))
        report = desk.report if desk is not None else None
        self.status.setVisible(report is not None)
        if report is not None:
            self.status.setText(session.say(run_words(report)))
        locked = self._locked()
        self.page_bar.lock(session.say(locked) if locked else "")
        if locked is None and desk is not None:
            profile = text(N_("Profile: {name}"), name=desk.profile.name)
            self.page_bar.set_status(profile)
        again = text(N_("Run again")) if report is not None else text(N_("Find pairs"))
        self.find.setText(text(N_("Finding pairs …")) if self.runs.running else again)
        self.find.setEnabled(not self.runs.running)
        ready = desk is not None and report is not None
        self.find.setVisible(ready and not session.read_only)
        self.brief.setVisible(ready)

    def _show_empty(self) -> None:
        said = self._nothing_yet()
        if said is not None:
            self.empty.say(*said)
        wanted = self.uncovered if self.page_bar.tab() == _UNCOVERED else self._columns
        self._stack.setCurrentWidget(self.empty if said is not None else wanted)

    def _nothing_yet(self) -> tuple[str, str, str] | None:
        """Return what stands here before there is anything to match: words, button, link."""
        session, desk = self.session, self.presenter.desk
        text, count = session.text, session.translator.count
        if session.database is None:
            return text(N_("No event is open.")), "", ""
        if desk is None:
            return "", "", ""
        if not desk.waiting or not desk.capabilities:
            needs = count(NN_("{n} published need", "{n} published needs"), desk.waiting)
            offers = count(NN_("{n} capability", "{n} capabilities"), len(desk.capabilities))
            words = text(N_("Nothing to match: {needs}, {offers}."), needs=needs, offers=offers)
            return words, text(N_("Import lists…")), text(N_("Look at the needs"))
        if desk.report is not None:
            return None
        needs = count(NN_("{n} need", "{n} needs"), desk.waiting)
        offers = count(NN_("{n} capability", "{n} capabilities"), len(desk.capabilities))
        words = text(N_("{needs} and {offers} are ready."), needs=needs, offers=offers)
        finding = N_("Finding pairs …") if self.runs.running else N_("Find pairs")
        return words, "" if session.read_only else text(finding), ""

    def _locked(self) -> Message | None:
        session = self.session
        if session.database is None or not session.read_only:
            return None
        return session.read_only_reason or Message(
            N_("This event can only be read: its file or folder is write-protected.")
        )

    # --- acting -------------------------------------------------------------------------------

    def _decided(self, decision: Decision, reason: object) -> None:
        self.presenter.decide(decision, reason)  # type: ignore[arg-type]

    def _first_step(self) -> None:
        desk = self.presenter.desk
        if desk is not None and desk.waiting and desk.capabilities:
            self.runs.start()
        else:
            self.session.go("data")

    def _print(self) -> None:
        pair = self.presenter.compared()
        if pair is not None and pair.pairing is not None:
            self.session.go("documents", pair.pairing.code)

    def _toggle_panel(self) -> None:
        self.panel.setVisible(self.panel.isHidden())
        if self.panel.isVisible():
            self.panel.table.setFocus()

    def _close_panel(self) -> None:
        self.panel.hide()
        self.entered()

    def _from_panel(self, row: RunRow) -> None:
        self._close_panel()
        self._show_tab(_BY_NEED)
        self.presenter.choose_pair(row.need.id, row.capability.id)

    def _from_uncovered(self, row: Miss) -> None:
        self._show_tab(_BY_NEED)
        self.presenter.choose_need(row.need.id)
        if row.nearest is not None:
            self.presenter.choose_pair(row.need.id, row.nearest.id)
        self.entered()

    def _show_tab(self, number: int) -> None:
        if self.page_bar.tab() not in {-1, number}:
            self.page_bar.choose_tab(number)

    def _tab_chosen(self, number: int) -> None:
        self._show_empty()
        (self.uncovered.view if number == _UNCOVERED else self.candidates.view).setFocus()

    def _number(self, number: int) -> None:
        if not self.decision.reason(number) and number in {1, 2}:
            self.page_bar.choose_tab(number - 1)

    def _escape(self) -> None:
        if not self.decision.close_reasons() and self.panel.isVisible():
            self._close_panel()

    # --- building -----------------------------------------------------------------------------

    def _assemble(self) -> None:
        for part in (self.status, self.brief, self.find):
            self.page_bar.add(part)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.comparison, 1)
        column.addWidget(self.decision)
        self._columns.add(self.needs, width=NEEDS, least=FOLDED)
        self._columns.add(self.candidates, width=CANDIDATES, least=300)
        self._columns.add(self._right, least=_COMPARISON, stretch=1)
        for part in (self.empty, self._columns, self.uncovered):
            self._stack.addWidget(part)
        self.panel.hide()
        self.body.addWidget(self.panel)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.desk_changed.connect(self._show_desk)
        presenter.need_changed.connect(self._show_need)
        presenter.pair_changed.connect(self._show_pair)
        presenter.answered.connect(self.candidates.tell)
        self.runs.running_changed.connect(self._show_bar)
        self.runs.running_changed.connect(self._show_empty)
        self.page_bar.tab_chosen.connect(self._tab_chosen)
        self.status.clicked.connect(self._toggle_panel)
        self.brief.clicked.connect(self._print)
        self.find.clicked.connect(self.runs.start)
        self.needs.chosen.connect(presenter.choose_need)
        self.needs.opened.connect(self.entered)
        self.candidates.chosen.connect(presenter.choose_candidate)
        self.candidates.asked.connect(presenter.ask)
        self.candidates.opened.connect(self._print)
        self.comparison.open_wanted.connect(self.session.go)
        self.decision.decided.connect(self._decided)
        self.decision.undo.connect(presenter.undo)
        self.decision.next_need.connect(presenter.next_need)
        self.uncovered.opened.connect(self._from_uncovered)
        self.panel.chosen.connect(self._from_panel)
        self.panel.closed.connect(self._close_panel)
        self.empty.acted.connect(self._first_step)
        self.empty.linked.connect(partial(self.session.go, "needs"))

    def _bind_keys(self) -> None:
        decide = self.decision.decide
        for view in (self.needs.view, self.candidates.view):
            for key, decision in zip("ARSX", _IN_KEY_ORDER, strict=True):
                on_list_key(view, key, partial(decide, decision))
            on_list_key(view, "N", self.presenter.next_need)
            on_list_key(view, "U", self._undo)
            on_list_key(view, "Space", self.comparison.toggle_whole)
            on_list_key(view, "Esc", self._escape)
        for view in (self.needs.view, self.candidates.view, self.uncovered.view):
            for number in range(1, _LAST_NUMBER + 1):
                on_list_key(view, str(number), partial(self._number, number))
        on_list_key(self.needs.view, "Right", self.candidates.view.setFocus)
        on_list_key(self.candidates.view, "Left", self.needs.view.setFocus)
        on_list_key(self.candidates.view, "Right", self.comparison.setFocus)
        on_list_key(self.comparison, "Left", self.candidates.view.setFocus)
        on_list_key(self.panel.table, "Esc", self._escape)
        on_page_key(self, "Ctrl+P", self._print)

    def _undo(self) -> None:
        if not self.session.read_only:
            self.presenter.undo()


_IN_KEY_ORDER = (Decision.ACCEPT, Decision.RESERVE, Decision.SHORTLIST, Decision.REJECT)
