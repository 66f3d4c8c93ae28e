"""The page Data: bring in lists, look at what would happen, then take them in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from matchmaker.domain.intake import ImportPlan
from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.notices import FileFilter
from matchmaker.gui.pages.base import Page
from matchmaker.gui.pages.importing.desk import DeskView
from matchmaker.gui.pages.importing.start import StartView
from matchmaker.gui.presenters.data import DataPresenter
from matchmaker.gui.presenters.data_freshness import Freshness
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.keys import on_list_key, on_page_key
from matchmaker.messages import N_, Message

_LISTS = ("*.xlsx", "*.csv", "*.tsv", "*.txt", "*.jsonl")
_TEMPLATES = {
    RecordKind.NEED: N_("needs-template.xlsx"),
    RecordKind.CAPABILITY: N_("capabilities-template.xlsx"),
}


class DataPage(Page):
    """Empty it offers the first step; with files it is the import desk."""

    title: ClassVar[Message] = Message(N_("Import desk"))

    def __init__(self, session: Session) -> None:
        """Build the page; files are read in the background."""
        super().__init__(session)
        self.presenter = DataPresenter(session)
        self.freshness = Freshness(session)
        self.start = StartView(session, self.presenter, self.freshness)
        self.desk = DeskView(session, self.presenter)
        self.add = Button(session.theme, icon="plus")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.desk)
        self.body.addWidget(self._stack)
        self.page_bar.add(self.add)
        self._connect()
        self._bind_keys()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.add.setText(self.session.text(N_("Add files…")))
        self.start.retranslate()
        self.desk.retranslate()
        self._show_lock()

    @override
    def refresh(self, changed: Changed) -> None:
        self._show_lock()
        self._show()
        self.presenter.load()
        self.freshness.load()

    @override
    def entered(self) -> None:
        first = self.desk.files.list if self._has_files() else self.start.add
        first.setFocus()

    @override
    def take_files(self, paths: Sequence[Path]) -> None:
        """Read files that were dropped on the window."""
        self.presenter.add(paths)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if not self._has_files():
            return (self.start.add, self.start.again, self.start.table)
        desk = self.desk
        return (desk.files.list, desk.sheet.pane(), desk.outcome.list(), desk.carry_out)

    @override
    def keys(self) -> tuple[tuple[str, Message], ...]:
        return (
            ("Ctrl ↵", Message(N_("Import what the dry run says"))),
            ("Ctrl V", Message(N_("Paste cells copied in a spreadsheet"))),
            ("Alt ← →", Message(N_("Previous and next sheet"))),
            ("M", Message(N_("Choose the field of a column"))),
            ("Del", Message(N_("Take the file out of this import"))),
            ("Esc", Message(N_("From rows back to problems"))),
            ("T", Message(N_("Take back the chosen import"))),
        )

    def _connect(self) -> None:
        presenter, start, desk = self.presenter, self.start, self.desk
        presenter.desk_changed.connect(self._show)
        presenter.working_changed.connect(desk.show_working)
        presenter.imports_changed.connect(lambda: start.show_imports(presenter.imports))
        for source in (self.add.clicked, start.add_wanted):
            source.connect(lambda *_: self._add())
        start.template_wanted.connect(self._save_template)
        start.save_wanted.connect(self._save_refused)
        start.back_wanted.connect(presenter.take_back)
        desk.save_wanted.connect(self._save_refused)
        desk.import_wanted.connect(presenter.go_on)
        desk.away_wanted.connect(self._put_away)

    def _bind_keys(self) -> None:
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            on_page_key(self, key, self._carry_out)
        for key, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            on_page_key(self, key, partial(self.desk.files.go, step))
        on_page_key(self, "Ctrl+V", self._paste)
        on_list_key(self.desk.files.list, "M", self.desk.sheet.edit_field)

    def _has_files(self) -> bool:
        return self.presenter.desk.plan is not None

    def _show(self) -> None:
        """Show the desk if files lie on it, and keep the focus inside what is shown."""
        wanted: QWidget = self.desk if self._has_files() else self.start
        turned = self._stack.currentWidget() is not wanted
        self.desk.show_desk()
        self.start.show_state()
        self._stack.setCurrentWidget(wanted)
        self.add.setVisible(self._has_files())
        if turned and self.isVisible():
            self.entered()

    def _show_lock(self) -> None:
        session = self.session
        reason = ""
        if session.database is not None and session.read_only:
            told = session.read_only_reason or Message(
                N_("This event can only be read: its file or folder is write-protected.")
            )
            reason = session.say(told)
        self.page_bar.lock(reason)

    def _add(self) -> None:
        text = self.session.text
        lists = FileFilter(text(N_("Excel and CSV lists")), _LISTS)
        every = FileFilter(text(N_("All files")), ("*",))
        title = text(N_("Choose lists to import"))
        paths = self.session.asks.open_files(title, [lists, every])
        if paths:
            self.presenter.add(paths)

    def _carry_out(self) -> None:
        if self._has_files():
            self.presenter.go_on()

    def _paste(self) -> None:
        self.presenter.paste(QGuiApplication.clipboard().text())

    def _put_away(self) -> None:
        self.presenter.clear()

    def _save_template(self, kind: str) -> None:
        text = self.session.text
        path = self.session.asks.save_file(
            text(N_("Save a blank list")), text(_TEMPLATES[RecordKind(kind)]), [self._workbook()]
        )
        if path is not None:
            self.presenter.save_template(RecordKind(kind), path)

    def _save_refused(self) -> None:
        plan = self._plan()
        if plan is None:
            return
        text = self.session.text
        path = self.session.asks.save_file(
            text(N_("Save the refused rows")), text(N_("refused-rows.xlsx")), [self._workbook()]
        )
        if path is not None:
            self.presenter.save_refused(plan, path)

    def _plan(self) -> ImportPlan | None:
        last = self.presenter.last
        return self.presenter.desk.plan or (last[0] if last else None)

    def _workbook(self) -> FileFilter:
        return FileFilter(self.session.text(N_("Excel workbook")), ("*.xlsx",))
