"""The dialogue of weights: each part before and after, and what that would move."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from matchmaker.domain.explanation import Criterion
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.presenters.weights import MovedRow, WeightsPresenter
from matchmaker.gui.widgets.buttons import Button, LinkButton, allow
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.tables import RecordTable
from matchmaker.gui.widgets.weight_bar import WeightBar
from matchmaker.i18n.lessons import lesson_words, shift_words
from matchmaker.messages import N_, NN_, Message

_SIZE = (1040, 600)
_STEPS = 2  # of a bar to a point


class WeightsDialog(QDialog):
    """Ctrl+Enter applies the weights and matches again, Esc leaves everything as it is."""

    def __init__(
        self, session: Session, presenter: WeightsPresenter, matching: MatchingPresenter
    ) -> None:
        """Build everything; ``presenter`` has read what there is to suggest."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self._matching = matching
        self.lines = {each: _Line(session, each) for each in Criterion}
        self._heading, self._lead = PlainLabel(style="lead"), PlainLabel(tone="muted", wrap=True)
        self._columns = [PlainLabel(style="caption", tone="muted") for _ in range(3)]
        self._moves = PlainLabel(style="strong", wrap=True)
        self._later = PlainLabel(style="small", tone="muted", wrap=True)
        self.table = RecordTable(session.theme)
        self._model: RowTableModel[MovedRow] = RowTableModel(
            _table_columns(), session.say, key=lambda row: (row.moved.need, row.moved.capability)
        )
        self.table.show_model(self._model)
        self.suggested, self.now, self.named = LinkButton(), LinkButton(), LinkButton()
        self.leave = Button(session.theme)
        self.take = Button(session.theme, kind="primary", key="Ctrl \u21b5")
        self._assemble()
        self._connect()
        self._word()

    def begin(self) -> None:
        """Show what is suggested, or what is in force."""
        for criterion, line in self.lines.items():
            line.show_before(self._presenter.now()[criterion])
        self._presenter.begin()
        self.lines[Criterion.FIELD].box.setFocus()

    # --- showing ------------------------------------------------------------------------------

    def _show_weights(self) -> None:
        presenter, text = self._presenter, self._session.text
        for criterion, line in self.lines.items():
            line.show_weight(presenter.weights[criterion])
        same = presenter.weights == presenter.now()
        allow(self.take, text(N_("These weights are in force.")) if same else "")

    def _show_shift(self) -> None:
        shift = self._presenter.shift
        desk = self._matching.desk
        found = desk is not None and desk.report is not None
        rows = self._presenter.rows(desk)
        self._model.set_rows(rows)
        self.table.setVisible(bool(rows))
        if not found:
            none = Message(N_("No pairs are proposed yet: find pairs to see what weights move."))
            self._moves.setText(self._session.say(none))
        elif shift is not None:
            self._moves.setText(self._session.say(shift_words(shift)))
        more = len(shift.moved) - len(rows) if shift is not None else 0
        count = self._session.translator.count
        later = self._session.text(N_("Pairs not proposed now are known after the next run."))
        said = count(NN_("{n} more pair moves.", "{n} more pairs move."), more) if more else ""
        self._later.setText(f"{said} {later}".strip())

    def _word(self) -> None:
        session, text = self._session, self._session.text
        heading = text(N_("Weights of the score"))
        self.setWindowTitle(heading)
        self._heading.setText(heading)
        suggestion = self._presenter.suggestion
        words = session.say(lesson_words(suggestion.lesson)) if suggestion else ""
        if suggestion and suggestion.left_out:
            words += " " + session.translator.count(
                NN_("{n} decision teaches nothing about parts.",
                    "{n} decisions teach nothing about parts."), suggestion.left_out,
            )  # fmt: skip
        self._lead.setText(words)
        for label, word in zip(
            self._columns, (N_("Part"), N_("In force"), N_("New")), strict=True
        ):
            label.setText(text(word))
        for line in self.lines.values():
            line.word()
        self.table.name(text(N_("What moves")))
        self.suggested.setText(text(N_("Suggested weights")))
        self.now.setText(text(N_("Weights in force")))
        self.named.setText(text(N_("Back to the weights of the profile")))
        self.named.setVisible(self._presenter.named() != self._presenter.now())
        offered = self._presenter.suggested() is not None
        self.suggested.setVisible(offered)
        self.leave.setText(text(N_("Not now") if offered else N_("Cancel")))
        self.take.setText(text(N_("Apply and run again")))
        self.take.setVisible(not session.read_only)
        self._model.retranslate()

    # --- acting -------------------------------------------------------------------------------

    def _apply(self) -> None:
        if self._presenter.weights != self._presenter.now() and not self._session.read_only:
            self.accept()
            self._presenter.apply()

    def _leave(self) -> None:
        if self._presenter.suggested() is not None:
            self._presenter.not_now()
        self.reject()

    # --- building -----------------------------------------------------------------------------

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.weights_changed.connect(self._show_weights)
        presenter.shift_changed.connect(self._show_shift)
        for criterion, line in self.lines.items():
            line.bar.valueChanged.connect(partial(self._slid, criterion))
            line.box.valueChanged.connect(partial(self._typed, criterion))
        self.suggested.clicked.connect(lambda: presenter.take(presenter.suggested() or {}))
        self.now.clicked.connect(lambda: presenter.take(presenter.now()))
        self.named.clicked.connect(lambda: presenter.take(presenter.named()))
        self.leave.clicked.connect(self._leave)
        self.take.clicked.connect(self._apply)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._apply)

    def _slid(self, criterion: Criterion, value: int) -> None:
        self._presenter.set_weight(criterion, Decimal(value) / _STEPS)

    def _typed(self, criterion: Criterion, value: float) -> None:
        self._presenter.set_weight(criterion, Decimal(str(round(value, 1))))

    def _assemble(self) -> None:
        self.resize(*_SIZE)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for place, label in zip((0, 1, 3), self._columns, strict=True):
            grid.addWidget(label, 0, place)
        for number, line in enumerate(self.lines.values(), 1):
            for place, part in enumerate((line.name, line.before, line.bar, line.box)):
                grid.addWidget(part, number, place)
        grid.setColumnStretch(2, 1)
        left = QVBoxLayout()
        left.addLayout(grid)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._moves)
        right.addWidget(self.table, 1)
        right.addStretch(0)
        right.addWidget(self._later)
        body = QHBoxLayout()
        body.setSpacing(28)
        body.addLayout(left, 10)
        body.addLayout(right, 11)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        column.addSpacing(8)
        column.addLayout(body, 1)
        column.addSpacing(8)
        column.addLayout(_foot((self.suggested, self.now, self.named), (self.leave, self.take)))


