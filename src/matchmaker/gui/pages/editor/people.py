"""Who to talk to: people of the organisation with their consent to be named."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from matchmaker.domain.organisation import Person
from matchmaker.gui.pages.editor.declared import PeopleField
from matchmaker.gui.pages.editor.person_line import PersonLine
from matchmaker.gui.presenters.editor import EditorPresenter
from matchmaker.gui.presenters.linking import (
    changed_person,
    linked,
    new_person,
    with_person,
    without_person,
)
from matchmaker.gui.presenters.listing import owners
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button, button_text
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.messages import N_


class People(QWidget):
    """The people one field names, one a line."""

    left = Signal()

    def __init__(self, session: Session, presenter: EditorPresenter, field: PeopleField) -> None:
        """Show no line yet."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self._field = field
        self.field = field.field
        self._locked = False
        self._fresh: Person | None = None
        self._lines: list[PersonLine] = []
        self.title = PlainLabel(style="strong")
        self._note = ElidedLabel(style="small", tone="muted")
        self._add = Button(session.theme, kind="small", icon="plus")
        self._add.clicked.connect(self._offer)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self._note, 1)
        head.addWidget(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 10, 16, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._column)

    def show_draft(self) -> None:
        """Show the people of the draft, and behind them the one being entered."""
        draft = self._presenter.draft
        if draft is None:
            return
        known = {each.id: each for each in draft.people}
        people = [known[each] for each in linked(draft, self._field.field) if each in known]
        if self._fresh is not None and self._fresh.id not in known:
            people.append(self._fresh)
        while len(self._lines) > len(people):
            line = self._lines.pop()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self._lines) < len(people):
            self._lines.append(self._line())
        for line, person in zip(self._lines, people, strict=True):
            line.show_person(person)
        self._say()

    def forget(self) -> None:
        """Forget the person being entered: another record is shown."""
        self._fresh = None

    def retranslate(self) -> None:
        """Word headings and fields."""
        self.title.setText(self._session.translator.label("record_field", self._field.field))
        self._add.setText(self._session.text(N_("Person")))
        for line in self._lines:
            line.retranslate()
        self._say()

    def lock(self, *, on: bool) -> None:
        """Let nothing be changed."""
        self._locked = on
        for line in self._lines:
            line.lock(on=on)
        self._say()

    def _line(self) -> PersonLine:
        line = PersonLine(self._session)
        line.edited.connect(self._edited)
        line.left.connect(self.left)
        line.dropped.connect(self._dropped)
        line.retranslate()
        line.lock(on=self._locked)
        self._column.addWidget(line)
        return line

    def _offer(self) -> None:
        """Offer the organisation's other people, or begin a new one at once if there are none."""
        others = self._others()
        if not others:
            self._begin()
            return
        menu = QMenu(self)
        for person in others:
            action = menu.addAction(button_text(person.name_zh or person.name_en))
            action.triggered.connect(lambda _=False, p=person: self._take(p))
        menu.addSeparator()
        menu.addAction(self._session.text(N_("Somebody new"))).triggered.connect(self._begin)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _others(self) -> list[Person]:
        draft = self._presenter.draft
        if draft is None:
            return []
        here, named = owners(draft.record), linked(draft, self._field.field)
        return [
            each
            for each in self._presenter.people
            if each.organisation in here and each.id not in named
        ]

    def _take(self, person: Person) -> None:
        draft = self._presenter.draft
        if draft is not None:
            self._presenter.edit(with_person(draft, self._field.field, person))
            self.show_draft()
            self.left.emit()

    def _begin(self) -> None:
        draft = self._presenter.draft
        here = owners(draft.record) if draft is not None else ()
        if here:
            self._fresh = new_person(here[0], self._field.role)
            self.show_draft()
            self._lines[-1].setFocus()

    def _edited(self, person: Person) -> None:
        draft = self._presenter.draft
        if draft is None:
            return
        if person.id in linked(draft, self._field.field):
            self._presenter.edit(changed_person(draft, person))
        elif person.name_zh or person.name_en:
            self._fresh = None
            self._presenter.edit(with_person(draft, self._field.field, person))
        else:
            self._fresh = person

    def _dropped(self, person: Person) -> None:
        draft = self._presenter.draft
        if draft is None:
            return
        self._fresh = None
        self._presenter.edit(without_person(draft, self._field.field, person.id))
        self.show_draft()
        self.left.emit()

    def _say(self) -> None:
        draft = self._presenter.draft
        owner = bool(draft is not None and owners(draft.record))
        full = not self._field.many and bool(self._lines)
        self._add.setVisible(not self._locked and not full)
        self._add.setEnabled(owner and self._fresh is None)
        note = ""
        if not owner:
            note = self._session.text(N_("choose the organisation first"))
        elif not self._lines:
            note = self._session.text(N_("nobody yet: paper then says “through the organiser”"))
        self._note.setText(note)
