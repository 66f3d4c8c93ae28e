"""One person: names, telephone, e-mail, consent; below them the role and the post."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.domain.lists import PersonRole
from matchmaker.domain.organisation import Person
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.gui.pages.editor.choices import Choice
from matchmaker.gui.pages.editor.inputs import LineField, dashed
from matchmaker.gui.presenters.linking import with_consent, with_phone
from matchmaker.gui.presenters.listing import local_day
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import IconButton
from matchmaker.gui.widgets.labels import plain_tip
from matchmaker.messages import N_


class PersonLine(QWidget):
    """Two lines of fields for one person; ``edited`` sends the person as typed."""

    edited = Signal(object)
    left = Signal()
    dropped = Signal(object)

    def __init__(self, session: Session) -> None:
        """Show nobody yet."""
        super().__init__()
        self._session = session
        self._person: Person | None = None
        self._chinese, self._english = LineField(), LineField()
        self._phone, self._email = LineField(), LineField()
        self._agreed = QCheckBox()
        self._cross = IconButton(session.theme, "close", role="text-muted", size=14)
        self._role = Choice(session.theme)
        self._posts = {language: LineField(language) for language in Language}
        self._lay_out()
        for field in self._fields():
            field.edited.connect(self._typed)
            field.left.connect(self.left)
        self.setFocusProxy(self._chinese)
        self._agreed.clicked.connect(self._ticked)
        self._role.picked.connect(self._role_picked)
        self._cross.clicked.connect(lambda: self.dropped.emit(self._person))

    def show_person(self, person: Person) -> None:
        """Show *person*."""
        self._person = person
        self._chinese.show_text(person.name_zh)
        self._english.show_text(person.name_en)
        self._phone.show_text(person.mobile or person.phone)
        self._email.show_text(person.email)
        self._agreed.setChecked(person.may_be_printed)
        self._role.show_value(person.role.value)
        for language, field in self._posts.items():
            field.show_text(person.title.get(language))
            dashed(field, on=language in person.title.converted or not person.title.get(language))

    def retranslate(self) -> None:
        """Word names and hints."""
        say = self._session.translator
        names = [
            say.label("record_field", name) for name in ("name_zh", "name_en", "phone", "email")
        ]
        for language in Language:
            spoken = say.label("language", language.value)
            names.append(say.text(N_("Post ({language})"), language=spoken))
        self._role.setAccessibleName(say.label("record_field", "role"))
        roles = [(role.value, say.label("person_role", role.value)) for role in PersonRole]
        self._role.set_options(roles)
        for field, words in zip(self._fields(), names, strict=True):
            field.setAccessibleName(words)
            field.setPlaceholderText(words)
        self._agreed.setText(say.text(N_("may be named")))
        self._agreed.setToolTip(
            plain_tip(
                say.text(N_("This person agreed to be printed on the paper of the other side."))
            )
        )
        self._cross.name(say.text(N_("Take this person away")))

    def lock(self, *, on: bool) -> None:
        """Let nothing be changed."""
        for field in self._fields():
            field.setReadOnly(on)
        self._agreed.setEnabled(not on)
        self._role.setEnabled(not on)
        self._cross.setVisible(not on)

    def _fields(self) -> tuple[LineField, ...]:
        return self._chinese, self._english, self._phone, self._email, *self._posts.values()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(10)
        upper = (self._chinese, self._english, self._phone, self._email)
        for field, share in zip(upper, (3, 4, 4, 5), strict=True):
            first.addWidget(field, share)
        first.addWidget(self._agreed)
        first.addWidget(self._cross)
        for part, share in zip((self._role, *self._posts.values()), (3, 4, 4, 5), strict=True):
            second.addWidget(part, share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(first)
        whole.addLayout(second)

    def _typed(self) -> None:
        if self._person is None:
            return
        person = replace(
            self._person,
            name_zh=self._chinese.value(),
            name_en=self._english.value(),
            email=self._email.value(),
            title=self._post(),
        )
        if self._phone.value() != (person.mobile or person.phone):
            person = with_phone(person, self._phone.value())
        self._tell(person)

    def _post(self) -> LocalisedText:
        title = self._person.title if self._person is not None else LocalisedText()
        for language, field in self._posts.items():
            if field.value() != title.get(language):
                title = title.with_text(language, field.value())
        return title

    def _role_picked(self, role: str) -> None:
        if self._person is not None:
            self._tell(replace(self._person, role=PersonRole(role)))
            self.left.emit()

    def _ticked(self) -> None:
        if self._person is not None:
            given = self._agreed.isChecked()
            self._tell(with_consent(self._person, given=given, today=local_day()))
            self.left.emit()

    def _tell(self, person: Person) -> None:
        if person != self._person:
            self._person = person
            self.edited.emit(person)
