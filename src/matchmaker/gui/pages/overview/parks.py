"""Coverage by park: how many of its published needs are covered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from matchmaker.gui.pages.overview.card import Card
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.presenters.today import ParkBar
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.gui.widgets.score import ScoreBar
from matchmaker.messages import N_


class Parks(Card):
    """One line a park: name, the share that is covered, covered of published."""

    def __init__(self, session: Session) -> None:
        """Show no park yet."""
        super().__init__()
        self._session = session
        self.head.addStretch(1)
        self.head.addWidget(self.note)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(16, 10, 16, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[PlainLabel, ScoreBar, PlainLabel]] = []
        self.column.addWidget(inside)
        self.column.addStretch(1)

    def retranslate(self) -> None:
        """Word the heading."""
        self.title.setText(self._session.text(N_("Coverage by park")))
        self.note.setText(self._session.text(N_("covered / published")))

    def show_parks(self, parks: tuple[ParkBar, ...]) -> None:
        """Show *parks*."""
        while len(self._lines) < len(parks):
            self._add_line()
        for number, line in enumerate(self._lines):
            shown = number < len(parks)
            for part in line:
                part.setVisible(shown)
            if shown:
                self._show_line(line, parks[number])

    def _add_line(self) -> None:
        line = (
            PlainLabel(style="small"),
            ScoreBar(self._session.theme),
            PlainLabel(style="small", tone="muted"),
        )
        at = len(self._lines)
        for column, part in enumerate(line):
            self._grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignVCenter)
        line[2].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lines.append(line)

    def _show_line(self, line: tuple[PlainLabel, ScoreBar, PlainLabel], park: ParkBar) -> None:
        name, bar, count = line
        words = self._session.text(
            N_("{park}: {covered} of {published} published needs are covered"),
            park=park.name,
            covered=park.covered,
            published=park.published,
        )
        name.setText(park.name)
        bar.show_bar(park.bar, words)
        none = self._session.text(N_("no needs yet"))
        count.setText(f"{park.covered} / {park.published}" if park.published else none)
