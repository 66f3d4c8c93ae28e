"""The internal tab: what is for the organiser only and never printed for another party."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchmaker.domain.limits import INTERNAL
from matchmaker.domain.records import Capability, Need
from matchmaker.gui.pages.editor.declared import Form
from matchmaker.gui.pages.editor.inputs import LineField, TextArea, wrong
from matchmaker.gui.pages.editor.tagging import TagsField
from matchmaker.gui.presenters.editor import EditorPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.messages import N_, Message

_NAMES = 50
_TEXT_WIDTH = 760


class InternalTab(QWidget):
    """Internal text; for needs also partners wanted and partners ruled out."""

    changed = Signal(str, object)
    left = Signal()

    def __init__(self, session: Session, presenter: EditorPresenter, form: Form) -> None:
        """Build the fields, empty."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self._need = form.side == "need"
        surface(self, "raised")
        self._lead = PlainLabel(style="small", tone="muted", wrap=True)
        self._labels = {
            name: PlainLabel(style="strong")
            for name in ("internal_text", "preferred_partner", "excluded_partners", "source")
        }
        self.text = TextArea()
        self._count = PlainLabel(style="small", tone="muted")
        self._problem = PlainLabel(style="small", tone="error", wrap=True)
        self._preferred = LineField()
        self._excluded = TagsField(session.theme, most=_NAMES)
        self._excluded_note = PlainLabel(style="small", tone="muted", wrap=True)
        self._source = PlainLabel(tone="muted", wrap=True)
        self._lay_out()
        self.text.edited.connect(self._typed)
        self.text.left.connect(self.left)
        self._preferred.edited.connect(
            lambda: self.changed.emit("preferred_partner", self._preferred.value())
        )
        self._preferred.left.connect(self.left)
        self._excluded.changed.connect(lambda names: self.changed.emit("excluded_partners", names))
        self._excluded.left.connect(self.left)

    def show_record(self, record: Need | Capability) -> None:
        """Show the internal fields of *record*."""
        self.text.show_text(record.internal_text)
        self._source.setText(record.source or "\u2014")
        if isinstance(record, Need):
            self._preferred.show_text(record.preferred_partner)
            self._excluded.show_words(record.excluded_partners)
        self._say()

    def rest(self) -> None:
        """Forget the steps of typing: everything is kept."""
        self.text.rest()
        self._preferred.rest()

    def retranslate(self) -> None:
        """Word labels and names."""
        say = self._session.translator
        self._lead.setText(
            say.text(N_("For the organiser only: nothing here is printed for another party."))
        )
        for name, label in self._labels.items():
            label.setText(say.label("record_field", name))
        self.text.setAccessibleName(self._labels["internal_text"].text())
        self._preferred.setAccessibleName(self._labels["preferred_partner"].text())
        self._excluded.name(
            field=say.text(N_("add an organisation")),
            remove=say.text(N_("Take {word} away"), word="{word}"),
        )
        self._excluded_note.setText(
            say.text(N_("A pair with one of these is never proposed, whatever its score."))
        )
        self._say()

    def labels(self) -> dict[str, QLabel]:
        """Return the label of each field."""
        return dict(self._labels)

    def show_problem(self, words: str) -> None:
        """Show under the text what is wrong with it."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def lock(self, *, on: bool) -> None:
        """Let nothing be typed."""
        self.text.setReadOnly(on)
        self._preferred.setReadOnly(on)
        self._excluded.lock(on=on)

    def _typed(self) -> None:
        self._say()
        text = self.text.text()
        if len(text) > INTERNAL:
            message = Message(
                N_("This text has {n} characters; at most {limit} fit. Shorten it."),
                n=len(text),
                limit=INTERNAL,
            )
            self._presenter.refuse("internal_text", message)
        else:
            self.changed.emit("internal_text", text)

    def _say(self) -> None:
        count = len(self.text.text())
        self._count.setText(f"{count:,} / {INTERNAL:,}")
        self._count.set_tone("error" if count > INTERNAL else "muted")
        wrong(self.text, on=count > INTERNAL)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._lead)
        column.addSpacing(8)
        column.addWidget(self._labels["internal_text"])
        column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._problem, 1)
        foot.addStretch(1)
        foot.addWidget(self._count)
        column.addLayout(foot)
        partners = (
            self._labels["preferred_partner"], self._preferred,
            self._labels["excluded_partners"], self._excluded, self._excluded_note,
        )  # fmt: skip
        for part in partners:
            column.addWidget(part)
            if not self._need:
                part.hide()
        column.addSpacing(8)
        column.addWidget(self._labels["source"])
        column.addWidget(self._source)
        column.addStretch(1)
        self._problem.hide()
        inside = QWidget()
        inside.setLayout(column)
        inside.setMaximumWidth(_TEXT_WIDTH)
        row = QHBoxLayout()
        row.setContentsMargins(20, 14, 20, 14)
        row.addWidget(inside, 4)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row)
