"""What the page bar shows while a record is open: its code, tabs, whether it is kept, actions."""

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.records import Need
from matchmaker.gui.pages.editor.declared import Form
from matchmaker.gui.presenters.editor import EditorPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.theme.tokens import Tone
from matchmaker.gui.widgets.buttons import Button
from matchmaker.gui.widgets.page_bar import PageBar
from matchmaker.gui.widgets.tags import Tag
from matchmaker.messages import N_


class EditorBar(QObject):
    """Words and buttons of an open record, in the page bar of the list."""

    tab_chosen = Signal(int)

    def __init__(
        self, session: Session, presenter: EditorPresenter, form: Form, bar: PageBar
    ) -> None:
        """Put the buttons into *bar*, hidden."""
        super().__init__(bar)
        self._session = session
        self._presenter = presenter
        self._form = form
        self._bar = bar
        self._on = False
        theme = session.theme
        self._status = Tag()
        self.discard = Button(theme, kind="danger")
        self.delete = Button(theme, kind="quiet", icon="delete")
        self.partners = Button(theme, kind="secondary", icon="matching")
        self.done = Button(theme, kind="primary", icon="arrow-left", key="Esc")
        self._buttons = (self.discard, self.delete, self.partners, self.done)
        bar.add_left(self._status)
        for button in self._buttons:
            bar.add(button)
        self.discard.clicked.connect(presenter.discard)
        self.delete.clicked.connect(presenter.delete)
        self.done.clicked.connect(presenter.leave)
        self.partners.clicked.connect(self._go_to_partners)
        bar.tab_chosen.connect(self.tab_chosen)
        self.show(on=False)

    def show(self, *, on: bool) -> None:
        """Show or hide everything of an open record."""
        self._on = on
        say = self._session.text
        self.discard.setText(say(N_("Throw away what is typed")))
        self.delete.setText(say(N_("Delete")))
        self.partners.setText(say(N_("Partners")))
        self.done.setText(say(N_("Back to the list")))
        for widget in (*self._buttons, self._status):
            widget.setVisible(on)
        if not on:
            self._bar.set_tabs(())
            if not self._session.read_only:
                self._bar.set_status("")
            return
        tabs = (say(N_("Public text")), say(N_("Internal text")), say(N_("History")))
        self._bar.set_tabs([(words, "") for words in tabs], max(self._bar.tab(), 0))
        self.show_state()

    def choose_first(self) -> None:
        """Choose the first tab, for a record just opened."""
        if self._bar.tab() > 0:
            self._bar.choose_tab(0)

    def show_state(self) -> None:
        """Say which record this is and whether everything is kept."""
        draft = self._presenter.draft
        if draft is None or not self._on:
            return
        say = self._session
        self._bar.set_title(self.record_words())
        self._show_status()
        writable = not say.read_only
        fresh = self._presenter.is_new
        refused = bool(self._presenter.problems)
        self.discard.setVisible(writable and refused)
        self.delete.setVisible(writable and not fresh and not refused)
        self.partners.setVisible(not fresh and self._form.side == "need" and not refused)
        if writable:
            words, tone = self._state()
            self._bar.set_status(words, tone=tone)

    def record_words(self) -> str:
        """Name the open record: its kind and its code."""
        return f"{self._session.say(self._form.name)} {self._presenter.record.code}"

    def _show_status(self) -> None:
        record = self._presenter.record
        words = self._session.translator
        if isinstance(record, Need):
            tone = Tone.OK if record.status.matched else Tone.PLAIN
            self._status.show_tag(words.label("need_status", record.status.value), tone)
        else:
            self._status.show_tag(
                words.label("capability_kind", record.kind.value), Tone.CAPABILITY
            )

    def _state(self) -> tuple[str, str]:
        presenter, say = self._presenter, self._session.text
        if presenter.problems:
            return say(N_("Not kept yet: see the red line")), "error"
        if presenter.keeping or (presenter.dirty and not presenter.is_new):
            return say(N_("Keeping…")), "muted"
        if presenter.is_new:
            return say(N_("New: it needs a title and an organisation")), "muted"
        if presenter.saved_at is not None:
            clock = f"{presenter.saved_at.astimezone():%H:%M}"
            return say(N_("Kept {time}"), time=clock), "muted"
        return say(N_("Every edit is kept")), "muted"

    def _go_to_partners(self) -> None:
        record = self._presenter.record
        self._presenter.keep()
        self._session.go("matching", record.id)
