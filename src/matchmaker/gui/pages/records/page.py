"""The page of needs or capabilities: a list, and over it the editor of one record."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtGui import QHideEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.pages.base import Page
from matchmaker.gui.pages.editor.view import EditorView
from matchmaker.gui.pages.records.declared import EDITOR_KEYS, LIST_KEYS, NEED_KEYS, Listing
from matchmaker.gui.pages.records.editor_bar import EditorBar
from matchmaker.gui.pages.records.filters import FilterBar
from matchmaker.gui.pages.records.standing import StandingBar
from matchmaker.gui.pages.records.table import ListTable
from matchmaker.gui.presenters.editor import EditorPresenter
from matchmaker.gui.presenters.listing import ListPresenter, ListRow
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.columns import hairline
from matchmaker.gui.widgets.empty import EmptyState
from matchmaker.gui.widgets.keys import on_list_key, on_page_key
from matchmaker.messages import N_, Message


class RecordsPage(Page):
    """Shows the list or the editor; Esc goes back to the list with the same row chosen."""

    listing: ClassVar[Listing]

    def __init__(self, session: Session) -> None:
        """Build list and editor; nothing is read yet."""
        super().__init__(session)
        listing = self.listing
        kind = listing.form.kind
        self.rows = ListPresenter(session, kind)
        self.editing = EditorPresenter(session, kind)
        self._chosen = ""
        self._wanted = ""
        self._new = Button(session.theme, kind="primary", icon="plus", key="N")
        self.editor_bar = EditorBar(session, self.editing, listing.form, self.page_bar)
        self.filters = FilterBar(session, self.rows, listing)
        self.table = ListTable(session, listing)
        self.model = self.table.rows_model
        self.standing = (
            StandingBar(session, self.rows, self.table, self.page_bar)
            if kind is RecordKind.NEED
            else None
        )
        self.page_bar.add(self._new)
        self.empty = EmptyState(session.theme)
        self._editor: EditorView | None = None
        self.views = QStackedWidget()
        self.body.addWidget(self.views)
        self.views.addWidget(self._list_view())
        self._connect()

    @property
    def editor(self) -> EditorView:
        """The editor; its many fields are built when the first record is opened."""
        if self._editor is None:
            self._editor = EditorView(self.session, self.editing, self.listing.form)
            self._editor.retranslate()
            self.views.addWidget(self._editor)
        return self._editor

    # --- what the window calls ----------------------------------------------------------------

    @override
    def retranslate(self) -> None:
        self._new.setText(self.session.say(self.listing.new))
        self.table.name(self.session.say(self.listing.title))
        self.filters.retranslate()
        if self.standing is not None:
            self.standing.retranslate()
        if self._editor is not None:
            self._editor.retranslate()
        self.model.retranslate()
        self._show_bar()
        self._show_rows()

    @override
    def refresh(self, changed: Changed) -> None:
        if changed & self.rows.concerns:
            self.rows.load()
            self.editing.reload()
        self._show_bar()

    @override
    def entered(self) -> None:
        if self.editing.draft is None:
            (self.table if self.empty.isHidden() else self.empty).setFocus()

    @override
    def find_here(self) -> None:
        if self.editing.draft is None:
            self.filters.search.setFocus()
            self.filters.search.selectAll()

    @override
    def show_record(self, record: str) -> None:
        if record == "new":
            self._begin()
        else:
            self._open(record)

    @override
    def back(self) -> bool:
        if self.editing.draft is not None:
            if self.editor.past.is_open:
                self.editor.past.close()
            else:
                self.editing.leave()
            return True
        narrowed = bool(self.rows.words or self.rows.filters())
        if narrowed:
            self.rows.clear()
            self.filters.clear()
            self.table.setFocus()
        return narrowed

    @override
    def keep(self, then: Callable[[], object], /) -> bool:
        if not self.editing.dirty or self.editing.stuck:
            return False
        self.editing.keep(then=then)
        return True

    @override
    def unkept(self) -> str:
        return self.editor_bar.record_words() if self.editing.stuck else ""

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self.editing.draft is not None:
            return self.editor.panes()
        return (self.filters.search, self.table)

    @override
    def keys(self) -> tuple[tuple[str, Message], ...]:
        if self.editing.draft is not None:
            return EDITOR_KEYS
        return LIST_KEYS if self.standing is None else (*LIST_KEYS, *NEED_KEYS)

    # --- list ---------------------------------------------------------------------------------

    def _list_view(self) -> QWidget:
        view = QWidget()
        layout = QVBoxLayout(view)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.filters, hairline()):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        self.empty.hide()
        return view

    def _connect(self) -> None:
        self.rows.rows_changed.connect(self._loaded)
        self.rows.filter_changed.connect(self._show_rows)
        self.editing.opened.connect(self._show_editor)
        self.editing.closed.connect(self._show_list)
        self.editing.state_changed.connect(self.editor_bar.show_state)
        self.editing.draft_changed.connect(self.editor_bar.show_state)
        self.editor_bar.tab_chosen.connect(lambda number: self.editor.choose_tab(number))
        self.session.event_changed.connect(self.filters.clear)
        self.table.opened.connect(lambda row: self._open(row.id))
        self.filters.entered.connect(self.table.setFocus)
        self._new.clicked.connect(self._begin)
        self.empty.acted.connect(self._help)
        self.empty.linked.connect(self._begin)
        on_list_key(self.table, "F2", self._open_current)
        on_list_key(self.table, "N", self._begin)
        on_list_key(self.table, "Delete", self._delete)
        on_page_key(self, QKeySequence(QKeySequence.StandardKey.New).toString(), self._begin)

    def _loaded(self) -> None:
        self.filters.offer()
        self._show_rows()

    def _show_rows(self) -> None:
        self.model.set_filter(self.rows.keeps)
        self.model.set_rows(self.rows.rows)
        shown, whole = len(self.model.rows()), len(self.rows.rows)
        self.filters.show_count(shown, whole)
        nothing = self.rows.loaded and not shown
        self.empty.setVisible(nothing)
        self.table.setVisible(not nothing)
        if nothing:
            self._explain_nothing(whole)
        elif not self.table.currentIndex().isValid() and not self.table.choose(self._chosen):
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _explain_nothing(self, whole: int) -> None:
        say = self.session
        if not whole:
            typed = "" if say.read_only else say.text(N_("or type one"))
            self.empty.say(say.say(self.listing.empty), say.text(N_("Import…")), typed)
            return
        self.empty.say(self.filters.nothing_words(), say.text(N_("Clear")))

    def _help(self) -> None:
        """Do what the empty state offers: import, or take words and filters away."""
        if self.rows.rows:
            self.rows.clear()
            self.filters.clear()
            self.table.setFocus()
        else:
            self.session.go("data")

    def _delete(self) -> None:
        row = self.table.current_row()
        if isinstance(row, ListRow) and not self.session.read_only:
            self._chosen = self.table.neighbour()
            self.rows.delete(row)

    # --- editor -------------------------------------------------------------------------------

    def _open_current(self) -> None:
        row = self.table.current_row()
        if isinstance(row, ListRow):
            self._open(row.id)

    def _open(self, record: str) -> None:
        self._wanted = record
        if self.editing.draft is not None and self.editing.dirty:
            self.editing.keep(then=lambda: self.editing.open(record))
        else:
            self.editing.open(record)

    def _begin(self) -> None:
        if not self.session.read_only and self.session.database is not None:
            self._wanted = "new"
            if self.editing.draft is None:
                self.editing.new()
            else:
                self.editing.keep(then=self.editing.new)

    def _show_editor(self) -> None:
        self._chosen = self.editing.record.id
        self.editor.lock(on=self.session.read_only)
        self.views.setCurrentWidget(self.editor)
        if self._wanted:
            self._wanted = ""
            self.editor_bar.choose_first()
            self.editor.show_first()
        self._show_bar()

    def _show_list(self) -> None:
        self.views.setCurrentIndex(0)
        self.table.choose(self._chosen)
        if self.isVisible():
            self.table.setFocus()
        self._show_bar()

    def _show_bar(self) -> None:
        editing = self.editing.draft is not None
        locked = self.session.read_only and self.session.database is not None
        self._new.setVisible(not editing and not self.session.read_only)
        self.page_bar.set_title(self.session.say(self.listing.title))
        reason = self.session.read_only_reason or Message(N_("This event can only be read."))
        self.page_bar.lock(self.session.say(reason) if locked else "")
        if self.standing is not None:
            self.standing.show(on=not editing and not self.session.read_only)
        self.editor_bar.show(on=editing)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when the page or the window goes."""
        self.editing.keep()
        super().hideEvent(event)
