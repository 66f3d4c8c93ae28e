"""The way from a field to its history: labels with a menu, a key, and a panel at the right."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStackedWidget, QWidget

from matchmaker.gui.pages.editor.field_history import FieldHistory
from matchmaker.gui.pages.editor.inputs import LOST
from matchmaker.gui.pages.editor.parts import Parts
from matchmaker.gui.pages.editor.side import WIDTH
from matchmaker.gui.presenters.history import HistoryRow
from matchmaker.gui.widgets.keys import on_page_key
from matchmaker.gui.widgets.labels import plain_tip
from matchmaker.messages import N_, NN_, Message


class Past(QObject):
    """Shows the history of a field over the right column of a form, and puts values back."""

    opened = Signal()  # a field's history: the form must be in front

    def __init__(self, view: QWidget, parts: Parts) -> None:
        """Stand behind the right column of *view* until a history is asked for."""
        super().__init__(view)
        self._view = view
        self.parts = parts
        self._session = parts.session
        self.panel = FieldHistory(parts.session, parts.form.kind)
        self.column = QStackedWidget()
        self.column.setFixedWidth(WIDTH)
        self.column.addWidget(parts.side)
        self.column.addWidget(self.panel)
        self._asked_from: QWidget | None = None
        self.panel.closed.connect(self.close)
        self.panel.wanted.connect(self.put_back)
        parts.history.wanted.connect(self.put_back)
        on_page_key(view, "Ctrl+H", self.show_focused)

    @property
    def is_open(self) -> bool:
        """Whether the history of a field is shown."""
        return self.column.currentWidget() is self.panel

    def connect_labels(self) -> None:
        """Give every label its menu, and hear of marks that fields left out."""
        for field, label in self.parts.labels().items():
            label.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            label.customContextMenuRequested.connect(partial(self._offer, field, label))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._tell_lost)

    def show_focused(self) -> None:
        """Show the history of the field that has the focus."""
        at = QApplication.focusWidget()
        for field, place in self.parts.places().items():
            if at is not None and (place.part is at or place.part.isAncestorOf(at)):
                self.show_field(field)
                return

    def show_field(self, field: str) -> None:
        """Show the history of *field*, with what is typed kept first."""
        presenter = self.parts.presenter
        if presenter.is_new or presenter.draft is None:
            self._session.tell(Message(N_("A new record has no history yet.")))
            return
        self._asked_from = QApplication.focusWidget()
        if presenter.dirty:
            presenter.keep()
        self.opened.emit()
        name = self._session.say(self.parts.form.label(field))
        self.panel.show_field(presenter.record.id, field, name)
        self.column.setCurrentWidget(self.panel)
        self.panel.list.setFocus()

    def close(self) -> None:
        """Show the right column again, and go back to where one was."""
        if self.is_open:
            self.column.setCurrentIndex(0)
            if self._asked_from is not None and self._asked_from.isVisible():
                self._asked_from.setFocus()
        self._asked_from = None

    def put_back(self, row: HistoryRow, later: bool) -> None:
        """Put a value back, once what is typed is in the file."""
        presenter = self.parts.presenter
        if presenter.stuck:
            self._session.tell(Message(N_("Mend what the red line says first.")))
        elif presenter.dirty:
            presenter.keep(then=lambda: self.panel.presenter.put_back(row, after=later))
        else:
            self.panel.presenter.put_back(row, after=later)

    def reload(self) -> None:
        """Read again what is shown: the record was written."""
        presenter = self.parts.presenter
        if presenter.draft is None or presenter.is_new:
            return
        if self.is_open:
            self.panel.presenter.load(presenter.record.id)
        if self.parts.history.isVisible():
            self.parts.history.load(presenter.record.id)

    def retranslate(self) -> None:
        """Word the menu and the panel."""
        say = self._session.text
        tip = plain_tip(say(N_("History of this field: Ctrl+H in it, or right-click its name")))
        for label in self.parts.labels().values():
            label.setToolTip(tip)
        self.panel.retranslate()

    def menu(self, field: str) -> QMenu:
        """Return the menu of a label."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(self._session.text(N_("History of this field")))
        action.triggered.connect(lambda: self.show_field(field))
        return menu

    def _offer(self, field: str, label: QLabel, at: QPoint) -> None:
        self.menu(field).popup(label.mapToGlobal(at))

    def _tell_lost(self, old: QWidget | None, _new: QWidget | None) -> None:
        lost = old.property(LOST) if old is not None and self._view.isAncestorOf(old) else None
        if old is not None and lost:
            old.setProperty(LOST, None)
            forms = NN_(
                "{n} mark that nobody can see was left out of the text.",
                "{n} marks that nobody can see were left out of the text.",
            )
            self._session.tell(Message(forms, n=lost))
