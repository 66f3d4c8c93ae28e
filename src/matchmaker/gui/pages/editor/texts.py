"""The three equal language columns: one text a row, with counts and what is not checked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.gui.pages.editor.declared import TextRow, field_label
from matchmaker.gui.pages.editor.inputs import TextArea, dashed, wrong
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import LinkButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.messages import N_

LABELS = 148
_MOST_LINES = 12
_SCROLL = 10


@dataclass(frozen=True, slots=True)
class Column:
    """One of the three columns of a row."""

    language: Language
    area: TextArea
    note: ElidedLabel
    count: PlainLabel


class TextGridRow(QWidget):
    """One field in three languages; ``changed`` sends the text, ``left`` the loss of the focus."""

    changed = Signal(str, object)
    left = Signal()

    def __init__(
        self, session: Session, row: TextRow, limit: Callable[[str, Language], int], *, side: str
    ) -> None:
        """Build the row; *side* is the colour role of the counterpart."""
        super().__init__()
        self.row = row
        self._session = session
        self._limit = limit
        self._value: LocalisedText = EMPTY_TEXT
        self._all: tuple[LocalisedText, ...] = ()
        self._problem = PlainLabel(style="small", tone="error", wrap=True)
        self._problem.hide()
        self.label = PlainLabel(style="strong", wrap=True)
        self._meets = PlainLabel(style="small", tone="muted")
        self._counterpart = PlainLabel(style="small", tone=side, wrap=True)
        self._columns = tuple(self._column(language) for language in Language)
        self._lay_out()

    def show_record(self, record: Need | Capability) -> None:
        """Show the field of *record*."""
        value = getattr(record, self.row.field)
        if self.row.row is not None:
            self._all = value
            value = value[self.row.row] if self.row.row < len(value) else EMPTY_TEXT
        self._value = value
        for column in self._columns:
            column.area.show_text(value.get(column.language))
        self._say()
        self.fit()

    def rest(self) -> None:
        """Forget the steps of typing: everything is kept."""
        for column in self._columns:
            column.area.rest()

    def retranslate(self) -> None:
        """Word labels and names."""
        name = self._name()
        self.label.setText(name)
        if self.row.meets:
            say = self._session.translator
            self._meets.setText(say.text(N_("meets")))
            self._counterpart.setText(say.label("record_field", self.row.meets))
        for column in self._columns:
            spoken = self._session.translator.label("language", column.language.value)
            column.area.setAccessibleName(f"{name}, {spoken}")
        self._say()

    def show_problem(self, words: str) -> None:
        """Show under the field what is wrong with it ('' takes it away)."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def lock(self, *, on: bool) -> None:
        """Let nothing be typed."""
        for column in self._columns:
            column.area.setReadOnly(on)

    def areas(self) -> tuple[TextArea, ...]:
        """Return the three fields."""
        return tuple(column.area for column in self._columns)

    def fit(self) -> None:
        """Give the three boxes the height of the longest text."""
        height = max(
            column.area.wanted_height(self.row.lines, _MOST_LINES) for column in self._columns
        )
        for column in self._columns:
            column.area.set_height(height)

    def _name(self) -> str:
        name = self._session.say(self.row.label or field_label(self.row.field))
        return name if self.row.row is None else f"{name} {self.row.row + 1}"

    def _column(self, language: Language) -> Column:
        column = Column(
            language,
            TextArea(language, one_line=self.row.one_line),
            ElidedLabel(style="small", tone="warning"),
            PlainLabel(style="small", tone="muted"),
        )
        column.area.edited.connect(lambda: self._typed(column))
        column.area.left.connect(self.left)
        column.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.area.resized.connect(self.fit)
        column.area.document().documentLayout().documentSizeChanged.connect(lambda _: self.fit())
        return column

    def _lay_out(self) -> None:
        head = surface(QWidget(), "header")
        head.setFixedWidth(LABELS)
        names = QVBoxLayout(head)
        names.setContentsMargins(20, 9, 8, 9)
        names.setSpacing(0)
        names.addWidget(self.label)
        pair = QHBoxLayout()
        pair.setSpacing(4)
        pair.addWidget(self._meets)
        pair.addWidget(self._counterpart, 1)
        if self.row.meets:
            names.addLayout(pair)
        names.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(head)
        for column in self._columns:
            line.addWidget(hairline(upright=True))
            line.addWidget(_cell(column), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        self._problem.setContentsMargins(LABELS + 13, 0, 12, 8)
        whole.addWidget(self._problem)
        whole.addWidget(hairline())

    def _typed(self, column: Column) -> None:
        text = column.area.text()
        if text != self._value.get(column.language):
            self._value = self._value.with_text(column.language, text)
            self.changed.emit(self.row.field, self._whole())
        self._say()

    def _whole(self) -> object:
        """Return the value of the field: the text, or all texts of a field of several."""
        if self.row.row is None:
            return self._value
        texts = [*self._all, *[EMPTY_TEXT] * (self.row.row + 1 - len(self._all))]
        texts[self.row.row] = self._value
        while texts and not texts[-1]:
            texts.pop()
        return tuple(texts)

    def _say(self) -> None:
        shown = self._value.shown(self._session.language)[1]
        for column in self._columns:
            text = self._value.get(column.language)
            limit = self._limit(self.row.field, column.language)
            over = len(text) > limit
            converted = column.language in self._value.converted
            column.count.setText(f"{len(text):,} / {limit:,}")
            column.count.set_tone("error" if over else "muted")
            column.note.setText(self._note(text, shown, converted=converted, over=over))
            column.note.set_tone("error" if over else "warning")
            dashed(column.area, on=converted or not text)
            wrong(column.area, on=over)

    def _note(self, text: str, shown: Language, *, converted: bool, over: bool) -> str:
        say = self._session.text
        if over:
            return say(N_("too long: shorten it"))
        if converted:
            return say(N_("machine-converted, not checked"))
        if not text and self._value:
            spoken = self._session.translator.label("language", shown.value)
            return say(N_("empty, {language} is shown"), language=spoken)
        return ""


class TextHead(QWidget):
    """The headings over the columns; ``checked`` asks to take one language as checked."""

    checked = Signal(object)

    def __init__(self, session: Session, *, side: str) -> None:
        """Stand under a rule in the colour of *side*."""
        super().__init__()
        self._session = session
        surface(self, "raised")
        self._field = PlainLabel(style="strong")
        self._marks: dict[Language, LinkButton] = {}
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, _SCROLL, 0)
        line.setSpacing(0)
        head = surface(QWidget(), "header")
        head.setFixedSize(LABELS, 36)
        inside = QHBoxLayout(head)
        inside.setContentsMargins(20, 0, 8, 0)
        inside.addWidget(self._field)
        line.addWidget(head)
        for language in Language:
            line.addWidget(hairline(upright=True))
            line.addWidget(self._heading(language), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        rule = surface(QWidget(), f"{side}-rule")
        rule.setFixedHeight(3)
        whole.addWidget(rule)
        whole.addLayout(line)
        whole.addWidget(hairline())

    def retranslate(self) -> None:
        """Word the headings."""
        self._field.setText(self._session.text(N_("Texts by language")))
        for language, mark in self._marks.items():
            mark.setText(self._session.text(N_("Mark checked")))
            spoken = self._session.translator.label("language", language.value)
            mark.setAccessibleName(f"{mark.text()}, {spoken}")

    def show_converted(self, languages: Sequence[Language], *, locked: bool) -> None:
        """Offer to take as checked the *languages* that hold texts a machine made."""
        for language, mark in self._marks.items():
            mark.setVisible(language in languages and not locked)

    def _heading(self, language: Language) -> QWidget:
        cell = QWidget()
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        cell.setFixedHeight(36)
        row = QHBoxLayout(cell)
        row.setContentsMargins(12, 0, 12, 0)
        name = self._session.translator.label("language", language.value)
        row.addWidget(PlainLabel(name, style="strong", language=language))
        row.addStretch(1)
        mark = LinkButton()
        mark.clicked.connect(lambda: self.checked.emit(language))
        mark.hide()
        row.addWidget(mark)
        self._marks[language] = mark
        return cell


def _cell(column: Column) -> QWidget:
    cell = QWidget()
    cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    layout = QVBoxLayout(cell)
    layout.setContentsMargins(12, 9, 12, 7)
    layout.setSpacing(3)
    layout.addWidget(column.area)
    foot = QHBoxLayout()
    foot.addWidget(column.note, 1)
    foot.addWidget(column.count)
    layout.addLayout(foot)
    layout.addStretch(1)
    return cell
