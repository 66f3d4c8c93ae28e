"""One editor for both kinds: language columns, indicators, facts, parties, right column."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.pages.editor.declared import Form
from matchmaker.gui.pages.editor.fact_field import FactField
from matchmaker.gui.pages.editor.facts import fact_field
from matchmaker.gui.pages.editor.history import HistoryView
from matchmaker.gui.pages.editor.indicators import Indicators
from matchmaker.gui.pages.editor.internal import InternalTab
from matchmaker.gui.pages.editor.parties import Parties
from matchmaker.gui.pages.editor.parts import Parts
from matchmaker.gui.pages.editor.past import Past
from matchmaker.gui.pages.editor.patents import Patents, Proofs
from matchmaker.gui.pages.editor.people import People
from matchmaker.gui.pages.editor.row_list import RowList
from matchmaker.gui.pages.editor.side import Side
from matchmaker.gui.pages.editor.texts import TextGridRow, TextHead
from matchmaker.gui.presenters.editor import EditorPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.presenters.sheets import converted_languages, text_limit
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.keys import on_page_key
from matchmaker.gui.widgets.labels import PlainLabel

_FACTS_A_ROW = 4
_Part = TextGridRow | RowList | FactField | InternalTab | Parties | People | Side
_ROWS: dict[str, type[Patents | Proofs]] = {"patents": Patents, "evidence": Proofs}


class EditorView(QWidget):
    """Shows the draft of the presenter and tells it what is typed."""

    def __init__(self, session: Session, presenter: EditorPresenter, form: Form) -> None:
        """Build every field of *form*, empty."""
        super().__init__()
        self.session = session
        self.presenter = presenter
        self.form = form
        other = "capability" if form.side == "need" else "need"
        self.head = TextHead(session, side=form.side)
        self.texts = tuple(TextGridRow(session, row, text_limit, side=other) for row in form.texts)
        self.indicators = Indicators(session, form)
        self.facts = tuple(fact_field(session, fact) for fact in form.facts)
        self.parties = Parties(session, presenter, form)
        self.rows = tuple(_ROWS[field](session) for field in form.rows)
        self.people = tuple(People(session, presenter, field) for field in form.people)
        self.side = Side(session, presenter, form)
        self.internal = InternalTab(session, presenter, form)
        self.history = HistoryView(session, form.kind)
        self._typed: tuple[TextGridRow | RowList | FactField | InternalTab, ...] = (
            *self.texts, self.indicators, *self.facts, *self.rows, self.internal,
        )  # fmt: skip
        self._parts: tuple[_Part, ...] = (*self._typed, self.parties, *self.people, self.side)
        parts = Parts(
            session, presenter, form, self.texts, self.indicators, self.facts, self.parties,
            self.rows, self.people, self.side, self.internal, self.history,
        )  # fmt: skip
        self.past = Past(self, parts)
        self.past.opened.connect(lambda: self.choose_tab(0))
        self._error = PlainLabel(tone="error", wrap=True)
        self._error.setContentsMargins(20, 8, 20, 8)
        self._error.hide()
        self.tabs = QStackedWidget()
        self._lay_out()
        self._connect()

    # --- what the page calls ------------------------------------------------------------------

    def show_draft(self) -> None:
        """Show the draft in every field; what is as typed is left alone."""
        if self.presenter.draft is None:
            return
        record = self.presenter.record
        for row in self.texts:
            row.show_record(record)
        for rows in (self.indicators, *self.rows):
            rows.show_record(record)
        for field in self.facts:
            field.show_value(getattr(record, field.fact.field))
        self.parties.show_draft()
        for part in self.people:
            part.show_draft()
        self.internal.show_record(record)
        self._follow()

    def show_first(self) -> None:
        """Forget the record before: scroll up, take the focus."""
        for part in self.people:
            part.forget()
        self.past.close()
        self.choose_tab(0)
        self._scroll.verticalScrollBar().setValue(0)
        if self.presenter.is_new:
            self.parties.focus()
        else:
            self.focus_field("title")

    def choose_tab(self, number: int) -> None:
        """Show the public texts, the internal ones, or the history."""
        self.tabs.setCurrentIndex(number)
        if number == self.tabs.count() - 1 and self.presenter.draft is not None:
            self.history.load(self.presenter.record.id)

    def focus_field(self, name: str) -> None:
        """Go to a field by its name."""
        self.choose_tab(0)
        target = self.field(name)
        if target is not None:
            self._scroll.ensureWidgetVisible(target, 20, 60)
            if isinstance(target, TextGridRow):
                target.areas()[list(Language).index(self._main_language())].setFocus()
            elif isinstance(target, RowList):
                target.focus()
            elif isinstance(target, FactField):
                target.parts[0].setFocus()
            else:
                self.side.keywords.field.field.setFocus()

    def show_problems(self) -> None:
        """Show what is refused under its field, or at the top where it is about the whole."""
        words = {name: self.session.say(text) for name, text in self.presenter.problems.items()}
        for row in self.texts:
            first = row.row.row in (None, 0)
            row.show_problem(words.pop(row.row.field, "") if first else "")
        for field in self.facts:
            field.show_problem(words.pop(field.fact.field, ""))
        for rows in (self.indicators, *self.rows):
            rows.show_problem(words.pop(rows.field, ""))
        self.side.keywords.show_problem(words.pop("keywords", ""))
        self.internal.show_problem(words.pop("internal_text", ""))
        self.parties.show_problem(words.pop("organisation", ""))
        self._error.setText("\n".join(words.values()))
        self._error.setVisible(bool(words))

    def rest(self) -> None:
        """Hand Ctrl+Z back to the window: everything typed is kept."""
        for part in self._typed:
            part.rest()

    def retranslate(self) -> None:
        """Word everything."""
        self.head.retranslate()
        self.history.retranslate()
        self.past.retranslate()
        for part in self._parts:
            part.retranslate()
        self.show_draft()
        self.show_problems()

    def lock(self, *, on: bool) -> None:
        """Let nothing be changed."""
        for part in self._parts:
            part.lock(on=on)
        self.history.lock(on=on)
        self.past.panel.lock(on=on)
        self._show_converted()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the regions F6 goes through."""
        if self.tabs.currentIndex() == self.tabs.count() - 1:
            return (self.history.table,)
        return (self.texts[0].areas()[0], self.side.keywords.field.field)

    def next_language(self) -> None:
        """Go to the same field in the next language."""
        for row in self.texts:
            areas = row.areas()
            for number, area in enumerate(areas):
                if area.hasFocus():
                    areas[(number + 1) % len(areas)].setFocus()
                    return

    # --- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = surface(QWidget(), "raised")
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._error)
        column.addWidget(self.parties)
        for row in self.texts:
            column.addWidget(row)
        column.addWidget(self.indicators)
        column.addLayout(self._fact_grid())
        for rows in self.rows:
            column.addWidget(hairline())
            column.addWidget(rows)
        for part in self.people:
            column.addWidget(hairline())
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setWidget(form)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addWidget(self._scroll, 1)
        public = surface(QWidget(), "raised")
        sides = QHBoxLayout(public)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addLayout(left, 1)
        sides.addWidget(hairline(upright=True))
        sides.addWidget(self.past.column)
        for tab in (public, self.internal, self.history):
            self.tabs.addWidget(tab)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs)

    def _fact_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(20, 12, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, field in enumerate(self.facts):
            grid.addWidget(field, number // _FACTS_A_ROW, number % _FACTS_A_ROW)
        for column in range(_FACTS_A_ROW):
            grid.setColumnStretch(column, 1)
        return grid

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.opened.connect(self.show_draft)
        presenter.draft_changed.connect(self._follow)
        presenter.state_changed.connect(self.show_problems)
        presenter.blind_checked.connect(self.side.show_names)
        presenter.kept.connect(self.rest)
        for told in (presenter.opened, presenter.kept):
            told.connect(self.past.reload)
        self.head.checked.connect(presenter.mark_checked)
        self.side.wanted.connect(self.focus_field)
        for part in self._typed:
            part.changed.connect(presenter.change)
        for field in self.facts:
            field.refused.connect(presenter.refuse)
        for place in self._parts:
            place.left.connect(lambda: presenter.keep())
        self.past.connect_labels()
        on_page_key(self, "Ctrl++", self.indicators.add_row)
        on_page_key(self, "Ctrl+=", self.indicators.add_row)
        on_page_key(self, "Ctrl+L", self.next_language)
        on_page_key(self, "Ctrl+S", lambda: presenter.keep(then=presenter.state_changed.emit))

    def _follow(self) -> None:
        self.side.show_draft()
        self._show_converted()
        for part in self.people:
            part.show_draft()

    def _show_converted(self) -> None:
        if self.presenter.draft is not None:
            languages = converted_languages(self.presenter.record)
            self.head.show_converted(languages, locked=self.session.read_only)

    def _main_language(self) -> Language:
        return self.presenter.record.title.shown(self.session.language)[1]

    def field(self, name: str) -> QWidget | None:
        """Return the part of the form that holds a field."""
        places: dict[str, QWidget] = {row.row.field: row for row in reversed(self.texts)}
        places |= {field.fact.field: field for field in self.facts}
        places |= {rows.field: rows for rows in (self.indicators, *self.rows)}
        places |= {"keywords": self.side.keywords}
        return places.get(name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Give every box the right height again when fonts changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            for row in getattr(self, "texts", ()):
                row.fit()
