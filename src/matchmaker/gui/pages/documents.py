"""Documents: what can be printed, for whom, what was checked, and the page that will print."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.gui import printing
from matchmaker.gui.notices import FileFilter, NoticeKind
from matchmaker.gui.pages.base import Page
from matchmaker.gui.pages.papers.checks import ChecksPanel
from matchmaker.gui.pages.papers.choices import ChoicesPanel
from matchmaker.gui.pages.papers.preview import PreviewPanel
from matchmaker.gui.presenters.documents import DocumentsPresenter, Ready
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.widgets.buttons import Button, allow
from matchmaker.gui.widgets.columns import SplitColumns, hairline, surface
from matchmaker.gui.widgets.empty import EmptyState
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.messages import N_, Message

_CHOICES = 390
_PREVIEW_LEAST = 420


class DocumentsPage(Page):
    """Choices and checks at the left, the very page that will print at the right."""

    title: ClassVar[Message] = Message(N_("Documents"))

    def __init__(self, session: Session) -> None:
        """Build the page; papers are prepared in the background."""
        super().__init__(session)
        self._presenter = DocumentsPresenter(session)
        self._choices = ChoicesPanel(session)
        self._checks = ChecksPanel(session)
        self._preview = PreviewPanel(session)
        self._empty = EmptyState(session.theme)
        self._print = Button(session.theme, kind="primary", icon="printer", key="Ctrl P")
        self._save = Button(session.theme, icon="save")
        self._each = Button(session.theme, icon="files")
        self._workbook = Button(session.theme, icon="table")
        self._printers = QComboBox()
        self._no_printer = PlainLabel(style="small", tone="muted", wrap=True)
        self._ready_now, self._why = False, ""
        self._assemble()
        self._connect()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        text = self.session.text
        self._save.setText(text(N_("Save PDF…")))
        self._each.setText(text(N_("One file a pair…")))
        self._workbook.setText(text(N_("Proposals as Excel…")))
        self._printers.setAccessibleName(text(N_("Printer")))
        self._choices.retranslate()
        self._checks.retranslate()
        self._preview.retranslate()
        self._empty.say(
            text(N_("Nothing to print yet: find pairs first, then accept the good ones.")),
            text(N_("Go to Matching")),
        )
        self._show_print_words()
        self._enable(ready=self._ready_now, why=self._why)

    @override
    def refresh(self, changed: Changed) -> None:
        self._list_printers()
        self._presenter.load()

    @override
    def entered(self) -> None:
        (self._choices if self._empty.isHidden() else self._empty).setFocus()

    @override
    def show_record(self, record: str) -> None:
        """Show the brief of the pair with the code *record*."""
        self._presenter.show_pair(record)
        self._choices.show_choice(self._presenter.choice)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._choices.first(), self._preview.view)

    @override
    def keys(self) -> tuple[tuple[str, Message], ...]:
        return (
            ("Ctrl P", Message(N_("Print"))),
            ("← →", Message(N_("Previous and next page, in the preview"))),
        )

    def _assemble(self) -> None:
        self.page_bar.add(self._workbook)
        left = surface(QWidget(), "raised")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choices)
        column.addWidget(hairline())
        column.addWidget(self._checks, 1)
        column.addWidget(hairline())
        column.addWidget(self._foot())
        self._columns = SplitColumns()
        self._columns.add(left, width=_CHOICES, least=_CHOICES)
        self._columns.add(self._preview, least=_PREVIEW_LEAST, stretch=1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._columns, 1)
        self._empty.setVisible(False)

    def _foot(self) -> QWidget:
        foot = surface(QWidget(), "header")
        column = QVBoxLayout(foot)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(8)
        column.addWidget(self._printers)
        column.addWidget(self._no_printer)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._print)
        row.addWidget(self._save)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._each, 0, Qt.AlignmentFlag.AlignLeft)
        return foot

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.counted.connect(self._counted)
        presenter.preparing.connect(self._preparing)
        presenter.first.connect(self._preview.show_ready)
        presenter.counting.connect(self._preview.count)
        presenter.ready.connect(self._ready)
        presenter.nothing.connect(self._nothing)
        self._choices.chosen.connect(presenter.choose)
        self._checks.wanted.connect(self._preview.show_code)
        self._empty.acted.connect(lambda: self.session.go("matching"))
        self._print.clicked.connect(self._print_now)
        self._save.clicked.connect(self._save_as)
        self._each.clicked.connect(self._save_each)
        self._workbook.clicked.connect(self._export)
        printing_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        printing_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        printing_key.activated.connect(self._print_now)

    def _counted(self, counts: dict[str, int]) -> None:
        something = any(counts.values())
        turned = something is not self._empty.isHidden()
        self._empty.setVisible(not something)
        self._columns.setVisible(something)
        if turned and self.isVisible():
            self.entered()
        nothing = self.session.text(N_("Nothing is proposed yet: find pairs first."))
        allow(self._workbook, "" if something else nothing)
        self._choices.show_counts(counts)
        self._choices.show_choice(self._presenter.choice)

    def _preparing(self) -> None:
        self._preview.say(self.session.text(N_("Preparing the pages…")))
        self._checks.wait()
        self._choices.show_choice(self._presenter.choice)
        self._enable(ready=False)
        self._show_print_words()

    def _ready(self, ready: Ready) -> None:
        self._preview.show_ready(ready)
        self._checks.show_prepared(ready.prepared)
        self._enable(ready=ready.pdf is not None)
        self._show_print_words()

    def _nothing(self, message: Message) -> None:
        why = self.session.say(message)
        self._preview.say(why)
        self._checks.show_prepared(None)
        self._enable(ready=False, why=why)
        self._show_print_words()

    def _enable(self, *, ready: bool, why: str = "") -> None:
        """Offer what can be done; a greyed button says why, *why* where nothing is shown."""
        self._ready_now, self._why = ready, why
        text = self.session.text
        waiting = "" if ready else why or text(N_("Preparing the pages…"))
        printer = self._printers.count() > 0
        missing = "" if printer else text(N_("No printer is set up here: save a PDF instead."))
        for button in (self._save, self._each):
            allow(button, waiting)
        allow(self._print, waiting or missing)
        self._no_printer.setText(missing)
        self._no_printer.setVisible(bool(missing))

    def _show_print_words(self) -> None:
        ready = self._presenter.current
        pages = ready.prepared.pages if ready is not None else 0
        words = {0: N_("Print"), 1: N_("Print the page")}.get(pages, N_("Print {n} pages"))
        self._print.setText(self.session.text(words, n=pages))
        self.page_bar.set_status(
            self.session.text(N_("A4, safe in greyscale, a code on every sheet"))
        )

    def _list_printers(self) -> None:
        chosen = self._printers.currentText()
        self._printers.clear()
        self._printers.addItems(list(printing.printers()))
        if chosen:
            self._printers.setCurrentText(chosen)
        self._printers.setVisible(self._printers.count() > 0)

    def _print_now(self) -> None:
        if self._printers.count() == 0:
            self.session.tell(
                Message(N_("No printer is set up here: save a PDF instead.")),
                kind=NoticeKind.WARNING,
            )
        elif self._print.isEnabled():
            self._presenter.print(self._printers.currentText())

    def _save_as(self) -> None:
        path = self.session.asks.save_file(
            self.session.text(N_("Save the pair briefs")), self._proposed_name(), [self._pdf()]
        )
        if path is not None:
            self._presenter.save(path)

    def _save_each(self) -> None:
        folder = self.session.asks.folder(
            self.session.text(N_("Choose the folder for the pair briefs"))
        )
        if folder is not None:
            self._presenter.save_each(folder)

    def _export(self) -> None:
        words = self.session.text(N_("Excel workbook"))
        path = self.session.asks.save_file(
            self.session.text(N_("Save the proposals")),
            "proposals.xlsx",
            [FileFilter(words, ("*.xlsx",))],
        )
        if path is not None:
            self._presenter.export_proposals(path)

    def _proposed_name(self) -> str:
        ready = self._presenter.current
        codes = ready.prepared.codes if ready is not None else ()
        return f"{codes[0]}.pdf" if len(codes) == 1 else "pair-briefs.pdf"

    def _pdf(self) -> FileFilter:
        return FileFilter(self.session.text(N_("PDF file")), ("*.pdf",))
