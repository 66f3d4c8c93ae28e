"""The right column: how complete the record is, what would change matching, keywords, names."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from matchmaker.domain.bars import FULL, Bar, BarKind, Segment
from matchmaker.domain.blind import Leak
from matchmaker.domain.completeness import Completeness, Field, completeness
from matchmaker.domain.limits import ENGLISH_KEYWORD, KEYWORD, KEYWORDS
from matchmaker.gui.pages.editor.declared import Form
from matchmaker.gui.pages.editor.tagging import TagsField
from matchmaker.gui.presenters.editor import EditorPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import LinkButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.score import ScoreBar
from matchmaker.messages import N_, NN_, Message

WIDTH = 300
_MOST = 5
_SIGN = 14


class Side(QScrollArea):
    """Shows what the draft still lacks; ``wanted`` asks to go to a field."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, session: Session, presenter: EditorPresenter, form: Form) -> None:
        """Show nothing yet."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole = _Whole(session)
        self._lacks = _Lacks(session, form)
        self.keywords = _Keywords(session)
        self._names = _Names(session)
        column = surface(QWidget(), "page")
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._whole, self._lacks, self.keywords, self._names):
            layout.addWidget(part)
            layout.addWidget(hairline())
        layout.addStretch(1)
        self.setWidget(column)
        self._lacks.wanted.connect(self.wanted)
        self.keywords.field.changed.connect(lambda words: presenter.change("keywords", words))
        self.keywords.field.full.connect(self._too_many)
        self.keywords.field.left.connect(self.left)

    def show_draft(self) -> None:
        """Show the state of the draft."""
        if self._presenter.draft is None:
            return
        record = self._presenter.record
        found = completeness(record)
        self._whole.show_completeness(found)
        self._lacks.show_completeness(found)
        self.keywords.show_words(record.keywords)

    def _too_many(self) -> None:
        limit = Message(N_("At most {limit} keywords fit; remove some."), limit=KEYWORDS)
        self._presenter.refuse("keywords", limit)

    def show_names(self) -> None:
        """Show what the check for names found."""
        self._names.show_leaks(self._presenter.leaks)

    def retranslate(self) -> None:
        """Word everything."""
        for part in (self._whole, self._lacks, self.keywords, self._names):
            part.retranslate()
        self.show_draft()
        self.show_names()

    def lock(self, *, on: bool) -> None:
        """Let nothing be changed."""
        self.keywords.field.lock(on=on)


class _Section(QWidget):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.title = PlainLabel(style="strong")
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 14)
        self.column.setSpacing(6)
        self.column.addLayout(self.head)


class _Whole(_Section):
    """The percent, and a bar: solid is checked, lighter is not, hatched is missing."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title.setProperty("type", "lead")
        self._figure = PlainLabel(style="figure")
        self._percent = PlainLabel("%", tone="muted")
        self._bar = ScoreBar(session.theme)
        self._legend = PlainLabel(style="small", tone="muted", wrap=True)
        self.head.addStretch(1)
        self.head.addWidget(self._figure)
        self.head.addWidget(self._percent, 0, Qt.AlignmentFlag.AlignBottom)
        self._percent.setContentsMargins(0, 0, 0, 4)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._legend)

    def retranslate(self) -> None:
        say = self.session.text
        self.title.setText(say(N_("Completeness")))
        self._legend.setText(
            say(N_("Solid: filled and checked. Lighter: filled, not checked. Hatched: missing."))
        )

    def show_completeness(self, found: Completeness) -> None:
        checked, percent = found.checked_percent, found.percent
        pieces = (
            (BarKind.STRONG, 0, checked),
            (BarKind.POSSIBLE, checked, percent),
            (BarKind.OPEN, percent, FULL),
        )
        self._figure.setText(str(percent))
        bar = Bar(tuple(Segment(*piece) for piece in pieces if piece[1] < piece[2]), percent)
        self._bar.show_bar(bar, self.session.text(N_("{n} percent complete"), n=percent))


