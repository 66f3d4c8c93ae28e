"""The history of one field, beside the form: when, who or where from, old value and new."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.pages.editor.values_back import ValuesBack
from matchmaker.gui.presenters.history import HistoryPresenter, HistoryRow, heading, when_words
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import IconButton
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.gui.widgets.lists import Card, CardDelegate, RecordList
from matchmaker.messages import N_

_CARD = 56
_EMPTY = "\u2014"


class FieldHistory(QWidget):
    """A panel over the right column; ``wanted`` asks to put a value back, ``closed`` to go."""

    wanted = Signal(object, bool)
    closed = Signal()

    def __init__(self, session: Session, kind: RecordKind) -> None:
        """Show no field yet."""
        super().__init__()
        self._session = session
        self.field = ""
        self.presenter = HistoryPresenter(session, kind)
        surface(self, "page")
        self._title = PlainLabel(style="lead", wrap=True)
        self._cross = IconButton(session.theme, "close", role="text-muted", size=14)
        self._origin = ElidedLabel(style="small", tone="muted")
        self._none = PlainLabel(tone="muted", wrap=True)
        self.list = RecordList(session.theme)
        self.list.setItemDelegate(CardDelegate(session.theme, self._card, height=_CARD))
        column: Column[HistoryRow] = Column(heading("when"), self._spoken)
        self._model: RowTableModel[HistoryRow] = RowTableModel(
            [column], session.say, key=lambda row: row.key, parent=self
        )
        self.list.show_model(self._model)
        self.values = ValuesBack(session, upright=True)
        self._lay_out()
        self._cross.clicked.connect(self.closed)
        self.list.chosen.connect(self._show_row)
        self.presenter.changed.connect(self._fill)
        self.values.wanted.connect(self._put_back)

    def show_field(self, record: str, field: str, name: str) -> None:
        """Show what happened to *field* of a record; *name* is what the form calls it."""
        self.field = field
        self._title.setText(name)
        self._model.set_rows(())
        self.presenter.load(record)

    def retranslate(self) -> None:
        """Word names and rows."""
        say = self._session.text
        self._cross.name(say(N_("Close the history of this field")))
        self.list.name(say(N_("History of this field")))
        self._none.setText(say(N_("This field was never filled in.")))
        self.values.retranslate()
        self._fill()

    def lock(self, *, on: bool) -> None:
        """Let nothing be put back."""
        self.values.lock(on=on)

    def _card(self, row: HistoryRow) -> Card:
        return Card(
            title=when_words(row, self._session.translator),
            code=row.done,
            side="text-muted",
            second=f"{row.before or _EMPTY} \u2192 {row.after or _EMPTY}",
        )

    def _spoken(self, row: HistoryRow) -> str:
        card = self._card(row)
        return f"{card.title}, {row.by}, {row.origin}, {card.second}"

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._cross)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(18, 10, 18, 14)
        column.addWidget(self._origin)
        column.addWidget(self.values, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        top = QWidget()
        top.setLayout(head)
        head.setContentsMargins(18, 14, 12, 10)
        self._none.setContentsMargins(18, 0, 18, 0)
        whole.addWidget(top)
        whole.addWidget(self._none)
        whole.addWidget(self.list, 1)
        whole.addWidget(below, 1)

    def _fill(self) -> None:
        self._model.set_rows(self.presenter.rows(self.field) if self.field else ())
        rows = self._model.rows()
        self._none.setVisible(not rows)
        if rows:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self._show_row(self.list.current_row())

    def _show_row(self, row: object) -> None:
        found = row if isinstance(row, HistoryRow) else None
        self._origin.setText(f"{found.by} \u00b7 {found.origin}" if found else "")
        self.values.show_row(found)

    def _put_back(self, later: bool) -> None:
        row = self.list.current_row()
        if isinstance(row, HistoryRow):
            self.wanted.emit(row, later)
