"""What every single fact shares: a label over its field, and what is wrong under it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.pages.editor.declared import Fact, field_label
from matchmaker.gui.pages.editor.inputs import LineField, wrong
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.messages import N_


class FactField(QWidget):
    """A label over a field; ``changed`` sends the value, ``refused`` what cannot be read."""

    changed = Signal(str, object)
    refused = Signal(str, object)
    left = Signal()

    def __init__(self, session: Session, fact: Fact) -> None:
        """Build the field of *fact*; subclasses add what is typed or chosen in."""
        super().__init__()
        self.session = session
        self.fact = fact
        self.label = PlainLabel(style="small", tone="muted", wrap=True)
        self._problem = PlainLabel(style="small", tone="error", wrap=True)
        self._problem.hide()
        self.inner = QVBoxLayout(self)
        self.inner.setContentsMargins(0, 0, 0, 0)
        self.inner.setSpacing(2)
        self.inner.addWidget(self.label)
        self.parts: list[QWidget] = []

    def add(self, *parts: QWidget) -> None:
        """Put *parts* side by side under the label."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part, 0 if part.maximumWidth() == part.minimumWidth() else 1)
        self.inner.addLayout(row)
        self.inner.addWidget(self._problem)
        self.inner.addStretch(1)
        self.parts = list(parts)

    def name(self) -> str:
        """Return the label of the field."""
        return self.session.say(self.fact.label or field_label(self.fact.field))

    def retranslate(self) -> None:
        """Word label and name; extend it to word the options."""
        self.label.setText(self.name())
        for part in self.parts:
            part.setAccessibleName(self.name())

    def show_value(self, value: object) -> None:
        """Show *value*."""
        raise NotImplementedError

    def rest(self) -> None:
        """Forget the steps of typing."""
        for part in self.parts:
            if isinstance(part, LineField):
                part.rest()

    def show_problem(self, words: str) -> None:
        """Show under the field what is wrong ('' takes it away)."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        for part in self.parts:
            wrong(part, on=bool(words))

    def lock(self, *, on: bool) -> None:
        """Let nothing be changed."""
        for part in self.parts:
            part.setEnabled(not on)

    def send(self, value: object) -> None:
        """Tell a value that was chosen, and that the field is done with."""
        self.changed.emit(self.fact.field, value)
        self.left.emit()

    def not_stated(self) -> list[tuple[str, str]]:
        """Return the first option, unless the field must have a value."""
        return [] if self.fact.must else [("", self.session.text(N_("not stated")))]
