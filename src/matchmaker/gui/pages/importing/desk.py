"""The import desk with files on it: what was read, how, and what would happen."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.intake import Place, reading_key
from matchmaker.gui.pages.importing.files import FilesPanel
from matchmaker.gui.pages.importing.outcome import OutcomePanel
from matchmaker.gui.pages.importing.sheet import SheetPanel
from matchmaker.gui.presenters.data import DataPresenter
from matchmaker.gui.presenters.data_rows import FileRow, file_rows
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.columns import SplitColumns, hairline, surface
from matchmaker.gui.widgets.labels import ElidedLabel, plain_tip
from matchmaker.messages import N_, NN_

_FOOT = 56
_WIDE = 1240  # of the page; below it the outer columns are narrower
_COLUMNS = {True: (268, 396), False: (232, 356)}
_LEAST = (200, 400, 320)


class DeskView(QWidget):
    """Three columns and a foot; ``save_wanted`` and ``import_wanted`` ask the page."""

    save_wanted = Signal()
    import_wanted = Signal()
    away_wanted = Signal()

    def __init__(self, session: Session, presenter: DataPresenter) -> None:
        """Show nothing yet."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self.files = FilesPanel(session)
        self.sheet = SheetPanel(session, presenter)
        self.outcome = OutcomePanel(session)
        self.carry_out = Button(session.theme, kind="primary", key="Ctrl ↵")
        self.away = Button(session.theme)
        self.into_sample = Button(session.theme)
        self.own = Button(session.theme, kind="primary", key="Ctrl ↵")
        self.publish = QCheckBox()
        self._promise_sign = QLabel()
        self._promise = ElidedLabel(style="small", tone="muted")
        self._columns = SplitColumns()
        self._dragged = False
        self._assemble()
        self._connect()

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self.away.setText(text(N_("Put the files away")))
        self.own.setText(text(N_("Start an event of your own")))
        self.publish.setText(text(N_("Publish new needs now")))
        tip = N_("Only published needs are matched. Without it they wait for your check.")
        self.publish.setToolTip(plain_tip(text(tip)))
        for part in (self.files, self.sheet, self.outcome):
            part.retranslate()
        self.show_working()

    def show_desk(self) -> None:
        """Show the files and the dry run of the presenter."""
        desk = self._presenter.desk
        unread = [(each.path.name, each.why) for each in desk.unread]
        self.outcome.show_plan(desk.plan, unread)
        self.files.show_rows(file_rows(desk.plan, unread))
        self.show_working()

    def show_working(self) -> None:
        """Say how many rows would be written; nothing can be while a dry run is made."""
        count, session = self._presenter.desk.to_import, self._session
        sample = self._presenter.asks_first
        words = session.translator.count(NN_("Import {n} row", "Import {n} rows"), count)
        added = NN_("Add {n} row to the sample", "Add {n} rows to the sample")
        self.into_sample.setText(session.translator.count(added, count))
        promise = N_("The whole import can be taken back in one step, also tomorrow.")
        if sample:
            promise = N_("This is the sample event.")
        self._promise.setText(session.text(promise))
        for part in (self.own, self.into_sample):
            part.setVisible(sample)
            part.setEnabled(not self._presenter.working)
        self.publish.setVisible(bool(self._presenter.desk.new_needs) and not session.read_only)
        self.publish.setChecked(self._presenter.publish)
        self.carry_out.setText(words if count else session.text(N_("Nothing to import")))
        self.carry_out.setVisible(not session.read_only and not sample)
        self.carry_out.setEnabled(bool(count) and not self._presenter.working)
        self._promise.setVisible(not session.read_only)
        self._promise_sign.setVisible(not session.read_only and not sample)

    def show_place(self, place: Place) -> None:
        """Choose the sheet of a place."""
        self.files.list.choose(reading_key(place.file, place.sheet))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the outer columns as wide as they are meant to be, unless a person moved them."""
        super().resizeEvent(event)
        self._share_width()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_width()

    def _assemble(self) -> None:
        left, right = _COLUMNS[True]
        parts = ((self.files, left), (self.sheet, 0), (self.outcome, right))
        for (part, width), least in zip(parts, _LEAST, strict=True):
            self._columns.add(part, width=width, least=least, stretch=int(part is self.sheet))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._columns, 1)
        column.addWidget(hairline())
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = surface(QWidget(), "page")
        foot.setFixedHeight(_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(10)
        parts = (self._promise_sign, self._promise, self.publish, self.away)
        for part in (*parts, self.carry_out, self.into_sample, self.own):
            row.addWidget(part, 1 if part is self._promise else 0)
        return foot

    def _connect(self) -> None:
        self.files.chosen.connect(self._show_sheet)
        self.files.removed.connect(self._presenter.remove)
        self.sheet.removed.connect(self._presenter.remove)
        self.outcome.save_wanted.connect(self.save_wanted)
        self.outcome.sheet_wanted.connect(self.show_place)
        self.carry_out.clicked.connect(lambda: self.import_wanted.emit())
        self.own.clicked.connect(self._presenter.own_event)
        self.into_sample.clicked.connect(lambda: self._presenter.carry_out(into_sample=True))
        self.publish.toggled.connect(self._presenter.set_publish)
        self.away.clicked.connect(lambda: self.away_wanted.emit())
        self._columns.splitterMoved.connect(self._moved)
        self._session.theme_changed.connect(self._tint)
        self._tint()

    def _show_sheet(self, row: object) -> None:
        self.sheet.show_row(row if isinstance(row, FileRow) else None)

    def _share_width(self) -> None:
        if not self._dragged:
            left, right = _COLUMNS[self.width() >= _WIDE]
            self._columns.setSizes([left, self.width() - left - right - 2, right])

    def _moved(self) -> None:
        self._dragged = True

    def _tint(self) -> None:
        theme, ratio = self._session.theme, self.devicePixelRatioF()
        sign = theme.pixmap("undo", "text-muted", QSize(14, 14), ratio=ratio)
        self._promise_sign.setPixmap(sign)