class _Line:
    """One part: its name, its weight in force, a bar and a field for the new one."""

    def __init__(self, session: Session, criterion: Criterion) -> None:
        self._session = session
        self._criterion = criterion
        self.name = PlainLabel(style="strong")
        self.before = PlainLabel(tone="muted")
        self.before.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = WeightBar(session.theme)
        self.box = QDoubleSpinBox()
        self.box.setRange(0, 100)
        self.box.setDecimals(1)
        self.box.setSingleStep(0.5)
        self.box.setFixedWidth(84)
        self.box.setKeyboardTracking(False)

    def word(self) -> None:
        """Name everything in the language of the screen."""
        name = self._session.translator.label("criterion", self._criterion.value)
        self.name.setText(name)
        self.bar.setAccessibleName(name)
        self.box.setAccessibleName(name)

    def show_before(self, weight: Decimal) -> None:
        """Show the weight in force."""
        self.before.setText(self._session.translator.number(weight.normalize()))
        self.bar.show_before(float(weight))

    def show_weight(self, weight: Decimal) -> None:
        """Show the weight that is tried; nothing is sent back."""
        for part in (self.bar, self.box):
            part.blockSignals(True)
        self.bar.setValue(round(weight * _STEPS))
        self.box.setValue(float(weight))
        for part in (self.bar, self.box):
            part.blockSignals(False)


def _table_columns() -> tuple[Column[MovedRow], ...]:
    def rank(row: MovedRow) -> str:
        return f"{row.moved.rank_before} \u2192 {row.moved.rank_now}"

    def score(row: MovedRow) -> str:
        return f"{row.moved.score_before} \u2192 {row.moved.score_now}"

    return (
        Column(Message(N_("Pair")), lambda row: row.pair, width=120),
        Column(Message(N_("Rank")), rank, sort=lambda row: row.moved.rank_now, width=70),
        Column(Message(N_("Score")), score, sort=lambda row: row.moved.score_now, width=80),
        Column(Message(N_("Capability")), lambda row: row.capability, width=200),
    )


def _foot(left: tuple[QWidget, ...], right: tuple[QWidget, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    for part in left:
        row.addWidget(part)
    row.addStretch(1)
    for part in right:
        row.addWidget(part)
    return row
