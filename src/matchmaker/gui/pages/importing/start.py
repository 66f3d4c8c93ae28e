"""The import desk without files: how to begin, and the imports there were."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.presenters.data import DataPresenter
from matchmaker.gui.presenters.data_freshness import Freshness
from matchmaker.gui.presenters.data_work import EarlierImport
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button, LinkButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.drop_zone import DropZone
from matchmaker.gui.widgets.keys import on_list_key
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.remarks import Remark, Remarks
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.messages import N_, NN_, Message

_EDGE = 20
_WIDEST = 900
_WORDS = 1  # the column that takes the room there is


class StartView(QWidget):
    """``add_wanted``, ``template_wanted(kind)``, ``save_wanted`` and ``back_wanted(import)``."""

    add_wanted = Signal()
    template_wanted = Signal(str)
    save_wanted = Signal()
    back_wanted = Signal(object)

    def __init__(self, session: Session, presenter: DataPresenter, freshness: Freshness) -> None:
        """Offer the first step."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self._freshness = freshness
        self._stale = PlainLabel(tone="muted")
        self.again = Button(session.theme, kind="small")
        self.remarks = Remarks(session.theme)
        self._save = LinkButton()
        self._drop = DropZone(session.theme)
        self._lead = PlainLabel(style="lead", wrap=True)
        self._hint = PlainLabel(tone="muted", wrap=True)
        self.add = Button(session.theme, kind="primary", icon="plus")
        self._blank = PlainLabel(style="small", tone="muted")
        self.templates = {
            RecordKind.NEED: LinkButton(),
            RecordKind.CAPABILITY: LinkButton(),
        }
        self._heading = PlainLabel(style="lead")
        self._why_not = PlainLabel(style="small", tone="muted", wrap=True)
        self.back = Button(session.theme, icon="undo", key="T")
        self.model: RowTableModel[EarlierImport] = RowTableModel(
            self._columns(), session.say, key=lambda row: row.id
        )
        self.table = RecordTable(session.theme)
        self.table.show_model(self.model)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        self._earlier = surface(QWidget(), "raised")
        self._assemble()
        self._connect()

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._lead.setText(
            text(N_("Drop Excel or CSV files anywhere in this window, or paste cells (Ctrl V)."))
        )
        self._hint.setText(
            text(
                N_(
                    "Lists of needs or of capabilities, in Chinese or English, the columns in any "
                    "order. You see what would happen before anything is written."
                )
            )
        )
        self.add.setText(text(N_("Add files…")))
        self._blank.setText(text(N_("Or save a blank list to fill in:")))
        self.templates[RecordKind.NEED].setText(text(N_("Blank list of needs…")))
        self.templates[RecordKind.CAPABILITY].setText(text(N_("Blank list of capabilities…")))
        self._save.setText(text(N_("Save refused rows…")))
        self.again.setText(text(N_("Match again")))
        self._heading.setText(text(N_("Earlier imports")))
        self.table.name(text(N_("Earlier imports")))
        self.back.setText(text(N_("Take back")))
        self.model.retranslate()
        self.show_state()
        self._show_back()

    def show_state(self) -> None:
        """Show what could not be read, and what the last import did."""
        say, last = self._session.say, self._presenter.last
        unread = self._presenter.desk.unread
        remarks = [Remark("error", each.path.name, say(each.why)) for each in unread]
        refused = last[1].refused if last else 0
        if refused and not unread:
            words = Message(
                NN_(
                    "{n} row of the last import was refused. Save it with the reasons, "
                    "correct it, and import that file.",
                    "{n} rows of the last import were refused. Save them with the reasons, "
                    "correct them, and import that file.",
                ),
                n=refused,
            )
            remarks.append(Remark("warning", say(words)))
        self.remarks.show_remarks(remarks)
        self.remarks.setVisible(bool(remarks))
        self._save.setVisible(bool(refused) and not unread)
        self.show_freshness()

    def show_freshness(self) -> None:
        """Say quietly why to match again, such as records that changed since the last time."""
        fresh, session = self._freshness, self._session
        self._stale.setText(session.say(fresh.why) if fresh.why else "")
        self._stale.setVisible(fresh.why is not None)
        self.again.setVisible(fresh.why is not None and not session.read_only)
        self.again.setEnabled(not fresh.running)

    def show_imports(self, imports: tuple[EarlierImport, ...]) -> None:
        """List the imports, newest first."""
        news = {each.id for each in imports} - {each.id for each in self.model.rows()}
        self.model.set_rows(imports)
        self._earlier.setVisible(bool(imports))
        if imports and (news or not self.table.currentIndex().isValid()):
            self.table.choose(imports[0].id)
        self._show_back()

    def _assemble(self) -> None:
        self._drop.column.addWidget(self._lead)
        self._drop.column.addWidget(self._hint)
        self._drop.column.addSpacing(6)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        self._drop.column.addLayout(buttons)
        blank = QHBoxLayout()
        blank.setSpacing(16)
        blank.addWidget(self._blank)
        for link in self.templates.values():
            blank.addWidget(link)
        blank.addStretch(1)
        self._drop.column.addSpacing(6)
        self._drop.column.addLayout(blank)
        saving = QHBoxLayout()
        saving.setContentsMargins(24, 0, 0, 0)
        saving.addWidget(self._save)
        saving.addStretch(1)
        stale = QHBoxLayout()
        stale.setSpacing(12)
        stale.addWidget(self._stale)
        stale.addWidget(self.again)
        stale.addStretch(1)
        upper = QWidget()
        upper.setMaximumWidth(_WIDEST)
        above = QVBoxLayout(upper)
        above.setContentsMargins(_EDGE, 16, _EDGE, _EDGE)
        above.setSpacing(10)
        above.addWidget(self.remarks)
        above.addLayout(saving)
        above.addLayout(stale)
        above.addWidget(self._drop)
        self._assemble_earlier()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(upper)
        column.addWidget(self._earlier, 1)
        column.addStretch(0)

    def _assemble_earlier(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_EDGE, 8, _EDGE, 8)
        head.setSpacing(16)
        head.addWidget(self._heading)
        head.addWidget(self._why_not, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self._earlier)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(lambda: self.add_wanted.emit())
        self.again.clicked.connect(self._freshness.match_again)
        self._freshness.changed.connect(self.show_freshness)
        self.back.clicked.connect(self._take_back)
        self._save.clicked.connect(lambda: self.save_wanted.emit())
        for kind, link in self.templates.items():
            link.clicked.connect(lambda _=False, k=kind: self.template_wanted.emit(k.value))
        self.table.chosen.connect(lambda _: self._show_back())
        on_list_key(self.table, "T", self._take_back)

    def _columns(self) -> tuple[Column[EarlierImport], ...]:
        return (
            Column(
                Message(N_("When")),
                lambda row: self._session.translator.when(row.at),
                sort=lambda row: row.at,
                width=150,
            ),
            Column(Message(N_("Import")), lambda row: self._session.say(row.summary), width=560),
            Column(Message(N_("By")), lambda row: row.by, width=140),
            Column(Message(N_("State")), self._state, width=210),
        )

    def _state(self, row: EarlierImport) -> str:
        text = self._session.text
        if row.undone:
            return text(N_("taken back"))
        return text(N_("can be taken back now")) if row.next else ""

    def _chosen(self) -> EarlierImport | None:
        row = self.table.current_row()
        return row if isinstance(row, EarlierImport) else None

    def _show_back(self) -> None:
        row = self._chosen()
        self.back.setVisible(not self._session.read_only)
        self.back.setEnabled(row is not None and row.next)
        later = row is not None and not row.next and not row.undone
        words = N_("Later steps come first: undo them (Ctrl Z), then take this import back.")
        self._why_not.setText(self._session.text(words) if later else "")

    def _take_back(self) -> None:
        row = self._chosen()
        if row is not None and row.next and not self._session.read_only:
            self.back_wanted.emit(row)
