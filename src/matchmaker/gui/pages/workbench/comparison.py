"""The pair side by side: both texts, the mirrored rows, why it scores so, what to weigh."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from matchmaker.domain.brief import Mark, Row, Words
from matchmaker.domain.profile import Profile
from matchmaker.gui.pages.workbench.nearness import Nearness
from matchmaker.gui.pages.workbench.sides import SidePane
from matchmaker.gui.pages.workbench.spine import Spine
from matchmaker.gui.presenters.matching_comparison import (
    ScoreWords,
    comparison_rows,
    row_remark,
    score_words,
    unasked,
    weighed,
)
from matchmaker.gui.presenters.matching_pairs import Compared
from matchmaker.gui.presenters.matching_sides import (
    capability_words,
    near_in_meaning,
    need_words,
    shared_words,
)
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.theme import Tone
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.mirror import MirrorRow, MirrorTable, Value
from matchmaker.gui.widgets.remarks import Remark, Remarks
from matchmaker.gui.widgets.score import Waterfall, WaterfallRow, WaterfallWords
from matchmaker.messages import N_

_WEIGH = 236


class ComparisonPane(QScrollArea):
    """Shows one pair; ``open_wanted`` asks for a page and a record."""

    open_wanted = Signal(str, str)

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        super().__init__()
        self._session = session
        self._pair: Compared | None = None
        self._profile: Profile | None = None
        self._whole = False
        self._held_back = False
        theme = session.theme
        self.need = SidePane(theme, Tone.NEED)
        self.capability = SidePane(theme, Tone.CAPABILITY)
        self.spine = Spine(theme)
        self.nearness = Nearness(theme)
        self.rows = MirrorTable(theme)
        self.why = PlainLabel(style="strong")
        self.headline = PlainLabel(style="small", tone="muted", wrap=True)
        self.waterfall = Waterfall(theme)
        self._before = PlainLabel(style="strong")
        self.remarks = Remarks(theme)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = self._assemble()
        self.setWidget(self.body)
        self.need.open_wanted.connect(self._open_need)
        self.capability.open_wanted.connect(self._open_capability)
        self.spine.more_wanted.connect(self.toggle_whole)

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self.setAccessibleName(text(N_("Comparison")))
        self._before.setText(text(N_("Before you decide")))
        for side in (self.need, self.capability):
            side.name_copy(text(N_("Copy")))
        self._show_words()

    def show_pair(self, pair: Compared, profile: Profile) -> None:
        """Show *pair*; its score is read with the thresholds of *profile*."""
        if self._pair is None or _ids(self._pair) != _ids(pair):
            self.verticalScrollBar().setValue(0)
        self._pair, self._profile = pair, profile
        self._show_words()

    def toggle_whole(self) -> None:
        """Show the whole texts, or their first lines again."""
        self._whole = not self._whole
        if self._pair is not None:
            self._show_rows(self._pair)
        self._show_whole()

    def _show_words(self) -> None:
        pair, profile, session = self._pair, self._profile, self._session
        if pair is None or profile is None:
            return
        t = session.translator
        for side, words in (
            (self.need, need_words(pair, t)),
            (self.capability, capability_words(pair, t)),
        ):
            side.show_side(words, open_words=session.text(N_("Open {code}"), code=words.code))
        said = score_words(pair.explanation, profile, t) if pair.explanation else None
        self.spine.show_score(
            session.text(N_("Score")),
            (said.score, said.level, said.level_words) if said else ("\u2013", "", ""),
        )
        self.spine.show_terms(session.text(N_("Shared terms")), shared_words(pair))
        caption = (session.text(N_("near in meaning")), session.text(N_("no shared term")))
        self.nearness.show_passages("\n".join(caption), near_in_meaning(pair))
        self._show_rows(pair)
        self._show_score(said)
        found = weighed(pair, t)
        self.remarks.show_remarks([Remark(each.tone, each.title, each.text) for each in found])
        self._show_whole()

    def _show_rows(self, pair: Compared) -> None:
        rows = comparison_rows(pair, self._session.language, _today())
        kept = [row for row in rows if self._whole or not unasked(row, pair)]
        self._held_back = len(rows) > len(kept)
        self.rows.show_rows([self._row(row) for row in kept])

    def _show_score(self, said: ScoreWords | None) -> None:
        text = self._session.text
        self._score.setVisible(said is not None)
        if said is None:
            return
        self.why.setText(text(N_("Why {score}"), score=said.score))
        self.headline.setText(said.headline)
        steps = [WaterfallRow(s.label, s.value, s.out_of, s.step) for s in said.steps]
        spoken = "; ".join(f"{s.label} {s.value} {s.out_of}" for s in said.steps)
        words = WaterfallWords(text(N_("Score")), said.score, said.marks, spoken)
        self.waterfall.show_steps(steps, said.total, words)

    def _row(self, row: Row) -> MirrorRow:
        remark, tone = row_remark(row, self._session.translator)
        missing = row.mark is Mark.MISSING
        return MirrorRow(
            need=_value(row.need.first),
            label=row.label.first.text,
            offer=_value(row.capability.first, stated=not missing),
            remark=remark,
            tone=tone,
            open=missing,
        )

    def _show_whole(self) -> None:
        for side in (self.need, self.capability):
            side.show_whole(whole=self._whole)
        text = self._session.text
        cut = self.need.has_more() or self.capability.has_more()
        more = self._whole or self._held_back or cut
        words = text(N_("Less text")) if self._whole else text(N_("More text"))
        self.spine.show_more(words if more else "")

    def _open_need(self) -> None:
        if self._pair is not None:
            self.open_wanted.emit("needs", self._pair.need.id)

    def _open_capability(self) -> None:
        if self._pair is not None:
            self.open_wanted.emit("capabilities", self._pair.capability.id)

    def _assemble(self) -> QWidget:
        whole = QWidget()
        surface(whole, "raised")
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.need, 1)
        sides.addWidget(self.spine)
        sides.addWidget(self.capability, 1)
        below = QHBoxLayout()
        below.setSpacing(0)
        self._score = self._block(self.why, self.headline, self.waterfall)
        weigh = self._block(self._before, self.remarks)
        surface(weigh, "page")
        weigh.setFixedWidth(_WEIGH)
        below.addWidget(self._score, 1)
        below.addWidget(hairline(upright=True))
        below.addWidget(weigh)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(sides)
        layout.addWidget(self.nearness)
        layout.addWidget(self.rows)
        layout.addWidget(hairline())
        layout.addLayout(below, 1)
        return whole

    @staticmethod
    def _block(*parts: QWidget) -> QWidget:
        block = QWidget()
        layout = QVBoxLayout(block)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        return block


def _value(words: Words, *, stated: bool = True) -> Value:
    return Value(words.text, words.language, stated, words.marks)


def _ids(pair: Compared) -> tuple[str, str]:
    return pair.need.id, pair.capability.id


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
