"""The one page that starts an event, or describes it again: title, stop, days, host, file."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from matchmaker.domain.event import EventWords
from matchmaker.domain.limits import NAME, TITLE
from matchmaker.domain.texts import Language
from matchmaker.gui.presenters.new_event import NewEventPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.buttons import Button, LinkButton, allow
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel, restyle
from matchmaker.messages import N_, Message

_WIDTH = 560
_DAY = "yyyy-MM-dd"
_TITLES = {
    Language.ZH_HANS: N_("Title, in Simplified Chinese"),
    Language.ZH_HANT: N_("Title, in Traditional Chinese"),
    Language.EN: N_("Title, in English"),
}
_CALENDARS = {
    Language.ZH_HANS: QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    Language.ZH_HANT: QLocale(
        QLocale.Language.Chinese, QLocale.Script.TraditionalHanScript, QLocale.Country.HongKong
    ),
    Language.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class EventDialog(QDialog):
    """Asks what an event is called, where and when it is; Ctrl+Enter takes it, Esc leaves."""

    described = Signal(object, object)  # EventWords, Path or None for the open file

    def __init__(self, session: Session, parent: QWidget | None, *, fresh: bool) -> None:
        """Ask for a *fresh* event, or about the open one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._fresh = fresh
        self.presenter = NewEventPresenter(session)
        self.title, self.stop, self.host = QLineEdit(), QLineEdit(), QLineEdit()
        self.title.setMaxLength(TITLE)
        self.stop.setMaxLength(NAME)
        self.host.setMaxLength(NAME)
        self.fixed = QCheckBox()
        self.first, self.last = _day_field(session.theme), _day_field(session.theme)
        self._to = PlainLabel()
        self._file = ElidedLabel(style="small", tone="muted")
        self._change = LinkButton()
        self.wrong = PlainLabel(tone="error", wrap=True)
        self._cancel = Button(session.theme)
        self.take = Button(session.theme, kind="primary", key="Ctrl \u21b5")
        self._assemble()
        self._connect()
        self._word()
        self._begin()

    def words(self) -> EventWords:
        """Return what is typed."""
        fixed = self.fixed.isChecked()
        return EventWords(
            title=self.title.text(),
            language=self._session.language,
            stop=self.stop.text(),
            starts_on=_day(self.first) if fixed else None,
            ends_on=_day(self.last) if fixed else None,
            host=self.host.text(),
        )

    def send(self) -> None:
        """Take what is typed, or say what is wrong with it."""
        words, path = self.words(), self._path()
        if (wrong := self.presenter.wrong(words, path)) is not None:
            self._tell(wrong)
            return
        self.accept()
        self.described.emit(words, path)

    def _path(self) -> Path | None:
        return self.presenter.path(self.title.text()) if self._fresh else None

    def _tell(self, wrong: Message | None) -> None:
        self.wrong.setText(self._session.say(wrong) if wrong else "")
        self.wrong.setVisible(wrong is not None)
        missing = wrong is not None and not self.title.text().strip()
        restyle(self.title, "wrong", "true" if missing else "")
        if missing:
            self.title.setFocus()

    # --- filling ------------------------------------------------------------------------------

    def _begin(self) -> None:
        today = self.presenter.first_day()
        for field in (self.first, self.last):
            field.setDate(QDate(today.year, today.month, today.day))
        self._show_days()
        self._show_file()
        self.presenter.load()
        self.title.setFocus()

    def _known(self) -> None:
        event, language = self.presenter.open_event, self._session.language
        if self._fresh or event is None:
            self.host.setText(self.host.text() or self.presenter.host())
            return
        self.title.setText(event.title.get(language))
        self.stop.setText(event.stop_name.get(language))
        self.host.setText(event.organiser.get(language))
        self.fixed.setChecked(event.starts_on is not None)
        for field, day in ((self.first, event.starts_on), (self.last, event.ends_on)):
            if day is not None:
                field.setDate(QDate(day.year, day.month, day.day))

    def _show_days(self) -> None:
        text = self._session.text
        why = "" if self.fixed.isChecked() else text(N_("Tick “The days are fixed” first."))
        for field in (self.first, self.last):
            allow(field, why)

    def _follow_first(self, first: QDate) -> None:
        """An event never ends before it begins."""
        if self.last.date() < first:
            self.last.setDate(first)
        self.last.setMinimumDate(first)

    def _show_file(self) -> None:
        if self._fresh:
            self._file.setText(str(self._path()))
        self._tell(None)

    def _choose_file(self) -> None:
        self.presenter.choose_path(self.title.text())
        self._show_file()

    # --- building -----------------------------------------------------------------------------

    def _connect(self) -> None:
        for field in (self.title, self.stop, self.host):
            field.returnPressed.connect(lambda: self.focusNextChild())
        self.title.textChanged.connect(lambda _text: self._show_file())
        self.fixed.toggled.connect(lambda _on: self._show_days())
        self.first.dateChanged.connect(self._follow_first)
        self._change.clicked.connect(self._choose_file)
        self._cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.send)
        self.presenter.known.connect(self._known)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.send)

    def _word(self) -> None:
        text, language = self._session.text, self._session.language
        heading = text(N_("New event")) if self._fresh else text(N_("About this event"))
        self.setWindowTitle(heading)
        self._heading.setText(heading)
        self._lead.setText(
            text(N_("Only the title is needed. The rest can be added later: “About this event”."))
            if self._fresh
            else text(N_("Other languages of the event stay as they are."))
        )
        names = (text(_TITLES[language]), text(N_("Stop or city")), text(N_("Host")))
        for label, field, name in zip(self._labels, self._lines, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.title.setPlaceholderText(text(N_("such as: Foshan needs, Hong Kong universities")))
        self.stop.setPlaceholderText(text(N_("such as: First stop, Hong Kong")))
        self.host.setPlaceholderText(text(N_("who invites, as it stands on paper")))
        self.fixed.setText(text(N_("The days are fixed")))
        self._to.setText(text(N_("to")))
        for day, name in ((self.first, N_("First day")), (self.last, N_("Last day"))):
            day.setAccessibleName(text(name))
            day.setLocale(_CALENDARS[language])
            day.calendarWidget().setLocale(_CALENDARS[language])
        self._kept.setText(text(N_("Kept in the file")))
        self._change.setText(text(N_("Change…")))
        self._cancel.setText(text(N_("Cancel")))
        self.take.setText(text(N_("Start the event")) if self._fresh else text(N_("Keep")))

    def _assemble(self) -> None:
        self._heading, self._lead = PlainLabel(style="lead"), PlainLabel(tone="muted", wrap=True)
        self._lines = (self.title, self.stop, self.host)
        self._labels = [PlainLabel(style="strong") for _ in self._lines]
        self._kept = PlainLabel(style="strong")
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        title, stop, host = zip(self._labels, self._lines, strict=True)
        for pair in (title, stop):
            column.addSpacing(6)
            for part in pair:
                column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.fixed)
        column.addLayout(_row(self.first, self._to, self.last))
        column.addSpacing(6)
        for part in host:
            column.addWidget(part)
        for shown in (self._kept, self._file, self._change):
            shown.setVisible(self._fresh)
        column.addSpacing(6)
        column.addWidget(self._kept)
        file = QHBoxLayout()
        file.addWidget(self._file, 1)
        file.addWidget(self._change)
        column.addLayout(file)
        column.addWidget(self.wrong)
        column.addSpacing(10)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.take)
        column.addLayout(buttons)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _day_field(theme: Theme) -> QDateEdit:
    field = QDateEdit()
    field.setCalendarPopup(True)
    calendar = field.calendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    weekend = QTextCharFormat()  # Qt's own is red in every theme
    weekend.setForeground(theme.color("text"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    field.setDisplayFormat(_DAY)
    field.setMinimumWidth(150)
    return field


def _day(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