class _Lacks(_Section):
    """The missing fields, the one that matters most first; each is a link to its field."""

    wanted = Signal(str)

    def __init__(self, session: Session, form: Form) -> None:
        super().__init__(session)
        self._none = PlainLabel(style="small", tone="muted", wrap=True)
        self.column.addWidget(self._none)
        self._rows = [_Lack(session, form) for _ in range(_MOST)]
        for row in self._rows:
            row.hide()
            row.wanted.connect(self.wanted)
            self.column.addWidget(row)
        self._more = PlainLabel(style="small", tone="muted")
        self._more.hide()
        self.column.addWidget(self._more)

    def retranslate(self) -> None:
        say = self.session.text
        self.title.setText(say(N_("Would change matching most")))
        self._none.setText(say(N_("Everything that matching uses is filled in.")))

    def show_completeness(self, found: Completeness) -> None:
        lacks = [(field, False) for field in found.missing]
        lacks += [(field, True) for field in found.unchecked]
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(lacks))
            if number < len(lacks):
                field, unchecked = lacks[number]
                row.show_lack(field, unchecked=unchecked)
        more = len(lacks) - _MOST
        self._more.setVisible(more > 0)
        forms = NN_("and {n} field more", "and {n} fields more")
        self._more.setText(self.session.translator.count(forms, max(more, 1)))
        self._none.setVisible(not lacks)


class _Lack(QWidget):
    wanted = Signal(str)

    def __init__(self, session: Session, form: Form) -> None:
        super().__init__()
        self._session = session
        self._form = form
        self._field = ""
        self._sign = QLabel()
        self._sign.setFixedWidth(18)
        self._name = LinkButton()
        self._why = PlainLabel(style="small", tone="muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._name.clicked.connect(lambda: self.wanted.emit(self._field))

    def show_lack(self, field: Field, *, unchecked: bool) -> None:
        """Show a missing field, or one with text nobody has checked."""
        self._field = field.name
        say = self._session.translator
        name = self._session.say(self._form.label(field.name))
        role = "status.error" if field.obligatory and not unchecked else "status.warning"
        size = QSize(_SIGN, _SIGN)
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._session.theme.pixmap("warning", role, size, ratio=ratio))
        self._name.setText(name)
        if unchecked:
            why = say.text(N_("Converted by machine and not checked; it shows on paper."))
        elif field.obligatory:
            why = say.text(N_("Obligatory: without it a record is hardly matched."))
        else:
            part = say.label("criterion", field.criterion.value)
            why = say.text(N_("Part of the score: {criterion}"), criterion=part)
        self._why.setText(why)


class _Keywords(_Section):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._count = PlainLabel(style="small", tone="muted")
        self._problem = PlainLabel(style="small", tone="error", wrap=True)
        self._problem.hide()
        self.head.addWidget(self._count)
        self.head.addStretch(1)
        self.field = TagsField(session.theme, most=KEYWORDS)
        self._limit = PlainLabel(style="small", tone="muted", wrap=True)
        self.column.addWidget(self.field)
        self.column.addWidget(self._limit)
        self.column.addWidget(self._problem)

    def retranslate(self) -> None:
        """Word title and field."""
        say = self.session.translator
        self.title.setText(say.label("record_field", "keywords"))
        remove = say.text(N_("Take {word} away"), word="{word}")
        self.field.name(field=say.text(N_("add a keyword")), remove=remove)
        limit = N_("each at most {n} characters, in English {m}")
        self._limit.setText(say.text(limit, n=KEYWORD, m=ENGLISH_KEYWORD))
        self._count_words(len(self.field.words()))

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show *words* as tags."""
        self.field.show_words(words)
        self._count_words(len(words))

    def show_problem(self, words: str) -> None:
        """Show under the keywords what is wrong with them."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _count_words(self, count: int) -> None:
        self._count.setText(self.session.text(N_("{n} of {most}"), n=count, most=KEYWORDS))


class _Names(_Section):
    """Whether the public texts give the organisation's name away."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._sign = QLabel()
        self._sign.setFixedWidth(18)
        self._words = PlainLabel(wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.column.addLayout(row)

    def retranslate(self) -> None:
        self.title.setText(self.session.text(N_("Blind check")))

    def show_leaks(self, leaks: tuple[Leak, ...] | None) -> None:
        say = self.session.translator
        good = not leaks
        icon, role = ("check", "status.ok") if good else ("warning", "status.warning")
        pixmap = self.session.theme.pixmap(
            icon, role, QSize(_SIGN, _SIGN), ratio=self.devicePixelRatioF()
        )
        self._sign.setPixmap(pixmap)
        self._sign.setVisible(leaks is not None)
        if leaks is None:
            self._words.setText("")
        elif good:
            self._words.setText(
                say.text(N_("No name of the organisation stands in the public texts."))
            )
        else:
            self._words.setText("\n".join(dict.fromkeys(self._sentence(leak) for leak in leaks)))

    def _sentence(self, leak: Leak) -> str:
        say = self.session.translator
        return say.text(
            N_("{field} ({language}) names “{name}”. Blind papers would give it away."),
            field=say.label("record_field", leak.field),
            language=say.label("language", leak.language.value),
            name=leak.name,
        )
