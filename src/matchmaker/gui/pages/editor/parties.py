"""Whose record it is: the organisation, chosen or new, and where it sits."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.domain.lists import Park
from matchmaker.domain.organisation import Organisation
from matchmaker.gui.pages.editor.choices import Choice, SearchChoice
from matchmaker.gui.pages.editor.declared import Form
from matchmaker.gui.pages.editor.texts import LABELS
from matchmaker.gui.presenters.editor import EditorPresenter
from matchmaker.gui.presenters.linking import (
    changed_organisation,
    new_organisation,
    with_organisation,
    with_place,
)
from matchmaker.gui.presenters.listing import owners, place_words
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button, IconButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.messages import N_

_PLACE = 190


class Parties(QWidget):
    """The organisations of the record, one a line, the leading one first."""

    left = Signal()

    def __init__(self, session: Session, presenter: EditorPresenter, form: Form) -> None:
        """Show no line yet."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self._form = form
        self._locked = False
        self._extra = False
        self._lines: list[_PartyLine] = []
        self.title = PlainLabel(style="strong", wrap=True)
        self._note = PlainLabel(style="small", tone="muted", wrap=True)
        self._add = Button(session.theme, kind="small", icon="plus")
        self._add.clicked.connect(self._add_line)
        self._problem = PlainLabel(style="small", tone="error", wrap=True)
        self._problem.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._lay_out()

    def show_draft(self) -> None:
        """Show the organisations of the draft."""
        draft = self._presenter.draft
        if draft is None:
            return
        ids = owners(draft.record)
        least = 1 if not ids or self._extra else 0
        wanted = max(len(ids) + (least if self._form.several_organisations else 0), 1)
        while len(self._lines) > wanted:
            line = self._lines.pop()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self._lines) < wanted:
            self._lines.append(self._line(len(self._lines)))
        known = {each.id: each for each in (*self._presenter.organisations, *draft.organisations)}
        for number, line in enumerate(self._lines):
            current = known.get(ids[number]) if number < len(ids) else None
            line.show_party(list(known.values()), current)
        self._say()

    def retranslate(self) -> None:
        """Word headings and options."""
        self.title.setText(self._session.say(self._form.party))
        self._note.setText(self._session.text(N_("choose one, or write a new name")))
        self._add.setText(self._session.text(N_("Organisation")))
        for line in self._lines:
            line.retranslate()
        self.show_draft()

    def show_problem(self, words: str) -> None:
        """Show under the lines what is wrong ('' takes it away)."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def focus(self) -> None:
        """Go to the first line."""
        self._lines[0].setFocus()

    def lock(self, *, on: bool) -> None:
        """Let nothing be changed."""
        self._locked = on
        for line in self._lines:
            line.lock(on=on)
        self._say()

    def _lay_out(self) -> None:
        head = surface(QWidget(), "header")
        head.setFixedWidth(LABELS)
        names = QVBoxLayout(head)
        names.setContentsMargins(20, 9, 8, 9)
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self._note)
        names.addStretch(1)
        lines = QVBoxLayout()
        lines.setContentsMargins(12, 10, 16, 10)
        lines.setSpacing(8)
        lines.addLayout(self._column)
        lines.addWidget(self._problem)
        lines.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(head)
        row.addWidget(hairline(upright=True))
        row.addLayout(lines, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(hairline())

    def _line(self, number: int) -> "_PartyLine":
        line = _PartyLine(self._session)
        line.chosen.connect(partial(self._chosen, number))
        line.named.connect(partial(self._named, number))
        line.placed.connect(self._placed)
        line.dropped.connect(partial(self._chosen, number, ""))
        line.retranslate()
        line.lock(on=self._locked)
        self._column.addWidget(line)
        return line

    def _add_line(self) -> None:
        self._extra = True
        self.show_draft()
        self._lines[-1].setFocus()

    def _chosen(self, number: int, key: str) -> None:
        known = {each.id: each for each in self._presenter.organisations}
        draft = self._presenter.draft
        if draft is not None:
            known |= {each.id: each for each in draft.organisations}
        found = next((each for each in known.values() if each.id == key), None)
        self._put(number, found)

    def _named(self, number: int, name: str) -> None:
        role = self._form.organisation_role
        self._put(number, new_organisation(name, self._session.language, role))

    def _put(self, number: int, organisation: Organisation | None) -> None:
        draft = self._presenter.draft
        if draft is None:
            return
        self._extra = False
        self._presenter.edit(with_organisation(draft, number, organisation))
        self.show_draft()
        self.left.emit()

    def _placed(self, organisation: Organisation) -> None:
        draft = self._presenter.draft
        if draft is not None:
            self._presenter.edit(changed_organisation(draft, organisation))
            self.left.emit()

    def _say(self) -> None:
        several = self._form.several_organisations and not self._locked
        self._add.setVisible(several and not self._extra and bool(self._lines))
        self._note.setVisible(not self._locked)
        for line in self._lines:
            line.allow_dropping(on=several and len(self._lines) > 1)


class _PartyLine(QWidget):
    chosen = Signal(str)
    named = Signal(str)
    placed = Signal(object)
    dropped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._current: Organisation | None = None
        self._choice = SearchChoice(session.theme, free=True)
        self._place = Choice(session.theme)
        self._place.setFixedWidth(_PLACE)
        self._where = ElidedLabel(style="small", tone="muted")
        self._where.setFixedWidth(_PLACE)
        self._cross = IconButton(session.theme, "close", role="text-muted", size=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self._choice, self._place, self._where, self._cross):
            row.addWidget(part, 1 if part is self._choice else 0)
        self.setFocusProxy(self._choice)
        self._choice.picked.connect(self._picked)
        self._choice.typed.connect(self.named)
        self._place.picked.connect(self._place_picked)
        self._cross.clicked.connect(self.dropped)

    def show_party(self, known: list[Organisation], current: Organisation | None) -> None:
        """Offer *known* organisations with *current* chosen."""
        self._current = current
        shown = self._session.shown
        options = sorted((shown(each.name)[0], str(each.id)) for each in known)
        self._choice.set_options([("", ""), *((key, name) for name, key in options)])
        self._choice.show_value(current.id if current is not None else "")
        known_body = current is not None and bool(current.institution)
        self._place.setVisible(current is not None and not known_body)
        self._where.setVisible(known_body)
        if current is not None:
            self._where.setText(place_words(current.institution, self._session.language))
            self._place.show_value(current.park.value if current.park else "")

    def retranslate(self) -> None:
        """Word names and parks."""
        say = self._session.text
        self._choice.setAccessibleName(say(N_("Organisation")))
        self._place.setAccessibleName(say(N_("Park")))
        self._cross.name(say(N_("Take this organisation away")))
        parks = [(park.value, place_words(park.value, self._session.language)) for park in Park]
        self._place.set_options([("", say(N_("no park"))), *parks])

    def lock(self, *, on: bool) -> None:
        """Let nothing be changed."""
        self._choice.setEnabled(not on)
        self._place.setEnabled(not on)

    def allow_dropping(self, *, on: bool) -> None:
        """Show the cross."""
        self._cross.setVisible(on)

    def _picked(self, key: str) -> None:
        before = self._current.id if self._current is not None else ""
        if key != before:
            self.chosen.emit(key)

    def _place_picked(self, place: str) -> None:
        if self._current is not None:
            self._current = with_place(self._current, place)
            self.placed.emit(self._current)
