"""The matching page: the workbench, uncovered needs, teams, and what the last run changed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from matchmaker.gui.pages.base import Page
from matchmaker.gui.pages.workbench.bench import Bench, keys, locked
from matchmaker.gui.pages.workbench.nothing import lacking, nothing_yet
from matchmaker.gui.pages.workbench.runs import RunPanel
from matchmaker.gui.pages.workbench.teams import TeamsPane
from matchmaker.gui.pages.workbench.uncovered import UncoveredPane
from matchmaker.gui.pages.workbench.weighing import Weighing
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.matching_pairs import Show
from matchmaker.gui.presenters.matching_runs import RunRow, Runs, run_words, words_only_note
from matchmaker.gui.presenters.matching_words import Miss
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.presenters.today import UNCOVERED
from matchmaker.gui.widgets.buttons import Button, LinkButton, allow
from matchmaker.gui.widgets.empty import EmptyState
from matchmaker.gui.widgets.keys import on_list_key, on_page_key
from matchmaker.messages import N_, Message

_FOLD_BELOW = 1280  # of the window
_BY_NEED, _UNCOVERED, _BY_TEAM = 0, 1, 2
_SHOWN = Changed.EVERYTHING & ~Changed.PEOPLE


class MatchingPage(Page):
    """Need, candidate, evidence, key: never a dialogue in between."""

    title = Message(N_("Matching"))

    def __init__(self, session: Session) -> None:
        """Build everything; nothing is read yet."""
        super().__init__(session)
        self.presenter = MatchingPresenter(session)
        self.runs = Runs(session)
        theme = session.theme
        self.status = LinkButton()
        self.brief = Button(theme, icon="documents")
        self.run_button = Button(theme, kind="primary", icon="run")
        self.bench = Bench(session, self.presenter)
        self.uncovered = UncoveredPane(session, self.presenter)
        self.teams = TeamsPane(session, self.presenter)
        self.panel = RunPanel(session, self.presenter)
        self.weighing = Weighing(session, self.presenter)
        self.empty = EmptyState(theme)
        self._stack = QStackedWidget()
        self._awaited = False
        self._assemble()
        self._connect()
        self._bind_keys()

    # --- called by the window -----------------------------------------------------------------

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.brief.setText(self.session.text(N_("Pair brief")))
        for part in (self.bench, self.uncovered, self.teams, self.panel, self.weighing):
            part.retranslate()
        self._show_bar()
        self._show_body()

    @override
    def refresh(self, changed: Changed) -> None:
        if changed == Changed.EVERYTHING:
            self.presenter.forget()
        if changed & _SHOWN:
            self.presenter.load(judged=changed == Changed.JUDGEMENTS)
            self.teams.presenter.load()

    @override
    def entered(self) -> None:
        self._awaited = self.presenter.desk is None
        shown = self._stack.currentWidget()
        first: QWidget = self.bench.candidates.view
        if shown is not self.bench:
            first = self.empty if shown is self.empty else self.panes()[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_here(self) -> None:
        self.bench.candidates.code.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def show_record(self, record: str) -> None:
        if record == UNCOVERED[1]:
            self._show_tab(_UNCOVERED)
            return
        self._show_tab(_BY_NEED)
        self.presenter.show_record(record)

    @override
    def back(self) -> bool:
        if self.bench.decision.close_reasons():
            self.entered()
            return True
        return self._close_panel()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self._stack.currentWidget() in {self.uncovered, self.teams}:
            teams = self._stack.currentWidget() is self.teams
            return (self.teams.view if teams else self.uncovered.view,)
        return self.bench.panes()

    @override
    def keys(self) -> tuple[tuple[str, Message], ...]:
        return keys(self.session)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bench.fold(folded=self.window().width() < _FOLD_BELOW)

    # --- showing ------------------------------------------------------------------------------

    def _show_desk(self) -> None:
        before = self._stack.currentWidget()
        self.bench.show_desk()
        self.uncovered.show_rows()
        self.panel.show_rows()
        self._show_bar()
        self._show_body()
        if self._awaited or self._stack.currentWidget() is not before:
            self._go_to_list()

    def _run_ended(self) -> None:
        if not self.runs.running:
            self._go_to_list()
            self._awaited = True  # and again when the new pairs are there

    def _go_to_list(self) -> None:
        """Let the letter keys work at once, but take the focus from nobody who types."""
        focus = self.window().focusWidget()
        if self.isVisible() and not (isinstance(focus, QLineEdit) and focus.isVisible()):
            self.entered()

    def _show_bar(self) -> None:
        session, desk, text = self.session, self.presenter.desk, self.session.text
        report = desk.report if desk is not None else None
        counts = self.presenter.counts()
        tabs = (
            (text(N_("By need")), str(counts[Show.ALL]) if report else ""),
            (text(N_("Uncovered needs")), str(counts[Show.UNCOVERED]) if report else ""),
            (text(N_("By team")), ""),
        )
        self.page_bar.set_tabs(tabs, max(_BY_NEED, self.page_bar.tab()))
        self.status.setVisible(report is not None)
        self.status.setText(session.say(run_words(report)) if report else "")
        reason = locked(session)
        self.page_bar.lock(session.say(reason) if reason else "")
        if reason is None and desk is not None:
            name = session.translator.label("profile", desk.profile.name)
            own = N_("Profile: {name}, own weights") if desk.own_weights else ""
            said = text(own or N_("Profile: {name}"), name=name)
            if report is not None and words_only_note(report) is not None:
                said = " · ".join((said, text(N_("words alone"))))
            self.page_bar.set_status(said)
        running = self.runs.running
        self.run_button.setText(text(N_("Finding pairs …")) if running else text(N_("Run again")))
        allow(
            self.run_button,
            text(N_("Pairs are being found.")) if running else lacking(desk, session),
        )
        self.run_button.setVisible(report is not None and not session.read_only)
        self.brief.setVisible(report is not None)
        self._show_brief()

    def _show_brief(self) -> None:
        pair = self.presenter.compared()
        offered = pair is not None and pair.pairing is not None
        none = N_("Only a pair that is proposed or decided has a brief. Choose a candidate.")
        allow(self.brief, "" if offered else self.session.text(none))

    def _show_body(self) -> None:
        said = nothing_yet(self.presenter.desk, self.session, running=self.runs.running)
        if said is not None:
            self.empty.say(*said)
        wanted = (self.bench, self.uncovered, self.teams)[max(_BY_NEED, self.page_bar.tab())]
        self._stack.setCurrentWidget(self.empty if said is not None else wanted)

    # --- acting -------------------------------------------------------------------------------

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
        if not self.panel.isHidden():
            self.panel.table.setFocus()

    def _close_panel(self) -> bool:
        shown = not self.panel.isHidden()
        if shown:
            self.panel.hide()
            self.entered()
        return shown

    def _from_panel(self, row: RunRow) -> None:
        self._show_tab(_BY_NEED)
        self.presenter.choose_pair(row.need.id, row.capability.id)
        self._close_panel()

    def _from_uncovered(self, row: Miss) -> None:
        self._show_tab(_BY_NEED)
        if row.nearest is not None:
            self.presenter.choose_pair(row.need.id, row.nearest.id)
        else:
            self.presenter.choose_need(row.need.id)
        self.entered()

    def _show_tab(self, number: int) -> None:
        if self.page_bar.tab() not in {-1, number}:
            self.page_bar.choose_tab(number)

    def _number(self, number: int) -> None:
        if number - 1 in {_BY_NEED, _UNCOVERED, _BY_TEAM}:
            self.page_bar.choose_tab(number - 1)

    def _tab_chosen(self, _number: int) -> None:
        self._show_body()
        self.entered()

    # --- building -----------------------------------------------------------------------------

    def _assemble(self) -> None:
        for action in (self.weighing.button, self.status, self.brief, self.run_button):
            self.page_bar.add(action)
        for part in (self.empty, self.bench, self.uncovered, self.teams):
            self._stack.addWidget(part)
        self.panel.hide()
        self.body.addWidget(self.weighing)
        self.body.addWidget(self.panel)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.presenter.desk_changed.connect(self._show_desk)
        self.presenter.need_changed.connect(self._show_brief)
        self.presenter.pair_changed.connect(self._show_brief)
        self.runs.running_changed.connect(self._show_bar)
        self.runs.running_changed.connect(self._show_body)
        self.runs.running_changed.connect(self._run_ended)
        self.page_bar.tab_chosen.connect(self._tab_chosen)
        self.status.clicked.connect(self._toggle_panel)
        self.brief.clicked.connect(self._print)
        self.run_button.clicked.connect(self.runs.start)
        self.weighing.run_wanted.connect(self.runs.start)
        self.bench.numbered.connect(self._number)
        self.bench.brief_wanted.connect(self._print)
        self.uncovered.opened.connect(self._from_uncovered)
        self.panel.chosen.connect(self._from_panel)
        self.panel.closed.connect(self._close_panel)
        self.empty.acted.connect(self._first_step)
        self.empty.linked.connect(lambda: self.session.go("needs"))

    def _bind_keys(self) -> None:
        for number in (1, 2, 3):
            for view in (self.uncovered.view, self.teams.view):
                on_list_key(view, str(number), partial(self._number, number))
        views = (self.bench.needs, self.bench.candidates, self.uncovered, self.teams)
        self.weighing.bind(*(each.view for each in views))
        on_page_key(self, "Ctrl+P", self._print)
