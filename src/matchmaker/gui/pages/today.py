"""The page Today: where the event stands, which needs are uncovered, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.pages.base import Page
from matchmaker.gui.pages.cells import Cell, CellDelegate, CellKind
from matchmaker.gui.pages.overview.card import Card
from matchmaker.gui.pages.overview.parks import Parks
from matchmaker.gui.pages.overview.stages import Funnel
from matchmaker.gui.pages.overview.steps import Steps
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.presenters.today import (
    MEANING,
    NONE_UNCOVERED,
    UNCOVERED,
    TodayPresenter,
    UncoveredRow,
)
from matchmaker.gui.widgets.buttons import Button, LinkButton
from matchmaker.gui.widgets.empty import EmptyState
from matchmaker.gui.widgets.labels import PlainLabel, plain_tip
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.gui.widgets.tags import CountTag
from matchmaker.messages import N_, Message

_RIGHT = 392
_STAGES = 6
_ROW = 92


class TodayPage(Page):
    """Cards that all lead somewhere."""

    title = Message(N_("Today"))

    def __init__(self, session: Session) -> None:
        """Build the cards; nothing is read yet."""
        super().__init__(session)
        self.presenter = TodayPresenter(session)
        self._own = Button(session.theme, icon="plus")
        self._action = Button(session.theme, kind="primary", icon="matching")
        for action in (self._own, self._action):
            self.page_bar.add(action)
        self.funnel = Funnel(session, _STAGES)
        self.uncovered = UncoveredCard(session)
        self.steps = Steps(session)
        self.parks = Parks(session)
        self.empty = EmptyState(session.theme)
        self._views = QStackedWidget()
        self.body.addWidget(self._views)
        self._views.addWidget(QWidget())
        self._views.addWidget(self._cards())
        self._views.addWidget(self.empty)
        self._connect()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.text
        self._own.setText(say(N_("Start an event of your own")))
        self._action.setText(say(N_("Open Matching")))
        for card in (self.funnel, self.uncovered, self.steps, self.parks):
            card.retranslate()
        self.empty.say(
            say(N_("This event holds no needs and no capabilities yet. Bring in the first list.")),
            say(N_("Import…")),
            "" if self.session.read_only else say(N_("or type the first need")),
        )
        self._show()

    @override
    def refresh(self, changed: Changed) -> None:
        self.presenter.load()

    @override
    def entered(self) -> None:
        nothing = self._views.currentWidget() is self.empty
        (self.empty if nothing else self.uncovered.table).setFocus()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self.presenter.empty or self.presenter.today is None:
            return ()
        steps = self.steps.buttons[:1]
        return (self.funnel.buttons[0], self.uncovered.table, *steps)

    @override
    def keys(self) -> tuple[tuple[str, Message], ...]:
        return (("Enter", Message(N_("Open the need in Matching"))),)

    def _cards(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(_RIGHT)
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(self.steps)
        side.addWidget(self.parks)
        side.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.uncovered, 1)
        below.addWidget(right)
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addWidget(self.funnel)
        column.addLayout(below, 1)
        return cards

    def _connect(self) -> None:
        self.presenter.changed.connect(self._show)
        self.funnel.wanted.connect(self.session.go)
        self.steps.wanted.connect(self.session.go)
        self._own.clicked.connect(lambda: self.session.event_wanted.emit(None))
        self._action.clicked.connect(lambda: self.session.go("matching"))
        self.uncovered.link.clicked.connect(lambda: self.session.go(*UNCOVERED))
        self.uncovered.table.opened.connect(lambda row: self.session.go("matching", row.id))
        self.empty.acted.connect(lambda: self.session.go("data"))
        self.empty.linked.connect(lambda: self.session.go("needs", "new"))

    def _show(self) -> None:
        presenter = self.presenter
        known = presenter.today is not None
        self._views.setCurrentIndex(0 if not known else 2 if presenter.empty else 1)
        self._action.setVisible(known and not presenter.empty)
        self._own.setVisible(known and presenter.sample)
        self.page_bar.set_status(presenter.day_words())
        if not known or presenter.empty:
            return
        self.funnel.show_stages(presenter.stages())
        self.uncovered.show_rows(presenter.uncovered(), presenter.possible(), ran=presenter.ran)
        self.steps.show_steps(presenter.steps())
        self.parks.show_parks(presenter.parks())


class UncoveredCard(Card):
    """The uncovered needs with what comes nearest, and the one thing that holds it."""

    def __init__(self, session: Session) -> None:
        """Show no row yet."""
        super().__init__()
        self._session = session
        self._ran, self._covered = False, True
        self.count = CountTag()
        self.link = LinkButton()
        self.head.addWidget(self.count)
        self.head.addStretch(1)
        self.head.addWidget(self.link)
        self._none = PlainLabel(wrap=True)
        self._none.setContentsMargins(16, 14, 16, 14)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = RecordTable(session.theme)
        self._model: RowTableModel[UncoveredRow] = RowTableModel(
            _COLUMNS, session.say, key=lambda row: row.id, parent=self
        )
        self.table.show_model(self._model)
        self._delegate = CellDelegate(session.theme, _cell, lambda _row: False)
        self.table.setItemDelegate(self._delegate)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        heading = self.table.horizontalHeader()
        heading.setStretchLastSection(False)
        for number in (0, 1, 3):
            heading.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.column.addWidget(self._none)
        self.column.addWidget(self.table, 1)
        self.column.setContentsMargins(1, 1, 1, 8)

    def retranslate(self) -> None:
        """Word heading, columns and link."""
        self.link.setText(self._session.text(N_("Open all in Matching")))
        self._model.retranslate()
        self._say()

    def show_rows(
        self, rows: tuple[UncoveredRow, ...], possible: tuple[UncoveredRow, ...], *, ran: bool
    ) -> None:
        """Show *rows*, or else those that are only *possible*; *ran*: pairs were proposed."""
        self._ran, self._covered = ran, not rows
        shown = rows or possible
        self._model.set_rows(shown)
        self.count.setText(str(len(shown)))
        self.count.setVisible(bool(shown) or ran)
        self.link.setVisible(bool(rows))
        self.table.setVisible(bool(shown))
        self._none.setVisible(not rows)
        self._say()
        tall = QSizePolicy.Policy.Expanding if shown else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, tall)
        if shown and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))

    def _say(self) -> None:
        say, possible = self._session.text, self._covered and self._model.rowCount() > 0
        self.title.setText(say(N_("Best is only possible") if possible else N_("Uncovered needs")))
        self.title.setToolTip(plain_tip(say(MEANING)))
        self.table.name(self.title.text())
        none = N_("No pairs have been proposed yet. Start a run on the page Matching.")
        self._none.setText(say(NONE_UNCOVERED if self._ran else none))


_COLUMNS = (
    Column[UncoveredRow](Message(N_("Need")), lambda row: f"{row.title}, {row.code}, {row.owner}"),
    Column[UncoveredRow](
        Message(N_("Nearest capability")), lambda row: f"{row.nearest}, {row.nearest_code}"
    ),
    Column[UncoveredRow](
        Message(N_("Score")),
        lambda row: str(row.score) if row.bar is not None else "\u2014",
        sort=lambda row: row.score,
        width=158,
    ),
    Column[UncoveredRow](Message(N_("What is missing")), lambda row: row.reason),
)


def _cell(row: UncoveredRow, number: int) -> Cell:
    if number == 0:
        return Cell(
            row.title, CellKind.TITLE, row.owner, language=row.title_language,
            second_language=row.owner_language, code=row.code,
        )  # fmt: skip
    if number == 1:
        return Cell(
            row.nearest or "\u2014", CellKind.TITLE, row.nearest_owner,
            language=row.nearest_language, code=row.nearest_code, code_role="capability",
        )  # fmt: skip
    if number == 2:
        words = str(row.score) if row.bar is not None else "\u2014"
        return Cell(words, CellKind.SCORE, bar=row.bar)
    return Cell(row.reason, CellKind.WRAPPED)
